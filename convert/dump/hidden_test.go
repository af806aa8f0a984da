package dump

import (
	"strings"
	"testing"

	"jianggao/convert/warning"
)

// A page may hide its main text until a script shows it. What it hides beside
// the main text stays hidden.
func TestHiddenMainText(t *testing.T) {
	article := "<p>" + strings.Repeat("我们在操场边种下一棵树。", 30) + "</p>"
	decoy := "<span style='display:none'>" + strings.Repeat("复制请注明出处，", 12) + "</span>"
	for _, c := range []struct {
		name, page string
		lines      []string // how each line begins
		warned     int      // line of the warning, 0 for none
	}{
		{"visibility", `<h1>开学第一课</h1><div id="js_content" style="visibility: hidden; opacity: 0;">` + article + `<p>谢谢</p></div><p>阅读 10</p>`, []string{"开学第一课", "我们", "谢谢", "阅读"}, 2},
		{"the whole body", `<body style="display:none"><h1>开学第一课</h1>` + article + `</body>`, []string{"开学第一课", "我们"}, 1},
		{"the hidden attribute", `<h1>开学第一课</h1><article hidden>` + article + `</article>`, []string{"开学第一课", "我们"}, 2},
		{"a style sheet", `<style>.body{display:none}</style><h1>开学第一课</h1><div class=body>` + article + `</div>`, []string{"开学第一课", "我们"}, 2},
		{"decoys inside", `<h1>开学第一课</h1><div style="opacity:0">` + article + decoy + `</div>`, []string{"开学第一课", "我们"}, 2},
		{"decoys beside the text", article + decoy, []string{"我们"}, 0},
		{"as much as is shown", article + `<div style="display:none">` + article + `</div>`, []string{"我们"}, 0},
		{"a script", `<p>好</p><script>var s = "` + strings.Repeat("我们", 200) + `"</script>`, []string{"好"}, 0},
		{"little text", `<p>好</p><div style="display:none">` + strings.Repeat("我们", 50) + `</div>`, []string{"好"}, 0},
	} {
		p, err := Read("page.html", []byte("<html>"+c.page+"</html>"), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for i, l := range p.Lines {
			got = append(got, l.Text)
			if i >= len(c.lines) || !strings.HasPrefix(l.Text, c.lines[i]) || strings.Contains(l.Text, "复制") {
				t.Errorf("%s: line %d is %.40q", c.name, i+1, l.Text)
			}
		}
		if len(got) != len(c.lines) {
			t.Errorf("%s: %d lines, want %d", c.name, len(got), len(c.lines))
		}
		warned := 0
		for _, w := range p.Warnings {
			if w.Code == warning.HiddenText {
				warned = w.Line
			}
		}
		if warned != c.warned {
			t.Errorf("%s: warned of line %d, want %d", c.name, warned, c.warned)
		}
	}
}
