package pdf

import (
	"strconv"
	"strings"
	"testing"
	"unicode"

	"jianggao/convert/typeset"
	"jianggao/convert/typeset/line"
	"jianggao/fonts"
)

// A setter sets text into pages for the tests: simple lines without rules of
// composition, but with everything a writer meets: squeezed marks, gaps,
// track, several faces in a line, elements over pages, contents with links.
type setter struct {
	set  *fonts.Set
	doc  *typeset.Document
	sect int
	y    typeset.Length
}

const (
	pageWidth  = 595276 // A4
	pageHeight = 841890
	margin     = 90 * typeset.Point
	bodySize   = typeset.Length(10500)
	leading    = typeset.Length(18 * typeset.Point)
)

// bundled gives the embedded fonts.
func bundled(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// A talk is a speech to set: a title, and blocks; a block that begins with #
// is a heading, one more level for every further #.
type talk struct {
	title  string
	blocks []string
}

// compose sets a book: a title page, contents, a new page for every talk.
func compose(t testing.TB, title string, talks []talk) (*typeset.Document, *fonts.Set) {
	t.Helper()
	s := &setter{set: bundled(t), doc: &typeset.Document{Width: pageWidth, Height: pageHeight}}
	s.doc.Nodes = []typeset.Node{{Role: typeset.RoleDocument, Parent: -1}}
	s.sect = s.add(typeset.RoleSection, 0, "")
	s.page("")
	s.block(typeset.RoleTitle, title, "hei", 28*typeset.Point)

	s.sect = s.add(typeset.RoleSection, 0, "")
	s.page("i")
	s.block(typeset.RoleTitle, "目录", "hei", 18*typeset.Point)
	toc := s.add(typeset.RoleContents, s.sect, "")
	const perPage = 30
	for i, k := range talks {
		if i > 0 && i%perPage == 0 {
			s.page("i" + strings.Repeat("i", i/perPage))
		}
		link := s.add(typeset.RoleLink, s.add(typeset.RoleContentsItem, toc, k.title), k.title)
		p := s.at()
		number := strconv.Itoa(i + 1)
		p.Lines = append(p.Lines,
			s.line(margin, s.y, bodySize, typeset.Run{Node: link, Face: 0, Glyphs: s.glyphs(k.title, "song")}),
			s.line(pageWidth-margin-20000, s.y, bodySize, typeset.Run{Node: link, Face: 0, Glyphs: s.glyphs(number, "song")}))
		p.Rules = append(p.Rules, typeset.Rule{X1: 2 * margin, Y1: s.y - 3000, X2: pageWidth - margin - 30000, Y2: s.y - 3000, Width: 900, Dots: 4000})
		p.Links = append(p.Links, typeset.Link{X: margin, Y: s.y - 10000, Width: pageWidth - 2*margin, Height: 14000, Node: link, Text: k.title})
		s.y += leading
	}
	front := len(s.doc.Pages)
	var starts []int
	for _, k := range talks {
		starts = append(starts, len(s.doc.Pages))
		s.sect = s.add(typeset.RoleSection, 0, "")
		s.page(strconv.Itoa(len(s.doc.Pages) - front + 1))
		s.doc.Outline = append(s.doc.Outline, typeset.Bookmark{Title: k.title, Level: 1, Dest: typeset.Dest{Page: len(s.doc.Pages) - 1, Y: s.y - 20000}})
		s.block(typeset.RoleTitle, k.title, "hei", 16*typeset.Point)
		for _, b := range k.blocks {
			if h := len(b) - len(strings.TrimLeft(b, "#")); h > 0 {
				s.block(typeset.RoleHeading1+typeset.Role(h-1), b[h:], "hei", 12*typeset.Point)
				s.doc.Outline = append(s.doc.Outline, typeset.Bookmark{Title: b[h:], Level: 1 + h, Dest: typeset.Dest{Page: len(s.doc.Pages) - 1, Y: s.y - 2*leading}})
			} else {
				s.block(typeset.RoleParagraph, b, "song", bodySize)
			}
		}
	}
	n := 0
	for p := range s.doc.Pages {
		for i := range s.doc.Pages[p].Links {
			s.doc.Pages[p].Links[i].To = typeset.Dest{Page: starts[n], Y: margin}
			n++
		}
	}
	return s.doc, s.set
}

func (s *setter) add(role typeset.Role, parent int, text string) int {
	s.doc.Nodes = append(s.doc.Nodes, typeset.Node{Role: role, Parent: parent, Text: text})
	return len(s.doc.Nodes) - 1
}

func (s *setter) at() *typeset.Page { return &s.doc.Pages[len(s.doc.Pages)-1] }

// page begins a page with a folio and a running head.
func (s *setter) page(label string) {
	s.doc.Pages = append(s.doc.Pages, typeset.Page{Label: label})
	s.y = margin + leading
	if label != "" {
		foot := s.line(pageWidth/2, pageHeight-50000, 9000, typeset.Run{Glyphs: s.glyphs(label, "song")})
		foot.Artifact = typeset.Folio
		head := s.line(margin, 60000, 9000, typeset.Run{Face: 3, Glyphs: s.glyphs("书眉", "kai")})
		head.Artifact = typeset.RunningHead
		s.at().Lines = append(s.at().Lines, foot, head)
	}
}

// line makes a line of runs.
func (s *setter) line(x, y, size typeset.Length, runs ...typeset.Run) typeset.Line {
	l := typeset.Line{X: x, Y: y, Size: size, Runs: runs}
	for _, r := range runs {
		for _, g := range r.Glyphs {
			l.Width += g.Advance
		}
	}
	return l
}

// glyphs gives the glyphs of a text with the widths of a family's faces.
func (s *setter) glyphs(text, family string) []line.Glyph {
	var out []line.Glyph
	for _, r := range text {
		face, _ := s.set.Pick(family, r)
		a, _, _, upem := s.set.Measure(face, r)
		out = append(out, line.Glyph{Rune: r, Advance: line.Unit(a * int(line.Em) / upem)})
	}
	return out
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// block sets a block in lines of the measure, justified by track.
func (s *setter) block(role typeset.Role, text, family string, size typeset.Length) {
	node := s.add(role, s.sect, text)
	measure := line.Unit(int64(pageWidth-2*margin) * int64(line.Em) / int64(size))
	gs := s.glyphs(text, family)
	for i := range gs {
		gs[i].Open = isHan(gs[i].Rune)
		if i > 0 {
			a, b := gs[i-1].Rune, gs[i].Rune
			switch {
			case isHan(a) && b < 0x80 && unicode.IsDigit(b), unicode.IsDigit(a) && a < 0x80 && isHan(b):
				gs[i-1].Advance += line.Em / 4
			case strings.ContainsRune("，。：；、”）》", a) && strings.ContainsRune("“（《", b):
				gs[i-1].Advance -= line.Em / 2
			}
			if b == '—' {
				gs[i].Scale, gs[i].Advance, gs[i].Shift = line.Em+line.Em/8, line.Em, -line.Em/16
			}
		}
	}
	for len(gs) > 0 {
		n, width := 0, line.Unit(0)
		for n < len(gs) && width+gs[n].Advance <= measure {
			width += gs[n].Advance
			n++
		}
		last := n == len(gs)
		if !last { // not within a word
			for k := n; k > 1; k-- {
				if gs[k].Rune >= 0x80 || gs[k-1].Rune >= 0x80 || gs[k-1].Rune == ' ' {
					n = k
					break
				}
			}
		}
		row := gs[:n:n]
		gs = gs[n:]
		if !last && row[n-1].Rune == ' ' { // as a composer does: the break takes the space away
			row = row[:n-1]
		}
		l := typeset.Line{X: margin, Y: s.y, Size: size, End: last}
		open := 0
		for i, g := range row {
			l.Width += g.Advance
			if g.Open && i < len(row)-1 {
				open++
			}
		}
		row[len(row)-1].Open = false
		if !last && open > 0 {
			l.Track = (measure - l.Width) / line.Unit(open)
			l.Width += l.Track * line.Unit(open)
		}
		for _, g := range row {
			face, _ := s.set.Pick(family, g.Rune)
			if k := len(l.Runs); k == 0 || l.Runs[k-1].Face != face {
				l.Runs = append(l.Runs, typeset.Run{Node: node, Face: face})
			}
			r := &l.Runs[len(l.Runs)-1]
			r.Glyphs = append(r.Glyphs, g)
		}
		if s.y > pageHeight-margin {
			s.page(strconv.Itoa(len(s.doc.Pages) + 1))
			l.Y = s.y
		}
		s.at().Lines = append(s.at().Lines, l)
		s.y += leading * max(size, bodySize) / bodySize
	}
}
