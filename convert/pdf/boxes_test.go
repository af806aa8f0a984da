package pdf

import (
	"fmt"
	"strings"
	"testing"

	"jianggao/convert/typeset/line"
)

// fullMetric has a full-width box for everything, and ink on the right side.
type fullMetric struct{}

func (fullMetric) Measure(r rune) (advance, inkLeft, inkRight line.Unit, ok bool) {
	if isOpening(r) {
		return line.Em, line.Em * 6 / 10, line.Em * 9 / 10, true
	}
	return line.Em, line.Em / 10, line.Em * 4 / 10, true
}

// TestFitBoxes sets lines and shows the boxes in hundredths of an em, with how
// far the ink is moved in them.
func TestFitBoxes(t *testing.T) {
	for _, c := range []struct {
		text   string
		before int // hundredths of an em
		want   string
	}{
		{"说：“好”，走", 0, "说100 ：50 “100 好100 ”75 ，75-25 走100"},
		{"的“梦”好", 0, "的100 “100 梦100 ”100 好100"},
		{"好。”“来", 0, "好100 。50 ”75 “75-25 来100"},
		{"“好", 50, "“100 好100"},
		{"《一》，", 50, "《100 一100 》50 ，100"},
		{"是的”。", 0, "是100 的75 ”75+25 。100"},
		{"it’s", 0, "i100 t100 ’38-6 s100"},
	} {
		r := line.Lay(line.Paragraph{Spans: []line.Span{{Text: c.text, Metric: fullMetric{}}}, Measure: 100 * line.Em}, nil)
		var row []slot
		var ink []line.Unit
		pen := line.Unit(0)
		for _, g := range r.Lines[0].Glyphs {
			row = append(row, slot{Glyph: g})
			ink = append(ink, pen+g.Shift)
			pen += g.Advance
		}
		before := fitBoxes(row)
		var got []string
		pen = -before
		for i, g := range row {
			if pen+g.Shift != ink[i] {
				t.Errorf("%s: the ink of %c is at %d, was at %d", c.text, g.Rune, pen+g.Shift, ink[i])
			}
			pen += g.Advance
			s := fmt.Sprintf("%c%d", g.Rune, divide(int(g.Advance)*100, int(line.Em)))
			if g.Shift != 0 {
				s += fmt.Sprintf("%+d", divide(int(g.Shift)*100, int(line.Em)))
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want || divide(int(before)*100, int(line.Em)) != c.before {
			t.Errorf("%s: %s, %d before; want %s, %d", c.text, s, before*100/line.Em, c.want, c.before)
		}
	}
}

// TestFitBoxesLeavesInk: whatever the widths, no ink moves and no box gets
// narrower than nothing.
func TestFitBoxesLeavesInk(t *testing.T) {
	text := []rune("“”‘’，。《》（）好a")
	for n := range 20000 {
		var row []slot
		var ink []line.Unit
		pen := line.Unit(0)
		for i := range 1 + n%5 {
			k := n / 5 * (i + 3) * 7
			r := text[(k/3+i*i+n)%len(text)]
			g := line.Glyph{Rune: r, Advance: line.Em / 8 * line.Unit(k%9), Shift: line.Em / 4 * line.Unit(k%5-2), Mark: r < 'A' || r > '好' || k%11 > 0 && r != '好' && r != 'a'}
			row = append(row, slot{Glyph: g})
			ink = append(ink, pen+g.Shift)
			pen += g.Advance
		}
		was := fmt.Sprint(row)
		pen = -fitBoxes(row)
		for i, g := range row {
			if g.Advance < 0 || pen+g.Shift != ink[i] {
				t.Fatalf("%s: glyph %d is %d wide with its ink at %d instead of %d", was, i, g.Advance, pen+g.Shift, ink[i])
			}
			pen += g.Advance
		}
	}
}
