package epub

import (
	"fmt"
	"strings"
)

// navigation is the contents page, which reading systems also show as a menu.
func (m *maker) navigation() []byte {
	var b strings.Builder
	b.WriteString("<nav epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"contents\">\n<h1 id=\"contents\">目录</h1>\n")
	writeList(&b, m.tree)
	b.WriteString("</nav>\n<nav epub:type=\"landmarks\" aria-label=\"导览\" hidden=\"hidden\">\n<ol>\n")
	for _, l := range m.landmarks() {
		fmt.Fprintf(&b, "<li><a epub:type=\"%s\" href=\"%s\">%s</a></li>\n", l.kind, l.href, l.name)
	}
	b.WriteString("</ol>\n</nav>\n")
	return m.page("目录", "css/"+styleFile, b.String())
}

func writeList(b *strings.Builder, es []entry) {
	b.WriteString("<ol>\n")
	for i := range es {
		e := &es[i]
		label, rest := e.parts()
		text := escape(rest)
		if label != "" {
			text = `<span class="label">` + escape(label) + "\u3000</span>" + text
		}
		if e.note != "" {
			text += "\u3000" + `<span class="time">` + escape(e.note) + "</span>"
		}
		class := ""
		if e.kind != "" {
			class = ` class="` + e.kind + `"`
		}
		b.WriteString("<li" + class + "><a href=\"" + e.href + "\">" + text + "</a>")
		if len(e.below) > 0 {
			b.WriteByte('\n')
			writeList(b, e.below)
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</ol>\n")
}

// A landmark is a place every reading system can go to.
type landmark struct {
	kind string // epub:type
	old  string // type of EPUB 2's guide
	href string // from the folder of the package document
	name string
}

func (m *maker) landmarks() []landmark {
	var out []landmark
	if m.cover != nil {
		out = append(out, landmark{"cover", "cover", folder + coverFile, "封面"})
	}
	return append(out,
		landmark{"titlepage", "title-page", folder + titleFile, "扉页"},
		landmark{"toc", "toc", "nav.xhtml", "目录"},
		landmark{"bodymatter", "text", folder + m.chapters[0].name, "正文"})
}

// coverPage shows the cover.
func (m *maker) coverPage() []byte {
	return m.page(m.title, "../css/"+styleFile, fmt.Sprintf("<section class=\"cover\" epub:type=\"cover\" aria-label=\"封面\"><img src=\"../images/cover%s\" alt=\"封面：%s\" role=\"doc-cover\"/></section>\n", m.cover.end, escape(m.title)))
}
