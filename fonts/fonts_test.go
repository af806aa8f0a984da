package fonts

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func load(tb testing.TB) *Set {
	tb.Helper()
	s, err := Bundled()
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func tongyong(tb testing.TB) []rune {
	tb.Helper()
	f, err := os.Open("tongyong-8105.txt")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var out []rune
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if line := strings.TrimSpace(sc.Text()); line != "" && line[0] != '#' {
			out = append(out, []rune(line)...)
		}
	}
	return out
}

func TestEveryFaceHasTheGeneralTable(t *testing.T) {
	table := tongyong(t)
	high := 0
	for _, r := range table {
		if r > 0xFFFF {
			high++
		}
	}
	if len(table) != 8105 || high != 196 {
		t.Fatalf("the table has %d characters, %d above U+FFFF; want 8105 and 196", len(table), high)
	}
	s := load(t)
	for i := range s.Len() {
		for _, r := range table {
			if _, ok := s.Face(i).Index(r); !ok {
				t.Errorf("%s lacks %c (U+%04X)", s.Face(i).Name(), r, r)
			}
		}
	}
}

func TestSongHasGBK(t *testing.T) {
	s := load(t)
	song, _ := s.Pick("song", '一')
	n, missing := 0, 0
	for a := 0x81; a <= 0xFE; a++ {
		for b := 0x40; b <= 0xFE; b++ {
			dec, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{byte(a), byte(b)})
			rs := []rune(string(dec))
			if err != nil || len(rs) != 1 || rs[0] == 0xFFFD || rs[0] >= 0xE000 && rs[0] < 0xF900 {
				continue
			}
			n++
			if _, ok := s.Face(song).Index(rs[0]); !ok {
				missing++
				if rs[0] >= 0x4E00 && rs[0] <= 0x9FFF {
					t.Errorf("Song lacks %c (U+%04X)", rs[0], rs[0])
				}
			}
		}
	}
	if n < 21000 || missing > 60 {
		t.Errorf("%d characters of GBK, %d missing (signs the source font does not have)", n, missing)
	}
}

func TestEveryFaceHasTheMarks(t *testing.T) {
	const marks = "“‘〈《「『【〔〖（［｛”’〉》」』】〕〗）］｝、，；：。？！·–—～／…￥＄％℃" +
		"abcXYZ019,.;:!?()[]{}<>/\\'\"-+=*&%$#@~àéāáǎàüǖǘǚǜ①⑩№〇々×÷±→■□●○"
	s := load(t)
	for i := range s.Len() {
		for _, r := range marks {
			if _, ok := s.Face(i).Index(r); !ok {
				t.Errorf("%s lacks %c (U+%04X)", s.Face(i).Name(), r, r)
			}
		}
	}
}

func TestPickFallsBackThroughTheFamilies(t *testing.T) {
	s := load(t)
	for _, c := range []struct {
		family string
		r      rune
		want   string // family whose face draws it
		ok     bool
	}{
		{"song", '国', "song", true},
		{"kai", '国', "kai", true},
		{"kai", '國', "song", true}, // not among the characters cut for Kai
		{"fangsong", '国', "kai", true},
		{"nonsense", '国', "song", true},
		{"hei", 0x10FFFD, "hei", false},
		{"song", '\U0002CE88', "song", true}, // 𬺈
	} {
		got, ok := s.Pick(c.family, c.r)
		if got != s.families[c.want][0] || ok != c.ok {
			t.Errorf("Pick(%s, %c) = face %d, %v; want %s, %v", c.family, c.r, got, ok, c.want, c.ok)
		}
	}
}

func TestMeasureGivesFontUnits(t *testing.T) {
	s := load(t)
	face, _ := s.Pick("song", '，')
	adv, left, right, upm := s.Measure(face, '，')
	if adv != upm || left <= 0 || right >= upm/2 {
		t.Errorf("，measures %d wide, ink %d to %d of %d; want one em with the ink in its left half", adv, left, right, upm)
	}
}

// keys of a small document: plain glyphs, the same character twice as
// variants, one only as a variant, one the faces lack.
var keys = []Key{
	{Rune: '中', Advance: 1000},
	{Rune: '，', Advance: 1000},
	{Rune: '，', Advance: 500},
	{Rune: '（', Advance: 500, DX: -500},
	{Rune: '—', Advance: 1000, DX: -53, Scale: 20400},
	{Rune: 'é', Advance: 600},
	{Rune: '\U0010FFFD', Advance: 1000},
	{Rune: ' ', Advance: 250},
}

func TestSubsetKeepsOutlinesAndMovesVariants(t *testing.T) {
	s := load(t)
	for i := range s.Len() {
		f := s.Face(i)
		sub, err := f.Subset(keys)
		if err != nil {
			t.Fatal(err)
		}
		if checksum(sub.Data) != 0xB1B0AFBA {
			t.Errorf("%s: checksum of the file is %08X", f.Name(), checksum(sub.Data))
		}
		got := parseSubset(t, sub.Data)
		for k, key := range keys {
			gid := uint16(k + 1)
			if got.Advance(gid) != key.Advance {
				t.Errorf("%s: %q is %d wide, want %d", f.Name(), key.Rune, got.Advance(gid), key.Advance)
			}
			from, _ := f.Index(key.Rune)
			x0, y0, x1, y1, ink := f.Bounds(from)
			scale := key.Scale
			if scale == 0 {
				scale = unitScale
			}
			want := [4]int{floorDiv(x0*scale, unitScale) + key.DX, y0 + key.DY, -floorDiv(-x1*scale, unitScale) + key.DX, y1 + key.DY}
			a, b, c, d, has := got.Bounds(gid)
			if has != ink || ink && [4]int{a, b, c, d} != want {
				t.Errorf("%s: %q has its ink at %v, want %v", f.Name(), key.Rune, [4]int{a, b, c, d}, want)
			}
			if ink {
				if lsb := int(int16(be.Uint16(got.hmtx[4*int(gid)+2:]))); lsb != want[0] {
					t.Errorf("%s: %q has a side bearing of %d, want %d", f.Name(), key.Rune, lsb, want[0])
				}
			}
		}
		if ink, _ := got.outline(1); len(ink) < 50 {
			t.Errorf("%s: 中 has an outline of %d bytes", f.Name(), len(ink))
		}
	}
}

// parseSubset reads a subset back; it has no cmap, so one is lent to it.
func parseSubset(t *testing.T, data []byte) *Face {
	t.Helper()
	f := &Face{data: data, tables: map[string][]byte{}}
	for i := range int(be.Uint16(data[4:])) {
		row := data[12+16*i:]
		tab := data[be.Uint32(row[8:]):][:be.Uint32(row[12:])]
		if got, want := be.Uint32(row[4:]), checksum(tab); string(row[:4]) != "head" && got != want {
			t.Errorf("table %q: checksum %08X, want %08X", row[:4], got, want)
		}
		f.tables[string(row[:4])] = tab
	}
	lent := append([]byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1}, 0, 0, 0, 65, 0, 0, 0, 65, 0, 0, 0, 1)
	f.tables["cmap"] = lent
	if err := f.readTables(); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSubsetIsSmallAndRepeatable(t *testing.T) {
	s := load(t)
	var many []Key
	for _, r := range tongyong(t)[:1500] {
		many = append(many, Key{Rune: r, Advance: 1000})
	}
	a, err := s.Face(0).Subset(many)
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.Face(0).Subset(many)
	if err != nil || !bytes.Equal(a.Data, b.Data) {
		t.Errorf("two subsets of the same glyphs differ (%v)", err)
	}
	if len(a.Data) > 1<<20 {
		t.Errorf("1,500 glyphs take %d bytes", len(a.Data))
	}
}

func TestParseSaysWhatAFileIs(t *testing.T) {
	good := songRegular
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "too short"},
		{"text", []byte("this is not a font at all"), "not a TrueType font"},
		{"CFF", append([]byte("OTTO"), make([]byte, 40)...), "PostScript (CFF)"},
		{"WOFF2", append([]byte("wOF2"), make([]byte, 40)...), "WOFF"},
		{"cut off", good[:5000], "beyond the end"},
		{"a number of a single font", good, "a single font, not a collection"},
		{"collection", append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01"), make([]byte, 4)...), "not a TrueType font"},
	} {
		index := 0
		if strings.HasPrefix(c.name, "a number") {
			index = 2
		}
		if _, err := Parse(c.data, index); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one that says %q", c.name, err, c.want)
		}
	}
	if _, err := Parse(collect(heiMedium, kaiRegular), 5); err == nil || !strings.Contains(err.Error(), "2 fonts: 0 Noto Sans SC Medium, 1 Jianggao Kai; there is no number 5") {
		t.Errorf("a font the collection does not have: error %v", err)
	}
	if f, err := Parse(collect(heiMedium, kaiRegular), 1); err != nil || f.Name() != "Jianggao Kai" {
		t.Errorf("the second font of a collection: error %v", err)
	}
}

// collect makes a collection of fonts; their tables move with them.
func collect(fonts ...[]byte) []byte {
	out := be.AppendUint32([]byte("ttcf\x00\x01\x00\x00"), uint32(len(fonts)))
	at := len(out) + 4*len(fonts)
	for _, f := range fonts {
		out = be.AppendUint32(out, uint32(at))
		at += len(f)
	}
	for _, f := range fonts {
		start := len(out)
		out = append(out, f...)
		for i := range int(be.Uint16(f[4:])) {
			row := out[start+12+16*i:]
			be.PutUint32(row[8:], be.Uint32(row[8:])+uint32(start))
		}
	}
	return out
}

func TestLicenceBits(t *testing.T) {
	for _, c := range []struct {
		bits uint16
		want error
	}{
		{0, nil}, {2, ErrRestricted}, {4, nil}, {8, nil}, {2 | 4, nil}, {0x200, ErrRestricted}, {0x100, ErrNoSubset}, {8 | 0x100, ErrNoSubset},
	} {
		f := bytes.Clone(heiMedium)
		at := bytes.Index(f[:400], []byte("OS/2"))
		be.PutUint16(f[int(be.Uint32(f[at+8:]))+8:], c.bits)
		if _, err := Parse(f, 0); !errors.Is(err, c.want) {
			t.Errorf("fsType %#x: error %v, want %v", c.bits, err, c.want)
		}
	}
}

// faceName is the name of the face that draws r for a family; "" for none.
func faceName(s *Set, family string, r rune) string {
	i, ok := s.Pick(family, r)
	if !ok {
		return ""
	}
	return s.Face(i).Name()
}

func TestReplaceKeepsTheOldFaceAsFallback(t *testing.T) {
	s := load(t)
	for _, family := range []string{"song", "hei", "fangsong"} {
		if err := s.Replace(family, kaiRegular, 0); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		family string
		r      rune
		want   string
	}{
		{"song", '国', "Jianggao Kai"}, {"song", '國', "Noto Serif SC Regular"}, {"hei", '国', "Jianggao Kai"},
		{"fangsong", '国', "Jianggao Kai"}, {"fangsong", '國', "Noto Serif SC Regular"}, {"song-bold", '国', "Noto Serif SC Bold"},
		{"song", 'A', "Jianggao Kai"}, {"song-bold", 'A', "Noto Serif SC Bold"},
	} {
		if got := faceName(s, c.family, c.r); got != c.want {
			t.Errorf("%s draws %c in %s, want %s", c.family, c.r, got, c.want)
		}
	}
	if fresh := load(t); fresh.Len() != len(bundled) {
		t.Error("Replace shows in another set")
	}
	if err := s.Replace("comic", kaiRegular, 0); err == nil || !strings.Contains(err.Error(), "the families are") {
		t.Errorf("unknown family: %v", err)
	}
}

func TestLatinFaceDrawsWesternTextOfEveryFamily(t *testing.T) {
	s := load(t)
	if err := s.Replace("latin", kaiRegular, 0); err != nil {
		t.Fatal(err)
	}
	for _, family := range Families() {
		for _, r := range "Az09.,(%éяΩ" {
			if got := faceName(s, family, r); got != "Jianggao Kai" {
				t.Errorf("%s draws %c in %s", family, r, got)
			}
		}
		for _, r := range "国“—·…，①" {
			if got := faceName(s, family, r); family != "kai" && family != "fangsong" && family != "latin" && got == "Jianggao Kai" {
				t.Errorf("%s draws %c in the Western face", family, r)
			}
		}
	}
}

func TestRestrict(t *testing.T) {
	s := load(t)
	if err := s.Restrict([]string{"kai"}); err != nil {
		t.Fatal(err)
	}
	for _, family := range Families() {
		if got := faceName(s, family, '国'); got != "Jianggao Kai" {
			t.Errorf("%s draws 国 in %s", family, got)
		}
		if got := faceName(s, family, '國'); got != "Noto Serif SC Regular" { // Kai has it not
			t.Errorf("%s draws 國 in %s", family, got)
		}
	}
	if err := s.Restrict([]string{"song", "song-bold"}); err != nil {
		t.Fatal(err)
	}
	for family, want := range map[string]string{"song": "Noto Serif SC Regular", "song-bold": "Noto Serif SC Bold", "hei": "Noto Serif SC Bold", "kai": "Noto Serif SC Regular"} {
		if got := faceName(s, family, '国'); got != want {
			t.Errorf("%s draws 国 in %s, want %s", family, got, want)
		}
	}
	for name, want := range map[string]string{"fangsong": "has no face", "comic": "the families are"} {
		if err := s.Restrict([]string{name}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestWhatNoFaceHas(t *testing.T) {
	s := load(t)
	for _, r := range "\u200B\u200D\u2060\uFE0F\U000E0101\u180E\uFEFF" {
		face, ok := s.Pick("song", r)
		if advance, left, right, _ := s.Measure(face, r); !ok || advance != 0 || left != 0 || right != 0 {
			t.Errorf("U+%04X: has a face %v, is %d wide; want nothing and no warning", r, ok, advance)
		}
	}
	for i := range s.Len() {
		f := s.Face(i)
		keys := []Key{{Rune: '\U000F1234', Advance: f.UnitsPerEm()}, {Rune: '\U000E0101'}, {Rune: '\U0010FFFD', Advance: 500, DX: 9}}
		sub, err := f.Subset(keys)
		if err != nil {
			t.Fatal(err)
		}
		got := parseSubset(t, sub.Data)
		for g, want := range []bool{true, true, false, true} {
			if _, _, _, _, ink := got.Bounds(uint16(g)); ink != want {
				t.Errorf("%s: glyph %d has ink: %v, want %v", f.Name(), g, ink, want)
			}
		}
	}
}

// TestEmptyBoxIsDrawn takes the outline of the box from a face: readers must
// see all the same that a character is missing.
func TestEmptyBoxIsDrawn(t *testing.T) {
	data := bytes.Clone(heiMedium)
	f, err := Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	first := f.loca[4:8]
	if !f.longLoca {
		first = f.loca[2:4]
	}
	copy(f.loca, first)
	if f, err = Parse(data, 0); err != nil {
		t.Fatal(err)
	}
	sub, err := f.Subset([]Key{{Rune: '\U000F1234', Advance: 1000}})
	if err != nil {
		t.Fatal(err)
	}
	x0, y0, x1, y1, ink := parseSubset(t, sub.Data).Bounds(1)
	if !ink || x1-x0 < 300 || y1-y0 < 500 || x1 > f.Advance(0) {
		t.Errorf("the box is %d, %d to %d, %d", x0, y0, x1, y1)
	}
}

func TestInfoNamesEveryFace(t *testing.T) {
	for _, i := range load(t).Info() {
		if i.Family == "" || i.Name == "" || i.Version == "" || i.License != "OFL 1.1" || i.Source == "" || i.Characters < 10000 {
			t.Errorf("incomplete: %+v", i)
		}
	}
}

func BenchmarkBundled(b *testing.B) {
	for b.Loop() {
		for _, row := range bundled {
			if _, err := Parse(*row.data, 0); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkPickMeasure(b *testing.B) {
	s := load(b)
	text := tongyong(b)
	for b.Loop() {
		for _, r := range text {
			face, _ := s.Pick("song", r)
			s.Measure(face, r)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(text)), "ns/char")
}

func BenchmarkSubset1500(b *testing.B) {
	s := load(b)
	var many []Key
	for _, r := range tongyong(b)[:1500] {
		many = append(many, Key{Rune: r, Advance: 1000})
	}
	for b.Loop() {
		if _, err := s.Face(0).Subset(many); err != nil {
			b.Fatal(err)
		}
	}
}
