package typeset

import (
	"strings"

	"jianggao/convert/typeset/line"
	"jianggao/convert/warning"
	"jianggao/layouts"
)

// A part is a stretch of a block's text in one family.
type part struct {
	text   string
	family string
	node   int
}

// A setting is one block of text set into lines.
type setting struct {
	size   Length
	left   Length // of the block's lines from the left edge of its column
	lines  []line.Line
	cost   int64
	source line.Paragraph
	spans  []spanOf // by index of the paragraph's spans
	block  int      // number in its speech, from 1
	origin int      // source line
	color  Color
	runIn  int     // characters of the heading it opens with
	goesOn bool    // the text goes on in another setting
	rule   float64 // short one below it, in points

	others map[int]*setting // by looseness
}

// spanOf says what a span of the line breaker is to us.
type spanOf struct{ node, face int }

// units turns a length of em into line units.
func units(em float64) line.Unit { return line.Unit(em*float64(line.Em) + 0.5) }

// length turns line units at a size into a length on the page.
func length(u line.Unit, size Length) Length {
	n := int64(u) * int64(size)
	if n < 0 {
		return Length((n - int64(line.Em)/2) / int64(line.Em))
	}
	return Length((n + int64(line.Em)/2) / int64(line.Em))
}

// spans cuts parts into stretches of one face. A character no face has is
// reported once, with the line it first stood on.
func (c *composer) spans(parts []part) ([]line.Span, []spanOf) {
	var out []line.Span
	var of []spanOf
	for _, p := range parts {
		c.faces.cut(p.family, p.text, func(face int, text string) {
			out = append(out, line.Span{Text: text, Metric: c.faces.metric(face)})
			of = append(of, spanOf{p.node, face})
		}, c.reportMissing)
	}
	return out, of
}

func (c *composer) reportMissing(r rune) {
	if c.missing[r] {
		return
	}
	c.missing[r] = true
	c.warn(warning.Warning{Line: c.lineSource, Code: warning.MissingGlyph, Text: string(r)})
}

// set breaks a block into lines. measure is the width of the column.
func (c *composer) set(s layouts.Style, measure Length, parts []part) *setting {
	size := Length(s.Size)
	st := &setting{size: size, left: Length(s.Left * float64(size)), origin: c.lineSource, color: Color(s.Color)}
	p := line.Paragraph{
		Measure: line.Unit(int64(measure)*int64(line.Em)/int64(size)) - units(s.Left) - units(s.Right),
		Indent:  units(s.Indent),
		Style:   c.style,
		Align:   aligns[s.Align],
	}
	p.Spans, st.spans = c.spans(parts)
	st.source = p
	st.run()
	return st
}

// aligns are the ways to set a block, by their name in a layout.
var aligns = map[string]line.Align{
	"justify": line.Justify, "left": line.Ragged, "centre": line.Centre, "right": line.Right,
}

// run breaks the setting's paragraph.
func (st *setting) run() {
	r := line.Break(st.source)
	st.lines, st.cost = r.Lines, r.Cost
}

// looser gives the same block broken into more lines (or, below 0, fewer), as
// far as the rules allow.
func (st *setting) looser(by int) *setting {
	if s := st.others[by]; s != nil {
		return s
	}
	s := *st
	s.others = nil
	s.source.Looseness = by
	s.run()
	if st.others == nil {
		st.others = map[int]*setting{}
	}
	st.others[by] = &s
	return &s
}

// width is the width of the setting's lines where it is set on one.
func (st *setting) width() Length {
	w := Length(0)
	for i := range st.lines {
		w = max(w, length(st.lines[i].Width, st.size))
	}
	return w
}

// place gives line i of the setting at a place of the page. x is the left edge
// of the column.
func (st *setting) place(i int, x, y Length) Line {
	ln := &st.lines[i]
	out := Line{
		X: x + st.left + length(ln.Indent, st.size), Y: y,
		Size: st.size, Track: ln.Track, Width: ln.Width, Color: st.color,
		End: i == len(st.lines)-1 && !st.goesOn, Block: st.block,
	}
	for at := 0; at < len(ln.Glyphs); {
		span := ln.Glyphs[at].Span
		to := at + 1
		for to < len(ln.Glyphs) && ln.Glyphs[to].Span == span {
			to++
		}
		of := st.spans[span]
		if n := len(out.Runs); n > 0 && out.Runs[n-1].Node == of.node && out.Runs[n-1].Face == of.face {
			// Neighbouring spans of one face are one run: their glyphs are contiguous.
			run := &out.Runs[n-1]
			run.Glyphs = ln.Glyphs[at-len(run.Glyphs) : to : to]
		} else {
			out.Runs = append(out.Runs, Run{Node: of.node, Face: of.face, Glyphs: ln.Glyphs[at:to:to]})
		}
		at = to
	}
	return out
}

// remarks gives the warnings about line i of the setting on a page (1-based).
func (st *setting) remarks(i, page int) []warning.Warning {
	ln := &st.lines[i]
	var out []warning.Warning
	add := func(is bool, code warning.Code) {
		if is {
			out = append(out, warning.Warning{Line: st.origin, Page: page, Code: code, Text: st.lineText(i)})
		}
	}
	add(ln.Overfull > 0, warning.OverfullLine)
	add(ln.Underfull > 0, warning.LooseLine)
	add(ln.Forced != line.NotForced && ln.Overfull == 0, warning.ForcedBreak)
	return out
}

// lineText is the text of a line as its glyphs show it.
func (st *setting) lineText(i int) string {
	var b strings.Builder
	for _, g := range st.lines[i].Glyphs {
		b.WriteRune(g.Rune)
	}
	return b.String()
}
