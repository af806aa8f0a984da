package dump

import (
	"strings"

	"golang.org/x/net/html"

	"jianggao/convert/expression"
	"jianggao/convert/warning"
)

// readHTML gives the visible text of a page in reading order, one line per
// block or <br>. It works on the row of tokens with a stack of open elements
// of its own, not on a tree: pages of old sites are nested in ways that make
// trees deep, and their end tags are often missing.
//
// A page may hide its main text until a script shows it: then it is read again
// with that text shown.
func (p *Page) readHTML(text string) {
	x := p.extract(text, 0)
	if k := x.hiddenMain(); k > 0 {
		p.Lines, p.Title = nil, ""
		x = p.extract(text, k)
		p.Warnings = append(p.Warnings, warning.Warning{Line: x.shownLine, Code: warning.HiddenText, Text: "shown all the same: it is most of the page"})
	}
	x.markBeside()
}

// extract reads the lines of a page, with one of the elements that hide what is
// in them shown, the shown-th; 0 for none.
func (p *Page) extract(text string, shown int) *extractor {
	x := &extractor{page: p, sheet: readSheets(text), stack: []element{{}}, boxes: []box{{}}, hidden: []int{0}, shown: shown, loose: isFragment(text)}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken: // the end; reading from a string does not fail
			x.flush()
			return x
		case html.TextToken:
			x.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := string(name)
			var a attributes
			for more {
				var k, v []byte
				k, v, more = z.TagAttr()
				a.set(string(k), string(v))
			}
			x.open(tag, &a)
		case html.EndTagToken:
			name, _ := z.TagName()
			x.close(string(name))
		}
	}
}

// attributes are those of an element that matter here.
type attributes struct {
	class, id, style, align, role string
	hidden                        bool // hidden, aria-hidden=true
}

func (a *attributes) set(name, value string) {
	switch name {
	case "class":
		a.class = value
	case "id":
		a.id = value
	case "style":
		a.style = value
	case "align":
		a.align = strings.ToLower(value)
	case "role":
		a.role = strings.ToLower(value)
	case "hidden":
		a.hidden = true
	case "aria-hidden":
		a.hidden = a.hidden || strings.EqualFold(value, "true")
	}
}

// An element is an open element: what it and those around it mean for the text
// inside.
type element struct {
	tag       string
	class, id string
	box       int  // the innermost block element, see main.go
	hider     int  // which of the elements that hide what is in them it stands in, 0 for none
	gone      bool // not shown, whatever is inside
	invisible bool // not shown unless an element inside is made visible
	tiny      bool // font size 0, unless an element inside has another
	bold      bool
	link      bool
	pre       bool // line ends of the source are kept
	outside   bool
	centre    bool
	item      bool
	heading   int
	cells     int // opened in it so far, of a row of a table
	cell      int // the one of them it is, or stands in
}

// unseen reports whether text in the element is not shown.
func (e *element) unseen() bool { return e.gone || e.invisible || e.tiny }

// What a page hides is its main text when it is so many Han characters, and so
// many times what it shows; decoys against copying are less.
const (
	leastHidden = 200
	hiddenShare = 2
)

// hiddenMain finds the element that hides the main text of the page; 0 for
// none.
func (x *extractor) hiddenMain() int {
	most := 0
	for k, n := range x.hidden {
		if n > x.hidden[most] {
			most = k
		}
	}
	if n := x.hidden[most]; n < leastHidden || n < hiddenShare*x.seen {
		return 0
	}
	return most
}

func countHan(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x4E00 && r <= 0x9FFF {
			n++
		}
	}
	return n
}

// maxOpen is how deep elements are followed; deeper ones are taken for part of
// the element around them.
const maxOpen = 512

// An extractor collects the lines of a page.
type extractor struct {
	page   *Page
	sheet  *sheet    // what the page's own style sheets say
	boxes  []box     // every block element of the page
	places []int     // the box of every line
	stack  []element // the first one is the page itself
	deeper int       // open elements beyond maxOpen
	title  bool      // inside <title>
	loose  bool      // line ends outside block elements are kept

	hidden    []int // Han characters in each of the elements that hide what is in them
	seen      int   // Han characters that are shown
	shown     int   // the one of them that is shown all the same
	shownLine int   // and the line its text begins at

	line               strings.Builder
	space              bool // white space is due before the next text
	chars, bold, links int  // of the line, white space aside
	hint               Hint
	at                 int // box the line begins in
}

func (x *extractor) top() *element { return &x.stack[len(x.stack)-1] }

// open begins an element.
func (x *extractor) open(tag string, a *attributes) {
	k := kinds()[tag]
	if k&lineBreak != 0 {
		x.flush()
		return
	}
	if k&void != 0 {
		return
	}
	if tag == "title" {
		x.title = x.page.Title == ""
	}
	x.imply(tag)
	if k&block != 0 {
		x.flush()
	}
	if len(x.stack) >= maxOpen {
		x.deeper++
		return
	}
	switch tag {
	case "td", "th":
		x.top().cells++
	}
	e := *x.top()
	switch tag {
	case "td", "th":
		e.cell, e.cells = e.cells, 0
	case "tr", "table", "tbody":
		e.cell, e.cells = 0, 0
	}
	e.tag, e.class, e.id = tag, a.class, a.id
	if k&block != 0 {
		e.box = x.openBox(e.box, tag)
	}
	x.apply(&e, tag, k, a)
	x.stack = append(x.stack, e)
}

// apply works out what an element means for the text inside.
func (x *extractor) apply(e *element, tag string, k kind, a *attributes) {
	s := x.styleOf(tag, a)
	if !e.unseen() && k&silent == 0 && (a.hidden || s.hides() || s.visibility == "hidden" || s.visibility == "collapse" || s.sized && s.tiny) {
		x.hidden = append(x.hidden, 0)
		if e.hider = len(x.hidden) - 1; e.hider == x.shown {
			x.shownLine = len(x.page.Lines) + 1
			a.hidden, s = false, style{bold: s.bold, pre: s.pre, centre: s.centre}
		}
	}
	e.gone = e.gone || k&silent != 0 || a.hidden || s.hides()
	switch s.visibility {
	case "hidden", "collapse":
		e.invisible = true
	case "visible":
		e.invisible = false
	}
	if s.sized {
		e.tiny = s.tiny
	}
	if k&silent != 0 {
		e.hider = 0
	}
	e.bold = e.bold || k&strong != 0 || s.bold
	e.link = e.link || tag == "a"
	e.pre = e.pre || tag == "pre" || tag == "xmp" || tag == "plaintext" || s.pre
	e.item = e.item && k&block == 0 || tag == "li" || tag == "dd" || tag == "dt"
	e.centre = e.centre || tag == "center" || a.align == "center" || a.align == "right" || s.centre
	if a.align == "left" || a.align == "justify" {
		e.centre = false
	}
	e.outside = e.outside || k&aside != 0 || a.role == "navigation" || a.role == "contentinfo" || a.role == "complementary" ||
		furniture(a.class) || furniture(a.id)
	if len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
		e.heading = int(tag[1] - '0')
	}
}

// imply ends the elements whose end tags may be left out: a paragraph before
// the next block, a list item before the next item, a cell before the next.
func (x *extractor) imply(tag string) {
	ends := impliedEnds()[tag]
	if ends == nil && kinds()[tag]&block != 0 {
		ends = impliedEnds()["p"]
	}
	for i := len(x.stack) - 1; i > 0 && len(x.stack)-i <= 16; i-- {
		t := x.stack[i].tag
		if ends[t] {
			x.pop(i)
			return
		}
		if scopes[t] {
			return
		}
	}
}

// close ends an element, and those left open inside it. An end tag without a
// start tag is passed over.
func (x *extractor) close(tag string) {
	k := kinds()[tag]
	if tag == "title" {
		x.title = false
	}
	if tag == "br" || tag == "p" && !x.isOpen("p") {
		x.flush() // browsers take </br> and a lone </p> for breaks
		return
	}
	if k&void != 0 {
		return
	}
	if x.deeper > 0 {
		x.deeper--
		if k&block != 0 {
			x.flush()
		}
		return
	}
	for i := len(x.stack) - 1; i > 0; i-- {
		t := x.stack[i].tag
		if t == tag {
			x.pop(i)
			return
		}
		// A stray end tag of an inline element ends no block.
		if k&block == 0 && kinds()[t]&block != 0 || scopes[t] && !scopes[tag] {
			return
		}
	}
}

func (x *extractor) isOpen(tag string) bool {
	for i := len(x.stack) - 1; i > 0 && len(x.stack)-i <= 16; i-- {
		if x.stack[i].tag == tag {
			return true
		}
	}
	return false
}

// pop ends the elements from i on.
func (x *extractor) pop(i int) {
	for _, e := range x.stack[i:] {
		if kinds()[e.tag]&block != 0 {
			x.boxes[e.box].end = len(x.boxes)
		}
	}
	for _, e := range x.stack[i:] {
		if kinds()[e.tag]&block != 0 {
			x.flush()
			break
		}
	}
	x.stack = x.stack[:i]
}

// text adds text to the line.
func (x *extractor) text(s string) {
	if x.title {
		x.page.Title = strings.Join(strings.Fields(s), " ")
		return
	}
	e := x.top()
	if e.unseen() {
		if e.hider > 0 {
			x.hidden[e.hider] += countHan(s)
		}
		return
	}
	x.seen += countHan(s)
	for i, part := range strings.Split(s, "\n") {
		if i > 0 {
			if e.pre || x.loose && e.box == 0 {
				x.flush()
			} else {
				x.space = true
			}
		}
		x.words(part, e)
	}
}

// words adds text without line ends; runs of ASCII white space become one
// space, other spaces (no-break, ideographic) stay.
func (x *extractor) words(s string, e *element) {
	for _, r := range s {
		switch r {
		case ' ', '\t', '\r', '\f', '\v':
			x.space = true
			continue
		case '\u0085', '\u2028', '\u2029':
			x.flush()
			continue
		}
		if x.space {
			if x.line.Len() > 0 {
				x.line.WriteByte(' ')
			}
			x.space = false
		}
		if x.line.Len() == 0 {
			x.hint = Hint{Heading: e.heading, Item: e.item, Centre: e.centre, Outside: e.outside, Pre: e.pre, Cell: e.cell}
			x.at = e.box
		}
		x.line.WriteRune(r)
		if r == '\u00a0' || r == '\u3000' {
			continue
		}
		x.chars++
		if e.bold {
			x.bold++
		}
		if e.link {
			x.links++
		}
	}
}

// flush ends the line.
func (x *extractor) flush() {
	x.space = false
	if x.line.Len() == 0 {
		return
	}
	if s := x.line.String(); !isBlank(s) {
		x.hint.Bold = x.chars > 0 && x.bold == x.chars
		x.hint.Link = x.chars > 0 && x.links*10 >= x.chars*8
		x.page.add(s, x.hint)
		x.fill(s)
	}
	x.line.Reset()
	x.chars, x.bold, x.links, x.hint = 0, 0, 0, Hint{}
}

// isFragment reports whether a page is a piece of one, without its frame: text
// that somebody copied with some of its tags. Its line ends mean something.
func isFragment(text string) bool {
	head := strings.ToLower(text[:min(len(text), 64<<10)])
	return !strings.Contains(head, "<html") && !strings.Contains(head, "<body") && !strings.Contains(head, "<!doctype")
}

// firstTag is the tag a page begins with.
var firstTag = expression.Lazy(`^<(!doctype|[a-z][a-z0-9]*)[\s/>]`)

// fewTags is how many ends of elements a page may have and still be text.
const fewTags = 4

// looksHTML says whether a text is a page of HTML rather than text that
// mentions a tag.
func looksHTML(text string) bool {
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), 1<<10)], " \t\r\n\uFEFF\u3000"))
	if m := firstTag.FindStringSubmatch(head); m != nil {
		if _, known := kinds()[m[1]]; known || m[1] == "!doctype" || m[1] == "a" || m[1] == "span" || m[1] == "font" {
			return true
		}
	}
	if (strings.HasPrefix(head, "<!--") || strings.HasPrefix(head, "<?xml")) && strings.Contains(head, "<html") {
		return true
	}
	part := text[:min(len(text), 64<<10)]
	if strings.Count(part, "<") < fewTags {
		return false
	}
	part = strings.ToLower(part)
	tags := 0
	for _, t := range []string{"</p>", "</div>", "</td>", "</li>", "<br>", "<br/>", "<br />", "</span>", "</a>"} {
		tags += strings.Count(part, t)
	}
	return tags >= fewTags && tags*600 >= len(part)
}
