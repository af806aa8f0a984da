package pdf

import (
	"unicode/utf16"

	"jianggao/fonts"
)

// cmapHead and cmapTail stand around the table of a ToUnicode CMap
// (ISO 32000-1, 9.10.3).
const (
	cmapHead = `/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
`
	cmapTail = `endcmap
CMapName currentdict/CMap defineresource pop
end
end
`
)

// blockRows is the most rows of one block of the table.
const blockRows = 100

// toUnicode says which character each glyph is: glyph i+1 is keys[i]. A range
// keeps its high byte, of codes and of characters, as the specification asks.
func toUnicode(keys []fonts.Key) []byte {
	var rows []buffer
	for i := 0; i < len(keys); {
		n := 1 // codes that share their high byte
		for i+n < len(keys) && (i+1+n)>>8 == (i+1)>>8 {
			n++
		}
		run := 1 // of them: characters that follow one another
		for run < n && follows(keys[i+run-1].Rune, keys[i+run].Rune) {
			run++
		}
		var b buffer
		b.str("<").hex16(uint16(i + 1)).str("><")
		if run > 1 {
			b.hex16(uint16(i + run)).str(">")
			b.utf16(keys[i].Rune)
			n = run
		} else {
			for run < n && !follows(keys[i+run-1].Rune, keys[i+run].Rune) {
				run++
			}
			if run < n && run > 1 { // the last one begins a range
				run--
			}
			n = run
			b.hex16(uint16(i + n)).str(">[")
			for _, k := range keys[i : i+n] {
				b.utf16(k.Rune)
			}
			b.str("]")
		}
		rows = append(rows, b)
		i += n
	}
	out := buffer{}
	out.str(cmapHead)
	for len(rows) > 0 {
		n := min(blockRows, len(rows))
		out.int(n).str(" beginbfrange\n")
		for _, r := range rows[:n] {
			out.bytes = append(append(out.bytes, r.bytes...), '\n')
		}
		out.str("endbfrange\n")
		rows = rows[n:]
	}
	return out.str(cmapTail).bytes
}

// follows says whether b can be written as the next one of a range.
func follows(a, b rune) bool {
	return b == a+1 && b <= 0xFFFF && a>>8 == b>>8 && legible(a) == a && legible(b) == b
}

// legible is the character that is written for r: PDF/A-2 (6.2.11.7) allows
// no glyph to stand for these three, and what is no character cannot be one.
func legible(r rune) rune {
	if r <= 0 || r == 0xFEFF || r == 0xFFFE || r >= 0xD800 && r <= 0xDFFF || r > 0x10FFFF {
		return 0xFFFD
	}
	return r
}

// utf16 writes a character as a hexadecimal string.
func (b *buffer) utf16(r rune) *buffer {
	b.str("<")
	r = legible(r)
	if r > 0xFFFF {
		high, low := utf16.EncodeRune(r)
		b.hex16(uint16(high)).hex16(uint16(low))
	} else {
		b.hex16(uint16(r))
	}
	return b.str(">")
}
