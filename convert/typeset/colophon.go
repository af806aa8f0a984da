package typeset

import (
	"fmt"
	"strconv"
	"strings"

	"jianggao/convert/speech"
)

// addColophon sets the last page: where the text comes from, how much it is,
// and what set it, in small lines that end where other pages have their number
// (T55). The page has neither running head nor folio. Its lines are no part of
// a speech.
func (c *composer) addColophon() {
	l := c.layout
	if !l.Parts.Colophon {
		return
	}
	side := Recto
	if n := len(c.pages); n > 0 && c.pages[n-1].Spread == Recto {
		side = Verso
	}
	number := c.start
	for _, p := range c.pages {
		if !p.front {
			number++
		}
	}
	p := Page{Label: strconv.Itoa(number), Spread: side}
	left, width := Length(l.Left(side == Verso)), Length(l.Width())
	s := l.Colophon
	size := Length(s.Size)
	lead := size * 8 / 5
	var sets []*setting
	rows := 0
	for _, words := range c.colophonLines() {
		st := c.titleLines(s, width, words, c.node(RoleParagraph, 0, words))
		rows += len(st.lines)
		sets = append(sets, st)
	}
	y := c.folioBaseline(size) - Length(rows-1)*lead
	for _, st := range sets {
		for i := range st.lines {
			ln := st.place(i, left, y)
			ln.Leaf = len(c.doc.Pages)
			p.Lines = append(p.Lines, ln)
			y += lead
		}
	}
	c.doc.Pages = append(c.doc.Pages, p)
}

// colophonLines are the words of the colophon, a line each.
func (c *composer) colophonLines() []string {
	source := "据《" + c.bookTitle() + "》"
	if c.book.Date != "" {
		source += "（" + longDate(c.book.Date) + "）"
	}
	n := 0
	for i := range c.book.Speeches {
		n += c.book.Speeches[i].Count()
	}
	size := fmt.Sprintf("共%d篇，%d字，朗读约%s", len(c.book.Speeches), n, hours(speech.Minutes(n, c.layout.Speaking.Rate)))
	if p := strings.TrimSpace(c.opts.Program); p != "" {
		size += "。" + p + " 排版"
	}
	return []string{source + "编排", size}
}

// hours writes a number of minutes: 45分钟, 3小时, 3小时22分钟.
func hours(minutes int) string {
	switch h, m := minutes/60, minutes%60; {
	case h == 0:
		return fmt.Sprintf("%d分钟", m)
	case m == 0:
		return fmt.Sprintf("%d小时", h)
	default:
		return fmt.Sprintf("%d小时%d分钟", h, m)
	}
}
