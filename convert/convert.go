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
	"log/slog"
	"slices"
	"time"

	"jianggao/convert/contents"
	"jianggao/convert/dump"
	"jianggao/convert/epub"
	"jianggao/convert/parse"
	"jianggao/convert/pdf"
	"jianggao/convert/repair"
	"jianggao/convert/together"
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
	Dedupe              bool   // drop copies of earlier speeches, also of other inputs
}

// Options say what Run makes of its inputs.
type Options struct {
	ReadOptions
	Inputs  []string     // files, folders, zip archives, patterns, or "-" for standard input
	Merge   bool         // one book of all inputs, in parts, in place of one each
	OutDir  string       // where the products go; made when missing
	Formats []string     // names from Formats; nil for pdf, epub, txt
	Print   PrintOptions // how pages are composed
	PDF     pdf.Options  // what concerns the PDF alone; title, author and times are the book's
	EPUB    epub.Options // what concerns the EPUB alone; the time and the version are the run's
	Force   bool         // write over files that exist
	// SkipVerify leaves out reading every product back and comparing it with
	// the book.
	SkipVerify bool
	Epoch      time.Time // time stamped into products; zero: the page's date
	Version    string    // of the program, named in the products

	Jobs int // inputs worked on side by side; 0 for one per core
	// Resume leaves out inputs that have not changed since an earlier run with
	// the same Fingerprint, when their products are whole, and renews products
	// that are as an earlier run left them without Force.
	Resume bool
	// Fingerprint stands for everything beside the input that the products
	// depend on; it is kept for later runs that resume.
	Fingerprint string
	// Waiting, when set, is told once when another run works in the output
	// folder, so that this one waits for its end.
	Waiting func()
	Report  string       // file for a report on every input as JSON; "" for none
	Log     *slog.Logger // told of every step; nil for silence

	// Progress, when set, is told whenever an input is finished, in any order,
	// and at the start, when none is. Calls do not overlap.
	Progress func(done, total int)
	// Done, when set, is told of every input after work on it has ended, in
	// the order of the inputs, and at the end of a merged book. Calls do not
	// overlap.
	Done func(*Outcome)
}

// An Outcome is what became of one input, or of the book merged of all.
type Outcome struct {
	Input      string
	Status     Status
	Title      string
	Speeches   int
	Characters int
	Dropped    int      // lines of the input that are in no product
	Outputs    []Output // files written, in the order of the formats
	Warnings   []warning.Warning
	Err        error // why the input failed; nil when it was converted whole

	part   bool // an input of a merged book
	merged bool // a merged book
	record *Record
	at     span      // of the record, when it was unchanged
	stale  []*Record // earlier ones whose files may have to go
}

// An Output is one product: a file, or a folder of text files.
type Output struct {
	Format string
	Path   string
	Files  int   // 1, or the number of text files
	Bytes  int64 // of all files
	Pages  int   // of a PDF, else 0
}

// A Summary is what became of all inputs of a run.
type Summary struct {
	Inputs, Converted, Unchanged, Failed int

	Speeches, Characters int   // of the inputs converted
	Files                int   // written or found whole
	Bytes                int64 // of these
	Elapsed              time.Duration
}

// Run converts every input. A failing input does not stop the others: its
// Outcome holds the error. Run itself fails only when nothing could be tried
// (unknown format, no inputs, a folder that cannot be written to), when the
// report cannot be written, or when ctx is done; the Summary then tells how
// far it came.
func Run(ctx context.Context, o Options) (Summary, error) {
	forms, err := pickFormats(o.Formats)
	if err != nil {
		return Summary{}, err
	}
	b := &batch{options: o, forms: forms, log: o.Log, started: time.Now(), names: newClaims(), copies: copies{drop: o.Dedupe}}
	if b.log == nil {
		b.log = slog.New(slog.DiscardHandler)
	}
	prepare(forms)
	if b.out, err = openFolder(o.OutDir); err != nil {
		return Summary{}, err
	}
	defer b.out.close()
	if o.Report != "" {
		if err := canReport(o.Report); err != nil {
			return Summary{}, fmt.Errorf("report %s: %w", o.Report, err)
		}
	}
	if b.journal, err = openJournal(ctx, b.out, o.Waiting); err != nil {
		return Summary{}, err
	}
	b.out.sweep()
	if o.Resume {
		err = b.journal.load()
	}
	if err == nil {
		err = b.find()
	}
	defer b.inputs.close()
	if err != nil {
		return Summary{}, errors.Join(err, b.journal.close())
	}
	err = b.run(ctx)
	b.journal.passing = err == nil && b.summary.Failed == 0 && !o.Resume && o.Report == "" && b.inputs.singleApart()
	return b.summary, errors.Join(err, b.finish())
}

// prepare has made what every page and the given formats need, while folders are
// opened and the first page is read.
func prepare(forms []format) {
	var g together.Group
	g.Go(func() error {
		parse.Prepare()
		if slices.ContainsFunc(forms, func(f format) bool { return f.names }) {
			contents.Prepare()
		}
		return nil
	})
}

// makeAll makes the products of all formats side by side, in memory: nothing
// is written before every one of them is whole.
func makeAll(j job, forms []format) ([]product, error) {
	made := make([]product, len(forms))
	var g together.Group
	for i, f := range forms {
		g.Go(func() (err error) {
			made[i], err = j.product(f)
			return err
		})
	}
	return made, g.Wait()
}

// guard does some of the work on an input. A panic of a stage, in whichever
// goroutine, is the failure of this input alone: it is a mistake in this
// program, and the other inputs go on.
func guard(input string, work func() error) error {
	err := together.Try(work)
	var p *together.Panic
	if errors.As(err, &p) {
		return fmt.Errorf("%s: a mistake in jianggao; please report this page: %w", input, p)
	}
	return err
}
