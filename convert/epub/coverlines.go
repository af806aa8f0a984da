package epub

import (
	"strings"

	"jianggao/convert/sense"
)

// coverSizes are the sizes a title is tried in, in pixels, each with the lines
// it may take.
var coverSizes = []struct{ size, lines int }{{190, 3}, {160, 4}, {132, 5}, {108, 7}, {88, 12}}

// coverTitle is the longest title a cover shows, in characters.
const coverTitle = 120

// coverLines breaks a title by sense into lines of at most so many pixels, and
// gives the size they are set in: the largest that keeps the title short
// enough.
func coverLines(title string, width int) (lines []string, size int) {
	title = clip(strings.Join(strings.Fields(title), " "), coverTitle)
	for _, s := range coverSizes {
		lines = cutTitle(title, width*1000/s.size)
		if len(lines) <= s.lines {
			return lines, s.size
		}
	}
	return lines, coverSizes[len(coverSizes)-1].size
}

// cutTitle gives the lines of a title, limit in thousandths of an em. What
// cannot be broken by sense, such as an address, is broken anywhere.
func cutTitle(title string, limit int) []string {
	cuts := sense.Breaks(title, 1000, int64(limit), func(r rune) int64 { return int64(coverAdvance(r)) })
	var lines []string
	at := 0
	for _, cut := range append(cuts, len(title)) {
		line, wide := strings.TrimSpace(title[at:cut]), 0
		from := 0
		for i, r := range line {
			if wide += coverAdvance(r); wide > limit && i > from {
				lines = append(lines, line[from:i])
				from, wide = i, coverAdvance(r)
			}
		}
		lines = append(lines, line[from:])
		at = cut
	}
	return lines
}

// coverAdvance is a character's width in thousandths of an em, never less than
// the faces of the cover give it.
func coverAdvance(r rune) int {
	switch {
	case r >= 0x2E80, strings.ContainsRune("“”‘’…—", r):
		return 1000
	case strings.ContainsRune("MW@%mw", r):
		return 1000
	case r < 0x80 && r != ' ':
		return 620
	}
	return 800
}
