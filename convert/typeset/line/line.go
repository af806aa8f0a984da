// Package line sets one paragraph of Chinese text into lines: character
// classes, widths of punctuation, line breaking and justification by the rules
// of CLREQ. It knows no page, no font file and no output format.
//
// Break sets a paragraph, Lay sets it with line breaks of the caller's choice
// (titles broken by sense), Offsets gives the places where a line may start,
// Advance and Natural give widths. The files follow the path of a paragraph:
//
//	class.go    what each character is: one table
//	quote.go    which quotation marks are Chinese (T2)
//	resolve.go  what depends on the neighbours: dashes, stacks, connectors
//	chance.go   where a line may start, and what it costs (T5–T20)
//	url.go      breaks inside addresses (T17)
//	blank.go    the blank between two neighbours (T21–T36)
//	box.go      widths by the table, whatever the face gives (T3, T4, T33)
//	fit.go      the breaker that weighs the whole paragraph (T43, T44, T46)
//	greedy.go   the breaker that goes line by line (T43)
//	force.go    what is done when no rule lets a line be built (T17, T20)
//	adjust.go   compression and expansion of one line (T37–T41)
//	place.go    the glyphs of a line
package line

import "strings"

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

// A Span is a stretch of a paragraph in one face. Marks are adjusted across
// spans as within one (T31).
type Span struct {
	Text   string
	Metric Metric
}

// A Paragraph is text to be set in lines. Measure, Indent and Hang are in
// Units of the paragraph's own size.
type Paragraph struct {
	Spans   []Span
	Measure Unit // length of a full line
	Indent  Unit // of the first line
	Hang    Unit // of every other line
	Style   Style
	Align   Align
	// Looseness asks for so many lines more (or fewer, below 0) than the best
	// setting has; where the text cannot do it the best setting is given.
	Looseness int
}

// Align says what is done with the space a line leaves.
type Align uint8

const (
	Justify Align = iota // both edges straight, the last line not stretched
	Ragged               // left edge straight, never stretched
	Centre
	Right
)

// A Style chooses among the rules; the zero value is the default of mainland
// books.
type Style struct {
	Level       Level
	Punctuation Punctuation
	LineEnd     LineEnd
	ParaOpen    ParaOpen
	Hang        bool // 、，。 may hang outside the right edge (T42)
	HanLatin    Unit // gap between Han and Western text (T34); 0 for 1/4 em
	NoHanLatin  bool // no such gap
	HanLatinMax Unit // how far a line may open the gap before it opens anything else (E2 of T38); 0 for 1/3 em
	KeepStops   bool // 。？！ keep their blank when a line is compressed (T37)
	Greedy      bool // line by line instead of the whole paragraph (T43)
	KeepNumbers bool // no break between digits and a measure word (T15, T59)
	NoOrphan    bool // a last line of one character costs more than lines that cannot be filled (T46, T59)
}

// A Level is how many of the prohibition rules hold (T20).
type Level uint8

const (
	Default Level = iota // gb, and an ellipsis starts no line
	None                 // no prohibition of marks
	Basic                // marks at line start and end
	GB                   // basic, and a solidus ends no line (GB/T 15834)
	Strict               // default, and a dash starts no line
)

// Punctuation is the style of the widths of marks (T32).
type Punctuation uint8

const (
	Quanjiao Punctuation = iota // full width, neighbours squeezed
	Kaiming                     // stops full width, all others half
	Banjiao                     // all half
)

// LineEnd is the width of a mark that ends a line (T28).
type LineEnd uint8

const (
	LineEndHalf LineEnd = iota
	LineEndAuto         // full where the line has room, else half
	LineEndFull
)

// ParaOpen is the width of an opening mark after the indent (T30).
type ParaOpen uint8

const (
	ParaOpenTrim ParaOpen = iota // half
	ParaOpenFull
)

// A Line is one line of a paragraph.
type Line struct {
	Start, End int     // code points of the joined text, spaces at the end included
	Indent     Unit    // from the edge of the measure to the first box
	Natural    Unit    // width before adjustment, edges trimmed
	Width      Unit    // width as set, from the first box to the end of the last
	Glyphs     []Glyph // in order; End-Start of them
	Track      Unit    // added after every glyph with Open set
	Even       Unit    // the part of Track that is even spacing of the whole line, at most 1/8 em (E3 of T38)
	Gaps       Gaps
	Ratio      float64 // −1 is fully compressed, 1 stretched by 1/8 em at every boundary
	Forced     Force   // which rule had to be broken to build the line
	Overfull   Unit    // how far the line reaches over the measure
	Underfull  Unit    // how far a stretched line stays short of it (T41)
	Hanging    Unit    // how far a hanging mark stands outside the measure (T42)
}

// Gaps holds the blank each opportunity of a tier got on a line (T37, T38),
// the track included for Han–Western gaps.
type Gaps struct {
	Word, Bracket, Pause, HanLatin, Stop Gap
}

// A Gap is the blank of one tier's opportunities on a line.
type Gap struct {
	Count int
	Blank Unit // of the first one; all are equal but for rounding
}

// Force says which rule was broken to build a line.
type Force uint8

const (
	NotForced  Force = iota
	SplitMarks       // a row of closing marks was split (T20)
	SplitUnit        // a unit wider than the measure was split (T17)
	TooWide          // nothing helped: the line is overfull
)

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
	Mark    bool // a Chinese mark of half an em of ink and half an em of blank (OP, CL, PA, ST), however much of the blank is left
}

// Text is the text of the line without the spaces that its ends took away.
func (l *Line) Text() string {
	g := l.Glyphs
	for len(g) > 0 && isBlank(classOf(g[0].Rune)) {
		g = g[1:]
	}
	for len(g) > 0 && isBlank(classOf(g[len(g)-1].Rune)) {
		g = g[:len(g)-1]
	}
	var b strings.Builder
	for i := range g {
		b.WriteRune(g[i].Rune)
	}
	return b.String()
}

// A Result is a paragraph set in lines.
type Result struct {
	Lines []Line
	// Cost is the sum of the demerits of T43, in 1/10000; comparable between
	// settings of the same paragraph.
	Cost int64
}

// Break sets a paragraph in lines.
func Break(p Paragraph) Result {
	s := prepare(p)
	defer s.release()
	return s.set(s.breaks())
}

// Lay sets a paragraph with a line starting at each of the given offsets
// (code points of the joined text, ascending); 0 may be left out.
func Lay(p Paragraph, starts []int) Result {
	s := prepare(p)
	defer s.release()
	return s.set(s.at(starts))
}

// Offsets gives every code-point offset at which a line may start.
func Offsets(p Paragraph) []int {
	s := prepare(p)
	defer s.release()
	var out []int
	for i := 1; i < len(s.items); i++ {
		if s.items[i].chance >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// Advance gives the width of the whole text set in mid-line: nothing trimmed,
// the blanks at both ends included.
func Advance(p Paragraph) Unit {
	s := prepare(p)
	defer s.release()
	n := len(s.items)
	if n == 0 {
		return 0
	}
	w := s.sums[n].width
	if s.items[0].class == opening {
		w += int64(s.outer(opening))
	}
	if left := s.items[n-1].left; left != opening {
		w += int64(s.outer(left))
	}
	return Unit(w)
}

// Natural gives the width of the text between two offsets set as one line:
// edges trimmed, nothing adjusted.
func Natural(p Paragraph, start, end int) Unit {
	s := prepare(p)
	defer s.release()
	start, end = max(start, 0), min(end, len(s.items))
	if start >= end {
		return 0
	}
	return Unit(s.stat(start, end).width)
}
