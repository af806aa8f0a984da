package convert

import (
	"bytes"
	"fmt"

	"jianggao/convert/pdf"
	"jianggao/convert/typeset"
)

func makePDF(j job) (product, error) {
	doc, data, err := j.writePDF()
	if err != nil {
		return product{}, err
	}
	p := product{files: []file{{"", data}}, pages: len(doc.Pages), warnings: doc.Warnings}
	if !j.options.SkipVerify {
		p.back, err = readPDF(data, len(j.book.Speeches))
	}
	return p, err
}

// writePDF composes the book and writes it.
func (j job) writePDF() (*typeset.Document, []byte, error) {
	doc, set, err := j.options.Print.compose(j.book)
	if err != nil {
		return nil, nil, err
	}
	o := j.options.PDF
	o.Title, o.Author, o.Subject, o.Language = j.book.Title, j.book.Author, j.book.Category, j.book.Language()
	o.Created, o.Creator = j.time(), "jianggao "+j.options.Version
	var buf bytes.Buffer
	if err := pdf.Write(&buf, doc, set, o); err != nil {
		return nil, nil, err
	}
	return doc, buf.Bytes(), nil
}

// readPDF reads the text of a finished PDF from what its pages draw, in the
// order of its structure: of its sections the last n are the speeches.
func readPDF(data []byte, n int) ([]string, error) {
	r, err := pdf.ReadBack(data)
	if err != nil {
		return nil, fmt.Errorf("read back: %w", err)
	}
	section := make([]int, len(r.Elements)) // number of the section an element is in
	var back [][]byte
	for i, e := range r.Elements {
		switch {
		case e.Kind == "Sect":
			back = append(back, nil)
			section[i] = len(back)
		case e.Parent >= 0:
			section[i] = section[e.Parent]
		}
		if k := section[i]; k > 0 {
			back[k-1] = append(back[k-1], e.Text...)
		}
	}
	var out []string
	for _, b := range back[max(0, len(back)-n):] {
		out = append(out, string(b))
	}
	return out, nil
}
