package pdf

import (
	"errors"
	"fmt"
	"slices"
)

// A markKey is a stretch of marked content: its page and MCID.
type markKey struct{ page, id int }

// A markOwner is the element that a stretch belongs to.
type markOwner struct {
	element *elementFacts
	drawn   bool // it is in the content of its page
	owners  int
}

// elementFacts are what is known of a structure element.
type elementFacts struct {
	self   ref
	kind   string
	d      dict
	parent *elementFacts // nil for the first ones
	above  ref           // object of the parent, or of the root
	kids   []*elementFacts
	level  int       // of the heading before this one, 0 for none
	marks  []markKey // its own content, in reading order
}

func (e *elementFacts) parentKind() string {
	if e.parent == nil {
		return ""
	}
	return e.parent.kind
}

// standardTypes are the structure types of ISO 32000-1, 14.8.4.
var standardTypes = map[string]bool{
	"Document": true, "Part": true, "Art": true, "Sect": true, "Div": true, "BlockQuote": true, "Caption": true,
	"TOC": true, "TOCI": true, "Index": true, "NonStruct": true, "Private": true,
	"H": true, "H1": true, "H2": true, "H3": true, "H4": true, "H5": true, "H6": true, "P": true,
	"L": true, "LI": true, "Lbl": true, "LBody": true,
	"Table": true, "TR": true, "TH": true, "TD": true, "THead": true, "TBody": true, "TFoot": true,
	"Span": true, "Quote": true, "Note": true, "Reference": true, "BibEntry": true, "Code": true, "Link": true, "Annot": true,
	"Ruby": true, "RB": true, "RT": true, "RP": true, "Warichu": true, "WT": true, "WP": true,
	"Figure": true, "Formula": true, "Form": true,
}

// within says that elements of a kind stand only in those of some others.
func within(kind string, parents ...string) func(*inspection, *elementFacts) bool {
	return func(_ *inspection, e *elementFacts) bool {
		return e.kind != kind || slices.Contains(parents, e.parentKind())
	}
}

// holding says that elements of a kind hold only some others.
func holding(kind string, kids ...string) func(*inspection, *elementFacts) bool {
	return func(_ *inspection, e *elementFacts) bool {
		return e.kind != kind || !slices.ContainsFunc(e.kids, func(k *elementFacts) bool { return !slices.Contains(kids, k.kind) })
	}
}

// headingOf gives the level of H1 to H6; 0 for anything else.
func headingOf(kind string) int {
	if len(kind) == 2 && kind[0] == 'H' && kind[1] >= '1' && kind[1] <= '6' {
		return int(kind[1] - '0')
	}
	return 0
}

// elementRules are of every structure element.
var elementRules = []rule[*elementFacts]{
	{"A 6.7.3.4-1", "it has a standard type", func(_ *inspection, e *elementFacts) bool { return standardTypes[e.kind] }},
	{"UA 7.1-5", "it has a standard type", func(_ *inspection, e *elementFacts) bool { return standardTypes[e.kind] }},
	{"UA 7.1-12", "it points back to its parent", func(_ *inspection, e *elementFacts) bool { return sameRef(e.d["P"], e.above) }},
	{"UA 7.2-3", "a table holds rows and groups of them", holding("Table", "TR", "THead", "TBody", "TFoot", "Caption")},
	{"UA 7.2-4", "a row is in a table", within("TR", "Table", "THead", "TBody", "TFoot")},
	{"UA 7.2-17", "a list item is in a list", within("LI", "L")},
	{"UA 7.2-18", "a list item's body is in one", within("LBody", "LI")},
	{"UA 7.2-19", "a list holds list items", holding("L", "L", "LI", "Caption")},
	{"UA 7.2-26", "an entry of contents is in contents", within("TOCI", "TOC")},
	{"UA 7.2-27", "contents hold entries", holding("TOC", "TOC", "TOCI", "Caption")},
	{"UA 7.2-28", "a caption of contents comes first", func(_ *inspection, e *elementFacts) bool {
		return e.kind != "TOC" || !slices.ContainsFunc(e.kids[min(1, len(e.kids)):], func(k *elementFacts) bool { return k.kind == "Caption" })
	}},
	{"UA 7.3-1", "a figure is described", func(_ *inspection, e *elementFacts) bool {
		return e.kind != "Figure" || hasKey(e.d, "Alt", "ActualText")
	}},
	{"UA 7.7-1", "a formula is described", func(_ *inspection, e *elementFacts) bool {
		return e.kind != "Formula" || hasKey(e.d, "Alt", "ActualText")
	}},
	{"UA 7.4.2-1", "no level of headings is left out", func(_ *inspection, e *elementFacts) bool { return headingOf(e.kind) <= e.level+1 }},
	{"UA 7.4.4-1", "headings have levels", func(_ *inspection, e *elementFacts) bool { return e.kind != "H" }},
	{"UA 7.9-1", "a note has an identifier", func(_ *inspection, e *elementFacts) bool { return e.kind != "Note" || hasKey(e.d, "ID") }},
	{"A 6.7.4-2", "its language is a language tag", func(c *inspection, e *elementFacts) bool {
		s, err := c.file.textString(e.d["Lang"])
		return err == nil && (!hasKey(e.d, "Lang") || isLanguage(s))
	}},
}

// structure reads the tree of elements and the tree back to them.
func (c *inspection) structure() error {
	root, err := c.file.dict(c.root["StructTreeRoot"])
	if err != nil || root == nil {
		return err
	}
	if c.parent, err = c.numbers(root["ParentTree"]); err != nil {
		return err
	}
	apply(c, roleRules, "structure", root)
	self, _ := c.root["StructTreeRoot"].(ref)
	w := structureWalk{c: c, seen: map[ref]bool{}}
	return w.kids(root["K"], nil, self, nil, 0)
}

var roleRules = []rule[dict]{
	{"A 6.7.3.4-3", "standard types keep their meaning", func(c *inspection, d dict) bool {
		for k := range c.sub(d, "RoleMap") {
			if standardTypes[k] {
				return false
			}
		}
		return true
	}},
	{"UA 7.1-7", "standard types keep their meaning", func(c *inspection, d dict) bool {
		for k := range c.sub(d, "RoleMap") {
			if standardTypes[k] {
				return false
			}
		}
		return true
	}},
	{"PDF 14.7.4.4-1", "the next key of the parent tree is above those in use", func(c *inspection, d dict) bool {
		next, ok := d["ParentTreeNextKey"].(int)
		for k := range c.parent {
			ok = ok && k < next
		}
		return ok
	}},
}

// A structureWalk goes through the elements in reading order.
type structureWalk struct {
	c     *inspection
	seen  map[ref]bool
	level int // of the last heading
}

func (w *structureWalk) kids(v any, parent *elementFacts, above ref, page any, depth int) error {
	if depth > maxNesting {
		return errNesting
	}
	list, err := w.c.file.array(v)
	if err != nil {
		return err
	}
	for _, k := range list {
		self, _ := k.(ref)
		k, err := w.c.file.resolve(k)
		if err != nil {
			return err
		}
		d, _ := k.(dict)
		switch {
		case d == nil:
			id, ok := k.(int)
			if !ok {
				return errors.New("something in it is neither content nor an element")
			}
			w.mark(parent, page, id)
		case d["Type"] == name("MCR"):
			on := page
			if p, ok := d["Pg"]; ok {
				on = p
			}
			id, _ := d["MCID"].(int)
			w.mark(parent, on, id)
		case d["Type"] == name("OBJR"):
			if r, ok := d["Obj"].(ref); ok && parent != nil {
				w.c.owners[r] = parent
			}
		default:
			if w.seen[self] {
				return fmt.Errorf("object %d is in two places", self)
			}
			w.seen[self] = true
			if err := w.element(self, d, parent, above, depth); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *structureWalk) element(self ref, d dict, parent *elementFacts, above ref, depth int) error {
	kind, _ := d["S"].(name)
	e := &elementFacts{self: self, kind: string(kind), d: d, parent: parent, above: above, level: w.level}
	if parent != nil {
		parent.kids = append(parent.kids, e)
	} else {
		w.c.roots = append(w.c.roots, e)
	}
	if h := headingOf(e.kind); h > 0 {
		w.level = h
	}
	if err := w.kids(d["K"], e, self, d["Pg"], depth+1); err != nil {
		return err
	}
	apply(w.c, elementRules, fmt.Sprintf("element %s, object %d", kind, self), e)
	return nil
}

func (w *structureWalk) mark(e *elementFacts, page any, id int) {
	r, _ := page.(ref)
	p, ok := w.c.page[r]
	if !ok || e == nil {
		p = -1
	}
	key := markKey{p, id}
	m := w.c.marks[key]
	w.c.marks[key] = markOwner{element: e, owners: m.owners + 1}
	if e != nil {
		e.marks = append(e.marks, key)
	}
}

// markRules are of all the stretches of content the structure speaks of.
var markRules = []rule[map[markKey]markOwner]{
	{"PDF 14.7.4.2-1", "all content of elements is on their pages", func(_ *inspection, marks map[markKey]markOwner) bool {
		for _, m := range marks {
			if !m.drawn {
				return false
			}
		}
		return true
	}},
	{"PDF 14.7.4.2-2", "content belongs to one element", func(_ *inspection, marks map[markKey]markOwner) bool {
		for _, m := range marks {
			if m.owners != 1 {
				return false
			}
		}
		return true
	}},
}
