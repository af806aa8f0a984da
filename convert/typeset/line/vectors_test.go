package line

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// vectorFolders are read where they are: the project's own, and more beside
// the checkout.
var vectorFolders = []string{"../../../testdata/vectors", "../../../../shared/design/vectors"}

// eachVector calls f with every row of a vector file, as a subtest named by
// its id.
func eachVector(t *testing.T, name string, f func(t *testing.T, row map[string]string)) {
	t.Helper()
	for _, dir := range vectorFolders {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if os.IsNotExist(err) && strings.Contains(dir, "shared") {
			t.Logf("%s: not there, skipped", filepath.Join(dir, name))
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimRight(string(b), "\n"), "\n")
		header := strings.Split(lines[0], "\t")
		if len(lines) < 2 {
			t.Fatalf("%s: no rows", name)
		}
		for n, l := range lines[1:] {
			cells := strings.Split(l, "\t")
			row := map[string]string{}
			for i, h := range header {
				if i < len(cells) {
					row[h] = cells[i]
				}
			}
			id := row["id"]
			if id == "" {
				id = fmt.Sprint(n + 2)
			}
			t.Run(id, func(t *testing.T) { f(t, row) })
		}
	}
}

func em(t *testing.T, s string) Unit {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return Unit(math.Round(f * float64(Em)))
}

func plainParagraph(text string, measure, indent Unit) Paragraph {
	return Paragraph{Spans: []Span{{text, Plain()}}, Measure: measure, Indent: indent}
}

// lineTexts gives the lines joined by " / " and their natural widths.
func lineTexts(r Result) (lines, widths string) {
	var ls, ws []string
	for i := range r.Lines {
		l := &r.Lines[i]
		ls = append(ls, l.Text())
		ws = append(ws, strconv.FormatFloat(float64(l.Natural)/float64(Em), 'f', -1, 64))
	}
	return strings.Join(ls, " / "), strings.Join(ws, " / ")
}

func TestBreakVectors(t *testing.T) {
	eachVector(t, "breaks.tsv", func(t *testing.T, row map[string]string) {
		text := row["text"]
		if row["width_em"] == "" {
			may := map[int]bool{}
			for _, o := range Offsets(plainParagraph(text, 10*Em, 0)) {
				may[o] = true
			}
			var got []string
			for i := 1; i < len([]rune(text)); i++ {
				if !may[i] {
					got = append(got, strconv.Itoa(i))
				}
			}
			if g := strings.Join(got, ","); g != row["forbidden_break_offsets"] {
				t.Errorf("%s\n got %s\nwant %s", text, g, row["forbidden_break_offsets"])
			}
			return
		}
		p := plainParagraph(text, em(t, row["width_em"]), em(t, row["indent_em"]))
		for _, greedy := range []bool{false, true} {
			if greedy && (row["rule"] == "T43" || row["rule"] == "T46") {
				continue
			}
			p.Style.Greedy = greedy
			lines, widths := lineTexts(Break(p))
			if lines != row["expected_lines"] || widths != row["natural_em"] {
				t.Errorf("greedy %v\n got %s\n     %s\nwant %s\n     %s", greedy, lines, widths, row["expected_lines"], row["natural_em"])
			}
		}
	})
}

func TestPairVectors(t *testing.T) {
	eachVector(t, "pairs.tsv", func(t *testing.T, row map[string]string) {
		if got, want := Advance(plainParagraph(row["text"], 10*Em, 0)), em(t, row["advance_em"]); got != want {
			t.Errorf("%s: got %v em, want %s", row["text"], float64(got)/float64(Em), row["advance_em"])
		}
	})
}

func TestAdjustVectors(t *testing.T) {
	eachVector(t, "adjust.tsv", func(t *testing.T, row map[string]string) {
		// More text after the line makes it one that is not the last.
		p := plainParagraph(row["line"]+"完", em(t, row["width_em"]), 0)
		r := Lay(p, []int{len([]rune(row["line"]))})
		l := r.Lines[0]
		check := func(what, want string, got Unit, none bool) {
			if want == "-" {
				if !none {
					t.Errorf("%s %s: got %v, want none", row["line"], what, got)
				}
				return
			}
			if d := got - em(t, want); none || d < -Em/500 || d > Em/500 {
				t.Errorf("%s %s: got %.4f (none: %v), want %s", row["line"], what, float64(got)/float64(Em), none, want)
			}
		}
		gap := func(what string, g Gap) { check(what, row[what], g.Blank, g.Count == 0) }
		check("natural", row["natural_em"], l.Natural, false)
		gap("bracket", l.Gaps.Bracket)
		gap("pause", l.Gaps.Pause)
		gap("han_latin", l.Gaps.HanLatin)
		gap("stop", l.Gaps.Stop)
		gap("word", l.Gaps.Word)
		check("track", row["track"], l.Even, false)
		check("width", row["width_em"], l.Width, false)
	})
}

func TestBreakOppVectors(t *testing.T) {
	eachVector(t, "breakopps.tsv", func(t *testing.T, row map[string]string) {
		var unit []rune
		for _, c := range strings.Fields(row["codepoints"]) {
			n, err := strconv.ParseUint(strings.TrimPrefix(c, "U+"), 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			unit = append(unit, rune(n))
		}
		text := "中中" + string(unit) + "中中"
		start, end := "n", "n"
		for _, o := range Offsets(plainParagraph(text, 10*Em, 0)) {
			switch o {
			case 2:
				start = "y"
			case 2 + len(unit):
				end = "y"
			}
		}
		if isBlank(classOf(unit[0])) { // spaces vanish at both edges
			start, end = "n", "n"
		}
		if start != row["line_start"] || end != row["line_end"] {
			t.Errorf("%s: got %s/%s, want %s/%s", string(unit), start, end, row["line_start"], row["line_end"])
		}
	})
}
