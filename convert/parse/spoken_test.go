package parse

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"jianggao/convert/dump"
	"jianggao/convert/warning"
)

// linesOf reads a file of testdata with one line of a page a line.
func linesOf(t *testing.T, name string) []string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

// spokenBody is the speech that lines are put into.
var spokenBody = []string{
	"春天的时候，山上的雪还没有化，修路的队伍就进了山。",
	"走在最前面的是一位老师傅，背着三十斤的工具，一步一步往上爬。",
	"那条路一共修了四百一十二天，通车那一天，全村的人都站在路边。",
	"一个孩子问，路的那一头是什么地方？老师傅想了想，没有回答。",
	"后来孩子长大了，走出了大山，他才知道路的那一头是什么。",
}

// spokenPage is a page of three speeches with the line before the given
// paragraph of the second; len(spokenBody) is behind the last.
func spokenPage(line string, at int) string {
	var b strings.Builder
	b.WriteString("首页 > 范文 > 演讲稿 > 正文\n修路的故事演讲稿（精选3篇）\n时间：2021-05-06 来源：网络\n")
	for k := 1; k <= 3; k++ {
		fmt.Fprintf(&b, "修路的故事演讲稿 篇%d\n", k)
		for i, p := range spokenBody {
			if k == 2 && i == at {
				b.WriteString(line + "\n")
			}
			b.WriteString(p[:len(p)-3] + strings.Repeat("，年年如此", k-1) + "。\n")
		}
		if k == 2 && at == len(spokenBody) {
			b.WriteString(line + "\n")
		}
	}
	b.WriteString("上一篇：入职发言稿\n下一篇：没有了\n相关文章\n")
	return b.String()
}

// fateOf gives what becomes of a line of a page.
func fateOf(t *testing.T, page, line string) (whole Entry, cut []Entry, warned bool) {
	t.Helper()
	p, err := dump.Read("page.txt", []byte(page), dump.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Parse(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range r.Ledger {
		if e.Text == line && !e.Part {
			whole = e
		}
	}
	for _, e := range r.Ledger {
		if e.Part && e.Line == whole.Line {
			cut = append(cut, e)
		}
	}
	for _, w := range r.Warnings {
		warned = warned || w.Line == whole.Line
	}
	return whole, cut, warned
}

// What speakers say of sites, papers and books stays, wherever in the speech
// they say it. What the furniture table knows a line of is in lines.tsv.
func TestSpokenLinesStay(t *testing.T) {
	for _, s := range linesOf(t, "spoken.txt") {
		for at := 0; at <= len(spokenBody); at++ {
			if at == len(spokenBody) && !endsSentence(s) {
				continue // no heading stands behind a speech
			}
			e, cut, warned := fateOf(t, spokenPage(s, at), s)
			if e.Fate == Dropped || len(cut) > 0 {
				t.Errorf("at %d: %q: %s by %q, cut %v, warned %v", at, s, e.Reason, e.Rule, cut, warned)
			}
		}
	}
}

// On pages of one speech without a label such a line may be left out, where it
// stands before all else, but never without a warning; and inside a paragraph it
// stays.
func TestSpokenLinesAreNotLostUnseen(t *testing.T) {
	body := strings.Join(spokenBody, "\n") + "\n"
	const title, end = "修路的故事演讲稿\n时间：2021-05-06 来源：网络\n", "谢谢大家！\n上一篇：无\n相关文章\n"
	for name, page := range map[string]func(s string) string{
		"first":            func(s string) string { return title + s + "\n" + body + end },
		"after salutation": func(s string) string { return title + "各位来宾：\n" + s + "\n" + body + end },
		"last": func(s string) string {
			return title + body + s + "\n上一篇：无\n下一篇：没有了\n相关文章\n"
		},
		"before thanks":    func(s string) string { return title + body + s + "\n" + end },
		"in a paragraph":   func(s string) string { return title + body + spokenBody[0] + s + spokenBody[1] + "\n" + end },
		"end of paragraph": func(s string) string { return title + body + spokenBody[2] + s + "\n" + end },
	} {
		for _, s := range linesOf(t, "spoken.txt") {
			if !endsSentence(s) {
				continue
			}
			p, err := dump.Read("page.txt", []byte(page(s)), dump.Options{})
			if err != nil {
				t.Fatal(err)
			}
			r, err := Parse(p, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for _, sp := range r.Book.Speeches {
				for _, block := range sp.Blocks {
					b.WriteString(block.Text)
				}
			}
			warned := slices.ContainsFunc(r.Warnings, func(w warning.Warning) bool { return w.Code == warning.LeftOut })
			if !strings.Contains(b.String(), s) && !(name == "first" && warned) {
				t.Errorf("%s: %q is lost", name, s)
			}
		}
	}
}
