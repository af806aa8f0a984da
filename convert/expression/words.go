package expression

import "strings"

// words finds whether one of several words stands in a text. They are kept in
// one string and looked up by the hash of their first character: there are
// thousands in a table of expressions, and most are never looked for.
type words struct {
	text string
	head [256]uint8 // by hash: 1 + the first of list, 0 for none
	list []wordIn
}

// A wordIn is a part of the text.
type wordIn struct {
	from, to uint16
	next     uint8 // 1 + the next of list with this hash, 0 for none
}

// longestNeed is how long the words of a need are together, in bytes.
const longestNeed = 1<<16 - 1

// newWords makes words of at most 255 texts, none empty, with zeros between.
func newWords(texts string) words {
	w := words{text: texts, list: make([]wordIn, 0, 1+strings.Count(texts, between))}
	for from := 0; ; {
		to := len(texts)
		if i := strings.Index(texts[from:], between); i >= 0 {
			to = from + i
		}
		h, _ := hash(texts[from:to])
		w.list = append(w.list, wordIn{uint16(from), uint16(to), w.head[h]})
		w.head[h] = uint8(len(w.list))
		if to == len(texts) {
			return w
		}
		from = to + len(between)
	}
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
		for k := w.head[h]; k != 0; {
			word := &w.list[k-1]
			if strings.HasPrefix(s[i:], w.text[word.from:word.to]) {
				return true
			}
			k = word.next
		}
		i += n
	}
	return false
}
