package typeset

import (
	"errors"
	"fmt"

	"jianggao/convert/contents"
	"jianggao/convert/sense"
	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
	"jianggao/convert/warning"
	"jianggao/layouts"
)

// Options says what a layout cannot: what the printed copy is for. The zero
// value is a copy for no occasion.
type Options struct {
	Occasion, Place, Speaker string          // for the title page, or below the titles; may be empty
	StartPage                int             // number of the first page of the text; 0 for 1
	Program                  string          // named in the colophon, "jianggao 1.0"; may be empty
	Titles                   contents.Titles // what contents and outline call a speech
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
	c.reportFallbacks(l)
	c.openFront()
	openings := b.Openings()
	for i := range b.Speeches {
		if k, ok := openings[i]; ok {
			c.addPart(k)
		}
		c.addSpeech(&b.Speeches[i])
	}
	c.planFront()
	c.flowText()
	c.flowFront()
	c.join()
	c.speak()
	c.addFurniture()
	c.addColophon()
	warning.Sort(c.doc.Warnings)
	if l.Sheet.Imposed() {
		return impose(c.doc, &l.Sheet, l.Parts.Colophon), nil
	}
	return c.doc, nil
}

// A composer holds what one Compose works on.
type composer struct {
	book   *speech.Book
	layout *layouts.Layout
	opts   Options
	faces  *faceCache
	style  line.Style
	start  int // number of the first page of the text
	doc    *Document

	nextPage   int           // 1-based number in its part of the page after the one being filled, for warnings
	lineSource int           // source line of the block being set, for warnings
	missing    map[rune]bool // characters already reported
	entries    []*entry      // speeches and headings, in order, for contents and outline
	flows      []flow        // the text: each starts a page
	part       int           // node of the part being set; 0, the document, in a book without
	opening    []piece       // what stands above the title of the next speech
	front      front
	words      *sense.Words              // of titles; nil until one is set
	names      map[*speech.Speech]string // what contents and outline call a speech

	pages []*page // the pages of the text, then all pages
}

// A page is a Page being filled, with what its furniture needs to know.
type page struct {
	Page
	speech *speech.Speech // the speech at its top; nil for none
	opens  bool           // a speech title stands at its top
	front  bool           // before the text
	plain  bool           // without folio: title page, blank page
	number int            // as counted within front matter or text

	left Length // left edge of the type area

	spoken, elapsed int // characters spoken on the page; since the speech began, at its foot
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
		names:   map[*speech.Speech]string{},
		start:   max(1, o.StartPage),
		doc: &Document{
			Width: Length(l.Page.Size.Width), Height: Length(l.Page.Size.Height),
		},
	}
	for i, n := range contents.Names(b, o.Titles) {
		c.names[&b.Speeches[i]] = n
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
	if n := len(front); n > 0 && c.layout.Parts.Text == "recto" && (n%2 == 1) != c.verso(0, false) {
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
	for i, p := range c.pages {
		if i < shift && i%2 == 1 || i >= shift && c.verso(i-shift, false) {
			p.Spread = Verso
		}
		p.left = Length(c.layout.Left(p.Spread == Verso))
	}
}
