// Package typeset composes a book into pages of placed characters: plain data
// that can be printed as text, compared, and drawn by any writer. It knows the
// rules of Chinese composition, and neither a PDF nor a file.
package typeset

import (
	"jianggao/convert/typeset/line"
	"jianggao/convert/warning"
)

// A Length is a distance on the page in thousandths of a point (1/72 inch).
type Length int

// Point is one point.
const Point Length = 1000

// Points gives a length in points.
func (l Length) Points() float64 { return float64(l) / float64(Point) }

// Faces is what the composer asks of a set of fonts.
type Faces interface {
	// Pick gives the index of the face that draws r for a family (song, hei,
	// kai, fangsong): the family's own face or the next one of its fallbacks.
	// ok is false when no face has r; the face given then draws a box.
	Pick(family string, r rune) (face int, ok bool)
	// Measure gives the advance of r in a face, the horizontal extent of its
	// ink from the origin, and the units per em these three are counted in.
	Measure(face int, r rune) (advance, inkLeft, inkRight, unitsPerEm int)
	// InkTop gives the height of the ink of r above the baseline in a face, and
	// the units per em it is counted in.
	InkTop(face int, r rune) (top, unitsPerEm int)
	// Has says whether a family has a face of its own, not only fallbacks.
	Has(family string) bool
}

// A Document is a composed book.
type Document struct {
	Width, Height Length // of every page
	Pages         []Page
	// Nodes is the logical structure in reading order: Nodes[0] is the
	// document, every other node stands after its parent.
	Nodes    []Node
	Outline  []Bookmark
	Duplex   Duplex
	Warnings []warning.Warning
}

// Duplex says how a document is to be printed on both sides.
type Duplex uint8

const (
	AnySide   Duplex = iota // on one side or both
	LongEdge                // on both sides, turned on the long edge, as books are
	ShortEdge               // on both sides, turned on the short edge: sheets to be folded
)

// A Role is what a part of the document is, for readers that do not see it.
type Role uint8

// The roles; in a PDF they become Document, Sect, H1 to H4, P, TOC, TOCI, Link,
// Part.
const (
	RoleDocument Role = iota
	RoleSection       // title page, contents, one speech
	RoleTitle         // book title, speech title, the word 目录
	RoleHeading1      // headings of a speech by level
	RoleHeading2
	RoleHeading3
	RoleParagraph // body text, salutation, signature
	RoleContents
	RoleContentsItem
	RoleLink // what is clicked in a contents entry
	RolePart // part of a merged book: its title and its speeches
)

// A Node is one element of the logical structure.
type Node struct {
	Role   Role
	Parent int    // index of the parent node; -1 for the document
	Text   string // the element's whole text, joined over lines and pages
}

// A Bookmark is one entry of the outline.
type Bookmark struct {
	Title string
	Level int // 1 for a speech, 2 to 4 for its headings, one more each below a part; grows by at most 1
	Dest  Dest
}

// A Dest is a place to go to.
type Dest struct {
	Page int    // index in Pages
	Y    Length // from the top of the page
}

// A Page is one composed page. Lengths count from its top left corner.
type Page struct {
	Label  string // page number as a reader says it: "iii", "12"; "" where the page has none
	Lines  []Line // body lines in reading order, then running heads and folios
	Rules  []Rule
	Links  []Link
	Spread Side
}

// A Side is where a page lies in an open book.
type Side uint8

const (
	Recto Side = iota // right-hand page, odd
	Verso             // left-hand page, even
)

// An Artifact says why a line is not part of the text.
type Artifact uint8

const (
	NotArtifact Artifact = iota
	RunningHead
	Folio
	Ornament // leaders, line numbers, time marks
)

// A Line is one line of placed glyphs on one baseline.
type Line struct {
	X, Y     Length    // left edge of the first glyph's box, baseline
	Size     Length    // type size; 1 em
	Track    line.Unit // added after every glyph with Open set
	Width    line.Unit // from the left edge to the end of the last box, track included
	Runs     []Run
	Leaf     int // composed page it is of, from 0: where several lie on a sheet, reading order is theirs
	Artifact Artifact
	Color    Color
	Grid     int  // 1-based line of the page's grid the baseline stands on; 0 when off the grid
	End      bool // last line of its block
	Block    int  // number of the block in its speech, counted from 1; 0 when none
}

// A Run is a stretch of a line in one face that belongs to one node.
type Run struct {
	Node   int // index in Document.Nodes; 0 for artifacts
	Face   int // index of the face, as Faces.Pick gave it
	Glyphs []line.Glyph
}

// A Color is a colour of type in sRGB; the zero value is black.
type Color struct{ R, G, B uint8 }

// A Rule is a straight line or a row of dots.
type Rule struct {
	X1, Y1, X2, Y2 Length
	Width          Length
	Dots           Length // distance between dots of a leader; 0 for a solid rule
	Color          Color
}

// A Link is an area of a page that leads to another place of the document.
type Link struct {
	X, Y, Width, Height Length
	Node                int // the RoleLink node it belongs to
	To                  Dest
	Text                string // what it leads to, said in words
}
