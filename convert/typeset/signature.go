package typeset

import (
	"unicode/utf8"

	"jianggao/convert/expression"
	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
)

// dates are the ways a signature's date is written.
var dates = expression.Lazy(`^[（(]?(?:[一二〇零○ＯO\dxX×*＊三四五六七八九十]{2,4}年)?[一二三四五六七八九十〇零\dxX×*＊]{0,3}月?[一二三四五六七八九十〇零\dxX×*＊]{0,3}[日号]?[）)]?$|^\d{2,4}[-./]\d{1,2}[-./]\d{1,2}$`)

// isDate says whether a signature line is a date.
func isDate(s string) bool {
	return dates.MatchString(s) && regexpDigit.MatchString(s)
}

var regexpDigit = expression.Lazy(`[年月日号]|\d[-./]\d`)

// closings are the formulas that end a letter: the first indented like a
// paragraph, the second flush left.
var closings = map[string]float64{"此致": 2, "敬礼": 0, "敬礼！": 0}

// signature sets the lines at the end of a speech to the right (T64): a name
// with 2 em at its right; a date below it 2 em right of the name's first
// character, or, where the date is the longer, with 2 em at its own right and
// the name moved left accordingly. A line too long for that, or one that is a
// sentence, is a paragraph.
func (c *composer) signature(bs []speech.Block, section, number int) []piece {
	s := c.layout.Signature
	var sets []*setting
	for i := range bs {
		b := &bs[i]
		if len(b.Lines) > 0 {
			c.lineSource = b.Lines[0]
		}
		t := s
		t.Align = "left"
		t.Right = 0
		last, _ := utf8.DecodeLastRuneInString(b.Text)
		indent, closing := closings[b.Text]
		switch {
		case closing:
			t.Indent = indent
		case last == '。' || last == '！' || last == '？':
			t.Align, t.Indent = "justify", c.layout.Paragraph.Indent
		}
		st := c.body(t, []part{{text: b.Text, family: t.Family}}, section, number+i)
		room := c.measure() - Length(s.Right*float64(s.Size))
		if t.Indent == 0 && !closing {
			if len(st.lines) == 1 && st.width() <= room {
				st.left = room - st.width()
			} else {
				// Too long to stand at the right: a paragraph.
				st.source.Indent, st.source.Align = units(c.layout.Paragraph.Indent), line.Justify
				st.run()
			}
		}
		sets = append(sets, st)
	}
	for i := 1; i < len(sets); i++ {
		name, date := sets[i-1], sets[i]
		if !isDate(bs[i].Text) || isDate(bs[i-1].Text) || name.left == 0 || date.left == 0 {
			continue
		}
		step := 2 * Length(s.Size)
		if date.width() > name.width() {
			name.left = max(0, date.left-step)
		} else {
			date.left = name.left + step
		}
	}
	var out []piece
	for range s.Before {
		out = append(out, piece{rows: 1, kind: signature})
	}
	for _, st := range sets {
		out = append(out, pieces(st, signature)...)
	}
	return out
}
