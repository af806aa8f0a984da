package pdf

import (
	"jianggao/convert/typeset"
)

// An outlineItem is a bookmark and where it stands among the others; -1 where
// there is none.
type outlineItem struct {
	parent, first, last, prev, next int
	below                           int // items directly under it
}

// outlineItems builds the hierarchy of bookmarks. A level may grow by one at a
// time; where it grows by more it is taken for one.
func outlineItems(marks []typeset.Bookmark) (items []outlineItem, top outlineItem) {
	top = outlineItem{parent: -1, first: -1, last: -1, prev: -1, next: -1}
	var open []int // the last item and those it is under
	for i, m := range marks {
		open = open[:min(len(open), m.Level-1)]
		items = append(items, outlineItem{parent: -1, first: -1, last: -1, prev: -1, next: -1})
		above := &top
		if len(open) > 0 {
			items[i].parent = open[len(open)-1]
			above = &items[items[i].parent]
		}
		if above.first < 0 {
			above.first = i
		} else {
			items[i].prev = above.last
			items[above.last].next = i
		}
		above.last = i
		above.below++
		open = append(open, i)
	}
	return items, top
}

// writeOutline writes the bookmarks; 0 when there are none. The first level is
// shown, everything below is folded: its Count is negative.
func writeOutline(out *objects, d *typeset.Document, pages *pageTree) ref {
	if len(d.Outline) == 0 {
		return 0
	}
	items, top := outlineItems(d.Outline)
	root := out.reserve()
	refs := out.reserveMany(len(items))
	for i, it := range items {
		var b buffer
		b.str("<</Title").text(cleanText(d.Outline[i].Title)).str("/Parent ")
		if it.parent < 0 {
			b.ref(root)
		} else {
			b.ref(refs[it.parent])
		}
		pages.dest(&b, d.Outline[i].Dest)
		if it.prev >= 0 {
			b.str("/Prev ").ref(refs[it.prev])
		}
		if it.next >= 0 {
			b.str("/Next ").ref(refs[it.next])
		}
		if it.first >= 0 {
			b.str("/First ").ref(refs[it.first]).str("/Last ").ref(refs[it.last]).str("/Count ").int(-it.below)
		}
		out.put(refs[i], b.str(">>"))
	}
	var b buffer
	b.str("<</Type/Outlines/First ").ref(refs[top.first]).str("/Last ").ref(refs[top.last]).str("/Count ").int(top.below).str(">>")
	out.put(root, &b)
	return root
}
