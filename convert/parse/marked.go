package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Speeches without numbers are told by how their titles are set off: all in
// brackets of one kind (【张三】 … 【李四】), behind one ornament, or as headings
// of one level; or by lines of marks between them. Sections of one speech are
// set off the same way, so the page must say that there are as many, or a
// salutation must follow each.

// A markKind is how a row is set off: an opening bracket, an ornament, the level
// of a heading, or one of likenesses.
type markKind string

// unadorned gives the words of a row without what sets it off.
func (w *row) unadorned() string {
	return strings.Trim(strings.TrimFunc(unwrap(w.clean), isEdgeBlank), labelOrnaments+"　")
}

// longestMarked is how long a title that is set off may be.
const longestMarked = 40

// settingOff gives the ways a row is set off.
func settingOff(w *row) []markKind {
	if w.drop || w.flows || w.length < 2 || w.length > longestMarked || endsSentence(w.clean) || strings.ContainsAny(w.folded, "。;") || strings.HasSuffix(w.folded, ":") {
		return nil
	}
	var out []markKind
	if h := w.hint.Heading; h >= 1 && h <= 4 {
		out = append(out, markKind(rune('0'+h)))
	}
	first, n := utf8.DecodeRuneInString(w.clean)
	switch {
	case unwrap(w.clean) != w.clean, isQuoted(w.clean):
		out = append(out, markKind(first))
	case strings.ContainsRune(labelOrnaments, first) && first != ' ' && first != '-' && strings.TrimLeft(w.clean[n:], labelOrnaments) != "":
		out = append(out, markKind(first))
	}
	for _, like := range likenesses {
		if l := like(w); len(l) > 1 && l != "quoted" {
			out = append(out, markKind(l))
		}
	}
	return out
}

// markedSeries finds titles set off alike; nil where there are none, or not as
// many as the page states.
func (pg *page) markedSeries(s *sums) []candidate {
	if pg.stated < 2 {
		return nil
	}
	groups := map[markKind][]candidate{}
	var kinds []markKind
	for i := range pg.rows {
		w := &pg.rows[i]
		for _, m := range settingOff(w) {
			if groups[m] == nil {
				kinds = append(kinds, m)
			}
			title := w.unadorned()
			groups[m] = append(groups[m], candidate{row: i, rule: "title marked like the others", form: titleForm, number: len(groups[m]) + 1, rest: title, address: pg.isAddressed(i)})
		}
	}
	for _, m := range kinds {
		g := pg.followed(groups[m], s)
		if len(g) != pg.stated || openedBefore(g, s) {
			continue
		}
		pg.measure(g, s)
		if !slices.ContainsFunc(g, func(c candidate) bool { return c.said == 0 }) {
			return g
		}
	}
	return nil
}

// separatorMarks are what lines between speeches are drawn with.
const separatorMarks = "-–—―─━=＝*＊~～·•_＿#★☆◆◇■□●○※+×▲△"

// leastMarks is how many marks such a line has at least.
const leastMarks = 3

// separatorOf gives the mark a row is drawn with and nothing else; 0 for none.
func separatorOf(w *row) rune {
	mark, n := rune(0), 0
	for _, r := range w.clean {
		switch {
		case r == ' ' || r == '　':
			continue
		case mark == 0 && strings.ContainsRune(separatorMarks, r):
			mark = r
		case r != mark:
			return 0
		}
		n++
	}
	if n < leastMarks {
		return 0
	}
	return mark
}

// separatedSeries finds speeches with nothing between them but lines of one
// mark. Every candidate is such a line that a speech follows. There must be as
// many as the page states; or, where that is not asked for, a salutation in each.
func (pg *page) separatedSeries(s *sums, stated bool) []candidate {
	groups := map[rune][]int{}
	var marks []rune
	for i := range pg.rows {
		if m := separatorOf(&pg.rows[i]); m != 0 {
			if groups[m] == nil {
				marks = append(marks, m)
			}
			groups[m] = append(groups[m], i)
		}
	}
	for _, m := range marks {
		lines := groups[m]
		var g []candidate
		n, addressed := 0, 0 // of speeches
		for k := -1; k < len(lines); k++ {
			from, to := 0, len(pg.rows)
			if k >= 0 {
				from = lines[k] + 1
			}
			if k+1 < len(lines) {
				to = lines[k+1]
			}
			if s.said[to]-s.said[from] == 0 {
				continue
			}
			n++
			if pg.addressedIn(from, to, k < 0) {
				addressed++
			}
			if k >= 0 {
				g = append(g, candidate{row: lines[k], rule: "line between speeches", form: separatorForm, number: n, said: s.said[to] - s.said[from]})
			}
		}
		if n < 2 || n != pg.stated && (stated || addressed != n) {
			continue
		}
		for _, i := range lines {
			pg.rows[i].dropFor(Menu, "line between speeches")
		}
		return g
	}
	return nil
}

// addressedIn reports whether a salutation stands in the first rows of a part of
// the page, or anywhere in that which holds the head of the page.
func (pg *page) addressedIn(from, to int, head bool) bool {
	left := leadingRows
	for i := from; i < to; i++ {
		w := &pg.rows[i]
		if w.drop {
			continue
		}
		if w.vocative {
			return true
		}
		if left--; left == 0 && !head {
			return false
		}
	}
	return false
}
