package typeset

import (
	"strconv"
	"strings"

	"jianggao/convert/contents"
	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
)

// addFurniture gives every page its label, side, running head, folio and line
// numbers, and hands the pages to the document.
func (c *composer) addFurniture() {
	l := c.layout
	total := 0
	for _, p := range c.pages {
		if !p.front {
			total++
		}
	}
	c.doc.Pages = make([]Page, len(c.pages))
	if l.Page.Facing {
		c.doc.Duplex = LongEdge
	}
	for i, p := range c.pages {
		p.Label = p.label()
		fields := strings.NewReplacer("{book}", c.bookTitle(), "{speech}", speechName(p.speech),
			"{page}", p.Label, "{pages}", strconv.Itoa(total),
			"{time}", c.duration(p.spoken), "{elapsed}", c.duration(p.elapsed))
		if !p.plain {
			if !p.opens {
				c.runningHead(p, p.left, fields)
			}
			c.lineNumbers(p)
			c.folio(p, p.left, fields)
			c.speakingFoot(p, fields)
		}
		for k := range p.Lines {
			p.Lines[k].Leaf = i
		}
		c.doc.Pages[i] = p.Page
	}
}

// label is the page number as a reader says it: roman before the text.
func (p *page) label() string {
	if p.front {
		return roman(p.number)
	}
	return strconv.Itoa(p.number)
}

// speechName is what a running head calls a speech.
func speechName(s *speech.Speech) string {
	if s == nil {
		return ""
	}
	if n := strings.TrimSpace(s.Name()); n != "" {
		return n
	}
	return contents.Ordinal(s)
}

// runningHead sets the running head of a page, and the rule below it (T56).
func (c *composer) runningHead(p *page, left Length, fields *strings.Replacer) {
	h := c.layout.Head
	t := h.Recto
	if p.Spread == Verso {
		t = h.Verso
	}
	words := strings.TrimSpace(fields.Replace(t))
	if words == "" {
		return
	}
	size, width := Length(h.Size), Length(c.layout.Width())
	foot := Length(c.layout.Top()) - Length(h.Distance)
	y := foot - size*(1000-ascent)/1000
	if h.Rule > 0 {
		y -= size / 4
		p.Rules = append(p.Rules, Rule{X1: left, Y1: foot, X2: left + width, Y2: foot, Width: Length(h.Rule * float64(Point)), Color: Color(h.Color)})
	}
	ln := c.furnitureLine(words, h.Family, size, width)
	ln.Artifact, ln.Y, ln.Color = RunningHead, y, Color(h.Color)
	ln.X = c.aside(h.Align, p.Spread, left, length(ln.Width, size), 0)
	p.Lines = append(p.Lines, ln)
}

// folio sets the page number (T55).
func (c *composer) folio(p *page, left Length, fields *strings.Replacer) {
	f := c.layout.Folio
	t := f.Text
	if p.front {
		t = f.Front
	}
	words := strings.TrimSpace(fields.Replace(t))
	if words == "" {
		return
	}
	size := Length(f.Size)
	ln := c.furnitureLine(words, f.Family, size, Length(c.layout.Width()))
	ln.Artifact, ln.Color = Folio, Color(f.Color)
	ln.Y = c.folioBaseline(size)
	ln.X = c.aside(f.Align, p.Spread, left, length(ln.Width, size), size)
	p.Lines = append(p.Lines, ln)
}

// speakingFoot says at the right of the folio how long a page is spoken (T59).
func (c *composer) speakingFoot(p *page, fields *strings.Replacer) {
	words := strings.TrimSpace(fields.Replace(c.layout.Speaking.Foot))
	if words == "" || p.front || p.spoken == 0 {
		return
	}
	f := c.layout.Folio
	size := Length(c.layout.Head.Size)
	ln := c.furnitureLine(words, f.Family, size, Length(c.layout.Width())/2)
	ln.Artifact, ln.Y = Folio, c.folioBaseline(Length(f.Size))
	ln.X = p.left + Length(c.layout.Width()) - length(ln.Width, size)
	p.Lines = append(p.Lines, ln)
}

// folioBaseline is the baseline of a page number of a size.
func (c *composer) folioBaseline(size Length) Length {
	l := c.layout
	rise := size * figureHeight / 1000
	if l.Folio.From == "bar" {
		rise = size * c.barHeight() / 1000
	}
	return Length(l.Top()+l.Height()) + Length(l.Folio.Distance) + rise
}

// figureHeight is the height of figures in thousandths of an em.
const figureHeight = 750

// barHeight is the height of the top of the bar — above the baseline of the
// folio's face, in thousandths of an em.
func (c *composer) barHeight() Length {
	face, _ := c.faces.family(c.layout.Folio.Family).pick('—')
	top, em := c.faces.faces.InkTop(face, '—')
	if em <= 0 {
		return 400
	}
	return Length(top * 1000 / em)
}

// aside is the left edge of something centred on the type area, or at its
// outer edge with an inset.
func (c *composer) aside(align string, side Side, left, width, inset Length) Length {
	area := Length(c.layout.Width())
	switch {
	case align != "outer":
		return left + (area-width)/2
	case side == Verso:
		return left + inset
	}
	return left + area - width - inset
}

// furnitureLine sets a line outside the text: its spaces are half an em, and
// what is too long for the width ends in an ellipsis.
func (c *composer) furnitureLine(words, family string, size, width Length) Line {
	out := Line{Size: size, End: true}
	room := line.Unit(int64(width) * int64(line.Em) / int64(size))
	for i, word := range strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '\t' }) {
		if i > 0 && len(out.Runs) > 0 {
			r := &out.Runs[len(out.Runs)-1]
			r.Glyphs = append(r.Glyphs, line.Glyph{Rune: ' ', Advance: line.Em / 2})
			out.Width += line.Em / 2
		}
		spans, of := c.spans([]part{{text: word, family: family}})
		r := line.Break(line.Paragraph{Spans: spans, Measure: 1000 * line.Em, Style: c.style, Align: line.Ragged})
		for _, ln := range r.Lines {
			for _, g := range ln.Glyphs {
				if out.Width+g.Advance > room-line.Em && g.Rune != '…' {
					g = line.Glyph{Rune: '…', Span: g.Span, Advance: line.Em}
				}
				face := of[g.Span].face
				if n := len(out.Runs); n == 0 || out.Runs[n-1].Face != face {
					out.Runs = append(out.Runs, Run{Face: face})
				}
				run := &out.Runs[len(out.Runs)-1]
				run.Glyphs = append(run.Glyphs, g)
				out.Width += g.Advance
				if g.Rune == '…' && out.Width > room-2*line.Em {
					return out
				}
			}
		}
	}
	return out
}

// lineNumbers numbers every so many lines of the text in the left margin,
// starting anew on each page.
func (c *composer) lineNumbers(p *page) {
	step := c.layout.Parts.LineNumbers
	if step == 0 {
		return
	}
	count := 0
	for i := range len(p.Lines) {
		ln := &p.Lines[i]
		if ln.Block == 0 {
			continue
		}
		if count++; count%step == 0 {
			c.mark(p, ln, strconv.Itoa(count), -Length(c.layout.Grid.Size))
		}
	}
}

// roman writes a page number of the front matter: i, ii, iii.
func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= d.value {
			b.WriteString(d.sign)
			n -= d.value
		}
	}
	return b.String()
}
