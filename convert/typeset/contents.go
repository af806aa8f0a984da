package typeset

import (
	"strings"

	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
)

// contentsPieces sets the title and the entries of the contents.
func (c *composer) contentsPieces() []piece {
	c.lineSource = 0
	t := c.layout.ContentsTitle
	st := c.set(t, Length(c.layout.Width()), []part{{"目录", t.Family, c.front.contentsTitle}})
	ps := []piece{{rows: t.Before + t.TakesRows(1) + t.After, above: t.Before, below: t.After, kind: heading, set: st, to: len(st.lines), wide: true}}
	listed := c.listed()
	labels := make([]line.Unit, len(listed))
	widest := line.Unit(0)
	for i, e := range listed {
		if label := entryLabel(e); label != "" {
			st := c.set(c.layout.Contents, c.measure(), []part{{text: label, family: c.layout.Contents.Family}})
			labels[i] = st.lines[0].Width
			widest = max(widest, labels[i])
		}
	}
	for i, e := range listed {
		e.node = c.front.links[i]
		pad := line.Unit(0)
		if labels[i] > 0 && widest <= widestLabel {
			pad = widest - labels[i]
		}
		if e.part && i > 0 {
			ps = append(ps, piece{rows: 1, kind: listing})
		}
		ps = append(ps, c.fitted(c.contentsEntry(e, pad))...)
	}
	return ps
}

// widestLabel is the width up to which the labels of speeches get a column of
// their own in the contents.
const widestLabel = 6 * line.Em

// entryLabel is what stands before the first full-width space of a speech's
// entry: its label.
func entryLabel(e *entry) string {
	if e.speech == nil {
		return ""
	}
	label, _, ok := strings.Cut(e.title, "\u3000")
	if !ok {
		return ""
	}
	return label
}

// listed gives the entries the contents have, by the layout's depth.
func (c *composer) listed() []*entry {
	var out []*entry
	for _, e := range c.entries {
		if e.level <= c.layout.Parts.ContentsDepth+c.speechLevel() {
			out = append(out, e)
		}
	}
	return out
}

// listedCount is the number of entries listed will give, before the text is
// set.
func (c *composer) listedCount() int {
	n := len(c.book.Speeches) + len(c.book.Openings())
	for i := range c.book.Speeches {
		for _, b := range c.book.Speeches[i].Blocks {
			if b.Kind == speech.Heading && headingLevel(&b) <= c.layout.Parts.ContentsDepth {
				n++
			}
		}
	}
	return n
}

// contentsEntry sets one entry; the leaders and the number follow when it is
// placed. A label narrower than the widest is followed by so much more space,
// so that what the speeches are called stands in line.
func (c *composer) contentsEntry(e *entry, pad line.Unit) piece {
	s := c.layout.Contents
	s.Left += 2 * float64(e.level-1)
	s.Right += numberRoom
	s.Align = "left"
	text, kind := e.title, listing
	if e.part {
		s.Family, kind = c.layout.RunIn.Family, heading // keeps its first speeches with it
	}
	st := c.set(s, c.measure(), []part{{text, s.Family, e.node}})
	n := headingNumber(text)
	if label := entryLabel(e); label != "" {
		n = len([]rune(label)) + 1
	}
	if pad > 0 {
		st.source.Indent += pad
		st.run()
	}
	if len(st.lines) > 1 {
		st.source.Hang = hangAfter(st, n)
		st.run()
	}
	if first := &st.lines[0]; pad > 0 && n <= len(first.Glyphs) {
		first.Indent -= pad
		first.Width += pad
		first.Glyphs[n-1].Advance += pad
	}
	// Where the grid is wide for the entries, the lines of one stay together.
	tight := len(st.lines) > 1 && Length(c.layout.Grid.Pitch)*10 > st.size*19
	return piece{rows: len(st.lines), tight: tight, kind: kind, set: st, to: len(st.lines), entry: e, leads: true}
}

// numberRoom is what an entry's text leaves at its right for the page number
// and the first dots, in em.
const numberRoom = 4

// lead draws the leaders and the page number of an entry and its link. The
// dots of all entries stand under each other.
func (p *placer) lead(pc *piece, x Length) {
	c, e, size := p.c, pc.entry, pc.set.size
	last := p.page.Lines[len(p.page.Lines)-1]
	first := p.page.Lines[len(p.page.Lines)-(pc.to-pc.from)]
	s := c.layout.Contents
	s.Align, s.Indent, s.Left, s.Right = "left", 0, 0, 0
	c.doc.Nodes[e.node].Text = e.title + "\u3000" + e.page.label()
	number := c.set(s, c.measure(), []part{{e.page.label(), s.Family, e.node}})
	right := x + c.measure()
	at := right - number.width()
	ln := number.place(0, at, last.Y)
	ln.Grid, ln.End = last.Grid, true
	p.page.Lines = append(p.page.Lines, ln)

	// Dots count from the right edge, so that they line up. Numbers of as many
	// figures leave as much room for the last dot, whatever figures they are: half
	// an em for each, and half an em between.
	step := size / 2
	from := last.X + length(last.Width, size) + size/2
	from = right - (right-from)/step*step
	room := Length(len(e.page.label())) * step
	if over := number.width() - room; over > step/2 {
		room += (over + step - 1) / step * step
	}
	to := right - room - step
	if to-from >= step {
		y := last.Y - size*3/10
		p.page.Rules = append(p.page.Rules, Rule{X1: from, Y1: y, X2: to, Y2: y, Width: size / 12, Dots: step})
	}
	top := first.Y - size*ascent/1000
	p.page.Links = append(p.page.Links, Link{
		X: x, Y: top, Width: c.measure(), Height: last.Y + size*(1000-ascent)/1000 - top,
		Node: e.node, To: e.dest, Text: e.title,
	})
}
