package convert

import (
	"cmp"
	"slices"
	"unicode"

	"jianggao/fonts"
)

// A Missing character is one that no face has.
type Missing struct {
	Rune  rune
	Line  int // 1-based line of the page it is first used on; 0 for the title of the book
	Count int
}

// Missing lists the characters of the book's titles, labels and text that no
// face of the set has, in order of code point. It is enough to ask for one
// family: what its faces lack is taken from all the others.
func (f *Found) Missing(set *fonts.Set) []Missing {
	seen := map[rune]*Missing{}
	look := func(text string, line int) {
		for _, r := range text {
			if m := seen[r]; m != nil {
				m.Count++
				if m.Line == 0 {
					m.Line = line
				}
			} else if _, ok := set.Pick("song", r); !ok && !unicode.IsSpace(r) {
				seen[r] = &Missing{r, line, 1}
			}
		}
	}
	look(f.Book.Title, 0)
	for _, s := range f.Book.Speeches {
		look(s.Title, s.Line)
		look(s.Label, s.Line)
		for _, b := range s.Blocks {
			line := 0
			if len(b.Lines) > 0 {
				line = b.Lines[0]
			}
			look(b.Text, line)
		}
	}
	var out []Missing
	for _, m := range seen {
		out = append(out, *m)
	}
	slices.SortFunc(out, func(a, b Missing) int { return cmp.Compare(a.Rune, b.Rune) })
	return out
}
