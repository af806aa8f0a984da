// Package warning holds the one kind of remark every stage can make about its
// input: something the reader should look at that does not stop the work.
//
// Warnings are values. Stages return them, the command line prints them, tests
// assert them; nothing in the pipeline writes to a terminal.
package warning

import (
	"cmp"
	"fmt"
	"slices"
)

// A Code names a kind of warning: lower case with hyphens, stable, part of the
// JSON contract.
type Code string

// The codes, in the order of the stages that give them.
const (
	ReplacedBytes   Code = "replaced-bytes"   // dump: bytes that do not decode became U+FFFD
	HiddenText      Code = "hidden-text"      // dump: an HTML page hides its main text until a script shows it
	NotChinese      Code = "not-chinese"      // read: hardly any of the page's letters are Chinese
	CountMismatch   Code = "count-mismatch"   // parse: the page states another number of speeches than it holds
	MaskedYear      Code = "masked-year"      // parse: a year with digits masked, 20xx年
	MaskedName      Code = "masked-name"      // parse: a name or place masked with XX, ××, *** or 某
	MissingName     Code = "missing-name"     // parse: a sentence whose subject was scrubbed out
	DuplicateSpeech Code = "duplicate-speech" // repeat: a speech that equals, or nearly equals, an earlier one
	UnsureHeading   Code = "unsure-heading"   // parse: a line that may or may not be a heading
	UnsureLabel     Code = "unsure-label"     // parse: a line that may or may not start a speech
	UnsureJunk      Code = "unsure-junk"      // parse: text kept that may be site furniture
	LeftOut         Code = "left-out"         // parse: text dropped for its place alone
	Ambiguous       Code = "ambiguous-mark"   // repair: punctuation left alone because it can be read two ways
	NotUTF8         Code = "not-utf-8"        // repair: a line that is not UTF-8 was left as it is
	MissingGlyph    Code = "missing-glyph"    // typeset: no face has the character, a box is drawn
	LooseLine       Code = "loose-line"       // typeset: a line that could not be filled within the limits
	OverfullLine    Code = "overfull-line"    // typeset: a line wider than the measure
	ForcedBreak     Code = "forced-break"     // typeset: a line break that breaks a rule
	SplitSentence   Code = "split-sentence"   // typeset: a page ends inside a sentence longer than a page
	LoneLine        Code = "lone-line"        // typeset: a paragraph's last line stands alone at the top of a page
	FaceFallback    Code = "face-fallback"    // typeset: a layout asks for a face that is not at hand
	Preflight       Code = "preflight"        // epub: something a store or a reading system would refuse or show badly
	NoRenderer      Code = "no-renderer"      // preview: no program that draws PDF pages is at hand
	VariableFont    Code = "variable-font"    // print: of a variable font only the default weight is used
)

// meanings says what each code tells the person who made the page into a book.
var meanings = map[Code]string{
	ReplacedBytes:   "bytes that are no character of the page's encoding were replaced",
	HiddenText:      "the page hides this text until a script shows it",
	NotChinese:      "jianggao is made for Chinese; of another language little may be found and its lines are set poorly",
	CountMismatch:   "the page states another number of speeches than it holds",
	MaskedYear:      "the digits of a year are masked",
	MaskedName:      "a name is masked",
	MissingName:     "who said this is missing",
	DuplicateSpeech: "a speech is there twice",
	UnsureHeading:   "this may or may not be a heading",
	UnsureLabel:     "this may or may not start a speech",
	UnsureJunk:      "kept, but it may be the site's own words",
	LeftOut:         "left out for its place before, between or after speeches",
	Ambiguous:       "left alone: the mark can be read in two ways",
	NotUTF8:         "left as it is: the line is not UTF-8",
	MissingGlyph:    "no font has the character, a box is drawn",
	LooseLine:       "a line could not be filled",
	OverfullLine:    "a line is wider than the type area",
	ForcedBreak:     "a line had to break against the rules",
	SplitSentence:   "a page ends inside a sentence, which is longer than a page",
	LoneLine:        "the last line of a paragraph stands alone at the top of a page",
	FaceFallback:    "the layout's face is not at hand",
	Preflight:       "a store or a reader may object",
	NoRenderer:      "no program that draws the pages of a PDF is at hand, so there is no preview",
	VariableFont:    "a variable font is drawn in its default weight; a font of one weight may suit better",
}

// Meaning gives the sentence that explains a code to people; "" for a code
// that is not listed here.
func (c Code) Meaning() string { return meanings[c] }

// A Warning is one remark.
type Warning struct {
	Line int    `json:"line"`           // 1-based line of the page dump; 0 when it concerns no line
	Page int    `json:"page,omitempty"` // 1-based physical page of a composed document; 0 when it concerns none
	Code Code   `json:"code"`
	Text string `json:"text"` // the words it is about, or what was found; never empty
}

// String gives "code: meaning: text", the message without its place.
func (w Warning) String() string {
	s := fmt.Sprintf("%s: %s: %q", w.Code, w.Code.Meaning(), w.Text)
	if w.Page > 0 {
		s += fmt.Sprintf(" (page %d)", w.Page)
	}
	return s
}

// Sort orders warnings by line, then page, then code, then text, so that the
// same findings are always reported in the same order.
func Sort(ws []Warning) {
	slices.SortStableFunc(ws, func(a, b Warning) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Page, b.Page),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Text, b.Text))
	})
}
