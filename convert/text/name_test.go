package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"jianggao/convert/speech"
)

func TestSafeName(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2022年发言稿(精选7篇)", "2022年发言稿(精选7篇)"},
		{"甲/乙\\丙:丁*戊?己\"庚<辛>壬|癸", "甲／乙＼丙：丁＊戊？己＂庚＜辛＞壬｜癸"},
		{"  前后\t空白\u3000 ", "前后 空白"},
		{"第一行\r\n第二行", "第一行 第二行"},
		{"改\u200b革\ufeff开\u202e放\x07", "改革开放"},
		{"...省略", "省略"},
		{"省略...", "省略"},
		{"省略. . .", "省略"},
		{"-rf", "－rf"},
		{"--", "－-"},
		{".", "无题"},
		{"..", "无题"},
		{"", "无题"},
		{" \u200b ", "无题"},
		{"CON", "_CON"},
		{"con.txt", "_con.txt"},
		{"aux .c", "_aux .c"},
		{"Com¹", "_Com¹"},
		{"COM10", "COM10"},
		{"CONSOLE", "CONSOLE"},
		{"cafe\u0301", "café"},
		{"\u0301e", "e"},
		{"坏\xff字节", "坏\ufffd字节"},
		{"e\u200b\u0301", "é"},
	} {
		if got := SafeName(c.in, 255); got != c.want {
			t.Errorf("SafeName(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestSafeNameCuts(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"一二三四", 12, "一二三四"},
		{"一二三四", 11, "一二三"},
		{"一二三四", 9, "一二三"},
		{"一. 三四", 6, "一"},
		{"abe\u0327\u0323", 5, "ab"}, // e with two marks is not torn apart
		{"CONSOLE", 3, "_CO"},
	} {
		if got := SafeName(c.in, c.n); got != c.want {
			t.Errorf("SafeName(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func TestFileName(t *testing.T) {
	for _, c := range []struct {
		s     speech.Speech
		count int
		want  string
	}{
		{speech.Speech{Number: 1, Title: "标题", Label: "篇1"}, 7, "01-标题 篇1.txt"},
		{speech.Speech{Number: 7, Title: "标题", Label: "篇7"}, 100, "007-标题 篇7.txt"},
		{speech.Speech{Number: 2, Label: "(二)"}, 3, "02-(二).txt"},
		{speech.Speech{Number: 1}, 1, "01-无题.txt"},
		{speech.Speech{Number: 1, Title: "何为责任?"}, 1, "01-何为责任？.txt"},
	} {
		if got := FileName(&c.s, c.count); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestFileNameKeepsTheLabelOfALongTitle(t *testing.T) {
	s := speech.Speech{Number: 12, Title: strings.Repeat("很长的标题", 40), Label: "篇12"}
	got := FileName(&s, 26)
	if len(got) > nameBytes || !strings.HasPrefix(got, "12-很长的标题") || !strings.HasSuffix(got, " 篇12.txt") {
		t.Errorf("%d bytes: %q", len(got), got)
	}
}

func TestFileNamesSortInOrder(t *testing.T) {
	var names []string
	for n := 1; n <= 120; n++ {
		names = append(names, FileName(&speech.Speech{Number: n, Title: "标题", Label: "篇" + strings.Repeat("一", 120-n)}, 120))
	}
	if !slices.IsSorted(names) {
		t.Error("names do not sort in the order of the speeches")
	}
}

func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"标题 篇1", "CON.txt", "a/b:c", "-x", "e\u0301\u0327", "\u0301", "lpt¹", "..", "a\u200b\u0301", "\u1100\u1161\u11a8"} {
		f.Add(s, 40)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		n = 6 + (n&0xff+0x100)%0x100
		got := SafeName(s, n)
		switch {
		case got == "", len(got) > n, !utf8.ValidString(got), !norm.NFC.IsNormalString(got),
			strings.ContainsAny(got, "/\\:*?\"<>|\x00\n\r\t"), strings.ContainsAny(got[:1], "-. "),
			strings.ContainsAny(got[len(got)-1:], ". "), isReserved(got):
			t.Errorf("SafeName(%q, %d) = %q", s, n, got)
		}
		if again := SafeName(got, n); again != got {
			t.Errorf("%q becomes %q", got, again)
		}
	})
}
