package epub

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// speeches gives, in reading order, the text of the title and the blocks of every
// speech of a book this package wrote.
func (f *finished) speeches() ([][]string, error) {
	if f.opf == nil {
		return nil, fmt.Errorf("epub: %v", f.report.Faults)
	}
	var out [][]string
	for _, i := range f.spine() {
		doc := f.documents()[i.name]
		if doc == nil {
			return nil, fmt.Errorf("epub: no %s", i.href)
		}
		if doc.err != nil {
			return nil, fmt.Errorf("epub: %s: %w", i.name, doc.err)
		}
		texts := doc.texts
		if doc.goesOn && len(out) > 0 {
			out[len(out)-1] = append(out[len(out)-1], texts[0]...)
			texts = texts[1:]
		}
		out = append(out, texts...)
	}
	return out, nil
}

// A speechReader collects the speeches of a document: sections of the class
// speech, whose children are the title and the blocks. A section that is not
// labelled by its title goes on with the speech before it.
type speechReader struct {
	section int // depth of the open section, 0 for none
	text    strings.Builder
	open    bool // a child of the section is
}

func (s *speechReader) start(doc *document, t xml.StartElement, depth int) {
	switch {
	case s.section == 0 && t.Name.Local == "section" && attr(t, "class") == "speech":
		s.section = depth
		doc.goesOn = doc.goesOn || len(doc.texts) == 0 && attr(t, "aria-labelledby") == ""
		doc.texts = append(doc.texts, nil)
	case s.section > 0 && depth == s.section+1:
		s.text.Reset()
		s.open = true
	}
}

func (s *speechReader) end(doc *document, depth int) {
	switch {
	case s.section > 0 && depth == s.section+1:
		last := len(doc.texts) - 1
		doc.texts[last] = append(doc.texts[last], s.text.String())
		s.open = false
	case depth == s.section:
		s.section = 0
	}
}

func (s *speechReader) data(t xml.CharData) {
	if s.open {
		s.text.Write(t)
	}
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
