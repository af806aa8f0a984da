package parse

import (
	"strings"
	"unicode/utf8"

	"jianggao/convert/dump"
)

const (
	brokenLength = 45 // a line this long that ends without a stop is no heading
	clauseLength = 15 // shorter lines that break off may stand for themselves
	pausedLength = 20 // nor is one this long that ends in a comma
)

// neverFirst are the marks no paragraph starts with.
const neverFirst = "，。、；：！？”’）》】」』〉,.;:!?)%％℃"

// Characters no title ends with, and those no sentence begins with.
const (
	neverLast = "的着和与與把被在是不我们們这這那最也都就会會能从從对對向为為让讓给給很更没沒及或将將"
	particles = "了的着过們们得么吗呢吧"
)

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// goesOn reports whether a row ends a sentence, or more of the speech follows
// it: a name below a speech does neither.
func (pg *page) goesOn(r int) bool {
	for k := r; k < min(r+longestSearch, len(pg.rows)); k++ {
		w := &pg.rows[k]
		switch {
		case w.label:
			return false
		case w.drop:
		case endsSentence(w.clean) || k > r && w.isBody():
			return true
		case k > r && w.indent > 0:
			return false
		}
	}
	return false
}

// openQuotes counts the quotations a text opens and does not close.
func openQuotes(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case '“', '「', '『':
			n++
		case '”', '」', '』':
			n--
		}
	}
	return n
}

// startsAnew reports whether a text opens with a number or a mark that no further
// line of a paragraph opens with. In the middle of a sentence a number may be a
// word of it: 第一句就是：….
func (b *block) startsAnew(text string, last rune) bool {
	n := numbered(text)
	if n.soft {
		b.count()
		return b.sentences == 0 && !strings.ContainsRune("，,、", last)
	}
	return n.kind != noKind && n.kind != itemKind || marked(text).kind != noKind
}

// begun reports whether a row begins a sentence that it, or further rows without
// indentation, end.
func (pg *page) begun(r int) bool {
	w := &pg.rows[r]
	if w.isBody() {
		return true
	}
	for k := r + 1; k < len(pg.rows) && k <= r+longestBroken; k++ {
		next := &pg.rows[k]
		if next.drop || next.label || next.gap || next.indent > 0 || isStrictSignature(next) {
			return false
		}
		if endsSentence(next.clean) {
			return true
		}
	}
	return false
}

// longestBroken is how many rows a sentence is looked for in.
const longestBroken = 6

// longestSearch is how many rows are looked at for more of a speech.
const longestSearch = 40

// opensBroken reports whether a row is the first of a paragraph that is broken
// before its first sentence ends.
func (pg *page) opensBroken(i int) bool {
	w := &pg.rows[i]
	if !pg.setting.flush || w.indent == 0 || w.length < clauseLength || endsSentence(w.clean) || i+1 == len(pg.rows) {
		return false
	}
	next := &pg.rows[i+1]
	return next.indent == 0 && next.isBody() && !next.gap
}

// continues reports whether a row goes on with the paragraph before it: the
// text so far breaks off in a sentence, or the page breaks its lines there.
func (pg *page) continues(b *block, r int, text string) bool {
	w := &pg.rows[r]
	before := &pg.rows[b.rows[len(b.rows)-1]]
	if w.cell || before.cell {
		return false
	}
	if partOf(w.folded) != "" && partOf(pg.rows[b.rows[0]].folded) != "" {
		return false // a dialogue
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(b.end)
	if first == '.' && strings.HasPrefix(text, "..") || strings.HasPrefix(text, "……") {
		return false
	}
	s := &pg.setting
	if strings.ContainsRune("”」』", first) {
		if b.count(); b.quotes > 0 {
			return true // the end of a quotation
		}
	}
	if strings.ContainsRune(neverFirst, first) && (!endsSentence(b.end) || s.full(before) && w.indent == 0) {
		return true
	}
	if w.flows {
		return true
	}
	wrapped := s.measure > 0 && (s.lines || w.hint.Pre && before.hint.Pre)
	ended := endsSentence(b.end)
	// Where every paragraph is indented and stands apart, a line that does
	// neither belongs to the one before it.
	if ended && s.always && s.gaps && !w.gap && w.indent == 0 && w.isBody() && (before.isBody() || len(b.rows) > 1) && pg.dump.Kind == dump.Text && numbered(text).kind == noKind {
		return true
	}
	if !ended && s.always && s.measure == 0 && !w.gap && w.indent == 0 && before.indent > 0 && before.length >= clauseLength && !isVocative(before.folded) && pg.dump.Kind == dump.Text && numbered(text).kind == noKind {
		return true
	}
	if s.flush && w.indent == 0 && !w.gap && w.hint == before.hint && (before.indent > 0 || len(b.rows) > 1) && (s.begins && pg.begun(r) || !ended && !strings.ContainsRune("：:；;—", last)) &&
		numbered(text).kind == noKind && marked(text).kind == noKind && !isVocative(before.folded) && !isVocative(w.folded) && pg.goesOn(r) {
		return true
	}
	switch {
	case w.isSoft() || before.isSoft():
		return false // the site's words, perhaps
	case ended || strings.ContainsRune("：:；;—", last):
		return false
	case isVocative(before.folded) || isVocative(w.folded):
		return false
	case b.startsAnew(text, last):
		return false
	case before.hint.Heading > 0 || w.hint.Heading > 0 || before.hint.Bold || w.hint.Bold || w.hint.Centre && !before.hint.Centre:
		return false
	case isStrictSignature(w) || isStrictSignature(before) && before.length <= 12:
		return false
	case wrapped && s.indented && w.indent > 0:
		return false
	case wrapped && s.full(before):
		return true
	}
	if isDigit(first) && (isDigit(last) || strings.ContainsRune(",.", last) && len(b.end) > 1 && isDigit(rune(b.end[len(b.end)-2]))) {
		return true // inside a number
	}
	b.count()
	if b.quotes > 0 && -openQuotes(text) >= b.quotes {
		return true // inside a quotation
	}
	n := b.runes
	inside := b.sentences > 0
	if strings.ContainsRune("，,、", last) {
		if s.indented && before.indent > 0 && w.indent == 0 {
			return true
		}
		return inside || n >= pausedLength && (w.length >= pausedLength || endsSentence(text)) || n >= 8 && w.isBody() && w.length >= 25
	}
	if s.indented && w.indent == 0 && (before.indent > 0 || len(b.rows) > 1) {
		return true
	}
	if s.indented && w.indent > 0 && before.indent == 0 && len(b.rows) == 1 && !inside && n <= brokenLength {
		return false
	}
	if n >= 10 && w.isBody() && b.number.kind == noKind && (strings.ContainsRune(neverLast, last) || strings.ContainsRune(particles, first)) {
		return true
	}
	return inside || n > brokenLength && b.number.kind == noKind || n > longestSentence
}
