package parse

import (
	"testing"

	"jianggao/convert/dump"
	"jianggao/convert/speech"
)

// Cells of a table are no headings and no signatures, and no line is made of
// two of them; a name and a date in a table that lays out the page sign.
func TestCells(t *testing.T) {
	const text = `<p>各位老师：</p><p>春天的时候，山上的雪还没有化，修路的队伍就进了山，谁也没有说过一句累。</p>
<p>今年各小组的服务时长如下：</p>`
	for name, c := range map[string]struct {
		html string
		kind speech.Kind
		rows int
	}{
		"figures": {text + `<table><tr><th>小组</th><th>人数</th></tr><tr><td>一组</td><td>12</td></tr><tr><td>周二</td><td>王芳</td></tr></table>`, speech.Paragraph, 6},
		"layout":  {`<table><tr><td>` + text + `</td></tr><tr><td align=right>王芳</td></tr><tr><td align=right>2021年5月6日</td></tr></table>`, speech.Signature, 2},
	} {
		p, err := dump.Read("page.html", []byte("<html><body><h1>志愿服务总结会发言稿</h1>"+c.html+"</body></html>"), dump.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := Parse(p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		bs := r.Book.Speeches[0].Blocks
		if len(bs) != 3+c.rows {
			t.Fatalf("%s: %d blocks", name, len(bs))
		}
		for _, b := range bs[3:] {
			if b.Kind != c.kind || len(b.Lines) != 1 {
				t.Errorf("%s: %q is a %s of %d lines", name, b.Text, b.Kind, len(b.Lines))
			}
		}
	}
}
