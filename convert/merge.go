package convert

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"jianggao/convert/dump"
	"jianggao/convert/speech"
	"jianggao/convert/together"
)

// mergedTitle is the title of a merged book: the user's, else the name of the
// one folder or archive it is made of.
func (o Options) mergedTitle() string {
	if o.Title != "" {
		return o.Title
	}
	if len(o.Inputs) == 1 {
		abs, err := filepath.Abs(o.Inputs[0])
		if err == nil {
			if base := filepath.Base(abs); isArchive(base) {
				return strings.TrimSuffix(base, filepath.Ext(base))
			} else if !isDump(base) && o.Inputs[0] != "-" {
				return base
			}
		}
	}
	return "讲稿合集"
}

// readAll prepares the merging of all sources of a unit. Their bytes are
// digested first only where an earlier run may have made the book already.
func (b *batch) readAll(ctx context.Context, u unit, w *work, r *reading) error {
	sums := make([]string, len(u.sources))
	if b.options.Resume {
		for i, s := range u.sources {
			if err := ctx.Err(); err != nil {
				return err
			}
			if data, err := load(s, b.options.Dump.Limit()); err == nil {
				sums[i] = digest(data)
			}
		}
	}
	r.sum = func() string { return digest([]byte(strings.Join(sums, "\n"))) }
	r.find = func() (*Found, error) { return b.merge(ctx, u, w, sums) }
	return nil
}

// merge reads all sources side by side and makes one book of them, in their
// order. A source that fails is left out, and its outcome says so.
func (b *batch) merge(ctx context.Context, u unit, w *work, sums []string) (*Found, error) {
	o := b.options.ReadOptions
	o.Title, o.Date, o.Only = "", "", nil // they are of the whole
	books := make([]*Found, len(u.sources))
	w.parts = make([]*Outcome, len(u.sources))
	next := make(chan int)
	var workers together.Group
	var mu sync.Mutex
	done := 0
	for range b.jobs() {
		workers.Go(func() error {
			for i := range next {
				books[i], w.parts[i] = b.readPart(u.sources[i], o, &sums[i])
				mu.Lock()
				done++
				b.progress(done)
				mu.Unlock()
			}
			return nil
		})
	}
	for i := range u.sources {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	if err := errors.Join(workers.Wait(), ctx.Err()); err != nil {
		w.parts = nil
		return nil, err
	}
	earlier := copies{drop: o.Dedupe}
	for i, p := range books {
		if p != nil {
			earlier.find(p)
			w.parts[i].Warnings, w.parts[i].Dropped = p.Warnings, p.dropped()
		}
	}
	f, err := join(u.name, books)
	if err != nil {
		return nil, err
	}
	f.override(ReadOptions{Title: u.name, Author: b.options.Author, Date: b.options.Date})
	if err := f.choose(b.options.Only); err != nil {
		return nil, fmt.Errorf("%s: %w", u.name, err)
	}
	return f, nil
}

// readPart finds the speeches of one source of a merged book.
func (b *batch) readPart(s source, o ReadOptions, sum *string) (f *Found, oc *Outcome) {
	oc = &Outcome{Input: s.name, Status: Converted, part: true}
	data, err := load(s, o.Dump.Limit())
	if err == nil {
		*sum = digest(data)
		err = guard(s.name, func() (err error) {
			f, err = find(s.name, data, o)
			return err
		})
	}
	if err != nil {
		oc.Status, oc.Err = Failed, err
		return nil, oc
	}
	oc.Title, oc.Warnings = f.Book.Title, f.Warnings
	oc.Speeches, oc.Characters = len(f.Book.Speeches), f.Book.Characters()
	f.Page = &dump.Page{Name: s.name, Encoding: f.Page.Encoding, Kind: f.Page.Kind} // the lines are no longer needed
	return f, oc
}

// join makes one book of several, each a part, and numbers the speeches anew.
func join(title string, parts []*Found) (*Found, error) {
	all := &Found{}
	b := &all.Book
	b.Source, b.Title = title, title
	hant := 0
	for _, p := range parts {
		if p == nil {
			continue
		}
		all.parts = append(all.parts, p)
		part := &p.Book
		if len(part.Speeches) == 0 {
			continue // copies of earlier ones, dropped
		}
		if len(b.Parts) == 0 {
			b.Category = part.Category
		} else if b.Category != part.Category {
			b.Category = ""
		}
		b.Date = max(b.Date, part.Date) // YYYY-MM-DD: the latest
		if part.Script == speech.Hant {
			hant++
		}
		b.Parts = append(b.Parts, speech.Part{Title: part.Title, Source: part.Source, Date: part.Date, First: len(b.Speeches)})
		for _, s := range part.Speeches {
			s.Number = len(b.Speeches) + 1
			b.Speeches = append(b.Speeches, s)
		}
	}
	if len(b.Parts) == 0 {
		return nil, errors.New("no input could be read; there is nothing to merge")
	}
	if 2*hant > len(b.Parts) {
		b.Script = speech.Hant
	}
	return all, nil
}
