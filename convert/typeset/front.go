package typeset

import "strings"

// front is the matter before the text: title page and contents.
type front struct {
	pages    []*page
	expected int // pages it will have, where the text needs to know before

	titlePage     *titlePage
	contents      []piece
	contentsTitle int // node
	links         []int
}

// openFront makes the nodes of the front matter, which are read before the
// text though their pages are made after it.
func (c *composer) openFront() {
	if c.layout.Parts.TitlePage {
		c.front.titlePage = c.openTitlePage()
	}
	if n := c.listedCount(); c.layout.Parts.Contents && n > 1 {
		section := c.node(RoleSection, 0, "")
		c.front.contentsTitle = c.node(RoleTitle, section, "目录")
		list := c.node(RoleContents, section, "")
		for range n {
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
