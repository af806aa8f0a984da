package epub

import (
	"slices"
	"strings"
)

const ncxType = "application/x-dtbncx+xml"

// A target is an entry of the contents: where it leads, and how deep it stands.
type target struct {
	name, id string
	text     string
	depth    int
}

// checkContents looks at the two lists of contents: the navigation document of
// EPUB 3 and the NCX of EPUB 2, which Kindle's converter and older readers use.
func (f *finished) checkContents() {
	var nav, ncx []target
	navItem := slices.IndexFunc(f.items, func(i item) bool { return slices.Contains(strings.Fields(i.properties), "nav") })
	ncxItem := slices.IndexFunc(f.items, func(i item) bool { return i.kind == ncxType })
	if navItem >= 0 {
		nav = f.navEntries(f.items[navItem].name)
	} else if strings.HasPrefix(f.version, "3") {
		f.fault(f.opfName, "missing-nav", "no navigation document: an item with the property nav")
	}
	if ncxItem >= 0 {
		ncx = f.ncxEntries(f.items[ncxItem].name)
		if s := f.opf.find("spine"); s != nil && s.attr("toc") != f.items[ncxItem].id {
			f.fault(place(f.opfName, s.line), "missing-ncx", "the spine does not name the NCX: write toc=%q", f.items[ncxItem].id)
		}
	} else {
		f.fault(f.opfName, "missing-ncx", "no NCX: Kindle's converter and older readers then show no contents")
	}
	main := nav
	if navItem < 0 {
		main = ncx
	}
	f.entries = len(main)
	for _, t := range main {
		f.depth = max(f.depth, t.depth)
	}
	if navItem >= 0 && len(nav) == 0 {
		f.fault(f.items[navItem].name, "contents", "the contents are empty")
	}
	if nav != nil && ncx != nil {
		same := slices.EqualFunc(nav, ncx, func(a, b target) bool { return a.name == b.name && a.id == b.id && a.depth == b.depth })
		if !same {
			f.fault(f.items[ncxItem].name, "contents", "the NCX has %d entries, the navigation document %d, or they lead to different places", len(ncx), len(nav))
		}
	}
}

// tree reads a file of the container as a tree, or nil when it cannot be: that
// is told with the documents.
func (f *finished) tree(name string) *node {
	data, err := f.read(name)
	if err != nil {
		return nil
	}
	n, err := parseTree(data)
	if err != nil {
		return nil
	}
	return n
}

func (f *finished) navEntries(name string) []target {
	root := f.tree(name)
	if root == nil {
		return nil
	}
	out := []target{}
	var list func(n *node, depth int)
	list = func(n *node, depth int) {
		for _, ol := range n.below {
			if ol.name != "ol" {
				continue
			}
			for _, li := range ol.below {
				for _, a := range li.below {
					if a.name == "a" {
						to, id, _ := resolve(name, a.attr("href"))
						out = append(out, target{to, id, a.words(), depth})
					}
				}
				list(li, depth+1)
			}
		}
	}
	for _, n := range root.all("nav") {
		if n.attr("type") == "toc" {
			list(n, 1)
			return out
		}
	}
	return out
}

func (f *finished) ncxEntries(name string) []target {
	root := f.tree(name)
	if root == nil {
		return nil
	}
	out := []target{}
	var points func(n *node, depth int)
	points = func(n *node, depth int) {
		for _, p := range n.below {
			if p.name != "navPoint" {
				continue
			}
			t := target{depth: depth}
			for _, c := range p.below {
				switch c.name {
				case "content":
					t.name, t.id, _ = resolve(name, c.attr("src"))
				case "navLabel":
					t.text = c.words()
				}
			}
			out = append(out, t)
			points(p, depth+1)
		}
	}
	if m := root.find("navMap"); m != nil {
		points(m, 1)
	}
	return out
}
