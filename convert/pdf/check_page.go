package pdf

import "fmt"

// pageFacts are what is known of a page.
type pageFacts struct {
	self   ref
	d      dict
	box    array // MediaBox, its own or inherited
	annots array
}

// pageRules are of every page.
var pageRules = []rule[pageFacts]{
	{"A 6.1.13-11", "its sides are 3 to 14400 units long", func(_ *inspection, p pageFacts) bool {
		if len(p.box) != 4 {
			return false
		}
		for i := range 2 {
			side := number(p.box[i+2]) - number(p.box[i])
			if side < 3 || side > 14400 {
				return false
			}
		}
		return true
	}},
	{"A 6.2.10-2", "transparency has a colour space to be blended in", func(c *inspection, p pageFacts) bool { return !hasKey(p.d, "Group") || c.output != "" }},
	{"A 6.10-2", "it has no presentation steps", func(_ *inspection, p pageFacts) bool { return !hasKey(p.d, "PresSteps") }},
	{"A 6.2.2-2", "it names its resources", func(_ *inspection, p pageFacts) bool { return hasKey(p.d, "Resources") }},
	{"PDF 14.7.4.4-2", "it has its row in the parent tree", func(c *inspection, p pageFacts) bool {
		n, ok := p.d["StructParents"].(int)
		_, has := c.parent[n]
		return ok && has
	}},
	{"UA 7.18.3-1", "the tab key goes by the structure where there are annotations", func(_ *inspection, p pageFacts) bool { return len(p.annots) == 0 || p.d["Tabs"] == name("S") }},
}

func number(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

// annotFacts are what is known of an annotation.
type annotFacts struct {
	self ref
	d    dict
}

// Flags of annotations (ISO 32000-1, table 165).
const (
	flagInvisible = 1 << 0
	flagHidden    = 1 << 1
	flagPrint     = 1 << 2
	flagNoView    = 1 << 5
	flagToggle    = 1 << 8
)

// annotRules are of every annotation.
var annotRules = []rule[annotFacts]{
	{"A 6.3.1-1", "it is a link", func(_ *inspection, a annotFacts) bool { return a.d["Subtype"] == name("Link") }},
	{"A 6.3.2-1", "it has flags", func(_ *inspection, a annotFacts) bool { _, ok := a.d["F"].(int); return ok }},
	{"A 6.3.2-2", "it is printed and neither hidden nor toggled", func(_ *inspection, a annotFacts) bool {
		f, _ := a.d["F"].(int)
		return f&flagPrint != 0 && f&(flagInvisible|flagHidden|flagNoView|flagToggle) == 0
	}},
	{"A 6.3.3-1", "it has no appearance of its own but a normal one", func(_ *inspection, a annotFacts) bool {
		d, ok := a.d["AP"].(dict)
		return !ok || len(d) == 1 && hasKey(d, "N")
	}},
	{"UA 7.18.1-2", "it is described", func(c *inspection, a annotFacts) bool { s, _ := c.file.textString(a.d["Contents"]); return s != "" }},
	{"UA 7.18.5-1", "a link is in an element Link", func(c *inspection, a annotFacts) bool {
		e := c.owners[a.self]
		return a.d["Subtype"] != name("Link") || e != nil && e.kind == "Link"
	}},
	{"UA 7.18.5-2", "a link is described", func(c *inspection, a annotFacts) bool {
		s, _ := c.file.textString(a.d["Contents"])
		return a.d["Subtype"] != name("Link") || s != ""
	}},
	{"UA 7.18.2-1", "it is no trap network", func(_ *inspection, a annotFacts) bool { return a.d["Subtype"] != name("TrapNet") }},
	{"UA 7.18.8-1", "it is no printer's mark", func(_ *inspection, a annotFacts) bool { return a.d["Subtype"] != name("PrinterMark") }},
	{"PDF 14.7.4.4-3", "the parent tree leads to its element", func(c *inspection, a annotFacts) bool {
		n, ok := a.d["StructParent"].(int)
		e := c.owners[a.self]
		return ok && e != nil && sameRef(c.parent[n], e.self)
	}},
	{"PDF 12.5.6.5", "a link leads to a page", func(c *inspection, a annotFacts) bool { return a.d["Subtype"] != name("Link") || c.leads(a.d["Dest"]) }},
}

// pageContent checks a page, its annotations and its content.
func (c *inspection) pageContent(i int, self ref) error {
	p := pageFacts{self: self, d: c.pages[i]}
	where := fmt.Sprintf("page %d", i+1)
	up := p.d
	for range maxNesting {
		if up == nil || len(p.box) > 0 {
			break
		}
		var err error
		if p.box, err = c.file.array(up["MediaBox"]); err != nil {
			return err
		}
		up = c.sub(up, "Parent")
	}
	var err error
	if p.annots, err = c.file.array(p.d["Annots"]); err != nil {
		return err
	}
	apply(c, pageRules, where, p)
	for _, v := range p.annots {
		r, _ := v.(ref)
		d, err := c.file.dict(v)
		if err != nil {
			return err
		}
		apply(c, annotRules, fmt.Sprintf("%s, annotation, object %d", where, r), annotFacts{r, d})
	}
	data, err := c.file.contentOf(p.d)
	if err != nil {
		return err
	}
	resources, err := c.file.inherited(p.d, "Resources")
	if err != nil {
		return err
	}
	row, err := c.file.array(c.parent[number0(p.d["StructParents"])])
	if err != nil {
		return err
	}
	w := contentWalk{c: c, page: i, where: where, row: row, fonts: c.sub(asDict(resources), "Font")}
	return w.walk(data)
}

func number0(v any) int {
	n, _ := v.(int)
	return n
}

// operators are those of ISO 32000-1, annex A.
var operators = map[string]bool{}

func init() {
	for _, op := range []string{
		"w", "J", "j", "M", "d", "ri", "i", "gs", "q", "Q", "cm", "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", "W", "W*",
		"BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ", "'", "\"", "d0", "d1", "CS", "cs", "SC", "SCN", "sc", "scn",
		"G", "g", "RG", "rg", "K", "k", "sh", "BI", "ID", "EI", "Do", "MP", "DP", "BMC", "BDC", "EMC", "BX", "EX",
	} {
		operators[op] = true
	}
}

// painting are the operators that put something on the page.
var painting = map[string]bool{
	"S": true, "s": true, "f": true, "F": true, "f*": true, "B": true, "B*": true, "b": true, "b*": true,
	"Tj": true, "TJ": true, "'": true, "\"": true, "sh": true, "Do": true, "EI": true,
}

// An openMark is marked content that has begun.
type openMark struct {
	tag      string
	id       int // MCID; -1 for none
	artifact bool
	actual   bool
	inText   bool
}

// A contentWalk goes through the content of a page.
type contentWalk struct {
	c     *inspection
	page  int
	where string
	row   array // of the parent tree
	fonts dict
	font  *fontFacts
	open  []openMark
	saved int // q without Q
	text  bool
	seen  map[int]bool

	op       string
	operands []any
}

// tagged says whether an element's content is open; artifact, whether an
// artifact is.
func (w *contentWalk) tagged() (tagged, artifact bool) {
	for _, m := range w.open {
		tagged = tagged || m.id >= 0
		artifact = artifact || m.artifact
	}
	return tagged, artifact
}

// operatorRules are of every operator of the content.
var operatorRules = []rule[*contentWalk]{
	{"A 6.2.2-1", "operators are those of PDF", func(_ *inspection, w *contentWalk) bool { return operators[w.op] }},
	{"A 6.1.13-8", "q is nested no deeper than 28", func(_ *inspection, w *contentWalk) bool { return w.saved <= 28 }},
	{"A 6.1.10-1", "there are no images in the content", func(_ *inspection, w *contentWalk) bool { return w.op != "BI" }},
	{"A 6.2.6-1", "rendering intents are those of PDF", func(_ *inspection, w *contentWalk) bool { return w.op != "ri" }},
	{"A 6.2.4.3-2", "RGB is used with a profile for it", func(c *inspection, w *contentWalk) bool {
		return w.op != "rg" && w.op != "RG" || c.output == "RGB "
	}},
	{"A 6.2.4.3-3", "CMYK is used with a profile for it", func(c *inspection, w *contentWalk) bool {
		return w.op != "k" && w.op != "K" || c.output == "CMYK"
	}},
	{"A 6.2.4.3-4", "black is used with a profile", func(c *inspection, w *contentWalk) bool { return !painting[w.op] || c.output != "" }},
	{"UA 7.1-3", "what is drawn belongs to an element or is an artifact", func(_ *inspection, w *contentWalk) bool {
		tagged, artifact := w.tagged()
		return !painting[w.op] || tagged || artifact
	}},
	{"PDF 14.6-1", "marked content and text objects nest", func(_ *inspection, w *contentWalk) bool {
		switch w.op {
		case "EMC":
			return len(w.open) > 0 && w.open[len(w.open)-1].inText == w.text
		case "ET":
			return w.text
		case "BT":
			return !w.text
		}
		return true
	}},
	{"PDF 9.4.3", "text is shown in text objects with a font", func(_ *inspection, w *contentWalk) bool {
		return w.op != "Tj" && w.op != "TJ" || w.text && w.font != nil
	}},
}

// markBegin is the beginning of marked content.
type markBegin struct {
	w    *contentWalk
	mark openMark
}

var markBeginRules = []rule[markBegin]{
	{"UA 7.1-1", "no artifact is in an element's content", func(_ *inspection, b markBegin) bool {
		tagged, _ := b.w.tagged()
		return !b.mark.artifact || !tagged
	}},
	{"UA 7.1-2", "no element's content is in an artifact", func(_ *inspection, b markBegin) bool {
		_, artifact := b.w.tagged()
		return b.mark.id < 0 || !artifact
	}},
	{"PDF 14.7.4.3-1", "MCIDs are given once", func(_ *inspection, b markBegin) bool { return b.mark.id < 0 || !b.w.seen[b.mark.id] }},
	{"PDF 14.7.4.3-2", "an element owns it, of the type it is marked with", func(c *inspection, b markBegin) bool {
		m, ok := c.marks[markKey{b.w.page, b.mark.id}]
		return b.mark.id < 0 || ok && m.element != nil && m.element.kind == b.mark.tag
	}},
	{"PDF 14.7.4.4-4", "the parent tree leads to its element", func(c *inspection, b markBegin) bool {
		m := c.marks[markKey{b.w.page, b.mark.id}]
		return b.mark.id < 0 || b.mark.id < len(b.w.row) && m.element != nil && sameRef(b.w.row[b.mark.id], m.element.self)
	}},
}

func (w *contentWalk) walk(data []byte) error {
	w.seen = map[int]bool{}
	l := lexer{data: data}
	for !l.end() {
		v, err := l.object()
		if err != nil {
			return err
		}
		op, ok := v.(keyword)
		if !ok {
			w.operands = append(w.operands, v)
			continue
		}
		w.op = string(op)
		apply(w.c, operatorRules, w.where, w)
		if w.op == "BI" {
			return nil // what follows is no syntax
		}
		if err := w.operator(); err != nil {
			return fmt.Errorf("operator %s: %w", op, err)
		}
		w.operands = w.operands[:0]
	}
	apply(w.c, []rule[*contentWalk]{{"PDF 14.6-2", "what is opened is closed", func(_ *inspection, w *contentWalk) bool {
		return len(w.open) == 0 && w.saved == 0 && !w.text
	}}}, w.where, w)
	return nil
}

func (w *contentWalk) operator() error {
	var first, last any
	if n := len(w.operands); n > 0 {
		first, last = w.operands[0], w.operands[n-1]
	}
	switch w.op {
	case "q":
		w.saved++
	case "Q":
		w.saved--
	case "BT", "ET":
		w.text = w.op == "BT"
	case "BMC", "BDC":
		w.begin(first, last)
	case "EMC":
		if len(w.open) > 0 {
			w.open = w.open[:len(w.open)-1]
		}
	case "Tf":
		n, _ := first.(name)
		w.font = nil
		if r, ok := w.fonts[string(n)].(ref); ok {
			var err error
			w.font, err = w.c.fontOf(r)
			return err
		}
	case "Tj", "TJ", "'", "\"":
		list, ok := last.(array)
		if !ok {
			list = array{last}
		}
		for _, v := range list {
			if s, ok := v.(text); ok && w.font != nil {
				w.c.show(w.font, s, w.where, w.actual())
			}
		}
	}
	return nil
}

func (w *contentWalk) actual() bool {
	for _, m := range w.open {
		if m.actual {
			return true
		}
	}
	return false
}

func (w *contentWalk) begin(tag, properties any) {
	t, _ := tag.(name)
	m := openMark{tag: string(t), id: -1, artifact: t == "Artifact", inText: w.text}
	if d, ok := properties.(dict); ok && w.op == "BDC" {
		if id, ok := d["MCID"].(int); ok {
			m.id = id
		}
		m.actual = hasKey(d, "ActualText")
	}
	apply(w.c, markBeginRules, w.where, markBegin{w, m})
	if m.id >= 0 {
		w.seen[m.id] = true
		key := markKey{w.page, m.id}
		if o, ok := w.c.marks[key]; ok {
			o.drawn = true
			w.c.marks[key] = o
		}
	}
	w.open = append(w.open, m)
}
