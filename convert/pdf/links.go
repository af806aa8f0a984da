package pdf

import (
	"jianggao/convert/typeset"
)

// A placedLink is a link annotation of the file.
type placedLink struct {
	ref     ref
	page    int
	element int // of the structure
}

// A linkSet has the link annotations of the file.
type linkSet struct {
	all    []placedLink
	byPage [][]ref
}

// printed is the annotation flag without which PDF/A-2 (6.3.2) allows none.
const printed = 4

// writeLinks writes the annotations and gives them to their elements.
func writeLinks(out *objects, d *typeset.Document, pages *pageTree, t *tree) *linkSet {
	s := &linkSet{byPage: make([][]ref, len(d.Pages))}
	for p := range d.Pages {
		for _, l := range d.Pages[p].Links {
			e := t.of[l.Node]
			n := len(s.all)
			var b buffer
			b.str("<</Type/Annot/Subtype/Link/Rect[")
			b.milli(int(l.X)).str(" ").milli(int(d.Height - l.Y - l.Height)).str(" ")
			b.milli(int(l.X + l.Width)).str(" ").milli(int(d.Height - l.Y)).str("]/Border[0 0 0]/F ").int(printed)
			pages.dest(&b, l.To).str("/Contents").text(cleanText(description(d, l)))
			b.str("/StructParent ").int(len(d.Pages) + n).str(">>") // above the numbers of the pages
			r := out.add(&b)
			s.all = append(s.all, placedLink{r, p, e})
			s.byPage[p] = append(s.byPage[p], r)
			t.elements[e].links = append(t.elements[e].links, n)
		}
	}
	return s
}

// description says in words where a link leads (PDF/UA-1, 7.18.5).
func description(d *typeset.Document, l typeset.Link) string {
	for _, s := range []string{l.Text, d.Nodes[l.Node].Text, d.Pages[l.To.Page].Label} {
		if s != "" {
			return s
		}
	}
	return "→"
}
