package parse

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"jianggao/convert/dump"
)

// sample is the bundled page, as often as it takes to reach a size.
func sample(tb testing.TB, size int) string {
	b, err := os.ReadFile("../../testdata/sample.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Repeat(string(b)+"\n", size/len(b)+1)[:size]
}

// asHTML sets a text as a page of an old site does.
func asHTML(s string) string {
	var b strings.Builder
	b.WriteString("<html><head><style>.x{display:none}</style></head><body><div class=nav><a>首页</a></div><div class=main>\n")
	for line := range strings.SplitSeq(s, "\n") {
		fmt.Fprintf(&b, "<p>&emsp;&emsp;%s<span class=x>藏</span></p>\n", strings.TrimSpace(line))
	}
	b.WriteString("</div></body></html>")
	return b.String()
}

// benchmarkPage reads and parses pages of 0.1, 1 and 10 MB: the time for a
// byte should not grow.
func benchmarkPage(b *testing.B, make func(size int) string) {
	for _, kb := range []int{100, 1000, 10000} {
		page := []byte(strings.ToValidUTF8(make(kb*1000), ""))
		b.Run(fmt.Sprintf("%dkB", kb), func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				p, err := dump.Read("page", page, dump.Options{})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := Parse(p, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkText(b *testing.B) {
	benchmarkPage(b, func(n int) string { return sample(b, n) })
}

func BenchmarkHTML(b *testing.B) {
	benchmarkPage(b, func(n int) string { return asHTML(sample(b, n)) })
}

// A page without line ends, and one that is nothing but short lines.
func BenchmarkOneLine(b *testing.B) {
	benchmarkPage(b, func(n int) string { return strings.ReplaceAll(sample(b, n), "\n", "") })
}

func BenchmarkShortLines(b *testing.B) {
	benchmarkPage(b, func(n int) string {
		return strings.Repeat("各位领导：\n一、工作回顾\n今天很好。\n谢谢大家！\n1\n上一篇：（二）\n篇1\n", n/105)
	})
}

// A single paragraph, broken in every line.
func BenchmarkOneParagraph(b *testing.B) {
	benchmarkPage(b, func(n int) string {
		return "发言稿\n\n　　各位老师，大家好！今天我想谈一谈读书这件事，请大家听一听。\n　　" + strings.Repeat("这是一个很长的段落，它被断成了许多行，每一行都在句子的中间就断\n", n/91)
	})
}
