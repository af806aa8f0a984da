package layouts

import "slices"

// A Layout is one print layout. Its TOML keys are the tags of its fields; the
// comments of a4.toml explain each for users.
type Layout struct {
	Name    string `toml:"-"`       // file name without .toml
	Use     string `toml:"use"`     // one line: what it is for
	Extends string `toml:"extends"` // the embedded layout it changes

	Page     Page     `toml:"page"`
	Sheet    Sheet    `toml:"sheet"`
	Grid     Grid     `toml:"grid"`
	Parts    Parts    `toml:"parts"`
	Speaking Speaking `toml:"speaking"`
	Text     Text     `toml:"text"`

	TitlePage     Style `toml:"title-page"`
	Occasion      Style `toml:"occasion"`
	Colophon      Style `toml:"colophon"`
	Title         Style `toml:"title"`
	Subtitle      Style `toml:"subtitle"`
	ContentsTitle Style `toml:"contents-title"`
	Contents      Style `toml:"contents"`
	Salutation    Style `toml:"salutation"`
	Paragraph     Style `toml:"paragraph"`
	RunIn         Style `toml:"run-in"` // its family only
	Verse         Style `toml:"verse"`
	Heading1      Style `toml:"heading-1"`
	Heading2      Style `toml:"heading-2"`
	Heading3      Style `toml:"heading-3"`
	Signature     Style `toml:"signature"`

	Head  Head  `toml:"head"`
	Folio Folio `toml:"folio"`
}

// Page is the paper and where the type area lies on it.
type Page struct {
	Size   Paper     `toml:"size"`
	Facing bool      `toml:"facing"` // left and right pages mirror each other
	Top    *Distance `toml:"top"`    // head margin; nil: 48 % of what the grid leaves
	Inner  *Distance `toml:"inner"`  // inner (left) margin; nil: half of what the grid leaves, 55 % when facing
}

// Sheet is the paper that several pages are printed on (T58).
type Sheet struct {
	Size  Paper    `toml:"size"`  // two pages lie on it side by side, whichever way it is given
	Bind  string   `toml:"bind"`  // none: each page by itself; saddle: two-up, to fold and stitch
	Creep Distance `toml:"creep"` // pages move towards the fold by so much with each sheet
}

// Imposed says whether pages are laid on sheets.
func (s *Sheet) Imposed() bool { return s.Bind == "saddle" }

// Turned gives the sheet's width and height with the longer side across.
func (s *Sheet) Turned() (width, height Length) {
	return max(s.Size.Width, s.Size.Height), min(s.Size.Width, s.Size.Height)
}

// Grid is what the type area is computed from (T51).
type Grid struct {
	Chars   int     `toml:"chars"`   // characters in a line of one column
	Lines   int     `toml:"lines"`   // lines on a page
	Size    Size    `toml:"size"`    // 1 em of the text
	Pitch   Size    `toml:"pitch"`   // from baseline to baseline
	Columns int     `toml:"columns"` // 1 or 2
	Gap     int     `toml:"gap"`     // between columns, in em
	Rule    float64 `toml:"rule"`    // line between columns, in points; 0 for none
}

// Parts says what a book has and where its parts start.
type Parts struct {
	TitlePage     bool   `toml:"title-page"`
	Contents      bool   `toml:"contents"`
	ContentsDepth int    `toml:"contents-depth"` // heading levels listed under a speech
	Speech        string `toml:"speech"`         // page, recto, line
	Text          string `toml:"text"`           // page, recto: where the first speech starts
	Label         bool   `toml:"label"`          // the speech's label below its title
	LineNumbers   int    `toml:"line-numbers"`   // number every so many lines in the margin; 0 for none
	Colophon      bool   `toml:"colophon"`       // where the text comes from and how long it is, on the last page
	PageEnd       string `toml:"page-end"`       // line: pages are filled; sentence: none ends inside one (T59)
}

// Speaking is what a copy to read from says about time (T59).
type Speaking struct {
	Rate  int    `toml:"rate"`  // characters spoken in a minute
	Marks bool   `toml:"marks"` // each minute is marked in the right margin
	Foot  string `toml:"foot"`  // template at the foot of every page, at the right
}

// Text chooses among the rules of composition; the words are those of the
// rules T20, T28, T30, T32, T34, T37, T42, T47.
type Text struct {
	Punctuation string  `toml:"punctuation"` // quanjiao, kaiming, banjiao
	BreakLevel  string  `toml:"break-level"` // none, basic, gb, default, strict
	LineEnd     string  `toml:"line-end"`    // half, auto, full
	ParaOpen    string  `toml:"para-open"`   // trim, full
	Hang        bool    `toml:"hang"`
	HanLatin    float64 `toml:"han-latin"`     // em
	HanLatinMax float64 `toml:"han-latin-max"` // em; what a stretched line opens the gap to before anything else
	KeepStops   bool    `toml:"keep-stops"`
	NoOrphan    bool    `toml:"no-orphan"`    // a last line of one character is avoided at any price (T46)
	KeepNumbers bool    `toml:"keep-numbers"` // no line ends between digits and their measure word (T15)
	Widows      string  `toml:"widows"`       // off, book, strict
	LongPages   bool    `toml:"long-pages"`   // a page takes one line more rather than end a line short (T47)
}

// A Style is how a kind of block looks.
type Style struct {
	Family string  `toml:"family"` // of the set of fonts
	Size   Size    `toml:"size"`
	Align  string  `toml:"align"`  // justify, left, centre, right
	Indent float64 `toml:"indent"` // of the first line, in em of Size
	Left   float64 `toml:"left"`   // of the whole block, in em of Size
	Right  float64 `toml:"right"`
	Rows   []int   `toml:"rows"`   // lines of the grid a heading of one, two ... lines takes (T53)
	Before int     `toml:"before"` // blank lines
	After  int     `toml:"after"`
	Color  Color   `toml:"color"`
	Rule   float64 `toml:"rule"` // line below it, in points; 0 for none. Title page and titles only
}

// TakesRows gives the lines of the grid a heading of so many lines takes: as
// Rows says, every line beyond it as many more as the last step; without Rows
// one each.
func (s Style) TakesRows(lines int) int {
	n := len(s.Rows)
	switch {
	case n == 0:
		return lines
	case lines <= n:
		return s.Rows[max(lines, 1)-1]
	case n == 1:
		return s.Rows[0] + (lines - 1)
	}
	return s.Rows[n-1] + (lines-n)*max(1, s.Rows[n-1]-s.Rows[n-2])
}

// Head is the running head (T56).
type Head struct {
	Family   string   `toml:"family"`
	Size     Size     `toml:"size"`
	Verso    string   `toml:"verso"` // template
	Recto    string   `toml:"recto"`
	Align    string   `toml:"align"` // centre, outer
	Color    Color    `toml:"color"`
	Distance Distance `toml:"distance"` // from the foot of the head to the type area
	Rule     float64  `toml:"rule"`     // width in points, 0 for none
}

// Folio is the page number (T55).
type Folio struct {
	Family   string   `toml:"family"`
	Size     Size     `toml:"size"`
	Text     string   `toml:"text"`  // template
	Front    string   `toml:"front"` // template of the pages before the first speech
	Align    string   `toml:"align"` // centre, outer
	Color    Color    `toml:"color"`
	Distance Distance `toml:"distance"` // from the type area to the top of the figures, or of what From says
	From     string   `toml:"from"`     // figures, bar: what Distance leads to; the bars of — 1 — lie lower than its figures
}

// Width is the width of the type area: all columns and the gaps between them.
func (l *Layout) Width() Length {
	g := l.Grid
	return Length(g.Columns*g.Chars+(g.Columns-1)*g.Gap) * Length(g.Size)
}

// Height is the height of the type area, from the top of the first line's
// characters to the foot of the last line's.
func (l *Layout) Height() Length {
	return Length(l.Grid.Lines-1)*Length(l.Grid.Pitch) + Length(l.Grid.Size)
}

// Top is the head margin.
func (l *Layout) Top() Length {
	if l.Page.Top != nil {
		return Length(*l.Page.Top)
	}
	return (l.Page.Size.Height - l.Height()) * 48 / 100
}

// Inner is the margin at the spine, or the left one where pages do not face.
func (l *Layout) Inner() Length {
	rest := l.Page.Size.Width - l.Width()
	switch {
	case l.Page.Inner != nil:
		return Length(*l.Page.Inner)
	case l.Page.Facing:
		return rest * 55 / 100
	}
	return rest / 2
}

// Left is the left margin of a page: Inner on a recto, or on every page where
// pages do not face; the rest of the width on a verso.
func (l *Layout) Left(verso bool) Length {
	if verso && l.Page.Facing {
		return l.Page.Size.Width - l.Width() - l.Inner()
	}
	return l.Inner()
}

// Heading gives the style of headings of a level, 1 to 3.
func (l *Layout) Heading(level int) Style {
	switch {
	case level <= 1:
		return l.Heading1
	case level == 2:
		return l.Heading2
	}
	return l.Heading3
}

// Families lists the families of faces the layout sets something in, in the
// order of its keys.
func (l *Layout) Families() []string {
	var out []string
	add := func(name string) {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, s := range l.styles() {
		add(s.Family)
	}
	add(l.RunIn.Family)
	add(l.Head.Family)
	add(l.Folio.Family)
	return out
}
