package parse

import (
	"strings"
	"unicode/utf8"

	"jianggao/convert/speech"
)

const (
	longestRunIn  = 45 // characters of a run-in heading
	longestSoft   = 16 // of the words of one behind a mark, or a number that says little
	longestAlike  = 26 // of one without a number
	leastRest     = 10 // characters of a paragraph after its run-in heading
	leastSiblings = 3  // paragraphs in a row that open alike
)

// findRunIns marks the headings that open a paragraph: the first sentence of
// a numbered paragraph, and of three and more paragraphs in a row that open
// with short sentences of one build.
func findRunIns(bs []block) {
	for i := range bs {
		b := &bs[i]
		if b.kind == speech.Paragraph && b.number.kind != noKind {
			most := longestRunIn
			if b.number.soft {
				most = longestSoft + b.number.width
			}
			n := firstSentence(b.text, most)
			if n > b.number.width && utf8.RuneCountInString(b.text)-n >= leastRest {
				b.runIn = n
			}
		}
	}
	for i := 0; i < len(bs); {
		n, commas := alike(&bs[i])
		if n == 0 {
			i++
			continue
		}
		end := i + 1
		for end < len(bs) {
			m, c := alike(&bs[end])
			if m == 0 || c != commas {
				break
			}
			end++
		}
		if end-i >= leastSiblings {
			for k := i; k < end; k++ {
				bs[k].runIn, _ = alike(&bs[k])
			}
		}
		i = end
	}
}

// firstSentence gives the length of the first sentence of a text, its stop and
// closing marks included; 0 where it has more than most characters.
func firstSentence(s string, most int) int {
	n := 0
	done := false
	for _, r := range s {
		if done {
			if strings.ContainsRune(closers, r) {
				n++
				continue
			}
			return n
		}
		if n++; n > most {
			return 0
		}
		done = isStop(r)
	}
	return 0
}

// spokenWords do not occur in headings.
const spokenWords = "我你他她它咱谁您这那吗呢吧啊了过着"

// alike gives the length of a short first sentence that may be a run-in
// heading without a number, and how many parts it has; 0 for none.
func alike(b *block) (length, commas int) {
	if b.kind != speech.Paragraph || b.number.kind != noKind {
		return 0, 0
	}
	n := firstSentence(b.text, longestAlike)
	if n < 5 || utf8.RuneCountInString(b.text)-n < 30 {
		return 0, 0
	}
	for i, r := range []rune(b.text)[:n] {
		switch {
		case strings.ContainsRune(spokenWords, r), r >= '0' && r <= '9', r == '？' || r == '?' || r == '！' || r == '!' || r == '：' || r == ':':
			return 0, 0
		case r == '，' || r == ',':
			commas++
		case i == 0 && !isHan(r) && r != '“' && r != '"':
			return 0, 0
		}
	}
	return n, commas
}
