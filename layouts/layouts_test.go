package layouts

import (
	"math"
	"strings"
	"testing"
)

func TestEveryListedLayoutLoads(t *testing.T) {
	for _, name := range Names() {
		l, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		if l.Use == "" || l.Name != name {
			t.Errorf("%s: name %q, use %q", name, l.Name, l.Use)
		}
	}
	embedded, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	if len(embedded) != len(Names()) {
		t.Errorf("%d files, %d names listed", len(embedded), len(Names()))
	}
}

// figures are the table of layouts in mm: type area, margins top, bottom,
// inner, outer.
var figures = []struct {
	name                             string
	width, height, top, bottom, a, b float64
}{
	{"a4", 152.40, 237.07, 28.5, 31.4, 28.8, 28.8},
	{"a4-tight", 152.40, 239.18, 27.75, 30.07, 28.8, 28.8},
	{"a4-open", 152.40, 233.89, 30.29, 32.82, 28.8, 28.8},
	{"a4-2col", 170.39, 246.70, 24.0, 26.3, 19.8, 19.8},
	{"a5", 103.72, 153.63, 26.0, 30.4, 20.3, 24.0},
	{"booklet", 103.72, 153.63, 26.0, 30.4, 20.3, 24.0},
	{"podium", 155.22, 222.25, 32.0, 42.7, 30.0, 24.8},
	{"podium-m", 152.40, 227.89, 30.0, 39.1, 32.0, 25.6},
	{"gongwen", 156.00, 224.95, 37, 35, 28, 26},
}

func TestT51TypeAreaComesFromTheGrid(t *testing.T) {
	for _, f := range figures {
		l, err := Load(f.name)
		if err != nil {
			t.Fatal(err)
		}
		near := func(what string, got Length, want float64) {
			if math.Abs(got.Millimetres()-want) > 0.06 {
				t.Errorf("%s: %s is %.2f mm, want %.2f", f.name, what, got.Millimetres(), want)
			}
		}
		near("width", l.Width(), f.width)
		near("height", l.Height(), f.height)
		near("top", l.Top(), f.top)
		near("bottom", l.Page.Size.Height-l.Top()-l.Height(), f.bottom)
		near("inner", l.Inner(), f.a)
		near("outer", l.Page.Size.Width-l.Width()-l.Inner(), f.b)
		if l.Page.Facing && l.Left(true) == l.Left(false) {
			t.Errorf("%s: both sides have the same left margin", f.name)
		}
	}
}

func TestFacingPagesMirror(t *testing.T) {
	l, err := Parse("mine.toml", []byte("extends = \"a4\"\n[page]\nfacing = true\n"))
	if err != nil {
		t.Fatal(err)
	}
	if in, out := l.Left(false).Millimetres(), l.Left(true).Millimetres(); math.Abs(in-31.8) > 0.2 || math.Abs(out-25.8) > 0.2 {
		t.Errorf("left margins %.2f and %.2f mm, want 31.8 and 25.8", in, out)
	}
}

func TestT61SizeNames(t *testing.T) {
	want := map[string]float64{"初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
		"四号": 14, "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5}
	if len(SizeNames()) != len(want) {
		t.Errorf("%d names", len(SizeNames()))
	}
	for name, points := range want {
		var s Size
		if err := s.UnmarshalTOML(name); err != nil || Length(s).Points() != points {
			t.Errorf("%s: %v points, %v", name, Length(s).Points(), err)
		}
	}
	for v, points := range map[any]float64{int64(12): 12, 10.5: 10.5, "15.5pt": 15.5, "25.4mm": 72, "1 pt": 1} {
		var s Size
		if err := s.UnmarshalTOML(v); err != nil || Length(s).Points() != points {
			t.Errorf("%v: %v points, %v", v, Length(s).Points(), err)
		}
	}
}

func TestT53RowsOfAHeading(t *testing.T) {
	for _, c := range []struct {
		rows        []int
		lines, want int
	}{{[]int{5, 6}, 1, 5}, {[]int{5, 6}, 2, 6}, {[]int{5, 6}, 4, 8}, {[]int{2, 4}, 3, 6}, {[]int{3}, 2, 4}, {nil, 3, 3}} {
		if got := (Style{Rows: c.rows}).TakesRows(c.lines); got != c.want {
			t.Errorf("%v: %d lines take %d rows, want %d", c.rows, c.lines, got, c.want)
		}
	}
}

func TestExtendsKeepsWhatIsNotNamed(t *testing.T) {
	l, err := Parse("dir/mine.toml", []byte("extends = \"a4\"\n[title]\nfamily = \"kai\"\n[grid]\nsize = \"四号\"\nchars = 30\nlines = 30\n"))
	if err != nil {
		t.Fatal(err)
	}
	if l.Name != "mine" || l.Title.Family != "kai" || l.Title.Size != 22000 || l.Paragraph.Size != 14000 || l.Head.Verso != "{book}" {
		t.Errorf("%+v", l)
	}
}

func TestWrongLayoutsAreRefused(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string // parts of the message
	}{
		{"unknown key", "extends = \"a4\"\n[grid]\nlinse = 3\n", []string{"x.toml", "grid.linse", `"lines"?`, "pitch"}},
		{"unknown table", "extends = \"a4\"\n[heading1]\nsize = 3\n", []string{"x.toml", "heading1", `"heading-1"?`}},
		{"broken TOML", "extends = \"a4\"\n[grid\n", []string{"x.toml:"}},
		{"wrong type", "extends = \"a4\"\n[grid]\nlines = \"many\"\n", []string{"x.toml", "lines"}},
		{"unknown size", "extends = \"a4\"\n[title]\nsize = \"大号\"\n", []string{"x.toml", "大号", "小四"}},
		{"unknown paper", "extends = \"a4\"\n[page]\nsize = \"A9\"\n", []string{"x.toml", "A9", "A4"}},
		{"unknown parent", "extends = \"a9\"\n", []string{"x.toml", "a9", "a4"}},
		{"too wide", "extends = \"a4\"\n[grid]\nchars = 60\n", []string{"x.toml", "grid.chars", "at most 49"}},
		{"too high", "extends = \"a4\"\n[grid]\nlines = 60\n", []string{"x.toml", "grid.lines", "at most 42"}},
		{"pitch", "extends = \"a4\"\n[grid]\npitch = 10\n", []string{"x.toml", "grid.pitch", "18"}},
		{"margin", "extends = \"a4\"\n[page]\ntop = 100\n", []string{"x.toml", "page.top", "59.9"}},
		{"inner", "extends = \"a4\"\n[page]\ninner = 90\n", []string{"x.toml", "page.inner", "57.6"}},
		{"word", "extends = \"a4\"\n[text]\npunctuation = \"half\"\n", []string{"x.toml", "text.punctuation", "banjiao"}},
		{"family", "extends = \"a4\"\n[title]\nfamily = \"Arial\"\n", []string{"x.toml", "title.family", "song"}},
		{"rows", "extends = \"a4\"\n[title]\nrows = [1]\n", []string{"x.toml", "title.rows", "from 2"}},
		{"off the grid", "extends = \"a4\"\n[subtitle]\nrows = []\nsize = 30\n", []string{"x.toml", "subtitle.size", "rows"}},
		{"indent", "extends = \"a4\"\n[paragraph]\nindent = 40\n", []string{"x.toml", "paragraph.indent"}},
		{"field", "extends = \"a4\"\n[folio]\ntext = \"{side}\"\n", []string{"x.toml", "folio.text", "{side}", "{page}"}},
		{"open field", "extends = \"a4\"\n[folio]\ntext = \"{page\"\n", []string{"x.toml", "folio.text"}},
		{"folio", "extends = \"a4\"\n[folio]\ndistance = 40\n", []string{"x.toml", "folio.distance"}},
		{"head", "extends = \"a4\"\n[head]\ndistance = 40\n", []string{"x.toml", "head.distance"}},
		{"paragraph size", "extends = \"a4\"\n[paragraph]\nsize = 13\n", []string{"x.toml", "paragraph.size", "grid.size"}},
		{"no page", "[grid]\nchars = 20\n", []string{"x.toml", "page.size"}},
		{"long pages", "extends = \"a4\"\n[text]\nlong-pages = true\n[folio]\ndistance = 5\n", []string{"x.toml", "text.long-pages", "folio.distance", "7.1"}},
		{"long columns", "extends = \"a4-2col\"\n[text]\nlong-pages = true\n", []string{"x.toml", "text.long-pages", "one column"}},
		{"colour", "extends = \"a4\"\n[title]\ncolor = \"red\"\n", []string{"x.toml:3", "title.color", "#rrggbb"}},
		{"pale", "extends = \"a4\"\n[head]\ncolor = \"#ffcc00\"\n", []string{"x.toml:3", "head.color", "too pale", "4.5"}},
		{"rule", "extends = \"a4\"\n[contents]\nrule = 1\n", []string{"x.toml", "contents.rule", "[title]"}},
		{"thick rule", "extends = \"a4\"\n[title]\nrule = 40\n", []string{"x.toml", "title.rule", "10"}},
		{"column rule", "extends = \"a4-2col\"\n[grid]\nrule = -1\n", []string{"x.toml", "grid.rule", "0"}},
		{"bind", "extends = \"a5\"\n[sheet]\nbind = \"glue\"\n", []string{"x.toml", "sheet.bind", "saddle"}},
		{"sheet", "extends = \"a5\"\n[sheet]\nbind = \"saddle\"\nsize = \"A5\"\n", []string{"x.toml", "sheet.size", "296 × 210"}},
		{"creep", "extends = \"booklet\"\n[sheet]\ncreep = 4\n", []string{"x.toml", "sheet.creep", "1 mm"}},
		{"not facing", "extends = \"booklet\"\n[page]\nfacing = false\n", []string{"x.toml", "sheet.bind", "page.facing"}},
		{"rate", "extends = \"podium\"\n[speaking]\nrate = 5\n", []string{"x.toml", "speaking.rate", "200"}},
		{"page end", "extends = \"a4\"\n[parts]\npage-end = \"word\"\n", []string{"x.toml", "parts.page-end", "sentence"}},
		{"sentence in columns", "extends = \"a4-2col\"\n[parts]\npage-end = \"sentence\"\n", []string{"x.toml", "parts.page-end", "columns"}},
		{"time", "extends = \"a4\"\n[speaking]\nfoot = \"{minutes}\"\n", []string{"x.toml", "speaking.foot", "{time}"}},
		{"gap", "extends = \"a4\"\n[text]\nhan-latin = 2\n", []string{"x.toml", "text.han-latin", "0.5"}},
	} {
		_, err := Parse("x.toml", []byte(c.src))
		if err == nil {
			t.Errorf("%s: no error", c.name)
			continue
		}
		for _, w := range c.want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s: %q does not name %q", c.name, err, w)
			}
		}
	}
	if _, err := Load("nothing"); err == nil || !strings.Contains(err.Error(), "a4") {
		t.Errorf("unknown layout: %v", err)
	}
}

func TestFiguresThatAreNoNumbersAreRefused(t *testing.T) {
	for _, key := range []string{
		"page.size", "page.top", "page.inner", "grid.size", "grid.pitch", "grid.rule", "text.han-latin", "text.han-latin-max",
		"paragraph.indent", "paragraph.left", "paragraph.right", "title.rule", "title.size", "head.rule", "head.distance", "folio.distance", "sheet.creep",
	} {
		for _, v := range []string{"nan", "-nan", "inf", "-inf", "1e300", "9223372036854775807"} {
			if key == "page.size" {
				v = "[210, " + v + "]"
			}
			table, name, _ := strings.Cut(key, ".")
			src := "extends = \"booklet\"\n[" + table + "]\n" + name + " = " + v + "\n"
			if _, err := Parse("x.toml", []byte(src)); err == nil {
				t.Errorf("%s = %s: no error", key, v)
			}
		}
	}
	for _, v := range []any{"nanpt", "infmm", "1e300cm", "-infpt"} {
		if l, err := parseLength(v, 1); err == nil {
			t.Errorf("%v: %d, no error", v, l)
		}
	}
}

func FuzzParse(f *testing.F) {
	src, err := Source("a4")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(src)
	f.Add([]byte("extends = \"a4\"\n[grid]\nlines = -1\nsize = 0\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := Parse("x.toml", b)
		if err != nil {
			return
		}
		if l.Width() <= 0 || l.Width() > l.Page.Size.Width || l.Height() <= 0 || l.Height() > l.Page.Size.Height {
			t.Errorf("accepted a type area of %d by %d on %v", l.Width(), l.Height(), l.Page.Size)
		}
	})
}

func TestColors(t *testing.T) {
	var c Color
	for v, want := range map[any]Color{"#8b0000": {0x8b, 0, 0}, "#000": {}, "black": {}, "#FFFFFF": {}, 7: {}} {
		err := c.UnmarshalTOML(v)
		if good := v == "#8b0000" || v == "black"; good != (err == nil) || good && c != want {
			t.Errorf("%v: %v, %v", v, c, err)
		}
	}
	// The figures of WCAG: black on white is 21, #767676 the lightest grey of 4.5.
	for c, want := range map[Color]float64{{}: 21, {0x76, 0x76, 0x76}: 4.54, {255, 255, 255}: 1} {
		if got := c.contrast(); math.Abs(got-want) > 0.01 {
			t.Errorf("contrast of %v: %.2f, want %.2f", c, got, want)
		}
	}
}

func TestFamiliesOfALayout(t *testing.T) {
	l, err := Load("gongwen")
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(l.Families(), " ")
	for _, f := range []string{"fangsong", "kai", "hei", "song-bold", "song"} {
		if strings.Count(" "+got+" ", " "+f+" ") != 1 {
			t.Errorf("%s is not once among %s", f, got)
		}
	}
}
