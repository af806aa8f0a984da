package typeset

import (
	"unicode"

	"jianggao/convert/typeset/line"
)

// A Measurer gives text the faces of a family, for the line breaker alone:
// Compose does the same for the blocks of a book.
type Measurer struct{ faces *faceCache }

// NewMeasurer gives a measurer of a set of faces.
func NewMeasurer(f Faces) *Measurer { return &Measurer{newFaceCache(f)} }

// Spans cuts text into stretches of one face each, and names the characters
// that no face has, in order of the text.
func (m *Measurer) Spans(family, text string) (spans []line.Span, missing []rune) {
	m.faces.cut(family, text,
		func(face int, text string) {
			spans = append(spans, line.Span{Text: text, Metric: m.faces.metric(face)})
		},
		func(r rune) { missing = append(missing, r) })
	return spans, missing
}

// cut gives every stretch of a text that one face of a family draws to each,
// and the characters none has to missing.
func (c *faceCache) cut(family, text string, each func(face int, text string), missing func(rune)) {
	fam := c.family(family)
	start, face := 0, -1
	for i, r := range text {
		if face >= 0 && (r == ' ' || r == '\u3000') { // every face has these
			continue
		}
		f, ok := fam.pick(r)
		if !ok && !unicode.IsSpace(r) {
			missing(r)
			if face >= 0 && unicode.Is(unicode.Mn, r) { // its box stays with what it belongs to
				continue
			}
		}
		if f != face && i > start {
			each(face, text[start:i])
			start = i
		}
		face = f
	}
	if len(text) > start {
		each(face, text[start:])
	}
}
