package typeset

import (
	"math"

	"jianggao/convert/typeset/line"
)

// A faceCache remembers what a set of fonts answered: a book asks for the same
// few thousand characters again and again.
type faceCache struct {
	faces    Faces
	families map[string]*family
	metrics  []*metric // by face
}

func newFaceCache(f Faces) *faceCache {
	return &faceCache{faces: f, families: map[string]*family{}}
}

// A table holds one value for each character asked for: blocks of 256 by code
// point.
type table[T any] struct {
	blocks [0x110000 >> 8]*[256]T
}

// at gives the place of r; ok is false for what is no code point.
func (t *table[T]) at(r rune) (*T, bool) {
	if r < 0 || r > 0x10FFFF {
		return nil, false
	}
	b := t.blocks[r>>8]
	if b == nil {
		b = new([256]T)
		t.blocks[r>>8] = b
	}
	return &b[r&0xFF], true
}

// A family knows which face draws a character.
type family struct {
	name  string
	faces Faces
	picks table[int32] // face + 1, negative when no face has the character; 0 when not asked yet
}

func (c *faceCache) family(name string) *family {
	f := c.families[name]
	if f == nil {
		f = &family{name: name, faces: c.faces}
		c.families[name] = f
	}
	return f
}

// pick gives the face that draws r, and whether it has it.
func (f *family) pick(r rune) (face int, ok bool) {
	at, valid := f.picks.at(r)
	if !valid {
		return 0, false
	}
	if *at == 0 {
		face, ok := f.faces.Pick(f.name, r)
		*at = int32(face + 1)
		if !ok {
			*at = -*at
		}
	}
	if *at < 0 {
		return int(-*at) - 1, false
	}
	return int(*at) - 1, true
}

// A metric measures one face in line units.
type metric struct {
	face     int
	faces    Faces
	measures table[measure]
}

type measure struct {
	advance, left, right line.Unit
	known                bool
}

func (c *faceCache) metric(face int) *metric {
	for len(c.metrics) <= face {
		c.metrics = append(c.metrics, &metric{face: len(c.metrics), faces: c.faces})
	}
	return c.metrics[face]
}

// Measure gives the widths of a character in line units. The composer gives a
// face only what Pick chose it for, so that it always has the character, or
// draws the box for it.
func (m *metric) Measure(r rune) (advance, inkLeft, inkRight line.Unit, ok bool) {
	at, valid := m.measures.at(r)
	if !valid {
		return line.Em, 0, line.Em, false
	}
	if !at.known {
		a, l, r, em := m.faces.Measure(m.face, r)
		if em <= 0 {
			em = 1000
		}
		unit := func(n int) line.Unit {
			return line.Unit(math.Round(float64(n) * float64(line.Em) / float64(em)))
		}
		*at = measure{unit(a), unit(l), unit(r), true}
	}
	return at.advance, at.left, at.right, true
}
