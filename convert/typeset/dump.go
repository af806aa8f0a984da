package typeset

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"jianggao/convert/typeset/line"
)

// Dump writes a document as text that a person can read: a paragraph for each
// page, in it one line for each line with
//
//	row of the grid (or the kind of artifact), x, baseline, size and width in
//	points, what the line's justification adds after each open glyph in em, a
//	colour that is not black, and
//	the text; marks that are not as wide as the font has them are followed by
//	their width in em.
//
// Rules and links follow the lines of their page.
func Dump(w io.Writer, d *Document) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "document %s × %s, %d pages\n", points(d.Width), points(d.Height), len(d.Pages))
	for i := range d.Pages {
		dumpPage(b, i, &d.Pages[i])
	}
	for _, m := range d.Outline {
		fmt.Fprintf(b, "%s> %s, page %d, y %s\n", strings.Repeat("  ", m.Level-1), m.Title, m.Dest.Page+1, points(m.Dest.Y))
	}
	for _, r := range d.Warnings {
		fmt.Fprintf(b, "warning, line %d: %v\n", r.Line, r)
	}
	return b.Flush()
}

func dumpPage(b *bufio.Writer, i int, p *Page) {
	side := "recto"
	if p.Spread == Verso {
		side = "verso"
	}
	fmt.Fprintf(b, "\npage %d (%s), %s\n", i+1, p.Label, side)
	for k := range p.Lines {
		ln := &p.Lines[k]
		place := "   -"
		switch {
		case ln.Artifact == RunningHead:
			place = "head"
		case ln.Artifact == Folio:
			place = " fol"
		case ln.Artifact == Ornament:
			place = " orn"
		case ln.Grid > 0:
			place = fmt.Sprintf("%4d", ln.Grid)
		}
		end := " "
		if ln.End {
			end = "¶"
		}
		fmt.Fprintf(b, "%s x%7s y%7s s%5s w%7s t%6s%s |%s%s\n", place, points(ln.X), points(ln.Y), points(ln.Size),
			points(length(ln.Width, ln.Size)), em(ln.Track), dumpColor(ln.Color), dumpText(ln), end)
	}
	for _, r := range p.Rules {
		what := "rule"
		if r.Dots > 0 {
			what = "dots"
		}
		fmt.Fprintf(b, "%s x%7s y%7s to %s, %s, width %s\n", what, points(r.X1), points(r.Y1), points(r.X2), points(r.Y2), points(r.Width))
	}
	for _, l := range p.Links {
		fmt.Fprintf(b, "link x%7s y%7s %s × %s to page %d: %s\n", points(l.X), points(l.Y), points(l.Width), points(l.Height), l.To.Page+1, l.Text)
	}
}

// dumpColor is a colour other than black.
func dumpColor(c Color) string {
	if c == (Color{}) {
		return ""
	}
	return fmt.Sprintf(" #%02x%02x%02x", c.R, c.G, c.B)
}

// dumpText is the text of a line; a run of another face than the line's first
// stands in angle brackets, a glyph of an odd width has it behind it.
func dumpText(ln *Line) string {
	var b strings.Builder
	for k, r := range ln.Runs {
		other := k > 0 && r.Face != ln.Runs[0].Face
		if other {
			fmt.Fprintf(&b, "<%d:", r.Face)
		}
		for _, g := range r.Glyphs {
			b.WriteRune(g.Rune)
			if g.Rune >= 0x2000 && g.Advance != line.Em {
				fmt.Fprintf(&b, "{%s}", em(g.Advance))
			}
		}
		if other {
			b.WriteByte('>')
		}
	}
	return b.String()
}

// points writes a length in points, to a hundredth, without needless zeros.
func points(l Length) string { return decimal(int64(l)/10, 100) }

// em writes a width in em, to a thousandth.
func em(u line.Unit) string { return decimal(int64(u)/24, 1000) }

func decimal(n, of int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := fmt.Sprintf("%s%d", sign, n/of)
	if rest := n % of; rest != 0 {
		digits := len(fmt.Sprint(of)) - 1
		s += strings.TrimRight(fmt.Sprintf(".%0*d", digits, rest), "0")
	}
	return s
}
