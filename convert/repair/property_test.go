package repair

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// pieces are what the rules look for; texts put together from them at random
// meet every rule, and rules meet each other, far oftener than mutated bytes do.
var pieces = []string{
	"中", "文", "一", "二", "第", "章", "年", "月", "日", "号", "零", "〇", "○", "OO", "x", "X", "×", "*", "19", "20", "二〇",
	"a", "Bc", "1", "2", "0", "１", "Ａ", "%", "％", "℃", ".", "..", "...", "．", "。", "。。。", "…", "……", "⋯", "·", "・", "•",
	",", "，", ";", ":", "：", "!", "?", "？", "\"", "\"", "'", "“", "”", "‘", "’", "(", ")", "（", "）", "[", "]", "<<", ">>", "《", "》",
	"-", "--", "——", "—", "－", "~", "～", "〜", " ", " ", "  ", "\u3000", "\t", "\u200b", "/", "//", "http://", "www.", "@", "\\", "、", "｡", "_", "+", "é", "ア",
}

func TestRandomTexts(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	kinds := []Set{0, 0, 0, Spaces, Quotes, Punctuation, Brackets | Dashes, Invisible, every &^ Punctuation, every &^ Quotes}
	n := 60000
	if testing.Short() {
		n = 3000
	}
	for range n {
		var b strings.Builder
		for range 1 + rnd.IntN(24) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		s, o := b.String(), Options{Skip: Entities | kinds[rnd.IntN(len(kinds))]}
		got, _ := Text(s, o)
		if again, _ := Text(got, o); again != got {
			t.Errorf("skip %x: %q: repaired twice\n from %q\n   to %q", o.Skip, s, got, again)
		}
		if a, b := onlyHan(s), onlyHan(got); a != b {
			t.Errorf("%q: Han characters change\n from %q\n   to %q", s, a, b)
		}
		if a, b := numbers(s), numbers(got); a != b {
			t.Errorf("%q: numbers change\n from %q\n   to %q", s, a, b)
		}
		if t.Failed() {
			return
		}
	}
}
