package typeset

import (
	"strings"

	"jianggao/layouts"
)

// impose lays the pages of a document two on each side of a sheet, for a
// booklet that is folded and stitched (T58). The sides come in the order they
// are printed: front and back of the outermost sheet, then of the next. Blank
// pages at the end, before a back cover, make the number a multiple of four.
// What led to a page leads to its side.
func impose(d *Document, s *layouts.Sheet, backCover bool) *Document {
	width, height := s.Turned()
	order := imposition(len(d.Pages), backCover)
	out := &Document{
		Width: Length(width), Height: Length(height), Nodes: d.Nodes, Outline: d.Outline, Warnings: d.Warnings,
		Duplex: ShortEdge, Pages: make([]Page, len(order)),
	}
	side := make([]int, len(d.Pages)) // by page: the side it lies on
	dy := (out.Height - d.Height) / 2
	for i, pair := range order {
		to := &out.Pages[i]
		creep := Length(i/2) * Length(s.Creep)
		var labels []string
		for half, n := range pair {
			if n < 0 {
				continue
			}
			side[n] = i
			// Both pages meet at the fold; inner sheets stand out at the fore edge
			// once folded, and are moved towards it.
			dx := out.Width/2 - d.Width + creep
			if half == 1 {
				dx = out.Width/2 - creep
			}
			to.lay(&d.Pages[n], dx, dy)
			if l := d.Pages[n].Label; l != "" {
				labels = append(labels, l)
			}
		}
		to.Label = strings.Join(labels, " | ")
		to.Spread = Side(i % 2)
	}
	move := func(at *Dest) {
		at.Page = side[at.Page]
		at.Y += dy
	}
	for i := range out.Outline {
		move(&out.Outline[i].Dest)
	}
	for i := range out.Pages {
		for k := range out.Pages[i].Links {
			move(&out.Pages[i].Links[k].To)
		}
	}
	for i := range out.Warnings {
		if w := &out.Warnings[i]; w.Page > 0 {
			w.Page = side[w.Page-1] + 1
		}
	}
	return out
}

// imposition gives the pages, by index, on the left and the right half of each
// side of the sheets of n pages; −1 for a blank. The last of n lies on the back
// of the outermost sheet where it is a cover.
func imposition(n int, backCover bool) [][2]int {
	all := (n + 3) / 4 * 4
	at := func(number int) int {
		switch {
		case backCover && number == all:
			return n - 1
		case number > n || backCover && number == n:
			return -1
		}
		return number - 1
	}
	var out [][2]int
	for s := 1; s <= all/4; s++ {
		out = append(out,
			[2]int{at(all - 2*s + 2), at(2*s - 1)},
			[2]int{at(2 * s), at(all - 2*s + 1)})
	}
	return out
}

// lay puts what stands on a page on a side of a sheet.
func (p *Page) lay(from *Page, dx, dy Length) {
	for _, l := range from.Lines {
		l.X, l.Y = l.X+dx, l.Y+dy
		p.Lines = append(p.Lines, l)
	}
	for _, r := range from.Rules {
		r.X1, r.X2, r.Y1, r.Y2 = r.X1+dx, r.X2+dx, r.Y1+dy, r.Y2+dy
		p.Rules = append(p.Rules, r)
	}
	for _, l := range from.Links {
		l.X, l.Y = l.X+dx, l.Y+dy
		p.Links = append(p.Links, l)
	}
}
