package pdf

import (
	"fmt"
	"strings"
	"testing"

	"jianggao/convert/typeset"
)

func TestOutlineNestsByLevel(t *testing.T) {
	for _, c := range []struct {
		levels string // of the bookmarks in turn
		want   string // parent of each, number of items directly below
	}{
		{"1", "-:0"},
		{"111", "-:0 -:0 -:0"},
		{"12231", "-:2 0:0 0:1 2:0 -:0"},
		{"1323", "-:2 0:0 0:1 2:0"}, // a level left out counts as the next one
		{"21", "-:0 -:0"},           // so does a first one too deep
		{"123412", "-:1 0:1 1:1 2:0 -:1 4:0"},
	} {
		var marks []typeset.Bookmark
		for _, l := range c.levels {
			marks = append(marks, typeset.Bookmark{Level: int(l - '0')})
		}
		items, top := outlineItems(marks)
		var got []string
		for i, it := range items {
			parent := "-"
			if it.parent >= 0 {
				parent = fmt.Sprint(it.parent)
			}
			got = append(got, fmt.Sprintf("%s:%d", parent, it.below))
			if it.next >= 0 && items[it.next].prev != i || it.prev >= 0 && items[it.prev].next != i {
				t.Errorf("%s: item %d: the row is not linked both ways", c.levels, i)
			}
			if (it.first < 0) != (it.below == 0) || it.last >= 0 && items[it.last].parent != i {
				t.Errorf("%s: item %d: first and last are not its own", c.levels, i)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.levels, s, c.want)
		}
		if items[top.first].prev >= 0 || items[top.last].next >= 0 {
			t.Errorf("%s: the top row has no ends", c.levels)
		}
	}
}
