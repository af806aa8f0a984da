package line

import (
	"strings"
	"testing"
)

// TestT47LoosenessChangesOneLine sets paragraphs of any length a line longer
// and a line shorter, for widows, with the same text in them.
func TestT47LoosenessChangesOneLine(t *testing.T) {
	const text = "春天来了，山上的花开了，河里的冰化了，孩子们都跑到外面去玩，老人们在门前晒太阳；燕子也从南方飞回来了。"
	for _, repeat := range []int{4, 40, 400} {
		p := plainParagraph(strings.Repeat(text, repeat), 17*Em, 2*Em)
		best := Break(p)
		for _, by := range []int{-1, 1} {
			p.Looseness = by
			r := Break(p)
			if got := len(r.Lines) - len(best.Lines); got != by {
				t.Errorf("%d characters: %+d lines, want %+d", len([]rune(text))*repeat, got, by)
			}
			if r.Cost < best.Cost {
				t.Errorf("%d characters, %+d lines: cheaper than the best", len([]rune(text))*repeat, by)
			}
			for i := range r.Lines {
				if l := &r.Lines[i]; l.Underfull != 0 || l.Overfull != 0 {
					t.Errorf("line %d is not filled", i+1)
				}
			}
		}
	}
}

func BenchmarkLoose100000(b *testing.B) {
	text := strings.Join(benchmarkText(b, 100_000), "")
	for b.Loop() {
		Break(Paragraph{Spans: []Span{{text, Plain()}}, Measure: 36 * Em, Indent: 2 * Em, Looseness: 1})
	}
}
