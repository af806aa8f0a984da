package speech

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLength(t *testing.T) {
	for _, s := range []string{"", "a", "好", "好a好好a。🔥é", strings.Repeat("各位老师a，🔥", 9)} {
		for i := range s {
			if got, want := Length(s[i:]), utf8.RuneCountInString(s[i:]); got != want {
				t.Errorf("%q has %d characters, want %d", s[i:], got, want)
			}
		}
	}
}

func BenchmarkLength(b *testing.B) {
	s := strings.Repeat("各位老师今天我想谈一谈读书这件事请大家听一听", 5)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Length(s)
	}
}
