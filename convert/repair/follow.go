package repair

import (
	"strings"

	"jianggao/convert/warning"
)

// A Placed note is one with the line of its paragraph.
type Placed struct {
	Line int
	Note
}

// Warning gives the note as a remark about the page.
func (p Placed) Warning() warning.Warning {
	return warning.Warning{Line: p.Line, Code: warning.Ambiguous, Text: p.Text}
}

// A Follower takes the notes of paragraphs in their order and gives them back
// without those of a quotation that opens in one paragraph and closes in a later
// one not far off, with no other half-quotation between but the opening quotes
// that Chinese usage repeats at the start of each paragraph. Notes are held back
// while their quotation may still be closed. The zero value is ready.
type Follower struct {
	pending []Placed
	drop    []bool // of each pending note: its quotation was closed
	open    []int  // pending opening quotes that may still be closed
	at      int    // the number of the paragraph
	last    int    // that of the one with the last of the opening quotes
}

// reach is how many paragraphs a quotation may run on for without a quote of
// its own in them.
const reach = 3

// Add takes the repaired text of the next paragraph and the notes on it, and
// gives those that are settled.
func (f *Follower) Add(line int, text string, notes []Note) []Placed {
	f.at++
	if f.at-f.last > reach {
		f.open = f.open[:0]
	}
	if len(f.open) > 0 && wholly(text) {
		// The last paragraph of a quotation that opens each of its paragraphs, or
		// one inside a quotation that goes on.
		for _, o := range f.open {
			f.drop[o] = true
		}
		f.last = f.at
	}
	for _, n := range notes {
		i := len(f.pending)
		f.pending, f.drop = append(f.pending, Placed{line, n}), append(f.drop, false)
		switch n.Code {
		case OpenQuote:
			if n.Offset != 0 {
				f.open = f.open[:0] // a new quotation starts before the last was closed
			}
			f.open, f.last = append(f.open, i), f.at
		case CloseQuote:
			if !mayClose(text, n.Offset) {
				continue
			}
			for _, o := range f.open {
				f.drop[o], f.drop[i] = true, true
			}
			f.open = f.open[:0]
		}
	}
	return f.settled()
}

// mayClose reports whether the closing quote with so many characters before it
// may end a quotation: what a colon or a comma stands before is a quotation that
// begins, by the wrong mark.
func mayClose(text string, offset int) bool {
	before := rune(0)
	for _, r := range text {
		if offset == 0 {
			break
		}
		before = r
		offset--
	}
	return before != 0 && classOf(before)&pause == 0
}

// wholly reports whether a paragraph is one quotation from its first mark to its
// last.
func wholly(text string) bool {
	text, ok := strings.CutPrefix(text, "“")
	return ok && strings.HasSuffix(strings.TrimRight(text, "。！？…"), "”")
}

// End gives the notes still held back.
func (f *Follower) End() []Placed {
	f.open = f.open[:0]
	return f.settled()
}

// settled takes the notes before the first opening quote that may still be
// closed.
func (f *Follower) settled() []Placed {
	n := len(f.pending)
	if len(f.open) > 0 {
		n = f.open[0]
	}
	var out []Placed
	for i, p := range f.pending[:n] {
		if !f.drop[i] {
			out = append(out, p)
		}
	}
	f.pending, f.drop = f.pending[n:], f.drop[n:]
	for i := range f.open {
		f.open[i] -= n
	}
	return out
}
