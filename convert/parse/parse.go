// Package parse finds the speeches of a page: labels, headings, paragraphs
// broken over lines, salutations and signatures; and tells them from site
// furniture. It knows no files and no output formats.
package parse

import (
	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

// A Result is what Parse finds on a page.
type Result struct {
	Book     speech.Book
	Ledger   []Entry // every non-blank line once in order, then its cut parts
	Warnings []warning.Warning
}

// A Fate is what became of a line.
type Fate uint8

const (
	Kept    Fate = iota // in block Block of speech Speech
	Labels              // starts speech Speech; may also be Kept for what is glued to it
	Dropped             // in no speech, for Reason
)

// A Reason says what a dropped line is; the JSON contract lists them.
type Reason string

// The reasons.
const (
	Breadcrumb Reason = "breadcrumb"
	Menu       Reason = "menu"
	Meta       Reason = "meta"
	Title      Reason = "title"
	TOC        Reason = "toc"
	Editorial  Reason = "editorial"
	Pager      Reason = "pager"
	Related    Reason = "related"
	Advert     Reason = "advert"
	Share      Reason = "share"
	Comment    Reason = "comment"
	Copyright  Reason = "copyright"
)

// An Entry of the ledger says what became of one line, or of a part cut out of
// a kept line.
type Entry struct {
	Line   int
	Fate   Fate
	Speech int    // number of the speech, from 1; 0 when in none
	Block  int    // number of the block in the speech, from 1; 0 when in none
	Reason Reason // for Dropped, else ""
	Rule   string // name of the rule that decided
	Part   bool   // only Text was cut out of the line, the rest is kept
	Text   string // the line, or the part that was cut
}

// Options steer Parse; the zero value is what most pages want.
type Options struct{}
