package typeset

import (
	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
	"jianggao/layouts"
)

// measure is the width of one column.
func (c *composer) measure() Length {
	return Length(c.layout.Grid.Chars) * Length(c.layout.Grid.Size)
}

// addSpeech sets a speech into pieces and adds them to the flow of the text.
func (c *composer) addSpeech(s *speech.Speech) {
	occasion := c.occasion()
	section := c.node(RoleSection, c.part, "")
	ps := c.opening
	c.opening = nil
	for _, p := range append(c.speechTitle(s, section), occasion...) {
		ps = append(ps, c.fitted(p)...)
	}
	for i := 0; i < len(s.Blocks); i++ {
		b := &s.Blocks[i]
		c.lineSource = s.Line
		if len(b.Lines) > 0 {
			c.lineSource = b.Lines[0]
		}
		n := i + 1
		switch b.Kind {
		case speech.Heading:
			ps = append(ps, c.fitted(c.heading(b, section, n))...)
		case speech.Salutation:
			ps = append(ps, c.salutation(b, section, n)...)
		case speech.Signature:
			to := i + 1
			for to < len(s.Blocks) && s.Blocks[to].Kind == speech.Signature {
				to++
			}
			ps = append(ps, c.signature(s.Blocks[i:to], section, n)...)
			i = to - 1
		default:
			if k := verseLines(s.Blocks[i:]); k > 0 {
				ps = append(ps, c.verse(s.Blocks[i:i+k], section, n)...)
				i += k - 1
				continue
			}
			ps = append(ps, c.paragraph(b, section, n)...)
		}
	}
	for i := range ps {
		ps[i].speech = s
	}
	if n := len(c.flows); c.layout.Parts.Speech == "line" && n > 0 && !c.flows[n-1].closed {
		c.flows[n-1].pieces = append(c.flows[n-1].pieces, ps...)
		return
	}
	c.flows = append(c.flows, flow{pieces: ps, recto: c.layout.Parts.Speech == "recto"})
}

// paragraph sets body text: first line indented (T45), a run-in heading (T50)
// and stage directions (T65) in their own families.
func (c *composer) paragraph(b *speech.Block, section, number int) []piece {
	s := c.layout.Paragraph
	if c.layout.Grid.Chars < shortMeasure && s.Indent > 1 {
		s.Indent = 1
	}
	head, rest := b.Split()
	var parts []part
	if head != "" {
		parts = append(parts, part{text: head + runInSpace(head, rest), family: c.layout.RunIn.Family})
	}
	parts = append(parts, c.stageDirections(rest, s.Family)...)
	st := c.body(s, parts, section, number)
	st.runIn = b.RunIn
	return pieces(st, text)
}

// shortMeasure is the number of characters below which the first line is
// indented by 1 em instead of 2 (T45).
const shortMeasure = 16

// body sets a block of running text with a node of its own.
func (c *composer) body(s layouts.Style, parts []part, section, number int) *setting {
	all := ""
	for _, p := range parts {
		all += p.text
	}
	node := c.node(RoleParagraph, section, all)
	for i := range parts {
		parts[i].node = node
	}
	st := c.set(s, c.measure(), parts)
	st.block = number
	return st
}

// salutation sets 同志们： flush left (T63).
func (c *composer) salutation(b *speech.Block, section, number int) []piece {
	s := c.layout.Salutation
	return pieces(c.body(s, []part{{text: b.Text, family: s.Family}}, section, number), salutation)
}

// heading sets a heading on lines of its own; turnovers align under the first
// character after the number (T62).
func (c *composer) heading(b *speech.Block, section, number int) piece {
	level := headingLevel(b)
	s := c.layout.Heading(level)
	node := c.node(RoleHeading1+Role(level-1), section, b.Text)
	st := c.set(s, c.measure(), []part{{text: b.Text, family: s.Family, node: node}})
	st.block = number
	if len(st.lines) > 1 && s.Align != "centre" && s.Align != "right" {
		st.source.Hang = hangAfter(st, headingNumber(b.Text))
		st.run()
	}
	e := &entry{title: b.Text, level: c.speechLevel() + level, node: -1}
	c.entries = append(c.entries, e)
	return piece{rows: s.Before + s.TakesRows(len(st.lines)) + s.After, above: s.Before, below: s.After, kind: heading, set: st, to: len(st.lines), entry: e}
}

// headingLevel is the level of a heading, 1 to 3.
func headingLevel(b *speech.Block) int { return min(max(b.Level, 1), 3) }

// hangAfter is the place, from the left edge, of the first character after a
// number of n characters; the first line's indent when there is none.
func hangAfter(st *setting, n int) line.Unit {
	ln := &st.lines[0]
	at := ln.Indent
	if n >= len(ln.Glyphs) {
		return st.source.Indent
	}
	for i := range n {
		at += ln.Glyphs[i].Advance
		if ln.Glyphs[i].Open {
			at += ln.Track
		}
	}
	return at
}
