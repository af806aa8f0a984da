package dump

import "testing"

func TestMarkdown(t *testing.T) {
	const page = "# 发言稿两篇\n## 篇1 ##\n各位**老师**：\n**一、读书**\n- 先读薄\n> 再读厚\n见[附页](https://a.example/b \"页\")，*慢慢*读，1\\*2。\n---\n###没有空格\n## 篇2\n张**和李**都来了。"
	want := []struct {
		text string
		hint Hint
	}{
		{"发言稿两篇", Hint{Heading: 1}}, {"篇1", Hint{Heading: 2}}, {"各位老师：", Hint{}}, {"一、读书", Hint{Bold: true}},
		{"先读薄", Hint{Item: true}}, {"再读厚", Hint{}}, {"见附页，慢慢读，1*2。", Hint{}}, {"---", Hint{}}, {"###没有空格", Hint{}},
		{"篇2", Hint{Heading: 2}}, {"张和李都来了。", Hint{}}, // a pair of marks, as Markdown reads it
	}
	p, err := Read("a.md.txt", []byte(page), Options{})
	if err != nil || p.Kind != Text || len(p.Lines) != len(want) {
		t.Fatalf("%v %+v", err, p)
	}
	for i, w := range want {
		if l := p.Lines[i]; l.Text != w.text || l.Hint != w.hint {
			t.Errorf("line %d is %q %+v, want %q %+v", i+1, l.Text, l.Hint, w.text, w.hint)
		}
	}
}

// A text without headings of Markdown is none, whatever marks it has.
func TestNoMarkdown(t *testing.T) {
	for _, page := range []string{"张**和李**都来了。", "# 一个标题\n**省**市的*同志*", "#话题# 大家好\n## 篇1\n- 一", "> 首页 > 演讲稿"} {
		p, err := Read("a.txt", []byte(page), Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for i, l := range p.Lines {
			if i > 0 {
				got += "\n"
			}
			got += l.Text
			if l.Hint != (Hint{}) {
				t.Errorf("%q: %+v", l.Text, l.Hint)
			}
		}
		if got != page {
			t.Errorf("%q, want %q", got, page)
		}
	}
}
