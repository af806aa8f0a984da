package pdf

import (
	"strconv"
	"strings"

	"jianggao/convert/typeset"
)

// A numbering is a way to write page numbers (ISO 32000-1, table 159).
type numbering struct {
	style string // name of the style; "" for labels of a prefix alone
	form  func(n int) string
}

var (
	noNumbers = numbering{"", func(int) string { return "" }}
	arabic    = numbering{"D", strconv.Itoa}
	roman     = numbering{"r", romanNumeral}
	bigRoman  = numbering{"R", func(n int) string { return strings.ToUpper(romanNumeral(n)) }}
)

// A labelRange is a run of pages with labels of one form, numbered on.
type labelRange struct {
	from    int // first page
	prefix  string
	numbers numbering
	start   int // number of the first page
}

// label is the label of a page of the range.
func (r labelRange) label(page int) string {
	return r.prefix + r.numbers.form(r.start+page-r.from)
}

// labelRanges finds the ranges that give every page the label it has; none
// when no page has one.
func labelRanges(pages []typeset.Page) []labelRange {
	var out []labelRange
	labels := false
	for i, p := range pages {
		labels = labels || p.Label != ""
		if len(out) > 0 && out[len(out)-1].label(i) == p.Label {
			continue
		}
		out = append(out, readLabel(i, p.Label))
	}
	if !labels {
		return nil
	}
	return out
}

// readLabel begins a range with the label of its first page.
func readLabel(page int, s string) labelRange {
	digits := len(s)
	for digits > 0 && s[digits-1] >= '0' && s[digits-1] <= '9' {
		digits--
	}
	if n, err := strconv.Atoi(s[digits:]); err == nil && n > 0 && strconv.Itoa(n) == s[digits:] {
		return labelRange{page, s[:digits], arabic, n}
	}
	for _, style := range []numbering{roman, bigRoman} {
		if n := romanNumber(strings.ToLower(s)); n > 0 && style.form(n) == s {
			return labelRange{page, "", style, n}
		}
	}
	return labelRange{page, s, noNumbers, 0}
}

var romanDigits = []struct {
	value int
	sign  string
}{
	{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"},
	{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
}

func romanNumeral(n int) string {
	var b strings.Builder
	for _, d := range romanDigits {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// romanNumber reads small roman figures; 0 when s is something else.
func romanNumber(s string) int {
	n := 0
	rest := s
	for _, d := range romanDigits {
		for strings.HasPrefix(rest, d.sign) {
			n += d.value
			rest = rest[len(d.sign):]
		}
	}
	if rest != "" || romanNumeral(n) != s {
		return 0
	}
	return n
}

// writeLabels writes the ranges; 0 when no page has a label.
func writeLabels(out *objects, pages []typeset.Page) ref {
	var t numberTree
	for _, r := range labelRanges(pages) {
		var b buffer
		b.str("<<")
		if r.numbers.style != "" {
			b.str("/S/").str(r.numbers.style)
		}
		if r.prefix != "" {
			b.str("/P").text(cleanText(r.prefix))
		}
		if r.numbers.style != "" && r.start != 1 {
			b.str("/St ").int(r.start)
		}
		t.add(r.from, b.str(">>").String())
	}
	if len(t.keys) == 0 {
		return 0
	}
	return t.write(out)
}
