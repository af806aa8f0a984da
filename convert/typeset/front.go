package typeset

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"jianggao/convert/speech"
)

// front is the matter before the text: title page and contents.
type front struct {
	pages    []*page
	expected int // pages it will have, where the text needs to know before

	titlePage     []frontLine
	contents      []piece
	contentsTitle int // node
	links         []int
}

// A frontLine is a block of the title page.
type frontLine struct {
	text string
	node int
}

// The blocks of the title page, by their place.
const (
	bookTitle = iota
	bookBy
	bookFoot
	bookLines
)

// openFront makes the nodes of the front matter, which are read before the
// text though their pages are made after it.
func (c *composer) openFront() {
	if c.layout.Parts.TitlePage && !c.opts.NoTitlePage {
		section := c.node(RoleSection, 0, "")
		c.front.titlePage = make([]frontLine, bookLines)
		add := func(at int, role Role, text string) {
			if text != "" {
				c.front.titlePage[at] = frontLine{text, c.node(role, section, text)}
			}
		}
		add(bookTitle, RoleTitle, c.bookTitle())
		add(bookBy, RoleParagraph, strings.TrimSpace(c.book.Author))
		foot := fmt.Sprintf("共%d篇", len(c.book.Speeches))
		if c.book.Date != "" {
			foot += "\u3000" + longDate(c.book.Date)
		}
		add(bookFoot, RoleParagraph, foot)
	}
	if c.layout.Parts.Contents && !c.opts.NoContents {
		section := c.node(RoleSection, 0, "")
		c.front.contentsTitle = c.node(RoleTitle, section, "目录")
		list := c.node(RoleContents, section, "")
		for range c.listedCount() {
			item := c.node(RoleContentsItem, list, "")
			c.front.links = append(c.front.links, c.node(RoleLink, item, ""))
		}
	}
}

// planFront sets the contents as far as they can be without page numbers, so
// that the text knows how many pages lie before it.
func (c *composer) planFront() {
	if c.front.titlePage != nil {
		c.front.expected++
	}
	if c.front.links != nil {
		c.front.contents = c.contentsPieces()
		c.front.expected += c.countPages(c.front.contents)
	}
}

// bookTitle is the title of the book; one without is named by its first
// speech.
func (c *composer) bookTitle() string {
	if t := strings.TrimSpace(c.book.Title); t != "" {
		return t
	}
	if t := strings.TrimSpace(c.book.Speeches[0].Title); t != "" {
		return t
	}
	return "讲稿"
}

var isoDate = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)

// longDate writes 2023-04-06 as 2023年4月6日, without leading zeros.
func longDate(s string) string {
	m := isoDate.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	return fmt.Sprintf("%s年%d月%d日", m[1], month, day)
}

// flowFront makes the pages of the front matter, now that the text has its
// page numbers.
func (c *composer) flowFront() {
	if c.front.titlePage != nil {
		c.front.pages = append(c.front.pages, c.composeTitlePage())
	}
	if c.front.links != nil {
		first := len(c.front.pages)
		c.doc.Outline = append([]Bookmark{{Title: "目录", Level: 1, Dest: Dest{Page: -1 - first, Y: max(0, c.cellTop(1))}}}, c.doc.Outline...)
		c.front.pages = append(c.front.pages, c.fillPages(c.front.contents, first, true)...)
	}
}

// composeTitlePage sets the title 2/5 down the page, a short rule and the
// author below it, and at the foot, where other pages have their number, how
// many speeches there are, and the date.
func (c *composer) composeTitlePage() *page {
	p := &page{front: true, plain: true, number: 1}
	l := c.layout
	left, width := c.left(0, true), Length(l.Width())
	s := l.TitlePage
	size := Length(s.Size)
	lead := size * 16 / 10
	title := c.titleLines(s, width, c.front.titlePage[bookTitle].text, c.front.titlePage[bookTitle].node)
	height := size + Length(len(title.lines)-1)*lead
	y := Length(l.Page.Size.Height)*2/5 - height/2 + size*ascent/1000
	put := func(st *setting, i int, y Length) {
		p.Lines = append(p.Lines, st.place(i, left, y))
		for _, w := range st.remarks(i, -1) {
			c.warn(w)
		}
	}
	for i := range title.lines {
		put(title, i, y)
		y += lead
	}
	y += -lead + size*12/10 // of the rule, below the last line
	middle := left + width/2
	p.Rules = append(p.Rules, Rule{X1: middle - size*3/2, X2: middle + size*3/2, Y1: y, Y2: y, Width: Point / 2})

	small := l.Subtitle
	small.Align, small.Indent, small.Left, small.Right = "centre", 0, 0, 0
	if b := c.front.titlePage[bookBy]; b.text != "" {
		put(c.set(small, width, []part{{b.text, small.Family, b.node}}), 0, y+Length(small.Size)*9/4)
	}
	foot := l.Paragraph
	foot.Align, foot.Indent, foot.Left, foot.Right = "centre", 0, 0, 0
	b := c.front.titlePage[bookFoot]
	put(c.set(foot, width, []part{{b.text, foot.Family, b.node}}), 0, c.folioBaseline(Length(foot.Size)))
	return p
}

// contentsPieces sets the title and the entries of the contents.
func (c *composer) contentsPieces() []piece {
	c.lineSource = 0
	t := c.layout.ContentsTitle
	st := c.set(t, Length(c.layout.Width()), []part{{"目录", t.Family, c.front.contentsTitle}})
	ps := []piece{{rows: t.Before + t.TakesRows(1) + t.After, above: t.Before, below: t.After, kind: heading, set: st, to: len(st.lines), wide: true}}
	for i, e := range c.listed() {
		e.node = c.front.links[i]
		ps = append(ps, c.contentsEntry(e))
	}
	return ps
}

// listed gives the entries the contents have, by the layout's depth.
func (c *composer) listed() []*entry {
	var out []*entry
	for _, e := range c.entries {
		if e.level <= c.layout.Parts.ContentsDepth+1 {
			out = append(out, e)
		}
	}
	return out
}

// listedCount is the number of entries listed will give, before the text is
// set.
func (c *composer) listedCount() int {
	n := len(c.book.Speeches)
	for i := range c.book.Speeches {
		for _, b := range c.book.Speeches[i].Blocks {
			if b.Kind == speech.Heading && headingLevel(&b) <= c.layout.Parts.ContentsDepth {
				n++
			}
		}
	}
	return n
}

// contentsEntry sets one entry; the leaders and the number follow when it is
// placed.
func (c *composer) contentsEntry(e *entry) piece {
	s := c.layout.Contents
	s.Left += 2 * float64(e.level-1)
	s.Right += numberRoom
	s.Align = "left"
	text := c.entryText(e)
	st := c.set(s, c.measure(), []part{{text, s.Family, e.node}})
	if len(st.lines) > 1 {
		n := headingNumber(text)
		if e.speech != nil {
			if i := strings.IndexRune(text, '\u3000'); i >= 0 {
				n = len([]rune(text[:i])) + 1
			}
		}
		st.source.Hang = hangAfter(st, n)
		st.run()
	}
	return piece{rows: len(st.lines), kind: listing, set: st, to: len(st.lines), entry: e, leads: true}
}

// numberRoom is what an entry's text leaves at its right for the page number
// and the first dots, in em.
const numberRoom = 4

// lead draws the leaders and the page number of an entry and its link. The
// dots of all entries stand under each other.
func (p *placer) lead(pc *piece, x Length) {
	c, e, size := p.c, pc.entry, pc.set.size
	last := p.page.Lines[len(p.page.Lines)-1]
	first := p.page.Lines[len(p.page.Lines)-(pc.to-pc.from)]
	s := c.layout.Contents
	s.Align, s.Indent, s.Left, s.Right = "left", 0, 0, 0
	c.doc.Nodes[e.node].Text = c.entryText(e) + "\u3000" + e.page.label()
	number := c.set(s, c.measure(), []part{{e.page.label(), s.Family, e.node}})
	right := x + c.measure()
	at := right - number.width()
	ln := number.place(0, at, last.Y)
	ln.Grid, ln.End = last.Grid, true
	p.page.Lines = append(p.page.Lines, ln)

	step := size / 2
	from := last.X + length(last.Width, size) + size/2
	to := at - size/2
	// Dots count from the right edge, so that they line up.
	from = right - (right-from)/step*step
	to = right - (right-to+step-1)/step*step
	if to-from >= step {
		y := last.Y - size*3/10
		p.page.Rules = append(p.page.Rules, Rule{X1: from, Y1: y, X2: to, Y2: y, Width: size / 12, Dots: step})
	}
	top := first.Y - size*ascent/1000
	p.page.Links = append(p.page.Links, Link{
		X: x, Y: top, Width: c.measure(), Height: last.Y + size*(1000-ascent)/1000 - top,
		Node: e.node, To: e.dest, Text: c.entryText(e),
	})
}
