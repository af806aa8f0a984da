package typeset

import (
	"slices"

	"jianggao/convert/typeset/line"
)

// fill finds where a column of so many rows that starts with piece s ends: the
// index of the first piece of the next. It may re-break a paragraph for that
// (T47), so it gives the pieces back too.
func (c *composer) fill(ps []piece, s, rows int) (int, []piece) {
	full := fits(ps, s, rows)
	if full == len(ps) {
		return full, ps
	}
	if full == s { // a piece higher than the column stands alone
		return s + 1, ps
	}
	if c.mayEnd(ps, s, full) {
		return full, ps
	}
	// First remedy: the paragraph that straddles the foot, one line shorter or
	// longer.
	if p := &ps[full]; p.kind == text && c.layout.Text.Widows != "off" {
		for _, by := range []int{-1, 1} {
			re, ok := c.rebreak(ps, full, by)
			if !ok {
				continue
			}
			if e := fits(re, s, rows); e == len(re) || c.mayEnd(re, s, e) && rowsOf(re[s:e]) == rows {
				return e, re
			}
		}
	}
	// Second: lines move over, and the column ends short.
	for e := full - 1; e > s; e-- {
		if c.mayEnd(ps, s, e) {
			return e, ps
		}
	}
	return full, ps
}

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
	before, after := &ps[e-1], &ps[e]
	if e == s {
		return false
	}
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

// rebreak sets the paragraph of piece at one line longer or shorter, when the
// rules allow it and the lines get no more than twice as bad (T47).
func (c *composer) rebreak(ps []piece, at, by int) ([]piece, bool) {
	st := ps[at].set
	if st.source.Looseness != 0 {
		return nil, false // it has been re-broken for the page before
	}
	alt := st.looser(by)
	if len(alt.lines) != len(st.lines)+by || alt.cost > 2*st.cost+rebreakSlack || worse(alt, st) {
		return nil, false
	}
	from := at
	for from > 0 && ps[from-1].set == st {
		from--
	}
	to := at
	for to < len(ps) && ps[to].set == st {
		to++
	}
	if ps[from].from != 0 {
		return nil, false
	}
	made := pieces(alt, text)
	for i := range made {
		made[i].speech = ps[at].speech
	}
	return slices.Concat(ps[:from], made, ps[to:]), true
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
