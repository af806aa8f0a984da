package parse

import (
	"slices"

	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

// A family is the headings of a speech that are numbered or marked alike.
type family struct {
	kind  numberKind
	affix string
	hint  int // level in the markup, of headings without a number
}

// members are the headings of a family: the first and last of them, in blocks,
// and how many there are.
type members struct {
	first, last, count int
}

// level gives the headings of a speech their levels: 1 for the outermost family
// it uses. Numbers have their order; a family without numbers of its own stands
// below those that come before it. Words before and after the numbered headings,
// an introduction and a close, stand beside them.
func (pg *page) level(bs []block) {
	found := map[family]*members{}
	var order, loose []family
	for i := range bs {
		b := &bs[i]
		if b.kind != speech.Heading {
			continue
		}
		f := pg.familyOf(b)
		if m := found[f]; m != nil {
			m.last, m.count = i, m.count+1
			continue
		}
		found[f] = &members{i, i, 1}
		if f.kind < itemKind {
			order = append(order, f)
		} else {
			loose = append(loose, f)
		}
	}
	slices.SortStableFunc(order, func(a, b family) int { return int(a.kind) - int(b.kind) })
	beside := map[family]bool{}
	for _, f := range loose {
		at := 0
		for k, g := range order {
			if found[g].first < found[f].first {
				at = k + 1
			}
		}
		if len(order) > 0 && isAround(found[f], found[order[0]], bs) || f.kind == plainKind && f.affix != "" {
			beside[f] = true
			continue
		}
		order = slices.Insert(order, at, f)
	}
	for i := range bs {
		b := &bs[i]
		if b.kind != speech.Heading {
			continue
		}
		f := pg.familyOf(b)
		b.level = 1
		if !beside[f] {
			b.level = min(slices.Index(order, f)+1, 3)
		}
		w := &pg.rows[b.rows[0]]
		if f.kind == plainKind && f.affix == "" && found[f].count == 1 && !w.isSet() {
			pg.warn(w.line, warning.UnsureHeading, b.text)
		}
	}
}

// familyOf gives the family of a heading.
func (pg *page) familyOf(b *block) family {
	f := family{kind: b.heading}
	switch b.heading {
	case nounKind, signKind, frameKind:
		f.affix = b.number.affix
	case plainKind:
		if isBookend(b.text) {
			f.affix = "bookend"
		} else {
			f.hint = pg.rows[b.rows[0]].hint.Heading
		}
	}
	return f
}

// isAround reports whether headings stand around those of another family: one
// before and one after at most, and none between.
func isAround(f, outer *members, bs []block) bool {
	switch {
	case outer.count < 2 || f.count > 2:
		return false
	case f.count == 2:
		return f.first < outer.first && f.last > outer.last
	}
	return f.first < outer.first || f.last > outer.last
}
