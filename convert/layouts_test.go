package convert

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jianggao/convert/pdf"
	"jianggao/convert/speech"
	"jianggao/layouts"
)

// A drawn is a character as another program finds it on a page, in mm from the
// page's top left corner.
type drawn struct {
	char       string
	x, y, size float64 // y: of the baseline; size: 1 em
	font       string
}

// A drawnPage is what another program finds on a page, in mm.
type drawnPage struct {
	width, height float64
	chars         []drawn
	rules         [][4]float64 // x1, y1, x2, y2
}

// draws reads a PDF with mutool.
func draws(t *testing.T, data []byte) []drawnPage {
	t.Helper()
	file := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	const mm = 72 / 25.4
	var pages []drawnPage
	var font string
	var size float64
	var start [2]float64
	d := xml.NewDecoder(strings.NewReader(outside(t, "mutool", "trace", file)))
	d.Strict = false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return pages
		}
		if err != nil {
			t.Fatal(err)
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		at := func(name string) string {
			for _, a := range el.Attr {
				if a.Name.Local == name {
					return a.Value
				}
			}
			return ""
		}
		number := func(s string) float64 {
			f, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatal(err)
			}
			return f / mm
		}
		point := func() [2]float64 {
			return [2]float64{number(at("x")), pages[len(pages)-1].height - number(at("y"))}
		}
		switch el.Name.Local {
		case "page":
			box := strings.Fields(at("mediabox"))
			pages = append(pages, drawnPage{width: number(box[2]), height: number(box[3])})
		case "span":
			font, size = at("font"), number(strings.Fields(at("trm"))[0])
		case "g":
			p := point()
			page := &pages[len(pages)-1]
			page.chars = append(page.chars, drawn{at("unicode"), p[0], p[1], size, font})
		case "moveto":
			start = point()
		case "lineto":
			p := point()
			page := &pages[len(pages)-1]
			page.rules = append(page.rules, [4]float64{start[0], start[1], p[0], p[1]})
		}
	}
}

// printed makes the PDF of a book in a layout.
func printed(t *testing.T, b *speech.Book, l *layouts.Layout) []byte {
	t.Helper()
	doc, set, err := PrintOptions{Layout: l}.compose(b)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := pdf.Write(&out, doc, set, pdf.Options{Title: "测试"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// pageFigures are the figures of the layouts as the specification has them, in
// mm and points.
var pageFigures = []struct {
	layout                  string
	width, height           float64 // page
	top, left, leftEven     float64 // of the type area
	areaWidth, areaHeight   float64
	size, pitch             float64 // points
	chars, lines            int
	folio                   float64 // baseline below the type area, mm
	folioSize               float64 // points
	folioAlign              string
	titleSize, heading1Size float64
}{
	{"a4", 210, 297, 28.5, 28.8, 28.8, 152.40, 237.07, 12, 20, 36, 34, 9 + 0.75*10.5*25.4/72, 10.5, "centre", 22, 14},
	{"a4-tight", 210, 297, 27.75, 28.8, 28.8, 152.40, 239.18, 12, 18, 36, 38, 9 + 0.75*10.5*25.4/72, 10.5, "centre", 22, 14},
	{"a4-open", 210, 297, 30.29, 28.8, 28.8, 152.40, 233.89, 12, 21, 36, 32, 9 + 0.75*10.5*25.4/72, 10.5, "centre", 22, 14},
	{"a4-2col", 210, 297, 24, 19.8, 19.8, 170.39, 246.70, 10.5, 16.8, 22, 42, 7 + 0.75*10.5*25.4/72, 10.5, "centre", 18, 12},
	{"a5", 148, 210, 26, 20.3, 23.98, 103.72, 153.63, 10.5, 17, 28, 26, 8 + 0.75*10.5*25.4/72, 10.5, "outer", 18, 12},
	{"podium", 210, 297, 32, 30, 30, 155.22, 222.25, 22, 38, 20, 17, 10 + 0.75*10.5*25.4/72, 10.5, "centre", 26, 22},
	{"podium-m", 210, 297, 30, 32, 32, 152.40, 227.89, 16, 30, 27, 22, 10 + 0.75*10.5*25.4/72, 10.5, "centre", 22, 16},
	{"gongwen", 210, 297, 37, 28, 26, 156.00, 224.95, 156.0 / 28 * 72 / 25.4, 156.0 / 28 * 72 / 25.4 * 15 / 8, 28, 22, 0, 14, "outer", 22, 156.0 / 28 * 72 / 25.4},
}

// TestLayoutsFromOutside measures the pages of every layout in the finished
// PDF: T51, T52, T55, T56, T57, T59, T60.
func TestLayoutsFromOutside(t *testing.T) {
	found, err := Inspect("../testdata/sample.txt", ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	const tenth = 0.1
	const point = 25.4 / 72
	for _, f := range pageFigures {
		t.Run(f.layout, func(t *testing.T) {
			l, err := layouts.Load(f.layout)
			if err != nil {
				t.Fatal(err)
			}
			near := func(page int, what string, got, want float64) {
				t.Helper()
				if math.Abs(got-want) > tenth {
					t.Errorf("page %d: %s at %.2f mm, want %.2f", page, what, got, want)
				}
			}
			pages := draws(t, printed(t, &found.Book, l))
			full, measured, folios, sizes := 0, 0, 0, map[string]bool{}
			for i, p := range pages {
				n := i + 1
				near(n, "right edge of the paper", p.width, f.width)
				near(n, "lower edge of the paper", p.height, f.height)
				left := f.left
				if n%2 == 0 {
					left = f.leftEven
				}
				rows := map[int][]drawn{}
				var foot []drawn
				for _, c := range p.chars {
					sizes[strconv.FormatFloat(math.Round(c.size/point*10)/10, 'f', 1, 64)] = true
					if c.y > f.top+f.areaHeight+1 {
						foot = append(foot, c)
					}
					if math.Abs(c.size-f.size*point) > 0.02 || strings.Contains(c.font, "Bold") || strings.Contains(c.font, "Hei") || c.y > f.top+f.areaHeight {
						continue
					}
					// Every line of the text stands on the grid.
					row := (c.y - c.size*0.88 - f.top) / (f.pitch * point)
					near(n, fmt.Sprintf("baseline of %s (row %.2f)", c.char, row+1), (row-math.Round(row))*f.pitch*point, 0)
					rows[int(math.Round(row))+1] = append(rows[int(math.Round(row))+1], c)
				}
				for row, cs := range rows {
					if row < 1 || row > f.lines {
						t.Errorf("page %d: a line on row %d of %d", n, row, f.lines)
					}
					if row == f.lines {
						full++
					}
					last := cs[0]
					for _, c := range cs {
						if c.x > last.x {
							last = c
						}
						if c.x < left-0.6*c.size {
							t.Errorf("page %d: %s stands at %.2f mm, left of the type area at %.2f", n, c.char, c.x, left)
						}
					}
					// Lines that end with a Han character at the edge end there exactly.
					right := left + f.areaWidth
					if end := last.x + last.size; math.Abs(end-right) < 0.4*last.size && !strings.ContainsAny(last.char, "，。、；：？！”’）》…—") && last.char > "一" {
						measured++
						near(n, "end of the line of "+last.char, end, right)
					}
				}
				// The folio, where the page has one.
				var bars []drawn
				for _, c := range foot {
					if c.char == "—" {
						bars = append(bars, c)
					}
				}
				if len(bars) < 2 {
					continue
				}
				folios++
				near(n, "size of the folio", bars[0].size, f.folioSize*point)
				from, to := bars[0].x, bars[0].x+bars[0].size
				for _, b := range bars {
					from, to = min(from, b.x), max(to, b.x+b.size)
				}
				if f.folio > 0 {
					near(n, "folio", bars[0].y, f.top+f.areaHeight+f.folio)
				} else {
					near(n, "bar of the folio", bars[0].y-barTop(t, l)*bars[0].size, f.top+f.areaHeight+7)
				}
				switch {
				case f.folioAlign == "centre":
					near(n, "middle of the folio", (from+to)/2, left+f.areaWidth/2)
				case n%2 == 1:
					near(n, "right of the folio", to, left+f.areaWidth-bars[0].size)
				default:
					near(n, "left of the folio", from, left+bars[0].size)
				}
			}
			if folios == 0 || measured < 20 {
				t.Errorf("%d folios, %d lines measured", folios, measured)
			}
			if full == 0 {
				t.Errorf("no page reaches line %d", f.lines)
			}
			for _, points := range []float64{f.size, f.titleSize, f.heading1Size, f.folioSize} {
				if s := strconv.FormatFloat(math.Round(points*10)/10, 'f', 1, 64); !sizes[s] {
					t.Errorf("nothing of %s points; there are %v", s, sizes)
				}
			}
			// Running heads: 9 points, the rule 6 mm above the type area.
			heads := 0
			for i, p := range pages {
				for _, r := range p.rules {
					if r[2]-r[0] > f.areaWidth-1 {
						heads++
						near(i+1, "rule of the running head", r[1], f.top-6)
						near(i+1, "length of the rule", r[2]-r[0], f.areaWidth)
					}
				}
			}
			if (heads == 0) != (l.Head.Verso == "") {
				t.Errorf("%d running heads", heads)
			}
		})
	}
}

// barTop is the height of the bar — above the baseline of the folio's face in
// em.
func barTop(t *testing.T, l *layouts.Layout) float64 {
	t.Helper()
	_, set, err := PrintOptions{Layout: l}.compose(&speech.Book{Speeches: []speech.Speech{{Number: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	face, _ := set.Pick(l.Folio.Family, '—')
	top, em := set.InkTop(face, '—')
	return float64(top) / float64(em)
}

// TestT58FromOutside reads booklets of 1 to 33 pages: which folio lies on which
// half of which side.
func TestT58FromOutside(t *testing.T) {
	l, err := layouts.Parse("x.toml", []byte("extends = \"booklet\"\n[parts]\ntitle-page = false\ncontents = false\ncolophon = false\ntext = \"page\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 33; n++ {
		b := &speech.Book{Title: "书"}
		for i := range n {
			b.Speeches = append(b.Speeches, speech.Speech{Number: i + 1, Title: "题", Blocks: []speech.Block{{Text: "大家好。"}}})
		}
		sides := draws(t, printed(t, b, l))
		all := (n + 3) / 4 * 4
		if len(sides) != all/2 {
			t.Fatalf("%d pages lie on %d sides", n, len(sides))
		}
		for s := 1; s <= all/4; s++ {
			for back, want := range [][2]int{{all - 2*s + 2, 2*s - 1}, {2 * s, all - 2*s + 1}} {
				side := sides[2*s-2+back]
				if math.Abs(side.width-297) > 0.1 || math.Abs(side.height-210) > 0.1 {
					t.Fatalf("a sheet of %.1f by %.1f mm", side.width, side.height)
				}
				var got [2]int
				for half, words := range folioWords(side) {
					got[half], _ = strconv.Atoi(words)
				}
				for half := range 2 {
					if want[half] > n {
						want[half] = 0 // blank
					}
				}
				if got != want {
					t.Errorf("%d pages: side %d of sheet %d holds %v, want %v", n, back+1, s, got, want)
				}
			}
		}
	}
}

// folioWords gives the figures at the foot of the left and the right half.
func folioWords(p drawnPage) [2]string {
	var out [2]string
	chars := slices.Clone(p.chars)
	slices.SortFunc(chars, func(a, b drawn) int { return int(math.Copysign(1, a.x-b.x)) })
	for _, c := range chars {
		if c.y > 26+153.63+1 && c.char >= "0" && c.char <= "9" {
			half := 0
			if c.x > p.width/2 {
				half = 1
			}
			out[half] += c.char
		}
	}
	return out
}

// A book that is not printed has the reading times of the layout it would be
// printed in.
func TestRateOfDefault(t *testing.T) {
	l, err := layouts.Load(layouts.Default)
	if err != nil {
		t.Fatal(err)
	}
	if l.Speaking.Rate != speech.Rate {
		t.Errorf("the layout %s has a rate of %d, speech.Rate is %d", layouts.Default, l.Speaking.Rate, speech.Rate)
	}
}
