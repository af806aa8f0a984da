package parse

import (
	"strings"
	"unicode/utf8"

	"jianggao/convert/speech"
	"jianggao/convert/together"
	"jianggao/convert/warning"
)

// clip cuts the words a warning quotes.
func clip(s string) string {
	const most = 30
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// A block is a block of a speech in the making.
type block struct {
	rows    []int // its rows
	text    string
	growing      // while its rows are gathered
	first   bool // the first of its speech
	whole   bool // its first row is whole, not what a label left of it
	number  numbering
	kind    speech.Kind
	heading numberKind
	level   int
	runIn   int
}

// buildSpeeches makes the blocks of every span.
func (pg *page) buildSpeeches() {
	titles := pg.titleRows()
	// What a row goes on with depends on those around it, what a block is on its
	// speech alone.
	made := make([][]block, len(pg.spans))
	for k := range pg.spans {
		made[k] = pg.blocks(&pg.spans[k], titles[k])
	}
	warned := make([][]warning.Warning, len(pg.spans))
	together.Each(len(pg.spans), func(k int) {
		own := *pg
		own.warnings = nil
		made[k] = own.kinds(made[k])
		warned[k] = own.warnings
	})
	for k := range pg.spans {
		s := &pg.spans[k]
		sp := speech.Speech{Number: len(pg.book.Speeches) + 1}
		bs := made[k]
		pg.warnings = append(pg.warnings, warned[k]...)
		if len(bs) == 0 {
			if s.label != nil {
				pg.rows[s.label.row].label = false
				pg.rows[s.label.row].dropFor(TOC, "label without a speech")
			}
			continue
		}
		sp.Line = pg.rows[bs[0].rows[0]].line
		sp.Title = pg.book.Title
		if c := s.label; c != nil {
			sp.Line, sp.Label, sp.Title = pg.rows[c.row].line, c.label, c.prefix
			pg.rows[c.row].speech = sp.Number
			if !c.glued && c.rest != "" {
				sp.Title = c.rest
			}
		}
		if t := titles[k]; t >= 0 {
			sp.Title = pg.rows[t].clean
			pg.rows[t].speech = sp.Number
		}
		for i, b := range bs {
			out := speech.Block{Kind: b.kind, Level: b.level, Text: b.text, RunIn: b.runIn}
			for _, r := range b.rows {
				w := &pg.rows[r]
				w.speech, w.block = sp.Number, i+1
				if w.unsure && b.kind != speech.Signature {
					pg.warn(w.line, warning.UnsureJunk, clip(w.clean))
				}
				if w.rule == "" || w.isSoft() {
					w.rule = b.kind.String()
					if b.kind == speech.Heading {
						w.rule = ruleNames[b.heading]
					}
				}
				if n := len(out.Lines); n == 0 || out.Lines[n-1] != w.line {
					out.Lines = append(out.Lines, w.line)
				}
			}
			sp.Blocks = append(sp.Blocks, out)
		}
		sp.Characters = sp.Count()
		pg.book.Speeches = append(pg.book.Speeches, sp)
	}
}

// kinds tells the kinds of a speech's blocks. Of the page it only reads, but for
// the warnings.
func (pg *page) kinds(bs []block) []block {
	if len(bs) == 0 {
		return nil
	}
	pg.salutations(bs)
	pg.signatures(bs)
	bs = pg.findHeadings(bs)
	findRunIns(bs)
	pg.warnMasks(bs)
	return bs
}

// blocks gathers the kept rows of a span into blocks, broken paragraphs
// joined.
func (pg *page) blocks(s *span, title int) []block {
	var bs []block
	add := func(r int, text string, whole bool) {
		w := &pg.rows[r]
		text = strings.TrimFunc(text, isEdgeBlank)
		if text == "" {
			w.dropFor(Advert, "nothing left")
			return
		}
		if n := len(bs) - 1; n >= 0 && pg.continues(&bs[n], r, text) {
			bs[n].add(text)
			bs[n].rows = append(bs[n].rows, r)
			return
		}
		b := block{rows: []int{r}, whole: whole, number: opened(text)}
		b.add(text)
		bs = append(bs, b)
	}
	if c := s.label; c != nil && c.glued {
		add(c.row, c.rest, false)
	}
	for i := s.from; i < s.to; i++ {
		w := &pg.rows[i]
		switch {
		case w.drop:
		case i == title:
			w.label, w.title, w.rule = true, true, "title of the speech"
		default:
			add(i, w.clean, true)
		}
	}
	for i := range bs {
		b := &bs[i]
		parts := b.parts
		b.text, b.growing = b.joined(), growing{}
		if len(parts) > 1 {
			pg.cutAcross(b, parts)
		}
	}
	return bs
}

// A growing is the text of a block whose rows are still gathered. A paragraph
// may have many rows: they are joined once, and what each further row asks of
// the text so far is kept.
type growing struct {
	parts     []string
	end       string // the last of the text, enough to see how it ends
	counted   int    // parts that are in the counts below; see count
	runes     int
	sentences int
	quotes    int // opened and not closed
}

// add puts the next row's words behind the text.
func (g *growing) add(text string) {
	g.parts = append(g.parts, text)
	if len(text) < endBytes {
		text = join(g.end, text)
	}
	g.end = text[len(text)-min(len(text), endBytes):]
}

// count brings the counts up to date: most paragraphs end with their first row,
// and nobody asks.
func (g *growing) count() {
	for _, text := range g.parts[g.counted:] {
		g.runes += characters(text)
		g.sentences += sentences(text)
		g.quotes += openQuotes(text)
	}
	g.counted = len(g.parts)
}

// endBytes is how much of a growing text is kept at hand.
const endBytes = 60

// joined gives the whole text.
func (g *growing) joined() string { return joinAll(g.parts) }

// joinAll puts the parts of a broken paragraph together.
func joinAll(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	var b strings.Builder
	before := ""
	for _, p := range parts {
		if before != "" && parted(before, p) {
			b.WriteByte(' ')
		}
		b.WriteString(p)
		before = p
	}
	return b.String()
}

// cutAcross cuts the furniture out of a paragraph whose lines, the given parts,
// were joined, and notes it for the line it begins in.
func (pg *page) cutAcross(b *block, parts []string) {
	s, cuts := cutInline(b.text)
	if len(cuts) == 0 || utf8.RuneCountInString(s) < leastLeft {
		return
	}
	for _, c := range cuts {
		k := 0
		for to := len(parts[0]); k+1 < len(parts) && c.at >= to; k++ {
			if parted(parts[k], parts[k+1]) {
				to++
			}
			to += len(parts[k+1])
		}
		w := &pg.rows[b.rows[k]]
		w.cuts = append(w.cuts, c)
	}
	b.text = strings.TrimFunc(s, isEdgeBlank)
}

// join puts two halves of a broken paragraph together: with a space only
// between Western words.
func join(a, b string) string {
	if parted(a, b) {
		return a + " " + b
	}
	return a + b
}

// parted reports whether two halves are joined with a space.
func parted(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return isWord(last) && isWord(first) && !('0' <= last && last <= '9' && '0' <= first && first <= '9')
}

func isWord(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z'
}

// titleRows finds the second lines of labels: a label that is nothing but a
// number is followed by the title of the speech, on most of the page. The
// index of that row, or -1, for every span.
func (pg *page) titleRows() []int {
	out := make([]int, len(pg.spans))
	found := 0
	for k, s := range pg.spans {
		out[k] = -1
		if s.label == nil && len(pg.spans) < 2 || s.label != nil && (s.label.stem != "" || s.label.rest != "") {
			continue
		}
		i := s.from
		for i < s.to && pg.rows[i].drop {
			i++
		}
		if i+1 >= s.to {
			continue
		}
		w, next := &pg.rows[i], &pg.rows[i+1]
		if w.indent > 0 && next.indent == 0 && next.isBody() && w.length >= clauseLength && isHan(w.lastRune()) {
			continue // the first line of a broken paragraph
		}
		if w.full || next.flows || w.length < 2 || w.length > 36 || endsSentence(w.clean) || isVocative(w.folded) || strings.HasSuffix(w.folded, ":") || numbered(w.clean).kind != noKind ||
			strings.ContainsAny(w.folded, "。;") {
			continue
		}
		out[k] = i
		found++
	}
	if found*10 < len(pg.spans)*6 {
		for k := range out {
			out[k] = -1
		}
	}
	return out
}

// salutations marks the rows that address the audience.
func (pg *page) salutations(bs []block) {
	for i := range bs {
		if i >= leadingRows {
			return
		}
		b := &bs[i]
		f := fold(b.text)
		if len(b.rows) == 1 && (isVocative(f) && (i == 0 || strings.HasSuffix(f, ":")) || isGreeting(f)) {
			b.kind = speech.Salutation
		} else if i > 0 && utf8.RuneCountInString(b.text) > 30 {
			return
		}
	}
}
