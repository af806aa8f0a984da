package dump

import (
	"strings"

	"jianggao/convert/expression"
)

// The marks of Markdown that notes and assistants put into text, as CommonMark
// has them. Only a text with headings is taken for Markdown: single stars and
// rules are in many pages that are none.
var (
	atxHeading  = expression.Lazy(`^ {0,3}(#{1,6})[ \t\x{3000}]+(\S.*?)(?:[ \t]+#+)?[ \t]*$`)
	listMarker  = expression.Lazy(`^[ \t]*[-*+][ \t]+(\S)`)
	quoteMarker = expression.Lazy(`^ {0,3}(?:>[ \t]?)+`)
	strongMarks = expression.Lazy(`(\*\*|__)([^\s*_](?:[^*_]*[^\s*_])?)(?:\*\*|__)`)
	stressMarks = expression.Lazy(`\*([^\s*](?:[^*]*[^\s*])?)\*`)
	linkMarks   = expression.Lazy(`!?\[([^\[\]]*)\]\([^()\s]*(?:[ \t]+"[^"]*")?\)`)
	escapedMark = expression.Lazy("\\\\([\\\\`*_{}\\[\\]()#+\\-.!>])")
)

// leastHeadings make a text Markdown.
const leastHeadings = 2

// readMarkdown turns the marks of Markdown in a text into hints. What is no
// mark stays as it is.
func (p *Page) readMarkdown() {
	headings := 0
	for i := range p.Lines {
		if strings.Contains(p.Lines[i].Text, "# ") && atxHeading.Regexp().MatchString(p.Lines[i].Text) {
			headings++
		}
	}
	if headings < leastHeadings {
		return
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		if m := atxHeading.Regexp().FindStringSubmatch(l.Text); m != nil {
			l.Text, l.Hint.Heading = m[2], len(m[1])
		} else {
			l.Text = quoteMarker.Regexp().ReplaceAllString(l.Text, "")
			if listMarker.Regexp().MatchString(l.Text) {
				l.Text, l.Hint.Item = listMarker.Regexp().ReplaceAllString(l.Text, "$1"), true
			}
		}
		l.Text = l.readSpans()
	}
}

// readSpans gives the text of a line without the marks within it.
func (l *Line) readSpans() string {
	s := l.Text
	if strings.Contains(s, "](") {
		s = linkMarks.Regexp().ReplaceAllString(s, "$1")
	}
	if strings.Contains(s, "**") || strings.Contains(s, "__") {
		whole := strongMarks.Regexp().FindString(s)
		l.Hint.Bold = whole != "" && whole == strings.TrimSpace(s)
		s = strongMarks.Regexp().ReplaceAllString(s, "$2")
	}
	if strings.Count(s, "*") > 1 {
		s = stressMarks.Regexp().ReplaceAllString(s, "$1")
	}
	if strings.Contains(s, `\`) {
		s = escapedMark.Regexp().ReplaceAllString(s, "$1")
	}
	return s
}
