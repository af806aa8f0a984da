// Package parse finds the speeches of a page: labels, headings, paragraphs
// broken over lines, salutations and signatures; and tells them from site
// furniture. It knows no files and no output formats.
//
// Parse is the entry. Its steps, a file each:
//
//	row.go         a line made ready: trimmed, folded, measured
//	unfold.go      lines that hold several speeches, cut at their labels
//	furniture.go   site furniture told by its shape: one table
//	vocabulary.go  lines of buttons and links told by their words
//	fields.go      lines of fields: 作者：… 时间：…
//	evidence.go    sentences of the site, told by the kinds of their words
//	sign.go        turns of phrase by which the site names itself or its page
//	lexicon.go     finds the words of those tables
//	label.go       lines that may label a speech, in every form
//	running.go     labels of words no table knows, learned from the page
//	marked.go      titles set off alike, lines between speeches
//	closed.go      speeches told by the thanks at their ends
//	addressed.go   speeches told by salutations, or by the kind in their titles
//	count.go       how many speeches titles state
//	series.go      the labels of the page: a series, decided from the whole
//	members.go     which members of a series a speech follows
//	plausible.go   which series read like labels, and which like headings
//	span.go        what each speech covers; its head, tail and furniture
//	tail.go        where a speech ends and the site goes on
//	meta.go        what the page states of itself; its script
//	title.go       its title
//	date.go        its date, in the forms pages write one
//	trail.go       its category: fields and breadcrumbs
//	inline.go      furniture inside kept lines, cut out
//	stray.go       marks scattered to spoil copies, cut out
//	setting.go     how the page sets paragraphs: indents, gaps, wrapped lines
//	mend.go        paragraphs broken over lines, joined
//	numbering.go   numbers and marks that open headings
//	heading.go     headings told from paragraphs
//	quiet.go       headings told by their like on the page
//	level.go       the levels of headings
//	runin.go       headings that open a paragraph
//	salutation.go  who is addressed
//	signature.go   name and date at the end
//	mask.go        warnings for masked years and names
//	rules.go       a user's own rules
//	cells.go       cells of tables of figures
//	latin.go       speeches in Latin letters
//	side.go        rows looked at side by side
package parse

import (
	"fmt"

	"jianggao/convert/dump"
	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

// A Result is what Parse finds on a page.
type Result struct {
	Book     speech.Book
	Ledger   []Entry // every non-blank line once in order (one that holds several speeches in its pieces), after each its cut parts
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
	Duplicate  Reason = "duplicate" // of a speech that repeats an earlier one, given by the stage after
)

// Reasons lists every reason.
func Reasons() []Reason {
	return []Reason{Breadcrumb, Menu, Meta, Title, TOC, Editorial, Pager, Related, Advert, Share, Comment, Copyright, Duplicate}
}

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
type Options struct {
	Rules *Rules // a user's own rules; nil for none
}

// Parse finds the speeches of a page. It fails when it finds none.
func Parse(p *dump.Page, o Options) (*Result, error) {
	pg := &page{dump: unfold(p), rules: o.Rules, pairs: &pairs{}}
	pg.read()
	pg.findSetting()
	pg.findLatin()
	pg.findCells()
	pg.findFlow()
	pg.furniture()
	pg.findStated()
	pg.chooseLabels()
	pg.cutSpans()
	pg.findMeta()
	pg.buildSpeeches()
	if len(pg.book.Speeches) == 0 {
		return nil, fmt.Errorf("%s: no speech found: no line of its text reads like one", p.Name)
	}
	pg.checkCount()
	return pg.result(), nil
}

// A page is the work on one page.
type page struct {
	dump     *dump.Page
	rules    *Rules
	rows     []row // the non-blank lines
	setting  setting
	latin    bool // it holds speeches in Latin letters
	stated   int  // number of speeches the page states; 0 for none
	labels   []candidate
	spans    []span
	repeated map[string]bool // short lines at the end of several speeches
	pairs    *pairs
	book     speech.Book
	warnings []warning.Warning
}

func (pg *page) warn(line int, code warning.Code, text string) {
	pg.warnings = append(pg.warnings, warning.Warning{Line: line, Code: code, Text: text})
}

// result puts the ledger together: the fate of every row in order.
func (pg *page) result() *Result {
	r := &Result{Book: pg.book, Warnings: pg.warnings}
	for i := range pg.rows {
		w := &pg.rows[i]
		e := Entry{Line: w.line, Text: w.text, Rule: w.rule}
		switch {
		case w.drop:
			e.Fate, e.Reason = Dropped, w.reason
		case w.label:
			e.Fate, e.Speech, e.Block = Labels, w.speech, w.block
		default:
			e.Fate, e.Speech, e.Block = Kept, w.speech, w.block
		}
		r.Ledger = append(r.Ledger, e)
		if w.drop {
			continue
		}
		for _, c := range w.cuts {
			r.Ledger = append(r.Ledger, Entry{Line: w.line, Fate: Dropped, Reason: c.reason, Rule: c.rule, Part: true, Text: c.text, Speech: w.speech, Block: w.block})
		}
	}
	warning.Sort(r.Warnings)
	return r
}
