package convert

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"jianggao/convert/dump"
	"jianggao/convert/parse"
	"jianggao/convert/repair"
	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

// Found is everything that is known of one page after reading, parsing and
// repair.
type Found struct {
	Page     *dump.Page
	Book     speech.Book
	Ledger   []parse.Entry
	Warnings []warning.Warning // of all stages so far, in order of line
}

// Inspect reads one input (a file, or "-") and gives what was found on it.
func Inspect(input string, o ReadOptions) (*Found, error) { return read(input, o) }

// read takes one input through the stages before writing.
func read(input string, o ReadOptions) (*Found, error) {
	b, err := load(input, o)
	if err != nil {
		return nil, err
	}
	page, err := dump.Read(input, b, o.Dump)
	if err != nil {
		return nil, err
	}
	res, err := parse.Parse(page, o.Parse)
	if err != nil {
		return nil, err
	}
	f := &Found{Page: page, Book: res.Book, Ledger: res.Ledger}
	f.Warnings = slices.Concat(page.Warnings, res.Warnings, repair.Book(&f.Book, o.Repair))
	warning.Sort(f.Warnings)
	f.override(o)
	if err := f.choose(o.Only); err != nil {
		return nil, fmt.Errorf("%s: %w", input, err)
	}
	return f, nil
}

// load gives the bytes of an input. It never reads more than the limit of
// dump.Options, and only from regular files and pipes given by name as "-".
func load(input string, o ReadOptions) ([]byte, error) {
	var r io.Reader
	if input == "-" {
		if r = o.Stdin; r == nil {
			return nil, errors.New("-: no standard input")
		}
	} else {
		f, err := os.Open(input)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		st, err := f.Stat()
		if err != nil {
			return nil, err
		}
		if !st.Mode().IsRegular() {
			return nil, fmt.Errorf("%s: not a regular file; give a page dump (text or HTML), a folder, or - for standard input", input)
		}
		r = f
	}
	// One byte over the limit is enough for dump.Read to refuse it by name.
	b, err := io.ReadAll(io.LimitReader(r, int64(o.Dump.Limit())+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", input, err)
	}
	return b, nil
}

// override replaces what the page says of itself by what the user says.
func (f *Found) override(o ReadOptions) {
	if o.Title != "" {
		f.Book.Title = o.Title
	}
	if o.Author != "" {
		f.Book.Author = o.Author
	}
	if o.Date != "" {
		f.Book.Date = o.Date
	}
}

// choose keeps the speeches of the given numbers. Speeches keep the numbers
// they have on the page.
func (f *Found) choose(only Ranges) error {
	if only == nil {
		return nil
	}
	if n := only.max(); n > len(f.Book.Speeches) {
		return fmt.Errorf("--only asks for speech %d, but the page has %d", n, len(f.Book.Speeches))
	}
	f.Book.Speeches = slices.DeleteFunc(f.Book.Speeches, func(s speech.Speech) bool { return !only.Has(s.Number) })
	return nil
}
