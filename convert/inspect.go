package convert

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"jianggao/convert/contents"
	"jianggao/convert/parse"
	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

// found is the JSON contract of inspect --json and of the json format.
type found struct {
	Source        string            `json:"source"`
	Encoding      string            `json:"encoding"`
	Kind          string            `json:"kind"`
	Title         string            `json:"title"`
	Author        string            `json:"author,omitempty"`
	Language      string            `json:"language"`
	Date          *string           `json:"date"`
	Category      *string           `json:"category"`
	DeclaredCount *int              `json:"declared_count"`
	Speeches      []speech.Speech   `json:"speeches"`
	Dropped       []dropped         `json:"dropped"`
	Warnings      []warning.Warning `json:"warnings"`
	Parts         []found           `json:"parts,omitempty"` // of a merged book; their speeches are above
}

type dropped struct {
	Line   int          `json:"line"`
	Reason parse.Reason `json:"reason"`
	Text   string       `json:"text"`
	Part   bool         `json:"part,omitempty"`
}

// WriteJSON writes what was found as one JSON object.
func (f *Found) WriteJSON(w io.Writer) error {
	out := f.contract()
	for _, p := range f.parts {
		part := p.contract()
		part.Speeches = nil
		out.Parts = append(out.Parts, part)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}

// contract gives what was found in the shape of the JSON contract.
func (f *Found) contract() found {
	out := found{
		Source: f.Book.Source, Kind: "merged",
		Title: f.Book.Title, Author: f.Book.Author, Language: f.Book.Language(),
		Date: orNull(f.Book.Date), Category: orNull(f.Book.Category), DeclaredCount: orNull(f.Book.DeclaredCount),
		Speeches: f.Book.Speeches, Dropped: []dropped{}, Warnings: f.Warnings,
	}
	if f.Page != nil {
		out.Encoding, out.Kind = f.Page.Encoding, f.Page.Kind
	}
	if out.Warnings == nil {
		out.Warnings = []warning.Warning{}
	}
	for _, e := range f.Ledger {
		if e.Fate == parse.Dropped {
			out.Dropped = append(out.Dropped, dropped{e.Line, e.Reason, e.Text, e.Part})
		}
	}
	return out
}

// orNull gives nil for a zero value: what a page does not state is null.
func orNull[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// WriteLedger writes one row for every non-blank line of the page: its number,
// what became of it, the rule that decided, and its words.
func (f *Found) WriteLedger(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "LINE\tFATE\tRULE\tTEXT")
	for _, e := range f.Ledger {
		fmt.Fprintf(tw, "%d\t%s\t%s\t%s\n", e.Line, fate(e), e.Rule, short(e.Text, 40))
	}
	return tw.Flush()
}

func fate(e parse.Entry) string {
	switch e.Fate {
	case parse.Kept:
		return fmt.Sprintf("kept in speech %d block %d", e.Speech, e.Block)
	case parse.Labels:
		return fmt.Sprintf("starts speech %d", e.Speech)
	}
	if e.Part {
		return "cut out: " + string(e.Reason)
	}
	return "dropped: " + string(e.Reason)
}

// WriteOutline writes an outline for people: the page's title and figures, and
// for every speech its number, name, length, speaking time and headings. rate
// is the speaking rate in characters a minute.
func (f *Found) WriteOutline(w io.Writer, rate int, t contents.Titles) error {
	b := &f.Book
	var ew errWriter
	ew.w = w
	ew.printf("%s\n", cmp.Or(b.Title, b.Source))
	var facts []string
	for _, s := range []string{b.Author, b.Date, b.Category} {
		if s != "" {
			facts = append(facts, s)
		}
	}
	n := b.Characters()
	number := count(len(b.Speeches), "speech")
	if b.DeclaredCount > 0 {
		number += fmt.Sprintf(" (the page says %d)", b.DeclaredCount)
	}
	facts = append(facts, number, count(n, "character"), duration(speech.Minutes(n, rate)))
	ew.printf("%s\n", strings.Join(facts, " · "))
	kept, lost := 0, f.dropped()
	for _, e := range f.Ledger {
		if e.Fate != parse.Dropped && !e.Part {
			kept++
		}
	}
	ew.printf("%s, %s: %s kept, %d dropped (see --ledger)\n", f.Page.Encoding, f.Page.Kind, count(kept, "line"), lost)
	names := contents.Names(b, t)
	for i := range b.Speeches {
		s := &b.Speeches[i]
		ew.printf("\n%3d  %s\n     line %d, %s, %s\n", s.Number, names[i], s.Line, count(s.Characters, "character"), duration(speech.Minutes(s.Characters, rate)))
		for _, bl := range s.Blocks {
			if bl.Kind == speech.Heading {
				ew.printf("     %s%s\n", strings.Repeat("  ", bl.Level), bl.Text)
			}
		}
	}
	return ew.err
}

// count gives a number of things: "1 line", "2 lines", "2 speeches".
func count(n int, what string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(what, "ch"):
		what += "es"
	default:
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// duration gives a time in hours and minutes.
func duration(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%d min", minutes)
	}
	return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
}

// short cuts a text to n characters for a table.
func short(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// An errWriter keeps the first error of a row of writes.
type errWriter struct {
	w   io.Writer
	err error
}

func (e *errWriter) printf(format string, args ...any) {
	if e.err == nil {
		_, e.err = fmt.Fprintf(e.w, format, args...)
	}
}
