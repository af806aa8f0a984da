package typeset

import (
	"slices"

	"jianggao/convert/warning"
	"jianggao/layouts"
)

// reportFallbacks says once for each family a layout asks for and no face is
// at hand of which family stands in (T62).
func (c *composer) reportFallbacks(l *layouts.Layout) {
	for _, name := range l.Families() {
		if c.faces.faces.Has(name) {
			continue
		}
		words := name
		if face, ok := c.faces.family(name).pick('一'); ok {
			i := slices.IndexFunc(standIns, func(other string) bool {
				its, _ := c.faces.family(other).pick('一')
				return c.faces.faces.Has(other) && its == face
			})
			if i >= 0 {
				words += ": " + standIns[i] + " stands in"
			}
		}
		c.warn(warning.Warning{Code: warning.FaceFallback, Text: words})
	}
}

// standIns are the families that stand in for others.
var standIns = []string{"kai", "fangsong", "song", "song-bold", "hei"}
