package sense

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestBreaks(t *testing.T) {
	for _, c := range []struct {
		em    int64
		title string
		want  string
	}{
		{20, "短标题", "短标题"},
		{6, "2023年关于依靠群众求胜利发言稿", "2023年|关于依靠群众|求胜利发言稿"},
		{8, "致全体关于会议的信", "致全体|关于会议的信"}, // not after 关于
		{10, "在学习《关于加强作风建设的意见》动员会上的讲话", ""},
		{10, "在全县安全生产专项整治提升行动推进会上的讲话", "在全县安全生产|专项整治提升行动|推进会上的讲话"},
		{8, "小学生防溺水安全教育家长会发言稿", ""},
		{5, strings.Repeat("长", Longest+1), strings.Repeat("长", Longest+1)}, // no title
	} {
		cuts := Breaks(c.title, 10, c.em*10, func(r rune) int64 {
			if r < 0x80 {
				return 5
			}
			return 10
		})
		var lines []string
		at := 0
		for _, cut := range append(cuts, len(c.title)) {
			lines = append(lines, c.title[at:cut])
			at = cut
		}
		if got := strings.Join(lines, "|"); c.want != "" && got != c.want {
			t.Errorf("%s: got %s, want %s", c.title, got, c.want)
		}
		for _, l := range lines[1:] {
			if strings.HasPrefix(l, "》") || strings.HasPrefix(l, "的") {
				t.Errorf("%s: a line begins with %q", c.title, l)
			}
		}
	}
}

// The table of common words has words of its lengths, each once.
func TestCommonWords(t *testing.T) {
	seen := map[string]bool{}
	for w := range strings.FieldsSeq(commonWords) {
		if n := utf8.RuneCountInString(w); n < 2 || n > longestCommon {
			t.Errorf("%s has %d characters", w, n)
		}
		if seen[w] {
			t.Errorf("%s is there twice", w)
		}
		seen[w] = true
	}
}
