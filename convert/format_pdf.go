package convert

import (
	"bytes"
	"fmt"

	"jianggao/convert/pdf"
)

func makePDF(j job) (product, error) {
	doc, set, err := j.options.Print.compose(j.book)
	if err != nil {
		return product{}, err
	}
	o := j.options.PDF
	o.Title, o.Author, o.Subject, o.Language = j.book.Title, j.book.Author, j.book.Category, j.book.Language()
	o.Created, o.Creator = j.time(), "jianggao "+j.options.Version
	var buf bytes.Buffer
	err = pdf.Write(&buf, doc, set, o)
	if err == nil && j.options.Verify {
		err = j.verifyPDF(buf.Bytes())
	}
	return product{files: []file{{"", buf.Bytes()}}, pages: len(doc.Pages), warnings: doc.Warnings}, err
}

// verifyPDF reads a PDF back: its last sections are the speeches.
func (j job) verifyPDF(data []byte) error {
	r, err := pdf.ReadBack(data)
	if err != nil {
		return fmt.Errorf("read back: %w", err)
	}
	section := make([]int, len(r.Elements)) // number of the section an element is in
	var back []string
	for i, e := range r.Elements {
		switch {
		case e.Kind == "Sect":
			back = append(back, "")
			section[i] = len(back)
		case e.Parent >= 0:
			section[i] = section[e.Parent]
		}
		if k := section[i]; k > 0 {
			back[k-1] += e.Text
		}
	}
	if n := len(back) - len(j.book.Speeches); n > 0 {
		back = back[n:]
	}
	return j.verify(back)
}
