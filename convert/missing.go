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
	Line  int // 1-based line of the page it is first used on
	Count int
}

// Missing lists the characters of the book's text that no face of the set has,
// in order of code point.
func (f *Found) Missing(set *fonts.Set) []Missing {
	seen := map[rune]*Missing{}
	for _, s := range f.Book.Speeches {
		for _, b := range s.Blocks {
			for _, r := range b.Text {
				if m := seen[r]; m != nil {
					m.Count++
				} else if _, ok := set.Pick("song", r); !ok && !unicode.IsSpace(r) {
					line := 0
					if len(b.Lines) > 0 {
						line = b.Lines[0]
					}
					seen[r] = &Missing{r, line, 1}
				}
			}
		}
	}
	var out []Missing
	for _, m := range seen {
		out = append(out, *m)
	}
	slices.SortFunc(out, func(a, b Missing) int { return cmp.Compare(a.Rune, b.Rune) })
	return out
}
