package typeset

import (
	"slices"

	"jianggao/convert/speech"
)

// A flow is a run of pieces that starts a page.
type flow struct {
	pieces []piece
	recto  bool // the page is a right-hand one
	closed bool // nothing follows on its last page
}

// flowText fills the pages of the text.
func (c *composer) flowText() {
	for _, f := range c.flows {
		if f.recto && c.verso(len(c.pages), false) {
			c.pages = append(c.pages, &page{plain: true, number: c.start + len(c.pages)})
		}
		c.pages = append(c.pages, c.fillPages(f.pieces, len(c.pages), false)...)
	}
	c.addOutline()
}

// fillPages makes pages of pieces; the first has the index base within its
// part of the book.
func (c *composer) fillPages(ps []piece, base int, front bool) []*page {
	first := 1
	if !front {
		first = c.start
	}
	var out []*page
	for rest := c.stream(ps); rest.fill(); {
		index := base + len(out)
		p := &page{front: front, number: first + index, speech: rest.at[0].speech}
		p.opens = rest.at[0].entry.opens() || front
		c.nextPage = index + 2
		pl := placer{c: c, page: p, index: index, front: front, left: c.left(index, front)}
		rest.take(pl.fill(rest.at, 0))
		out = append(out, p)
	}
	return out
}

// A stream hands out pieces a few pages at a time: a page looks at what is
// near, and re-breaks it, whatever the length of the book.
type stream struct {
	at    []piece // the next ones, as they are by now
	ahead []piece // those after them
	rows  int     // that at is to have at least
}

func (c *composer) stream(ps []piece) *stream {
	g := c.layout.Grid
	return &stream{ahead: ps, rows: 2 * g.Columns * g.Lines}
}

// fill sees to it that there are pieces for a page and what is looked at beyond
// it, whole paragraphs; it says whether there are any.
func (s *stream) fill() bool {
	n, have := 0, rowsOf(s.at)
	for n < len(s.ahead) && (have < s.rows || s.ahead[n].from > 0) {
		have += s.ahead[n].rows
		n++
	}
	s.at = append(slices.Clip(s.at), s.ahead[:n]...)
	s.ahead = s.ahead[n:]
	return len(s.at) > 0
}

// take drops the first n pieces, which are now as given.
func (s *stream) take(n int, ps []piece) { s.at = ps[n:] }

// countPages is the number of pages that pieces take.
func (c *composer) countPages(ps []piece) int {
	n := 0
	for rest := c.stream(ps); rest.fill(); n++ {
		pl := placer{c: c, dry: true}
		rest.take(pl.fill(rest.at, 0))
	}
	return n
}

// fill fills a page from piece s on, band by band: what stands over all
// columns, then the columns up to the next such piece (T54). It gives the first
// piece of the next page.
func (p *placer) fill(ps []piece, s int) (int, []piece) {
	g := p.c.layout.Grid
	for row := 1; s < len(ps); {
		heads := s
		for g.Columns > 1 && heads < len(ps) && ps[heads].wide {
			heads++
		}
		if row > 1 && row-1+rowsOf(ps[s:heads])+headKeeps > g.Lines {
			break // a title keeps lines of text with it
		}
		for ; s < heads && (row == 1 || row-1+ps[s].rows <= g.Lines); s++ {
			p.place(&ps[s], row, 0)
			row += ps[s].rows
		}
		if s < heads || row > g.Lines {
			break
		}
		end := s
		for end < len(ps) && (g.Columns == 1 || !ps[end].wide) {
			end++
		}
		rest := ps[end:]
		rows, band := p.c.balance(ps[:end:end], s, g.Lines-row+1)
		used := 0
		for col := 0; col < g.Columns && s < len(band); col++ {
			var e int
			e, band = p.c.fill(band, s, rows)
			at := 0
			for ; s < e; s++ {
				if band[s].set == nil && at == 0 {
					continue // blank rows vanish at the top
				}
				p.place(&band[s], row+at, col)
				at += band[s].rows
			}
			used = max(used, at)
		}
		p.columnRules(row, used)
		row += used
		full := s < len(band)
		ps = slices.Concat(band, rest)
		if full {
			break
		}
	}
	return s, ps
}

// columnRules draws the lines between the columns of a band of so many rows.
func (p *placer) columnRules(row, rows int) {
	g := p.c.layout.Grid
	if g.Rule == 0 || rows == 0 || p.front || p.dry {
		return
	}
	top := p.c.cellTop(row) + Length(g.Pitch-g.Size)/2
	for col := 1; col < g.Columns; col++ {
		x := p.left + p.c.column(col) - Length(g.Gap)*Length(g.Size)/2
		p.page.Rules = append(p.page.Rules, Rule{X1: x, X2: x, Y1: top, Y2: top + Length(rows-1)*Length(g.Pitch) + Length(g.Size),
			Width: Length(g.Rule * float64(Point))})
	}
}

// headKeeps is the number of lines of text a title within a page keeps with it
// (T49).
const headKeeps = 2

// balance gives the rows the columns of a page take: all of them, or, where the
// pieces end on this page, as few as hold them all (T54).
func (c *composer) balance(ps []piece, s, rows int) (int, []piece) {
	cols := c.layout.Grid.Columns
	if cols == 1 {
		return rows, ps
	}
	for n := (rowsOf(ps[s:]) + cols - 1) / cols; n < rows; n++ {
		at, trial, bad := s, ps, false
		for range cols {
			if at < len(trial) {
				e := c.bestEnding(trial, at, n)
				at, trial, bad = e.end, e.pieces, bad || e.cost == worstEnding
			}
		}
		if at == len(trial) && !bad {
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
// left-hand one. The front matter starts on a recto. A text that asks for it,
// or has nothing before it, stands as its page numbers say, odd ones on the
// right; else it follows the front matter.
func (c *composer) verso(index int, front bool) bool {
	switch {
	case front:
	case c.layout.Parts.Text == "recto" || c.front.expected == 0:
		index += c.start - 1
	default:
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
	dry   bool   // count, place nothing
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
	if p.dry {
		return
	}
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
		if rows == count && !pc.tight {
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
	if pc.set.rule > 0 {
		foot := top + Length(count-1)*lead + pc.set.size
		room := c.cellTop(row+rows) - foot
		p.page.Rules = append(p.page.Rules, shortRule(pc.set, x+Length(c.layout.Width())/2, foot+room/2)...)
	}
}

// shortRule is the short rule below a title, around the middle x.
func shortRule(st *setting, x, y Length) []Rule {
	if st.rule == 0 {
		return nil
	}
	half := st.size * 3 / 2
	return []Rule{{X1: x - half, X2: x + half, Y1: y, Y2: y, Width: Length(st.rule * float64(Point)), Color: st.color}}
}

// An entry is a place contents and outline lead to.
type entry struct {
	speech *speech.Speech // of a speech's own entry
	part   bool           // of a part of a merged book
	title  string
	level  int // 1 for a part or, in a book without, a speech; then the headings of speeches
	node   int // the link in the contents; -1 for none
	dest   Dest
	page   *page
}

// opens says whether a page with the entry at its top needs no running head:
// it says itself what follows.
func (e *entry) opens() bool { return e != nil && (e.part || e.speech != nil) }
