package convert

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"
)

// Stream makes the one product of one input, or of all when they are merged,
// and writes it to w: nothing before it is whole. The texts of several
// speeches come one behind the other, a blank line between them. Where products
// would go and what concerns a folder is left out of account.
func Stream(ctx context.Context, o Options, w io.Writer) (*Outcome, error) {
	forms, err := pickFormats(o.Formats)
	if err != nil {
		return nil, err
	}
	if len(forms) != 1 {
		return nil, fmt.Errorf("%d formats; one product can be streamed", len(forms))
	}
	o.Resume, o.Report, o.OutDir = false, "", ""
	b := &batch{options: o, forms: forms, log: o.Log, started: time.Now(), copies: copies{drop: o.Dedupe}}
	if b.log == nil {
		b.log = slog.New(slog.DiscardHandler)
	}
	defer b.inputs.close()
	if err := b.find(); err != nil {
		return nil, err
	}
	if n := len(b.units); n != 1 {
		return nil, fmt.Errorf("%d inputs; one book can be streamed: give one input, or merge them", n)
	}
	u := b.units[0]
	work := &work{found: &Outcome{Input: u.name, Status: Converted}}
	err = guard(u.name, func() error { return b.stream(ctx, u, work, w) })
	if err != nil {
		work.fail(err)
	}
	for _, p := range work.parts {
		work.found.Warnings = append(work.found.Warnings, p.Warnings...)
		err = errors.Join(err, p.Err)
	}
	return work.found, err
}

func (b *batch) stream(ctx context.Context, u unit, w *work, to io.Writer) error {
	read, err := b.read(ctx, u, w)
	if err != nil {
		return err
	}
	f := read.found
	if !b.options.Merge { // merge compares its parts
		b.copies.find(f)
	}
	if read.nothingNew() {
		return fmt.Errorf("%s: every speech is a copy of an earlier one", u.name)
	}
	oc := w.found
	oc.Title, oc.Speeches, oc.Characters, oc.Dropped = f.Book.Title, len(f.Book.Speeches), f.Book.Characters(), f.dropped()
	made, err := makeAll(job{book: &f.Book, found: f, options: b.options}, b.forms)
	if err != nil {
		return fmt.Errorf("%s: %w", u.name, err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	m := made[0]
	oc.Warnings = append(f.Warnings, m.warnings...)
	var all [][]byte
	out := Output{Format: b.forms[0].name, Path: "-", Files: 1, Pages: m.pages}
	for _, x := range m.files {
		all = append(all, x.data)
	}
	if len(all) == 0 { // it could not be made here; a warning says why
		return nil
	}
	data := bytes.Join(all, []byte("\n"))
	out.Bytes = int64(len(data))
	oc.Outputs = []Output{out}
	if _, err := to.Write(data); err != nil {
		return fmt.Errorf("write standard output: %w", reason(err))
	}
	return nil
}
