package epub

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// koboBody marks the sentences of a page for Kobo's own reader, which finds
// places, notes and progress by spans named kobo.PARAGRAPH.SENTENCE, and wraps
// the page in the two columns it turns. github.com/pgaskin/kepubify, which
// does this for any book, ends sentences at Western marks alone, so that a
// Chinese paragraph is one sentence to it.
//
// body is this package's own XHTML: elements and text, no comments, no CDATA.
func koboBody(body string) string {
	var b strings.Builder
	b.Grow(len(body) * 2)
	b.WriteString("<div id=\"book-columns\"><div id=\"book-inner\">\n")
	paragraph, sentence := 0, 0
	for body != "" {
		if body[0] == '<' {
			end := strings.IndexByte(body, '>') + 1
			tag := body[:end]
			if koboBlocks[elementName(tag)] {
				paragraph++
				sentence = 0
			}
			if strings.HasPrefix(tag, "<img") { // a picture is a place of its own
				sentence++
				fmt.Fprintf(&b, `<span class="koboSpan" id="kobo.%d.%d">%s</span>`, paragraph, sentence, tag)
			} else {
				b.WriteString(tag)
			}
			body = body[end:]
			continue
		}
		end := strings.IndexByte(body, '<')
		if end < 0 {
			end = len(body)
		}
		text := body[:end]
		body = body[end:]
		if strings.TrimSpace(text) == "" {
			b.WriteString(text)
			continue
		}
		for _, s := range sentences(text) {
			sentence++
			fmt.Fprintf(&b, `<span class="koboSpan" id="kobo.%d.%d">%s</span>`, paragraph, sentence, s)
		}
	}
	b.WriteString("</div></div>\n")
	return b.String()
}

// koboBlocks are the elements that begin a paragraph of Kobo's counting.
var koboBlocks = map[string]bool{"h1": true, "h2": true, "h3": true, "h4": true, "p": true, "li": true, "section": true, "nav": true}

// elementName is the name in a start tag; "" for an end tag.
func elementName(tag string) string {
	name := strings.TrimRight(tag[1:], "/>")
	if i := strings.IndexAny(name, " \n"); i >= 0 {
		name = name[:i]
	}
	return name
}

const (
	sentenceEnds = "。！？…" // GB/T 15834, 4.1 to 4.3; the ellipsis ends one where a mark follows or the text does
	closers      = "”’」』）》】〉"
)

// sentences cuts text after each sentence, closing quotes included. Escaped
// characters are left whole.
func sentences(s string) []string {
	var out []string
	from := 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if !strings.ContainsRune("。！？", r) {
			continue
		}
		for i < len(s) {
			r, n := utf8.DecodeRuneInString(s[i:])
			if !strings.ContainsRune(sentenceEnds+closers, r) {
				break
			}
			i += n
		}
		out = append(out, s[from:i])
		from = i
	}
	if from < len(s) {
		out = append(out, s[from:])
	}
	return out
}
