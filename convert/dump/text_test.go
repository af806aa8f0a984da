package dump

import "testing"

func TestReferencesInText(t *testing.T) {
	for in, want := range map[string]string{
		"&nbsp;&nbsp;各位老师：":              "\u00a0\u00a0各位老师：",
		"&ldquo;慢&rdquo;&#8212;&#x2014;": "“慢”——",
		"一行&#10;两行&#13;":                 "一行 两行 ",
		"a.php?x=1&para=2;y":             "a.php?x=1&para=2;y",
		"R&D; AT&T;":                     "R&D; AT&T;",
		"&amp;nbsp;":                     "&nbsp;",
		"&不是;":                           "&不是;",
	} {
		if got := decodeReferences(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Text with some tags left in it keeps its lines.
func TestTextWithTags(t *testing.T) {
	p, err := Read("a.txt", []byte("演讲稿1\n&nbsp;&nbsp;老师们：\n今天很好。<br />谢谢！\n<strong>一、读书</strong>\n<p>演讲稿2</p>\n<p>同学们，\n你们好。</p>\n</div></p>"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"演讲稿1", "\u00a0\u00a0老师们：", "今天很好。", "谢谢！", "一、读书", "演讲稿2", "同学们， 你们好。"}
	if p.Kind != HTML || len(p.Lines) != len(want) {
		t.Fatalf("%s, %d lines: %+v", p.Kind, len(p.Lines), p.Lines)
	}
	for i, l := range p.Lines {
		if l.Text != want[i] {
			t.Errorf("line %d is %q, want %q", i+1, l.Text, want[i])
		}
	}
}
