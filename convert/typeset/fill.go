package typeset

import (
	"slices"

	"jianggao/convert/typeset/line"
	"jianggao/convert/warning"
)

// The costs of a page's foot, on the scale on which a first line alone there
// is 200 (T48). Feet of facing pages and of columns are seen together, so there
// a short one is worse than a first line; elsewhere it is the better one.
const (
	orphanCost      = 200 // a paragraph's first line ends the column (T48)
	shortCost       = 150 // each line a column is short
	shortFacingCost = 250 // the same where pages face, and in columns
	longCost        = 140 // the column is a line long, where that is allowed (T47)
	otherCost       = 20  // a re-broken paragraph is not the one at the foot
)

// An ending is one way to end a column.
type ending struct {
	end    int     // the first piece of the next column
	pieces []piece // as they are then
	cost   int64
}

// fill finds where a column of so many rows that starts with piece s ends: the
// index of the first piece of the next. It may re-break a paragraph for that
// (T47), so it gives the pieces back too.
func (c *composer) fill(ps []piece, s, rows int) (int, []piece) {
	if c.layout.Parts.PageEnd == "sentence" {
		return c.fillSentences(ps, s, rows)
	}
	e := c.bestEnding(ps, s, rows)
	if e.end < len(e.pieces) && e.pieces[e.end].last() && c.layout.Text.Widows != "off" {
		p, page := &e.pieces[e.end], c.nextPage
		if c.layout.Grid.Columns > 1 {
			page = 0 // the next column may be on this page
		}
		c.warn(warning.Warning{Line: p.set.origin, Page: page, Code: warning.LoneLine, Text: p.set.lineText(p.from)})
	}
	return e.end, e.pieces
}

// bestEnding weighs the ways to end a column. Its cost is worstEnding where the
// column ends as no column may.
func (c *composer) bestEnding(ps []piece, s, rows int) ending {
	full := fits(ps, s, rows)
	switch {
	case full == len(ps):
		return ending{end: full, pieces: ps}
	case full == s: // a piece higher than the column waits for the next page, or stands alone
		if rows == c.layout.Grid.Lines {
			full++
		}
		return ending{full, ps, worstEnding}
	}
	best := ending{full, ps, worstEnding}
	try := func(e int, ps []piece, cost int64) {
		if e == len(ps) || c.mayEnd(ps, s, e) {
			if e < len(ps) && ps[e-1].first() {
				cost += orphanCost
			}
			if cost < best.cost {
				best = ending{e, ps, cost}
			}
		}
	}
	try(full, ps, 0)
	if best.cost == 0 {
		return best
	}
	if c.layout.Text.Widows != "off" {
		if re, cost, ok := c.rebroken(ps, s, full); ok {
			try(fits(re, s, rows), re, cost)
		}
	}
	if c.layout.Text.LongPages && rows == c.layout.Grid.Lines && ps[full].last() {
		try(full+1, ps, longCost)
	}
	// Lines move over, and the column ends short.
	short := int64(shortCost)
	if c.layout.Page.Facing || c.layout.Grid.Columns > 1 {
		short = shortFacingCost
	}
	for e := full - 1; e > s; e-- {
		cost := short * int64(rows-rowsOf(ps[s:e]))
		if cost >= best.cost {
			break
		}
		try(e, ps, cost)
	}
	return best
}

// worstEnding is the cost of ending a column where none may end.
const worstEnding = int64(1) << 40

// rebroken gives the pieces with one of the paragraphs near the foot a line
// shorter or longer, so that the column that started with piece s and was full
// before piece full may end: the paragraph that straddles the foot where that
// helps (T47), else one before it that stands whole on the page.
func (c *composer) rebroken(ps []piece, s, full int) (re []piece, cost int64, ok bool) {
	at := full
	if p := &ps[full]; p.from > 0 {
		at -= p.from
		if p.kind == text && p.last() && at >= s { // its last line would stand alone
			for _, by := range []int{-1, 1} {
				if re, cost, ok := c.rebreak(ps, at, by); ok {
					return re, cost, true
				}
			}
		}
	}
	// One line less before the foot brings the next piece onto the page, one
	// more pushes the last one off.
	var worth []int
	for _, by := range []int{-1, 1} {
		if e := full - by; e < len(ps) && ps[min(full, e)].rows == 1 && c.mayEnd(ps, s, e) && !ps[e-1].first() {
			worth = append(worth, by)
		}
	}
	for tried := 0; at > s && tried < nearFoot && len(worth) > 0; tried++ {
		at -= 1 + ps[at-1].from
		if at < s || ps[at].kind != text {
			continue
		}
		for _, by := range worth {
			if re, cost, ok := c.rebreak(ps, at, by); ok {
				return re, cost + otherCost, true
			}
		}
	}
	return nil, 0, false
}

// nearFoot is the number of paragraphs that are tried in another breaking.
const nearFoot = 5

// fits is the index of the first piece from s on that does not fit into the
// rows.
func fits(ps []piece, s, rows int) int {
	for s < len(ps) && ps[s].rows <= rows {
		rows -= ps[s].rows
		s++
	}
	return s
}

func rowsOf(ps []piece) int {
	n := 0
	for i := range ps {
		n += ps[i].rows
	}
	return n
}

// mayEnd says whether a column that starts with piece s may end before piece
// e.
func (c *composer) mayEnd(ps []piece, s, e int) bool {
	if e <= s {
		return false
	}
	before, after := &ps[e-1], &ps[e]
	widows := c.layout.Text.Widows
	switch {
	case widows != "off" && after.last(): // T47
		return false
	case widows == "strict" && before.first(): // T48
		return false
	case before.kind == heading, before.kind == salutation: // T49
		return false
	case before.kind == text && e-1 > s && ps[e-2].kind == heading && after.kind == text: // T49: two lines
		return false
	case after.kind == signature: // T49: not split, and not alone
		return false
	case e+1 < len(ps) && ps[e+1].kind == signature && after.kind == text && before.kind == text: // T49: two lines with it
		return false
	}
	return true
}

// rebreak sets the paragraph whose first piece is at from one line longer or
// shorter, when the rules allow it and the lines get no more than twice as bad
// (T47). It gives the pieces with the paragraph replaced and what it costs, up
// to 100 for the worst allowed.
func (c *composer) rebreak(ps []piece, from, by int) ([]piece, int64, bool) {
	st := ps[from].set
	if st == nil || st.source.Looseness != 0 || !st.mayRun(by) {
		return nil, 0, false // broken anew for another column, or no hope
	}
	alt := st.looser(by)
	limit := 2*st.cost + rebreakSlack
	if len(alt.lines) != len(st.lines)+by || alt.cost > limit || worse(alt, st) {
		return nil, 0, false
	}
	made := pieces(alt, text)
	for i := range made {
		made[i].speech = ps[from].speech
	}
	cost := max(1, 100*(alt.cost-st.cost)/(limit-st.cost))
	return slices.Concat(ps[:from], made, ps[from+len(st.lines):]), cost, true
}

// mayRun says whether a paragraph could take so many lines more or fewer within
// what re-breaking may cost: what the last line holds must be squeezed out of
// the others, or its room and two characters be made by stretching them. The
// bounds are generous.
func (st *setting) mayRun(by int) bool {
	n := line.Unit(len(st.lines))
	if n < 2 {
		return false
	}
	last := st.lines[n-1].Width
	if by < 0 {
		return last <= (n-1)*line.Em*9/8
	}
	return st.source.Measure-last+2*line.Em <= n*st.source.Measure*3/32
}

// rebreakSlack is what re-breaking may cost beside twice the old cost (T47):
// 10⁴ demerits, which the line breaker counts in 1/10000.
const rebreakSlack = 10_000 * 10_000

// worse says whether one setting has lines that break a rule where the other
// has none.
func worse(a, b *setting) bool {
	bad := func(st *setting) (n int) {
		for i := range st.lines {
			if ln := &st.lines[i]; ln.Overfull > 0 || ln.Underfull > 0 || ln.Forced != line.NotForced {
				n++
			}
		}
		return n
	}
	return bad(a) > bad(b)
}
