// Package contents says what lists of contents call a speech. The pages name
// theirs by number (…发言稿 篇1 to …发言稿 篇26), which tells a reader nothing, so
// that beside the number stands what the speech says of itself: its topic, its
// first heading or its first clause.
//
// Names is the entry. Describe gives the words for one speech.
package contents

import (
	"fmt"
	"strings"

	"jianggao/convert/speech"
)

// Titles says what an entry is made of.
type Titles uint8

const (
	Both        Titles = iota // the label and the speech's own or a descriptive title
	Label                     // as the page has it: the label and the speech's own title, if it has one
	Descriptive               // the speech's own or a descriptive title alone
)

// kinds are the names of the kinds of Titles, as a user writes them.
var kinds = []string{Both: "both", Label: "label", Descriptive: "descriptive"}

// Kinds lists the names ParseTitles takes.
func Kinds() []string { return append([]string(nil), kinds...) }

// ParseTitles reads the name of a kind of Titles.
func ParseTitles(name string) (Titles, error) {
	for t, k := range kinds {
		if k == name {
			return Titles(t), nil
		}
	}
	return 0, fmt.Errorf("there are no titles %q; give %s", name, strings.Join(kinds, ", "))
}

// Names gives every speech of a book its entry. None is empty.
func Names(b *speech.Book, t Titles) []string {
	shared := map[string]int{}
	for i := range b.Speeches {
		shared[strings.TrimSpace(b.Speeches[i].Title)]++
	}
	names := make([]string, len(b.Speeches))
	for i := range b.Speeches {
		s := &b.Speeches[i]
		label, title := strings.TrimSpace(s.Label), strings.TrimSpace(s.Title)
		// What many speeches share, or the whole book is called, is nobody's own.
		own := title
		if shared[title] > 1 || len(b.Speeches) > 1 && title == strings.TrimSpace(b.Title) {
			own = ""
		}
		if own == "" && t != Label {
			own = Describe(s)
		}
		if t == Descriptive && own != "" {
			label = ""
		}
		switch {
		case label != "" && own != "":
			names[i] = label + "\u3000" + own
		case label != "" || own != "":
			names[i] = label + own
		case title != "":
			names[i] = title
		default:
			names[i] = Ordinal(s)
		}
	}
	return names
}

// Ordinal names a speech by its number.
func Ordinal(s *speech.Speech) string { return fmt.Sprintf("第%d篇", s.Number) }
