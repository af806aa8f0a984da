package typeset

import (
	"fmt"
	"strings"

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
		title = fmt.Sprintf("第%d篇", s.Number)
	}
	e := &entry{speech: s, level: 1, node: -1}
	c.entries = append(c.entries, e)
	st := c.layout.Title
	lines := c.titleLines(st, Length(c.layout.Width()), title, c.node(RoleTitle, section, title))
	ps := []piece{{rows: st.Before + st.TakesRows(len(lines.lines)) + st.After, above: st.Before, below: st.After,
		kind: heading, set: lines, to: len(lines.lines), entry: e, wide: true}}
	if label == "" || !c.layout.Parts.Label {
		return ps
	}
	sub := c.layout.Subtitle
	lines = c.titleLines(sub, Length(c.layout.Width()), label, c.node(RoleParagraph, section, label))
	return append(ps, piece{rows: sub.Before + sub.TakesRows(len(lines.lines)) + sub.After, above: sub.Before, below: sub.After,
		kind: heading, set: lines, to: len(lines.lines), wide: true})
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
