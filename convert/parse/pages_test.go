package parse

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jianggao/convert/dump"
	"jianggao/convert/warning"
)

// A page of these tests is written with what must become of each of its lines
// in front of it:
//
//	> label    starts a speech, and is its label
//	+ words    are the first of a speech without a label
//	| words    are kept in the speech begun
//	- words    are dropped
//	= key: …   is no line: what the page says of itself (title, date, category, count)
//
// {60} stands for sentences of at least 60 characters, other ones each time.
// A page whose name ends in html is given as markup: each line an element.
type markedPage struct {
	name string
	text string
}

var pageWords = []string{
	"仓库后面那条小河，今年春天又清了。", "我把师傅的话抄在本子上，一抄就是九年。", "那天的雨下到半夜，桥上站满了人。", "账要一笔一笔算，路要一步一步走。",
	"门口的老槐树还在，只是树下的人换了一批。", "灯亮着，就说明有人还在干活。", "孩子问过的问题，大人不该忘记。", "我们修好了三百二十扇窗，没有一扇漏风。",
	"谁也没有料到，第一炉就烧成了。", "信写得很短，读完却要很久。", "食堂的汤每天六点开锅，二十年没有晚过。", "他从不迟到，也从不催别人。",
	"秋收的时候，全村只剩一台能用的机器。", "这把尺子量过的布，可以绕操场一圈。", "风把旗子吹得很响，大家都不说话。", "桌上的茶凉了两回，话才说到要紧处。",
	"小站一天只停两趟车，她守了十一年。", "图纸改了七遍，最后用的还是第一张。", "别看这颗螺钉小，它管着整座塔。", "我愿意再试一次，也愿意再输一次。",
}

var blankWords = regexp.MustCompile(`\{(\d+)\}`)

// marks reads a marked page: its text, and for each line what must become of it.
func (m *markedPage) marks() (text string, lines []string, facts map[string]string) {
	facts = map[string]string{}
	next := 0
	var b strings.Builder
	for l := range strings.Lines(m.text) {
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "= ") {
			k, v, _ := strings.Cut(l[2:], ":")
			facts[k] = strings.TrimSpace(v)
			continue
		}
		l = blankWords.ReplaceAllStringFunc(l, func(s string) string {
			n, _ := strconv.Atoi(s[1 : len(s)-1])
			out := ""
			for len([]rune(out)) < n {
				out += pageWords[next%len(pageWords)]
				next++
			}
			return out
		})
		if l == "" {
			b.WriteByte('\n')
			continue
		}
		lines = append(lines, l)
		b.WriteString(strings.TrimSpace(l[1:]) + "\n")
	}
	return b.String(), lines, facts
}

// check parses a marked page and compares.
func (m *markedPage) check(t *testing.T) {
	t.Helper()
	text, lines, facts := m.marks()
	name := m.name + ".txt"
	if strings.HasSuffix(m.name, "html") {
		name = m.name
		text = "<html><body>\n" + text + "</body></html>"
		if facts["head"] != "" {
			text = strings.Replace(text, "<html>", "<html><head><title>"+facts["head"]+"</title></head>", 1)
		}
	}
	p, err := dump.Read(name, []byte(text), dump.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Parse(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if wrong := conserved(p, r); wrong != "" {
		t.Error(wrong)
	}
	at, speech := 0, 0
	for _, e := range r.Ledger {
		if e.Part {
			continue
		}
		if at == len(lines) {
			t.Fatalf("more lines than the page: %s", e.Text)
		}
		l := lines[at]
		at++
		want := ""
		switch l[0] {
		case '>':
			speech++
			want = fmt.Sprintf("label of %d", speech)
		case '+':
			speech++
			want = fmt.Sprintf("in %d", speech)
		case '|':
			want = fmt.Sprintf("in %d", speech)
		case '-':
			want = "dropped"
		default:
			t.Fatalf("no mark: %s", l)
		}
		got := "dropped"
		switch {
		case e.Fate == Labels && l[0] == '>':
			got = fmt.Sprintf("label of %d", e.Speech)
		case e.Fate != Dropped:
			got = fmt.Sprintf("in %d", e.Speech)
		}
		if got != want {
			t.Errorf("%s: %s, want %s (rule %s)", clip(e.Text), got, want, e.Rule)
		}
	}
	if n := len(r.Book.Speeches); n != speech {
		t.Errorf("%d speeches, want %d", n, speech)
	}
	for key, want := range facts {
		got := ""
		switch key {
		case "title":
			got = r.Book.Title
		case "date":
			got = r.Book.Date
		case "category":
			got = r.Book.Category
		case "count":
			got = strconv.Itoa(r.Book.DeclaredCount)
		case "head":
			continue
		default:
			t.Fatalf("no fact %s", key)
		}
		if got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if t.Failed() {
		t.Logf("page:\n%s", text)
	}
}

// Pages of every kind we could think of: what labels their speeches, and what
// only looks like it.
func TestPages(t *testing.T) {
	for _, m := range markedPages {
		t.Run(strings.ReplaceAll(m.name, " ", "-"), m.check)
	}
}

// Labels that may be headings are warned of, and those that more speaks for are
// not.
func TestUnsureLabels(t *testing.T) {
	for _, c := range []struct {
		page string
		want int
	}{
		{"- 接力宣讲\n> 第一棒：车间\n| {100}\n> 第二棒：班组\n| {100}\n", 2},
		{"- 接力宣讲\n> 第一棒\n| 同志们：\n| {100}\n> 第二棒\n| 同志们：\n| {100}\n", 0},
	} {
		m := markedPage{text: c.page}
		text, _, _ := m.marks()
		r := parse(t, text)
		if got := warned(r, warning.UnsureLabel); len(got) != c.want || len(r.Book.Speeches) != 2 {
			t.Errorf("%s: %q, %d speeches, want %d warnings", c.page, got, len(r.Book.Speeches), c.want)
		}
	}
}

// What a site notes beside a label is no title of the speech.
func TestLabelNotes(t *testing.T) {
	for rest, want := range map[string]string{"（约800字）": "年终发言稿", " 字数：812": "年终发言稿", "：写给明天": "写给明天", "（800米赛跑）": "800米赛跑"} {
		m := markedPage{text: "- 年终发言稿\n> 年终发言稿 篇1" + rest + "\n| {90}\n> 年终发言稿 篇2\n| {90}\n"}
		text, _, _ := m.marks()
		if got := parse(t, text).Book.Speeches[0].Title; got != want {
			t.Errorf("%s: %q, want %q", rest, got, want)
		}
	}
}
