package convert

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"jianggao/convert/epub"
	"jianggao/convert/pdf"
)

// A checkable is a kind of finished file Check knows. A new kind is one row of
// the table below.
type checkable struct {
	ending string // of the file's name, lower case
	use    string // one line for help
	check  func(data []byte) (facts []string, faults []Fault, err error)
}

var checkables = []checkable{
	{".epub", "what stores and reading systems refuse in an EPUB", checkEPUB},
	{".pdf", "pages, paper, fonts, and what printers and archives refuse in a PDF", checkPDF},
}

// Checkables lists the kinds of files Check knows: ending, and what is looked
// for.
func Checkables() [][2]string {
	var out [][2]string
	for _, c := range checkables {
		out = append(out, [2]string{c.ending, c.use})
	}
	return out
}

// A Checked is what Check found in a file.
type Checked struct {
	Path   string   `json:"path"`
	Facts  []string `json:"facts"`  // what the file holds, in plain words
	Faults []Fault  `json:"faults"` // in the order of the file
}

// A Fault is something a reader, a store or a printer would refuse or show
// badly.
type Fault struct {
	Where string `json:"where,omitempty"` // file of a container with its line, object or page; "" for the whole
	Code  string `json:"code"`            // lower case with hyphens, or the clause of a standard
	What  string `json:"what"`            // what is wrong, and what would be right
	Grave bool   `json:"grave"`           // would be refused; otherwise only shown badly
}

// String gives "where: code: what".
func (f Fault) String() string {
	if f.Where == "" {
		return f.Code + ": " + f.What
	}
	return f.Where + ": " + f.Code + ": " + f.What
}

// Check looks a finished file over. It fails on files of a kind it does not
// know and on files that are not of their kind at all.
func Check(path string) (*Checked, error) {
	ending := strings.ToLower(filepath.Ext(path))
	for _, c := range checkables {
		if c.ending != ending {
			continue
		}
		data, err := readFinished(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, reason(err))
		}
		out := &Checked{Path: path, Facts: []string{}, Faults: []Fault{}}
		facts, faults, err := c.check(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out.Facts, out.Faults = append(out.Facts, facts...), append(out.Faults, faults...)
		return out, nil
	}
	var known []string
	for _, c := range checkables {
		known = append(known, c.ending)
	}
	return nil, fmt.Errorf("%s: cannot check files of this kind; check takes %s", path, strings.Join(known, ", "))
}

// mostOfABook is more than any book has, in bytes.
const mostOfABook = 1 << 30

// readFinished reads a finished file whole.
func readFinished(path string) ([]byte, error) {
	f, err := openRegular(os.Stat, os.OpenFile, path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if m, err := fileState(f); err == nil && m.size > mostOfABook {
		return nil, fmt.Errorf("the file has %d MB; check takes %d MB at most", m.size>>20, mostOfABook>>20)
	}
	return io.ReadAll(f)
}

func checkEPUB(data []byte) ([]string, []Fault, error) {
	r, err := epub.Check(data)
	if err != nil {
		return nil, nil, err
	}
	var faults []Fault
	for _, f := range r.Faults {
		faults = append(faults, Fault(f))
	}
	return r.Facts, faults, nil
}

func checkPDF(data []byte) ([]string, []Fault, error) {
	r, err := pdf.Preflight(data)
	if err != nil {
		return nil, nil, err
	}
	var faults []Fault
	for _, f := range r.Findings {
		faults = append(faults, Fault(f))
	}
	return r.Facts, faults, nil
}
