package parse

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"jianggao/convert/dump"
	"jianggao/convert/speech"
)

// A shape is a page of testdata/shapes whose every line says what becomes of it.
type shape struct {
	name string
	page string
	want []string // by line; "" for a blank one
}

// TestShapes walks the pages of testdata/shapes: what each of their lines is,
// and which lines are one paragraph.
func TestShapes(t *testing.T) {
	for _, s := range shapePages(t) {
		t.Run(s.name, func(t *testing.T) {
			p, err := dump.Read(s.name, []byte(s.page), dump.Options{})
			if err != nil {
				t.Fatal(err)
			}
			r, err := Parse(p, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := conserved(p, r); err != "" {
				t.Error(err)
			}
			type place struct{ speech, block int }
			before, lines := place{}, 0
			for _, e := range r.Ledger {
				if e.Part {
					continue
				}
				in := place{e.Speech, e.Block}
				got := "-"
				switch {
				case e.Fate == Dropped:
				case e.Block == 0:
					got = "="
				case in == before:
					got = "+"
				default:
					got = blockMark(r.Book.Speeches[e.Speech-1].Blocks[e.Block-1])
				}
				if e.Block > 0 {
					before = in
				}
				at := e.Line - 1
				if p.Kind == dump.HTML { // an element in a line
					at, lines = lines, lines+1
				}
				want := "nothing"
				if at < len(s.want) {
					want = s.want[at]
				}
				if !strings.Contains(want, got) {
					t.Errorf("line %d is %s, want %s: %s", e.Line, got, want, clip(e.Text))
				}
			}
		})
	}
}

// blockMark gives the mark of a block in the pages of shapes.
func blockMark(b speech.Block) string {
	switch b.Kind {
	case speech.Salutation:
		return "s"
	case speech.Heading:
		return fmt.Sprint(b.Level)
	case speech.Signature:
		return "g"
	}
	return "p"
}

// shapePages reads testdata/shapes: pages divided by lines "== name", a line of a
// page being what may become of it, a bar, and the line. See the README there.
func shapePages(tb testing.TB) []shape {
	b, err := os.ReadFile("testdata/shapes/pages.txt")
	if err != nil {
		tb.Fatal(err)
	}
	var out []shape
	for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		if name, ok := strings.CutPrefix(line, "== "); ok {
			out = append(out, shape{name: name})
			continue
		}
		if len(out) == 0 {
			continue
		}
		s := &out[len(out)-1]
		want, text, ok := strings.Cut(line, "|")
		if line != "" && (!ok || strings.Trim(want, "sp+123g-=") != "") {
			tb.Fatalf("line %d says not what becomes of it: %s", i+1, line)
		}
		if s.page += text + "\n"; strings.HasPrefix(s.page, "<") && want == "" {
			continue // an element without text
		}
		s.want = append(s.want, want)
	}
	if len(out) < 2 {
		tb.Fatalf("%d pages", len(out))
	}
	return out
}
