// Package text writes a speech as plain text and names the files books and
// speeches are kept in.
//
// Of gives one speech: its name on the first line, then its blocks, each a
// paragraph of its own with a blank line before it. There is no indentation and
// no wrapping, because a text file is read in editors and teleprompters that
// bring their own. FileName names that file so that a folder of speeches sorts
// in the order of the book; SafeName makes any title a file name on every
// system.
package text

import (
	"strings"

	"jianggao/convert/speech"
)

// Of gives a speech as UTF-8 text with line feeds: the speech's name, then every
// block, separated by blank lines, and a final line end. Headings, salutations
// and signatures are paragraphs like the others.
func Of(s *speech.Speech) string {
	var b strings.Builder
	part := func(t string) {
		if t == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(t)
		b.WriteByte('\n')
	}
	name := s.Name()
	size := len(name)
	for i := range s.Blocks {
		size += len(s.Blocks[i].Text) + len("\n\n")
	}
	b.Grow(size + len("\n"))
	part(name)
	for i := range s.Blocks {
		part(s.Blocks[i].Text)
	}
	return b.String()
}
