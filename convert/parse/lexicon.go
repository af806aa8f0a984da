package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A lexicon finds the words of a table in a text, the longest first at every
// place, in time linear in the text.
type lexicon struct {
	first runeTable // by first character: 1 + index into words
	words [][]entry // words of one first character, longest first
}

type entry struct {
	word  string
	class int // what the table says of it
}

// add puts words, separated by blanks, into the lexicon. A blank inside a word
// is written as an underscore. sort must be called after the last.
func (l *lexicon) add(words string, class int) {
	for w := range strings.FieldsSeq(words) {
		w = strings.ReplaceAll(w, "_", " ")
		r, _ := utf8.DecodeRuneInString(w)
		at := l.first.place(r)
		if *at == 0 {
			l.words = append(l.words, nil)
			*at = uint16(len(l.words))
		}
		list := &l.words[*at-1]
		*list = append(*list, entry{w, class})
	}
}

// sort puts the longest words first; of a word that is there twice, the one
// added first.
func (l *lexicon) sort() *lexicon {
	for _, list := range l.words {
		slices.SortStableFunc(list, func(a, b entry) int { return len(b.word) - len(a.word) })
	}
	return l
}

// starts reports whether a word of the table may begin with a character.
func (l *lexicon) starts(r rune) bool { return l.first.at(r) != 0 }

// at gives the longest word a text begins with; nil for none.
func (l *lexicon) at(s string) *entry {
	r, _ := utf8.DecodeRuneInString(s)
	first := l.first.at(r)
	if first == 0 {
		return nil
	}
	list := l.words[first-1]
	for i := range list {
		if strings.HasPrefix(s, list[i].word) {
			return &list[i]
		}
	}
	return nil
}
