package repair

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzText holds what is promised of any text: valid UTF-8, Han characters and
// digits kept in their order, and nothing left for a second repair.
func FuzzText(f *testing.F) {
	for _, v := range readVectors(f, "../../testdata/vectors/repair.tsv") {
		f.Add(v.raw)
	}
	for _, s := range []string{
		"中\"a\"\"b\",\"c\"--(d)", "(((中)))", "a(b)\"c\"--中", "“‘“’”中’ a “ b ” c", "中 . ' . ' , 中", "一.'中'~ 1.\"中\"",
		"第 1 章 （", "<<<<中>>>>", "20xx年x月x日x", "\xff中\xc3,", "二OO八年..  . 。。。", "中- - --  --a",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, notes := Text(s, Options{Skip: Entities})
		if !utf8.ValidString(got) {
			t.Errorf("%q: not UTF-8: %q", s, got)
		}
		if again, _ := Text(got, Options{Skip: Entities}); again != got {
			t.Errorf("%q: repaired twice\n from %q\n   to %q", s, got, again)
		}
		if a, b := onlyHan(s), onlyHan(got); a != b {
			t.Errorf("%q: Han characters change\n from %q\n   to %q", s, a, b)
		}
		if a, b := numbers(s), numbers(got); a != b {
			t.Errorf("%q: numbers change\n from %q\n   to %q", s, a, b)
		}
		last := 0
		for _, n := range notes {
			if n.Offset < last || n.Offset >= utf8.RuneCountInString(got) || n.Text == "" {
				t.Errorf("%q: note %+v", got, n)
			}
			last = n.Offset
		}
		Text(s, Options{})
	})
}

// numbers gives the digits of a text as ASCII, with the points and commas
// between two of them. A zero that may stand in a Chinese year is left out.
func numbers(s string) string {
	var r []rune
	for _, c := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case c >= '０' && c <= '９':
			c -= 0xfee0
		case isInvisible(c):
			continue
		case c == '．':
			c = '.'
		}
		r = append(r, c)
	}
	var b strings.Builder
	for i, c := range r {
		switch {
		case c >= '1' && c <= '9':
			b.WriteRune(c)
		case (c == '.' || c == ',') && i > 0 && i+1 < len(r) && isDigit(r[i-1]) && isDigit(r[i+1]):
			b.WriteRune(c)
		}
	}
	return b.String()
}

// FuzzKinds holds that repair by any set of kinds settles, and that none
// changes nothing.
func FuzzKinds(f *testing.F) {
	for i, v := range readVectors(f, "../../testdata/vectors/repair.tsv") {
		f.Add(v.raw, uint32(i*2654435761))
	}
	f.Fuzz(func(t *testing.T, s string, skip uint32) {
		o := Options{Skip: Set(skip) | Entities}
		got, _ := Text(s, o)
		if again, _ := Text(got, o); again != got {
			t.Errorf("%q without %x: repaired twice\n from %q\n   to %q", s, skip, got, again)
		}
		if got, _ := Text(s, Options{Skip: every}); got != strings.ToValidUTF8(s, "\ufffd") && got != string([]rune(s)) {
			t.Errorf("%q becomes %q by no kind", s, got)
		}
		for _, r := range got {
			if r == unicode.ReplacementChar && utf8.ValidString(s) && !strings.ContainsRune(s, r) {
				t.Errorf("%q: U+FFFD in %q", s, got)
			}
		}
	})
}
