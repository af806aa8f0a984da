package typeset

import (
	"strings"

	"jianggao/convert/contents"
	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
	"jianggao/layouts"
)

// speechTitle sets the title of a speech over the whole width, broken by sense
// (T66), and its label below it. A speech without a title is named by its
// label, one without either by its number.
func (c *composer) speechTitle(s *speech.Speech, section int) []piece {
	c.lineSource = s.Line
	title, label := strings.TrimSpace(s.Title), strings.TrimSpace(s.Label)
	if title == "" {
		title, label = label, ""
	}
	if title == "" {
		title = contents.Ordinal(s)
	}
	e := &entry{title: c.names[s], speech: s, level: c.speechLevel(), node: -1}
	c.entries = append(c.entries, e)
	node := c.node(RoleTitle, section, title)
	t := c.titlePiece(c.layout.Title, title, node)
	t.entry = e
	ps := []piece{t}
	if label != "" && c.layout.Parts.Label {
		// One heading with the title: it alone may tell the speeches of a book apart.
		c.doc.Nodes[node].Text += " " + label
		ps = append(ps, c.titlePiece(c.layout.Subtitle, label, node))
	}
	return ps
}

// titlePiece sets a block over the whole width that keeps text with it.
func (c *composer) titlePiece(s layouts.Style, words string, node int) piece {
	st := c.titleLines(s, Length(c.layout.Width()), words, node)
	st.rule = s.Rule
	return piece{rows: s.Before + s.TakesRows(len(st.lines)) + s.After, above: s.Before, below: s.After,
		kind: heading, set: st, to: len(st.lines), wide: true}
}

// occasion sets what the copy is for below the title of a speech, in brackets,
// where there is no title page to have it. It is read before the speech: its
// nodes are no part of the section.
func (c *composer) occasion() []piece {
	if c.layout.Parts.TitlePage {
		return nil
	}
	var out []piece
	for _, words := range c.cover() {
		words = "（" + words + "）"
		out = append(out, c.titlePiece(c.layout.Occasion, words, c.node(RoleParagraph, c.part, words)))
	}
	if n := len(out); n > 0 {
		out[n-1].rows++
		out[n-1].below++
	}
	return out
}

// titleLines sets a title: each line the sense breaks off is a line of its own.
func (c *composer) titleLines(s layouts.Style, measure Length, title string, node int) *setting {
	all := c.set(s, measure, []part{{text: title, family: s.Family, node: node}})
	em := float64(measure) / float64(s.Size)
	cuts := c.senseBreaks(title, s.Family, line.Unit(em*0.8*float64(line.Em)))
	if len(cuts) == 0 && len(all.lines) == 1 {
		return all
	}
	out := *all
	out.lines, out.spans = nil, nil
	at := 0
	for _, cut := range append(cuts, len(title)) {
		one := c.set(s, measure, []part{{text: strings.TrimSpace(title[at:cut]), family: s.Family, node: node}})
		for _, ln := range one.lines {
			for k := range ln.Glyphs {
				ln.Glyphs[k].Span += len(out.spans)
			}
			out.lines = append(out.lines, ln)
		}
		out.spans = append(out.spans, one.spans...)
		at = cut
	}
	return &out
}
