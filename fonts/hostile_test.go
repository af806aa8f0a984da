package fonts

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// smallFont gives the tables of a sound font of a few glyphs, one of them a
// composite, with both kinds of cmap.
func smallFont(tb testing.TB) map[string][]byte {
	tb.Helper()
	f := load(tb).Face(1)
	sub, err := f.Subset([]Key{{Rune: 'A', Advance: 600}, {Rune: '中', Advance: 1000}, {Rune: '中', Advance: 500, DX: -20}})
	if err != nil {
		tb.Fatal(err)
	}
	tables := map[string][]byte{}
	for i := range int(be.Uint16(sub.Data[4:])) {
		row := sub.Data[12+16*i:]
		tables[string(row[:4])] = bytes.Clone(sub.Data[be.Uint32(row[8:]):][:be.Uint32(row[12:])])
	}
	tables["cmap"] = smallCmap()
	tables["OS/2"], tables["name"] = f.tables["OS/2"], f.tables["name"]
	return tables
}

// smallCmap maps A, 中 and U+20000 to the glyphs 1 to 3.
func smallCmap() []byte {
	four := words(4, 40, 0, 6, 4, 1, 2, 'A', '中', 0xFFFF, 0, 'A', '中', 0xFFFF, 1-'A', 2-'中'+0x10000, 1, 0, 0, 0)
	twelve := append(words(12, 0, 0, 52, 0, 0, 0, 3), words(0, 'A', 0, 'A', 0, 1, 0, '中', 0, '中', 0, 2, 2, 0, 2, 0, 0, 3)...)
	head := words(0, 2, 3, 1, 0, 20, 3, 10, 0, 20+len(four))
	return append(append(head, four...), twelve...)
}

// words writes numbers of 16 bits.
func words(numbers ...int) []byte {
	var b []byte
	for _, n := range numbers {
		b = be.AppendUint16(b, uint16(n))
	}
	return b
}

func TestSmallFontIsSound(t *testing.T) {
	tables := smallFont(t)
	for _, drop := range []int{0, 12} { // with the table of format 12, without
		if drop > 0 {
			be.PutUint16(tables["cmap"][2:], 1)
		}
		f, err := Parse(sfnt(tables), 0)
		if err != nil {
			t.Fatal(err)
		}
		for r, want := range map[rune]uint16{'A': 1, '中': 2, 0x20000: 3, 'B': 0} {
			if drop > 0 && r > 0xFFFF {
				want = 0
			}
			if got, _ := f.Index(r); got != want {
				t.Errorf("%c is glyph %d, want %d", r, got, want)
			}
		}
		if _, err := f.Subset([]Key{{Rune: 'A', Advance: 1}, {Rune: '中', Advance: 2}, {Rune: 0x20000, Advance: 3}}); err != nil {
			t.Error(err)
		}
	}
}

// try does with a font what the program does with one of a user's. Whatever
// the bytes, it has to end soon, without a panic; glyphs is how many it gave.
func try(data []byte) (glyphs int, err error) {
	f, err := Parse(data, 0)
	if err != nil {
		return 0, err
	}
	s := &Set{faces: []*Face{f}, sources: []string{""}, families: map[string][]int{"song": {0}}}
	s.link()
	s.Info()
	var keys []Key
	for _, r := range []rune{'A', '中', 0x20000, 'B', 0x200B} {
		s.Pick("song", r)
		advance, left, _, _ := s.Measure(0, r)
		keys = append(keys, Key{Rune: r, Advance: advance}, Key{Rune: r, Advance: advance + 1, DX: -left, Scale: unitScale / 2})
	}
	sub, err := f.Subset(keys)
	if err != nil {
		return 0, err
	}
	return len(sub.Advances), nil
}

// TestHostileFonts: each is refused, or something sound comes of it.
func TestHostileFonts(t *testing.T) {
	put := func(table string, at int, numbers ...int) func(map[string][]byte) {
		return func(m map[string][]byte) { copy(m[table][at:], words(numbers...)) }
	}
	loop := append(words(0xFFFF, 0, 0, 0, 0), words(argsAreXY, 1, 0)...)
	two := append(words(0xFFFF, 0, 0, 0, 0), words(argsAreXY|moreComponents, 1, 0, argsAreXY, 1, 0)...)
	for name, c := range map[string]struct {
		spoil func(map[string][]byte)
		want  string // of the error; "" when something may come of it
	}{
		"no cmap":               {func(m map[string][]byte) { delete(m, "cmap") }, `no table "cmap"`},
		"no outlines":           {func(m map[string][]byte) { delete(m, "glyf") }, `no table "glyf"`},
		"PostScript outlines":   {func(m map[string][]byte) { m["CFF "] = m["glyf"]; delete(m, "glyf") }, "PostScript"},
		"head cut off":          {func(m map[string][]byte) { m["head"] = m["head"][:20] }, `"head" is cut off`},
		"no units":              {put("head", 18, 0), "units per em"},
		"many glyphs":           {put("maxp", 4, 0xFFFF), "loca"},
		"no glyphs":             {put("maxp", 4, 0), "hmtx"},
		"many metrics":          {put("hhea", 34, 0xFFFF), "hmtx"},
		"loca cut off":          {func(m map[string][]byte) { m["loca"] = m["loca"][:6] }, "loca"},
		"loca beyond the end":   {put("loca", 2, 0, 0x7000), "outside"},
		"loca backwards":        {put("loca", 0, 900, 1), "outside"},
		"loca of another width": {put("head", 50, 1), "loca"},
		"no cmap we read":       {put("cmap", 4, 1, 0, 0, 20, 1, 0), "no table of Unicode"},
		"many groups":           {put("cmap", 20+40+12, 0xFFFF, 0xFFFF), ""},
		"cmap beyond the end":   {put("cmap", 4, 3, 1, 0x7FFF, 0, 3, 10, 0x7FFF, 0), "no table of Unicode"},
		"many segments":         {put("cmap", 20+6, 0xFFFE), ""},
		"a group of all":        {put("cmap", 20+40+16, 0, 0, 0x10, 0xFFFF, 0, 0), ""},
		"a composite of itself": {outline(loop), "loop"},
		"twice of itself":       {outline(two), "loop"},
		"a part that is not":    {outline(append(words(0xFFFF, 0, 0, 0, 0), words(argsAreXY, 0x7FFF, 0)...)), "no glyph 32767"},
		"a part cut off":        {outline(append(words(0xFFFF, 0, 0, 0, 0), words(argsAreXY|argsAreWords|haveTwoByTwo, 2, 0)...)), "cut off"},
		"many contours":         {outline(words(0x7FFF, 0, 0, 0, 0, 1, 1)), "cut off"},
		"many instructions":     {outline(words(1, 0, 0, 0, 0, 3, 0xFFFF, 0)), "cut off"},
		"endless parts":         {outline(append(words(0xFFFF, 0, 0, 0, 0), bytes.Repeat(words(argsAreXY|moreComponents, 2, 0), 8000)...)), "too many parts"},
		"names beyond the end":  {func(m map[string][]byte) { m["name"] = words(0, 0xFFFF, 0xFFFF, 3, 1, 0x409, 4, 0xFFFF, 0xFFFF) }, ""},
		"a giant box":           {outline(words(0, -0x8000, -0x8000, 0x7FFF, 0x7FFF, 0, 0)), "out of range"},
		"OS/2 cut off":          {func(m map[string][]byte) { m["OS/2"] = m["OS/2"][:9] }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := smallFont(t)
			for k, v := range m {
				m[k] = bytes.Clone(v)
			}
			c.spoil(m)
			_, err := try(sfnt(m))
			if c.want == "" && err != nil && !strings.Contains(err.Error(), "no table of Unicode") {
				t.Errorf("refused: %v", err)
			}
			if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("error %v, want one that says %q", err, c.want)
			}
		})
	}
}

// outline puts a glyph in the place of 中.
func outline(glyph []byte) func(map[string][]byte) {
	return func(m map[string][]byte) {
		if len(glyph)%2 == 1 {
			glyph = append(glyph, 0)
		}
		first := int(be.Uint16(m["loca"][2:])) // of glyph 1, in twos
		m["glyf"] = append(bytes.Clone(m["glyf"][:2*first]), glyph...)
		n := len(m["loca"])/2 - 1
		m["loca"] = words(0)
		for g := 1; g <= n; g++ { // every glyph but the box has the outline
			m["loca"] = append(m["loca"], words(first)...)
		}
		copy(m["loca"][4:], words(first+len(glyph)/2))
		copy(m["loca"][6:], words(first+len(glyph)/2))
		copy(m["loca"][8:], words(first+len(glyph)/2))
		copy(m["cmap"][20+16+16:], words(1-'A', 1-'中'+0x10000)) // 中 is glyph 1 too
	}
}

// TestCutOffAnywhere cuts fonts off at many places.
func TestCutOffAnywhere(t *testing.T) {
	whole := sfnt(smallFont(t))
	for n := range whole {
		if _, err := try(whole[:n]); err == nil && n < len(whole)-4 {
			t.Errorf("cut off after %d bytes of %d it is taken all the same", n, len(whole))
		}
	}
	for n := 0; n < len(kaiRegular); n += len(kaiRegular)/40 + 1 {
		if _, err := Parse(kaiRegular[:n], 0); err == nil {
			t.Errorf("cut off after %d bytes of %d it is taken all the same", n, len(kaiRegular))
		}
	}
}

// FuzzSubset: no file of any kind makes the package panic or hang, or take
// memory out of proportion.
func FuzzSubset(f *testing.F) {
	whole := sfnt(smallFont(f))
	f.Add(whole)
	f.Add(collect(whole, whole))
	f.Fuzz(func(t *testing.T, data []byte) {
		if n, err := try(data); err == nil && n < 11 {
			t.Errorf("a subset of 10 glyphs has %d", n)
		}
	})
}

// FuzzTables puts tables of any content together to a font, so that changes
// get past the directory.
func FuzzTables(f *testing.F) {
	m := smallFont(f)
	f.Add(m["glyf"], m["loca"], m["cmap"], m["hmtx"], m["head"], m["hhea"], m["maxp"])
	f.Fuzz(func(t *testing.T, glyf, loca, cmap, hmtx, head, hhea, maxp []byte) {
		n, err := try(sfnt(map[string][]byte{"glyf": glyf, "loca": loca, "cmap": cmap, "hmtx": hmtx, "head": append(head, make([]byte, 12)...), "hhea": hhea, "maxp": maxp}))
		if err == nil && n < 11 {
			t.Errorf("a subset of 10 glyphs has %d", n)
		}
		if err != nil && errors.Is(err, ErrCFF) {
			t.Error("there are no PostScript outlines")
		}
	})
}

// TestOutlinesWithoutEnd: glyphs that share one large outline, of which a small
// file makes a subset of gigabytes.
func TestOutlinesWithoutEnd(t *testing.T) {
	m := smallFont(t)
	const glyphs, length = 2000, 1 << 20
	m["glyf"] = append(words(0, 0, 0, 9, 9, 0, 0), make([]byte, length-14)...)
	var loca []byte
	for i := range glyphs + 1 {
		loca = be.AppendUint32(loca, uint32(i%2*length))
	}
	m["loca"] = loca
	for table, at := range map[string]int{"maxp": 4, "hhea": 34} {
		m[table] = bytes.Clone(m[table])
		be.PutUint16(m[table][at:], glyphs)
	}
	be.PutUint16(m["head"][50:], 1)
	m["hmtx"] = make([]byte, 4*glyphs)
	m["cmap"] = append(words(0, 1, 3, 10, 0, 12), words(12, 0, 0, 28, 0, 0, 0, 1, 0, 0x4E00, 0, 0x4E00+glyphs, 0, 0)...)
	f, err := Parse(sfnt(m), 0)
	if err != nil {
		t.Fatal(err)
	}
	var keys []Key
	for g := 2; g < glyphs; g += 2 {
		keys = append(keys, Key{Rune: 0x4E00 + rune(g), Advance: 1000})
	}
	if _, err := f.Subset(keys); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("error %v", err)
	}
}
