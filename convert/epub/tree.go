package epub

import (
	"errors"
	"fmt"
	"strings"

	"jianggao/convert/contents"
	"jianggao/convert/speech"
)

// splitFrom is the size in bytes of XHTML above which a speech goes on in
// another file: readers load a file whole.
const splitFrom = 200_000

// A maker holds what one Write works on.
type maker struct {
	book     *speech.Book
	options  Options
	title    string
	language string
	id       string
	names    []string // what the contents call each speech
	chapters []chapter
	tree     []entry
	inPart   bool   // a part of the book is open
	cover    *cover // nil for none
	faces    []webFace
}

// A chapter is one file of a speech.
type chapter struct {
	speech int // index
	name   string
	title  string
	body   string
}

// An entry is a line of the contents, with what lies below it.
type entry struct {
	kind  string // part, speech, or "" for a heading: the class of its line
	label string // of a speech, as the page wrote it; "" for none
	text  string // what it is called
	note  string // reading time of a speech
	href  string // from the folder of the package document
	below []entry
}

const folder = "xhtml/"

// plan makes the chapters and the contents of a book, and has the cover drawn
// meanwhile.
func plan(b *speech.Book, o Options) (*maker, error) {
	if b == nil || len(b.Speeches) == 0 {
		return nil, errors.New("epub: the book has no speech")
	}
	m := &maker{book: b, options: o, title: bookTitle(b), language: language(b)}
	if err := m.startCover(); err != nil { // first: it takes longest
		return nil, err
	}
	m.names = contents.Names(b, o.Titles)
	for i, n := range m.names {
		if strings.TrimSpace(clean(n)) == "" { // an entry without words is an error
			m.names[i] = contents.Ordinal(&b.Speeches[i])
		}
	}
	m.addText()
	m.id = strings.TrimSpace(clean(o.Identifier))
	if m.id == "" {
		m.id = "urn:uuid:" + contentID(m)
	}
	if o.EmbedFonts {
		return m, m.embedFonts()
	}
	return m, nil
}

// fileName names a part of a speech; the names sort in the order of the book.
func fileName(speech, part int) string {
	if part == 0 {
		return fmt.Sprintf("speech-%05d.xhtml", speech+1)
	}
	return fmt.Sprintf("speech-%05d-%03d.xhtml", speech+1, part+1)
}

// addSpeech makes the files of a speech and its entry in the contents, below
// that of its part where the book has parts.
func (m *maker) addSpeech(i int) {
	s := &m.book.Speeches[i]
	w := writeChapter(s)
	parts := w.parts()
	for p, body := range parts.bodies {
		m.chapters = append(m.chapters, chapter{i, fileName(i, p), w.title, body})
	}
	top := entry{kind: "speech", label: strings.TrimSpace(clean(s.Label)), text: strings.TrimSpace(clean(m.names[i])), href: folder + fileName(i, 0), note: fmt.Sprintf("约%d分钟", m.minutes(s.Characters))}
	// open[k] is where headings of depth k go.
	open := []*[]entry{&top.below}
	for k, p := range w.pieces {
		if !p.heading {
			continue
		}
		depth := min(p.level, len(open)) - 1
		open = open[:depth+1]
		list := open[depth]
		*list = append(*list, entry{text: p.text, href: folder + fileName(i, parts.of[k]) + "#" + p.id})
		open = append(open, &(*list)[len(*list)-1].below)
	}
	into := &m.tree
	if m.inPart {
		into = &m.tree[len(m.tree)-1].below
	}
	*into = append(*into, top)
}

// parts gives what the contents call a speech: its label, where the name opens
// with one, and the rest.
func (e *entry) parts() (label, rest string) {
	if r, ok := strings.CutPrefix(e.text, e.label+"\u3000"); ok && e.label != "" {
		return e.label, r
	}
	return "", e.text
}

// words is all an entry says, as one text.
func (e *entry) words() string {
	if e.note == "" {
		return e.text
	}
	return e.text + "\u3000" + e.note
}

func depth(es []entry) int {
	d := 0
	for i := range es {
		d = max(d, 1+depth(es[i].below))
	}
	return d
}
