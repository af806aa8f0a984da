package contents

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"jianggao/convert/speech"
)

// of makes a speech: "# " begins a heading, "|" ends a run-in heading.
func of(lines ...string) *speech.Speech {
	s := &speech.Speech{Number: 1}
	for _, l := range lines {
		b := speech.Block{Text: l}
		if h, ok := strings.CutPrefix(l, "# "); ok {
			b = speech.Block{Kind: speech.Heading, Level: 1, Text: h}
		} else if l, ok := strings.CutPrefix(l, "@ "); ok {
			b = speech.Block{Kind: speech.Salutation, Text: l}
		} else if head, rest, ok := strings.Cut(l, "|"); ok {
			b = speech.Block{Text: head + rest, RunIn: utf8.RuneCountInString(head)}
		}
		s.Blocks = append(s.Blocks, b)
	}
	return s
}

func TestDescribe(t *testing.T) {
	for _, c := range []struct {
		name, want string
		s          *speech.Speech
	}{
		{"nothing", "", of()},
		{"a heading", "慢慢读", of("@ 各位书友：", "大家好！今晚说三件事。", "# 一、慢慢读", "每天二十页。")},
		{"numbers of headings", "慢慢读", of("# （一）慢慢读")},
		{"an Arabic number", "慢慢读", of("# 1.慢慢读")},
		{"an Arabic number and a pause", "慢慢读", of("# 2、慢慢读")},
		{"an ordinal", "慢慢读", of("# 第一，慢慢读")},
		{"a ring", "慢慢读", of("# ①慢慢读")},
		{"a figure is no number", "3.5公里外的灯", of("# 3.5公里外的灯")},
		{"a number alone", "一", of("# 一、")},
		{"a run-in heading", "修鞋铺里的灯", of("今晚说两件事。", "（一）修鞋铺里的灯。|第一盏灯亮在三年前。")},
		{"a point of a row", "读书会今年办了三件事", of("读书会今年办了三件事，都不大。", "一是修了灯。|灯在楼道里。")},
		{"a topic", "修鞋铺里的灯", of("大家好！今天我演讲的题目是《修鞋铺里的灯》。", "# 一、慢慢读")},
		{"a topic in quotes", "慢一點", of("我發言的主題為：「慢一點」。")},
		{"a clause", "读书会办了三年", of("读书会办了三年。我来了一百多次。")},
		{"a short clause takes the next", "时间过得真快，三年就这样过去了", of("时间过得真快，三年就这样过去了，我们都老了。")},
		{"but not over a stop", "下雨了", of("下雨了。我们在屋里读书。")},
		{"greetings", "读书会办了三年", of("大家好！各位老师，晚上好！读书会办了三年。")},
		{"an address in the text", "植树不是一天的事", of("尊敬的各位领导，亲爱的书友们：植树不是一天的事，浇水才是。")},
		{"an introduction", "植树不是一天的事", of("大家好！我叫周小满，很高兴能站在这里。植树不是一天的事。")},
		{"Traditional", "植樹不是一天的事", of("各位來賓，大家好！我叫周小滿，感謝大家。植樹不是一天的事。")},
		{"courtesies alone", "大家好", of("大家好！", "谢谢大家！")},
		{"the next paragraph", "植树不是一天的事", of("大家早上好！", "植树不是一天的事，浇水才是。")},
		{"a scrubbed name", "植树的人要会浇水", of("曾说过：“树要有根。”植树的人要会浇水。")},
		{"somebody says", "老徐说：“灯不亮，路就黑。”", of("老徐说：“灯不亮，路就黑。”大家都笑了。")},
		{"a time", "在社区工作的三年里，我学会了修灯", of("在社区工作的三年里，我学会了修灯，也学会了等。")},
		{"no cut in quotes", "很多事坏就坏在“差不多，就这样”几个字上", of("很多事坏就坏在“差不多，就这样”几个字上，今天我就说它。")},
		{"a long one", strings.Repeat("灯", 23) + "…", of(strings.Repeat("灯", 30) + "。")},
		{"a long quotation", "“" + strings.Repeat("灯", 22) + "…”", of("“" + strings.Repeat("灯", 30) + "”。")},
		{"a long paragraph without marks", strings.Repeat("灯", 23) + "…", of(strings.Repeat("灯", 5000))},
	} {
		if got := Describe(c.s); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	first := speech.Block{Text: "读书会办了三年。"}
	book := func(ss ...speech.Speech) *speech.Book {
		b := &speech.Book{Title: "读书会发言稿"}
		for i, s := range ss {
			s.Number = i + 1
			b.Speeches = append(b.Speeches, s)
		}
		return b
	}
	numbered := book(
		speech.Speech{Title: "读书会发言稿", Label: "篇1", Blocks: []speech.Block{first}},
		speech.Speech{Title: "读书会发言稿", Label: "篇2"},
		speech.Speech{Title: "修鞋铺里的灯", Label: "篇3", Blocks: []speech.Block{first}},
		speech.Speech{Blocks: []speech.Block{first}},
		speech.Speech{},
	)
	for _, c := range []struct {
		name  string
		b     *speech.Book
		t     Titles
		names []string
	}{
		{"both", numbered, Both, []string{"篇1　读书会办了三年", "篇2", "篇3　修鞋铺里的灯", "读书会办了三年", "第5篇"}},
		{"labels", numbered, Label, []string{"篇1", "篇2", "篇3　修鞋铺里的灯", "第4篇", "第5篇"}},
		{"descriptive", numbered, Descriptive, []string{"读书会办了三年", "篇2", "修鞋铺里的灯", "读书会办了三年", "第5篇"}},
		{"a book of one", book(speech.Speech{Title: "读书会发言稿", Blocks: []speech.Block{first}}), Both, []string{"读书会发言稿"}},
		{"a shared title without labels", book(speech.Speech{Title: "发言"}, speech.Speech{Title: "发言"}), Label, []string{"发言", "发言"}},
		{"titles of their own", book(speech.Speech{Title: "灯"}, speech.Speech{Title: "树"}), Both, []string{"灯", "树"}},
	} {
		if d := cmp.Diff(c.names, Names(c.b, c.t)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestParseTitles(t *testing.T) {
	for i, k := range Kinds() {
		if got, err := ParseTitles(k); err != nil || got != Titles(i) {
			t.Errorf("%s: %v, %v", k, got, err)
		}
	}
	if _, err := ParseTitles("none"); err == nil || !strings.Contains(err.Error(), "descriptive") {
		t.Errorf("none: %v", err)
	}
}

// FuzzDescribe holds that descriptions are short, closed and of one line.
func FuzzDescribe(f *testing.F) {
	for _, s := range []string{"大家好！我叫“周”。《灯", "一、（二）3.4", "曾说过：好", "题目是《》灯", "说：说：说：说"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		s := of(a, "# "+b, b+"|"+a)
		for i := range s.Blocks {
			s.Blocks[i].Text = strings.ToValidUTF8(s.Blocks[i].Text, "")
			s.Blocks[i].RunIn = min(s.Blocks[i].RunIn, utf8.RuneCountInString(s.Blocks[i].Text))
		}
		got := Describe(s)
		if n := utf8.RuneCountInString(got); n > 2*most || !utf8.ValidString(got) {
			t.Errorf("%q: %d characters", got, n)
		}
	})
}

func ExampleNames() {
	b := &speech.Book{Title: "读书会发言稿", Speeches: []speech.Speech{
		{Label: "篇1", Title: "读书会发言稿", Blocks: []speech.Block{{Text: "大家好！我发言的题目是《修鞋铺里的灯》。"}}},
		{Label: "篇2", Title: "读书会发言稿", Blocks: []speech.Block{{Text: "植树不是一天的事，浇水才是。"}}},
	}}
	for _, n := range Names(b, Both) {
		fmt.Println(n)
	}
	// Output:
	// 篇1　修鞋铺里的灯
	// 篇2　植树不是一天的事
}
