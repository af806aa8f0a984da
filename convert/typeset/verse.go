package typeset

import (
	"strings"
	"unicode"

	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
)

// verseLines is the number of paragraphs at the head of bs that are lines of
// verse quoted in a speech, 0 for none: two or more in a row, all made of
// clauses of five or of seven characters, in pairs whose first half ends in a
// pause. Such regularity is verse and nothing else.
func verseLines(bs []speech.Block) int {
	feet, clauses, whole := 0, 0, 0
	for n := 0; n < len(bs) && bs[n].Kind == speech.Paragraph && bs[n].RunIn == 0; n++ {
		f, marks := clauseLength(bs[n].Text)
		if f == 0 || feet != 0 && f != feet {
			break
		}
		feet = f
		for _, m := range marks {
			if clauses++; clauses%2 == 1 && !strings.ContainsRune("，？", m) {
				return atLeast(2, whole)
			}
		}
		if clauses%2 == 0 {
			whole = n + 1
		}
	}
	return atLeast(2, whole)
}

// atLeast gives n, or 0 where it is less than so many.
func atLeast(least, n int) int {
	if n < least {
		return 0
	}
	return n
}

// clauseLength is the number of characters of each clause of a line of verse, 5
// or 7, and the marks the clauses end in; 0 for what is none.
func clauseLength(s string) (feet int, marks []rune) {
	count := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("，。！？；", r):
			if count != 5 && count != 7 || feet != 0 && count != feet {
				return 0, nil
			}
			feet, count = count, 0
			marks = append(marks, r)
		case strings.ContainsRune("“”‘’", r):
		case unicode.Is(unicode.Han, r):
			count++
		default:
			return 0, nil
		}
	}
	if count != 0 {
		return 0, nil
	}
	return feet, marks
}

// verse sets lines of verse: a line each, never justified, turnovers 2 em
// further in (T65).
func (c *composer) verse(bs []speech.Block, section, number int) []piece {
	s := c.layout.Verse
	if c.layout.Grid.Chars < shortMeasure {
		s.Left = min(s.Left, 2)
	}
	var out []piece
	for i := range bs {
		if len(bs[i].Lines) > 0 {
			c.lineSource = bs[i].Lines[0]
		}
		st := c.body(s, []part{{text: bs[i].Text, family: s.Family}}, section, number+i)
		if len(st.lines) > 1 {
			st.source.Hang = 2 * line.Em
			st.run()
		}
		out = append(out, pieces(st, text)...)
	}
	return out
}
