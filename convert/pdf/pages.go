package pdf

import (
	"jianggao/convert/typeset"
)

// fanOut is the most children of a node in the trees that viewers search: of
// pages, and of numbers.
const fanOut = 64

// A pageTree has the objects of the pages.
type pageTree struct {
	refs    []ref // by page
	parents []ref // by page: the node above it
	root    ref
	height  typeset.Length
}

// newPages reserves the pages and writes the nodes above them.
func newPages(out *objects, d *typeset.Document) *pageTree {
	p := &pageTree{refs: out.reserveMany(len(d.Pages)), parents: make([]ref, len(d.Pages)), height: d.Height}
	p.root = out.reserve()
	p.node(out, p.root, 0, 0, len(p.refs), d)
	return p
}

// node writes the node above the pages from..to; above is its parent, 0 for
// the root, which carries what all pages share.
func (p *pageTree) node(out *objects, self, above ref, from, to int, d *typeset.Document) {
	var b buffer
	b.str("<</Type/Pages/Count ").int(to - from)
	if above == 0 {
		b.str("/MediaBox[0 0 ").milli(int(d.Width)).str(" ").milli(int(d.Height)).str("]")
	} else {
		b.str("/Parent ").ref(above)
	}
	under := 1 // pages under each child
	for under*fanOut < to-from {
		under *= fanOut
	}
	b.str("/Kids[")
	for i := from; i < to; i += under {
		kid := p.refs[i]
		if under == 1 {
			p.parents[i] = self
		} else {
			kid = out.reserve()
			p.node(out, kid, self, i, min(i+under, to), d)
		}
		b.gap(i - from).ref(kid)
	}
	out.put(self, b.str("]>>"))
}

// write writes a page.
func (p *pageTree) write(out *objects, page int, content, resources ref, links []ref) {
	var b buffer
	b.str("<</Type/Page/Parent ").ref(p.parents[page]).str("/Resources ").ref(resources).str("/Contents ").ref(content)
	b.str("/StructParents ").int(page)
	if len(links) > 0 {
		b.str("/Annots[")
		for i, l := range links {
			b.gap(i).ref(l)
		}
		b.str("]/Tabs/S") // the tab key follows the structure: PDF/UA-1, 7.18.3
	}
	out.put(p.refs[page], b.str(">>"))
}

// dest writes a place to go to: the page, scrolled so that it is at the top,
// the zoom left alone.
func (p *pageTree) dest(b *buffer, to typeset.Dest) *buffer {
	y := min(max(0, p.height-to.Y), p.height)
	return b.str("/Dest[").ref(p.refs[to.Page]).str("/XYZ null ").milli(int(y)).str(" null]")
}

// A numberTree maps numbers to objects (ISO 32000-1, 7.9.7). Numbers are added
// in ascending order.
type numberTree struct {
	keys   []int
	values []string
}

func (t *numberTree) add(key int, value string) {
	t.keys = append(t.keys, key)
	t.values = append(t.values, value)
}

func (t *numberTree) write(out *objects) ref {
	root := out.reserve()
	t.node(out, root, 0, len(t.keys), true)
	return root
}

func (t *numberTree) node(out *objects, self ref, from, to int, root bool) {
	var b buffer
	b.str("<<")
	if !root {
		b.str("/Limits[").int(t.keys[from]).str(" ").int(t.keys[to-1]).str("]")
	}
	if to-from <= fanOut {
		b.str("/Nums[")
		for i := from; i < to; i++ {
			b.gap(i - from).int(t.keys[i]).str(" ").str(t.values[i])
		}
	} else {
		under := fanOut
		for under*fanOut < to-from {
			under *= fanOut
		}
		b.str("/Kids[")
		for i := from; i < to; i += under {
			kid := out.reserve()
			t.node(out, kid, i, min(i+under, to), false)
			b.gap(i - from).ref(kid)
		}
	}
	out.put(self, b.str("]>>"))
}
