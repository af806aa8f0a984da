package repair

import (
	"math"
	"slices"
	"unicode/utf8"

	"jianggao/convert/speech"
)

// A paragraph is the text under repair: its characters, and for each where it
// came from and what the rules of this pass agreed about it.
type paragraph struct {
	raw   string
	r     []rune
	from  []int32 // index of the character of the raw text each one came from, ascending; nil as long as it is its own
	flags []flag  // what earlier rules of the pass say of each character; nil for nothing
	han   bool    // it holds a Han character
	signs signs   // that it has

	changed bool // it is another than the raw text
}

// A flag is a word from one rule to a later one.
type flag uint8

const (
	protected flag = 1 << iota // part of an address, a number, a name of a file: never changed (T76)
	kept                       // a space with a meaning (T72)
)

func newParagraph(s string) *paragraph {
	p := &paragraph{raw: s, r: runes(s)}
	p.look()
	return p
}

// runes is []rune(s), in half the time for Chinese.
func runes(s string) []rune {
	out := make([]rune, 0, speech.Length(s))
	for i := 0; i < len(s); {
		if c := s[i]; c>>4 == 0xE && i+2 < len(s) && c != 0xE0 && c != 0xED && s[i+1]>>6 == 2 && s[i+2]>>6 == 2 {
			out = append(out, rune(c&0xF)<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F))
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		out = append(out, r)
		i += n
	}
	return out
}

// String gives the text as it is now.
func (p *paragraph) String() string {
	if !p.changed && utf8.ValidString(p.raw) {
		return p.raw
	}
	return string(p.r)
}

// scan begins a pass: flags are cleared, Han looked for.
func (p *paragraph) scan() {
	clear(p.flags)
	p.han = slices.ContainsFunc(p.r, isHan)
}

// before counts the characters that came from the first n of the raw text.
func (p *paragraph) before(n int) int {
	if p.from == nil {
		return min(n, len(p.r))
	}
	i, _ := slices.BinarySearch(p.from, int32(min(n, math.MaxInt32)))
	return i
}

// An edit puts the characters with in the place of those from from up to to.
type edit struct {
	from, to int
	with     string
	flag     flag // of the new characters
}

// apply makes edits that are in ascending order and do not overlap, and reports
// whether the text is another than before. A new character counts as coming
// from the one it stands in the place of.
func (p *paragraph) apply(edits []edit) bool {
	if len(edits) == 0 {
		return false
	}
	if p.from == nil {
		p.from = make([]int32, len(p.r))
		for i := range p.from {
			p.from[i] = int32(i)
		}
	}
	p.needFlags()
	r := make([]rune, 0, len(p.r))
	from := make([]int32, 0, len(p.r))
	flags := make([]flag, 0, len(p.r))
	changed, at := false, 0
	copyTo := func(i int) {
		r = append(r, p.r[at:i]...)
		from = append(from, p.from[at:i]...)
		flags = append(flags, p.flags[at:i]...)
	}
	for _, e := range edits {
		copyTo(e.from)
		start := len(r)
		i := e.from
		for _, c := range e.with {
			r = append(r, c)
			from = append(from, p.from[i])
			flags = append(flags, e.flag)
			i = min(i+1, e.to-1)
		}
		changed = changed || !slices.Equal(r[start:], p.r[e.from:e.to])
		at = e.to
	}
	copyTo(len(p.r))
	p.r, p.from, p.flags = r, from, flags
	return changed
}

// needFlags makes room for flags.
func (p *paragraph) needFlags() {
	if p.flags == nil {
		p.flags = make([]flag, len(p.r))
	}
}

// set changes one character and reports that.
func (p *paragraph) set(i int, r rune) bool {
	p.r[i] = r
	return true
}

// at gives character i, 0 outside the paragraph.
func (p *paragraph) at(i int) rune {
	if i < 0 || i >= len(p.r) {
		return 0
	}
	return p.r[i]
}

// has reports whether character i bears a flag.
func (p *paragraph) has(i int, f flag) bool {
	return i >= 0 && i < len(p.flags) && p.flags[i]&f != 0
}

// chinese reports whether character i is Han or a full-width mark. In a
// paragraph without Han the marks that Western text uses too do not count.
func (p *paragraph) chinese(i int) bool {
	if i < 0 || i >= len(p.r) {
		return false
	}
	return p.isChinese(p.r[i])
}

func (p *paragraph) isChinese(r rune) bool { return isHan(r) || p.isMark(r) }

// isMark reports whether r is a full-width mark in this paragraph.
func (p *paragraph) isMark(r rune) bool {
	return isMark(r) && (p.han || !isShared(r))
}

// skipBack gives the index of the last character before i that is no space, -1
// for none; skip that of the first from i on, len(p.r) for none.
func (p *paragraph) skipBack(i int) int {
	for i--; i >= 0 && isSpace(p.r[i]); i-- {
	}
	return i
}

func (p *paragraph) skip(i int) int {
	for i < len(p.r) && isSpace(p.r[i]) {
		i++
	}
	return i
}

// run gives the end of the run of characters from i on for which in holds.
func (p *paragraph) run(i int, in func(rune) bool) int {
	for i < len(p.r) && in(p.r[i]) {
		i++
	}
	return i
}

// excerpt is character i with a few on either side, for a note.
func (p *paragraph) excerpt(i int) string {
	const around = 8
	return string(p.r[max(0, i-around):min(len(p.r), i+around+1)])
}
