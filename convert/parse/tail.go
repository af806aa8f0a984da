package parse

// What a row says of where a speech ends, in points for the site. The tail of
// a span is its last part with the most points: lists, comments, notices and
// what stands between them, but no text of the speech.
const (
	endMark      = 3   // furniture that stands only after a text
	softMark     = 3   // a row that reads like the site's words
	besideMark   = 3   // outside the main part of an HTML page
	listedMark   = 2   // a title of another page
	afterMark    = 1   // a short row after an end mark
	shortRow     = -1  // a short row after text
	remarkRow    = -1  // a short sentence among visitors' remarks
	signatureRow = -3  // name or date after text
	closingRow   = -12 // 谢谢大家!
	textRow      = -6  // a sentence of the speech, and less for longer ones
	leastTail    = 2
)

// longestRemark is how long a visitor's remark is.
const longestRemark = 80

// endsText reports whether furniture of a reason stands only after a text, or
// also within it.
func endsText(w *row) bool {
	switch w.reason {
	case Pager:
		return w.place == afterText
	case Menu, Advert, TOC, Breadcrumb:
		return false
	}
	return true
}

// tail finds the row a span's speech ends before.
func (pg *page) tail(s *span) int {
	points := make([]int, s.to-s.from)
	ended, remarks, closed := false, false, false
	for i := s.from; i < s.to; i++ {
		w := &pg.rows[i]
		p := &points[i-s.from]
		switch {
		case w.drop:
			if endsText(w) {
				*p = endMark
				ended = true
			}
			remarks = remarks || w.reason == Comment
		case pg.isTitleLike(i):
			*p = 2 * textRow
		case w.isSoft() && w.place == mayDate:
			*p = signatureRow
			if ended {
				*p = afterMark
			}
		case w.doubt && !ended && !closed && !remarks:
			*p = textRow
		case w.isSoft():
			*p = softMark
		case ended && pg.amid(i, s) && !thanksListeners(w):
			*p = 0 // 感谢您的支持，我会继续努力的！ beside the buttons of a reward
		case isClosing(w.folded):
			*p = closingRow
			ended, remarks, closed = false, false, true
		case closed && w.words.points >= 3 && w.length <= longestRemark:
			*p = softMark // the site speaks after the speaker took leave
		case remarks && w.length <= longestRemark && !isVocative(w.folded):
			*p = remarkRow
			if w.hint.Item || w.hint.Beside {
				*p = listedMark
			}
		case (w.hint.Beside || w.hint.Outside) && (!w.isBody() || w.length <= longestRemark || ended):
			*p = besideMark
		case w.isBody() || isVocative(w.folded):
			*p = textRow - min(w.length, 120)/12
			ended, remarks, closed = false, false, false
		case !remarks && endsSentence(w.clean) && w.words.points < 3 && !w.hint.Link:
			*p = textRow + 2 // a short sentence of the speech: 让我们一起努力吧！
			ended = false
		case !ended && !w.hint.Link && isStrictSignature(w):
			*p = signatureRow
		case w.isListed() && !pg.isHeadingRow(i, s.to):
			*p = listedMark
		case ended:
			*p = afterMark
		case isSignature(w):
			*p = signatureRow
		case pg.repeated[w.clean] || closed && pg.nearEnd(i, s.to):
			*p = afterMark
		default:
			*p = shortRow
		}
	}
	best, at, sum := leastTail-1, s.to, 0
	for i := s.to - 1; i >= s.from; i-- {
		if sum += points[i-s.from]; sum > best {
			best, at = sum, i
		}
	}
	return at
}

// amid reports whether a short row of a span stands between furniture that is
// printed below texts.
func (pg *page) amid(i int, s *span) bool {
	const near, most = 2, 24
	below := func(k int) bool {
		w := &pg.rows[k]
		return (w.drop || w.isSoft()) && (w.reason == Share || w.reason == Comment || w.reason == Advert || w.reason == Related)
	}
	before, after := false, false
	for k := 1; k <= near; k++ {
		before = before || i-k >= s.from && below(i-k)
		after = after || i+k < s.to && below(i+k)
	}
	return before && after && pg.rows[i].length <= most && !isVocative(pg.rows[i].folded)
}

// nearEnd reports whether furniture that ends a text stands in the next rows.
func (pg *page) nearEnd(i, to int) bool {
	for k := i + 1; k <= i+3 && k < to; k++ {
		if w := &pg.rows[k]; w.drop && endsText(w) || w.isSoft() && w.place != mayDate {
			return true
		}
	}
	return false
}

// findRepeated notes the short lines that stand at the end of several spans:
// what a site prints below every text.
func (pg *page) findRepeated() {
	const most, least = 30, 3
	seen := map[string]int{}
	for k := range pg.labels {
		to := len(pg.rows)
		if k+1 < len(pg.labels) {
			to = pg.labels[k+1].row
		}
		left := 2
		for i := to - 1; i > pg.labels[k].row && left > 0; i-- {
			w := &pg.rows[i]
			if w.drop {
				continue
			}
			left--
			if w.length <= most && !endsSentence(w.clean) && !isVocative(w.folded) && !isStrictSignature(w) {
				seen[w.clean]++
			}
		}
	}
	pg.repeated = map[string]bool{}
	for s, n := range seen {
		if n >= least {
			pg.repeated[s] = true
		}
	}
}

// isTitleLike reports whether a row is the title of the speech right below its
// label.
func (pg *page) isTitleLike(i int) bool {
	return i > 0 && pg.rows[i-1].label && pg.rows[i].length <= 60 && !pg.rows[i].drop
}

// isHeadingRow reports whether a row opens a section that follows.
func (pg *page) isHeadingRow(i, to int) bool {
	return i+1 < to && pg.rows[i+1].isBody() && !pg.rows[i+1].isListed()
}
