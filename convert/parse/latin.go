package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Speeches in English stand on pages whose furniture is Chinese. A line in
// Latin letters alone is the site's (Processed in 0.03 second) unless the page
// holds such speeches.

const (
	leastLatinWords     = 4 // of a sentence told by itself
	leastLatinSentences = 3 // of a page that holds a speech in a Western language
)

// isLatinSentence reports whether a text is a sentence in Latin letters: it
// begins with a capital, has some words and ends in a stop.
func isLatinSentence(s string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"“'‘("))
	if !unicode.IsUpper(first) || !endsLatin(s, ".!?") {
		return false // told at once of nearly every line
	}
	words, ok := latinWords(s)
	return ok && words >= leastLatinWords
}

// isLatinSpeech reports whether a text may be a line of a speech in Latin
// letters: words and a mark at its end, or nothing but words.
func isLatinSpeech(s string) bool {
	words, ok := latinWords(s)
	return ok && (words > 0 && endsLatin(s, ".!?,:;…") || words > 1 && !strings.ContainsAny(s, "0123456789"))
}

func endsLatin(s, marks string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"”'’)"))
	return strings.ContainsRune(marks, last)
}

// latinWords counts the words of a text of Latin letters; false for a text with
// others, or with marks that no prose has.
func latinWords(s string) (n int, ok bool) {
	if s == "" || !strings.ContainsRune("\"“'‘(", rune(s[0])) && !isWord(rune(s[0])) && s[0] < utf8.RuneSelf {
		return 0, false
	}
	letters := 0
	for word := range strings.FieldsSeq(s) {
		n++
		letter := false
		for _, r := range word {
			switch {
			case isHan(r) || strings.ContainsRune("|©®@/\\<>{}[]_=#&*~", r):
				return 0, false
			case unicode.IsLetter(r):
				letter = true
			}
		}
		if letter {
			letters++
		}
	}
	return n, letters*10 >= n*8
}

// findLatin notes whether the page holds speeches in Latin letters.
func (pg *page) findLatin() {
	n := 0
	for i := range pg.rows {
		if isLatinSentence(pg.rows[i].clean) {
			n++
		}
	}
	pg.latin = n >= leastLatinSentences
}
