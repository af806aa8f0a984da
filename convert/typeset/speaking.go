package typeset

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A speaker counts what is spoken (T59): Han characters and digits are one
// each, a Latin word is two, what stands in （） is not spoken, and marks take
// no time.
type speaker struct {
	node   int
	depth  int  // of brackets
	word   bool // inside a Latin word
	spoken int  // since the speech began
}

// hear counts a character of a node.
func (s *speaker) hear(node int, r rune) {
	if node != s.node {
		s.node, s.depth, s.word = node, 0, false
	}
	inWord := false
	switch {
	case r == '（':
		s.depth++
	case r == '）':
		s.depth = max(0, s.depth-1)
	case s.depth > 0:
	case r < 0x2000 && unicode.IsLetter(r):
		inWord = true
		if !s.word {
			s.spoken += 2
		}
	case unicode.IsLetter(r), unicode.IsDigit(r), r == '〇':
		s.spoken++
	}
	s.word = inWord
}

// speak counts what is spoken on each page and marks the minutes in the right
// margin of the lines they end in (T59). Titles are not spoken.
func (c *composer) speak() {
	if l := c.layout; !l.Speaking.Marks && !tellsTime(l.Speaking.Foot, l.Head.Verso, l.Head.Recto, l.Folio.Text) {
		return
	}
	var s speaker
	section := -1
	for _, p := range c.pages {
		if p.front {
			continue
		}
		before, carried := s.spoken, 0
		n := len(p.Lines)
		for i := range n {
			ln := &p.Lines[i]
			if ln.Block == 0 {
				continue
			}
			if at := c.doc.Nodes[ln.Runs[0].Node].Parent; at != section {
				carried += s.spoken - before
				section, s, before = at, speaker{}, 0
			}
			minute := s.spoken / c.layout.Speaking.Rate
			for _, r := range ln.Runs {
				for _, g := range r.Glyphs {
					s.hear(r.Node, g.Rune)
				}
			}
			if now := s.spoken / c.layout.Speaking.Rate; now > minute && c.layout.Speaking.Marks {
				c.mark(p, ln, strconv.Itoa(now)+"分", Length(c.layout.Width())+Length(c.layout.Grid.Size))
			}
		}
		p.spoken, p.elapsed = carried+s.spoken-before, s.spoken
	}
}

// tellsTime says whether one of the templates has a field that tells the time.
func tellsTime(templates ...string) bool {
	return slices.ContainsFunc(templates, func(t string) bool {
		return strings.Contains(t, "{time}") || strings.Contains(t, "{elapsed}")
	})
}

// mark sets a few words in the margin beside a line, off from its type area's
// left edge by x, or, where x is negative, ending so far left of it. They stand
// as high as the tops of the line's characters.
func (c *composer) mark(p *page, beside *Line, words string, x Length) {
	size := Length(c.layout.Head.Size)
	n := c.furnitureLine(words, c.layout.Folio.Family, size, 20*size)
	n.Artifact = Ornament
	n.Y = beside.Y - beside.Size*markRise/1000
	if x < 0 {
		x -= length(n.Width, size)
	}
	n.X = p.left + x
	p.Lines = append(p.Lines, n)
}

// markRise is the height of the foot of a mark's figures above the baseline of
// the line it stands beside, in thousandths of that line's em: high enough that
// no reader of the page takes it for a part of the line.
const markRise = 620

// duration writes the time n characters take: 1分20秒.
func (c *composer) duration(n int) string {
	seconds := (n*60 + c.layout.Speaking.Rate/2) / c.layout.Speaking.Rate
	if seconds < 60 {
		return fmt.Sprintf("%d秒", seconds)
	}
	if seconds%60 == 0 {
		return fmt.Sprintf("%d分", seconds/60)
	}
	return fmt.Sprintf("%d分%d秒", seconds/60, seconds%60)
}
