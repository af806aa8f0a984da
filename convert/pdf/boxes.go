package pdf

import (
	"unicode"

	"jianggao/convert/typeset/line"
)

// Where the box of one glyph ends and the next begins is nothing one sees on
// the page. It shows where the file is read: in a viewer that marks a
// selection, in a program that sets the text anew or measures it. Chinese and
// Western quotation marks have the same code points and are told apart by
// their width, so a Chinese one that its neighbour squeezed to half an em
// passes for a Western one.
//
// fitBoxes moves the ends of boxes and leaves the ink where it is:
//
//   - the first and the last mark of a line get their full box, though its
//     blank half then lies outside of the measure (T28, T29);
//   - the blank between a mark and an opening quote is the quote's;
//   - a quote squeezed below three quarters of an em takes what it lacks from
//     its neighbour: ”， is parted in the middle.

const (
	quoteWidth = line.Em * 3 / 4 // the narrowest box a Chinese quote gets
	leastBox   = line.Em / 4     // what is left to a neighbour that gives of its box
)

// A slot is a glyph of a line with the run it is of.
type slot struct {
	line.Glyph
	run int
}

// fitBoxes fits the boxes of a line; it gives how far the first one reaches
// over the line's left edge.
func fitBoxes(row []slot) (before line.Unit) {
	for i := range row {
		switch g := &row[i]; {
		case !g.Mark || g.Advance >= line.Em:
		case isOpening(g.Rune) && i == 0:
			before = line.Em - g.Advance
			g.Shift += before
			g.Advance = line.Em
		case !isOpening(g.Rune) && i == len(row)-1:
			g.Advance = line.Em
		case isQuote(g.Rune):
			if isOpening(g.Rune) || i+2 == len(row) { // the last mark shall stand in its own box
				growLeft(row, i)
				growRight(row, i)
			} else {
				growRight(row, i)
				growLeft(row, i)
			}
		}
	}
	return before
}

// growLeft moves the border between a quote and what precedes it to the left.
func growLeft(row []slot, i int) {
	if i == 0 {
		return
	}
	left, quote := &row[i-1], &row[i]
	d := lack(quote, left)
	if left.Mark && !isOpening(left.Rune) && isOpening(quote.Rune) && !isQuote(left.Rune) { // all above its half is blank
		d = max(d, min(line.Em-quote.Advance, left.Advance-line.Em/2))
	}
	if d > 0 {
		left.Advance -= d
		quote.Advance += d
		quote.Shift += d
	}
}

// growRight moves the border between a quote and what follows it to the right.
func growRight(row []slot, i int) {
	if i+1 == len(row) {
		return
	}
	quote, right := &row[i], &row[i+1]
	if d := lack(quote, right); d > 0 {
		quote.Advance += d
		right.Advance -= d
		right.Shift -= d
	}
}

// lack is what a quote lacks in width and its neighbour can give.
func lack(quote, neighbour *slot) line.Unit {
	least := leastBox
	if neighbour.Mark && isQuote(neighbour.Rune) {
		least = quoteWidth
	}
	return min(quoteWidth-quote.Advance, neighbour.Advance-least)
}

// isQuote says whether a mark has the code point of a Western one.
func isQuote(r rune) bool { return r == '“' || r == '”' || r == '‘' || r == '’' }

// isOpening says whether a mark has its ink in the right half.
func isOpening(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }
