package repair

import "jianggao/convert/warning"

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

// Add takes the notes of the next paragraph and gives those that are settled.
func (f *Follower) Add(line int, notes []Note) []Placed {
	f.at++
	if f.at-f.last > reach {
		f.open = f.open[:0]
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
			for _, o := range f.open {
				f.drop[o], f.drop[i] = true, true
			}
			f.open = f.open[:0]
		}
	}
	return f.settled()
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
