package parse

import (
	"strings"
	"unicode/utf8"

	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

// A numberKind is a way of numbering, from the outermost to the innermost.
type numberKind uint8

const (
	noKind    numberKind = iota
	partKind             // 第一部分
	hanKind              // 一、
	nthKind              // 第一，
	parenKind            // （一）
	arabKind             // 1.
	ringKind             // (1) 1) ①
	itemKind             // 一是 一要 首先
	plainKind            // a heading without a number
)

// ruleNames name the kinds of headings in the ledger.
var ruleNames = [...]string{"heading", "heading 第一部分", "heading 一、", "heading 第一，", "heading （一）", "heading 1.", "heading (1)", "heading 一是", "heading without a number"}

// numberings is the table of numberings; each pattern ends where the words
// begin.
var numberings = []struct {
	kind    numberKind
	pattern *pattern
}{
	{partKind, re(`^第` + anyNumeral + `(?:部分|章|节|单元|板块|方面)[ :,、.]*`)},
	{nthKind, re(`^第` + hanNumeral + `(?:[ ]*[,、:.]|是|个是|点是?|条)[ ]*`)},
	{parenKind, re(`^[(][ ]*` + hanNumeral + `[ ]*[)][ ]*[、,.:]?[ ]*`)},
	{hanKind, re(`^` + hanNumeral + `[ ]*[、.:][ ]*`)},
	{ringKind, re(`^(?:[(][ ]*\d{1,2}[ ]*[)]|\d{1,2}[)]|[①-⑳⑴-⒇])[ ]*[、,.]?[ ]*`)},
	{arabKind, re(`^\d{1,2}[ ]*[.、][ ]*`)},
	{itemKind, re(`^(?:[一二三四五六七八九十]{1,2}(?:是|要|靠|抓|看|则|为|在于)|其[一二三四五六七八九十][ ]*[,、:是]|首先[ ]*[,、:]|其次[ ]*[,、:]|再次[ ]*[,、:]|再者[ ]*[,、:]|另外[ ]*[,、:]|最后[ ]*[,、:])`)},
}

// A numbering is what opens a numbered line.
type numbering struct {
	kind   numberKind
	number int
	width  int // characters of the number and its mark
}

// numbered reads the number a text opens with.
func numbered(s string) numbering {
	if len(s) > 120 {
		cut := 60
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut]
	}
	f := fold(s)
	for _, n := range numberings {
		m := n.pattern.FindString(f)
		if m == "" {
			continue
		}
		if rest := f[len(m):]; n.kind == arabKind && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			continue // 3.5
		}
		return numbering{n.kind, leadingNumber(m), utf8.RuneCountInString(m)}
	}
	return numbering{}
}

var numeralPattern = re(anyNumeral)

func leadingNumber(s string) int { return number(numeralPattern.FindString(s)) }

const (
	longestHeading  = 50 // of a numbered heading without a stop
	longestSentence = 75 // of a numbered heading that is a sentence
	longestPlain    = 34 // of a heading without a number
	shortestPlain   = 4
)

// findHeadings tells headings from paragraphs and gives them levels.
func (pg *page) findHeadings(bs []block) []block {
	for i := range bs {
		b := &bs[i]
		if b.kind != speech.Paragraph || len(b.rows) != 1 || !b.whole {
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
	bs = pg.mendBroken(bs)
	pg.level(bs)
	return bs
}

// Lengths from which a lone heading without a number is rather the first line
// of a broken paragraph, in characters.
const (
	loneLength = 19
	loneClause = 14 // with a comma in it
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
	out := bs[:0]
	for i := 0; i < len(bs); i++ {
		b := bs[i]
		for i+1 < len(bs) && pg.breaksOff(&b, &bs[i+1], plain) {
			if b.kind == speech.Heading {
				pg.warn(pg.rows[b.rows[0]].line, warning.UnsureHeading, clip(b.text))
			}
			b.kind, b.heading = speech.Paragraph, noKind
			b.text = join(b.text, bs[i+1].text)
			b.rows = append(b.rows, bs[i+1].rows...)
			i++
		}
		out = append(out, b)
	}
	return out
}

// breaksOff reports whether a block is the first part of the paragraph after
// it. plain counts the headings without a number that the speech seems to
// have, all and by how they begin.
func (pg *page) breaksOff(b, next *block, plain map[string]int) bool {
	w := &pg.rows[b.rows[0]]
	v := &pg.rows[next.rows[0]]
	if next.kind != speech.Paragraph || !next.whole || next.number.kind != noKind || !v.isBody() && !endsSentence(next.text) || w.hint.Heading > 0 || w.hint.Bold || v.hint.Bold || v.hint.Centre != w.hint.Centre {
		return false
	}
	n := utf8.RuneCountInString(b.text)
	last, _ := utf8.DecodeLastRuneInString(b.text)
	if strings.ContainsRune(closers, last) || pg.setting.flush && v.indent > 0 {
		return false
	}
	long := n >= loneLength || n >= loneClause && strings.ContainsAny(b.text, "，,")
	switch {
	case b.kind == speech.Heading && b.heading == plainKind:
		return long && v.isBody() && (plain[""] == 1 || plain[opening(b.text)] == 1 && pg.occurs(last, next.text))
	case b.kind == speech.Paragraph && b.number.kind == noKind:
		return long && !endsSentence(b.text) && !strings.ContainsRune("：:；;—-，,、", last) && !isByline(w.folded) && !isStrictSignature(w)
	}
	return false
}

// opening is how a text begins: headings of a series begin alike.
func opening(s string) string { return s[:skipRunes(s, 2)] }

// pairSample is how many characters of the page are read for pairs.
const pairSample = 200_000

// occurs reports whether a character and the first of a text stand together
// elsewhere on the page.
func (pg *page) occurs(last rune, text string) bool {
	if pg.pairs == nil {
		pg.pairs = map[[2]rune]bool{}
		n := 0
		for i := range pg.rows {
			if n > pairSample {
				break
			}
			before := rune(0)
			for _, r := range pg.rows[i].clean {
				if before != 0 {
					pg.pairs[[2]rune{before, r}] = true
				}
				before = r
				n++
			}
		}
	}
	first, _ := utf8.DecodeRuneInString(text)
	return pg.pairs[[2]rune{last, first}]
}

// headingKind gives the kind of heading a block is; noKind for none.
func (pg *page) headingKind(before, b, next *block) numberKind {
	w := &pg.rows[b.rows[0]]
	n := utf8.RuneCountInString(b.text)
	marked := w.hint.Heading > 0 || w.hint.Bold
	if next == nil || next.kind == speech.Signature {
		return noKind
	}
	body := strings.TrimRight(b.text, sentenceEnds+closers+".．")
	inner := strings.ContainsAny(body, "。！？!?；;")
	num := b.number
	if num.kind != noKind && num.kind != itemKind {
		sibling := next.number.kind == num.kind
		switch {
		case inner || n <= num.width || strings.HasSuffix(b.text, "，") || strings.HasSuffix(b.text, ",") || strings.HasSuffix(b.text, "；"):
			return noKind
		case sibling && !marked, before != nil && before.listEntry(num) && !marked:
			return noKind // an entry of a list
		case strings.ContainsAny(body, "：:") && n > 30:
			return noKind
		case endsSentence(b.text):
			if n <= longestSentence {
				return num.kind
			}
		case n <= longestHeading || marked && n <= longestSentence:
			return num.kind
		}
		return noKind
	}
	if marked && n <= 40 && !inner && !isVocative(w.folded) && (!endsSentence(b.text) || w.hint.Heading > 0) {
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
	case strings.ContainsAny(b.text, "：:；;") || strings.ContainsRune("，,、—-~", last),
		strings.Count(b.text, "，")+strings.Count(b.text, ",") > 2,
		!isHan(first) && !strings.ContainsRune("“《‘「『\"", first),
		next.number.kind == noKind && utf8.RuneCountInString(next.text) < 40 && !pg.rows[next.rows[0]].isBody(),
		next.kind != speech.Paragraph,
		signatureDate.MatchString(w.folded):
		return noKind
	case next.number.kind == noKind && !endsSentence(next.text) && utf8.RuneCountInString(next.text) <= longestPlain:
		return noKind // lines of verse
	}
	return plainKind
}

// listEntry reports whether a block is the entry of a list before one with the
// given number.
func (b *block) listEntry(next numbering) bool {
	return b.kind == speech.Paragraph && b.number.kind == next.kind && b.number.number+1 == next.number && utf8.RuneCountInString(b.text) <= longestSentence
}

// level gives the headings of a speech their levels: 1 for the outermost kind
// it uses. A heading without a number is outside the numbered ones when it
// comes first.
func (pg *page) level(bs []block) {
	var used [plainKind + 1]bool
	first := noKind
	count := 0
	for _, b := range bs {
		if b.kind == speech.Heading {
			used[b.heading] = true
			if first == noKind {
				first = b.heading
			}
			if b.heading == plainKind {
				count++
			}
		}
	}
	var rank [plainKind + 1]int
	next := 1
	if first == plainKind {
		rank[plainKind] = next
		next++
	}
	for k := partKind; k < itemKind; k++ {
		if used[k] {
			rank[k] = next
			next++
		}
	}
	if rank[plainKind] == 0 {
		rank[plainKind] = next
	}
	for i := range bs {
		b := &bs[i]
		if b.kind != speech.Heading {
			continue
		}
		b.level = min(rank[b.heading], 3)
		w := &pg.rows[b.rows[0]]
		if b.heading == plainKind && count == 1 && w.hint.Heading == 0 && !w.hint.Bold {
			pg.warn(w.line, warning.UnsureHeading, b.text)
		}
	}
}
