package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"jianggao/convert/expression"
)

// fontFacts are what is known of a font.
type fontFacts struct {
	self       ref
	d          dict // the Type 0 font
	descendant dict
	descriptor dict
	program    *trueType // nil when it cannot be read
	length     int       // bytes of the program
	unicode    *readFont // nil when it cannot be read
	cmap       []byte    // its source
	widths     map[int]float64
	width      float64 // of glyphs that widths has not
	shown      map[shownCode]bool
}

// A shownCode is a code, in content with a text of its own or not.
type shownCode struct {
	code   int
	actual bool
}

// A trueType is an embedded font program.
type trueType struct {
	unitsPerEm int
	advances   []int
	tables     map[string][]byte
}

// isBox says whether a glyph is the one for missing characters, or only shows
// that one somewhere else.
func (t *trueType) isBox(glyph int) bool {
	be := binary.BigEndian
	loca, glyf := t.tables["loca"], t.tables["glyf"]
	var from int
	if be.Uint16(t.tables["head"][50:]) != 0 {
		if len(loca) < 4*glyph+4 {
			return false
		}
		from = int(be.Uint32(loca[4*glyph:]))
	} else {
		if len(loca) < 2*glyph+2 {
			return false
		}
		from = 2 * int(be.Uint16(loca[2*glyph:]))
	}
	const composite, more = 0xFFFF, 1 << 5 // the row of its first part stands behind the head
	if from < 0 || from > len(glyf)-14 {
		return glyph == 0
	}
	d := glyf[from:]
	return glyph == 0 || be.Uint16(d) == composite && be.Uint16(d[10:])&more == 0 && be.Uint16(d[12:]) == 0
}

var trueTypeTables = []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"}

// readTrueType reads the widths of a font program; nil when it is none.
func readTrueType(b []byte) *trueType {
	be := binary.BigEndian
	if len(b) < 12 || be.Uint32(b) != 0x10000 && string(b[:4]) != "true" {
		return nil
	}
	tables := map[string][]byte{}
	for i := range int(be.Uint16(b[4:])) {
		if len(b) < 12+16*(i+1) {
			return nil
		}
		row := b[12+16*i:]
		at, size := uint64(be.Uint32(row[8:])), uint64(be.Uint32(row[12:]))
		if at+size > uint64(len(b)) {
			return nil
		}
		tables[string(row[:4])] = b[at : at+size]
	}
	for _, t := range trueTypeTables {
		if tables[t] == nil {
			return nil
		}
	}
	if len(tables["head"]) < 54 || len(tables["hhea"]) < 36 || len(tables["maxp"]) < 6 {
		return nil
	}
	t := &trueType{tables: tables, unitsPerEm: int(be.Uint16(tables["head"][18:]))}
	metrics, hmtx := int(be.Uint16(tables["hhea"][34:])), tables["hmtx"]
	if metrics == 0 || len(hmtx) < 4*metrics || t.unitsPerEm == 0 {
		return nil
	}
	for i := range int(be.Uint16(tables["maxp"][4:])) {
		t.advances = append(t.advances, int(be.Uint16(hmtx[4*min(i, metrics-1):])))
	}
	return t
}

var subsetName = expression.Lazy(`^[A-Z]{6}\+.`)

// fontRules are of every font that is used.
var fontRules = []rule[*fontFacts]{
	{"A 6.2.11.2-1", "it is a Type 0 font with a name", func(_ *inspection, f *fontFacts) bool {
		return f.d["Type"] == name("Font") && f.d["Subtype"] == name("Type0") && hasKey(f.d, "BaseFont")
	}},
	{"A 6.2.11.2-3", "its descendant is a TrueType font by glyph", func(_ *inspection, f *fontFacts) bool {
		return f.descendant["Type"] == name("Font") && f.descendant["Subtype"] == name("CIDFontType2")
	}},
	{"A 6.2.11.3.1-1", "its characters are numbered as its encoding has it", func(c *inspection, f *fontFacts) bool {
		i := c.sub(f.descendant, "CIDSystemInfo")
		return f.d["Encoding"] == name("Identity-H") && hasKey(i, "Registry") && hasKey(i, "Ordering") && hasKey(i, "Supplement")
	}},
	{"UA 7.21.3.1-1", "its characters are numbered as its encoding has it", func(c *inspection, f *fontFacts) bool {
		return f.d["Encoding"] == name("Identity-H") && hasKey(c.sub(f.descendant, "CIDSystemInfo"), "Ordering")
	}},
	{"A 6.2.11.3.2-1", "it says which glyph each character is", func(_ *inspection, f *fontFacts) bool { return f.descendant["CIDToGIDMap"] == name("Identity") }},
	{"UA 7.21.3.2-1", "it says which glyph each character is", func(_ *inspection, f *fontFacts) bool { return f.descendant["CIDToGIDMap"] == name("Identity") }},
	{"A 6.2.11.4.1-1", "it is embedded", func(_ *inspection, f *fontFacts) bool { return f.program != nil }},
	{"UA 7.21.4.1-1", "it is embedded", func(_ *inspection, f *fontFacts) bool { return f.program != nil }},
	{"A 6.2.11.4.2-2", "a list of its glyphs is whole or left out", func(_ *inspection, f *fontFacts) bool { return !hasKey(f.descriptor, "CIDSet") }},
	{"UA 7.21.4.2-2", "a list of its glyphs is whole or left out", func(_ *inspection, f *fontFacts) bool { return !hasKey(f.descriptor, "CIDSet") }},
	{"PDF 9.6.4", "its name says that it is a subset", func(_ *inspection, f *fontFacts) bool {
		n, _ := f.d["BaseFont"].(name)
		return subsetName.MatchString(string(n))
	}},
	{"PDF 9.7.6.2", "its parts have one name", func(_ *inspection, f *fontFacts) bool {
		n, _ := f.d["BaseFont"].(name)
		return f.descendant["BaseFont"] == n && f.descriptor["FontName"] == n
	}},
	{"PDF 9.9", "the length of its program is right", func(c *inspection, f *fontFacts) bool { return c.sub(f.descriptor, "FontFile2")["Length1"] == f.length }},
	{"PDF 9.8.1", "its descriptor is complete", func(_ *inspection, f *fontFacts) bool {
		for _, k := range []string{"Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV"} {
			if !hasKey(f.descriptor, k) {
				return false
			}
		}
		return true
	}},
	{"PDF 9.10.3-1", "its table of characters can be read", func(_ *inspection, f *fontFacts) bool { return f.unicode != nil }},
	{"PDF 9.10.3-2", "ranges of its table keep their high byte and blocks have at most 100 rows", func(_ *inspection, f *fontFacts) bool { return soundRanges(f.cmap) }},
}

// soundRanges checks what readToUnicode does not mind.
func soundRanges(cmap []byte) bool {
	l := lexer{data: cmap}
	var rows []any
	for !l.end() {
		v, err := l.object()
		if err != nil {
			return false
		}
		switch v {
		case keyword("beginbfrange"):
			rows = nil
		case keyword("endbfrange"):
			if len(rows) > 3*100 {
				return false
			}
			for ; len(rows) >= 3; rows = rows[3:] {
				from, _ := rows[0].(text)
				to, _ := rows[1].(text)
				if len(from) != 2 || len(to) != 2 || from[0] != to[0] {
					return false
				}
				if first, ok := rows[2].(text); ok && (len(first) < 2 || int(first[len(first)-1])+int(to[1])-int(from[1]) > 0xFF) {
					return false
				}
			}
		default:
			rows = append(rows, v)
		}
	}
	return true
}

// A shownGlyph is a character code that a page shows.
type shownGlyph struct {
	font   *fontFacts
	code   int
	actual bool // in content with a text of its own
}

func (g shownGlyph) unicode() (string, bool) {
	if g.font.unicode == nil {
		return "", false
	}
	s, ok := g.font.unicode.unicode[uint16(g.code)]
	return s, ok
}

func (g shownGlyph) inFont() bool {
	return g.font.program != nil && g.code < len(g.font.program.advances)
}

func hasCharacter(_ *inspection, g shownGlyph) bool { s, ok := g.unicode(); return ok && s != "" }

func lawfulCharacter(_ *inspection, g shownGlyph) bool {
	s, _ := g.unicode()
	return !strings.ContainsAny(s, "\x00\uFEFF\uFFFE") && utf8.ValidString(s)
}

func sameWidth(_ *inspection, g shownGlyph) bool {
	if !g.inFont() {
		return false
	}
	w, ok := g.font.widths[g.code]
	if !ok {
		w = g.font.width
	}
	return math.Abs(w-float64(g.font.program.advances[g.code])*1000/float64(g.font.program.unitsPerEm)) <= 1
}

// glyphRules are of every code of every font that is shown, once.
var glyphRules = []rule[shownGlyph]{
	{"A 6.2.11.4.1-2", "the font has its glyph", func(_ *inspection, g shownGlyph) bool { return g.inFont() }},
	{"UA 7.21.4.1-2", "the font has its glyph", func(_ *inspection, g shownGlyph) bool { return g.inFont() }},
	{"A 6.2.11.5-1", "its width is that of the font", sameWidth},
	{"UA 7.21.5-1", "its width is that of the font", sameWidth},
	{"A 6.2.11.7.2-1", "it has a character", hasCharacter},
	{"UA 7.21.7-1", "it has a character", hasCharacter},
	{"A 6.2.11.7.2-2", "its character is one of text", lawfulCharacter},
	{"UA 7.21.7-2", "its character is one of text", lawfulCharacter},
	{"A 6.2.11.7.3-1", "a character of private use is explained in place", func(_ *inspection, g shownGlyph) bool {
		s, _ := g.unicode()
		return g.actual || strings.IndexFunc(s, isPrivate) < 0
	}},
	{"A 6.2.11.8-1", "it is not the glyph for what is missing", func(_ *inspection, g shownGlyph) bool { return g.code != 0 }},
	{"UA 7.21.8-1", "it is not the glyph for what is missing", func(_ *inspection, g shownGlyph) bool { return g.code != 0 }},
}

// show checks the codes of a string.
func (c *inspection) show(f *fontFacts, s text, where string, actual bool) {
	apply(c, []rule[text]{{"PDF 9.7.6.1", "codes have two bytes", func(_ *inspection, s text) bool { return len(s)%2 == 0 }}}, where, s)
	for i := 0; i+1 < len(s); i += 2 {
		code := int(s[i])<<8 | int(s[i+1])
		if f.shown[shownCode{code, actual}] {
			continue
		}
		f.shown[shownCode{code, actual}] = true
		apply(c, glyphRules, fmt.Sprintf("%s, code %04X of font object %d", where, code, f.self), shownGlyph{f, code, actual})
	}
}

// fontOf reads a font, once.
func (c *inspection) fontOf(r ref) (*fontFacts, error) {
	if f, ok := c.fonts[r]; ok {
		return f, nil
	}
	f := &fontFacts{self: r, widths: map[int]float64{}, width: 1000, shown: map[shownCode]bool{}}
	c.fonts[r] = f
	var err error
	if f.d, err = c.file.dict(r); err != nil {
		return nil, err
	}
	list, err := c.file.array(f.d["DescendantFonts"])
	if err != nil {
		return nil, err
	}
	if len(list) > 0 {
		if f.descendant, err = c.file.dict(list[0]); err != nil {
			return nil, err
		}
	}
	f.descriptor = c.sub(f.descendant, "FontDescriptor")
	if data, err := c.file.streamData(f.descriptor["FontFile2"]); err == nil {
		f.program, f.length = readTrueType(data), len(data)
	}
	if data, err := c.file.streamData(f.d["ToUnicode"]); err == nil {
		f.cmap = data
		if u, err := readToUnicode(data); err == nil {
			f.unicode = u
		}
	}
	if v, ok := f.descendant["DW"]; ok {
		f.width = number(v)
	}
	if err := readCIDWidths(c.file, f.descendant, f.widths); err != nil {
		return nil, fmt.Errorf("font, object %d: %w", r, err)
	}
	apply(c, fontRules, fmt.Sprintf("font, object %d", r), f)
	return f, nil
}

// readCIDWidths reads the widths of a descendant font (ISO 32000-1, 9.7.4.3).
func readCIDWidths(f *file, descendant dict, to map[int]float64) error {
	broken := errors.New("the font's widths are broken")
	w, err := f.array(descendant["W"])
	if err != nil {
		return err
	}
	for len(w) >= 2 {
		first, _ := w[0].(int)
		next, err := f.resolve(w[1])
		if err != nil {
			return err
		}
		if row, ok := next.(array); ok {
			for i, v := range row {
				to[first+i] = number(v)
			}
			w = w[2:]
			continue
		}
		last, _ := next.(int)
		if len(w) < 3 || last-first > 0xFFFF || len(to) > 1<<17 {
			return broken
		}
		for g := first; g <= last; g++ {
			to[g] = number(w[2])
		}
		w = w[3:]
	}
	return nil
}
