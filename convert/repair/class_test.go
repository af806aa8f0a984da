package repair

import (
	"testing"
	"unicode"
)

func TestIsSpace(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if got, want := isSpace(r), unicode.Is(unicode.White_Space, r); got != want {
			t.Errorf("%U: %v, want %v", r, got, want)
		}
	}
}
