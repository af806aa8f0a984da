package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode/utf16"
)

var be = binary.BigEndian

// A Face is one TrueType font, read where it lies: tables are slices of the
// file, nothing is copied.
type Face struct {
	data   []byte
	tables map[string][]byte

	name, postScript, version, license string
	unitsPerEm                         int
	ascent, descent, capHeight, weight int
	glyphs                             int // number of glyphs
	metrics                            int // number of full entries of hmtx
	longLoca                           bool
	variable                           bool   // has variations; the outlines are those of its default
	box                                []byte // outline of glyph 0 where the face's is empty
	hmtx, loca, glyf                   []byte

	cmap cmap
	once sync.Once
	bmp  []uint16 // glyph of every character below U+10000, made at first use
}

// Errors a caller may want to tell apart.
var (
	ErrCFF        = errors.New("an OpenType font with PostScript (CFF) outlines; jianggao needs TrueType outlines: convert it with a font tool, or take the .ttf edition of the font")
	ErrRestricted = errors.New("the font's licence bits forbid embedding it in documents (OS/2 fsType: restricted)")
	ErrNoSubset   = errors.New("the font's licence bits forbid embedding a part of it in documents (OS/2 fsType: no subsetting); jianggao embeds only the characters of the book")
)

// Parse reads a TrueType font, or font number index of a TrueType collection.
// The bytes are kept and must not change. Errors say what kind of file it is
// when it is none of these.
func Parse(data []byte, index int) (*Face, error) {
	if len(data) < 12 {
		return nil, errors.New("not a font: the file is too short")
	}
	at := 0
	switch string(data[:4]) {
	case "ttcf":
		starts := collection(data)
		if index < 0 || index >= len(starts) {
			return nil, fmt.Errorf("the collection has %s; there is no number %d", listFonts(data, starts), index)
		}
		at = starts[index]
	case "wOFF", "wOF2":
		return nil, errors.New("a web font (WOFF); take the .ttf edition of the font")
	default:
		if index != 0 {
			return nil, fmt.Errorf("a single font, not a collection; there is no number %d", index)
		}
	}
	f, err := readDirectory(data, at)
	if err != nil {
		return nil, err
	}
	if err := f.readTables(); err != nil {
		return nil, err
	}
	return f, nil
}

// collection gives where the fonts of a TrueType collection begin, as far as
// its list reaches.
func collection(data []byte) []int {
	var starts []int
	for i := range min(uint64(be.Uint32(data[8:])), uint64(len(data)-12)/4) {
		starts = append(starts, int(be.Uint32(data[12+4*i:])))
	}
	return starts
}

// listFonts names the fonts of a collection.
func listFonts(data []byte, starts []int) string {
	const enough = 20
	var b strings.Builder
	fmt.Fprintf(&b, "%d fonts", len(starts))
	for i, at := range starts[:min(len(starts), enough)] {
		name := "unreadable"
		if f, err := readDirectory(data, at); err == nil {
			f.readNames()
			name = f.name
		}
		fmt.Fprintf(&b, "%s%d %s", []string{": ", ", "}[min(i, 1)], i, name)
	}
	return b.String()
}

// readDirectory finds the tables of the font that begins at a place.
func readDirectory(data []byte, at int) (*Face, error) {
	if at < 0 || at > len(data)-12 {
		return nil, errors.New("broken collection: a font begins beyond the end of the file")
	}
	switch string(data[at : at+4]) {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, ErrCFF
	default:
		return nil, fmt.Errorf("not a TrueType font (it begins with %q)", data[at:at+4])
	}
	f := &Face{data: data, tables: map[string][]byte{}}
	n := int(be.Uint16(data[at+4:]))
	if at+12+16*n > len(data) {
		return nil, errors.New("broken font: the list of tables is cut off")
	}
	for i := range n {
		row := data[at+12+16*i:]
		off, size := uint64(be.Uint32(row[8:])), uint64(be.Uint32(row[12:]))
		if off+size > uint64(len(data)) {
			return nil, fmt.Errorf("broken font: table %q reaches beyond the end of the file", row[:4])
		}
		f.tables[string(row[:4])] = data[off : off+size : off+size]
	}
	return f, nil
}

// least are the tables a face needs, and the least length of each.
var least = map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "cmap": 4, "glyf": 0}

func (f *Face) readTables() error {
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "loca", "cmap", "glyf"} {
		t, ok := f.tables[name]
		if !ok {
			if name == "glyf" && f.tables["CFF "] != nil {
				return ErrCFF
			}
			return fmt.Errorf("broken font: it has no table %q", name)
		}
		if len(t) < least[name] {
			return fmt.Errorf("broken font: table %q is cut off", name)
		}
	}
	head, hhea, maxp := f.tables["head"], f.tables["hhea"], f.tables["maxp"]
	f.unitsPerEm = int(be.Uint16(head[18:]))
	if f.unitsPerEm < 16 || f.unitsPerEm > 16384 {
		return fmt.Errorf("broken font: %d units per em", f.unitsPerEm)
	}
	f.longLoca = be.Uint16(head[50:]) != 0
	f.ascent, f.descent = int(int16(be.Uint16(hhea[4:]))), int(int16(be.Uint16(hhea[6:])))
	f.metrics = int(be.Uint16(hhea[34:]))
	f.glyphs = int(be.Uint16(maxp[4:]))
	f.hmtx, f.loca, f.glyf = f.tables["hmtx"], f.tables["loca"], f.tables["glyf"]
	if f.glyphs == 0 || f.metrics == 0 || f.metrics > f.glyphs || len(f.hmtx) < 4*f.metrics {
		return errors.New("broken font: table \"hmtx\" does not fit the number of glyphs")
	}
	size := 2
	if f.longLoca {
		size = 4
	}
	if len(f.loca) < size*(f.glyphs+1) {
		return errors.New("broken font: table \"loca\" does not fit the number of glyphs")
	}
	f.capHeight, f.weight = f.ascent, 400
	if os2 := f.tables["OS/2"]; len(os2) >= 10 {
		f.weight = int(be.Uint16(os2[4:]))
		if kind := be.Uint16(os2[8:]); kind&0xF == 2 || kind&0x200 != 0 {
			return ErrRestricted
		} else if kind&0x100 != 0 {
			return ErrNoSubset
		}
		if len(os2) >= 90 {
			f.capHeight = int(int16(be.Uint16(os2[88:])))
		}
	}
	_, f.variable = f.tables["fvar"]
	f.readNames()
	if d, err := f.outline(0); err == nil && len(d) == 0 {
		f.box = drawBox(f.Advance(0), f.capHeight, f.unitsPerEm)
	}
	var err error
	f.cmap, err = readCmap(f.tables["cmap"])
	return err
}

// drawBox is the outline of an empty box, for faces that show nothing where
// they lack a character: a reader has to see that something is missing.
func drawBox(width, height, upem int) []byte {
	pen := max(upem/20, 1)
	x0, x1 := upem/12, max(width, upem/2)-upem/12
	y1 := min(max(height, upem/2), upem)
	points := [][2]int{ // the outer edge clockwise, the inner one against it
		{x0, 0}, {x0, y1}, {x1, y1}, {x1, 0},
		{x0 + pen, pen}, {x1 - pen, pen}, {x1 - pen, y1 - pen}, {x0 + pen, y1 - pen},
	}
	var d []byte
	put := func(numbers ...int) {
		for _, n := range numbers {
			d = be.AppendUint16(d, uint16(int16(n)))
		}
	}
	put(2, x0, 0, x1, y1) // contours, box
	put(3, 7, 0)          // last points of the contours, no instructions
	for range points {
		d = append(d, 1) // on the curve, both coordinates in words
	}
	for axis := range 2 {
		last := 0
		for _, p := range points {
			put(p[axis] - last)
			last = p[axis]
		}
	}
	return d
}

// readNames takes the face's names, in English where it has them; a broken
// name table only costs the names.
func (f *Face) readNames() {
	f.name, f.postScript = "unnamed", "Unnamed"
	t := f.tables["name"]
	if len(t) < 6 {
		return
	}
	n, start := int(be.Uint16(t[2:])), int(be.Uint16(t[4:]))
	into := map[uint16]*string{4: &f.name, 5: &f.version, 6: &f.postScript, 13: &f.license}
	best := map[uint16]int{}
	for i := range n {
		if 6+12*(i+1) > len(t) {
			return
		}
		row := t[6+12*i:]
		platform, encoding, language, id := be.Uint16(row), be.Uint16(row[2:]), be.Uint16(row[4:]), be.Uint16(row[6:])
		to := into[id]
		from := start + int(be.Uint16(row[10:]))
		end := from + int(be.Uint16(row[8:]))
		if to == nil || end > len(t) || end == from {
			continue
		}
		rank := 0
		switch {
		case platform == 3 && language == 0x409:
			rank = 3
		case platform == 3 || platform == 0:
			rank = 2
		case platform == 1 && encoding == 0:
			rank = 1
		}
		if rank <= best[id] {
			continue
		}
		best[id] = rank
		if platform == 1 {
			*to = macRoman(t[from:end])
			continue
		}
		var u []uint16
		for k := from; k+1 < end; k += 2 {
			u = append(u, be.Uint16(t[k:]))
		}
		*to = string(utf16.Decode(u))
	}
}

// macRoman decodes the part of that encoding that is ASCII.
func macRoman(b []byte) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7F {
			return '?'
		}
		return r
	}, string(b))
}

// Name is the full name of the font.
func (f *Face) Name() string { return f.name }

// PostScriptName is the font's name for PDF: ASCII without spaces, at most 63
// characters (OpenType, name ID 6).
func (f *Face) PostScriptName() string {
	const most = 63
	var b []byte
	for _, c := range []byte(f.postScript) {
		if c > ' ' && c < 0x7F && !isDelimiter(c) && len(b) < most {
			b = append(b, c)
		}
	}
	if len(b) == 0 {
		return "Unnamed"
	}
	return string(b)
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%', '#':
		return true
	}
	return false
}

// UnitsPerEm is the number of font units to the em.
func (f *Face) UnitsPerEm() int { return f.unitsPerEm }

// Ascent is the height of the tallest characters above the baseline, in font units.
func (f *Face) Ascent() int { return f.ascent }

// Descent is the depth below the baseline, in font units; negative.
func (f *Face) Descent() int { return f.descent }

// CapHeight is the height of capital letters, in font units.
func (f *Face) CapHeight() int { return f.capHeight }

// Weight is the weight class, 400 for regular.
func (f *Face) Weight() int { return f.weight }

// Data is the whole font file the face was read from. It must not be changed.
func (f *Face) Data() []byte { return f.data }

// Index gives the glyph of a character; ok is false, and the glyph 0, when the
// face has none.
func (f *Face) Index(r rune) (gid uint16, ok bool) {
	if r < 0 {
		return 0, false
	}
	if r > 0xFFFF {
		gid = f.cmap.find(r)
	} else {
		f.once.Do(f.fill)
		gid = f.bmp[r]
	}
	if int(gid) >= f.glyphs {
		gid = 0
	}
	return gid, gid != 0
}

// fill makes the table of the characters below U+10000.
func (f *Face) fill() {
	f.bmp = make([]uint16, 0x10000)
	f.cmap.each(func(r rune, gid uint16) {
		if r < 0x10000 {
			f.bmp[r] = gid
		}
	})
}

// Characters is the number of characters the face has.
func (f *Face) Characters() int {
	n := 0
	f.cmap.each(func(_ rune, gid uint16) {
		if gid != 0 && int(gid) < f.glyphs {
			n++
		}
	})
	return n
}

// Advance is the advance width of a glyph, in font units.
func (f *Face) Advance(gid uint16) int {
	if gid == 0 && f.box != nil {
		return max(f.advance(0), f.unitsPerEm/2)
	}
	return f.advance(gid)
}

func (f *Face) advance(gid uint16) int {
	return int(be.Uint16(f.hmtx[4*min(int(gid), f.metrics-1):]))
}

// Bounds is the box around the ink of a glyph, in font units; ok is false for
// a glyph without ink, and for one the face does not have.
func (f *Face) Bounds(gid uint16) (xMin, yMin, xMax, yMax int, ok bool) {
	d, err := f.outline(gid)
	if err != nil || len(d) < 10 {
		return 0, 0, 0, 0, false
	}
	at := func(i int) int { return int(int16(be.Uint16(d[i:]))) }
	return at(2), at(4), at(6), at(8), true
}

// outline is the glyf entry of a glyph; empty for a glyph without ink.
func (f *Face) outline(gid uint16) ([]byte, error) {
	g := int(gid)
	if g == 0 && f.box != nil {
		return f.box, nil
	}
	if g >= f.glyphs {
		return nil, fmt.Errorf("broken font: it has no glyph %d", g)
	}
	var from, to uint32
	if f.longLoca {
		from, to = be.Uint32(f.loca[4*g:]), be.Uint32(f.loca[4*g+4:])
	} else {
		from, to = 2*uint32(be.Uint16(f.loca[2*g:])), 2*uint32(be.Uint16(f.loca[2*g+2:]))
	}
	if from > to || uint64(to) > uint64(len(f.glyf)) {
		return nil, fmt.Errorf("broken font: glyph %d lies outside of table \"glyf\"", g)
	}
	if to-from < 10 {
		return nil, nil
	}
	return f.glyf[from:to], nil
}
