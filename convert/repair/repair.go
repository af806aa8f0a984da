// Package repair mends the Chinese text of web pages: half-width punctuation
// inside Chinese, stray spaces, dots for ellipses, straight quotes, masks. It
// works on one paragraph at a time and knows nothing of the page's lines.
//
// Text repairs one paragraph and says what it left alone because it can be
// read two ways; Book repairs the titles and blocks of a book in place; a
// Follower sorts out the notes of paragraphs that follow each other. What is
// changed is a table (rules.go): each rule has its number in the typography
// specification, the kind it belongs to, and a function in a file of its own.
// Kinds can be left out by name, see ParseKinds.
//
// The rules are cautious: a Han character is never changed, lost or moved (the
// round letters standing for the zero of a year, 二OO八年, are the one thing
// turned into one), a number keeps its value, addresses, paths, times and
// decimals keep their marks, and repairing repaired text changes nothing.
package repair

import (
	"slices"

	"jianggao/convert/speech"
	"jianggao/convert/together"
	"jianggao/convert/warning"
)

// Options say which kinds of repair are made. The zero value makes all.
type Options struct {
	Skip Set // kinds left out
}

// A NoteCode names what kind of place was left alone.
type NoteCode string

// The codes of notes.
const (
	// StopOrDot: a full stop between two Chinese characters, which may be the
	// dot of a name or the end of a sentence.
	StopOrDot NoteCode = "stop-or-dot"
	// OddQuotes: an odd number of straight quotes, or quotes used as inch marks.
	OddQuotes NoteCode = "odd-quotes"
	// OpenQuote: a curly quotation that is not closed in the paragraph. It may
	// run on into the next.
	OpenQuote NoteCode = "open-quote"
	// CloseQuote: a closing curly quote without an opening one before it in the
	// paragraph.
	CloseQuote NoteCode = "close-quote"
	// Unsettled: a paragraph of marks in which every repair calls for another,
	// without an end. It is left as it was.
	Unsettled NoteCode = "unsettled"
)

// A Note is a place that repair left alone because it can be read two ways.
type Note struct {
	Offset int      // code points before the place, in the repaired text
	Code   NoteCode // what it is
	Text   string   // the place with a few characters on either side
}

// Text repairs one paragraph. The notes are in the order of their offsets.
// Bytes that are no UTF-8 become U+FFFD. Time grows linearly with the length.
func Text(s string, o Options) (string, []Note) {
	if sound(s, o) {
		return s, nil
	}
	p := newParagraph(s)
	notes := p.repair(o)
	return p.String(), notes
}

// Book repairs the titles and the blocks of a book in place. Run-in headings
// keep the characters they had, Characters is counted again, labels stay as
// the page wrote them. Whatever is to be repaired, control characters and what is
// no character at all are taken out: no format can hold them. The warnings are the places left alone, with the first
// line of their block.
func Book(b *speech.Book, o Options) []warning.Warning {
	b.Title = title(b.Title, o)
	found := make([][]warning.Warning, len(b.Speeches))
	together.Each(len(b.Speeches), func(i int) { found[i] = mend(&b.Speeches[i], o) })
	ws := slices.Concat(found...)
	warning.Sort(ws)
	return ws
}

// mend repairs one speech.
func mend(s *speech.Speech, o Options) (ws []warning.Warning) {
	warn := func(notes []Placed) {
		for _, n := range notes {
			ws = append(ws, n.Warning())
		}
	}
	s.Title = title(s.Title, o)
	s.Label = title(s.Label, Options{Skip: every}) // as the page wrote it
	var follow Follower
	for j := range s.Blocks {
		line := s.Line
		if ls := s.Blocks[j].Lines; len(ls) > 0 {
			line = ls[0]
		}
		notes := block(&s.Blocks[j], o)
		warn(follow.Add(line, s.Blocks[j].Text, notes))
	}
	warn(follow.End())
	s.Characters = s.Count()
	return ws
}

// title repairs a title. Its notes would be those of the book's title again and
// again: the page repeats it.
func title(s string, o Options) string {
	if sound(s, o) {
		return s
	}
	p := newParagraph(s)
	p.repair(o)
	p.writable()
	return p.String()
}

// block repairs the text of one block and moves the end of its run-in heading
// with the characters before it.
func block(b *speech.Block, o Options) []Note {
	if b.RunIn == 0 && sound(b.Text, o) {
		return nil
	}
	p := newParagraph(b.Text)
	notes := p.repair(o)
	p.writable()
	b.Text = p.String()
	if b.RunIn > 0 {
		b.RunIn = p.before(b.RunIn)
	}
	return notes
}
