package repair

import "unicode"

// signs are kinds of characters, a bit each. A rule names those without which
// it finds nothing to do: most paragraphs have few, and most rules pass them by.
type signs uint32

const (
	ampersand  signs = 1 << iota
	hidden           // shows nothing, or is a half-width mark
	space            // of any width
	wideASCII        // ０ Ａ ％ ．
	roundZero        // what stands for the zero of a year
	masked           // what stands for a digit
	point            // . ．
	paren            // ( )
	bracket          // [ ［
	less             // <
	word             // an ASCII letter or digit
	path             // what protected text other than a word begins with
	dotted           // dots of an ellipsis; 。 only in a run
	stroke           // of a dash
	nameDot          // what stands for ·
	wave             // ~ 〜 ∼
	straight         // " ＂
	apostrophe       // '
	curly            // “ ”
	halfMark         // , ; : ! ?
	unwritable       // what no format can hold
)

// asciiSigns are the signs of ASCII.
var asciiSigns = func() (m [128]signs) {
	for r := range m {
		r := rune(r)
		m[r] = rareSigns(r)
	}
	return m
}()

// signsOf gives the signs of a character that stands behind another.
func signsOf(r, before rune) signs {
	switch {
	case isCommonHan(r):
		return 0
	case r < 0x80:
		return asciiSigns[r]
	}
	switch r {
	case '，', '、', '：', '；', '！', '？', '《', '》':
		return 0
	case '。':
		if before == r {
			return dotted
		}
		return 0
	}
	return rareSigns(r)
}

func rareSigns(r rune) (s signs) {
	switch r {
	case '&':
		s = ampersand | path
	case '/':
		s = path
	case '.':
		s = point | path | dotted
	case '．':
		s = point | wideASCII | dotted | nameDot
	case '％':
		s = wideASCII
	case '(', ')':
		s = paren
	case '[', '［':
		s = bracket
	case '<':
		s = less
	case '"', '＂':
		s = straight
	case '\'':
		s = apostrophe
	case '“', '”':
		s = curly
	case ',', ';', ':', '!', '?':
		s = halfMark
	case '~':
		s = wave | path
	case '〜', '∼':
		s = wave
	case '-':
		s = stroke | path
	case '·', '・':
		s = dotted | nameDot
	case '⋯', '…':
		s = dotted
	case '•', '･', '‧', '⋅', '∙':
		s = nameDot
	case '○', '◯':
		s = roundZero
	case '｡', '､':
		s = hidden
	}
	if isLatin(r) || isDigit(r) {
		s |= word
	}
	if r == 'O' || r == 'o' || r == '0' {
		s |= roundZero
	}
	if isMasked(r) {
		s |= masked
	}
	if isDashRune(r) {
		s |= stroke
	}
	if isSpace(r) {
		s |= space
	}
	if r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' {
		s |= wideASCII
	}
	if isInvisible(r) {
		s |= hidden
	}
	if isUnwritable(r) {
		s |= unwritable
	}
	return s
}

// isUnwritable reports whether neither XML nor PDF can hold r as it is.
func isUnwritable(r rune) bool {
	return r == 0xfeff || r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe || unicode.IsControl(r)
}

// look tells which signs the paragraph has.
func (p *paragraph) look() {
	p.signs = 0
	before := rune(0)
	for _, r := range p.r {
		p.signs |= signsOf(r, before)
		before = r
	}
}
