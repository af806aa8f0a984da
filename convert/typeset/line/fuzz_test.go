package line

import (
	"reflect"
	"slices"
	"testing"
)

// fuzzStyle makes a style of a number.
func fuzzStyle(n uint32) Style {
	return Style{
		Level:       Level(n % 5),
		Punctuation: Punctuation(n >> 3 % 3),
		LineEnd:     LineEnd(n >> 5 % 3),
		ParaOpen:    ParaOpen(n >> 7 % 2),
		Hang:        n>>8%2 == 1,
		HanLatin:    Unit(n>>9%5) * Em / 8,
		NoHanLatin:  n>>12%2 == 1,
		KeepStops:   n>>13%2 == 1,
		Greedy:      n>>14%2 == 1,
		KeepNumbers: n>>15%2 == 1,
		NoOrphan:    n>>19%2 == 1,
	}
}

// FuzzBreak sets any text in any style: the lines joined are the text, none
// starts or ends with a barred mark or is wider than the measure unless
// recorded, every other line is filled, and the same input gives the same
// lines.
func FuzzBreak(f *testing.F) {
	for i, text := range bruteTexts() {
		f.Add(text, uint16(40+7*i), int16(i%3*8), uint32(i*2654435761))
	}
	f.Add("甲\u2028乙\r\n丙\n\n", uint16(20), int16(0), uint32(0))
	f.Add("。”）」』》】！？！？！？", uint16(8), int16(0), uint32(0))
	f.Add("\u200bก็คือ\u0301é한글 \u3000\u00a0\u2060x", uint16(12), int16(4), uint32(3))
	f.Add("https://a.cn/bcd/efg?x=1&y=22 a-b@c.cn ", uint16(30), int16(-8), uint32(9))
	f.Fuzz(func(t *testing.T, text string, measure uint16, indent int16, style uint32) {
		if len(text) > 2000 {
			t.Skip("a longer text shows no more")
		}
		p := Paragraph{
			Spans: []Span{{text, Plain()}}, Style: fuzzStyle(style),
			Measure: Unit(measure%400) * Em / 8, Indent: Unit(indent%64) * Em / 8,
		}
		r := Break(p)
		checkLines(t, p, r)
		if !reflect.DeepEqual(r, Break(p)) {
			t.Error("set twice, the lines differ")
		}
		if !p.Style.Greedy {
			g := p
			g.Style.Greedy = true
			if greedy := Break(g); r.Cost > greedy.Cost {
				t.Errorf("total fit costs %d, greedy %d", r.Cost, greedy.Cost)
			}
		}
		p.Looseness = int(style>>16%3) - 1
		checkLines(t, p, Break(p))

		// Breaks of the caller's own choice are taken as they are.
		p.Looseness, p.Align = 0, Align(style>>20%4)
		at := int(style>>22%16) + 1
		laid := Lay(p, []int{at, at, 2 * at, -1, 1 << 20})
		end := 0
		for _, l := range laid.Lines {
			if l.Start != end || len(l.Glyphs) != l.End-l.Start {
				t.Fatalf("laid at %d: line from %d, the one before ends at %d", at, l.Start, end)
			}
			end = l.End
		}
		if n := len([]rune(text)); end != n {
			t.Errorf("laid at %d: %d of %d characters", at, end, n)
		}
		if got, want := Natural(p, -3, 1<<20), Unit(0); text != "" && got < want {
			t.Errorf("natural width %d", got)
		}
	})
}

// checkLines holds the lines of a paragraph to what every setting has.
func checkLines(t *testing.T, p Paragraph, r Result) {
	t.Helper()
	var runes, joined []rune
	for _, s := range p.Spans {
		runes = append(runes, []rune(s.Text)...)
	}
	s := prepare(p)
	defer s.release()
	for i := range r.Lines {
		l := &r.Lines[i]
		for _, g := range l.Glyphs {
			joined = append(joined, g.Rune)
		}
		if len(l.Glyphs) != l.End-l.Start || i > 0 && l.Start != r.Lines[i-1].End || l.End <= l.Start {
			t.Fatalf("line %d holds %d glyphs of %d to %d", i+1, len(l.Glyphs), l.Start, l.End)
		}
		checkEdges(t, s, r, i)
		checkWidth(t, s, l)
	}
	if !slices.Equal(joined, runes) {
		t.Errorf("the lines hold %q, the paragraph %q", string(joined), string(runes))
	}
}

// checkEdges looks for barred marks at the ends of a line.
func checkEdges(t *testing.T, s *setter, r Result, i int) {
	t.Helper()
	l := &r.Lines[i]
	first, last := s.edges(l.Start, l.End)
	if last < first {
		return
	}
	if i > 0 && !s.closes(l.Start) && noStart(s.items[first].class, s.style.Level) && r.Lines[i-1].Forced == NotForced {
		t.Errorf("line %d starts with %c", i+1, s.items[first].r)
	}
	if !s.closes(l.End) && noEnd(s.items[last].class, s.style.Level) && l.Forced == NotForced {
		t.Errorf("line %d ends with %c", i+1, s.items[last].r)
	}
}

// checkWidth looks at what justification made of a line.
func checkWidth(t *testing.T, s *setter, l *Line) {
	t.Helper()
	measure := Unit(s.measure(l.Start))
	width := Unit(0)
	for _, g := range l.Glyphs {
		if width += g.Advance; g.Open {
			width += l.Track
		}
		if g.Advance < 0 {
			t.Errorf("%c moves the pen back", g.Rune)
		}
	}
	if width != l.Width {
		t.Errorf("the glyphs are %d wide, the line says %d", width, l.Width)
	}
	if over := width - l.Hanging - measure; over > 0 && width > 0 && over != l.Overfull {
		t.Errorf("%d over the measure, recorded %d", over, l.Overfull)
	}
	if l.Overfull > 0 && l.Forced != TooWide {
		t.Error("an overfull line is not recorded as forced")
	}
	if short := measure - (width - l.Hanging); !s.closes(l.End) && l.Underfull == 0 && int(short) > len(l.Glyphs) {
		t.Errorf("%d short of the measure, not recorded", short)
	}
	if s.closes(l.End) && l.Track != 0 {
		t.Error("the last line is stretched")
	}
	if l.Track > Em/4 || l.Even > Em/8 || l.Gaps.Word.Blank > Em/2 && l.Gaps.Word.Blank > Em || l.Gaps.HanLatin.Blank > Em/2+Em/4 {
		t.Errorf("beyond the limits: track %d, even %d, gaps %+v", l.Track, l.Even, l.Gaps)
	}
	for _, g := range []Gap{l.Gaps.Bracket, l.Gaps.Pause, l.Gaps.Stop, l.Gaps.Word, l.Gaps.HanLatin} {
		if g.Blank < 0 {
			t.Errorf("a blank below nothing: %+v", l.Gaps)
		}
	}
}
