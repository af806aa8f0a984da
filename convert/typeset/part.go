package typeset

// addPart opens a part of a merged book. Where the book has a title page the
// part has one too, a right-hand one in facing pages; else its title stands
// above that of its first speech.
func (c *composer) addPart(k int) {
	c.lineSource = 0
	c.part = c.node(RolePart, 0, "")
	title := c.book.PartTitle(k)
	e := &entry{title: title, part: true, level: 1, node: -1}
	c.entries = append(c.entries, e)
	node := c.node(RoleTitle, c.part, title)
	l := c.layout
	if !l.Parts.TitlePage {
		p := c.titlePiece(l.ContentsTitle, title, node)
		p.entry = e
		c.opening = c.fitted(p)
		return
	}
	p := c.titlePiece(l.Title, title, node)
	p.entry = e
	// Its middle is 2/5 down the page, as that of the book's title.
	down := max(0, l.Grid.Lines*2/5-p.rows/2)
	p.rows += down
	p.above += down
	words := extent(len(c.book.PartSpeeches(k)), c.book.Parts[k].Date)
	below := l.Occasion
	below.Align, below.Indent, below.Left, below.Right = "centre", 0, 0, 0
	pieces := append(c.fitted(p), c.titlePiece(below, words, c.node(RoleParagraph, c.part, words)))
	c.flows = append(c.flows, flow{pieces: pieces, recto: l.Page.Facing || l.Parts.Speech == "recto", closed: true})
}

// speechLevel is the level of the entries of speeches: 2 below parts, else 1.
func (c *composer) speechLevel() int {
	if c.part > 0 {
		return 2
	}
	return 1
}
