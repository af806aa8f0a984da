package line

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// benchmarkText gives paragraphs of n characters altogether: the seed page
// beside the checkout where it is, else the bundled sample, over and over.
func benchmarkText(b *testing.B, n int) []string {
	b.Helper()
	src, err := os.ReadFile("../../../../shared/dumps/seed.txt")
	if os.IsNotExist(err) {
		b.Log("the seed page is not there: the sample is set instead")
		src, err = os.ReadFile("../../../testdata/sample.txt")
	}
	if err != nil {
		b.Fatal(err)
	}
	var out []string
	for n > 0 {
		for _, l := range strings.Split(string(src), "\n") {
			if l = strings.TrimSpace(l); l == "" {
				continue
			}
			size := utf8.RuneCountInString(l)
			if size > n {
				l, size = string([]rune(l)[:n]), n
			}
			out = append(out, l)
			if n -= size; n == 0 {
				break
			}
		}
	}
	return out
}

func benchmarkBreak(b *testing.B, paragraphs []string, style Style) {
	m := Plain()
	chars := 0
	for _, p := range paragraphs {
		chars += utf8.RuneCountInString(p)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range paragraphs {
			Break(Paragraph{Spans: []Span{{p, m}}, Measure: 36 * Em, Indent: 2 * Em, Style: style})
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(chars), "ns/char")
}

// BenchmarkBook46000 sets a book of 46,000 characters, the length of the seed.
func BenchmarkBook46000(b *testing.B) { benchmarkBreak(b, benchmarkText(b, 46_000), Style{}) }

func BenchmarkBook46000Greedy(b *testing.B) {
	benchmarkBreak(b, benchmarkText(b, 46_000), Style{Greedy: true})
}

// The paragraphs that follow show that the cost of a character does not grow
// with the paragraph.
func BenchmarkParagraph1000(b *testing.B)    { benchmarkParagraph(b, 1_000) }
func BenchmarkParagraph10000(b *testing.B)   { benchmarkParagraph(b, 10_000) }
func BenchmarkParagraph100000(b *testing.B)  { benchmarkParagraph(b, 100_000) }
func BenchmarkParagraph1000000(b *testing.B) { benchmarkParagraph(b, 1_000_000) }

func benchmarkParagraph(b *testing.B, n int) {
	benchmarkBreak(b, []string{strings.Join(benchmarkText(b, n), "")}, Style{})
}

// BenchmarkUnbroken sets 100,000 characters without any place to break: a row
// of letters, a row of closing marks.
func BenchmarkUnbroken(b *testing.B) {
	benchmarkBreak(b, []string{strings.Repeat("a", 100_000), strings.Repeat("）", 100_000), strings.Repeat("！", 100_000)}, Style{})
}

// BenchmarkNasty sets what makes careless rules look back all the way.
func BenchmarkNasty(b *testing.B) {
	benchmarkBreak(b, []string{
		strings.Repeat("‘", 50_000) + strings.Repeat("”", 50_000),
		strings.Repeat("“‘a’b”", 15_000),
		strings.Repeat(" ", 100_000),
		strings.Repeat("字 ", 50_000),
		"字" + strings.Repeat("\u0301", 100_000) + "字",
		strings.Repeat("w.a/", 25_000),
		strings.Repeat("—", 50_000) + strings.Repeat("…", 50_000),
		strings.Repeat("a@b.", 25_000),
		strings.Repeat("\u2028", 100_000),
		strings.Repeat("กข ", 30_000),
	}, Style{})
}
