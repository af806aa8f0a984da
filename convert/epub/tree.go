package epub

import (
	"errors"
	"fmt"
	"strings"

	"jianggao/convert/speech"
)

// splitFrom is the size in bytes of XHTML from which a speech goes on in
// another file: readers load a file whole.
const splitFrom = 200 << 10

// A maker holds what one Write works on.
type maker struct {
	book     *speech.Book
	options  Options
	title    string
	language string
	id       string
	chapters []chapter
	tree     []entry
	cover    []byte
	coverEnd string // .png or .jpg
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
	text  string // what it is called
	note  string // reading time
	href  string // from the folder of the package document
	below []entry
}

const folder = "xhtml/"

// plan makes the chapters, the contents and the cover of a book.
func plan(b *speech.Book, o Options) (*maker, error) {
	if b == nil || len(b.Speeches) == 0 {
		return nil, errors.New("epub: the book has no speech")
	}
	m := &maker{book: b, options: o, title: bookTitle(b), language: language(b)}
	for i := range b.Speeches {
		m.addSpeech(i)
	}
	m.id = o.Identifier
	if m.id == "" {
		m.id = "urn:uuid:" + contentID(m)
	}
	return m, m.addCover()
}

// fileName names a part of a speech; the names sort in the order of the book.
func fileName(speech, part int) string {
	if part == 0 {
		return fmt.Sprintf("speech-%05d.xhtml", speech+1)
	}
	return fmt.Sprintf("speech-%05d-%03d.xhtml", speech+1, part+1)
}

// addSpeech makes the files of a speech and its entry in the contents.
func (m *maker) addSpeech(i int) {
	s := &m.book.Speeches[i]
	w := chapterWriter{m: m, speech: i}
	top := entry{text: m.entryText(s), href: folder + fileName(i, 0), note: fmt.Sprintf("约%d分钟", speech.Minutes(s.Characters, speech.Rate))}
	// open[k] is where headings of depth k go.
	open := []*[]entry{&top.below}
	headings := 0
	w.open(s)
	for k := range s.Blocks {
		b := &s.Blocks[k]
		w.split()
		if b.Kind != speech.Heading {
			w.block(b)
			continue
		}
		headings++
		id := fmt.Sprintf("h%d", headings)
		w.heading(b, id)
		depth := min(max(b.Level, 1), len(open)) - 1
		open = open[:depth+1]
		list := open[depth]
		*list = append(*list, entry{text: strings.TrimRight(strings.TrimSpace(b.Text), "。"), href: folder + fileName(i, w.part) + "#" + id})
		open = append(open, &(*list)[len(*list)-1].below)
	}
	w.close()
	m.tree = append(m.tree, top)
}

// entryText is what the contents call a speech: its label, and its title or,
// where many speeches share one, its first words.
func (m *maker) entryText(s *speech.Speech) string {
	label, title := strings.TrimSpace(s.Label), strings.TrimSpace(s.Title)
	shared := title == "" || len(m.book.Speeches) > 1 && title == strings.TrimSpace(m.book.Title)
	if !shared {
		for i := range m.book.Speeches {
			if o := &m.book.Speeches[i]; o != s && strings.TrimSpace(o.Title) == title {
				shared = true
				break
			}
		}
	}
	if shared {
		if h := s.Headline(); h != "" {
			title = h
		}
	}
	switch {
	case title == "" && label == "":
		return fmt.Sprintf("第%d篇", s.Number)
	case label == "":
		return title
	case title == "":
		return label
	}
	return label + "\u3000" + title
}

func depth(es []entry) int {
	d := 0
	for i := range es {
		d = max(d, 1+depth(es[i].below))
	}
	return d
}
