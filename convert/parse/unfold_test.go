package parse

import (
	"strings"
	"testing"
)

func TestUnfold(t *testing.T) {
	const text = "老师们、同学们：操场边的槐树今年开得早，花落了一地，值日的同学扫了三回。我想讲的就是这三回。第一回他扫得很快，第二回他扫得很慢，第三回他停下来，把花捡进了书里。同学们，慢下来不是偷懒，是看见。谢谢大家！"
	const intro = "演讲稿的用处越来越多，怎么写才好呢？下面是小编整理的春天演讲稿(精选3篇)，欢迎阅读。"
	for _, c := range []struct {
		name, line string
		pieces     []string // how each piece begins
	}{
		{"bare numbers", intro + "春天演讲稿1" + text + "春天演讲稿2" + text + "春天演讲稿3" + text,
			[]string{"演讲稿的用处", "春天演讲稿1", "春天演讲稿2", "春天演讲稿3"}},
		{"篇 and Chinese figures", "关于春天的演讲稿篇一" + text + "关于春天的演讲稿篇二" + text + text,
			[]string{"关于春天的演讲稿篇一", "关于春天的演讲稿篇二"}},
		{"brackets", "春天演讲稿(1)" + text + text + "春天演讲稿(2)" + text,
			[]string{"春天演讲稿(1)", "春天演讲稿(2)"}},
		{"one label", "春天演讲稿1" + text + text + text + text, nil},
		{"a list of contents", "春天演讲稿1 春天演讲稿2 春天演讲稿3 " + text + text + text + text, nil},
		{"counts", text + "我写了演讲稿1份，又写了演讲稿2份，改了很多遍。" + text + "演讲稿一万字，演讲稿二万字。" + text + text, nil},
		{"years", text + "去年的工作报告1月写成。" + text + "今年的工作报告2月才写成。" + text + text, nil},
	} {
		var got []string
		from := 0
		for _, at := range append(foldedLabels(c.line), len(c.line)) {
			if at > from {
				got = append(got, c.line[from:at])
			}
			from = at
		}
		if strings.Join(got, "") != c.line {
			t.Errorf("%s: the pieces are not the line", c.name)
		}
		if c.pieces == nil && len(got) != 1 || c.pieces != nil && len(got) != len(c.pieces) {
			t.Errorf("%s: %d pieces, want %d", c.name, len(got), len(c.pieces))
			continue
		}
		for i, p := range c.pieces {
			if !strings.HasPrefix(got[i], p) {
				t.Errorf("%s: piece %d is %.30q, want %q", c.name, i, got[i], p)
			}
		}
	}
	r := parse(t, "春天演讲稿(精选3篇)\n"+intro+"春天演讲稿1"+text+"春天演讲稿2"+text+"春天演讲稿3"+text)
	if n := len(r.Book.Speeches); n != 3 {
		t.Errorf("%d speeches, want 3", n)
	}
}
