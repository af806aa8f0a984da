package parse

import (
	"strings"
	"unicode/utf8"

	"jianggao/convert/speech"
)

// The questions that are asked of every line, several times as fast as package
// strings answers them for Chinese.

// characters is utf8.RuneCountInString for a text that is UTF-8.
func characters(s string) int { return speech.Length(s) }

// decode gives the character of a text at a byte and its size, as
// utf8.DecodeRuneInString does for a text that is UTF-8.
func decode(s string, i int) (r rune, size int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if c>>4 == 0xE && i+2 < len(s) {
		return rune(c&0xF)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s[i:])
}

// holds is strings.ContainsAny: by the last six bits of each of the last two
// bytes of a character most are told to be none of the marks.
func holds(s, marks string) bool {
	var last, middle uint64
	for _, r := range marks {
		last |= 1 << (r & 63)
		middle |= 1 << (r >> 6 & 63)
	}
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c < utf8.RuneSelf:
			if last>>(c&63)&1 != 0 && middle>>(c>>6)&1 != 0 && strings.IndexByte(marks, c) >= 0 {
				return true
			}
			i++
		case c>>4 == 0xE && i+2 < len(s) && s[i+1]>>6 == 2 && s[i+2]>>6 == 2: // most of Chinese
			if last>>(s[i+2]&63)&1 != 0 && middle>>(s[i+1]&63)&1 != 0 && strings.Contains(marks, s[i:i+3]) {
				return true
			}
			i += 3
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if last>>(r&63)&1 != 0 && strings.ContainsRune(marks, r) {
				return true
			}
			i += n
		}
	}
	return false
}

// A runeTable holds a number for some characters of the first plane, 0 for all
// others. It is in blocks, so that what is empty takes no room.
type runeTable [256]*[256]uint16

// at gives the number of a character.
func (t *runeTable) at(r rune) uint16 {
	if uint32(r) >= 1<<16 {
		return 0
	}
	b := t[r>>8]
	if b == nil {
		return 0
	}
	return b[r&0xFF]
}

// place gives where the number of a character of the first plane is.
func (t *runeTable) place(r rune) *uint16 {
	b := t[r>>8]
	if b == nil {
		b = new([256]uint16)
		t[r>>8] = b
	}
	return &b[r&0xFF]
}
