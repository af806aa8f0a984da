package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// How many characters of text must follow a label. Lists of contents and of
// related pages repeat labels with nothing behind them.
const (
	leastBody      = 50
	leastNext      = 30 // of the label that is next in its series
	leastAddressed = 15 // of one with a salutation behind it
	plainLabel     = 8  // characters of a label that is nothing but its number: 第十二篇
)

// Speeches in verse are told by their lines.
const (
	leastVerse = 4 // characters
	leastLines = 5 // after a label
)

// sums are running sums of the characters before each row.
type sums struct {
	body []int // of text of the length of paragraphs
	said []int // of all that is said: short sentences and salutations too
	line []int // how many lines may be verse: short, and without a mark at their end

	opened int // 1 + the first row that is a salutation and ends in a colon; 0 for none
}

// sum measures the page.
func (pg *page) sum() *sums {
	n := len(pg.rows) + 1
	s := &sums{body: make([]int, n), said: make([]int, n), line: make([]int, n)}
	ended := false // the site's lists may follow
	for i := range pg.rows {
		w := &pg.rows[i]
		body, said, line := 0, 0, 0
		w.vocative = isVocative(w.folded)
		if s.opened == 0 && !w.drop && w.vocative && strings.HasSuffix(w.folded, ":") {
			s.opened = i + 1
		}
		ended = ended || w.drop && endsText(w) && w.reason != Meta && w.reason != Editorial
		if !w.drop && !w.lead && !w.isSoft() && w.words.points < softEvidence {
			if w.isBody() || w.length >= 40 {
				body, ended = w.length, false
			}
			if body > 0 || endsSentence(w.clean) || w.vocative {
				said = w.length
			} else if w.length >= leastVerse && !ended && w.rule == "" && !w.hint.Link && !w.hint.Item && !w.hint.Beside && !w.isListed() {
				line = 1
			}
		}
		s.body[i+1], s.said[i+1], s.line[i+1] = s.body[i]+body, s.said[i]+said, s.line[i]+line
	}
	return s
}

// total is the text of the whole page.
func (s *sums) total() int { return s.body[len(s.body)-1] }

// followed keeps the candidates that begin a speech: text follows before the
// next one. A run of candidates is judged as a whole, so that a speech of a few
// words stays between longer ones, and in a series that is complete.
func (pg *page) followed(g []candidate, s *sums) []candidate {
	pg.measure(g, s)
	var out, short []candidate
	for from := 0; from < len(g); {
		to := from + 1
		for to < len(g) && g[to].number > g[to-1].number {
			to++
		}
		run, full := pg.members(g[from:to], s)
		switch {
		case to < len(g) && isContents(g[from:to]):
		case full > 0:
			out = append(out, run...)
		case len(run) > len(short):
			short = run
		}
		from = to
	}
	if len(out) == 0 {
		return short // nothing but a few words in any of them
	}
	return out
}

// isContents reports whether nothing stands between the candidates of a run: a
// list of contents, whose last entry has the text that follows the list.
func isContents(run []candidate) bool {
	for _, c := range run[:len(run)-1] {
		if c.said > 0 {
			return false
		}
	}
	return len(run) > 1
}

// members keeps the candidates of a run that begin speeches, and counts those
// that do so by the length of what follows.
func (pg *page) members(run []candidate, s *sums) (out []candidate, full int) {
	by := make([]bool, len(run)) // those that do
	last := -1
	said, shown := 0, 0
	for k := range run {
		c := &run[k]
		next := last >= 0 && c.number == run[last].number+1
		plain := c.form == counterForm && c.rest == "" && pg.rows[c.row].length <= plainLabel // 篇1 and nothing else
		if c.body >= leastBody || c.address && c.body >= leastAddressed || (next || plain) && c.body >= leastNext {
			by[k], last = true, k
			full++
		}
		if c.said > 0 {
			said++
		}
		if end := pg.endOf(run, k); pg.hasWords(c.row+1, end) || c.glued {
			shown++
		}
	}
	n, first := len(run), run[0].number
	unbroken := run[n-1].number == first+n-1
	all := n
	if first == 2 && s.said[run[0].row] > 0 { // the first has no label on the page
		first, all, said, shown = 1, n+1, said+1, shown+1
	}
	complete := unbroken && first == 1 && all > 1 && (pg.stated == 0 || all <= pg.stated) && (said == all || all == pg.stated && shown == all && said*2 >= all)
	last = -1
	for k := range run {
		c := &run[k]
		fits := said > 0 && full*2 >= n && c.said > 0 && // a few words among speeches
			(last < 0 || c.number == run[last].number+1) && (pg.stated == 0 || c.number <= pg.stated)
		if by[k] || complete || fits {
			out = append(out, *c)
			last = k
		}
	}
	return out, full
}

// endOf gives the row before which the words of a member of a run end.
func (pg *page) endOf(run []candidate, k int) int {
	if k+1 < len(run) {
		return run[k+1].row
	}
	return len(pg.rows)
}

// hasWords reports whether any of some rows may be a speaker's.
func (pg *page) hasWords(from, to int) bool {
	for i := from; i < to; i++ {
		if w := &pg.rows[i]; !w.drop && !w.lead && !w.isSoft() && w.words.points < softEvidence {
			return true
		}
	}
	return false
}

// measure counts for each candidate the text up to the next one.
func (pg *page) measure(g []candidate, s *sums) {
	for k := range g {
		c := &g[k]
		end := len(pg.rows)
		if k+1 < len(g) {
			end = g[k+1].row
		}
		c.body, c.said = 0, 0
		if c.row < end {
			c.body = s.body[end] - s.body[c.row+1]
			c.said = s.said[end] - s.said[c.row+1]
		}
		if c.glued {
			n := utf8.RuneCountInString(c.rest)
			c.body += n
			c.said += n
		}
		if c.row < end && c.body < leastBody && s.line[end]-s.line[c.row+1] >= leastLines { // a poem
			n := (s.line[end] - s.line[c.row+1]) * leastVerse
			c.body += n
			c.said += n
		}
	}
}

// ascending keeps a longest run of candidates whose numbers grow.
func ascending(g []candidate) []candidate {
	tails := []int{} // tails[k]: index of the candidate that ends the best run of k+1
	prev := make([]int, len(g))
	for i := range g {
		k, _ := slices.BinarySearchFunc(tails, g[i].number, func(t, n int) int { return g[t].number - n })
		prev[i] = -1
		if k > 0 {
			prev[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else if g[i].number < g[tails[k]].number {
			tails[k] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	var out []candidate
	for i := tails[len(tails)-1]; i >= 0; i = prev[i] {
		out = append(out, g[i])
	}
	slices.Reverse(out)
	return out
}

// countsDown reports whether numbers run from the last to 1.
func countsDown(g []candidate) bool {
	for i, c := range g {
		if c.number != len(g)-i {
			return false
		}
	}
	return len(g) >= 3
}

// areCollections reports whether candidates are those of several collections
// one after another: each counts from 1, under one title of the genre.
func areCollections(g []candidate) bool {
	runs := 0
	for from := 0; from < len(g); runs++ {
		to := from + 1
		for to < len(g) && g[to].number == g[to-1].number+1 && g[to].stem == g[from].stem {
			to++
		}
		if g[from].number != 1 || to-from < 2 || !genre.MatchString(g[from].stem) || runs > 0 && g[from].stem == g[from-1].stem {
			return false
		}
		from = to
	}
	return runs >= 2
}

// wellTitled keeps candidates whose stems read like titles.
func wellTitled(g []candidate) []candidate {
	return slices.DeleteFunc(g, func(c candidate) bool {
		return c.glued && c.stem == "" || !genre.MatchString(c.stem) && utf8.RuneCountInString(c.stem) > 30
	})
}
