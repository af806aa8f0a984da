package pdf

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"jianggao/convert/typeset"
	"jianggao/convert/typeset/line"
	"jianggao/fonts"
)

// fontGlyphs is the most glyphs one embedded font gets. A face of which a
// document uses more is embedded as several fonts.
const fontGlyphs = 60000

// A code is a glyph of an embedded font: the font's number in the upper half,
// the glyph, which is also its character code, in the lower.
type code uint32

func (c code) font() int   { return int(c >> 16) }
func (c code) gid() uint16 { return uint16(c) }

// An embedded is one font of the file: a face cut to some of its glyphs. Its
// glyph i+1 is keys[i].
type embedded struct {
	face int
	keys []fonts.Key
}

// An inking is what of the fonts a document uses.
type inking struct {
	fonts []embedded
	lines [][]inkedLine // by page and line
	used  []bool        // by node: something is drawn for it
}

// An inkedLine is what a line is drawn with.
type inkedLine struct {
	// codes of the glyphs in order of the runs; one more than the line has
	// glyphs where a space belongs behind it that the line break took away.
	codes  []code
	before line.Unit // how far the first box reaches over the line's left edge
}

// collect numbers the glyphs of the document: by face, then code point, then
// variant, so that neighbours in the font are neighbours in Unicode.
func collect(d *typeset.Document, set *fonts.Set) (*inking, error) {
	c := collector{set: set, index: map[faceKey]code{}, texts: make([]follower, len(d.Nodes))}
	for i, n := range d.Nodes {
		c.texts[i].text = n.Text
	}
	ink := &inking{used: make([]bool, max(len(d.Nodes), 1))}
	total := 0
	for p := range d.Pages {
		for i := range d.Pages[p].Lines {
			total++
			for _, r := range d.Pages[p].Lines[i].Runs {
				total += len(r.Glyphs)
			}
		}
	}
	all := make([]code, 0, total) // never grows: the lines are parts of it
	for p := range d.Pages {
		page := &d.Pages[p]
		lines := make([]inkedLine, len(page.Lines))
		for i := range page.Lines {
			from := len(all)
			all, lines[i].before = c.line(all, &page.Lines[i], ink.used)
			lines[i].codes = all[from:len(all):len(all)]
		}
		ink.lines = append(ink.lines, lines)
		for _, l := range page.Links {
			ink.used[l.Node] = true
		}
	}
	final, err := c.number(ink)
	if err != nil {
		return nil, err
	}
	for i, first := range all {
		all[i] = final[first]
	}
	return ink, nil
}

// A faceKey is a glyph of one of the set's faces.
type faceKey struct {
	face int
	key  fonts.Key
}

// A collector finds the distinct glyphs. While it collects, a code is the
// number of a faceKey in order of first use.
type collector struct {
	set   *fonts.Set
	index map[faceKey]code
	keys  []faceKey
	texts []follower // by node
	row   []slot     // of the line at hand
}

func (c *collector) code(face int, key fonts.Key) code {
	k := faceKey{face, key}
	n, ok := c.index[k]
	if !ok {
		n = code(len(c.keys))
		c.index[k] = n
		c.keys = append(c.keys, k)
	}
	return n
}

// line adds the codes of a line's glyphs.
func (c *collector) line(to []code, l *typeset.Line, used []bool) (codes []code, before line.Unit) {
	c.row = c.row[:0]
	for i, r := range l.Runs {
		for _, g := range r.Glyphs {
			c.row = append(c.row, slot{g, i})
		}
	}
	if len(c.row) == 0 {
		return to, 0
	}
	before = fitBoxes(c.row)
	wide, _ := spread(l.Track)
	var text *follower
	run, upem := -1, 0
	for _, g := range c.row {
		if g.run != run {
			run = g.run
			r := l.Runs[run]
			upem, text = c.set.Face(r.Face).UnitsPerEm(), nil
			if r.Node > 0 && l.Artifact == typeset.NotArtifact {
				used[r.Node] = true
				text = &c.texts[r.Node]
			}
		}
		if g.Open {
			g.Advance += wide
		}
		to = append(to, c.code(l.Runs[run].Face, variant(g.Glyph, upem)))
		if text != nil {
			text.pass(g.Rune)
		}
	}
	if text != nil && text.atSpace() {
		face := l.Runs[run].Face
		if gid, ok := c.set.Face(face).Index(' '); ok {
			to = append(to, c.code(face, fonts.Key{Rune: ' ', Advance: c.set.Face(face).Advance(gid)}))
		}
	}
	return to, before
}

// trackStep is the widest track that text extractors do not take for a space
// between characters (a tenth of an em in Poppler, the strictest).
const trackStep = line.Em / 10

// spread parts the track of a line. What is wide goes into the glyphs, as
// variants with more room after them; the rest, which changes from line to
// line, stays between them. In steps, so that a character has few variants.
func spread(track line.Unit) (wide, rest line.Unit) {
	wide = max(0, track) / trackStep * trackStep
	return wide, track - wide
}

// maxScale is the largest horizontal scale a glyph variant can have.
const maxScale = 1<<15 - 1

// variant gives the glyph of a font for a glyph of a line: what is counted in
// units of the line becomes font units.
func variant(g line.Glyph, upem int) fonts.Key {
	k := fonts.Key{
		Rune:    g.Rune,
		Advance: max(0, divide(int(g.Advance)*upem, int(line.Em))),
		DX:      divide(int(g.Shift)*upem, int(line.Em)),
	}
	if g.Scale > 0 && g.Scale != line.Em {
		k.Scale = min(divide(int(g.Scale)<<14, int(line.Em)), maxScale)
	}
	return k
}

// divide is a/b to the nearest whole number, halves up; b is above 0.
func divide(a, b int) int {
	a = 2*a + b
	b *= 2
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// number sorts the glyphs into fonts; it gives the final code for the number
// of each.
func (c *collector) number(ink *inking) ([]code, error) {
	order := make([]code, len(c.keys))
	for i := range order {
		order[i] = code(i)
	}
	slices.SortFunc(order, func(a, b code) int {
		x, y := c.keys[a], c.keys[b]
		return cmp.Or(cmp.Compare(x.face, y.face), cmp.Compare(x.key.Rune, y.key.Rune),
			cmp.Compare(x.key.DX, y.key.DX), cmp.Compare(x.key.Advance, y.key.Advance), cmp.Compare(x.key.Scale, y.key.Scale))
	})
	final := make([]code, len(order))
	for _, n := range order {
		k := c.keys[n]
		last := len(ink.fonts) - 1
		if last < 0 || ink.fonts[last].face != k.face || len(ink.fonts[last].keys) == fontGlyphs {
			ink.fonts = append(ink.fonts, embedded{face: k.face})
			last++
		}
		f := &ink.fonts[last]
		f.keys = append(f.keys, k.key)
		final[n] = code(last)<<16 | code(len(f.keys))
	}
	if len(ink.fonts) > 0xFFFF {
		return nil, errors.New("the document uses more glyphs than a PDF can embed")
	}
	return final, nil
}

// A follower follows the drawing of a node through the node's text, to see
// where a line break took a space away: PDF readers join the lines of an
// element as they are, so the space has to stand in the page (ISO 32000-1,
// 14.8.2.6). Where drawing and text differ it gives up.
type follower struct {
	text string // still to come
	lost bool
}

func (f *follower) pass(r rune) {
	if f.lost {
		return
	}
	rest := f.text
	if !strings.ContainsRune(spaces, r) {
		rest = strings.TrimLeft(rest, spaces)
	}
	next, size := utf8.DecodeRuneInString(rest)
	if size == 0 || next != r {
		f.lost = true
		return
	}
	f.text = rest[size:]
}

// atSpace says whether a space comes next, and then something else.
func (f *follower) atSpace() bool {
	rest := strings.TrimLeft(f.text, spaces)
	return !f.lost && len(rest) < len(f.text) && rest != ""
}

// spaces are what stands between the words of a node and is not always drawn.
const spaces = " \u3000"
