package convert

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"jianggao/convert/speech"
	"jianggao/convert/verify"
	"jianggao/convert/warning"
)

// A format is one kind of product. A new writer is one package and one row of
// the table below.
type format struct {
	name    string // as -f takes it
	use     string // one line for help
	ending  string // of the file's name; for a folder, of the files in it
	picture bool   // the product says nothing that could be compared with the book
	names   bool   // speeches are called as contents call them
	folder  bool   // the product is a folder of files named by files
	files   func(*speech.Book) []string
	make    func(job) (product, error)
}

var formats = []format{
	{name: "pdf", use: "print PDF with embedded fonts", ending: ".pdf", names: true, files: oneFile, make: makePDF},
	{name: "epub", use: "EPUB 3 for e-readers", ending: ".epub", names: true, files: oneFile, make: makeEPUB},
	{name: "kepub", use: "EPUB with the marks Kobo's own reader wants", ending: ".kepub.epub", names: true, files: oneFile, make: makeKobo},
	{name: "txt", use: "a folder of text files, one per speech", ending: ".txt", folder: true, files: textFiles, make: makeText},
	{name: "json", use: "the parsed book as JSON", ending: ".json", files: oneFile, make: makeJSON},
	{name: "preview", use: "picture of the PDF's pages; needs mutool or pdftoppm", ending: ".preview.png", names: true, picture: true, files: oneFile, make: makePreview},
}

// defaultFormats are made when the user asks for none.
var defaultFormats = []string{"pdf", "epub", "txt"}

// Formats lists the formats and what each is, in the order they are made.
func Formats() [][2]string {
	var out [][2]string
	for _, f := range formats {
		out = append(out, [2]string{f.name, f.use})
	}
	return out
}

func pickFormats(names []string) ([]format, error) {
	if len(names) == 0 {
		names = defaultFormats
	}
	var known []string
	for _, f := range formats {
		known = append(known, f.name)
	}
	for _, n := range names {
		if !slices.Contains(known, n) {
			return nil, fmt.Errorf("unknown format %q; the formats are %s", n, strings.Join(known, ", "))
		}
	}
	var out []format
	for _, f := range formats {
		if slices.Contains(names, f.name) {
			out = append(out, f)
		}
	}
	return out, nil
}

// A job is what a format makes its product of.
type job struct {
	book    *speech.Book
	found   *Found
	options Options
}

// time is what products are stamped with: the caller's time, else the page's
// date, else a fixed day, so that the same input gives the same bytes.
func (j job) time() time.Time {
	if !j.options.Epoch.IsZero() {
		return j.options.Epoch.UTC()
	}
	if t, err := time.Parse(time.DateOnly, j.book.Date); err == nil {
		return t
	}
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
}

// A product is what a format made: files, and what a reader should know.
type product struct {
	files    []file
	back     []string // what the files say of each speech, read from their bytes
	pages    int
	warnings []warning.Warning
}

type file struct {
	name string // within the folder; "" for a single file
	data []byte
}

func oneFile(*speech.Book) []string { return []string{""} }

// product makes the product of a format and compares what it says with the
// book.
func (j job) product(f format) (product, error) {
	p, err := f.make(j)
	if err != nil {
		return p, fmt.Errorf("make %s: %w", f.name, err)
	}
	if j.options.SkipVerify || f.picture {
		return p, nil
	}
	if err := verify.Book(j.book, p.back); err != nil {
		return p, fmt.Errorf("the %s differs from the book, please report this page: %w", f.name, err)
	}
	return p, nil
}
