package convert

import (
	"fmt"
	"slices"
	"strings"

	"jianggao/convert/parse"
	"jianggao/convert/repeat"
	"jianggao/convert/speech"
	"jianggao/convert/together"
	"jianggao/convert/warning"
)

// copies finds the speeches that repeat an earlier one, of the same input or of
// an input before it. The inputs of a run must come to it in their order.
type copies struct {
	drop  bool // take them out of their books
	index repeat.Index
	seen  []place // by the number the index has for each
}

// A place says where a speech stands.
type place struct{ input, name string }

// sample takes what speeches are compared by. That takes longer than comparing
// them and needs no order.
func (f *Found) sample() {
	speeches := f.Book.Speeches
	f.samples = make([]repeat.Sample, len(speeches))
	together.Each(len(speeches), func(i int) { f.samples[i] = repeat.SampleOf(&speeches[i]) })
}

// find warns of every speech that repeats an earlier one, wholly or nearly. When
// asked to, it drops the copies: from the book, and with their lines from the
// ledger. One that has something new to say stays. The speeches left keep the
// numbers they have on the page.
func (c *copies) find(f *Found) {
	drop := map[int]bool{} // numbers of speeches
	for i := range f.Book.Speeches {
		s := &f.Book.Speeches[i]
		// A copy of the label, which would keep the whole page in memory.
		here := place{f.Book.Source, strings.Clone(nameOf(s))}
		n, l := c.index.Add(f.samples[i])
		c.seen = append(c.seen, here)
		if l == repeat.New {
			continue
		}
		verb := "repeats"
		if l == repeat.Near {
			verb = "nearly repeats"
		}
		text := fmt.Sprintf("%s %s %s", here.name, verb, c.seen[n].name)
		if c.seen[n].input != here.input {
			text += " of " + c.seen[n].input
		}
		f.Warnings = append(f.Warnings, warning.Warning{Line: s.Line, Code: warning.DuplicateSpeech, Text: text})
		drop[s.Number] = c.drop && l == repeat.Copy
	}
	if c.drop {
		f.drop(drop)
	}
	warning.Sort(f.Warnings)
}

// dropped counts the lines of the page, or of all pages merged, that are in no
// product.
func (f *Found) dropped() int {
	n := 0
	for _, e := range f.Ledger {
		if e.Fate == parse.Dropped && !e.Part {
			n++
		}
	}
	for _, p := range f.parts {
		n += p.dropped()
	}
	return n
}

// nameOf names a speech in messages by its label, else by its number.
func nameOf(s *speech.Speech) string {
	if s.Label != "" {
		return s.Label
	}
	return fmt.Sprintf("speech %d", s.Number)
}

// drop takes speeches that repeat others out of the book. The ledger then says
// so of their lines, and what was warned of in them is no longer of interest.
func (f *Found) drop(numbers map[int]bool) {
	f.Book.Speeches = slices.DeleteFunc(f.Book.Speeches, func(s speech.Speech) bool { return numbers[s.Number] })
	gone := map[int]bool{} // lines
	f.Ledger = slices.DeleteFunc(f.Ledger, func(e parse.Entry) bool { return e.Part && numbers[e.Speech] })
	for i, e := range f.Ledger {
		if numbers[e.Speech] {
			gone[e.Line] = true
			f.Ledger[i] = parse.Entry{Line: e.Line, Fate: parse.Dropped, Reason: parse.Duplicate, Rule: "repeats an earlier speech", Text: e.Text}
		}
	}
	f.Warnings = slices.DeleteFunc(f.Warnings, func(w warning.Warning) bool {
		return gone[w.Line] && w.Code != warning.DuplicateSpeech
	})
}
