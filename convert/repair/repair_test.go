package repair

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

func TestNotes(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []Note
	}{
		{"卡尔.马克思说", []Note{{2, StopOrDot, "卡尔.马克思说"}}},
		{"我买了27\"的屏幕,很好", []Note{{5, OddQuotes, "我买了27\"的屏幕，很好"}}},
		{"24\"和27\"的屏幕", []Note{{2, OddQuotes, "24\"和27\"的屏幕"}}},
		{"他说：“好", []Note{{3, OpenQuote, "他说：“好"}}},
		{"好”，他说", []Note{{1, CloseQuote, "好”，他说"}}},
		{"前面有十个字的一句话.后面也有十个字的一句话", []Note{{10, StopOrDot, "有十个字的一句话.后面也有十个字的"}}},
		{"大家好。", nil},
		{"He has a 27\" screen.", nil},
		{"见a.b，3.5，www.a.中", nil},
	} {
		_, got := Text(c.in, Options{})
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q: %s", c.in, d)
		}
	}
}

func TestNotesOfKindsLeftOut(t *testing.T) {
	if _, ns := Text("卡尔.马克思,\"好", Options{Skip: Quotes | Punctuation}); len(ns) != 0 {
		t.Errorf("notes %v on what was not to be repaired", ns)
	}
}

func TestBook(t *testing.T) {
	b := &speech.Book{Title: "2022年读书会发言稿--灯下", Speeches: []speech.Speech{{
		Number: 1, Label: "(一)", Title: "发言稿:灯下", Line: 3, Blocks: []speech.Block{
			{Kind: speech.Salutation, Text: "书友们:", Lines: []int{5}},
			{Kind: speech.Paragraph, Text: "&nbsp;(一) 读慢一点... 慢一点,就记住了.", RunIn: 17, Lines: []int{7, 8}},
			{Kind: speech.Paragraph, Text: "约翰.史密斯说“慢", Lines: []int{9}},
			{Kind: speech.Paragraph, Text: "“再慢”", Lines: []int{10}},
			{Kind: speech.Signature, Text: "书友 小满”"},
		}}}}
	ws := Book(b, Options{})
	want := &speech.Book{Title: "2022年读书会发言稿——灯下", Speeches: []speech.Speech{{
		Number: 1, Label: "(一)", Title: "发言稿：灯下", Line: 3, Characters: 4 + 18 + 9 + 4 + 5, Blocks: []speech.Block{
			{Kind: speech.Salutation, Text: "书友们：", Lines: []int{5}},
			{Kind: speech.Paragraph, Text: "（一）读慢一点……慢一点，就记住了。", RunIn: 9, Lines: []int{7, 8}},
			{Kind: speech.Paragraph, Text: "约翰.史密斯说“慢", Lines: []int{9}},
			{Kind: speech.Paragraph, Text: "“再慢”", Lines: []int{10}},
			{Kind: speech.Signature, Text: "书友小满”"},
		}}}}
	if d := cmp.Diff(want, b); d != "" {
		t.Error(d)
	}
	// The quotation runs from line 9 to the last block, which is no fault.
	if d := cmp.Diff([]warning.Warning{{Line: 9, Code: warning.Ambiguous, Text: "约翰.史密斯说“慢"}}, ws); d != "" {
		t.Error(d)
	}
}

func TestFollower(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  []int // paragraphs, from 0, whose notes are given
	}{
		{"opened and closed in the next", []string{"他说：“走", "快走”，说完就走"}, nil},
		{"each paragraph opens, the last closes", []string{"“走", "“快走", "“都走。”"}, nil},
		{"the last closes with a stop behind", []string{"“走", "“都走”。"}, nil},
		{"one inside a quotation", []string{"“走", "“都走。”", "好”"}, nil},
		{"what is closed closes no more", []string{"“走", "走”", "好”"}, []int{2}},
		{"a quotation of its own closes nothing", []string{"他说：“走", "“快走，”他说", "人走了"}, []int{0}},
		{"another quotation between", []string{"他说：“走", "她说：“不走", "都走了”"}, []int{0}},
		{"the wrong mark", []string{"“走", "他说：”快走"}, []int{0, 1}},
		{"too far", []string{"“走", "一", "二", "三", "四”"}, []int{0, 4}},
		{"near enough", []string{"“走", "一", "二", "三”"}, nil},
		{"never opened", []string{"一", "走”"}, []int{1}},
	} {
		var f Follower
		var got []int
		give := func(ps []Placed) {
			for _, p := range ps {
				got = append(got, p.Line)
			}
		}
		for i, s := range c.texts {
			text, notes := Text(s, Options{})
			give(f.Add(i, text, notes))
		}
		give(f.End())
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestBookWarnsOfQuotationsLeftOpen(t *testing.T) {
	b := &speech.Book{Speeches: []speech.Speech{{Line: 2, Blocks: []speech.Block{
		{Text: "他说：“走", Lines: []int{4}},
		{Text: "大家走了"},
		{Text: "大家走了"},
		{Text: "大家走了"},
		{Text: "大家走了"},
		{Text: "走”，他说"},
	}}}}
	want := []warning.Warning{
		{Line: 2, Code: warning.Ambiguous, Text: "走”，他说"},
		{Line: 4, Code: warning.Ambiguous, Text: "他说：“走"},
	}
	if d := cmp.Diff(want, Book(b, Options{})); d != "" {
		t.Error(d)
	}
}

// TestRunIn holds that the head of a paragraph, repaired with its rest, is the
// same text as before the split, wherever the split is.
func TestRunIn(t *testing.T) {
	for _, v := range readVectors(t, "../../testdata/vectors/repair.tsv") {
		raw := []rune(v.raw)
		last := 0
		for n := 1; n <= len(raw); n++ {
			b := speech.Block{Text: v.raw, RunIn: n}
			block(&b, Options{})
			head, rest := b.Split()
			if head+rest != v.want || b.RunIn < last {
				t.Fatalf("%s: %q split at %d: %q, %q", v.id, v.raw, n, head, rest)
			}
			if a, b := onlyHan(string(raw[:n])), onlyHan(head); a != b && v.rule != "T85" && !strings.Contains(v.raw, "&") {
				t.Errorf("%s: %q split at %d: head %q, want %q", v.id, v.raw, n, b, a)
			}
			last = b.RunIn
		}
	}
}

func TestParseKinds(t *testing.T) {
	for _, c := range []struct {
		list string
		on   Set
	}{
		{"all", every},
		{"none", 0},
		{"quotes", Quotes},
		{"punctuation, spaces,quotes", Punctuation | Spaces | Quotes},
		{"-quotes", every &^ Quotes},
		{"all,-quotes,-masks", every &^ (Quotes | Masks)},
		{"none,dots", Dots},
	} {
		o, err := ParseKinds(c.list)
		if err != nil || o.Skip != every&^c.on {
			t.Errorf("ParseKinds(%q) = %x, %v, want to skip %x", c.list, o.Skip, err, every&^c.on)
		}
	}
	for _, bad := range []string{"", "quote", "quotes,,spaces", "Quotes"} {
		if o, err := ParseKinds(bad); err == nil {
			t.Errorf("ParseKinds(%q) = %x", bad, o.Skip)
		} else if !strings.Contains(err.Error(), "ellipsis") {
			t.Errorf("ParseKinds(%q): the message names no kinds: %v", bad, err)
		}
	}
}

// TestKinds holds that every kind has its row and at least one rule, and that
// leaving it out leaves something unchanged that it would change.
func TestKinds(t *testing.T) {
	sample := map[string]string{
		"entities": "&ldquo;好&rdquo;", "invisible": "改\u200b革", "spaces": "大家 好", "width": "２０２２年", "years": "二00八年",
		"masks": "20xx年", "numbering": "一.学习", "brackets": "(一)学习", "ellipsis": "我想...", "dashes": "灯--光", "dots": "约翰•史密斯",
		"ranges": "3~5天", "quotes": "\"好\"", "punctuation": "好,好",
	}
	var all Set
	for _, k := range Kinds() {
		all |= k.Set
		in, ok := sample[k.Name]
		if !ok {
			t.Errorf("no sample for %s", k.Name)
			continue
		}
		if got, _ := Text(in, Options{Skip: k.Set}); got != in {
			t.Errorf("without %s: %q becomes %q", k.Name, in, got)
		}
		if got, _ := Text(in, Options{Skip: every &^ k.Set}); got == in {
			t.Errorf("with %s alone: %q is left", k.Name, in)
		}
		if k.About == "" || strings.HasSuffix(k.About, ".") {
			t.Errorf("%s: %q", k.Name, k.About)
		}
	}
	if all != every {
		t.Errorf("the table has kinds %x, want %x", all, every)
	}
}

func TestRulesSettleInAChain(t *testing.T) {
	// Each change allows the next to its left; the bound on passes allows for it.
	s := strings.Repeat("\"b\"--", 40) + "中"
	got, _ := Text(s, Options{})
	if want := strings.Repeat("“b”——", 40) + "中"; got != want {
		t.Errorf("got %q", got)
	}
}

func TestAnEndlessChainIsLeft(t *testing.T) {
	s := strings.Repeat("\"b\"--", 400) + "中,好"
	got, notes := Text(s, Options{})
	if got != s || len(notes) != 1 || notes[0].Code != Unsettled {
		t.Errorf("got %q with notes %v", got, notes)
	}
	if got, _ := Text("&#22909;\u200b,"+s, Options{}); got != "&#22909;\u200b,"+s {
		t.Errorf("got %q", got)
	}
}

func ExampleText() {
	got, notes := Text("他说:\"慢一点...就记住了.\" 约翰.史密斯也在.", Options{})
	fmt.Println(got)
	for _, n := range notes {
		fmt.Printf("%d %s\n", n.Offset, n.Code)
	}
	// Output:
	// 他说：“慢一点……就记住了。”约翰.史密斯也在。
	// 17 stop-or-dot
}

// sampleText is the sample page as one text of about n bytes.
func sampleText(b *testing.B, n int) string {
	b.Helper()
	page, err := os.ReadFile("../../testdata/sample.txt")
	if err != nil {
		b.Fatal(err)
	}
	return strings.Repeat(strings.ReplaceAll(string(page), "\n", ""), 1+2*n/len(page))[:n]
}

func BenchmarkText(b *testing.B) {
	for _, n := range []int{1 << 10, 100 << 10, 1 << 20, 10 << 20} {
		s := sampleText(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(n))
			for b.Loop() {
				Text(s, Options{})
			}
		})
	}
}

// BenchmarkRows repairs texts that would be slow if a rule looked far from
// every character.
func BenchmarkRows(b *testing.B) {
	for _, piece := range []string{"(", "中(", "\"", "'中", "“", ".", "-", "- ", "a+", "a.", "/.+", "<<", "&", "&a", " ", "~", "a@", "x:", "中.", "一", "1", "“ a ‘"} {
		for _, n := range []int{100_000, 1_000_000} {
			s := "中" + strings.Repeat(piece, n/len(piece))
			b.Run(fmt.Sprintf("%q/%d", piece, n), func(b *testing.B) {
				b.SetBytes(int64(n))
				for b.Loop() {
					Text(s, Options{})
				}
			})
		}
	}
}
