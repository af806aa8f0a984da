// Package verify holds products to their book: every character of a speech
// reaches every product, once and in order, and nothing is added. It compares
// text that others have read back; how products are made it does not know.
package verify

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"jianggao/convert/contents"
	"jianggao/convert/speech"
)

// Book compares what a product says, speech by speech, with its book: the name
// of each speech and the text of its blocks. White space and characters nobody
// sees do not count. The error names the speech, the line of the page, and the
// first words that differ.
func Book(b *speech.Book, back []string) error {
	if len(b.Speeches) != len(back) {
		return fmt.Errorf("of %d speeches %d came back", len(b.Speeches), len(back))
	}
	for i := range b.Speeches {
		if err := same(&b.Speeches[i], back[i]); err != nil {
			return err
		}
	}
	return nil
}

// same compares one speech with what came back of it.
func same(s *speech.Speech, back string) error {
	if asWritten(s, back) {
		return nil
	}
	got := visible(nil, back)
	want := visible(nil, s.Name())
	if len(want) == 0 { // products may name it by its number
		if ordinal := visible(nil, contents.Ordinal(s)); differ(ordinal, got[:min(len(ordinal), len(got))]) < 0 {
			got = got[len(ordinal):]
		}
	}
	ends := []int{len(want)} // of the name, then of each block, in characters that count
	for _, b := range s.Blocks {
		want = visible(want, b.Text)
		ends = append(ends, len(want))
	}
	at := differ(want, got)
	if at < 0 {
		return nil
	}
	block := 0
	for block < len(ends)-1 && ends[block] <= at {
		block++
	}
	line := s.Line
	if block > 0 && len(s.Blocks[block-1].Lines) > 0 {
		line = s.Blocks[block-1].Lines[0]
	}
	return fmt.Errorf("speech %d, line %d: %q was written, %q came back", s.Number, line, around(want, at), around(got, at))
}

// asWritten reports whether what came back is the name and the blocks of a
// speech, byte for byte, with nothing between that counts: most products.
func asWritten(s *speech.Speech, back string) bool {
	next := func(t string) bool {
		for back != "" && !strings.HasPrefix(back, t) {
			r, n := utf8.DecodeRuneInString(back)
			if counts(r) {
				return false
			}
			back = back[n:]
		}
		rest, ok := strings.CutPrefix(back, t)
		back = rest
		return ok
	}
	name := s.Name()
	if !strings.ContainsFunc(name, counts) || !next(name) {
		return false
	}
	for i := range s.Blocks {
		if !next(s.Blocks[i].Text) {
			return false
		}
	}
	return !strings.ContainsFunc(back, counts)
}

// counts reports whether a character is one that is compared.
func counts(r rune) bool {
	switch {
	case r >= 0x3400 && r <= 0x9fff: // the many
		return true
	case unicode.IsSpace(r), unicode.Is(unicode.C, r) && !unicode.Is(unicode.Co, r), r&0xfffe == 0xfffe:
		return false
	}
	return true
}

// visible appends the characters of s that count.
func visible(out []rune, s string) []rune {
	for _, r := range s {
		if counts(r) {
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
	return string(s[min(len(s), max(0, k-4)):min(len(s), k+12)])
}
