package parse

import (
	"iter"
	"strings"
	"sync"
	"unicode/utf8"

	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

const (
	longestHeading  = 50 // of a numbered heading without a stop
	longestSentence = 75 // of a numbered heading that is a sentence
	longestPlain    = 34 // of a heading without a number
	shortestPlain   = 4
	leastText       = 40 // of a paragraph
	leastSentence   = 12 // of one that ends
	longestQuestion = 20 // of a heading in bold that asks something
)

// findHeadings tells headings from paragraphs and gives them levels.
func (pg *page) findHeadings(bs []block) []block {
	for i := range bs {
		b := &bs[i]
		if b.kind != speech.Paragraph || len(b.rows) != 1 && !pg.isWrappedHeading(b) || !b.whole {
			continue
		}
		var next *block
		if i+1 < len(bs) {
			next = &bs[i+1]
		}
		b.first = i == 0
		var before *block
		if i > 0 {
			before = &bs[i-1]
		}
		if kind := pg.headingKind(before, b, next); kind != noKind {
			b.kind, b.heading = speech.Heading, kind
		}
	}
	pg.confirm(bs)
	pg.findQuiet(bs)
	bs = pg.mendBroken(bs)
	pg.level(bs)
	return bs
}

// Lengths from which a lone heading without a number is rather the first line
// of a broken paragraph, in characters.
const (
	loneLength = 19
	loneClause = 14 // with a comma in it

	longestVerse = 24 // of a line of verse
)

// mendBroken joins the first lines of broken paragraphs that continues could
// not tell from headings: a line that looks like a heading without a number but
// is the only one of its speech (headings come in series, broken lines come
// alone), and a line that is neither a heading nor ends.
func (pg *page) mendBroken(bs []block) []block {
	plain := map[string]int{} // headings without a number, by how they begin
	for i := range bs {
		if bs[i].kind == speech.Heading && bs[i].heading == plainKind {
			plain[opening(bs[i].text)]++
			plain[""]++
		}
	}
	// From the last part of a paragraph to its first, because a part without a
	// stop is known by what it goes on with.
	joined := make([]bool, len(bs))
	ended := len(bs) > 0 && endsSentence(bs[len(bs)-1].text)
	for i := len(bs) - 2; i >= 0; i-- {
		b := &bs[i]
		if i+2 < len(bs) && joined[i+1] && b.kind == speech.Paragraph {
			pg.headingBefore(bs, i, plain)
		}
		if joined[i] = pg.breaksOff(b, &bs[i+1], ended, plain); !joined[i] {
			ended = endsSentence(b.text)
			continue
		}
		if b.kind == speech.Heading {
			pg.warn(pg.rows[b.rows[0]].line, warning.UnsureHeading, clip(b.text))
		}
		b.kind, b.heading = speech.Paragraph, noKind
	}
	out := bs[:0]
	for i := 0; i < len(bs); i++ {
		b := bs[i]
		if joined[i] {
			parts := []string{b.text}
			for ; joined[i]; i++ {
				parts = append(parts, bs[i+1].text)
				b.rows = append(b.rows, bs[i+1].rows...)
			}
			b.text = joinAll(parts)
		}
		out = append(out, b)
	}
	return out
}

// headingBefore looks once more whether a block is a heading, when the block
// after it turned out to be the first part of a paragraph and no line of its own.
func (pg *page) headingBefore(bs []block, i int, plain map[string]int) {
	b, next := &bs[i], bs[i+1]
	next.text += bs[i+2].text
	next.kind, next.heading = speech.Paragraph, noKind
	var before *block
	if i > 0 {
		before = &bs[i-1]
	}
	if utf8.RuneCountInString(b.text) >= loneLength || utf8.RuneCountInString(next.text) < longestPlain || len(b.rows) != 1 || !b.whole || pg.headingKind(before, b, &next) != plainKind {
		return
	}
	b.kind, b.heading = speech.Heading, plainKind
	plain[opening(b.text)]++
	plain[""]++
}

// breaksOff reports whether a block is the first part of the paragraph after
// it, which has ended when its last part has. plain counts the headings without
// a number that the speech seems to have, all and by how they begin.
func (pg *page) breaksOff(b, next *block, ended bool, plain map[string]int) bool {
	w := &pg.rows[b.rows[0]]
	v := &pg.rows[next.rows[0]]
	if next.kind != speech.Paragraph || !next.whole || next.number.kind != noKind || !v.isBody() && !ended || w.hint.Heading > 0 || w.hint.Bold || v.hint.Bold || v.hint.Centre != w.hint.Centre {
		return false
	}
	n := characters(b.text)
	last, _ := utf8.DecodeLastRuneInString(b.text)
	if strings.ContainsRune(closers, last) || pg.setting.flush && v.indent > 0 {
		return false
	}
	if w.length <= longestVerse && abs(w.length-v.length) <= 1 {
		return false // lines of one length
	}
	long := n >= loneLength || n >= loneClause && holds(b.text, "，,")
	switch {
	case b.kind == speech.Heading && pg.setting.broken && long && strings.ContainsRune(opensMore, last):
		return v.isBody() // 作为推进发展的
	case b.kind == speech.Heading && b.heading == plainKind:
		return long && v.isBody() && (plain[""] == 1 || plain[opening(b.text)] == 1 && (pg.occurs(last, next.text) || pg.setting.broken && n >= loneLength && strings.ContainsAny(b.text, persons)))
	case b.kind == speech.Paragraph && b.number.kind == noKind:
		return long && !endsSentence(b.text) && !strings.ContainsRune("：:；;—-，,、", last) && !isByline(w.folded) && !isStrictSignature(w)
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// opensMore are words more must follow.
const opensMore = "的和与與或及把被將将对對向為为让讓使"

// persons are who speaks and is spoken of, in sentences more than in headings.
const persons = "我你您他她它咱"

// opening is how a text begins: headings of a series begin alike.
func opening(s string) string { return s[:skipRunes(s, 2)] }

// pairSample is how many characters of the page are read for pairs.
const pairSample = 200_000

// fewPairs is how many pairs are looked for in the text itself: more are not
// asked for on most pages, and to list all takes longer.
const fewPairs = 12

// pairs are characters that stand together on the page.
type pairs struct {
	mu    sync.Mutex
	asked int              // how often occurs was
	all   map[[2]rune]bool // nil as long as few were asked for
}

// occurs reports whether a character and the first of a text stand together
// elsewhere on the page.
func (pg *page) occurs(last rune, text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	p := pg.pairs
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.asked++; p.asked <= fewPairs {
		pair := string([]rune{last, first})
		for s := range pg.sampled() {
			if strings.Contains(s, pair) {
				return true
			}
		}
		return false
	}
	if p.all == nil {
		p.all = map[[2]rune]bool{}
		for s := range pg.sampled() {
			before := rune(0)
			for _, r := range s {
				if before != 0 {
					p.all[[2]rune{before, r}] = true
				}
				before = r
			}
		}
	}
	return p.all[[2]rune{last, first}]
}

// sampled gives the words of the first rows, to about pairSample characters.
func (pg *page) sampled() iter.Seq[string] {
	return func(yield func(string) bool) {
		n := 0
		for i := range pg.rows {
			if n > pairSample || !yield(pg.rows[i].clean) {
				return
			}
			n += utf8.RuneCountInString(pg.rows[i].clean)
		}
	}
}

// headingKind gives the kind of heading a block is; noKind for none.
func (pg *page) headingKind(before, b, next *block) numberKind {
	w := &pg.rows[b.rows[0]]
	n := characters(b.text)
	marked := w.isSet()
	if next == nil || next.kind == speech.Signature || w.cell {
		return noKind
	}
	inner := stopsInside(b.text)
	num := b.number
	switch {
	case num.soft:
		if softHeading(before, b, next) {
			return num.kind
		}
	case num.kind != noKind && num.kind != itemKind:
		if numberedHeading(before, b, next, marked) {
			return num.kind
		}
		return noKind
	}
	if isBookend(b.text) && next.kind == speech.Paragraph {
		return plainKind
	}
	if marked && n <= 40 && !inner && !isVocative(w.folded) && (!endsSentence(b.text) || w.hint.Heading > 0 || n <= longestQuestion && (strings.HasSuffix(b.text, "？") || strings.HasSuffix(b.text, "?"))) {
		return plainKind
	}
	if num.kind == itemKind || inner || n < shortestPlain || n > longestPlain || endsSentence(b.text) {
		return noKind
	}
	if (before == nil || before.kind == speech.Heading && before.number.kind == noKind && before.first) && isByline(w.folded) {
		return noKind
	}
	last, _ := utf8.DecodeLastRuneInString(b.text)
	first, _ := utf8.DecodeRuneInString(b.text)
	switch {
	case holds(b.text, "：:；;") || strings.ContainsRune("，,、—-~", last),
		strings.Count(b.text, "，")+strings.Count(b.text, ",") > 2,
		isDigit(last) && n >= loneClause, openQuotes(b.text) != 0,
		!isHan(first) && !strings.ContainsRune("“《‘「『\"", first),
		next.number.kind == noKind && !pg.isText(next),
		next.kind != speech.Paragraph,
		pg.rows[next.rows[0]].isSet(), // whose page sets its headings
		signatureDate.MatchString(w.folded):
		return noKind
	case next.number.kind == noKind && !endsSentence(next.text) && utf8.RuneCountInString(next.text) <= longestPlain,
		before != nil && before.isVerse():
		return noKind // lines of verse
	}
	return plainKind
}

// isText reports whether a block reads like a paragraph and not like one more
// short line.
func (pg *page) isText(b *block) bool {
	n := utf8.RuneCountInString(b.text)
	return n >= leastText || n >= leastSentence && endsSentence(b.text) || pg.rows[b.rows[0]].isBody()
}

// isWrappedHeading reports whether a numbered block of two rows may be a heading
// that was too long for its line.
func (pg *page) isWrappedHeading(b *block) bool {
	return len(b.rows) == 2 && b.number.kind != noKind && b.number.kind != itemKind && !b.number.soft &&
		pg.setting.full(&pg.rows[b.rows[0]]) && !endsSentence(b.text) && !stopsInside(b.text)
}

// stopsInside reports whether a sentence ends within a text.
func stopsInside(s string) bool {
	return holds(strings.TrimRight(s, sentenceEnds+closers+".．"), "。！？!?；;")
}

// numberedHeading reports whether a numbered block is a heading.
func numberedHeading(before, b, next *block, marked bool) bool {
	n := characters(b.text)
	num := b.number
	last, _ := utf8.DecodeLastRuneInString(b.text)
	switch {
	case n <= num.width || strings.ContainsRune("，,；", last) || stopsInside(b.text):
		return false
	case !marked && (next.number.kind == num.kind || before != nil && before.listEntry(num)):
		return false // an entry of a list
	case n > 30 && strings.ContainsAny(strings.TrimRight(b.text, "：:"), "：:"):
		return false
	case endsSentence(b.text) || marked:
		return n <= longestSentence
	}
	return n <= longestHeading
}

// softHeading reports whether a block with a mark, or with a number that might
// be a word, is a heading if others of the speech are marked like it.
func softHeading(before, b, next *block) bool {
	num := b.number
	n := utf8.RuneCountInString(b.text) - num.width
	last, _ := utf8.DecodeLastRuneInString(b.text)
	switch {
	case n < 1 || n > longestPlain || stopsInside(b.text) || strings.ContainsRune("，,；;、", last):
		return false
	case endsSentence(b.text) && (last != '？' && last != '?' && !strings.ContainsRune(closers, last)):
		return false
	case next.number.like(num) || before != nil && before.kind == speech.Paragraph && before.number.like(num):
		return false // an entry of a list
	}
	return next.kind == speech.Paragraph
}

// like reports whether two blocks open alike.
func (n numbering) like(o numbering) bool { return n.kind == o.kind && n.affix == o.affix }

// bookends are the headings of the first and last words of a speech.
var bookends = re(`^(?:[一-十0-9]{1,2}[、.])?(?:引言|引子|前言|序言|序|导语|导言|开篇|开场|开场白|楔子|写在前面|结语|结束语|结论|尾声|后记|总结|小结|余论|跋)[:]?$`)

// isBookend reports whether a line is the heading of first or last words.
func isBookend(s string) bool { return len(s) <= 30 && bookends.MatchString(fold(s)) }

// isVerse reports whether a block is a short line that does not end: one of
// several in a row.
func (b *block) isVerse() bool {
	last, _ := utf8.DecodeLastRuneInString(b.text)
	return b.kind == speech.Paragraph && b.number.kind == noKind && !endsSentence(b.text) && !strings.ContainsRune("：:；;", last) && utf8.RuneCountInString(b.text) <= longestPlain
}

// leastAlike is how many headings of a family make it one.
const leastAlike = 2

// confirm takes back the headings that only a series makes headings, where
// there is none: too few of them, or all of the same words.
func (pg *page) confirm(bs []block) {
	type series struct {
		kind  numberKind
		affix string
	}
	words := map[series]map[string]bool{}
	for i := range bs {
		if b := &bs[i]; b.kind == speech.Heading && b.heading == b.number.kind && b.number.soft {
			k := series{b.heading, b.number.affix}
			if words[k] == nil {
				words[k] = map[string]bool{}
			}
			words[k][b.text] = true
		}
	}
	for i := range bs {
		b := &bs[i]
		if b.kind == speech.Heading && b.heading == b.number.kind && b.number.soft && len(words[series{b.heading, b.number.affix}]) < leastAlike && !pg.rows[b.rows[0]].isSet() {
			b.kind, b.heading = speech.Paragraph, noKind
		}
	}
}

// isSet reports whether the markup sets a row as a heading.
func (w *row) isSet() bool { return w.hint.Heading > 0 || w.hint.Bold }

// listEntry reports whether a block is the entry of a list before one with the
// given number.
func (b *block) listEntry(next numbering) bool {
	return b.kind == speech.Paragraph && b.number.kind == next.kind && b.number.number+1 == next.number && utf8.RuneCountInString(b.text) <= longestSentence
}
