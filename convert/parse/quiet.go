package parse

import (
	"strings"
	"unicode/utf8"

	"jianggao/convert/speech"
)

// A quietKind is a build of lines that are headings only where a speech has
// several of it, each alone between paragraphs: alone they might as well be said.
type quietKind uint8

const (
	loud       quietKind = iota
	askingLine           // 怎样记住学生的名字？
	pairLine             // 等待：花期不一样
	colonLine            // 存在的不足：
	figureLine           // 3分钟的等待
	briefLine            // 守时
)

const (
	leastQuiet   = 3  // headings of a build
	longestQuiet = 24 // characters of one
	longestBrief = 3
	longestHead  = 8 // of what stands before the colon of a pair
)

var (
	asking = re(`^[^你您可但那谁说有是不].{0,12}(?:什么|怎么|怎样|如何|为何|哪里|哪儿|多少).{0,6}[?]$|^(?:什么|为什么|为何|怎么|怎样|如何|何为|何谓|何以|谁|哪|几时|多少)|(?:是什么|怎么办|怎么做|为什么|在哪里|在哪儿|从哪里来|到哪里去|做什么|靠什么|凭什么|怎么样|有多\p{Han})[?]$`)
	// said aloud: words of a sentence, which headings that end in a colon have not.
	aloud = re(`我|你|您|他|她|它|请|们|这|那|说|问[^题]|想|记|听|看|道|答|写|讲|喊|叫|唱|念|指出|强调|认为|表示|提出|以下|如下|几点|句话|[有是为要下即到成如]:$`)
)

// quiet tells the build of a block.
func (pg *page) quiet(b *block) quietKind {
	n := characters(b.text)
	w := &pg.rows[b.rows[0]]
	if b.kind != speech.Paragraph || len(b.rows) != 1 || !b.whole || b.number.kind != noKind || n < 2 || n > longestQuiet || stopsInside(b.text) || w.isSoft() {
		return loud
	}
	first, _ := utf8.DecodeRuneInString(w.folded)
	last, _ := utf8.DecodeLastRuneInString(w.folded)
	head, words, colon := strings.Cut(w.folded, ":")
	switch {
	case last == '?':
		if asking.MatchString(w.folded) && !strings.ContainsAny(w.folded, ",:") && !strings.HasPrefix(w.folded, "难道") {
			return askingLine
		}
	case endsSentence(b.text) || strings.ContainsRune(",、-—~…", last) || strings.Count(w.folded, ",") > 1:
	case colon && words == "":
		if !aloud.MatchString(w.folded) && !isVocative(w.folded) {
			return colonLine
		}
	case colon:
		if utf8.RuneCountInString(head) <= longestHead && isHan(first) && !strings.Contains(words, ":") {
			return pairLine
		}
	case first >= '0' && first <= '9' || first >= 'a' && first <= 'z':
		if strings.ContainsFunc(w.folded, isHan) && !signatureDate.MatchString(w.folded) {
			return figureLine
		}
	case n <= longestBrief && isHan(first):
		return briefLine
	}
	return loud
}

// findQuiet makes headings of the lines of one build that stand alone between
// the paragraphs of a speech, several times. Where the speech has headings
// without numbers already, a line with a figure or of two parts may be one more
// of them.
func (pg *page) findQuiet(bs []block) {
	var lines [briefLine + 1][]int
	heads := map[string]bool{}
	plain := 0
	for i := range bs {
		if bs[i].kind == speech.Heading && bs[i].heading == plainKind {
			plain++
		}
		k := pg.quiet(&bs[i])
		if k == loud || i+1 == len(bs) || !pg.standsAlone(bs, i) {
			continue
		}
		if head, _, ok := strings.Cut(fold(bs[i].text), ":"); ok {
			if heads[head] {
				continue // who speaks, again
			}
			heads[head] = true
		}
		lines[k] = append(lines[k], i)
	}
	for k, found := range lines {
		least := leastQuiet
		if quietKind(k) == pairLine || quietKind(k) == figureLine {
			least -= min(plain, leastQuiet-1)
		}
		if len(found) < least {
			continue
		}
		for _, i := range found {
			bs[i].kind, bs[i].heading = speech.Heading, plainKind
		}
	}
}

// standsAlone reports whether a block stands between text that ends and a
// paragraph.
func (pg *page) standsAlone(bs []block, i int) bool {
	next := &bs[i+1]
	announced := strings.HasSuffix(next.text, "：") || strings.HasSuffix(next.text, ":")
	if next.kind != speech.Paragraph || !pg.isText(next) && !announced || isClosing(fold(next.text)) || pg.quiet(next) != loud {
		return false
	}
	return i == 0 || bs[i-1].kind != speech.Paragraph || endsSentence(bs[i-1].text) && utf8.RuneCountInString(bs[i-1].text) >= leastSentence
}
