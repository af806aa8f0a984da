package fonts

import (
	"math/bits"
	"slices"
)

// Standalone cuts the face to the given characters and gives a whole font file
// of its own, which programs other than a PDF viewer can use too: a browser by
// @font-face, a rasteriser. Characters the face lacks are left out; they must
// come from another face. The names, the licence among them, stay, and full-width marks can
// be set half-width.
func (f *Face) Standalone(runes []rune) ([]byte, error) {
	var keys []Key
	runes = slices.Clone(runes)
	slices.Sort(runes)
	for _, r := range slices.Compact(runes) {
		if gid, ok := f.Index(r); ok {
			keys = append(keys, Key{Rune: r, Advance: f.Advance(gid)})
		}
	}
	c, err := f.cut(keys)
	if err != nil {
		return nil, err
	}
	t := c.tables()
	t["cmap"] = cmapOf(keys)
	t["post"] = append([]byte{0, 3, 0, 0}, make([]byte, 28)...) // version 3: glyphs have no names
	if gpos := f.halfWidths(keys); gpos != nil {
		t["GPOS"] = gpos
	}
	for _, name := range []string{"OS/2", "name"} {
		if old := f.tables[name]; len(old) > 0 {
			t[name] = old
		}
	}
	return sfnt(t), nil
}

// A run is characters that follow one another, as glyphs that do.
type run struct{ first, last, glyph int }

// cmapOf maps the keys, which are in order, to the glyphs from 1 on: format 4
// for old readers, format 12 for characters above U+FFFF.
func cmapOf(keys []Key) []byte {
	var runs []run
	for i, k := range keys {
		r := int(k.Rune)
		if n := len(runs); n > 0 && runs[n-1].last == r-1 && r != 0x10000 {
			runs[n-1].last = r
			continue
		}
		runs = append(runs, run{r, r, i + 1})
	}
	four, twelve := format4(runs), format12(runs)
	out := be.AppendUint16(nil, 0)
	out = be.AppendUint16(out, 2)
	for _, row := range []struct{ encoding, offset int }{{1, 20}, {10, 20 + len(four)}} {
		out = be.AppendUint16(out, 3) // Windows
		out = be.AppendUint16(out, uint16(row.encoding))
		out = be.AppendUint32(out, uint32(row.offset))
	}
	return slices.Concat(out, four, twelve)
}

// maxSegments is what fits the 16-bit length of format 4; a text that needs
// more has the rest in format 12 alone.
const maxSegments = 8000

func format4(runs []run) []byte {
	if i := slices.IndexFunc(runs, func(r run) bool { return r.first > 0xFFFE }); i >= 0 {
		runs = runs[:i]
	}
	runs = append(slices.Clone(runs[:min(len(runs), maxSegments)]), run{0xFFFF, 0xFFFF, 0x10000})
	n := len(runs)
	log := bits.Len(uint(n)) - 1
	out := make([]byte, 0, 16+8*n)
	for _, v := range []int{4, 16 + 8*n, 0, 2 * n, 2 << log, log, 2*n - 2<<log} {
		out = be.AppendUint16(out, uint16(v))
	}
	for _, r := range runs {
		out = be.AppendUint16(out, uint16(r.last))
	}
	out = be.AppendUint16(out, 0)
	for _, r := range runs {
		out = be.AppendUint16(out, uint16(r.first))
	}
	for _, r := range runs {
		out = be.AppendUint16(out, uint16(r.glyph-r.first))
	}
	return append(out, make([]byte, 2*n)...)
}

func format12(runs []run) []byte {
	out := be.AppendUint16(nil, 12)
	out = be.AppendUint16(out, 0)
	for _, v := range []int{16 + 12*len(runs), 0, len(runs)} {
		out = be.AppendUint32(out, uint32(v))
	}
	for _, r := range runs {
		out = be.AppendUint32(out, uint32(r.first))
		out = be.AppendUint32(out, uint32(r.last))
		out = be.AppendUint32(out, uint32(r.glyph))
	}
	return out
}
