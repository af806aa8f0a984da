package typeset

import (
	"jianggao/convert/speech"
)

// A flow is a run of pieces that starts a page.
type flow struct {
	pieces []piece
	recto  bool // the page is a right-hand one
}

// flowText fills the pages of the text.
func (c *composer) flowText() {
	for _, f := range c.flows {
		if f.recto && len(c.pages)%2 == 1 {
			c.pages = append(c.pages, &page{plain: true, number: len(c.pages) + 1})
		}
		c.pages = append(c.pages, c.fillPages(f.pieces, len(c.pages), false)...)
	}
	c.addOutline()
}

// fillPages makes pages of pieces; the first has the index base within its
// part of the book.
func (c *composer) fillPages(ps []piece, base int, front bool) []*page {
	g := c.layout.Grid
	var out []*page
	for s := 0; s < len(ps); {
		p := &page{front: front, number: base + len(out) + 1, speech: ps[s].speech}
		p.opens = ps[s].entry != nil && ps[s].entry.level == 1 || front
		pl := placer{c: c, page: p, index: base + len(out), front: front, left: c.left(base+len(out), front)}
		out = append(out, p)
		row := 1
		if g.Columns > 1 {
			for s < len(ps) && ps[s].wide && row+ps[s].rows-1 <= g.Lines {
				pl.place(&ps[s], row, 0)
				row += ps[s].rows
				s++
			}
		}
		rows := g.Lines - row + 1
		if g.Columns > 1 {
			rows, ps = c.balance(ps, s, rows)
		}
		for col := range g.Columns {
			if s == len(ps) {
				break
			}
			var e int
			e, ps = c.fill(ps, s, rows)
			at := row
			for ; s < e; s++ {
				if ps[s].set == nil && at == row {
					continue // blank rows vanish at the top
				}
				pl.place(&ps[s], at, col)
				at += ps[s].rows
			}
		}
	}
	return out
}

// countPages is the number of pages that pieces of one column and one row a
// line take.
func (c *composer) countPages(ps []piece) int {
	n := 0
	for s := 0; s < len(ps); n++ {
		for range c.layout.Grid.Columns {
			if s < len(ps) {
				s, ps = c.fill(ps, s, c.layout.Grid.Lines)
			}
		}
	}
	return n
}

// balance gives the rows the columns of a page take: all of them, or, where the
// pieces end on this page, as few as hold them all (T54).
func (c *composer) balance(ps []piece, s, rows int) (int, []piece) {
	cols := c.layout.Grid.Columns
	for n := (rowsOf(ps[s:]) + cols - 1) / cols; n < rows; n++ {
		at, trial := s, ps
		for range cols {
			if at < len(trial) {
				at, trial = c.fill(trial, at, n)
			}
		}
		if at == len(trial) {
			return n, trial
		}
	}
	return rows, ps
}

// left is the left edge of the type area on a page of the text or the front
// matter, by its index there. Both start on a recto.
func (c *composer) left(index int, front bool) Length {
	return Length(c.layout.Left(c.verso(index, front)))
}

// verso says whether a page, by its index in front matter or text, is a
// left-hand one. The front matter starts on a recto; the text does where the
// layout asks for it, else it follows the front matter.
func (c *composer) verso(index int, front bool) bool {
	if !front && c.layout.Parts.Text != "recto" {
		index += c.front.expected
	}
	return index%2 == 1
}

// A placer puts pieces on one page.
type placer struct {
	c     *composer
	page  *page
	index int // in its part of the book
	front bool
	left  Length // of the type area
}

// ascent is the height of the top of a character's box above its baseline, in
// thousandths of an em, as Chinese fonts draw it.
const ascent = 880

// baseline is the baseline of a row of the grid for the text's own size.
func (c *composer) baseline(row int) Length {
	g := c.layout.Grid
	return Length(c.layout.Top()) + Length(g.Size)*ascent/1000 + Length(row-1)*Length(g.Pitch)
}

// cellTop is the upper edge of a row's share of the page: half the space
// between lines above its characters.
func (c *composer) cellTop(row int) Length {
	g := c.layout.Grid
	return Length(c.layout.Top()) + Length(row-1)*Length(g.Pitch) - Length(g.Pitch-g.Size)/2
}

// column is the distance of a column from the left edge of the type area.
func (c *composer) column(col int) Length {
	g := c.layout.Grid
	return Length(col*(g.Chars+g.Gap)) * Length(g.Size)
}

// place puts a piece at a row of a column: on the grid where it takes a row
// for each line, else centred in its rows (T53).
func (p *placer) place(pc *piece, row, col int) {
	c := p.c
	x := p.left + c.column(col)
	if pc.wide {
		x = p.left
	}
	if pc.entry != nil && !pc.leads {
		pc.entry.dest = Dest{Page: p.index, Y: max(0, c.cellTop(row))}
		pc.entry.page = p.page
	}
	if pc.set == nil {
		return
	}
	row += pc.above
	rows := pc.rows - pc.above - pc.below
	count := pc.to - pc.from
	pitch := Length(c.layout.Grid.Pitch)
	lead := max(pc.set.size*14/10, min(pitch, pc.set.size*2))
	top := c.cellTop(row) + (Length(rows)*pitch-pc.set.size-Length(count-1)*lead)/2
	for i := pc.from; i < pc.to; i++ {
		k := i - pc.from
		y, grid := top+pc.set.size*ascent/1000+Length(k)*lead, 0
		if rows == count {
			y, grid = c.baseline(row+k), row+k
		}
		ln := pc.set.place(i, x, y)
		ln.Grid = grid
		p.page.Lines = append(p.page.Lines, ln)
		at := p.index + 1
		if p.front {
			at = -at
		}
		for _, w := range pc.set.remarks(i, at) {
			c.warn(w)
		}
	}
	if pc.leads {
		p.lead(pc, x)
	}
}

// An entry is a place contents and outline lead to.
type entry struct {
	speech *speech.Speech // of a speech's own entry
	title  string         // of a heading's
	level  int            // 1 for a speech, 2 to 4 for its headings
	node   int            // the link in the contents; -1 for none
	dest   Dest
	page   *page
}
