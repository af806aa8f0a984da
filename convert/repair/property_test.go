package repair

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// pieces are what the rules look for; texts put together from them at random
// meet every rule, and rules meet each other, far oftener than mutated bytes do.
var pieces = []string{
	"中", "文", "一", "二", "第", "章", "年", "月", "日", "号", "零", "〇", "○", "OO", "x", "X", "×", "*", "19", "20", "二〇",
	"a", "Bc", "1", "2", "0", "１", "Ａ", "%", "％", "℃", ".", "..", "...", "．", "。", "。。。", "…", "……", "⋯", "·", "・", "•",
	",", "，", ";", ":", "：", "!", "?", "？", "\"", "\"", "'", "“", "”", "‘", "’", "(", ")", "（", "）", "[", "]", "<<", ">>", "《", "》",
	"-", "--", "——", "—", "－", "~", "～", "〜", " ", " ", "  ", "\u3000", "\t", "\u200b", "/", "//", "http://", "www.", "@", "\\", "、", "｡", "_", "+", "é", "ア", "&", "&lt;", "○", "◯", "∼", "•", "．", "［", "］", "\ufeff", "\x01",
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

// A rule that a paragraph lacks the signs for finds nothing in it.
func TestRulesNeedTheirSigns(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		var b strings.Builder
		for range 1 + rnd.IntN(12) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		s := b.String()
		for _, r := range slices.Concat(once, rules) {
			p := newParagraph(s)
			p.scan()
			if p.signs&r.needs == 0 && (r.apply(p) || string(p.r) != s || slices.ContainsFunc(p.flags, func(f flag) bool { return f != 0 })) {
				t.Fatalf("%s changes %q to %q, of signs %b, needing %b", r.number, s, string(p.r), p.signs, r.needs)
			}
		}
	}
}

func TestRunes(t *testing.T) {
	for _, s := range []string{"", "a", "好a，", "é🔥", "\xe4", "\xe4\xb8", "好\xe4\xb8好", "\xed\xa0\x80", "\xe0\x80\x80", "\xef\xbf\xbd", "\xe4a好", "\xf0\x9f\x94"} {
		if got, want := runes(s), []rune(s); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// A text that is sound is one the rules leave as it is, without a note.
func TestSound(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	kinds := []Set{0, 0, Spaces, Quotes, Punctuation, every &^ Punctuation, every}
	found := 0
	for range 60000 {
		var b strings.Builder
		for range 1 + rnd.IntN(6) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		s, o := b.String(), Options{Skip: kinds[rnd.IntN(len(kinds))]}
		if !sound(s, o) {
			continue
		}
		found++
		p := newParagraph(s)
		notes := p.repair(o)
		if p.writable(); string(p.r) != s || len(notes) > 0 {
			t.Fatalf("skip %x: %q is sound and becomes %q with %v", o.Skip, s, string(p.r), notes)
		}
	}
	if found < 1000 {
		t.Errorf("only %d texts are sound", found)
	}
}

// wellFormed puts a text together by the rules of good usage (GB/T 15834), in
// which there is nothing to repair.
func wellFormed(rnd *rand.Rand) string {
	pick := func(list ...string) string { return list[rnd.IntN(len(list))] }
	word := func() string {
		return pick("读书会", "我们", "植树", "灯", "社区里", "慢慢讀", "說", "第一讲", "二〇二二年", "二零零三年", "某××社区", "約翰·史密斯", "北京—上海", "约3～5天", "甲／乙")
	}
	latin := func() string {
		return pick("GDP", "App", "v1.2.3", "26", "3.5%", "1,260", "10:30", "2022-10-01", "https://example.org/a?b=1", "lin@example.org", "f(x)", "X光", "25℃")
	}
	var clause func(depth int) string
	clause = func(depth int) string {
		s := word()
		for range rnd.IntN(3) {
			s += pick(word(), latin()+word())
		}
		if depth < 2 && rnd.IntN(3) == 0 {
			switch in := clause(depth + 1); rnd.IntN(4) {
			case 0:
				s += "“" + in + "”"
			case 1:
				s += "《" + in + "》"
			case 2:
				s += "（" + in + "）"
			case 3:
				s += "：“" + in + pick("。", "！", "？", "……") + "”"
			}
		}
		return s
	}
	var b strings.Builder
	b.WriteString(pick("", "", "一、", "（一）", "1.", "（1）", "第一章\u3000", "——", "“"))
	open := strings.HasSuffix(b.String(), "“")
	for range 1 + rnd.IntN(4) {
		b.WriteString(clause(0) + pick("，", "，", "；", "：", "、", "——", "……", "。", "！", "？"))
	}
	b.WriteString(clause(0) + "。")
	if open {
		b.WriteString("”")
	}
	return b.String()
}

func TestWellFormedTextIsUnchanged(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		s := wellFormed(rnd)
		if got, notes := Text(s, Options{}); got != s || len(notes) > 0 {
			t.Fatalf("well-formed text changes\n from %q\n   to %q\nnotes %v", s, got, notes)
		}
	}
}

// damage writes a well-formed text as careless pages do, in a way that leaves
// no doubt what was meant.
func damage(rnd *rand.Rand, s string) string {
	r := []rune(s)
	straight := rnd.IntN(2) == 0
	depth := 0
	for _, c := range r { // straight quotes do not nest
		switch c {
		case '“':
			depth++
			straight = straight && depth < 2
		case '”':
			depth--
		}
	}
	half := map[rune]string{'，': ",", '；': ";", '：': ":", '！': "!", '？': "?", '（': "(", '）': ")"}
	var b strings.Builder
	for i := 0; i < len(r); i++ {
		c, with := r[i], string(r[i])
		next := rune(0)
		if i+1 < len(r) {
			next = r[i+1]
		}
		switch {
		case straight && (c == '“' || c == '”'):
			with = "\""
		case (c == '—' || c == '…') && next == c:
			sure := i > 0 && isHan(r[i-1])
			i++
			if with += with; sure && rnd.IntN(2) == 0 {
				with = map[rune]string{'—': "---", '…': "..."}[c]
			}
			if c == '…' && sure && rnd.IntN(3) == 0 {
				with = "…"
			}
		case c == '。' && (next == 0 || next == '”'):
			if before := r[i-1]; (isHan(before) || isClosing(before) || isDigit(before)) && rnd.IntN(2) == 0 {
				with = "."
			}
		case half[c] != "" && i > 0 && rnd.IntN(2) == 0:
			with = half[c]
		case c == '·':
			with = []string{"•", "・", " · ", "‧"}[rnd.IntN(4)]
		case c == '～':
			with = []string{"~", " ~ ", "〜"}[rnd.IntN(3)]
		}
		b.WriteString(with)
		if rnd.IntN(8) == 0 && i > 4 && isHan(c) && (isHan(next) || isMark(next) && next != '“' && next != '。') {
			b.WriteString([]string{" ", "\u3000", "\t", "\u200b", "\u00a0 "}[rnd.IntN(5)])
		}
	}
	return b.String()
}

// TestDamageIsRepaired holds that what careless pages make of a well-formed
// text is turned back into it.
func TestDamageIsRepaired(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 20000 {
		s := wellFormed(rnd)
		bad := damage(rnd, s)
		if got, _ := Text(bad, Options{}); got != s {
			t.Fatalf("damage is not repaired\n  was %q\n from %q\n   to %q", s, bad, got)
		}
	}
}
