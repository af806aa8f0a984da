package pdf

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
)

// A Reading is what a finished PDF says, read from its bytes alone.
type Reading struct {
	Title    string    // of the document information
	Language string    // of the whole document
	Pages    []string  // by page: its text in the order it is drawn, a line wherever text moves to another place, artifacts left out
	Elements []Element // structure elements in reading order; a parent stands before its children
}

// An Element is one element of the logical structure.
type Element struct {
	Kind   string // structure type: Document, Sect, H1, P …
	Parent int    // index of the element it is in; -1 for the first
	Page   int    // index of the page its content begins on; -1 for none of its own
	Text   string // text of its own content, without that of elements in it, joined over lines and pages
}

// Text is the text of the elements of the given kinds, in reading order, each
// ended by a line feed; without kinds that of every element that has any.
func (r *Reading) Text(kinds ...string) string {
	var b strings.Builder
	for _, e := range r.Elements {
		wanted := len(kinds) == 0
		for _, k := range kinds {
			wanted = wanted || k == e.Kind
		}
		if wanted && e.Text != "" {
			b.WriteString(e.Text + "\n")
		}
	}
	return b.String()
}

// ReadBack reads the text of a finished PDF: by page, from what is drawn, and
// by element, from what the structure says of it. It shares nothing with the
// way out but the syntax of objects, so that it can judge it. It reads files
// such as Write makes, and fails on others; it also fails on text that no
// element owns, which a reader of the structure would never get to see.
func ReadBack(data []byte) (*Reading, error) {
	f, err := openFile(data)
	if err != nil {
		return nil, err
	}
	pages, refs, err := f.pages()
	if err != nil {
		return nil, err
	}
	root, err := f.dict(f.trailer["Root"])
	if err != nil {
		return nil, err
	}
	info, err := f.dict(f.trailer["Info"])
	if err != nil {
		return nil, err
	}
	r := &Reading{}
	if r.Title, err = f.textString(info["Title"]); err != nil {
		return nil, err
	}
	if r.Language, err = f.textString(root["Lang"]); err != nil {
		return nil, err
	}
	w := structureReader{file: f, page: map[ref]int{}, out: r, seen: map[ref]bool{}}
	fonts := map[ref]*readFont{}
	for i, p := range pages {
		w.page[refs[i]] = i
		c := contentReader{file: f, fonts: fonts, marks: map[int]*strings.Builder{}, font: &readFont{}}
		if err := c.page(p); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		r.Pages = append(r.Pages, c.lines.String())
		w.marks = append(w.marks, c.marks)
	}
	structure, err := f.dict(root["StructTreeRoot"])
	if err != nil {
		return nil, err
	}
	if structure == nil {
		return nil, errors.New("the file has no structure")
	}
	if err := w.kids(structure["K"], -1, -1, 0); err != nil {
		return nil, fmt.Errorf("structure: %w", err)
	}
	for i := range r.Elements {
		r.Elements[i].Text = w.texts[i].String()
	}
	for i, marks := range w.marks {
		if len(marks) > 0 {
			return nil, fmt.Errorf("page %d: the structure leaves %d stretches of text out", i+1, len(marks))
		}
	}
	return r, nil
}

// textString decodes a text string: UTF-16 behind its mark, else the part of
// PDFDocEncoding that is Latin-1.
func (f *file) textString(v any) (string, error) {
	v, err := f.resolve(v)
	if err != nil {
		return "", err
	}
	s, _ := v.(text)
	if strings.HasPrefix(string(s), "\xFE\xFF") {
		return decodeUTF16(string(s[2:])), nil
	}
	out := make([]rune, len(s))
	for i := range out {
		out[i] = rune(s[i])
	}
	return string(out), nil
}

func decodeUTF16(s string) string {
	var u []uint16
	for ; len(s) >= 2; s = s[2:] {
		u = append(u, uint16(s[0])<<8|uint16(s[1]))
	}
	return string(utf16.Decode(u))
}

// A structureReader follows the structure tree and gives every element the
// text of its marks.
type structureReader struct {
	file  *file
	page  map[ref]int                // index of a page
	marks []map[int]*strings.Builder // by page and MCID: the text, taken out once it has an owner
	seen  map[ref]bool
	texts []*strings.Builder // by element
	out   *Reading
}

// kids reads what is in an element, or in the root for -1; page is the one
// that MCIDs are counted on.
func (w *structureReader) kids(v any, parent, page, depth int) error {
	if depth > maxNesting {
		return errNesting
	}
	list, err := w.file.array(v)
	if err != nil {
		return err
	}
	for _, k := range list {
		if r, ok := k.(ref); ok {
			if w.seen[r] {
				return fmt.Errorf("object %d is in two places", r)
			}
			w.seen[r] = true
		}
		k, err := w.file.resolve(k)
		if err != nil {
			return err
		}
		if id, ok := k.(int); ok {
			if err := w.own(parent, page, id); err != nil {
				return err
			}
			continue
		}
		d, ok := k.(dict)
		if !ok {
			return errors.New("something in it is neither content nor an element")
		}
		on := page
		if p, ok := d["Pg"].(ref); ok {
			if on, ok = w.page[p]; !ok {
				return fmt.Errorf("object %d is no page", p)
			}
		}
		switch d["Type"] {
		case name("MCR"):
			id, ok := d["MCID"].(int)
			if !ok {
				return errors.New("a reference to content without MCID")
			}
			if err := w.own(parent, on, id); err != nil {
				return err
			}
		case name("OBJR"):
		default:
			if err := w.element(d, parent, depth); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *structureReader) element(d dict, parent, depth int) error {
	kind, ok := d["S"].(name)
	if !ok {
		return errors.New("an element without a type")
	}
	page := -1
	if p, ok := d["Pg"].(ref); ok {
		if page, ok = w.page[p]; !ok {
			return fmt.Errorf("object %d is no page", p)
		}
	}
	n := len(w.out.Elements)
	w.texts = append(w.texts, &strings.Builder{})
	w.out.Elements = append(w.out.Elements, Element{Kind: string(kind), Parent: parent, Page: -1})
	return w.kids(d["K"], n, page, depth+1)
}

// own gives a stretch of marked content to an element.
func (w *structureReader) own(e, page, id int) error {
	if e < 0 || page < 0 {
		return fmt.Errorf("content %d is on no page, or in no element", id)
	}
	s, ok := w.marks[page][id]
	if !ok {
		return fmt.Errorf("content %d of page %d is not there, or has two owners", id, page+1)
	}
	delete(w.marks[page], id)
	if w.out.Elements[e].Page < 0 {
		w.out.Elements[e].Page = page
	}
	w.texts[e].WriteString(s.String())
	return nil
}
