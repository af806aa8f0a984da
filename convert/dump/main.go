package dump

import (
	"strings"
	"unicode/utf8"
)

// A box is a block element, as far as finding the main text needs it. Boxes
// are numbered in the order they open, so that those inside box i are the ones
// from i+1 to its end.
type box struct {
	around int // the box around it
	end    int // one past the last box inside; 0 while open
	text   int // characters of sentences inside
	lines  int // lines of sentences inside
	item   bool
}

// openBox begins a block element inside another.
func (x *extractor) openBox(around int, tag string) int {
	x.boxes = append(x.boxes, box{around: around, item: tag == "p" || tag == "li" || tag == "dd"})
	return len(x.boxes) - 1
}

// leastSentence is how long a line of the main text is at least, in
// characters; shorter ones are names of links as often.
const leastSentence = 16

// fill counts a line for its box.
func (x *extractor) fill(s string) {
	x.places = append(x.places, x.at)
	if x.hint.Link || x.hint.Outside || !strings.ContainsAny(s, "。，！？；,") {
		return
	}
	if n := utf8.RuneCountInString(s); n >= leastSentence {
		b := &x.boxes[x.at]
		b.text += n
		b.lines++
	}
}

const (
	mainShare = 85 // per cent of the sentences the main element holds
	mainLines = 2  // lines of sentences it holds at least
)

// markBeside finds the innermost element that holds nearly all sentences of
// the page, and marks the lines outside it. It is a hint only: no line is lost
// for it.
func (x *extractor) markBeside() {
	for i := range x.boxes {
		if x.boxes[i].end == 0 {
			x.boxes[i].end = len(x.boxes)
		}
	}
	for i := len(x.boxes) - 1; i > 0; i-- {
		b, around := x.boxes[i], &x.boxes[x.boxes[i].around]
		around.text += b.text
		around.lines += b.lines
	}
	all := x.boxes[0].text
	if all == 0 {
		return
	}
	main := 0
	for i := 1; i < x.boxes[main].end; {
		b := &x.boxes[i]
		switch {
		case !b.item && b.text*100 >= all*mainShare && b.lines >= mainLines:
			main = i
			i++
		default:
			i = b.end
		}
	}
	for i, at := range x.places {
		if at < main || at >= x.boxes[main].end {
			x.page.Lines[i].Hint.Beside = true
		}
	}
}
