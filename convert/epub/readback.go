package epub

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// ReadBack reads the text of a finished book from its bytes alone, in reading
// order: for every speech the text of its title and blocks.
func ReadBack(data []byte) ([][]string, error) {
	f, err := open(data)
	if err != nil {
		return nil, fmt.Errorf("epub: %w", err)
	}
	return f.speeches()
}

// speeches reads the speeches of a book this package wrote: sections of the
// class speech, whose children are the title and the blocks. A section without
// a title goes on with the speech before it.
func (f *finished) speeches() ([][]string, error) {
	if f.opf == nil {
		return nil, fmt.Errorf("epub: %v", f.report.Faults)
	}
	var out [][]string
	for _, i := range f.spine() {
		data, err := f.read(i.name)
		if err == nil {
			out, err = readSpeeches(out, data)
		}
		if err != nil {
			return nil, fmt.Errorf("epub: %s: %w", i.name, err)
		}
	}
	return out, nil
}

// readSpeeches adds the speeches of a document to out.
func readSpeeches(out [][]string, data []byte) ([][]string, error) {
	d := newDecoder(data)
	var text strings.Builder
	depth, section := 0, 0 // section: depth of the open section of a speech, 0 for none
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			if section == 0 && t.Name.Local == "section" && attr(t, "class") == "speech" {
				section = depth
				if attr(t, "aria-labelledby") != "" || len(out) == 0 {
					out = append(out, nil)
				}
			}
			if depth == section+1 {
				text.Reset()
			}
		case xml.EndElement:
			if section > 0 && depth == section+1 {
				out[len(out)-1] = append(out[len(out)-1], text.String())
			}
			if depth == section {
				section = 0
			}
			depth--
		case xml.CharData:
			if section > 0 && depth > section {
				text.Write(t)
			}
		}
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
