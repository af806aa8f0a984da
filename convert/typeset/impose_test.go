package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jianggao/layouts"
)

func TestT58OrderOfPages(t *testing.T) {
	// The example of the rule: 8|1, 2|7, 6|3, 4|5.
	want := [][2]int{{8, 1}, {2, 7}, {6, 3}, {4, 5}}
	for i, pair := range imposition(8, false) {
		if pair[0]+1 != want[i][0] || pair[1]+1 != want[i][1] {
			t.Errorf("side %d holds %d|%d, want %v", i+1, pair[0]+1, pair[1]+1, want[i])
		}
	}
	for n := 1; n <= 33; n++ {
		for _, cover := range []bool{false, true} {
			sides := imposition(n, cover)
			all := (n + 3) / 4 * 4
			if len(sides) != all/2 {
				t.Fatalf("%d pages: %d sides", n, len(sides))
			}
			// Fold the pile: the leaves of the booklet are, from the outside, the
			// right half of each front with the left half of its back, then, on the
			// way out, the right half of each back with the left half of its front.
			var read []int
			for s := 0; s < len(sides); s += 2 {
				read = append(read, sides[s][1], sides[s+1][0])
			}
			for s := len(sides) - 2; s >= 0; s -= 2 {
				read = append(read, sides[s+1][1], sides[s][0])
			}
			var pages []int
			for place, p := range read {
				if p >= 0 {
					pages = append(pages, p)
				}
				if cover && place == all-1 && p != n-1 || !cover && place < n && p != place {
					t.Errorf("%d pages, cover %v: place %d of the booklet holds page %d", n, cover, place+1, p+1)
				}
			}
			for i, p := range pages {
				if p != i || len(pages) != n {
					t.Errorf("%d pages, cover %v: read in the order %v", n, cover, pages)
					break
				}
			}
		}
	}
}

// unfolded gives a document with the lines of its sheets in reading order, on
// one page.
func unfolded(d *Document) *Document {
	out := *d
	out.Pages = make([]Page, 1)
	for i := range d.Pages {
		out.Pages[0].Lines = append(out.Pages[0].Lines, d.Pages[i].Lines...)
	}
	slices.SortStableFunc(out.Pages[0].Lines, func(a, b Line) int { return a.Leaf - b.Leaf })
	return &out
}

func TestT58PlacesOnTheSheet(t *testing.T) {
	book := longBook(3, 14)
	load := func(bind string, creep float64) *layouts.Layout {
		l, err := layouts.Parse("x.toml", fmt.Appendf(nil, "extends = \"a5\"\n[sheet]\nbind = %q\ncreep = %v\n", bind, creep))
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	alone := compose(t, book, load("none", 0))
	sheets := compose(t, book, load("saddle", 0.1))
	checkWhole(t, unfolded(sheets))
	const mm = 72.0 / 25.4 * 1000
	if w, h := float64(sheets.Width)/mm, float64(sheets.Height)/mm; w < 296.9 || w > 297.1 || h < 209.9 || h > 210.1 {
		t.Errorf("sheets of %.1f by %.1f mm", w, h)
	}
	if sheets.Duplex != ShortEdge || alone.Duplex != LongEdge {
		t.Errorf("to be turned on edges %d and %d", sheets.Duplex, alone.Duplex)
	}
	if len(sheets.Pages) != (len(alone.Pages)+3)/4*2 {
		t.Errorf("%d pages lie on %d sides", len(alone.Pages), len(sheets.Pages))
	}
	// Every line lies where its page has it, moved to its half, and towards the
	// fold by 0.1 mm a sheet.
	byLeaf := map[int][]Line{}
	side := map[int]int{}
	for i := range sheets.Pages {
		for _, ln := range sheets.Pages[i].Lines {
			byLeaf[ln.Leaf] = append(byLeaf[ln.Leaf], ln)
			side[ln.Leaf] = i
		}
	}
	for n := range alone.Pages {
		lines := alone.Pages[n].Lines
		if len(byLeaf[n]) != len(lines) {
			t.Fatalf("page %d has %d lines, on its sheet %d", n+1, len(lines), len(byLeaf[n]))
		}
		creep := float64(side[n]/2) * 0.1
		want := 297/2.0 - 148 + creep           // left half
		if n%2 == 0 && n < len(alone.Pages)-1 { // the last is the back cover
			want = 297/2.0 - creep // odd pages lie right of the fold
		}
		for i := range lines {
			if dx := float64(byLeaf[n][i].X-lines[i].X) / mm; dx < want-0.01 || dx > want+0.01 {
				t.Fatalf("page %d lies %.2f mm from the left, want %.2f", n+1, dx, want)
			}
			if dy := byLeaf[n][i].Y - lines[i].Y; dy < -1 || dy > 1 {
				t.Fatalf("page %d lies %d lower", n+1, dy)
			}
		}
	}
	// Bookmarks and links lead to the sides their pages lie on.
	for i, b := range alone.Outline {
		if got := sheets.Outline[i].Dest.Page; got != side[b.Dest.Page] {
			t.Errorf("%s: leads to side %d, want %d", b.Title, got+1, side[b.Dest.Page]+1)
		}
	}
	links := 0
	for i := range sheets.Pages {
		for _, l := range sheets.Pages[i].Links {
			links++
			if !strings.Contains(sheets.Pages[l.To.Page].Label, alone.Pages[2].Label) && links == 1 {
				t.Errorf("the first link leads to side %q", sheets.Pages[l.To.Page].Label)
			}
		}
	}
	if links != 3 {
		t.Errorf("%d links", links)
	}
}
