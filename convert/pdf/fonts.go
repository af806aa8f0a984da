package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"

	"jianggao/fonts"
)

// fontName is the name pages call an embedded font by.
func fontName(i int) string { return "F" + strconv.Itoa(i) }

// writeFonts writes the embedded fonts and gives the resources of all pages.
func writeFonts(out *objects, ink *inking, set *fonts.Set) (ref, error) {
	resources := out.reserve()
	var b buffer
	b.str("<</Font<<")
	for i, e := range ink.fonts {
		r, err := writeFont(out, e, set.Face(e.face))
		if err != nil {
			return 0, err
		}
		b.str("/").str(fontName(i)).str(" ").ref(r)
	}
	out.put(resources, b.str(">>>>"))
	return resources, nil
}

// writeFont writes one font: a Type 0 font whose character codes are the
// glyphs of its TrueType file (ISO 32000-1, 9.7).
func writeFont(out *objects, e embedded, face *fonts.Face) (ref, error) {
	cut, err := face.Subset(e.keys)
	if err != nil {
		return 0, fmt.Errorf("font %s: %w", face.Name(), err)
	}
	upem := face.UnitsPerEm()
	name := "/" + subsetTag(cut.Data) + "+" + face.PostScriptName()
	file := out.stream("/Length1 "+strconv.Itoa(len(cut.Data)), cut.Data)
	const symbolic = 4 // its characters are not those of Adobe's Latin set
	var d buffer
	d.str("<</Type/FontDescriptor/FontName").str(name).str("/Flags ").int(symbolic).str("/FontBBox[")
	for i, v := range cut.BBox {
		d.gap(i).int(perMille(v, upem))
	}
	d.str("]/ItalicAngle 0/Ascent ").int(perMille(face.Ascent(), upem)).str("/Descent ").int(perMille(face.Descent(), upem))
	d.str("/CapHeight ").int(perMille(face.CapHeight(), upem)).str("/StemV ").int(stem(face.Weight()))
	d.str("/FontFile2 ").ref(file).str(">>")
	descriptor := out.add(&d)
	var c buffer
	c.str("<</Type/Font/Subtype/CIDFontType2/BaseFont").str(name)
	c.str("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ").ref(descriptor)
	c.str("/DW 1000")
	writeWidths(&c, cut.Advances[:len(e.keys)+1], upem)
	descendant := out.add(c.str(">>"))
	var f buffer
	f.str("<</Type/Font/Subtype/Type0/BaseFont").str(name).str("/Encoding/Identity-H/DescendantFonts[").ref(descendant)
	f.str("]/ToUnicode ").ref(out.stream("", toUnicode(e.keys))).str(">>")
	return out.add(&f), nil
}

// subsetTag is the mark of six letters that tells one subset from another
// (ISO 32000-1, 9.6.4), made of what is in it.
func subsetTag(data []byte) string {
	sum := sha256.Sum256(data)
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag[:])
}

// perMille turns font units into thousandths of an em.
func perMille(v, upem int) int { return divide(v*1000, upem) }

// stem guesses the width of stems, which fonts do not tell, from the weight
// class; viewers use it only where they have to draw another font.
func stem(weight int) int {
	w := min(max(weight, 100), 1000)
	return 50 + w*w/4225
}

// fullWidth is the width the font's widths are given against: that of Han
// characters.
const fullWidth = 1000 * 1000

// writeWidths writes the widths of the glyphs that have another than the full
// width, in rows of neighbours (ISO 32000-1, 9.7.4.3).
func writeWidths(b *buffer, advances []int, upem int) {
	b.str("/W[")
	open := false
	for gid, a := range advances {
		w := divide(a*1000*1000, upem) // thousandths of the unit
		if w == fullWidth {
			if open {
				b.str("]")
			}
			open = false
			continue
		}
		if !open {
			b.int(gid).str("[")
		} else {
			b.str(" ")
		}
		open = true
		b.milli(w)
	}
	if open {
		b.str("]")
	}
	b.str("]")
}
