package repair

import (
	"html"
	"strings"
	"unicode/utf8"
)

// bareEntities are read even without their semicolon, which old pages leave
// out, where no letter or digit follows.
var bareEntities = []string{"nbsp", "quot", "amp", "lt", "gt", "middot"}

// maxEntity bounds the name of a character reference in characters.
const maxEntity = 32

// entities is T70: it decodes the character references of HTML.
func (p *paragraph) entities() bool {
	var edits []edit
	for i := 0; i < len(p.r); i++ {
		if p.r[i] != '&' {
			continue
		}
		if n, with := p.entity(i); n > 0 {
			edits = append(edits, edit{from: i, to: i + n, with: with})
			i += n - 1
		}
	}
	return p.apply(edits)
}

// entity reads the reference that starts at i and gives its length and what it
// stands for; 0 when there is none.
func (p *paragraph) entity(i int) (n int, with string) {
	end := i + 1
	for end < len(p.r) && end-i <= maxEntity && (isLatin(p.r[end]) || isDigit(p.r[end]) || p.r[end] == '#' && end == i+1) {
		end++
	}
	name := string(p.r[i+1 : end])
	if p.at(end) == ';' {
		ref := "&" + name + ";"
		with := html.UnescapeString(ref)
		// A name that only begins like a known one decodes in part and keeps its end.
		if with == ref || strings.HasSuffix(with, ";") && name != "semi" || utf8.RuneCountInString(with) > 2 {
			return 0, ""
		}
		if strings.ContainsAny(with, "\n\r") {
			with = " " // a paragraph stays one line
		}
		return end + 1 - i, with
	}
	for _, bare := range bareEntities {
		if name == bare && p.at(end) != '=' {
			return end - i, html.UnescapeString("&" + name + ";")
		}
	}
	return 0, ""
}
