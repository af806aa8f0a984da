package typeset

import (
	"errors"
	"fmt"

	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
	"jianggao/convert/warning"
	"jianggao/layouts"
)

// Options changes what Compose makes of a book. The zero value is what the
// layout says.
type Options struct {
	NoTitlePage bool // leave the title page out
	NoContents  bool // leave the contents out
}

// Compose sets a book into pages. It fails on a book without speeches and on
// figures no page can have; what is merely not beautiful is a warning of the
// document.
func Compose(b *speech.Book, l *layouts.Layout, f Faces, o Options) (*Document, error) {
	if b == nil || len(b.Speeches) == 0 {
		return nil, errors.New("compose: the book has no speech")
	}
	if l == nil {
		return nil, errors.New("compose: no layout given")
	}
	c, err := newComposer(b, l, f, o)
	if err != nil {
		return nil, err
	}
	c.openFront()
	for i := range b.Speeches {
		c.addSpeech(&b.Speeches[i])
	}
	c.planFront()
	c.flowText()
	c.flowFront()
	c.join()
	c.addFurniture()
	warning.Sort(c.doc.Warnings)
	return c.doc, nil
}

// A composer holds what one Compose works on.
type composer struct {
	book   *speech.Book
	layout *layouts.Layout
	opts   Options
	faces  *faceCache
	style  line.Style
	doc    *Document

	lineSource int           // source line of the block being set, for warnings
	missing    map[rune]bool // characters already reported
	entries    []*entry      // speeches and headings, in order, for contents and outline
	flows      []flow        // the text: each starts a page
	front      front
	titleCount map[string]int // how often a title is used

	pages []*page // the pages of the text, then all pages
}

// A page is a Page being filled, with what its furniture needs to know.
type page struct {
	Page
	speech *speech.Speech // the speech at its top; nil for none
	opens  bool           // a speech title stands at its top
	front  bool           // before the text
	plain  bool           // without folio: title page, blank page
	number int            // counted within front matter or text, from 1
}

func newComposer(b *speech.Book, l *layouts.Layout, f Faces, o Options) (*composer, error) {
	style, err := LineStyle(&l.Text)
	if err != nil {
		return nil, fmt.Errorf("compose: layout %s: %w", l.Name, err)
	}
	c := &composer{
		book: b, layout: l, opts: o, style: style,
		faces:   newFaceCache(f),
		missing: map[rune]bool{},
		doc: &Document{
			Width: Length(l.Page.Size.Width), Height: Length(l.Page.Size.Height),
		},
	}
	c.node(RoleDocument, -1, "")
	return c, nil
}

// node adds a node of the structure and gives its index.
func (c *composer) node(r Role, parent int, text string) int {
	c.doc.Nodes = append(c.doc.Nodes, Node{r, parent, text})
	return len(c.doc.Nodes) - 1
}

// warn adds a warning about the block being set.
func (c *composer) warn(w warning.Warning) { c.doc.Warnings = append(c.doc.Warnings, w) }

// join puts the front pages before the text, adds the blank page a text that
// starts on a recto may need, and moves every place of the text accordingly.
func (c *composer) join() {
	front := c.front.pages
	if c.layout.Parts.Text == "recto" && len(front)%2 == 1 {
		front = append(front, &page{plain: true, front: true, number: len(front) + 1})
	}
	shift := len(front)
	for _, p := range front {
		for i := range p.Links {
			p.Links[i].To.Page += shift
		}
	}
	for i := range c.doc.Outline {
		if c.doc.Outline[i].Dest.Page < 0 { // front matter counts from -1 downwards
			c.doc.Outline[i].Dest.Page = -1 - c.doc.Outline[i].Dest.Page
			continue
		}
		c.doc.Outline[i].Dest.Page += shift
	}
	for i := range c.doc.Warnings {
		if w := &c.doc.Warnings[i]; w.Page > 0 {
			w.Page += shift
		} else if w.Page < 0 {
			w.Page = -w.Page
		}
	}
	c.pages = append(front, c.pages...)
}
