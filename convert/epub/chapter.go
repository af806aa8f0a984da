package epub

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"jianggao/convert/speech"
)

// A chapterWriter writes the files of one speech.
type chapterWriter struct {
	m      *maker
	speech int
	part   int
	level  int // of the last heading; a run-in heading stands below it
	title  string
	body   strings.Builder
}

// open begins the speech with its title.
func (w *chapterWriter) open(s *speech.Speech) {
	w.title = strings.TrimSpace(clean(s.Name()))
	if w.title == "" {
		w.title = fmt.Sprintf("第%d篇", s.Number)
	}
	w.level = 1
	fmt.Fprintf(&w.body, "<section class=\"speech\" epub:type=\"chapter\" role=\"doc-chapter\" aria-labelledby=\"title\">\n<h1 id=\"title\">")
	title, label := strings.TrimSpace(s.Title), strings.TrimSpace(s.Label)
	switch {
	case title == "" || label == "":
		w.body.WriteString(escape(w.title))
	default:
		w.body.WriteString(escape(title) + " <span class=\"label\">" + escape(label) + "</span>")
	}
	w.body.WriteString("</h1>\n")
}

// split goes on in another file where this one has grown too large.
func (w *chapterWriter) split() {
	if w.body.Len() < splitFrom {
		return
	}
	w.close()
	w.part++
	fmt.Fprintf(&w.body, "<section class=\"speech\" epub:type=\"chapter\" role=\"doc-chapter\" aria-label=\"%s\">\n", escape(w.title))
}

// close ends the file.
func (w *chapterWriter) close() {
	w.body.WriteString("</section>\n")
	w.m.chapters = append(w.m.chapters, chapter{w.speech, fileName(w.speech, w.part), w.title, w.body.String()})
	w.body.Reset()
}

// heading writes a heading on a line of its own.
func (w *chapterWriter) heading(b *speech.Block, id string) {
	w.level = 1 + min(max(b.Level, 1), 3)
	fmt.Fprintf(&w.body, "<h%d id=\"%s\">%s</h%d>\n", w.level, id, escape(b.Text), w.level)
}

// block writes any other block.
func (w *chapterWriter) block(b *speech.Block) {
	switch b.Kind {
	case speech.Salutation:
		w.paragraph("salutation", b.Text)
	case speech.Signature:
		w.paragraph("signature", b.Text)
	case speech.Paragraph, speech.Heading:
		head, rest := b.Split()
		if head == "" {
			w.paragraph("", b.Text)
			return
		}
		class := ""
		if last, _ := utf8.DecodeLastRuneInString(head); !strings.ContainsRune("。！？：；，、.!?:;,)）」』”’》】…—", last) {
			class = " class=\"spaced\""
		}
		level := min(w.level+1, 6)
		fmt.Fprintf(&w.body, "<div class=\"run-in\"><h%d%s>%s</h%d><p>%s</p></div>\n", level, class, escape(head), level, escape(rest))
	}
}

func (w *chapterWriter) paragraph(class, text string) {
	if class != "" {
		class = " class=\"" + class + "\""
	}
	w.body.WriteString("<p" + class + ">" + escape(text) + "</p>\n")
}
