package typeset

import "jianggao/convert/speech"

// A pieceKind says how a piece clings to its neighbours at the foot of a page.
type pieceKind uint8

const (
	text       pieceKind = iota // a line of a paragraph
	heading                     // keeps two lines of text with it (T49)
	salutation                  // keeps one line with it (T49)
	signature                   // not split, takes two lines of text with it (T49)
	listing                     // an entry of the contents
)

// A piece is what stands or falls together when a page is filled: one line of
// a paragraph, or a whole heading. It takes whole lines of the grid (T52).
type piece struct {
	rows         int // lines of the grid, above and below included
	above, below int // blank ones of them
	kind         pieceKind
	set          *setting // nil for blank rows
	from, to     int      // lines of the setting
	wide         bool     // over all columns
	tight        bool     // its lines stand closer than the grid's
	entry        *entry   // what bookmarks and contents lead here; nil for none
	leads        bool     // a contents entry: leaders, page number and link go with it
	speech       *speech.Speech
}

// pieces makes a piece of each line of a block.
func pieces(st *setting, kind pieceKind) []piece {
	out := make([]piece, len(st.lines))
	for i := range st.lines {
		out[i] = piece{rows: 1, kind: kind, set: st, from: i, to: i + 1}
	}
	return out
}

// count is the number of lines of the piece's block.
func (p *piece) count() int {
	if p.set == nil {
		return 0
	}
	return len(p.set.lines)
}

// first and last say whether the piece is the first, the last line of a block
// of several.
func (p *piece) first() bool { return p.kind == text && p.from == 0 && p.count() > 1 }
func (p *piece) last() bool  { return p.kind == text && p.count() > 1 && p.to == p.count() }

// fitted gives a piece as it is, or, where it is higher than a page, cut into
// its lines: a heading nobody meant, but one that must not leave the paper.
func (c *composer) fitted(p piece) []piece {
	if p.rows <= c.layout.Grid.Lines || p.set == nil {
		return []piece{p}
	}
	pitch := Length(c.layout.Grid.Pitch)
	each := int((p.set.size*12/10 + pitch - 1) / pitch)
	var out []piece
	for i := p.from; i < p.to; i++ {
		one := piece{rows: each, kind: text, set: p.set, from: i, to: i + 1, wide: p.wide}
		if last := i == p.to-1; last {
			one.kind, one.leads = p.kind, p.leads
		}
		if i == p.from && !p.leads || one.leads {
			one.entry = p.entry
		}
		out = append(out, one)
	}
	return out
}
