package expression

import "strings"

// words finds whether one of several words stands in a text.
type words struct {
	head [256]uint8 // by the hash of a first character: 1 + the first of list, 0 for none
	list []wordIn
}

type wordIn struct {
	text string
	next uint8 // 1 + the next of list with this hash, 0 for none
}

// newWords makes words of at most 255 texts, none empty, with zeros between.
func newWords(texts string) words {
	w := words{list: make([]wordIn, 0, 1+strings.Count(texts, between))}
	for t := range strings.SplitSeq(texts, between) {
		h, _ := hash(t)
		w.list = append(w.list, wordIn{t, w.head[h]})
		w.head[h] = uint8(len(w.list))
	}
	return w
}

// hash gives a hash of the first character of a text, and how many bytes on the
// next may begin.
func hash(s string) (h uint8, size int) {
	switch c := s[0]; {
	case c < 0xC0:
		return c, 1
	case c >= 0xE0 && len(s) > 2 && s[1]&s[2]&0xC0 == 0x80 && (s[1]|s[2])&0x40 == 0:
		return s[1]<<2 ^ s[2] ^ c<<4, 3
	case len(s) > 1 && s[1]&0xC0 == 0x80:
		return s[1], 2
	default:
		return c, 1
	}
}

// in reports whether one of the words stands in a text.
func (w *words) in(s string) bool {
	for i := 0; i < len(s); {
		h, n := hash(s[i:])
		for k := w.head[h]; k != 0; k = w.list[k-1].next {
			if strings.HasPrefix(s[i:], w.list[k-1].text) {
				return true
			}
		}
		i += n
	}
	return false
}
