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
	return sense.Breaks(title, int64(line.Em), int64(limit), func(r rune) int64 { return int64(titleAdvance(c, fam, r)) })
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
