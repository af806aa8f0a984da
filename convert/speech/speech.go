// Package speech is the model every stage after parsing works on: a Book of
// Speeches made of Blocks. It is plain data with small helpers and knows
// nothing of pages, files or output formats.
//
// Text in the model is plain Unicode text without markup. Each writer escapes
// it once, at its own border.
package speech

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Kind is what a block is. The set is closed: writers switch over all of it.
type Kind uint8

const (
	Paragraph  Kind = iota // body text, perhaps opening with a run-in heading
	Salutation             // 同志们： before the first words of a speech
	Heading                // a heading on a line of its own, levels 1 to 3
	Signature              // name, date or closing formula at the end
	kinds
)

// Kinds lists every kind of block, for tests that hold writers to all of them.
func Kinds() []Kind {
	ks := make([]Kind, kinds)
	for i := range ks {
		ks[i] = Kind(i)
	}
	return ks
}

var kindNames = [...]string{"paragraph", "salutation", "heading", "signature"}

// String gives the name used in JSON: paragraph, salutation, heading, signature.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("kind(%d)", uint8(k))
}

// MarshalText writes the name used in JSON.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the name used in JSON.
func (k *Kind) UnmarshalText(b []byte) error {
	for i, n := range kindNames {
		if n == string(b) {
			*k = Kind(i)
			return nil
		}
	}
	return fmt.Errorf("unknown block kind %q", b)
}

// A Block is one unit of a speech: a paragraph, a heading, a salutation, a
// signature line.
type Block struct {
	Kind  Kind   `json:"kind"`
	Level int    `json:"level"` // 1 to 3 for a heading, 0 for everything else
	Text  string `json:"text"`  // one paragraph, no line breaks
	// RunIn is the number of characters (code points of Text) of the run-in
	// heading that opens a paragraph; 0 for none.
	RunIn int   `json:"run_in,omitempty"`
	Lines []int `json:"lines"` // 1-based source lines the block was made of, ascending
}

// Split gives the run-in heading of a paragraph and the rest of its text.
func (b Block) Split() (head, rest string) {
	at := 0
	for i := range b.RunIn {
		_, n := utf8.DecodeRuneInString(b.Text[at:])
		if n == 0 {
			panic(fmt.Sprintf("speech: run-in heading of %d characters in a block of %d", b.RunIn, i))
		}
		at += n
	}
	return b.Text[:at], b.Text[at:]
}

// A Speech is one speech of a page.
type Speech struct {
	Number     int     `json:"number"`     // counted from 1 in the order of the page
	Label      string  `json:"label"`      // the label as the page wrote it: 篇1, 第一篇, (一); "" without labels
	Title      string  `json:"title"`      // the title line without the label
	Line       int     `json:"line"`       // 1-based line of the label, or the first line of the speech
	Characters int     `json:"characters"` // characters of all blocks, white space aside
	Blocks     []Block `json:"blocks"`
}

// Count sums the characters of the blocks, white space aside, as Characters
// holds it.
func (s *Speech) Count() int {
	n := 0
	for _, b := range s.Blocks {
		n += Length(b.Text)
		for _, blank := range []string{" ", "\t", "\u3000", "\u00a0"} {
			n -= strings.Count(b.Text, blank)
		}
	}
	return n
}

// Name is the full name of a speech as its page gives it: title and label.
func (s *Speech) Name() string {
	switch {
	case s.Label == "":
		return s.Title
	case s.Title == "":
		return s.Label
	}
	return s.Title + " " + s.Label
}

// Minutes is the time it takes to speak n characters at the given rate
// (characters a minute), rounded up, at least 1.
func Minutes(n, rate int) int {
	return max(1, (n+rate-1)/rate)
}

// Rate is the usual speaking rate in characters a minute.
const Rate = 220

// A Script is the kind of Chinese characters a book is written in.
type Script uint8

const (
	Hans Script = iota // Simplified
	Hant               // Traditional
)

// A Book is what one page holds.
type Book struct {
	Source        string // name of the input: a file name, or "-"
	Title         string // without its count (精选26篇)
	Author        string // "" unless given by the user
	Date          string // YYYY-MM-DD, "" when the page states none
	Category      string // "" when the page states none
	DeclaredCount int    // number of speeches the page says it has, 0 when it says nothing
	Script        Script
	Speeches      []Speech
	Parts         []Part // of a book merged of several pages, in order; nil for the book of one page
}

// A Part is what one page brought into a merged book: a stretch of its
// speeches that ends where the next part begins.
type Part struct {
	Title  string `json:"title"`  // the page's title
	Source string `json:"source"` // name of the input
	Date   string `json:"date"`   // YYYY-MM-DD, "" when the page states none
	First  int    `json:"first"`  // index in Speeches of its first
}

// Openings gives, for the index of every speech a part begins with, the index
// of that part. Parts that do not ascend, or hold no speech, begin nowhere.
func (b *Book) Openings() map[int]int {
	out := map[int]int{}
	for k, p := range b.Parts {
		if p.First >= 0 && p.First < b.partEnd(k) && (k == 0 || p.First >= b.Parts[k-1].First) {
			out[p.First] = k
		}
	}
	return out
}

// PartSpeeches are the speeches of a part that begins somewhere.
func (b *Book) PartSpeeches(k int) []Speech { return b.Speeches[b.Parts[k].First:b.partEnd(k)] }

// partEnd is the index of the speech after the last of a part.
func (b *Book) partEnd(k int) int {
	if k+1 < len(b.Parts) {
		return min(b.Parts[k+1].First, len(b.Speeches))
	}
	return len(b.Speeches)
}

// PartTitle is the title of a part; one without is named by its number.
func (b *Book) PartTitle(k int) string {
	if t := strings.TrimSpace(b.Parts[k].Title); t != "" {
		return t
	}
	return fmt.Sprintf("第%d部分", k+1)
}

// Language is the BCP 47 tag of the book's text.
func (b *Book) Language() string {
	if b.Script == Hant {
		return "zh-Hant"
	}
	return "zh-CN"
}

// Characters sums the characters of all speeches, white space aside.
func (b *Book) Characters() int {
	n := 0
	for i := range b.Speeches {
		n += b.Speeches[i].Characters
	}
	return n
}
