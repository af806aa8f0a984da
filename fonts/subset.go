package fonts

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// A Key is one glyph of a subset: a character, drawn plainly or as a variant
// with a width and a place of its own. Chinese composition squeezes marks,
// sets gaps and corrects widths; as variants these need no moves between the
// glyphs of a line, which text extractors take for spaces.
type Key struct {
	Rune    rune
	Advance int // final advance width, font units
	DX, DY  int // ink moved right and up, font units, after scaling
	Scale   int // horizontal scale of the ink in 1/16384; 0 for none
}

// unitScale is 1 in the fixed-point form of composite glyphs (F2Dot14).
const unitScale = 1 << 14

func (k Key) plain() bool { return k.DX == 0 && k.DY == 0 && (k.Scale == 0 || k.Scale == unitScale) }

// A Subset is a font of few glyphs: glyph 0 is the box, glyph i+1 is keys[i],
// then come outlines these are composed of.
type Subset struct {
	Data     []byte // TrueType with the tables a PDF needs: glyf head hhea hmtx loca maxp
	Advances []int  // by glyph, font units
	BBox     [4]int // xMin, yMin, xMax, yMax over all glyphs, font units
}

// flags of a component of a composite glyph.
const (
	argsAreWords    = 1 << 0
	argsAreXY       = 1 << 1
	haveScale       = 1 << 3
	moreComponents  = 1 << 5
	haveXYScale     = 1 << 6
	haveTwoByTwo    = 1 << 7
	haveInstruction = 1 << 8
)

// noGlyph stands for a glyph that is empty whatever the face has.
const noGlyph = 0xFFFF

const (
	maxDepth     = 8       // nesting of composite glyphs
	maxParts     = 1 << 12 // of one composite glyph
	maxGlyphData = 1 << 26 // bytes of all outlines of a subset
)

// A cutter collects the glyphs of a subset.
type cutter struct {
	face     *Face
	from     []uint16          // by new glyph: the face's glyph its outline is copied from
	at       map[uint16]uint16 // the face's glyph: new glyph that holds its plain outline
	glyf     []byte
	loca     []uint32
	bearings []int // by new glyph: left side bearing
	out      Subset
	depth    map[uint16]int // the face's composite glyphs: nesting below them
}

// Subset cuts the face to the given glyphs, which must be distinct. A
// character the face lacks gets the face's box. It fails on broken outlines
// and never changes the face.
func (f *Face) Subset(keys []Key) (*Subset, error) {
	c, err := f.cut(keys)
	if err != nil {
		return nil, err
	}
	c.out.Data = sfnt(c.tables())
	return &c.out, nil
}

// cut collects the glyphs of a subset.
func (f *Face) cut(keys []Key) (*cutter, error) {
	if len(keys) >= 0xFFFF-256 {
		return nil, fmt.Errorf("%d glyphs are more than a font can have", len(keys))
	}
	c := &cutter{face: f, at: map[uint16]uint16{0: 0}, depth: map[uint16]int{}, from: make([]uint16, 1, len(keys)+16)}
	c.out.BBox = [4]int{1<<15 - 1, 1<<15 - 1, -1 << 15, -1 << 15}
	for i, k := range keys {
		gid, has := f.Index(k.Rune)
		if !has && isInvisible(k.Rune) {
			gid = noGlyph
		} else if _, ok := c.at[gid]; !ok && k.plain() {
			c.at[gid] = uint16(i + 1)
		}
		c.from = append(c.from, gid)
	}
	for i := 0; i < len(c.from); i++ { // grows by the outlines composites need
		c.loca = append(c.loca, uint32(len(c.glyf)))
		var err error
		switch {
		case c.from[i] == noGlyph:
			c.metric(keys[i-1].Advance, [4]int{}, false)
		case i > 0 && i <= len(keys) && int(c.at[c.from[i]]) != i || i > 0 && i <= len(keys) && !keys[i-1].plain():
			err = c.variant(keys[i-1], c.from[i])
		default:
			advance := f.Advance(c.from[i])
			if i > 0 && i <= len(keys) {
				advance = keys[i-1].Advance
			}
			err = c.copy(c.from[i], advance)
		}
		if err != nil {
			return nil, err
		}
		if len(c.glyf) > maxGlyphData || len(c.from) > 0xFFFF {
			return nil, errors.New("broken font: the outlines are too large")
		}
	}
	c.loca = append(c.loca, uint32(len(c.glyf)))
	return c, nil
}

// need gives the new glyph that holds the plain outline of one of the face's.
func (c *cutter) need(gid uint16) uint16 {
	n, ok := c.at[gid]
	if !ok {
		n = uint16(len(c.from))
		c.at[gid] = n
		c.from = append(c.from, gid)
	}
	return n
}

// metric notes the width and the box of a glyph.
func (c *cutter) metric(advance int, box [4]int, ink bool) {
	advance = min(max(advance, 0), 0xFFFF)
	c.out.Advances = append(c.out.Advances, advance)
	if !ink {
		c.bearings = append(c.bearings, 0)
		return
	}
	c.bearings = append(c.bearings, box[0])
	for i := range 2 {
		c.out.BBox[i] = min(c.out.BBox[i], box[i])
		c.out.BBox[2+i] = max(c.out.BBox[2+i], box[2+i])
	}
}

// variant adds a composite of one component: the plain outline, moved.
func (c *cutter) variant(k Key, gid uint16) error {
	x0, y0, x1, y1, ink := c.face.Bounds(gid)
	if !ink {
		c.metric(k.Advance, [4]int{}, false)
		return nil
	}
	scaled := k.Scale != 0 && k.Scale != unitScale
	if scaled {
		if k.Scale < 0 || k.Scale >= 2*unitScale {
			return fmt.Errorf("glyph of %q scaled by %d/16384: out of range", k.Rune, k.Scale)
		}
		x0, x1 = floorDiv(x0*k.Scale, unitScale), -floorDiv(-x1*k.Scale, unitScale)
	}
	box := [4]int{x0 + k.DX, y0 + k.DY, x1 + k.DX, y1 + k.DY}
	for _, v := range box {
		if v != int(int16(v)) {
			return fmt.Errorf("glyph of %q moved by (%d, %d): out of range", k.Rune, k.DX, k.DY)
		}
	}
	flags := uint16(argsAreWords | argsAreXY)
	if scaled {
		flags |= haveXYScale
	}
	g := be.AppendUint16(c.glyf, 0xFFFF) // -1 contours: a composite
	for _, v := range box {
		g = be.AppendUint16(g, uint16(v))
	}
	g = be.AppendUint16(g, flags)
	g = be.AppendUint16(g, c.need(gid))
	g = be.AppendUint16(g, uint16(k.DX))
	g = be.AppendUint16(g, uint16(k.DY))
	if scaled {
		g = be.AppendUint16(g, uint16(k.Scale))
		g = be.AppendUint16(g, unitScale)
	}
	c.glyf = g
	c.metric(k.Advance, box, true)
	return nil
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// copy adds an outline of the face without its instructions.
func (c *cutter) copy(gid uint16, advance int) error {
	d, err := c.face.outline(gid)
	if err != nil {
		return err
	}
	if len(d) == 0 {
		c.metric(advance, [4]int{}, false)
		return nil
	}
	var box [4]int
	for i := range box {
		box[i] = int(int16(be.Uint16(d[2+2*i:])))
	}
	if contours := int(int16(be.Uint16(d))); contours >= 0 {
		err = c.copySimple(d, contours)
	} else {
		if _, err = c.nesting(gid, 0); err == nil {
			err = c.copyComposite(d)
		}
	}
	if err != nil {
		return fmt.Errorf("glyph %d: %w", gid, err)
	}
	if len(c.glyf)&1 == 1 { // offsets of the short loca count in twos
		c.glyf = append(c.glyf, 0)
	}
	c.metric(advance, box, true)
	return nil
}

var errOutline = errors.New("broken font: an outline is cut off")

func (c *cutter) copySimple(d []byte, contours int) error {
	p := 10 + 2*contours
	if p+2 > len(d) {
		return errOutline
	}
	rest := p + 2 + int(be.Uint16(d[p:]))
	if rest > len(d) {
		return errOutline
	}
	c.glyf = append(append(append(c.glyf, d[:p]...), 0, 0), d[rest:]...)
	return nil
}

// component is one part of a composite glyph: where its row begins, the flags,
// the face's glyph, and where the next row begins.
func component(d []byte, p int) (flags, gid uint16, next int, err error) {
	if p+4 > len(d) {
		return 0, 0, 0, errOutline
	}
	flags, gid = be.Uint16(d[p:]), be.Uint16(d[p+2:])
	next = p + 6
	if flags&argsAreWords != 0 {
		next += 2
	}
	switch {
	case flags&haveScale != 0:
		next += 2
	case flags&haveXYScale != 0:
		next += 4
	case flags&haveTwoByTwo != 0:
		next += 8
	}
	if next > len(d) {
		return 0, 0, 0, errOutline
	}
	return flags, gid, next, nil
}

func (c *cutter) copyComposite(d []byte) error {
	c.glyf = append(c.glyf, d[:10]...)
	for p, more := 10, true; more; {
		flags, gid, next, err := component(d, p)
		if err != nil {
			return err
		}
		row := len(c.glyf)
		c.glyf = append(c.glyf, d[p:next]...)
		be.PutUint16(c.glyf[row:], flags&^haveInstruction)
		be.PutUint16(c.glyf[row+2:], c.need(gid))
		p, more = next, flags&moreComponents != 0
	}
	return nil
}

// nesting is how deep the composites below a glyph go; it fails on loops.
func (c *cutter) nesting(gid uint16, above int) (int, error) {
	if above > maxDepth {
		return 0, errors.New("broken font: composite glyphs are nested in a loop or too deep")
	}
	if n, ok := c.depth[gid]; ok {
		return n, nil
	}
	d, err := c.face.outline(gid)
	if err != nil || len(d) < 10 || int16(be.Uint16(d)) >= 0 {
		return 0, err
	}
	deepest := 0
	for p, more, parts := 10, true, 0; more; parts++ {
		flags, part, next, err := component(d, p)
		if err != nil {
			return 0, err
		}
		if parts == maxParts {
			return 0, errors.New("broken font: a composite glyph has too many parts")
		}
		n, err := c.nesting(part, above+1)
		if err != nil {
			return 0, err
		}
		deepest = max(deepest, n+1)
		p, more = next, flags&moreComponents != 0
	}
	c.depth[gid] = deepest
	return deepest, nil
}

// tables writes the tables of the subset.
func (c *cutter) tables() map[string][]byte {
	n := len(c.loca) - 1
	if c.out.BBox[0] > c.out.BBox[2] { // no ink at all
		c.out.BBox = [4]int{}
	}
	head := slices.Clone(c.face.tables["head"][:54])
	be.PutUint32(head[8:], 0)
	for i, v := range c.out.BBox {
		be.PutUint16(head[36+2*i:], uint16(v))
	}
	var loca []byte
	long := len(c.glyf) > 2*0xFFFF
	for _, o := range c.loca {
		if long {
			loca = be.AppendUint32(loca, o)
		} else {
			loca = be.AppendUint16(loca, uint16(o/2))
		}
	}
	be.PutUint16(head[50:], 0)
	if long {
		be.PutUint16(head[50:], 1)
	}
	hhea := slices.Clone(c.face.tables["hhea"][:36])
	be.PutUint16(hhea[34:], uint16(n))
	var hmtx []byte
	for i := range n {
		hmtx = be.AppendUint16(hmtx, uint16(c.out.Advances[i]))
		hmtx = be.AppendUint16(hmtx, uint16(c.bearings[i]))
	}
	maxp := make([]byte, 32)
	copy(maxp, c.face.tables["maxp"])
	be.PutUint32(maxp, 0x10000)
	be.PutUint16(maxp[4:], uint16(n))
	points, contours := be.Uint16(maxp[6:]), be.Uint16(maxp[8:])
	be.PutUint16(maxp[10:], max(be.Uint16(maxp[10:]), points)) // a variant is a composite of all its points
	be.PutUint16(maxp[12:], max(be.Uint16(maxp[12:]), contours))
	be.PutUint16(maxp[14:], 1)    // zones
	for i := 16; i < 28; i += 2 { // no instructions: no twilight points, storage, functions, stack
		be.PutUint16(maxp[i:], 0)
	}
	be.PutUint16(maxp[28:], max(be.Uint16(maxp[28:]), 1))
	be.PutUint16(maxp[30:], min(be.Uint16(maxp[30:]), maxDepth)+1)
	return map[string][]byte{"glyf": c.glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp}
}

// sfnt puts tables into a font file, in order of name, with checksums.
func sfnt(tables map[string][]byte) []byte {
	var names []string
	size := 12
	for name, t := range tables {
		names = append(names, name)
		size += 16 + (len(t)+3)&^3
	}
	slices.SortFunc(names, strings.Compare)
	n := len(names)
	log := bits.Len(uint(n)) - 1
	out := make([]byte, 12+16*n, size)
	be.PutUint32(out, 0x10000)
	be.PutUint16(out[4:], uint16(n))
	be.PutUint16(out[6:], uint16(16<<log))
	be.PutUint16(out[8:], uint16(log))
	be.PutUint16(out[10:], uint16(16*n-16<<log))
	headAt := 0
	for i, name := range names {
		t := tables[name]
		if name == "head" {
			headAt = len(out)
		}
		row := out[12+16*i:]
		copy(row, name)
		be.PutUint32(row[4:], checksum(t))
		be.PutUint32(row[8:], uint32(len(out)))
		be.PutUint32(row[12:], uint32(len(t)))
		out = append(out, t...)
		for len(out)&3 != 0 {
			out = append(out, 0)
		}
	}
	const magic = 0xB1B0AFBA // the sum a sound font file has, by the OpenType specification
	be.PutUint32(out[headAt+8:], magic-checksum(out))
	return out
}

// checksum sums a table as 32-bit numbers, the end filled with zeros.
func checksum(b []byte) uint32 {
	var sum uint32
	for len(b) >= 4 {
		sum += be.Uint32(b)
		b = b[4:]
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		sum += be.Uint32(last[:])
	}
	return sum
}
