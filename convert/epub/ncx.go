package epub

import (
	"fmt"
	"strings"
)

// ncx is the contents for readers of EPUB 2.
func (m *maker) ncx() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="%s">
<head>
<meta name="dtb:uid" content="%s"/>
<meta name="dtb:depth" content="%d"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>%s</text></docTitle>
`, m.language, escape(m.id), depth(m.tree), escape(m.title))
	if a := strings.TrimSpace(clean(m.book.Author)); a != "" {
		fmt.Fprintf(&b, "<docAuthor><text>%s</text></docAuthor>\n", escape(a))
	}
	b.WriteString("<navMap>\n")
	n := 0
	var points func(es []entry)
	points = func(es []entry) {
		for i := range es {
			n++
			fmt.Fprintf(&b, "<navPoint id=\"p%d\" playOrder=\"%d\"><navLabel><text>%s</text></navLabel><content src=\"%s\"/>", n, n, escape(es[i].words()), es[i].href)
			points(es[i].below)
			b.WriteString("</navPoint>\n")
		}
	}
	points(m.tree)
	b.WriteString("</navMap>\n</ncx>\n")
	return []byte(b.String())
}
