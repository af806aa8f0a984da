package epub

import (
	"fmt"
	"strings"

	"jianggao/convert/speech"
)

// addPart gives a part of a merged book a page of its own, and an entry that
// its speeches will stand below.
func (m *maker) addPart(k int) {
	p := &m.book.Parts[k]
	title := strings.TrimSpace(clean(m.book.PartTitle(k)))
	of := m.book.PartSpeeches(k)
	n := 0
	for i := range of {
		n += of[i].Characters
	}
	var b strings.Builder
	b.WriteString("<section class=\"title-page\" epub:type=\"part\" role=\"doc-part\" aria-labelledby=\"title\">\n<h1 id=\"title\">" + escape(title) + "</h1>\n")
	fmt.Fprintf(&b, "<p class=\"count\">共%d篇\u3000约%s字</p>\n", len(of), roundCount(n))
	if d := strings.TrimSpace(clean(longDate(p.Date))); d != "" {
		fmt.Fprintf(&b, "<p class=\"date\">%s</p>\n", escape(d))
	}
	b.WriteString("</section>\n")
	name := fmt.Sprintf("part-%03d.xhtml", k+1)
	m.chapters = append(m.chapters, chapter{p.First, name, title, b.String()})
	m.inPart = true
	m.tree = append(m.tree, entry{kind: "part", text: title, href: folder + name, note: fmt.Sprintf("约%d分钟", m.minutes(n))})
}

// addText makes the files and the contents of every part and speech. Parts
// that do not ascend, or hold no speech, are left out.
func (m *maker) addText() {
	openings := m.book.Openings()
	for i := range m.book.Speeches {
		if k, ok := openings[i]; ok {
			m.addPart(k)
		}
		m.addSpeech(i)
	}
}

// sources are the names of the inputs, as far as they have any.
func sources(b *speech.Book) []string {
	var out []string
	for _, p := range b.Parts {
		out = append(out, p.Source)
	}
	if out == nil {
		out = []string{b.Source}
	}
	return out
}
