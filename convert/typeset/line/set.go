package line

import (
	"slices"
	"sync"
	"unicode/utf8"
)

// A setter holds one paragraph while it is set.
type setter struct {
	items  []item
	sums   []sum // sums[i] is over the items before i
	style  Style
	align  Align
	full   [2]Unit // length of the first line and of the others
	indent [2]Unit
	loose  int

	places []place // where a line may start, from 0 to the end of the text
	states []state
}

// A sum adds up what a line can be asked for.
type sum struct {
	width  int64 // natural
	shrink int64 // S: capacity of C1 to C4
	stop   int64 // capacity of C5
	word   int64 // capacity of E1
	han    int64 // capacity of E2
	even   int32 // boundaries of E3
	wide   int32 // boundaries of E4
	spoke  int32 // characters besides marks
}

func (a sum) minus(b *sum) sum {
	return sum{a.width - b.width, a.shrink - b.shrink, a.stop - b.stop, a.word - b.word, a.han - b.han, a.even - b.even, a.wide - b.wide, a.spoke - b.spoke}
}

var setters = sync.Pool{New: func() any { return new(setter) }}

func (s *setter) release() {
	if cap(s.items) > 1<<16 { // keep no giants
		return
	}
	setters.Put(s)
}

// prepare takes a paragraph through everything that does not depend on where
// its lines end.
func prepare(p Paragraph) *setter {
	s := setters.Get().(*setter)
	s.style, s.align, s.loose = p.Style, p.Align, p.Looseness
	s.indent = [2]Unit{p.Indent, p.Hang}
	s.full = [2]Unit{p.Measure - p.Indent, p.Measure - p.Hang}
	n := 0
	for _, span := range p.Spans {
		n += utf8.RuneCountInString(span.Text)
	}
	s.items = slices.Grow(s.items[:0], n)
	for k, span := range p.Spans {
		text := span.Text
		for len(text) > 0 {
			r, size := utf8.DecodeRuneInString(text)
			text = text[size:]
			s.items = append(s.items, item{r: r, span: int32(k), class: classOf(r)})
		}
	}
	resolve(s.items)
	s.boxes(p.Spans)
	s.blanks()
	s.chances()
	s.boundaries()
	s.add()
	return s
}

// boundaries says which boundaries open when a line is stretched (T38, T39).
func (s *setter) boundaries() {
	items := s.items
	head := 0
	for head < len(items) && items[head].class == opening {
		head++ // what opens a paragraph stands the same on every line (T30)
	}
	for i := head; i+1 < len(items); i++ {
		a, b := &items[i], &items[i+1]
		if a.class == han && b.class == han {
			a.even, a.wide = true, true
			continue
		}
		if b.solid || !opens(a, b) {
			continue
		}
		a.wide = true
		a.even = b.chance >= 0
	}
}

// opens reports whether the boundary between two items ever opens (T39).
func opens(a, b *item) bool {
	switch {
	case b.class == mark || b.class == zeroSpace || a.class == zeroSpace || b.class == lineEnd || a.class == lineEnd:
		return false
	case isPlainSpace(b.r), isPlainSpace(a.r) && a.tier != hanTier: // beside a word space; after the gap it became is open
		return false
	case a.class == glue && !a.keep, b.class == glue:
		return false
	case columns[a.left] == midColumn || columns[b.class] == midColumn:
		return false
	case properties[a.left].west && properties[b.class].west: // words, numerals
		return false
	case a.class == prefix && isDigit(b.r), isDigit(a.r) && b.class == suffix:
		return false
	}
	return true
}

// add fills the running sums.
func (s *setter) add() {
	s.sums = append(slices.Grow(s.sums[:0], len(s.items)+1), sum{})
	var t sum
	for i := range s.items {
		it := &s.items[i]
		t.width += int64(it.body + it.blank)
		switch it.tier {
		case bracketTier, pauseTier:
			t.shrink += int64(it.blank)
		case hanTier:
			t.shrink += int64(it.hanShrink())
			t.han += int64(s.hanStretch(it))
		case stopTier:
			if !s.style.KeepStops {
				t.stop += int64(it.blank)
			}
		}
		if it.isWordSpace() {
			t.shrink += int64(it.wordShrink())
			t.word += int64(it.wordStretch())
		}
		if it.even {
			t.even++
		}
		if it.wide {
			t.wide++
		}
		if it.spoke {
			t.spoke++
		}
		s.sums = append(s.sums, t)
	}
}

// The limits of T37 and T38.
func (it *item) hanShrink() Unit   { return max(it.blank-Em/8, 0) }
func (it *item) wordShrink() Unit  { return max(it.body-Em/4, 0) }
func (it *item) wordStretch() Unit { return room(it.body, Em/2) }

func (s *setter) hanStretch(it *item) Unit {
	most := s.style.HanLatinMax
	if most == 0 {
		most = Em / 3
	}
	return room(it.blank, most)
}

// isWordSpace reports whether the item is a space between words: C1 and E1.
func (it *item) isWordSpace() bool { return isPlainSpace(it.r) && !it.keep }

// room is how far a gap may grow; one that is switched off stays so.
func room(now, most Unit) Unit {
	if now == 0 {
		return 0
	}
	return max(most-now, 0)
}

// edges gives the first and the last item of a line that are not spaces;
// first > last where it holds nothing else.
func (s *setter) edges(a, b int) (first, last int) {
	for a < b && isBlank(s.items[a].class) {
		a++
	}
	for b > a && isBlank(s.items[b-1].class) {
		b--
	}
	return a, b - 1
}

func isBlank(c class) bool { return c == space || c == zeroSpace || c == lineEnd }

// stat adds up the line from a to b, edges trimmed (T18, T28, T29).
func (s *setter) stat(a, b int) sum {
	if first, last := s.edges(a, b); last < first {
		return sum{}
	}
	start, end := s.started(a, b), s.ended(a, b)
	return end.minus(&start)
}

// started adds up what stands before a line that starts at a, in text that
// ends before to.
func (s *setter) started(a, to int) sum {
	opens := a == 0 // a paragraph, whatever blanks it begins with
	for a < to-1 && isBlank(s.items[a].class) {
		a++
	}
	t := s.sums[a]
	if opens && s.style.ParaOpen == ParaOpenFull && s.items[a].class == opening {
		t.width -= int64(s.outer(opening))
	}
	return t
}

// ended adds up what stands before the end of a line that ends at b, in text
// that starts at from.
func (s *setter) ended(from, b int) sum {
	for b > from+1 && isBlank(s.items[b-1].class) {
		b--
	}
	t := s.sums[b-1]
	it := &s.items[b-1]
	t.width += int64(it.body)
	if it.spoke {
		t.spoke++
	}
	if s.style.LineEnd == LineEndFull {
		t.width += int64(s.outer(it.left))
	}
	return t
}

// measure gives the length of the line that starts at a.
func (s *setter) measure(a int) int64 {
	if a == 0 {
		return int64(s.full[0])
	}
	return int64(s.full[1])
}

// ends settles what the style makes of the mark at the end of a line: a full
// box where there is room (T28), or hanging outside (T42).
func (s *setter) ends(t *sum, a, b int, l int64) (extra, hanging Unit) {
	if s.style.LineEnd != LineEndAuto && !s.style.Hang {
		return 0, 0
	}
	first, last := s.edges(a, b)
	if last <= first {
		return 0, 0
	}
	it := &s.items[last]
	if s.style.LineEnd == LineEndAuto {
		if w := s.outer(it.left); w > 0 && t.width+int64(w) <= l {
			t.width += int64(w)
			return w, 0
		}
	}
	if s.style.Hang && (it.class == pause || it.class == stop) && it.left != stacked && !properties[s.items[last-1].class].sign &&
		t.width > l {
		out := it.body
		if s.style.LineEnd == LineEndFull {
			out += s.outer(it.left)
		}
		if t.width-int64(out) <= l {
			t.width -= int64(out)
			return 0, out
		}
	}
	return 0, 0
}
