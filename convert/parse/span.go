package parse

import (
	"strings"
	"unicode/utf8"

	"jianggao/convert/warning"
)

// A span is what one speech covers: its label and the rows after it.
type span struct {
	label *candidate // nil for a page without labels
	from  int        // first row after the label
	to    int        // row after the last
}

// cutSpans divides the page at its labels and drops what stands before the
// first speech, between them and after the last.
func (pg *page) cutSpans() {
	if len(pg.labels) == 0 {
		from := pg.start()
		pg.dropHead(from)
		pg.spans = []span{{nil, from, len(pg.rows)}}
	}
	for k := range pg.labels {
		c := &pg.labels[k]
		if k == 0 {
			from := pg.unlabelled(c)
			if c.form == separatorForm {
				from = min(pg.start(), c.row)
			}
			pg.dropHead(from)
			if from < c.row {
				pg.spans = append(pg.spans, span{nil, from, c.row})
			}
		}
		to := len(pg.rows)
		if k+1 < len(pg.labels) {
			to = pg.labels[k+1].row
		}
		if c.form == separatorForm { // which is no speech's label
			pg.spans = append(pg.spans, span{nil, c.row + 1, to})
			continue
		}
		w := &pg.rows[c.row]
		for i := c.row - 1; i >= 0 && !pg.rows[i].label && !c.glued && pg.rows[i].clean == w.clean; i-- {
			pg.rows[i].dropFor(Title, "label printed twice")
		}
		w.label, w.drop, w.reason, w.rule = true, false, "", c.rule
		pg.spans = append(pg.spans, span{c, c.row + 1, to})
	}
	pg.findRepeated()
	for k := range pg.spans {
		pg.clear(&pg.spans[k])
	}
}

// unlabelled gives the row a speech begins at whose label is not on the page:
// the first label counts further than one, and somebody speaks before it; or it
// is a first, but there are not as many as the page states, and somebody is
// addressed before it. It is the label's own row where there is none.
func (pg *page) unlabelled(first *candidate) int {
	from, said := first.row, 0
above:
	for i := first.row - 1; i >= 0; i-- {
		w := &pg.rows[i]
		site := w.drop || w.lead || w.isSoft() && !w.doubt || w.words.points >= softEvidence && w.words.signed(w.folded)
		switch {
		case site && (w.reason == TOC || w.reason == Breadcrumb || w.drop && w.reason == Meta):
			break above // the head of the page
		case site && (w.reason == Pager || w.reason == Advert || w.isSoft() && w.reason == Meta || from == first.row):
			continue // between the paragraphs of a speech, or after it
		case site:
			break above
		}
		if w.isBody() || isVocative(w.folded) || endsSentence(w.clean) && i > 0 {
			from = i
			said += w.length
		}
	}
	if first.number >= 2 && (first.form != titleForm || first.closed) {
		return from
	}
	f := pg.rows[from].folded
	if from < first.row && said >= leastBody && isVocative(f) && strings.HasSuffix(f, ":") && (pg.stated == 0 || pg.stated == len(pg.labels)+1) {
		return from
	}
	return first.row
}

// longestLead is how long an editor's words above the first salutation are.
const longestLead = 150

// mayBeLead reports whether a row above the first salutation may be the
// editor's: it speaks of speeches, or as sites do, and has no speaker's words.
func (w *row) mayBeLead() bool {
	return w.length < longestLead && !w.words.spoken && (w.words.points > 0 || genre.MatchString(w.folded) || !w.isBody())
}

// announces reports whether a row says that something follows, as speakers do:
// 现将有关情况汇报如下：
func (w *row) announces() bool {
	return w.length >= 12 && strings.HasSuffix(w.folded, ":") && announces.MatchString(w.folded) && !genre.MatchString(w.folded) && w.words.points < softEvidence
}

// dropHead drops everything before a row. A sentence that nothing but its place
// tells from a speech is warned of.
func (pg *page) dropHead(to int) {
	toc, opened := false, false // by a salutation
	for i := 0; i < to; i++ {
		w := &pg.rows[i]
		opened = opened || w.rule == "" && isVocative(w.folded) && strings.HasSuffix(w.folded, ":")
		switch {
		case w.rule != "":
			if w.doubt && !w.drop {
				pg.warn(w.line, warning.LeftOut, clip(w.clean))
			}
			w.drop = true
			if w.reason == TOC {
				toc = true
			}
			continue
		case toc && w.length <= 60:
			w.dropFor(TOC, "list of contents")
		case w.length <= 60 && (!endsSentence(w.clean) || sentences(w.clean) == 1 && genre.MatchString(w.folded)) || isLongTitle(w):
			if endsSentence(w.clean) && w.words.positive > 0 {
				pg.warn(w.line, warning.LeftOut, clip(w.clean)) // 欢迎投稿，欢迎批评！
			}
			w.dropFor(Title, "head of the page")
			w.heads = true
		default:
			if opened || w.isSpoken() || w.length <= 12 && endsSentence(w.clean) {
				pg.warn(w.line, warning.LeftOut, clip(w.clean))
			}
			w.dropFor(Editorial, "before the first speech")
		}
	}
}

// greetsFirst is how a speech may open that addresses nobody by name.
var greetsFirst = re(`^(?:大家|各位|诸位|同学们|老师们|朋友们|同志们|乡亲们|你们)?(?:早上|上午|中午|下午|晚上)?好[!。,]`)

// start finds the row a page without labels begins its speech at: the first
// salutation, else the first sentence that is not the editor's.
func (pg *page) start() int {
	first, kept, firstKept := -1, 0, 0 // rows kept before this one, and before the first
	parts, listed := pg.parts(), pg.listedAbove()
	for i := range pg.rows {
		w := &pg.rows[i]
		if w.drop {
			continue
		}
		kept++
		if listed[i] || w.isSoft() && !(w.doubt && w.isBody() && (w.reason == Copyright || w.reason == Comment || density(w.folded) < leastVoiced)) || w.lead || w.words.points >= softEvidence && w.words.signed(w.folded) && w.length <= longestFurniture && !isVocative(w.folded) {
			continue
		}
		if isVocative(w.folded) && strings.HasSuffix(w.folded, ":") {
			if first < 0 || kept-firstKept <= 3 && pg.rows[first].mayBeLead() {
				return i
			}
			break
		}
		if first < 0 && (w.isBody() || greetsFirst.MatchString(w.folded) || w.announces() || pg.opensBroken(i) || parts[partOf(w.folded)] || w.hint.Heading == 0 && numbered(w.clean).kind != noKind && i > 0) {
			first, firstKept = i, kept
		}
	}
	for i := 0; first < 0 && i < len(pg.rows); i++ { // rather the editor's words than none
		if w := &pg.rows[i]; !w.drop && w.isBody() {
			first = i
		}
	}
	if first < 0 {
		return len(pg.rows)
	}
	return first
}

// listedAbove finds the rows that a list of contents has, or a title printed
// several times: short ones that are numbered or titles of the genre, and stand
// on the page once more, word for word. The rest of a list is listed too.
func (pg *page) listedAbove() map[int]bool {
	const most = 60
	last := map[string]int{}
	for i := range pg.rows {
		if w := &pg.rows[i]; w.length <= most {
			last[w.clean] = i
		}
	}
	seen, listed := map[string]bool{}, map[int]bool{}
	for i := range pg.rows {
		w := &pg.rows[i]
		if w.length > most {
			continue
		}
		title := genre.MatchString(w.folded)
		heading := numbered(w.clean).kind != noKind
		if last[w.clean] > i && (title || heading) || seen[w.clean] && title || heading && listed[i-1] {
			listed[i] = true
		}
		seen[w.clean] = true
	}
	return listed
}

// parts finds who speaks in a dialogue: what stands before the colon of several
// rows, or of one whose words end in a mark no title ends in.
func (pg *page) parts() map[string]bool {
	n, parts := map[string]int{}, map[string]bool{}
	for i := range pg.rows {
		w := &pg.rows[i]
		who := partOf(w.folded)
		if who == "" {
			continue
		}
		n[who]++
		last, _ := utf8.DecodeLastRuneInString(w.folded)
		if n[who] >= 3 || strings.ContainsRune(",。!?;", last) {
			parts[who] = true
		}
	}
	return parts
}

// partOf gives who speaks in a row of a dialogue, in at most three characters
// before words of his (男：亲爱的同学们，), else "".
func partOf(folded string) string {
	who, words, ok := strings.Cut(folded, ":")
	if !ok || utf8.RuneCountInString(who) > 3 || strings.IndexFunc(who, isHan) != 0 || utf8.RuneCountInString(words) < 3 {
		return ""
	}
	return who
}

// clear drops the furniture of a span: firm rows anywhere, and the tail of the
// span from where it is the site that speaks.
func (pg *page) clear(s *span) {
	end := pg.tail(s)
	pg.clearInside(s.from, end)
	pg.clearTitles(s, end)
	reason, rule := Related, "after the speech"
	for i := end; i < s.to; i++ {
		w := &pg.rows[i]
		switch {
		case w.drop:
			if w.firm && w.reason == Comment {
				reason = Comment
			} else if w.firm {
				reason = Related
			}
		case w.isSoft():
			w.drop = true
			if w.doubt {
				pg.warn(w.line, warning.LeftOut, clip(w.clean))
			}
		default:
			if reason != Comment && (w.isSpoken() || endsSentence(w.clean) && pg.amid(i, s)) {
				pg.warn(w.line, warning.LeftOut, clip(w.clean))
			}
			w.dropFor(reason, rule)
		}
	}
	for i := s.from; i < end; i++ {
		if w := &pg.rows[i]; w.isSoft() && w.place != mayDate {
			w.unsure = true
		}
	}
}

// clearInside drops the lists that follow the heading of a list of related
// pages in the middle of a speech, and the editor's words before it.
func (pg *page) clearInside(from, to int) {
	list := false
	for i := from; i < to; i++ {
		w := &pg.rows[i]
		switch {
		case w.drop:
			list = w.reason == Related || w.reason == TOC
		case list && w.isListed():
			w.dropFor(Related, "list of related pages")
		default:
			list = false
		}
		if !w.drop && i == from && w.isSoft() && w.reason == Meta {
			w.drop = true
		}
	}
}

// clearTitles drops the title where a site prints it once more between the
// paragraphs of a speech: a line that is a title of the genre, word for word
// one at the head of the page or the speech's own label. The row below the
// label may be the speech's title.
func (pg *page) clearTitles(s *span, to int) {
	for i := s.from + 1; i < to; i++ {
		w := &pg.rows[i]
		if w.drop || w.length > 60 || !genre.MatchString(w.folded) || endsSentence(w.clean) || pg.rows[i-1].label {
			continue
		}
		if pg.isHeadTitle(w, s) {
			w.dropFor(Title, "title again")
		}
	}
}

// isHeadTitle reports whether a row says the same as a dropped title before the
// first speech, or as the label of its span.
func (pg *page) isHeadTitle(w *row, s *span) bool {
	if s.label != nil && pg.rows[s.label.row].clean == w.clean {
		return true
	}
	for i := 0; i < pg.spans[0].from; i++ {
		if h := &pg.rows[i]; h.drop && h.reason == Title && h.clean == w.clean {
			return true
		}
	}
	return false
}

// isClosing reports whether a folded line is a formula that ends a speech.
func isClosing(f string) bool {
	if len(f) > 40*utf8.UTFMax {
		return false
	}
	first, _ := utf8.DecodeRuneInString(f)
	last, _ := utf8.DecodeLastRuneInString(f)
	if !strings.ContainsRune("!。.~致礼正", last) && !strings.ContainsRune("最再,谢多感", first) {
		return false // how no formula begins or ends
	}
	return utf8.RuneCountInString(f) <= 40 && closing.MatchString(f)
}

var closing = re(`^(?:最后|再次)?,?(?:谢谢|多谢|感谢)(?:大家|各位|领导|老师|同学|聆听|你们|您)?.{0,12}[!。.~]*$|^(?:that'?s all[.!] ?)?(?:thank you|thanks)(?:[ ,][a-z ,]{0,40})?[.!]*$|^此致$|^敬礼[!。]?$|^[^。]{0,16}(?:完毕|讲完了|完了|到此结束|到此为止|到这里|就讲这些).{0,10}[!。]$|^[^。]{0,24}批评指正[!。]?$|^[^。]{0,24}[,。!](?:谢谢|感谢)(?:大家|各位|聆听|您|你们)?[!。]$`)
