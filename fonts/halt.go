package fonts

import "strings"

// Marks whose blank half may go (CLREQ, punctuation width adjustment): what
// opens has it on the left, what closes or pauses on the right.
const (
	openingMarks = "“‘（〈《「『【〔〖［｛"
	closingMarks = "”’）〉》」』】〕〗］｝、，。．；：！？"
)

// halfWidths gives the table GPOS with the feature halt ("alternate half
// widths"): the way browsers and reading systems take the blank out of marks
// that meet, text-spacing-trim of CSS. The embedded faces were cut to their
// outlines and have none. A mark is in it whose advance is an em and whose ink
// keeps to its half; nil when there is no such mark.
func (f *Face) halfWidths(keys []Key) []byte {
	half := f.unitsPerEm / 2
	var opening, closing []uint16 // glyphs of the cut font, ascending as the keys are
	for i, k := range keys {
		gid, _ := f.Index(k.Rune)
		if k.Advance != f.unitsPerEm {
			continue
		}
		left, _, right, _, _ := f.Bounds(gid)
		switch {
		case strings.ContainsRune(openingMarks, k.Rune) && left >= half:
			opening = append(opening, uint16(i+1))
		case strings.ContainsRune(closingMarks, k.Rune) && right <= half:
			closing = append(closing, uint16(i+1))
		}
	}
	const xPlacement, xAdvance = 1, 4
	var tables [][]byte
	if len(opening) > 0 {
		tables = append(tables, singleAdjustment(opening, xPlacement|xAdvance, -half, -half))
	}
	if len(closing) > 0 {
		tables = append(tables, singleAdjustment(closing, xAdvance, -half))
	}
	if len(tables) == 0 {
		return nil
	}
	scripts := numbers(1, 'D'<<8|'F', 'L'<<8|'T', 8, // one script, at 8
		4, 0, // its language system, at 4; no others
		0, 0xFFFF, 1, 0) // no order, no required feature, one feature: the first
	features := numbers(1, 'h'<<8|'a', 'l'<<8|'t', 8, // one feature, at 8
		0, 1, 0) // no parameters, one lookup: the first
	lookup := numbers(1, 0, len(tables)) // single adjustment, no flags
	at := 6 + 2*len(tables)
	for _, t := range tables {
		lookup = append(lookup, numbers(at)...)
		at += len(t)
	}
	lookups := append(numbers(1, 4), lookup...) // one lookup, at 4
	for _, t := range tables {
		lookups = append(lookups, t...)
	}
	out := numbers(1, 0, 10, 10+len(scripts), 10+len(scripts)+len(features)) // version 1.0
	return append(append(append(out, scripts...), features...), lookups...)
}

// singleAdjustment is a subtable of GPOS of type 1, format 1: one change of
// position for all its glyphs.
func singleAdjustment(glyphs []uint16, format int, values ...int) []byte {
	out := numbers(1, 6+2*len(values), format)
	out = append(out, numbers(values...)...)
	out = append(out, numbers(1, len(glyphs))...) // coverage, format 1
	for _, g := range glyphs {
		out = be.AppendUint16(out, g)
	}
	return out
}

// numbers writes 16-bit numbers.
func numbers(vs ...int) []byte {
	var out []byte
	for _, v := range vs {
		out = be.AppendUint16(out, uint16(v))
	}
	return out
}
