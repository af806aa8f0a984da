package convert

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"
)

// A batch is one Run: the inputs, where their products go, and what is known
// of them so far.
//
// Workers take the books in order, read and make them, and hand the products
// to be written while they go on with the next book. Names are given out in
// the order of the inputs, and outcomes are told in that order, so that
// neither depends on which worker is quicker.
type batch struct {
	options Options
	forms   []format
	inputs  inputSet
	units   []unit
	out     *folder
	journal *journal
	log     *slog.Logger
	started time.Time

	turn   turns
	names  *claims // in its turn only
	copies copies  // in its turn only

	summary Summary
	told    []told  // what has been told of, in order
	stale   []stale // what the inputs converted were before
	failure error   // to keep the journal
}

// A told is an outcome that has been told of: its record in the journal.
type told struct {
	at     span
	status Status
}

// A stale is an earlier record of a unit that has been converted anew.
type stale struct {
	unit   int
	record *Record
}

// A unit is what one book is made of: one source, or all when they are merged.
type unit struct {
	name    string // of the input
	sources []source
}

// find lists the units.
func (b *batch) find() error {
	in := &b.inputs
	in.stdin = b.options.Stdin
	if b.options.OutDir != "" {
		if abs, err := filepath.Abs(b.options.OutDir); err == nil {
			in.skip = abs
		}
	}
	if err := in.expand(b.options.Inputs); err != nil {
		return err
	}
	if b.options.Merge {
		b.units = []unit{{b.options.mergedTitle(), in.sources}}
		return nil
	}
	for _, s := range in.sources {
		b.units = append(b.units, unit{s.name, []source{s}})
	}
	return nil
}

// jobs is how many books are worked on side by side.
func (b *batch) jobs() int {
	n := b.options.Jobs
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return max(1, min(n, len(b.inputs.sources)))
}

// run converts all units.
func (b *batch) run(ctx context.Context) error {
	b.progress(0)
	type finished struct {
		unit int
		oc   []*Outcome
	}
	done := make(chan finished)
	next := make(chan int)
	go func() {
		defer close(next)
		for i := range b.units {
			select {
			case next <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	var workers, writers sync.WaitGroup
	slots := make(chan struct{}, b.jobs()) // books being written
	for range b.jobs() {
		workers.Go(func() {
			for i := range next {
				w := b.convert(ctx, i)
				slots <- struct{}{}
				writers.Go(func() {
					b.write(ctx, w)
					<-slots
					done <- finished{i, w.outcomes()}
				})
			}
		})
	}
	go func() {
		workers.Wait()
		writers.Wait()
		close(done)
	}()
	waiting := map[int][]*Outcome{} // finished before their turn
	told, count := 0, 0
	for f := range done {
		count++
		waiting[f.unit] = f.oc
		for waiting[told] != nil {
			for _, oc := range waiting[told] {
				b.tell(ctx, told, oc)
			}
			delete(waiting, told)
			told++
		}
		if !b.options.Merge { // or merge tells
			b.progress(count)
		}
	}
	return ctx.Err()
}

func (b *batch) progress(done int) {
	if b.options.Progress != nil {
		b.options.Progress(done, len(b.inputs.sources))
	}
}

// tell counts an outcome, keeps its record and passes it on.
func (b *batch) tell(ctx context.Context, unit int, oc *Outcome) {
	if oc.Err != nil && ctx.Err() != nil && errors.Is(oc.Err, ctx.Err()) {
		return // not tried, or not to its end
	}
	b.summary.add(oc)
	if !oc.part {
		b.keep(unit, oc)
	}
	if b.options.Done != nil {
		b.options.Done(oc)
	}
}

// keep puts an outcome into the journal. That of a failed input is of use for
// the report alone.
func (b *batch) keep(unit int, oc *Outcome) {
	at, err := oc.at, error(nil)
	if oc.Status == Converted || oc.Status == Failed && b.options.Report != "" {
		if at, err = b.journal.add(oc.record); err != nil {
			b.failure = errors.Join(b.failure, err)
			return
		}
	}
	if b.options.Report != "" {
		b.told = append(b.told, told{at, oc.Status})
	}
	if oc.Status == Converted {
		for _, r := range oc.stale {
			b.stale = append(b.stale, stale{unit, r})
		}
	}
}

func (s *Summary) add(oc *Outcome) {
	switch {
	case oc.merged && oc.Err == nil: // its inputs are counted
	case oc.Status == Failed:
		s.Inputs++
		s.Failed++
	case oc.Status == Unchanged:
		s.Inputs++
		s.Unchanged++
	default:
		s.Inputs++
		s.Converted++
	}
	if !oc.part && oc.Status != Failed { // the merged book has them
		s.Speeches += oc.Speeches
		s.Characters += oc.Characters
	}
	for _, out := range oc.Outputs {
		s.Files += out.Files
		s.Bytes += out.Bytes
	}
}

// finish clears stale products away, and writes the report.
func (b *batch) finish() error {
	for _, old := range b.stale {
		keep := map[string]bool{}
		for f := range old.record.files() {
			if n, taken := b.names.owner(f.Path); taken && n != old.unit {
				keep[f.Path] = true
			}
		}
		now, _ := b.journal.find(old.record.Input)
		for f := range now.files() {
			keep[f.Path] = true
		}
		b.out.removeStale(old.record, keep)
	}
	b.summary.Elapsed = time.Since(b.started)
	err := b.failure
	if b.options.Report != "" {
		err = errors.Join(err, b.writeReport(b.options.Report))
	}
	return errors.Join(err, b.journal.close())
}

// A work is one unit on its way: what is to be written of it.
type work struct {
	unit     int
	name     string
	found    *Outcome
	parts    []*Outcome // of the inputs of a merged book
	products []product
	times    Times
}

func (w *work) outcomes() []*Outcome { return append(w.parts, w.found) }

func (w *work) fail(err error) {
	w.found.Status, w.found.Err = Failed, err
}

// convert takes one unit through all stages but writing.
func (b *batch) convert(ctx context.Context, i int) *work {
	u := b.units[i]
	w := &work{unit: i, found: &Outcome{Input: u.name, Status: Converted}}
	start := time.Now()
	var read reading
	err := guard(u.name, func() (err error) {
		read, err = b.read(ctx, u, w)
		return err
	})
	// Every unit takes its turn, whatever became of it, or the next would wait
	// for ever.
	b.turn.take(i, func() {
		if err != nil {
			return
		}
		err = guard(u.name, func() error {
			if read.found != nil && !b.options.Merge { // merge compares its parts
				b.copies.find(read.found)
			}
			if !read.nothingNew() {
				w.name = b.names.claim(i, read.wanted)
			}
			return nil
		})
	})
	w.times.Read = since(start)
	if err == nil {
		err = guard(u.name, func() error { return b.make(ctx, u, w, &read) })
	}
	if err != nil {
		w.fail(err)
	}
	return w
}

// make makes the products of a unit that has been read and named, unless they
// are there already.
func (b *batch) make(ctx context.Context, u unit, w *work, read *reading) (err error) {
	if read.before != nil && w.name == read.before.Name && read.same() && b.out.whole(read.before) {
		w.keep(b.out, read.before, read.at)
		return nil
	}
	f := read.found
	if f == nil {
		if f, err = read.find(); err != nil {
			return err
		}
	}
	oc := w.found
	oc.Title, oc.Speeches, oc.Characters = f.Book.Title, len(f.Book.Speeches), f.Book.Characters()
	oc.Dropped, oc.Warnings, oc.merged = f.dropped(), f.Warnings, b.options.Merge
	oc.record = &Record{
		Input: u.name, SHA256: read.sum(), Options: b.options.Fingerprint,
		Title: oc.Title, Name: w.name, Wanted: read.wanted, Speeches: oc.Speeches, Characters: oc.Characters, Dropped: oc.Dropped,
	}
	oc.stale = read.earlier
	if read.nothingNew() {
		return nil
	}
	if err := b.out.free(w.name, b.forms, &f.Book, b.mayReplace); err != nil {
		return err
	}
	b.log.Info("read", "input", u.name, "title", oc.Title, "speeches", oc.Speeches, "characters", oc.Characters, "ms", w.times.Read)
	if err := ctx.Err(); err != nil {
		return err
	}
	start := time.Now()
	if w.products, err = makeAll(job{book: &f.Book, found: f, options: b.options}, b.forms); err != nil {
		return fmt.Errorf("%s: %w", u.name, err)
	}
	w.times.Make = since(start)
	for _, m := range w.products {
		oc.Warnings = append(oc.Warnings, m.warnings...)
	}
	b.log.Info("made", "input", u.name, "formats", len(w.products), "ms", w.times.Make)
	return nil
}

// mayReplace says whether a file that exists may be written over.
func (b *batch) mayReplace(path string) bool {
	return b.options.Force || b.options.Resume && b.journal.ours(path)
}

// write puts the products of a unit on the disk.
func (b *batch) write(ctx context.Context, w *work) {
	if w.found.Status == Converted {
		if err := guard(w.found.Input, func() error { return b.place(ctx, w) }); err != nil {
			w.fail(err)
		}
	}
	b.complete(w)
}

// place writes the files of a unit. The journal names them before: should the
// run be stopped meanwhile, the next one knows whose they are.
func (b *batch) place(ctx context.Context, w *work) error {
	oc := w.found
	start := time.Now()
	var files []file
	var outputs []Output
	for i, m := range w.products {
		f := b.forms[i]
		placed := placed(w.name, f, m)
		if len(placed) == 0 { // it could not be made here; a warning says why
			continue
		}
		out := Output{Format: f.name, Path: b.out.join(target(w.name, f, "")), Files: len(placed), Pages: m.pages}
		for _, x := range placed {
			out.Bytes += int64(len(x.data))
		}
		outputs = append(outputs, out)
		files = append(files, placed...)
	}
	if len(files) > 0 {
		oc.record.Outputs = w.outputs(b.forms)
		begun := Record{Input: oc.Input, Status: writing, Name: oc.record.Name, Outputs: oc.record.Outputs}
		if _, err := b.journal.add(&begun); err != nil {
			return fmt.Errorf("%s: write: %w", oc.Input, err)
		}
	}
	if err := b.out.write(ctx, files); err != nil {
		return fmt.Errorf("%s: write: %w", oc.Input, err)
	}
	oc.Outputs = outputs
	w.times.Write = since(start)
	b.log.Info("wrote", "input", oc.Input, "name", w.name, "files", len(files), "ms", w.times.Write)
	return nil
}

// outputs gives the records of the products that could be made here.
func (w *work) outputs(forms []format) []OutputRecord {
	var out []OutputRecord
	for i, m := range w.products {
		r := OutputRecord{Format: forms[i].name, Pages: m.pages}
		for _, x := range placed(w.name, forms[i], m) {
			r.Files = append(r.Files, FileRecord{x.name, int64(len(x.data)), digest(x.data)})
		}
		if len(r.Files) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// complete fills in what a record says after writing.
func (b *batch) complete(w *work) {
	oc := w.found
	if oc.Status == Unchanged {
		return
	}
	if oc.record == nil {
		oc.record = &Record{Input: oc.Input}
	}
	r := oc.record
	r.Status, r.Warnings = oc.Status, oc.Warnings
	if b.options.Report != "" {
		r.Times = w.times
	}
	for _, p := range w.parts {
		part := Record{Input: p.Input, Status: p.Status, Title: p.Title, Speeches: p.Speeches, Characters: p.Characters, Dropped: p.Dropped, Warnings: p.Warnings}
		if p.Err != nil {
			part.Error = p.Err.Error()
		}
		r.Parts = append(r.Parts, part)
	}
	if oc.Err != nil {
		r.Error, r.Outputs = oc.Err.Error(), nil
	}
}

// keep makes the outcome of a unit whose products are there already.
func (w *work) keep(d *folder, r *Record, at span) {
	oc := w.found
	oc.Status, oc.at = Unchanged, at
	oc.Title, oc.Speeches, oc.Characters, oc.Dropped, oc.Warnings = r.Title, r.Speeches, r.Characters, r.Dropped, r.Warnings
	for _, o := range r.Outputs {
		out := Output{Format: o.Format, Files: len(o.Files), Pages: o.Pages}
		for _, f := range o.Files {
			out.Bytes += f.Bytes
		}
		for _, f := range formats {
			if f.name == o.Format {
				out.Path = d.join(target(r.Name, f, ""))
			}
		}
		oc.Outputs = append(oc.Outputs, out)
	}
}

// A reading is what is known of a unit before its name is claimed.
type reading struct {
	found   *Found                 // nil while before may still do
	find    func() (*Found, error) // finds it then
	sum     func() string          // digest of the bytes
	wanted  string                 // the name its products would like
	before  *Record                // of an earlier run with the same bytes and options
	at      span                   // of that record in the journal
	earlier []*Record              // of earlier runs, also of one that was stopped
}

// nothingNew says whether every speech of a unit was dropped as a copy.
func (r *reading) nothingNew() bool { return r.found != nil && len(r.found.Book.Speeches) == 0 }

// same says whether what was found, if it was looked for, is what the earlier
// run with the same bytes made products of.
func (r *reading) same() bool {
	return r.found == nil || len(r.found.Book.Speeches) == r.before.Speeches && r.found.Book.Characters() == r.before.Characters
}

// read loads a unit and, unless an earlier run has made the same of it, finds
// its speeches.
func (b *batch) read(ctx context.Context, u unit, w *work) (r reading, err error) {
	if b.options.Merge {
		err = b.readAll(ctx, u, w, &r)
	} else {
		err = b.readOne(u, &r)
	}
	if err != nil {
		return r, err
	}
	if b.options.Resume {
		made, begun := b.journal.find(u.name)
		for _, e := range []*Record{made, begun} {
			if e != nil {
				r.earlier = append(r.earlier, e)
			}
		}
		if e := made; e != nil && e.SHA256 == r.sum() && e.Options == b.options.Fingerprint && b.hasAll(e) {
			r.before, r.wanted = e, e.Wanted
			r.at = b.journal.place(u.name)
			if !b.options.Dedupe || b.options.Merge {
				return r, nil
			}
			// Which of its speeches are copies depends on the other inputs.
		}
	}
	if r.found, err = r.find(); err != nil {
		return r, err
	}
	r.wanted = bookName(&r.found.Book)
	return r, nil
}

// readOne loads the one source of a unit.
func (b *batch) readOne(u unit, r *reading) error {
	data, err := load(u.sources[0], b.options.Dump.Limit())
	if err != nil {
		return err
	}
	sum := digest(data)
	r.sum = func() string { return sum }
	r.find = func() (*Found, error) { return find(u.name, data, b.options.ReadOptions) }
	return nil
}

// hasAll says whether a record has a product of every format asked for.
func (b *batch) hasAll(r *Record) bool {
	for _, f := range b.forms {
		if !slices.ContainsFunc(r.Outputs, func(o OutputRecord) bool { return o.Format == f.name }) {
			return false
		}
	}
	return true
}

func since(t time.Time) float64 {
	return float64(time.Since(t).Microseconds()) / 1000
}

// turns lets goroutines do something one after the other, in the order of
// their numbers.
type turns struct {
	mu   sync.Mutex
	cond sync.Cond
	next int
}

// take waits until all numbers below n have had their turn, and does f.
func (t *turns) take(n int, f func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.cond.L == nil {
		t.cond.L = &t.mu
	}
	for t.next != n {
		t.cond.Wait()
	}
	defer func() {
		t.next++
		t.cond.Broadcast()
	}()
	f()
}
