package parse

import (
	"strings"
	"unicode/utf8"
)

const (
	brokenLength = 45 // a line this long that ends without a stop is no heading
	pausedLength = 20 // nor is one this long that ends in a comma
)

// neverFirst are the marks no paragraph starts with.
const neverFirst = "，。、；：！？”’）》】」』〉,.;:!?)%％℃"

// continues reports whether a row goes on with the paragraph before it: the
// text so far breaks off in a sentence.
func (pg *page) continues(b *block, w *row, text string) bool {
	before := &pg.rows[b.rows[len(b.rows)-1]]
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(b.text)
	if first == '.' && strings.HasPrefix(text, "..") || strings.HasPrefix(text, "……") {
		return false
	}
	if strings.ContainsRune(neverFirst, first) && !endsSentence(b.text) {
		return true
	}
	switch {
	case isVocative(before.folded) || isVocative(w.folded):
		return false
	case endsSentence(b.text) || strings.ContainsRune("：:；;—", last):
		return false
	case numbered(text).kind != noKind && numbered(text).kind != itemKind:
		return false
	case before.hint.Heading > 0 || w.hint.Heading > 0 || before.hint.Bold || w.hint.Bold || w.hint.Centre && !before.hint.Centre:
		return false
	case isStrictSignature(w) || isStrictSignature(before) && before.length <= 12:
		return false
	}
	n := utf8.RuneCountInString(b.text)
	inside := sentences(b.text) > 0
	if strings.ContainsRune("，,、", last) {
		if pg.indented && before.indent > 0 && w.indent == 0 {
			return true
		}
		return inside || n >= pausedLength && (w.length >= pausedLength || endsSentence(text))
	}
	if pg.indented && w.indent == 0 && (before.indent > 0 || len(b.rows) > 1) {
		return true
	}
	if pg.indented && w.indent > 0 && before.indent == 0 && len(b.rows) == 1 && !inside && n <= brokenLength {
		return false
	}
	return inside || n > brokenLength && b.number.kind == noKind || n > longestSentence
}
