package typeset

import (
	"strings"

	"jianggao/convert/sense"
	"jianggao/convert/typeset/line"
)

// senseBreaks cuts a title into the fewest lines no wider than limit (T66), in
// the widths of its family.
func (c *composer) senseBreaks(title, familyName string, limit line.Unit) []int {
	fam := c.faces.family(familyName)
	if c.words == nil {
		c.words = c.learnWords()
	}
	return c.words.Breaks(title, int64(line.Em), int64(limit), func(r rune) int64 { return int64(titleAdvance(c, fam, r)) })
}

// learnWords learns from the text of the book which characters of its titles
// belong together.
func (c *composer) learnWords() *sense.Words {
	titles := []string{c.bookTitle()}
	for i := range c.book.Speeches {
		titles = append(titles, c.book.Speeches[i].Title)
	}
	return sense.Learn(titles, func(yield func(string) bool) {
		for i := range c.book.Speeches {
			for k := range c.book.Speeches[i].Blocks {
				if !yield(c.book.Speeches[i].Blocks[k].Text) {
					return
				}
			}
		}
	})
}

// titleAdvance is the width a character has in a title, before marks are
// squeezed.
func titleAdvance(c *composer, fam *family, r rune) line.Unit {
	if r >= 0x2E80 || strings.ContainsRune("“”‘’—…", r) {
		return line.Em
	}
	face, _ := fam.pick(r)
	a, _, _, _ := c.faces.metric(face).Measure(r)
	return a
}
