package fonts

import (
	"errors"
	"sort"
)

// A cmap maps characters to glyphs: format 12 where the font has one, since
// only it reaches above U+FFFF, else format 4.
type cmap struct {
	groups   []byte // format 12: rows of first, last, glyph (12 bytes)
	segments []byte // format 4: from endCode on
	count    int    // of groups or segments
}

func readCmap(t []byte) (cmap, error) {
	var best cmap
	n := int(be.Uint16(t[2:]))
	for i := range n {
		if 4+8*(i+1) > len(t) {
			break
		}
		row := t[4+8*i:]
		platform, encoding, off := be.Uint16(row), be.Uint16(row[2:]), uint64(be.Uint32(row[4:]))
		if platform != 0 && (platform != 3 || encoding != 1 && encoding != 10) || off+16 > uint64(len(t)) {
			continue
		}
		sub := t[off:]
		switch be.Uint16(sub) {
		case 12:
			if c := uint64(be.Uint32(sub[12:])); 16+12*c <= uint64(len(sub)) {
				return cmap{groups: sub[16 : 16+12*c], count: int(c)}, nil
			}
		case 4:
			size := int(be.Uint16(sub[2:]))
			c := int(be.Uint16(sub[6:])) / 2
			if size <= len(sub) && 16+8*c <= size {
				best = cmap{segments: sub[14:size], count: c}
			}
		}
	}
	if best.count == 0 {
		return best, errors.New("the font has no table of Unicode characters (cmap format 4 or 12)")
	}
	return best, nil
}

// find gives the glyph of a character, 0 when there is none.
func (c cmap) find(r rune) uint16 {
	if c.groups != nil {
		i := sort.Search(c.count, func(i int) bool { return be.Uint32(c.groups[12*i+4:]) >= uint32(r) })
		if i < c.count {
			if first := be.Uint32(c.groups[12*i:]); uint32(r) >= first {
				return uint16(be.Uint32(c.groups[12*i+8:]) + uint32(r) - first)
			}
		}
		return 0
	}
	if r > 0xFFFF {
		return 0
	}
	i := sort.Search(c.count, func(i int) bool { return be.Uint16(c.segments[2*i:]) >= uint16(r) })
	if i == c.count {
		return 0
	}
	return c.inSegment(i, uint16(r))
}

// inSegment looks a character up in segment i of format 4.
func (c cmap) inSegment(i int, r uint16) uint16 {
	starts, deltas, offsets := c.segments[2*c.count+2:], c.segments[4*c.count+2:], c.segments[6*c.count+2:]
	first := be.Uint16(starts[2*i:])
	if r < first {
		return 0
	}
	delta, off := be.Uint16(deltas[2*i:]), int(be.Uint16(offsets[2*i:]))
	if off == 0 {
		return r + delta
	}
	at := 2*i + off + 2*int(r-first)
	if at+2 > len(offsets) {
		return 0
	}
	if g := be.Uint16(offsets[at:]); g != 0 {
		return g + delta
	}
	return 0
}

// each visits every character with its glyph, in order of the table.
func (c cmap) each(visit func(rune, uint16)) {
	if c.groups != nil {
		left := 1 << 17 // more characters than a font has: a limit for broken tables
		for i := range c.count {
			first, last, gid := be.Uint32(c.groups[12*i:]), be.Uint32(c.groups[12*i+4:]), be.Uint32(c.groups[12*i+8:])
			if last > 0x10FFFF || first > last {
				continue
			}
			for r := first; r <= last && left > 0; r++ {
				visit(rune(r), uint16(gid+r-first))
				left--
			}
		}
		return
	}
	left := 1 << 17
	for i := range c.count {
		first, last := int(be.Uint16(c.segments[2*c.count+2+2*i:])), int(be.Uint16(c.segments[2*i:]))
		for r := first; r <= last && r < 0xFFFF && left > 0; r++ {
			visit(rune(r), c.inSegment(i, uint16(r)))
			left--
		}
	}
}
