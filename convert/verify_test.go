package convert

import (
	"fmt"
	"strings"
	"testing"

	"jianggao/convert/speech"
)

// sampleBook is a book with all that may go wrong on the way into a product.
func sampleBook() *speech.Book {
	return &speech.Book{Title: "读书会发言稿", Date: "2023-04-06", Speeches: []speech.Speech{
		{Number: 1, Title: "读书会发言稿", Label: "篇1", Line: 3, Blocks: []speech.Block{
			{Kind: speech.Salutation, Text: "各位书友：", Lines: []int{5}},
			{Kind: speech.Heading, Level: 1, Text: "一、慢慢读", Lines: []int{6}},
			{Kind: speech.Paragraph, Text: "（一）每天二十页。三年读了46本，约120万字——不算多，也不算少……“够了。”", RunIn: 9, Lines: []int{7}},
			{Kind: speech.Paragraph, Text: strings.Repeat("读书会办了三年，我来了一百多次，有些话想和大家说一说。", 30), Lines: []int{8}},
			{Kind: speech.Signature, Text: "周小满", Lines: []int{9}},
		}},
		{Number: 2, Title: "读书会发言稿", Label: "篇2", Line: 11, Blocks: []speech.Block{
			{Kind: speech.Paragraph, Text: "第二篇很短，见<www.example.org>&《背影》𠮷㐂。", Lines: []int{12}},
		}},
	}}
}

// TestEveryFormatIsHeldToItsBook makes each product of a book and compares it
// with one that differs by a character: that must be seen.
func TestEveryFormatIsHeldToItsBook(t *testing.T) {
	change := func(f func(*speech.Book)) *speech.Book {
		b := sampleBook()
		f(b)
		return b
	}
	text := func(n, block int, f func(string) string) *speech.Book {
		return change(func(b *speech.Book) {
			t := &b.Speeches[n].Blocks[block].Text
			*t = f(*t)
		})
	}
	others := map[string]*speech.Book{
		"one character less":   text(0, 3, func(s string) string { return strings.Replace(s, "百", "", 1) }),
		"one character twice":  text(0, 3, func(s string) string { return strings.Replace(s, "百", "百百", 1) }),
		"two the other way":    text(0, 3, func(s string) string { return strings.Replace(s, "读书", "书读", 1) }),
		"the last one less":    text(1, 0, func(s string) string { return strings.TrimSuffix(s, "。") }),
		"a rare one less":      text(1, 0, func(s string) string { return strings.Replace(s, "𠮷", "", 1) }),
		"a bracket less":       text(1, 0, func(s string) string { return strings.Replace(s, "<", "", 1) }),
		"another mark":         text(0, 2, func(s string) string { return strings.Replace(s, "——", "—", 1) }),
		"a block twice":        change(func(b *speech.Book) { s := &b.Speeches[1]; s.Blocks = append(s.Blocks, s.Blocks[0]) }),
		"a block less":         change(func(b *speech.Book) { s := &b.Speeches[0]; s.Blocks = s.Blocks[:4] }),
		"a speech less":        change(func(b *speech.Book) { b.Speeches = b.Speeches[:1] }),
		"another label":        change(func(b *speech.Book) { b.Speeches[1].Label = "篇3" }),
		"speeches swapped":     change(func(b *speech.Book) { b.Speeches[0], b.Speeches[1] = b.Speeches[1], b.Speeches[0] }),
		"heading after a text": change(func(b *speech.Book) { k := b.Speeches[0].Blocks; k[1], k[2] = k[2], k[1] }),
	}
	for _, f := range formats {
		if f.picture {
			continue
		}
		t.Run(f.name, func(t *testing.T) {
			b := sampleBook()
			j := job{book: b, found: &Found{Book: *b}}
			p, err := j.product(f)
			if err != nil {
				t.Fatal(err)
			}
			for name, other := range others {
				wrong := f
				wrong.make = func(job) (product, error) { return p, nil }
				_, err := job{book: other}.product(wrong)
				if err == nil {
					t.Errorf("a book with %s is taken for the same", name)
					continue
				}
				if !strings.Contains(err.Error(), f.name) || !strings.Contains(err.Error(), "report") {
					t.Errorf("%s: %v", name, err)
				}
				if _, err := (job{book: other, options: Options{SkipVerify: true}}).product(wrong); err != nil {
					t.Errorf("%s: compared though not asked to: %v", name, err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	book := sampleBook()
	for i := range book.Speeches {
		p := book.Speeches[0].Blocks[3]
		for range 20 {
			book.Speeches[i].Blocks = append(book.Speeches[i].Blocks, p)
		}
	}
	for _, f := range formats {
		for _, skip := range []bool{true, false} {
			b.Run(fmt.Sprintf("%s/skip=%v", f.name, skip), func(b *testing.B) {
				for b.Loop() {
					if _, err := (job{book: book, found: &Found{Book: *book}, options: Options{SkipVerify: skip}}).product(f); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
