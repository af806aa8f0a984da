// Package verify holds products to their book: every character of a speech
// reaches every product, in order, and nothing is added. It compares text that
// others have read back; how products are made it does not know.
package verify

import (
	"fmt"
	"unicode"

	"jianggao/convert/speech"
)

// Speeches gives what a product must say of each speech: its name and its
// blocks.
func Speeches(b *speech.Book) []string {
	out := make([]string, len(b.Speeches))
	for i := range b.Speeches {
		s := &b.Speeches[i]
		out[i] = s.Name()
		for _, k := range s.Blocks {
			out[i] += k.Text
		}
	}
	return out
}

// Same compares what a product says, speech by speech, with what it must say.
// White space and characters nobody sees do not count. The error names the
// speech and the first place that differs.
func Same(want, got []string) error {
	if len(want) != len(got) {
		return fmt.Errorf("%d speeches were written, %d came back", len(want), len(got))
	}
	for i := range want {
		a, b := visible(want[i]), visible(got[i])
		if k := differ(a, b); k >= 0 {
			return fmt.Errorf("speech %d: %q was written, %q came back", i+1, around(a, k), around(b, k))
		}
	}
	return nil
}

// visible leaves out what does not count.
func visible(s string) []rune {
	var out []rune
	for _, r := range s {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.C, r) && r&0xFFFE != 0xFFFE || unicode.Is(unicode.Co, r) {
			out = append(out, r)
		}
	}
	return out
}

// differ gives the first place two texts differ at; -1 where they are equal.
func differ(a, b []rune) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

// around shows a few characters from a place on, and what leads to it.
func around(s []rune, k int) string {
	return string(s[max(0, k-4):min(len(s), k+12)])
}
