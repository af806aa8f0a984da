package pdf

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"jianggao/convert/typeset"
)

// roleTypes names the structure type of every role (ISO 32000-1, 14.8.4).
// newTree counts the levels of headings anew, so that none is left out.
var roleTypes = [...]string{
	typeset.RoleDocument:     "Document",
	typeset.RoleSection:      "Sect",
	typeset.RoleTitle:        "H1",
	typeset.RoleHeading1:     "H2",
	typeset.RoleHeading2:     "H3",
	typeset.RoleHeading3:     "H4",
	typeset.RoleParagraph:    "P",
	typeset.RoleContents:     "TOC",
	typeset.RoleContentsItem: "TOCI",
	typeset.RoleLink:         "Link",
	typeset.RolePart:         "Part",
}

// between are the elements that the standard types ask for between a parent
// and its child, and that a composed document has no use for: an entry of the
// contents holds a reference, an entry with entries below it a list of them.
var between = map[[2]string]string{
	{"TOCI", "Link"}: "Reference",
	{"TOCI", "TOCI"}: "TOC",
}

// A mark is a stretch of content that belongs to an element.
type mark struct {
	page, id int   // id: MCID, counted on the page
	order    int64 // among the marks of the document, in reading order
}

// An element is one structure element of the file.
type element struct {
	kind   string // structure type
	parent int    // -1 for the first
	kids   []int
	marks  []mark
	links  []int // numbers of the link annotations that are its own
	first  int64 // order of the first mark in it
}

// A tree is the logical structure of the file.
type tree struct {
	elements []element
	of       []int   // by node: its element; -1 when nothing is drawn for it
	owners   [][]int // by page and MCID: the element
	drawn    int     // number of marks
}

// newTree lays out the elements of the document. Nodes for which nothing is
// drawn are left out.
func newTree(d *typeset.Document, ink *inking) *tree {
	t := &tree{
		elements: []element{{kind: roleTypes[typeset.RoleDocument], parent: -1}},
		of:       make([]int, max(len(d.Nodes), 1)),
		owners:   make([][]int, len(d.Pages)),
	}
	used := append([]bool(nil), ink.used...)
	for i := len(d.Nodes) - 1; i > 0; i-- { // children stand behind their parents
		if used[i] {
			used[d.Nodes[i].Parent] = true
		}
	}
	level := 0
	for i := 1; i < len(d.Nodes); i++ {
		t.of[i] = -1
		if !used[i] {
			continue
		}
		kind := roleTypes[d.Nodes[i].Role]
		if want := headingLevel(d.Nodes[i].Role); want > 0 {
			level = min(want, level+1) // PDF/UA-1, 7.4.2: no level is skipped
			kind = "H" + strconv.Itoa(level)
		}
		parent := t.of[d.Nodes[i].Parent]
		if wrap := between[[2]string{t.elements[parent].kind, kind}]; wrap != "" {
			parent = t.wrapper(parent, wrap)
		}
		t.of[i] = t.add(kind, parent)
	}
	return t
}

func (t *tree) add(kind string, parent int) int {
	n := len(t.elements)
	t.elements = append(t.elements, element{kind: kind, parent: parent})
	t.elements[parent].kids = append(t.elements[parent].kids, n)
	return n
}

// wrapper gives the element of a kind at the end of a parent, new or not.
func (t *tree) wrapper(parent int, kind string) int {
	if kids := t.elements[parent].kids; len(kids) > 0 && t.elements[kids[len(kids)-1]].kind == kind {
		return kids[len(kids)-1]
	}
	return t.add(kind, parent)
}

// headingLevel is the level of a heading in the whole document, titles being
// the first; 0 for other roles.
func headingLevel(r typeset.Role) int {
	switch r {
	case typeset.RoleTitle:
		return 1
	case typeset.RoleHeading1, typeset.RoleHeading2, typeset.RoleHeading3:
		return 2 + int(r-typeset.RoleHeading1)
	}
	return 0
}

// kind is the structure type of a node's element.
func (t *tree) kind(node int) string { return t.elements[t.of[node]].kind }

// mark notes that the next content of a page is the node's, read where the
// composed page leaf is read; it gives its MCID.
func (t *tree) mark(page, node, leaf int) int {
	id, e := len(t.owners[page]), t.of[node]
	t.owners[page] = append(t.owners[page], e)
	t.elements[e].marks = append(t.elements[e].marks, mark{page, id, int64(leaf)<<32 + int64(t.drawn)})
	t.drawn++
	return id
}

// write writes the elements, and the way from marks and annotations back to
// them. It gives the root of the structure.
func (t *tree) write(out *objects, pages *pageTree, links *linkSet) ref {
	for i := len(t.elements) - 1; i >= 0; i-- {
		e := &t.elements[i]
		e.first = math.MaxInt64
		slices.SortFunc(e.marks, func(a, b mark) int { return cmp.Compare(a.order, b.order) })
		if len(e.marks) > 0 {
			e.first = e.marks[0].order
		}
		for _, k := range e.kids {
			e.first = min(e.first, t.elements[k].first)
		}
	}
	root := out.reserve()
	refs := out.reserveMany(len(t.elements))
	for i := range t.elements {
		e := &t.elements[i]
		var b buffer
		b.str("<</Type/StructElem/S/").str(e.kind).str("/P ")
		if e.parent < 0 {
			b.ref(root)
		} else {
			b.ref(refs[e.parent])
		}
		t.writeKids(&b, e, refs, pages, links)
		out.put(refs[i], b.str(">>"))
	}
	var parents numberTree
	for p, owners := range t.owners {
		var b buffer
		b.str("[")
		for i, e := range owners {
			b.gap(i).ref(refs[e])
		}
		parents.add(p, b.str("]").String())
	}
	for i, l := range links.all {
		parents.add(len(t.owners)+i, refs[l.element].String())
	}
	var b buffer
	b.str("<</Type/StructTreeRoot/K ").ref(refs[0]).str("/ParentTree ").ref(parents.write(out))
	b.str("/ParentTreeNextKey ").int(len(t.owners) + len(links.all)).str(">>")
	out.put(root, &b)
	return root
}

// writeKids writes what is in an element in reading order: marked content,
// then the element's annotations, and the elements below at their place.
func (t *tree) writeKids(b *buffer, e *element, refs []ref, pages *pageTree, links *linkSet) {
	n := len(e.marks) + len(e.links) + len(e.kids)
	if n == 0 {
		return
	}
	if len(e.marks) > 0 {
		b.str("/Pg ").ref(pages.refs[e.marks[0].page])
	}
	b.str("/K[")
	kids := e.kids
	sep := 0
	for _, m := range e.marks {
		for len(kids) > 0 && t.elements[kids[0]].first < m.order {
			b.gap(sep).ref(refs[kids[0]])
			kids = kids[1:]
			sep++
		}
		b.gap(sep)
		if m.page == e.marks[0].page {
			b.int(m.id)
		} else {
			b.str("<</Type/MCR/Pg ").ref(pages.refs[m.page]).str("/MCID ").int(m.id).str(">>")
		}
		sep++
	}
	for _, l := range e.links {
		b.gap(sep).str("<</Type/OBJR/Pg ").ref(pages.refs[links.all[l].page]).str("/Obj ").ref(links.all[l].ref).str(">>")
		sep++
	}
	for _, k := range kids {
		b.gap(sep).ref(refs[k])
		sep++
	}
	b.str("]")
}
