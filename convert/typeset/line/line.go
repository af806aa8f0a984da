// Package line sets one paragraph of Chinese text into lines: character
// classes, widths of punctuation, line breaking and justification by the rules
// of CLREQ. It knows no page, no font file and no output format.
package line

// A Unit is a width: 1/24000 of the current Han size (em). The number divides
// by 2, 3, 4, 8, 12 and 1000, so every figure of the rules is a whole number.
type Unit int32

// Em is the width of a Han character.
const Em Unit = 24000

// A Metric measures the characters of one face. The composer asks it only for
// what its own table does not fix.
type Metric interface {
	// Measure gives the advance of r and the horizontal extent of its ink from
	// the origin, all in Units at the size 1 em. ok is false when the face has
	// no such character; the widths are then those of its replacement box.
	Measure(r rune) (advance, inkLeft, inkRight Unit, ok bool)
}

// A Glyph is one character placed on a line. The pen starts at the line's
// left edge; each glyph is drawn at the pen plus Shift, then the pen moves by
// Advance, and by the line's Track too where Open is set.
type Glyph struct {
	Rune    rune
	Span    int  // index of the paragraph's span it belongs to
	Advance Unit // box on this line, squeezes and gaps of its own included, Track not
	Shift   Unit // ink moved right by this much against the face's own drawing
	Scale   Unit // ink scaled horizontally by Scale/Em before Shift; 0 for none (dashes, dots drawn right whatever the face gives)
	Open    bool // the line's Track follows this glyph
}
