package sense

import (
	"slices"
	"strings"
	"testing"
)

func TestABookIsItsOwnDictionary(t *testing.T) {
	const title = "2023年关于依靠群众求胜利发言稿"
	advance := func(r rune) int64 {
		if r < 0x80 {
			return 600
		}
		return 1000
	}
	lines := func(w *Words) string {
		at, out := 0, []string{}
		for _, cut := range append(w.Breaks(title, 1000, 13000, advance), len(title)) {
			out = append(out, title[at:cut])
			at = cut
		}
		return strings.Join(out, "|")
	}
	texts := slices.Values([]string{
		"我们要依靠群众，因为群众是真正的英雄。依靠群众，才能求得胜利。", "胜利属于依靠群众的人。群众路线要靠大家走，求真务实，胜利在望。",
	})
	if got := lines(Learn([]string{title}, texts)); got != "2023年关于依靠群众|求胜利发言稿" {
		t.Errorf("a book that says 依靠群众 often: %s", got)
	}
	// Who knows nothing looks at evenness alone.
	var none *Words
	if got := lines(none); got != lines(Learn(nil, texts)) || !strings.Contains(got, "|") {
		t.Errorf("without a book: %s", got)
	}
}
