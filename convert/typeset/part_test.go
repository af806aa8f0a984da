package typeset

import (
	"slices"
	"testing"

	"jianggao/convert/speech"
)

// partsBook is a merged book of two parts, the second without a title.
func partsBook() *speech.Book {
	b := longBook(3, 2)
	b.Parts = []speech.Part{{Title: "社区志愿服务发言稿", Date: "2024-03-05"}, {First: 2}}
	return b
}

// A merged book says where its parts begin: on pages of their own, in its
// contents, in its outline and in its structure.
func TestParts(t *testing.T) {
	b := partsBook()
	d := compose(t, b, layoutFor(t, "[grid]\nchars = 20\nlines = 14\n"))
	golden(t, "parts", d)
	type mark struct {
		title string
		level int
	}
	var got []mark
	for _, m := range d.Outline {
		if m.Level <= 2 {
			got = append(got, mark{m.Title, m.Level})
		}
	}
	name := func(i int) string { return d.Outline[i].Title }
	want := []mark{{"目录", 1}, {"社区志愿服务发言稿", 1}, {name(2), 2}, {got[3].title, 2}, {"第2部分", 1}, {got[5].title, 2}}
	if !slices.Equal(got, want) {
		t.Errorf("outline %v, want %v", got, want)
	}
	for _, m := range d.Outline {
		if m.Title == "第2部分" {
			var words []string
			for _, ln := range textLines(&d.Pages[m.Dest.Page]) {
				words = append(words, lineString(ln))
			}
			if !slices.Equal(words, []string{"第2部分", "共1篇"}) {
				t.Errorf("the page of the second part says %q", words)
			}
		}
	}
	parents := map[int]int{} // parts and what is directly below
	for _, n := range d.Nodes {
		if n.Role == RoleSection && d.Nodes[n.Parent].Role == RolePart {
			parents[n.Parent]++
		}
	}
	var counts []int
	for i, n := range d.Nodes {
		if n.Role == RolePart {
			counts = append(counts, parents[i])
		}
	}
	if !slices.Equal(counts, []int{2, 1}) {
		t.Errorf("speeches of the parts: %v", counts)
	}
	links := 0
	for _, p := range d.Pages {
		links += len(p.Links)
	}
	if links != 5 {
		t.Errorf("%d entries in the contents, want 5", links)
	}
}

// Without title pages the title of a part stands above its first speech.
func TestPartsWithoutTitlePage(t *testing.T) {
	for _, how := range []string{"page", "line"} {
		d := compose(t, partsBook(), layoutFor(t, "[parts]\ntitle-page = false\nspeech = \""+how+"\"\n"))
		checkWhole(t, d)
		part, at := find(t, d, "第2部分")
		found := false
		for _, ln := range textLines(&d.Pages[at]) {
			found = found || ln.Y > part.Y && lineString(ln) == "篇3"
		}
		if !found {
			t.Errorf("speech = %q: the third speech does not follow the title of its part", how)
		}
	}
	// Speeches that run on do so within their part, which has its page.
	d := compose(t, partsBook(), layoutFor(t, "[parts]\nspeech = \"line\"\n"))
	_, first := find(t, d, "篇1")
	_, second := find(t, d, "篇2")
	_, part := find(t, d, "第2部分")
	_, third := find(t, d, "篇3")
	if first > second || second >= part || part+1 != third {
		t.Errorf("speeches on pages %d, %d, %d; the second part on %d", first, second, third, part)
	}
}

// In facing pages a part begins on a right-hand page.
func TestPartsOnRectos(t *testing.T) {
	d := compose(t, partsBook(), layoutFor(t, "[page]\nfacing = true\n"))
	for _, title := range []string{"社区志愿服务发言稿", "第2部分"} {
		for _, m := range d.Outline {
			if m.Title == title && d.Pages[m.Dest.Page].Spread != Recto {
				t.Errorf("%s stands on a left-hand page", title)
			}
		}
	}
}

// Parts that make no sense cost no speech and no order.
func TestPartsAstray(t *testing.T) {
	for _, parts := range [][]speech.Part{{{First: 7}}, {{First: -1}}, {{First: 1}, {First: 0}}, {{First: 0}, {First: 0}, {First: 1}}} {
		b := longBook(2, 1)
		b.Parts = parts
		checkWhole(t, compose(t, b, layoutFor(t, "")))
	}
}
