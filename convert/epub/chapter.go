package epub

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"jianggao/convert/contents"
	"jianggao/convert/speech"
)

// A chapterWriter writes one speech as pieces of XHTML, which parts then puts
// into files.
type chapterWriter struct {
	title  string // of the documents
	head   string // the speech's title, as XHTML
	pieces []piece
	level  int // of the last heading, 1 for the title; a run-in heading stands below it
	ids    int
}

// A piece is a block as XHTML.
type piece struct {
	html    string
	heading bool   // on a line of its own, and in the contents
	level   int    // of a heading, from 1
	id      string // of a heading
	text    string // of a heading, plain
}

// deepest is the lowest heading element used: h1 is the speech's title, h2 to
// h4 are the three levels of headings in it.
const deepest = 4

// writeChapter writes the blocks of a speech.
func writeChapter(s *speech.Speech) *chapterWriter {
	w := &chapterWriter{level: 1, title: strings.TrimSpace(clean(s.Name()))}
	if w.title == "" {
		w.title = contents.Ordinal(s)
	}
	title, label := strings.TrimSpace(clean(s.Title)), strings.TrimSpace(clean(s.Label))
	w.head = escape(w.title)
	if title != "" && label != "" {
		w.head = escape(title) + ` <span class="label">` + escape(label) + "</span>"
	}
	for k := range s.Blocks {
		w.block(&s.Blocks[k])
	}
	return w
}

func (w *chapterWriter) block(b *speech.Block) {
	switch b.Kind {
	case speech.Heading:
		w.heading(b)
	case speech.Salutation:
		w.paragraph("salutation", b.Text)
	case speech.Signature:
		w.paragraph("signature", b.Text)
	case speech.Paragraph:
		if head, rest := b.Split(); head != "" {
			w.runIn(head, rest)
		} else {
			w.paragraph("", b.Text)
		}
	}
}

func (w *chapterWriter) add(html string) { w.pieces = append(w.pieces, piece{html: html}) }

func (w *chapterWriter) paragraph(class, text string) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	w.add("<p" + class + ">" + escape(text) + "</p>\n")
}

// newID gives the next heading its id.
func (w *chapterWriter) newID() string {
	w.ids++
	return fmt.Sprintf("h%d", w.ids)
}

// heading writes a heading on a line of its own. One without words, which
// would be an error in the contents, is a paragraph.
func (w *chapterWriter) heading(b *speech.Block) {
	text := strings.TrimSpace(clean(b.Text))
	if text == "" {
		w.paragraph("", b.Text)
		return
	}
	level := min(max(b.Level, 1), deepest-1)
	w.level = min(level+1, w.level+1) // no level is left out, for those who listen
	id := w.newID()
	w.pieces = append(w.pieces, piece{
		html:    fmt.Sprintf("<h%d id=\"%s\">%s</h%d>\n", w.level, id, escape(text), w.level),
		heading: true, level: level, id: id, text: text,
	})
}

// runIn writes a paragraph that opens with a heading: a heading element, so
// that it can be jumped to, on the line of its text. Readers that know no
// display: inline show two lines, and lose nothing.
func (w *chapterWriter) runIn(head, rest string) {
	class := ""
	if last, _ := utf8.DecodeLastRuneInString(head); !strings.ContainsRune("。！？：；，、.!?:;,)）」』”’》】…—", last) {
		class = ` class="spaced"`
	}
	level := min(w.level+1, deepest)
	if strings.TrimSpace(clean(head)) == "" {
		w.paragraph("", head+rest)
		return
	}
	if strings.TrimSpace(clean(rest)) == "" {
		rest = ""
	}
	w.add(fmt.Sprintf("<div class=\"run-in\"><h%d id=\"%s\"%s>%s</h%d><p>%s</p></div>\n", level, w.newID(), class, escape(head), level, escape(rest)))
}

// A partition says which file each piece of a speech stands in.
type partition struct {
	bodies []string
	of     []int // by piece
}

// parts puts the pieces into files of splitFrom bytes at most, cut between
// blocks; a block that is larger has a file of its own, and a heading stays
// with what follows it.
func (w *chapterWriter) parts() partition {
	out := partition{of: make([]int, len(w.pieces))}
	size, first := len(w.head), 0 // of the open file
	var cuts []int                // pieces that begin a file, but for the first
	for k, p := range w.pieces {
		if size+len(p.html) > splitFrom && k > first {
			cut := k
			for cut > first && w.pieces[cut-1].heading {
				cut--
			}
			if cut > first {
				cuts, first, size = append(cuts, cut), cut, 0
				for _, q := range w.pieces[cut:k] {
					size += len(q.html)
				}
			}
		}
		size += len(p.html)
	}
	from := 0
	for part, to := range append(cuts, len(w.pieces)) {
		var b strings.Builder
		if part == 0 {
			b.WriteString(`<section class="speech" epub:type="chapter" role="doc-chapter" aria-labelledby="title">` + "\n")
			b.WriteString(`<h1 id="title">` + w.head + "</h1>\n")
		} else {
			b.WriteString(`<section class="speech" epub:type="chapter" role="doc-chapter" aria-label="` + escape(w.title) + "（续）\">\n")
		}
		for k, p := range w.pieces[from:to] {
			out.of[from+k] = part
			b.WriteString(p.html)
		}
		b.WriteString("</section>\n")
		out.bodies = append(out.bodies, b.String())
		from = to
	}
	return out
}
