package typeset

import "strings"

// addOutline makes the outline of the speeches and their headings.
func (c *composer) addOutline() {
	last := 0
	for _, e := range c.entries {
		level := min(e.level, last+1)
		last = level
		c.doc.Outline = append(c.doc.Outline, Bookmark{Title: c.entryText(e), Level: level, Dest: e.dest})
	}
}

// entryText is what contents and outline call an entry. Speeches that share
// one title are told apart by what they say first.
func (c *composer) entryText(e *entry) string {
	if e.speech == nil {
		return e.title
	}
	s := e.speech
	label, title := strings.TrimSpace(s.Label), strings.TrimSpace(s.Title)
	if same := c.titles()[title]; same > 1 || title == "" || title == strings.TrimSpace(c.book.Title) {
		if h := s.Headline(); h != "" {
			title = h
		}
	}
	switch {
	case title == "" && label == "":
		return ordinal(s)
	case label == "":
		return title
	case title == "":
		return label
	}
	return label + "\u3000" + title
}

// titles counts how often each title of a speech is used.
func (c *composer) titles() map[string]int {
	if c.titleCount == nil {
		c.titleCount = map[string]int{}
		for i := range c.book.Speeches {
			c.titleCount[strings.TrimSpace(c.book.Speeches[i].Title)]++
		}
	}
	return c.titleCount
}
