package parse

import (
	"strings"
	"unicode/utf8"
)

// plausible holds the weaker forms to more: headings look like them.
func (pg *page) plausible(k key, g []candidate, body *sums) bool {
	n := len(g)
	first := g[0].number
	stem := k.stem
	switch f := k.form; f {
	case counterForm, ordinalForm:
		if stem == "*" {
			return n >= 2
		}
		if first == 1 && stem == "" && g[0].row > 0 && !pg.assured(g) && !pieceOfText.MatchString(g[0].label) && openedBefore(g, body) {
			return false // examples a speaker gives
		}
		if n == 1 && first == 2 && body.said[g[0].row] > 0 && pieceOfText.MatchString(g[0].label+" ") && (stem == "" || pg.isTitle(stem)) {
			return pg.stated == 0 || pg.stated == 2 // of two, the first without its label
		}
		if n == 1 { // a page may hold a single labelled speech
			return f == counterForm && first <= 3 && (stem == "" && g[0].row < len(pg.rows)/2 || pg.isTitle(stem))
		}
		return stem == "" || genre.MatchString(stem) || pg.isTitle(stem) || n >= 3
	case bracketForm, afterForm:
		if stem != "" {
			return n >= 2 && first <= 3 && (genre.MatchString(stem) || pg.isTitle(stem)) || pg.isSecond(g, body)
		}
		if k.kin == alone { // (一) alone on its line is no heading
			return n >= 2 && closeSeries(g) && pg.standAlone(g, body)
		}
		return n >= 2 && first == 1 && closeSeries(g) && (k.kin != anyKin && count(g, isAddressed) >= 2 || k.kin == titled && pg.sameTitle(g))
	case bareForm:
		return pg.isSecond(g, body) || (n >= 2 || n == 1 && pg.isTitle(stem) && first == 1) && first <= 3 && (genre.MatchString(stem) && (utf8.RuneCountInString(stem) >= 3 || n >= 2 && first == 1) || pg.isTitle(stem))
	case aloneForm:
		return n >= 2 && g[n-1].number <= n+2 && pg.standAlone(g, body)
	case listForm:
		switch k.kin {
		case titled: // a title of the genre, or the same one each time
			return n >= 2 && first == 1 && closeSeries(g)
		case addressed:
			return n >= 2 && first == 1 && closeSeries(g)
		}
		return n >= 2 && first == 1 && pg.sameTitle(g)
	case titleForm:
		return n >= 2
	}
	return false
}

// pieceOfText is how labels begin that no speaker counts his examples by.
var pieceOfText = re(`^第?[ ]?(?:篇[^章]|范文|[\d一二三四五六七八九十]+[ ]?篇)`)

// assured reports whether there are as many labels as the page states, or each
// has a salutation behind it.
func (pg *page) assured(g []candidate) bool {
	return len(g) == pg.stated || count(g, isAddressed) == len(g)
}

// sameTitle reports whether the title of the page follows every label.
func (pg *page) sameTitle(g []candidate) bool {
	title := normalize(g[0].rest)
	return pg.isTitle(title) && count(g, func(c candidate) bool { return normalize(c.rest) == title }) == len(g)
}

// standAlone reports whether numbers alone on their lines label speeches: much
// text follows them, and they are no parts of a speech that began before.
func (pg *page) standAlone(g []candidate, s *sums) bool {
	if g[0].number == 2 && s.said[g[0].row] > 0 { // the first has no label on the page
		return pg.stated == len(g)+1 || count(g, isAddressed) == len(g)
	}
	return g[0].number == 1 && (pg.assured(g) || s.total()/len(g) >= 100 && !openedBefore(g, s))
}

// isSecond reports whether a lone label is that of the second of two speeches,
// the first of which has no label on the page.
func (pg *page) isSecond(g []candidate, s *sums) bool {
	return len(g) == 1 && g[0].number == 2 && s.said[g[0].row] > 0 && pg.isTitle(g[0].stem) && (pg.stated == 0 || pg.stated == 2)
}

// openedBefore reports whether a salutation stands before the first of some
// labels, and few have one behind them.
func openedBefore(g []candidate, s *sums) bool {
	return s.opened > 0 && s.opened <= g[0].row && count(g, isAddressed)*2 < len(g)
}

// isTitle reports whether a stem is a title line of the head of the page.
func (pg *page) isTitle(stem string) bool {
	if utf8.RuneCountInString(stem) < 2 {
		return false
	}
	if pg.dump.Title != "" && strings.Contains(normalize(pg.dump.Title), stem) {
		return true
	}
	for i := range pg.rows {
		if i > 12 {
			break
		}
		if w := &pg.rows[i]; w.length <= 60 && normalize(w.clean) == stem {
			return true
		}
	}
	return false
}
