package typeset

import (
	"fmt"
	"strconv"
	"strings"

	"jianggao/convert/expression"
)

// A titlePage has the blocks of the title page.
type titlePage struct {
	title, foot frontLine
	below       []frontLine // author, and what the copy is for
}

// A frontLine is a block of the title page.
type frontLine struct {
	text string
	node int
}

func (c *composer) openTitlePage() *titlePage {
	section := c.node(RoleSection, 0, "")
	add := func(role Role, text string) frontLine { return frontLine{text, c.node(role, section, text)} }
	t := &titlePage{title: add(RoleTitle, c.bookTitle())}
	for _, s := range append([]string{c.book.Author}, c.cover()...) {
		if s = strings.TrimSpace(s); s != "" {
			t.below = append(t.below, add(RoleParagraph, s))
		}
	}
	t.foot = add(RoleParagraph, extent(len(c.book.Speeches), c.book.Date))
	return t
}

// extent says how many speeches there are, and of what date.
func extent(speeches int, date string) string {
	words := fmt.Sprintf("共%d篇", speeches)
	if date != "" {
		words += "\u3000" + longDate(date)
	}
	return words
}

// cover gives what the user says the copy is for: occasion, place, speaker.
func (c *composer) cover() []string {
	var out []string
	for _, s := range []string{c.opts.Occasion, c.opts.Place, c.opts.Speaker} {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			out = append(out, s)
		}
	}
	return out
}

var isoDate = expression.Lazy(`^(\d{4})-(\d{2})-(\d{2})$`)

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

// smallestTitle is the size below which a title page's title is not set, 六号.
const smallestTitle = 7500

// composeTitlePage sets the title 2/5 down the page, a short rule, and below it
// the author and what the copy is for; at the foot, where other pages have
// their number, how many speeches there are, and the date.
func (c *composer) composeTitlePage() *page {
	p := &page{front: true, plain: true, number: 1}
	l, t := c.layout, c.front.titlePage
	left, width := c.left(0, true), Length(l.Width())
	put := func(st *setting, i int, y Length) {
		p.Lines = append(p.Lines, st.place(i, left, y))
		for _, w := range st.remarks(i, -1) {
			c.warn(w)
		}
	}
	s := l.TitlePage
	var title *setting
	var size, lead, height Length
	for room := Length(l.Height()) * 2 / 3; ; s.Size = s.Size * 9 / 10 {
		size = Length(s.Size)
		lead = size * 16 / 10
		title = c.titleLines(s, width, t.title.text, t.title.node)
		height = size + Length(len(title.lines)-1)*lead
		if height <= room || s.Size < smallestTitle {
			break // a title of many lines is set smaller
		}
	}
	title.rule = s.Rule
	top := Length(l.Page.Size.Height)*2/5 - height/2
	// A long title on a small page starts at the head of the type area.
	top = max(Length(l.Top()), top)
	y := top + size*ascent/1000
	for i := range title.lines {
		put(title, i, y)
		y += lead
	}
	y += size*12/10 - lead // of the rule, below the last line
	p.Rules = append(p.Rules, shortRule(title, left+width/2, y)...)

	small := l.Occasion
	small.Align, small.Indent, small.Left, small.Right = "centre", 0, 0, 0
	y += Length(small.Size) * 9 / 4
	last := c.folioBaseline(0)
	for k, b := range t.below {
		if k == 1 && strings.TrimSpace(c.book.Author) != "" {
			y += Length(small.Size) / 2 // between whom it is by and what it is for
		}
		st := c.set(small, width, []part{{b.text, small.Family, b.node}})
		for i := range st.lines {
			put(st, i, min(y, last-2*Length(small.Size)))
			y += Length(small.Size) * 3 / 2
		}
		y += Length(small.Size) / 2
	}
	foot := l.Paragraph
	foot.Size, foot.Align, foot.Indent, foot.Left, foot.Right = l.Occasion.Size, "centre", 0, 0, 0
	put(c.set(foot, width, []part{{t.foot.text, foot.Family, t.foot.node}}), 0, c.folioBaseline(Length(foot.Size)))
	return p
}
