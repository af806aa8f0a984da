package typeset

import (
	"slices"
	"strings"

	"jianggao/convert/typeset/line"
	"jianggao/convert/warning"
)

// fillSentences fills a column so that it ends where a sentence does (T59):
// with a paragraph, or else within one, whose rest goes on flush left on the
// next page. A sentence longer than the column is split at a pause and
// reported.
func (c *composer) fillSentences(ps []piece, s, rows int) (int, []piece) {
	full := fits(ps, s, rows)
	switch {
	case full == len(ps):
		return full, ps
	case full == s:
		if rows == c.layout.Grid.Lines {
			full++
		}
		return full, ps
	}
	open := full // the first piece of the paragraph the foot would split
	if ps[full].from > 0 {
		open = full - ps[full].from
		if open < s { // cannot be: what is left of a paragraph is a setting of its own
			return full, ps
		}
		if ps[open].kind == text {
			if e, made, ok := c.splitAt(ps, open, full-open, ps[open].set.sentences(), 2); ok {
				return e, made
			}
		}
	}
	for e := open; e > s; e-- {
		if ps[e].from == 0 && c.mayEnd(ps, s, e) && !ps[e-1].pauses() {
			return e, ps
		}
		// A whole paragraph before the foot may be split as well.
		if b := e - 1 - ps[e-1].from; ps[e-1].kind == text && b >= s && ps[e].from == 0 {
			if at, made, ok := c.splitAt(ps, b, e-b, ps[b].set.sentences(), 2); ok {
				return at, made
			}
		}
	}
	if ps[full].from > 0 && ps[open].kind == text {
		if e, made, ok := c.splitAt(ps, open, full-open, ps[open].set.sentences(), 1); ok {
			return e, made
		}
	}
	for e := open; e > s; e-- {
		if ps[e].from == 0 && c.mayEnd(ps, s, e) { // between parts of a sentence that are paragraphs: a list
			c.reportSplit(ps[e-1].set)
			return e, ps
		}
	}
	// The column holds no end of a sentence.
	if ps[full].from > 0 && ps[open].kind == text {
		words := ps[open].set.words()
		c.reportSplit(ps[open].set)
		for _, marks := range []string{"；：", "，、"} {
			if e, made, ok := c.splitAt(ps, open, full-open, sentenceEnds(words, marks), 1); ok {
				return e, made
			}
		}
		var any []int
		for i := range full - open {
			any = append(any, ps[open].set.lines[i].End)
		}
		if e, made, ok := c.splitAt(ps, open, full-open, any, 1); ok {
			return e, made
		}
	}
	return full, ps
}

// pauses says whether a piece is the end of a paragraph that ends in a pause:
// the sentence goes on in the next.
func (p *piece) pauses() bool {
	if p.set == nil || p.kind != text {
		return false
	}
	rs := p.set.words()
	return len(rs) > 0 && strings.ContainsRune("，、；：", rs[len(rs)-1])
}

// reportSplit says that a page ends inside a sentence.
func (c *composer) reportSplit(st *setting) {
	c.warn(warning.Warning{Line: st.origin, Page: c.nextPage - 1, Code: warning.SplitSentence, Text: firstWords(st.words())})
}

// firstWords is enough of a text to find it again.
func firstWords(rs []rune) string {
	if len(rs) > 12 {
		return string(rs[:12]) + "…"
	}
	return string(rs)
}

// sentences gives the offsets at which sentences of a setting end, behind its
// run-in heading.
func (st *setting) sentences() []int {
	ends := sentenceEnds(st.words(), "。！？")
	for len(ends) > 0 && ends[0] <= st.runIn {
		ends = ends[1:]
	}
	return ends
}

// sentenceEnds gives the offsets behind the marks, and behind the closing marks
// that follow them, that end a sentence of a text.
func sentenceEnds(rs []rune, marks string) []int {
	const closing = "”’）」』》】〉〕"
	var out []int
	for i := 0; i < len(rs); i++ {
		if !strings.ContainsRune(marks, rs[i]) {
			continue
		}
		for i+1 < len(rs) && strings.ContainsRune(marks+closing, rs[i+1]) {
			i++
		}
		if i+1 < len(rs) && !strings.ContainsRune("，、；：—…", rs[i+1]) {
			out = append(out, i+1)
		}
	}
	return out
}

// splitAt splits the paragraph whose first piece is open at the last of the
// offsets that leaves no more than most lines before it; least is the fewest
// lines either part may have. It gives the first piece behind the split.
func (c *composer) splitAt(ps []piece, open, most int, ends []int, least int) (int, []piece, bool) {
	st := ps[open].set
	for _, off := range slices.Backward(ends) {
		if off > st.lines[most-1].End {
			continue
		}
		head, rest := st.split(off)
		if len(head.lines) > most || len(head.lines) < least || len(rest.lines) < least {
			continue
		}
		if short := head.shortBy(); least > 1 && short >= nearlyFull && short < nearlyFull+line.Em/2 {
			continue // neither full nor seen to be short
		}
		made := append(pieces(head, text), pieces(rest, text)...)
		for i := range made {
			made[i].speech = ps[open].speech
		}
		return open + len(head.lines), slices.Concat(ps[:open], made, ps[open+len(st.lines):]), true
	}
	return 0, nil, false
}

// words is the text of a setting.
func (st *setting) words() []rune {
	var b strings.Builder
	for _, s := range st.source.Spans {
		b.WriteString(s.Text)
	}
	return []rune(b.String())
}

// nearlyFull is how much a line that ends a page may leave and still be
// stretched to the right edge: the paragraph is not over, and 2 em among the
// characters of a line are hardly seen.
const nearlyFull = 9 * line.Em / 4

// split sets the text before and behind an offset. The rest goes on flush left.
func (st *setting) split(off int) (head, rest *setting) {
	head, rest = st.part(0, off), st.part(off, len(st.words()))
	rest.source.Indent = st.source.Hang
	head.run()
	rest.run()
	if left := head.shortBy(); st.source.Align == line.Justify && left > 0 && left < nearlyFull {
		var starts []int
		for _, ln := range head.lines {
			starts = append(starts, ln.Start)
		}
		lines := line.Lay(st.source, append(starts, off)).Lines[:len(head.lines)]
		if full := &lines[len(lines)-1]; full.Underfull == 0 && full.Overfull == 0 {
			head.source, head.spans, head.lines = st.source, st.spans, lines
		}
	}
	head.goesOn = true
	return head, rest
}

// shortBy is what the last line leaves of the measure.
func (st *setting) shortBy() line.Unit {
	last := &st.lines[len(st.lines)-1]
	return st.source.Measure - last.Indent - last.Width
}

// part is the setting of a stretch of the text, not yet in lines.
func (st *setting) part(from, to int) *setting {
	p := *st
	p.others, p.spans, p.source.Spans, p.runIn = nil, nil, nil, max(0, st.runIn-from)
	at := 0
	for i, s := range st.source.Spans {
		rs := []rune(s.Text)
		a, b := max(from-at, 0), min(to-at, len(rs))
		if a < b {
			p.source.Spans = append(p.source.Spans, line.Span{Text: string(rs[a:b]), Metric: s.Metric})
			p.spans = append(p.spans, st.spans[i])
		}
		at += len(rs)
	}
	return &p
}
