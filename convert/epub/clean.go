package epub

import (
	"strings"
	"unicode/utf8"
)

// clean removes what XML does not allow or readers should not get: control
// characters, noncharacters, broken bytes, and marks that reorder text.
func clean(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, unwanted) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r == utf8.RuneError:
			return r
		case unwanted(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func unwanted(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0: // C0 and C1
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // bidi
		return true
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE: // noncharacters
		return true
	case r == 0xFEFF:
		return true
	}
	return false
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escape makes text ready for XHTML, elements and attributes alike.
func escape(s string) string { return escaper.Replace(clean(s)) }
