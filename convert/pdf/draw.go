package pdf

import (
	"bytes"
	"fmt"

	"github.com/go-pdf/fpdf"

	"jianggao/convert/typeset"
	"jianggao/convert/typeset/line"
)

// drawPages lays down the contents of the pages with fpdf and takes them out
// of its file again: that file has neither fonts nor structure and is not
// fit for use. The contents call the fonts by fontName.
func drawPages(d *typeset.Document, ink *inking, t *tree) ([][]byte, error) {
	f := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P", UnitStr: "pt",
		Size: fpdf.SizeType{Wd: d.Width.Points(), Ht: d.Height.Points()},
	})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	for p := range d.Pages {
		f.AddPage()
		a := artist{doc: d, ink: ink, tree: t, page: p, font: -1}
		a.lines()
		if len(a.out.bytes) > 0 {
			f.RawWriteStr(string(a.out.bytes))
		}
		drawRules(f, d.Pages[p].Rules)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, fmt.Errorf("lay down pages: %w", err)
	}
	contents, err := pageContents(b.Bytes())
	if err != nil {
		return nil, fmt.Errorf("take the pages from fpdf: %w", err)
	}
	if len(contents) != len(d.Pages) {
		return nil, fmt.Errorf("fpdf laid down %d pages of %d", len(contents), len(d.Pages))
	}
	return contents, nil
}

// layoutArtifact marks what is there for the eye alone.
const layoutArtifact = "/Artifact<</Type/Layout>>BDC"

// drawRules draws the rules of a page, all of them ornament.
func drawRules(f *fpdf.Fpdf, rules []typeset.Rule) {
	if len(rules) == 0 {
		return
	}
	f.RawWriteStr(layoutArtifact)
	for _, r := range rules {
		end := r.X2
		f.SetLineWidth(r.Width.Points())
		f.SetDrawColor(int(r.Color.R), int(r.Color.G), int(r.Color.B))
		if r.Dots > 0 { // round caps on strokes of no length
			f.SetLineCapStyle("round")
			f.SetDashPattern([]float64{0, r.Dots.Points()}, 0)
			end += r.Dots / 4 // a dot just at the end of its line is drawn by some viewers only
		} else {
			f.SetLineCapStyle("butt")
			f.SetDashPattern(nil, 0)
		}
		f.Line(r.X1.Points(), r.Y1.Points(), end.Points(), r.Y2.Points())
	}
	f.SetLineCapStyle("butt") // fpdf begins the next page with what was set last
	f.SetDashPattern(nil, 0)
	f.SetDrawColor(0, 0, 0)
	f.RawWriteStr("EMC")
}

// An artist writes the text of one page. Fonts and spacing stay set from one
// line to the next and are written only where they change.
type artist struct {
	doc  *typeset.Document
	ink  *inking
	tree *tree
	page int
	out  buffer

	font  int // set by Tf; -1 for none
	size  typeset.Length
	space int // set by Tc, thousandths of a point
	color typeset.Color

	open owner // of the marked content around whole lines

	object bool // a text object is open
	x, y   int  // where in it the line at hand begins, thousandths of a point
	lead   int  // set by TD: how far T* goes down
	next   bool // the next string goes to the next line first
	text   bool // a string is open
}

// An owner says what a stretch of content belongs to.
type owner struct {
	kind typeset.Artifact
	node int  // 0 for artifacts
	leaf int  // composed page: of two on a sheet each has its own
	foot bool // of a running head or folio: it stands at the foot of the page
	none bool // no content is open
}

func (a *artist) owner(l *typeset.Line, r typeset.Run) owner {
	switch {
	case l.Artifact == typeset.RunningHead || l.Artifact == typeset.Folio:
		return owner{kind: typeset.RunningHead, foot: l.Y > a.doc.Height/2, leaf: l.Leaf}
	case l.Artifact != typeset.NotArtifact || r.Node == 0:
		return owner{kind: typeset.Ornament, leaf: l.Leaf}
	}
	return owner{node: r.Node, leaf: l.Leaf}
}

// begin opens marked content for an owner.
func (a *artist) begin(o owner) {
	switch {
	case o.node > 0:
		a.out.str("/").str(a.tree.kind(o.node)).str("<</MCID ").int(a.tree.mark(a.page, o.node, o.leaf)).str(">>BDC\n")
	case o.kind == typeset.Ornament:
		a.out.str(layoutArtifact + "\n")
	case o.foot:
		a.out.str("/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n")
	default:
		a.out.str("/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n")
	}
}

// change closes the marked content around the lines and opens the next.
func (a *artist) change(to owner) {
	if a.open == to {
		return
	}
	a.closeObject()
	if !a.open.none {
		a.out.str("EMC\n")
	}
	if !to.none {
		a.begin(to)
	}
	a.open = to
}

func (a *artist) lines() {
	a.open = owner{none: true}
	lines := a.doc.Pages[a.page].Lines
	for i := range lines {
		if ink := a.ink.lines[a.page][i]; len(ink.codes) > 0 {
			a.line(&lines[i], ink)
		}
	}
	a.change(owner{none: true})
	a.closeObject()
}

// place begins a line. A text object holds all lines of its owner on the page;
// one that begins below the line before it, as most do, costs one byte.
func (a *artist) place(x, y int) {
	dx, dy := x-a.x, y-a.y
	switch {
	case !a.object:
		a.out.str("BT ").milli(x).str(" ").milli(y).str(" Td\n")
		a.object = true
	case dx == 0 && dy == -a.lead && dy != 0:
		a.next = true
	case dy != 0:
		a.out.milli(dx).str(" ").milli(dy).str(" TD\n")
		a.lead = -dy
	default:
		a.out.milli(dx).str(" 0 Td\n")
	}
	a.x, a.y = x, y
}

func (a *artist) closeObject() {
	if a.object {
		a.out.str("ET\n")
		a.object = false
	}
}

// line writes one line. Marked content stands around the lines of an element,
// or within a line that several elements share.
func (a *artist) line(l *typeset.Line, ink inkedLine) {
	codes := ink.codes
	var whole owner
	shared := false
	first := true
	for _, r := range l.Runs {
		if len(r.Glyphs) == 0 {
			continue
		}
		o := a.owner(l, r)
		shared = shared || !first && o != whole
		if first {
			whole, first = o, false
		}
	}
	if shared {
		whole = owner{none: true}
	}
	a.change(whole)
	if l.Color != a.color {
		a.color = l.Color
		for _, v := range []uint8{l.Color.R, l.Color.G, l.Color.B} {
			a.out.milli(divide(int(v)*1000, 255)).str(" ")
		}
		a.out.str("rg\n")
	}
	x := int(l.X) - divide(int(ink.before)*int(l.Size), int(line.Em))
	a.place(x, int(a.doc.Height-l.Y))
	_, rest := spread(l.Track)
	track := divide(int(rest)*int(l.Size), int(line.Em))
	within := owner{none: true}
	for _, r := range l.Runs {
		if len(r.Glyphs) == 0 {
			continue
		}
		if o := a.owner(l, r); shared && o != within {
			a.closeText()
			if !within.none {
				a.out.str("EMC\n")
			}
			a.begin(o)
			within = o
		}
		for _, g := range r.Glyphs {
			space := 0
			if g.Open {
				space = track
			}
			if len(codes) == 1 {
				space = a.space // nothing follows that it could move
			}
			a.glyph(codes[0], g.Rune, l.Size, space)
			codes = codes[1:]
		}
	}
	if len(codes) > 0 {
		a.glyph(codes[0], ' ', l.Size, a.space)
	}
	a.closeText()
	if !within.none {
		a.out.str("EMC\n")
	}
}

// glyph shows a glyph with the space set after it.
func (a *artist) glyph(c code, r rune, size typeset.Length, space int) {
	if c.font() != a.font || size != a.size {
		a.closeText()
		a.out.str("/").str(fontName(c.font())).str(" ").milli(int(size)).str(" Tf\n")
		a.font, a.size = c.font(), size
	}
	if space != a.space {
		a.closeText()
		a.out.milli(space).str(" Tc\n")
		a.space = space
	}
	private := isPrivate(r)
	if private { // PDF/A-2, 6.2.11.7.3: what it stands for must be said in place
		a.closeText()
		a.out.str("/Span<</ActualText").text(string(r)).str(">>BDC\n")
	}
	if !a.text {
		a.out.str("(")
		a.text = true
	}
	a.out.escaped(byte(c.gid() >> 8))
	a.out.escaped(byte(c.gid()))
	if private {
		a.closeText()
		a.out.str("EMC\n")
	}
}

func (a *artist) closeText() {
	if !a.text {
		return
	}
	a.text = false
	if a.next {
		a.out.str(")'\n")
		a.next = false
	} else {
		a.out.str(")Tj\n")
	}
}

// isPrivate says whether a character has no meaning of its own in Unicode.
func isPrivate(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000
}
