package typeset

// addOutline makes the outline of the speeches and their headings.
func (c *composer) addOutline() {
	last := 0
	for _, e := range c.entries {
		level := min(e.level, last+1)
		last = level
		c.doc.Outline = append(c.doc.Outline, Bookmark{Title: e.title, Level: level, Dest: e.dest})
	}
}
