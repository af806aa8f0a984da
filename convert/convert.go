// Package convert runs the pipeline: it reads page dumps, finds their
// speeches, mends the text and writes the products. It is the only package
// that composes the stages, and the only one that touches the disk.
//
// Run converts inputs to files; Inspect gives what was found on one page.
package convert

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"jianggao/convert/dump"
	"jianggao/convert/epub"
	"jianggao/convert/parse"
	"jianggao/convert/pdf"
	"jianggao/convert/repair"
	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

// ReadOptions say how a page is read, parsed and repaired. The zero value is
// what most pages want.
type ReadOptions struct {
	Dump   dump.Options
	Parse  parse.Options
	Repair repair.Options
	Stdin  io.Reader // what the input "-" reads; nil for an empty input

	Title, Author, Date string // replace what the page says where not ""
	Only                Ranges // speeches to keep, by number; nil for all
}

// Options say what Run makes of its inputs.
type Options struct {
	ReadOptions
	Inputs  []string     // files, directories, or "-" for standard input
	OutDir  string       // where the products go; made when missing
	Formats []string     // names from Formats; nil for pdf, epub, txt
	Print   PrintOptions // how pages are composed
	PDF     pdf.Options  // what concerns the PDF alone; title, author and times are the book's
	EPUB    epub.Options // what concerns the EPUB alone; the time and the version are the run's
	Force   bool         // write over files that exist
	Verify  bool         // also read the PDF back and compare it with the book
	Epoch   time.Time    // time stamped into products; zero: the page's date
	Version string       // of the program, named in the products

	// Progress, when set, is told of every input before work on it starts.
	Progress func(done, total int, input string)
	// Done, when set, is told of every input after work on it has ended, in
	// the order of the inputs.
	Done func(*Outcome)
}

// An Outcome is what became of one input.
type Outcome struct {
	Input    string
	Book     *speech.Book // nil when the input could not be read or held no speech
	Outputs  []Output     // files written, in the order of the formats
	Warnings []warning.Warning
	Err      error // why the input failed; nil when it was converted whole
}

// An Output is one product written: a file, or a folder of text files.
type Output struct {
	Format string
	Path   string
	Files  int   // 1, or the number of text files
	Bytes  int64 // of all files
	Pages  int   // of a PDF, else 0
}

// Run converts every input. A failing input does not stop the others: its
// Outcome holds the error. Run itself fails only when nothing could be tried
// (unknown format, no inputs) or ctx is done.
func Run(ctx context.Context, o Options) ([]*Outcome, error) {
	forms, err := pickFormats(o.Formats)
	if err != nil {
		return nil, err
	}
	inputs, err := expand(o.Inputs)
	if err != nil {
		return nil, err
	}
	names := claims{}
	var outcomes []*Outcome
	for i, in := range inputs {
		if err := ctx.Err(); err != nil {
			return outcomes, err
		}
		if o.Progress != nil {
			o.Progress(i, len(inputs), in)
		}
		oc := convertOne(ctx, in, o, forms, names)
		outcomes = append(outcomes, oc)
		if o.Done != nil {
			o.Done(oc)
		}
	}
	return outcomes, nil
}

// convertOne takes one input through all stages: read, parse, repair, write.
func convertOne(ctx context.Context, input string, o Options, forms []format, names claims) *Outcome {
	oc := &Outcome{Input: input}
	page, err := read(input, o.ReadOptions)
	if err != nil {
		oc.Err = err
		return oc
	}
	oc.Book, oc.Warnings = &page.Book, page.Warnings
	t := target{dir: o.OutDir, name: names.claim(bookName(&page.Book))}
	if !o.Force {
		if oc.Err = t.free(forms, &page.Book); oc.Err != nil {
			return oc
		}
	}
	made, err := makeAll(job{book: &page.Book, found: page, options: o}, forms)
	if err != nil {
		oc.Err = fmt.Errorf("%s: %w", input, err)
		return oc
	}
	for i, m := range made {
		oc.Warnings = append(oc.Warnings, m.warnings...)
		out, err := t.write(ctx, forms[i], m)
		if err != nil {
			oc.Err = fmt.Errorf("%s: write %s: %w", input, forms[i].name, err)
			return oc
		}
		oc.Outputs = append(oc.Outputs, out)
	}
	return oc
}

// makeAll makes the products of all formats side by side, in memory: nothing
// is written before every one of them is whole.
func makeAll(j job, forms []format) ([]product, error) {
	made := make([]product, len(forms))
	errs := make([]error, len(forms))
	var wg sync.WaitGroup
	for i, f := range forms {
		wg.Go(func() {
			if made[i], errs[i] = f.make(j); errs[i] != nil {
				errs[i] = fmt.Errorf("make %s: %w", f.name, errs[i])
			}
		})
	}
	wg.Wait()
	return made, errors.Join(errs...)
}
