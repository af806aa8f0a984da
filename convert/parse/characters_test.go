package parse

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"好", "。", "，", "a", "A", "!", "é", "🔥", "\xe4", "\xb8", "\xe4\xb8", "\ufffd", "\xed\xa0\x80", "的", "↓", "\x82"}
	marks := []string{"。!?,;", "↓↑☞▶►★☆🔥👉>", "a", "é。", "，"}
	for range 20000 {
		var b strings.Builder
		for range r.IntN(6) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		m := marks[r.IntN(len(marks))]
		if got, want := holds(b.String(), m), strings.ContainsAny(b.String(), m); got != want {
			t.Fatalf("%q holds one of %q: %v, want %v", b.String(), m, got, want)
		}
	}
}

func TestDecode(t *testing.T) {
	for _, s := range []string{"", "a", "好", "好a好好a。🔥é", strings.Repeat("各位老师a，🔥", 9)} {
		for i := range s {
			r, n := decode(s, i)
			if want, size := utf8.DecodeRuneInString(s[i:]); r != want || n != size {
				t.Errorf("%q at %d: %q of %d bytes, want %q of %d", s, i, r, n, want, size)
			}
		}
	}
}

func BenchmarkHolds(b *testing.B) {
	s := strings.Repeat("各位老师今天我想谈一谈读书这件事请大家听一听", 5)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		holds(s, "。!?,;")
	}
}
