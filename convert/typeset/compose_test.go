package typeset

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
	"jianggao/convert/warning"
	"jianggao/layouts"
)

var update = flag.Bool("update", false, "write the golden files anew")

// plainFaces measures as the vectors do: Western characters half an em, the
// rest one. No face has characters for private use.
type plainFaces struct{}

var plainFamilies = []string{"song", "song-bold", "hei", "kai", "fangsong", "latin"}

func (plainFaces) Pick(family string, r rune) (int, bool) {
	for i, f := range plainFamilies {
		if f == family {
			return i, r < 0xE000 || r > 0xF8FF
		}
	}
	return 0, false
}

func (plainFaces) Measure(face int, r rune) (advance, inkLeft, inkRight, unitsPerEm int) {
	switch {
	case r == ' ':
		return 250, 0, 0, 1000
	case r < 0x2000:
		return 500, 50, 450, 1000
	case strings.ContainsRune("，。、；：？！”’）》」』】", r):
		return 1000, 80, 420, 1000
	case strings.ContainsRune("“‘（《「『【", r):
		return 1000, 580, 920, 1000
	}
	return 1000, 40, 960, 1000
}

func (plainFaces) InkTop(int, rune) (top, unitsPerEm int) { return 400, 1000 }

func (plainFaces) Has(family string) bool { return family != "latin" }

// layoutFor gives an embedded layout with changes.
func layoutFor(t testing.TB, changes string) *layouts.Layout {
	t.Helper()
	l, err := layouts.Parse("test.toml", []byte("extends = \"a4\"\n"+changes))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func compose(t testing.TB, b *speech.Book, l *layouts.Layout) *Document {
	t.Helper()
	d, err := Compose(b, l, plainFaces{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sentences gives text of n characters, stops included, that differ from place
// to place.
func sentences(n, seed int) string {
	const words = "春天的田野上人们忙着播种希望老师和学生一起读书唱歌城市的清晨安静而明亮我们要记住每一个认真生活的人把小事做好把大事办实"
	rs := []rune(words)
	out := make([]rune, 0, n)
	x := uint32(seed)*2654435761 + 12345
	for len(out) < n-1 {
		x = x*1664525 + 1013904223
		k := int(x>>16)%9 + 5
		at := int(x>>8) % len(rs)
		for i := 0; i < k && len(out) < n-1; i++ {
			out = append(out, rs[(at+i)%len(rs)])
		}
		if len(out) < n-2 {
			out = append(out, []rune("，，。，；")[int(x>>4)%5])
		}
	}
	return string(append(out, '。'))
}

func para(n, seed int) speech.Block {
	return speech.Block{Text: sentences(n, seed), Lines: []int{seed + 1}}
}

func head(level int, s string) speech.Block {
	return speech.Block{Kind: speech.Heading, Level: level, Text: s}
}

// bookOf makes a book of one speech.
func bookOf(blocks ...speech.Block) *speech.Book {
	return &speech.Book{Title: "讲稿选编", Date: "2024-03-05", Speeches: []speech.Speech{{Number: 1, Label: "篇1", Title: "在总结大会上的发言", Line: 1, Blocks: blocks}}}
}

// longBook makes a book of speeches with blocks of every kind.
func longBook(speeches, paragraphs int) *speech.Book {
	b := &speech.Book{Title: "关于社区志愿服务的发言稿", Date: "2024-03-05", Category: "发言稿"}
	for i := range speeches {
		s := speech.Speech{Number: i + 1, Label: fmt.Sprintf("篇%d", i+1), Title: "关于社区志愿服务的发言稿", Line: i*1000 + 1}
		s.Blocks = append(s.Blocks, speech.Block{Kind: speech.Salutation, Text: "各位领导、同志们："})
		for k := range paragraphs {
			switch {
			case k%7 == 2:
				s.Blocks = append(s.Blocks, head(1, "一、把服务送到每一位居民的身边"))
			case k%7 == 3:
				s.Blocks = append(s.Blocks, head(2, "（一）从身边的小事做起"))
			}
			p := para(20+(k*37+i*101)%260, i*100+k)
			if k%7 == 5 {
				p.Text = "一是抓好学习。" + p.Text
				p.RunIn = 7
			}
			s.Blocks = append(s.Blocks, p)
		}
		s.Blocks = append(s.Blocks,
			speech.Block{Kind: speech.Signature, Text: "王小明"}, speech.Block{Kind: speech.Signature, Text: "2024年3月5日"})
		b.Speeches = append(b.Speeches, s)
	}
	return b
}

// bare takes the white space out of a text.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// checkWhole holds that the glyphs of every node, joined over lines and pages,
// are its text.
func checkWhole(t *testing.T, d *Document) {
	t.Helper()
	got := make([]strings.Builder, len(d.Nodes))
	for _, p := range d.Pages {
		for _, ln := range p.Lines {
			for _, r := range ln.Runs {
				if (r.Node == 0) != (ln.Artifact != NotArtifact) {
					t.Errorf("a line of artifact %d holds a run of node %d", ln.Artifact, r.Node)
				}
				for _, g := range r.Glyphs {
					if r.Node != 0 {
						got[r.Node].WriteRune(g.Rune)
					}
				}
			}
		}
	}
	for i, n := range d.Nodes {
		if bare(got[i].String()) != bare(n.Text) {
			t.Errorf("node %d (role %d): %q reaches the pages as %q", i, n.Role, n.Text, got[i].String())
		}
		if n.Parent >= i {
			t.Errorf("node %d stands before its parent %d", i, n.Parent)
		}
	}
}

func TestEveryCharacterReachesThePages(t *testing.T) {
	b := longBook(5, 30)
	d := compose(t, b, layoutFor(t, ""))
	checkWhole(t, d)
	all := map[string]bool{}
	for _, n := range d.Nodes {
		all[bare(n.Text)] = true
	}
	for _, s := range b.Speeches {
		for _, bl := range s.Blocks {
			if !all[bare(bl.Text)] {
				t.Errorf("block %q has no node", bl.Text)
			}
		}
	}
}

func TestSameInputSamePages(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := Dump(w, compose(t, longBook(2, 20), layoutFor(t, ""))); err != nil {
			t.Fatal(err)
		}
	}
	if a.String() != b.String() {
		t.Error(cmp.Diff(a.String(), b.String()))
	}
}

func TestNothingToCompose(t *testing.T) {
	l := layoutFor(t, "")
	if _, err := Compose(&speech.Book{}, l, plainFaces{}, Options{}); err == nil {
		t.Error("a book without speeches composes")
	}
	if _, err := Compose(longBook(1, 1), nil, plainFaces{}, Options{}); err == nil {
		t.Error("composes without a layout")
	}
	// Speeches without title, label, blocks, text.
	d := compose(t, &speech.Book{Speeches: []speech.Speech{{Number: 1}, {Number: 2, Blocks: []speech.Block{{}, {Kind: speech.Heading}, {Kind: speech.Signature}}}}}, l)
	checkWhole(t, d)
	if len(d.Outline) < 3 || d.Outline[1].Title != "第1篇" {
		t.Errorf("outline %v", d.Outline)
	}
}

func TestMissingGlyphsAreReportedOnce(t *testing.T) {
	b := bookOf(speech.Block{Text: "甲\ue000乙\ue001", Lines: []int{7}}, speech.Block{Text: "丙\ue000", Lines: []int{9}})
	d := compose(t, b, layoutFor(t, ""))
	var got []warning.Warning
	for _, w := range d.Warnings {
		if w.Code == warning.MissingGlyph {
			got = append(got, w)
		}
	}
	want := []warning.Warning{{Line: 7, Code: warning.MissingGlyph, Text: "\ue000"}, {Line: 7, Code: warning.MissingGlyph, Text: "\ue001"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	checkWhole(t, d)
}

func TestOverfullLinesNameTheirPage(t *testing.T) {
	b := bookOf(speech.Block{Text: "见" + strings.Repeat("x", 200), Lines: []int{3}})
	d := compose(t, b, layoutFor(t, ""))
	for _, w := range d.Warnings {
		if w.Line == 3 && w.Page == 3 && (w.Code == warning.ForcedBreak || w.Code == warning.OverfullLine || w.Code == warning.LooseLine) {
			return
		}
	}
	t.Errorf("no warning names line 3, page 3: %v", d.Warnings)
}

// textLines gives the lines of the text on a page, furniture aside.
func textLines(p *Page) []*Line {
	var out []*Line
	for i := range p.Lines {
		if p.Lines[i].Artifact == NotArtifact {
			out = append(out, &p.Lines[i])
		}
	}
	return out
}

func lineString(ln *Line) string {
	var b strings.Builder
	for _, r := range ln.Runs {
		for _, g := range r.Glyphs {
			b.WriteRune(g.Rune)
		}
	}
	return b.String()
}

// find gives the first line that holds some words, and its page.
func find(t *testing.T, d *Document, words string) (*Line, int) {
	t.Helper()
	for i := range d.Pages {
		for _, ln := range textLines(&d.Pages[i]) {
			if strings.Contains(lineString(ln), words) && (d.Nodes[ln.Runs[0].Node].Role != RoleLink) {
				return ln, i
			}
		}
	}
	t.Fatalf("no line holds %q", words)
	return nil, 0
}

func TestGolden(t *testing.T) {
	small := "[grid]\nchars = 20\nlines = 14\n"
	for name, c := range map[string]struct {
		book   *speech.Book
		layout string
	}{
		"kinds":   {kindsBook(), small},
		"widows":  {bookOf(para(240, 1), para(61, 2), para(62, 3), para(140, 4)), small},
		"columns": {longBook(1, 6), "[grid]\nchars = 16\nlines = 20\ncolumns = 2\nsize = 10\npitch = 16\n"},
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, compose(t, c.book, layoutFor(t, c.layout))) })
	}
	// A short book in every layout.
	for _, name := range layouts.Names() {
		t.Run(name, func(t *testing.T) {
			b := longBook(2, 4)
			b.Speeches[1].Blocks = append(b.Speeches[1].Blocks[:1], kindsBook().Speeches[0].Blocks[1:]...)
			d, err := Compose(b, load(t, name), plainFaces{}, Options{Occasion: "年度总结会", Speaker: "王芳", Program: "jianggao"})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "layout-"+name, d)
		})
	}
}

// golden compares the composed pages with the file of that name.
func golden(t *testing.T, name string, d *Document) {
	t.Helper()
	if d.Duplex != ShortEdge {
		checkWhole(t, d)
	}
	var b bytes.Buffer
	if err := Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("pages changed (run with -update if that is meant):\n%s", diff)
	}
}

// kindsBook has every kind of block.
func kindsBook() *speech.Book {
	return &speech.Book{
		Title: "2024年关于读书活动的发言稿", Date: "2024-03-05",
		Speeches: []speech.Speech{
			{Number: 1, Label: "篇1", Title: "2024年关于读书活动的发言稿", Line: 1, Blocks: []speech.Block{
				{Kind: speech.Salutation, Text: "老师们、同学们：", Lines: []int{3}},
				{Text: "大家好！今天我想和大家说说“读书”这件小事。（热烈鼓掌）读书使人明理，也使人快乐。", Lines: []int{4}},
				head(1, "一、读书是一件可以从今天开始的小事情，不必等到明天"),
				head(2, "（一）先选一本薄的书"),
				{Text: "薄的书容易读完，读完一本《小王子》，就会想读下一本；2023年我读了26本。", Lines: []int{6}},
				{Text: "二是天天读。每天20分钟，一年就是120个小时。", RunIn: 6, Lines: []int{7}},
				{Text: "做好笔记记下来的才是自己的。", RunIn: 4, Lines: []int{8}},
				{Kind: speech.Signature, Text: "李明", Lines: []int{9}},
				{Kind: speech.Signature, Text: "2024年3月5日", Lines: []int{10}},
			}},
			{Number: 2, Label: "篇2", Title: "2024年关于读书活动的发言稿", Line: 12, Blocks: []speech.Block{
				{Text: "短短几句话，说完就走。", Lines: []int{13}},
			}},
		},
	}
}

func BenchmarkCompose(b *testing.B) {
	book := longBook(26, 14)
	n := 0
	for i := range book.Speeches {
		n += book.Speeches[i].Count()
	}
	l := layoutFor(b, "")
	b.ReportAllocs()
	for b.Loop() {
		compose(b, book, l)
	}
	b.ReportMetric(float64(n), "characters")
}

var _ = line.Em

// BenchmarkLongFlow composes speeches that run on: the time must grow with the
// length, not with its square.
func BenchmarkLongFlow(b *testing.B) {
	for _, n := range []int{20, 200} {
		book := longBook(n, 14)
		l := layoutFor(b, "[parts]\nspeech = \"line\"\n")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				compose(b, book, l)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/speech")
		})
	}
}
