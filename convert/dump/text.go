package dump

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"jianggao/convert/expression"
	"jianggao/convert/warning"
)

// readText splits a text into lines at LF, CR LF and CR, and at the line ends
// of Unicode. The lines are parts of the text, nothing is copied but where
// character references of HTML stand in them, which pages copied from the
// source of a site have: &nbsp;&nbsp;各位老师.
func (p *Page) readText(text string) {
	p.Lines = make([]Line, 0, strings.Count(text, "\n")+1)
	start := 0
	for i := 0; i < len(text); {
		n := 0
		if c := text[i]; c < ' ' || c == 0xC2 || c == 0xE2 { // else it ends no line
			n = lineEnd(text[i:])
		}
		if n == 0 {
			i++
			continue
		}
		p.add(decodeReferences(text[start:i]), Hint{})
		i += n
		start = i
	}
	if start < len(text) {
		p.add(decodeReferences(text[start:]), Hint{})
	}
}

// reference is a character reference of HTML that ends as it should; others
// may be parts of addresses.
var reference = expression.Lazy(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});`)

// decodeReferences decodes the character references of a line. One of a line
// end is a space.
func decodeReferences(s string) string {
	if strings.IndexByte(s, '&') < 0 || strings.IndexByte(s, ';') < 0 {
		return s
	}
	return reference.Regexp().ReplaceAllStringFunc(s, func(ref string) string {
		c := html.UnescapeString(ref)
		if lineEnd(c) > 0 {
			return " "
		}
		return c
	})
}

// lineEnd is the length of the line end a text begins with; 0 for none.
func lineEnd(s string) int {
	switch s[0] {
	case '\n', '\v', '\f':
		return 1
	case '\r':
		if len(s) > 1 && s[1] == '\n' {
			return 2
		}
		return 1
	case 0xC2: // U+0085
		if len(s) > 1 && s[1] == 0x85 {
			return 2
		}
	case 0xE2: // U+2028, U+2029
		if len(s) > 2 && s[1] == 0x80 && (s[2] == 0xA8 || s[2] == 0xA9) {
			return 3
		}
	}
	return 0
}

func (p *Page) add(text string, h Hint) {
	p.Lines = append(p.Lines, Line{Number: len(p.Lines) + 1, Text: text, Hint: h})
}

// isBlank says whether a line shows nothing.
func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && r != 0x200B && r != 0xFEFF {
			return false
		}
	}
	return true
}

// warnReplaced gives a warning for every line with characters that did not
// decode.
func (p *Page) warnReplaced() {
	const bad = string(utf8.RuneError)
	for _, l := range p.Lines {
		i := strings.Index(l.Text, bad)
		if i < 0 {
			continue
		}
		// A few characters either side, so that the place can be found.
		from, to := i, i+len(bad)
		for n := 0; n < 8 && from > 0; n++ {
			_, size := utf8.DecodeLastRuneInString(l.Text[:from])
			from -= size
		}
		for n := 0; n < 8 && to < len(l.Text); n++ {
			_, size := utf8.DecodeRuneInString(l.Text[to:])
			to += size
		}
		p.Warnings = append(p.Warnings, warning.Warning{Line: l.Number, Code: warning.ReplacedBytes, Text: l.Text[from:to]})
	}
}
