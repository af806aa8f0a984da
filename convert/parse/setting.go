package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jianggao/convert/dump"
)

// A setting is how a page sets its paragraphs, measured over all its rows.
type setting struct {
	indented bool // paragraphs are indented
	always   bool // nearly without exception
	gaps     bool // blank lines stand between paragraphs
	flush    bool // further lines of a broken paragraph are told by having no indentation
	broken   bool // paragraphs are broken over rows
	begins   bool // and they may begin a sentence
	lines    bool // rows may be lines of a paragraph, and not each one
	measure  int  // width in half ems at which lines are broken; 0 when they are not
}

const (
	leastRows     = 8  // rows a measure is told from
	raggedBy      = 3  // half ems a broken line may be short of the measure
	leastMeasure  = 30 // half ems
	widestMeasure = 240
)

// findSetting measures the page.
func (pg *page) findSetting() {
	var widths []int
	for i := range pg.rows {
		widths = append(widths, pg.rows[i].width)
	}
	s := &pg.setting
	slices.Sort(widths)
	s.measure = measureOf(widths)
	pg.findFlush()
	body, indented, gaps := 0, 0, 0
	for i := range pg.rows {
		w := &pg.rows[i]
		if !w.isBody() && w.length <= 40 {
			continue
		}
		body++
		if w.indent > 0 {
			indented++
		}
		if w.gap {
			gaps++
		}
	}
	s.indented = body > 0 && indented*10 >= body*6 || s.flush
	s.always = body > 0 && indented*100 >= body*75
	s.gaps = body > 0 && gaps*100 >= body*80
	if s.measure > 0 { // only first lines are indented
		s.indented = indented > 0 && indented*10 >= body
		s.always = s.indented
	}
	s.lines = pg.dump.Kind == dump.Text || pg.setsLines()
}

// measureOf finds the width lines are broken at in the widths of all rows, in
// order: broken lines end close below it, and hardly any row goes beyond. It is
// 0 where there is none.
func measureOf(widths []int) int {
	n := len(widths)
	measure, most := 0, leastRows-1
	for beyond := n / 25; n >= leastRows && beyond >= 0 && beyond <= n/12; beyond++ {
		m := widths[n-1-beyond]
		if m < leastMeasure {
			break
		}
		if m > widestMeasure {
			continue
		}
		from, _ := slices.BinarySearch(widths, m-raggedBy)
		to, _ := slices.BinarySearch(widths, m+3)
		half, _ := slices.BinarySearch(widths, m/2)
		if full := to - from; full > most && full*100 >= (n-half)*45 && full*100 >= n*20 {
			measure, most = m, full
		}
	}
	return measure
}

// leastPrinted is how many elements of markup show that each is a printed line.
const leastPrinted = 5

// setsLines reports whether the elements of a page are printed lines and no
// paragraphs: full ones stop in the middle of a sentence, and the next is
// without the indentation others have. Where none is indented, most full ones
// must.
func (pg *page) setsLines() bool {
	s := &pg.setting
	if s.measure == 0 {
		return false
	}
	full, broken := 0, 0
	for i := 1; i < len(pg.rows); i++ {
		if before := &pg.rows[i-1]; s.full(before) {
			full++
			if pg.rows[i].indent == 0 && isHan(before.lastRune()) {
				broken++
			}
		}
	}
	return broken >= leastPrinted && (s.indented || broken*100 >= full*60)
}

// findFlush sees whether the page indents the first lines of paragraphs and no
// others: where a sentence has ended the next row is indented nearly always, and
// rows in the middle of a sentence are often not. Of the lines of broken
// paragraphs some begin a sentence; where no more rows do so than that would
// give, these are further lines too.
func (pg *page) findFlush() {
	const (
		leastStarts, leastBroken = 4, 2
		leastLong                = 3 // rows too long for a heading that end in the middle of a sentence
		share                    = 5 // of the broken lines one begins a sentence, at most
	)
	indented, flat, broken, kept, long := 0, 0, 0, 0, 0
	for i := 1; i < len(pg.rows); i++ {
		w, before := &pg.rows[i], &pg.rows[i-1]
		if before.length > longestPlain && isHan(before.lastRune()) && w.isBody() && numbered(w.clean).kind == noKind {
			long++
		}
		switch {
		case endsSentence(before.clean):
			if w.indent > 0 {
				indented++
			} else if w.isBody() && !isVocative(w.folded) && !isClosing(w.folded) {
				flat++
			}
		case before.length < clauseLength && !holds(before.clean, "，,") || !isHan(before.lastRune()) && !strings.ContainsRune("，、,", before.lastRune()) || !w.isBody() && !endsSentence(w.clean) || numbered(w.clean).kind != noKind:
		case w.indent == 0 && before.indent > 0:
			broken++
		case w.indent > 0:
			kept++
		}
	}
	s := &pg.setting
	s.begins = flat <= 1+broken/share
	s.flush = indented >= leastStarts && broken >= leastBroken && broken*2 >= kept && (s.begins || indented*100 >= (indented+flat)*85)
	s.begins = s.begins && s.flush
	s.broken = broken+long >= leastLong
}

// full reports whether a row reaches the measure at which the page breaks its
// lines.
func (s *setting) full(w *row) bool {
	return s.measure > 0 && w.width >= s.measure-raggedBy
}

// findFlow marks the rows that are further lines of the paragraph before them,
// on a page that breaks its lines at a measure.
func (pg *page) findFlow() {
	s := &pg.setting
	if s.measure == 0 {
		return
	}
	for i := range pg.rows {
		pg.rows[i].full = s.full(&pg.rows[i])
	}
	tight := pg.tightMeasure()
	for i := 1; i < len(pg.rows); i++ {
		w, before := &pg.rows[i], &pg.rows[i-1]
		switch {
		case !s.full(before) || w.gap || w.line != before.line+1,
			!s.lines && !(w.hint.Pre && before.hint.Pre):
		case !w.full && !w.isBody() && !endsSentence(w.clean) && isLabelAlone(w):
		case s.indented:
			w.flows = w.indent == 0 && (before.indent > 0 || before.flows) && (!endsSentence(before.clean) || w.isBody() || w.full) && !isFirmly(w)
		case !holds(before.clean, "，。！？；、,"), numbered(w.clean).kind != noKind, isVocative(w.folded):
		case endsSentence(before.clean):
			// Only the last line of a paragraph could end like this and be as
			// long as the measure.
			_, found := look(w)
			w.flows = (w.isBody() || w.full) && !isClosing(w.folded) && !found && !fits(before, w, tight)
		default:
			w.flows = !isFirmly(w) && strings.TrimLeft(w.folded, labelOrnaments) == w.folded
		}
	}
}

// isLabelAlone reports whether a row is a label and nothing else; a paragraph
// ends in a stop.
func isLabelAlone(w *row) bool {
	return slices.ContainsFunc(candidates(0, w, commonLabels), func(c candidate) bool {
		return c.rest == "" && (c.form <= ordinalForm || c.form <= bareForm && genre.MatchString(c.stem))
	})
}

// isFirmly reports whether a row that is no line of a paragraph is furniture
// wherever it stands: the number of a page between two of them.
func isFirmly(w *row) bool {
	if w.isBody() || w.full {
		return false
	}
	v, _ := look(w)
	return v.firm
}

// tightMeasure gives the width of the widest lines, where lines are broken only
// when the next character would not fit; 0 where they are broken earlier, as
// some programs do before a mark no line starts with.
func (pg *page) tightMeasure() int {
	const most = 3 // of a hundred lines broken early
	s := &pg.setting
	widest, broken, early := 0, 0, 0
	for i := range pg.rows {
		if w := &pg.rows[i]; w.full && w.width <= s.measure+2 {
			widest = max(widest, w.width)
		}
	}
	for i := 1; i < len(pg.rows); i++ {
		before, w := &pg.rows[i-1], &pg.rows[i]
		if before.full && !w.gap && !endsSentence(before.clean) && isHan(before.lastRune()) {
			broken++
			if fits(before, w, widest) {
				early++
			}
		}
	}
	if broken == 0 || early*100 > broken*most {
		return 0
	}
	return widest
}

// fits reports whether the first character of a row would have stood in the row
// before it: it begins a paragraph then. measure is 0 where that says nothing.
func fits(before, w *row, measure int) bool {
	first, _ := utf8.DecodeRuneInString(w.clean)
	return measure > 0 && before.width+widthOf(string(first)) <= measure
}

// isByline reports whether a row names the speaker, below the title of a
// speech: 初二（1）班　林一诺.
func isByline(f string) bool {
	return byline.MatchString(strings.TrimSpace(f))
}

var byline = re(`^(?:[^。!?,;:]{0,18}[ ]+)?[\p{Han}]{1,2}[ ]?[\p{Han}]{1,2}$|^[^。!?,;:]{0,20}(?:班|校|局|院|部|处|科|室|公司|中学|小学|大学|学院|支部|车间|街道|社区|村)[ ]*[\p{Han}]{2,4}$|^(?:作者|演讲者|演讲人|发言人|主讲人|讲话人|文)[ ]*[:/][ ]*[^。!?,;:]{2,20}$`)
