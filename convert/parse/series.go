package parse

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"jianggao/convert/warning"
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

// chooseLabels decides from the whole page which rows start speeches. The
// candidates of one form and stem are a group; the labels are the group that
// reads like a series: its numbers grow, and text follows every member.
func (pg *page) chooseLabels() {
	if pg.rules != nil && pg.rules.labels(pg) {
		return
	}
	body := pg.sum()
	groups := map[key][]candidate{}
	add := func(c candidate, stem string, kin kinship) {
		k := key{c.form, stem, kin}
		groups[k] = append(groups[k], c)
	}
	found := make([][]candidate, len(pg.rows))
	unknown := make([][]running, len(pg.rows))
	sideBySide(len(pg.rows), func(from, to int) {
		for i := from; i < to; i++ {
			found[i] = candidates(i, &pg.rows[i])
			unknown[i] = runningIn(i, &pg.rows[i])
		}
	})
	for i := range pg.rows {
		for _, c := range found[i] {
			c.address = c.address || pg.isAddressed(i)
			switch {
			case c.form == listForm || c.form == bracketForm && c.stem == "" && c.rest != "":
				// Headings look the same: only those of one kind are kin.
				if genre.MatchString(fold(c.rest)) {
					add(c, c.stem, titled)
				}
				if c.address {
					add(c, c.stem, addressed)
				}
				add(c, c.stem, anyKin)
			case c.form == bracketForm && c.stem == "":
				add(c, c.stem, alone)
			default:
				add(c, c.stem, anyKin)
			}
			if c.form <= ordinalForm && c.stem != "" {
				add(c, "*", anyKin) // each speech may have a title of its own
			}
		}
		if c, ok := pg.titleCandidate(i); ok {
			add(c, "", anyKin)
		}
	}
	keys := make([]key, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(int(a.form)-int(b.form), strings.Compare(a.stem, b.stem), int(a.kin)-int(b.kin))
	})
	best, bestScore := []candidate(nil), 0
	for _, k := range keys {
		g := pg.followed(groups[k], body)
		if len(g) == 0 {
			continue
		}
		strong := k.form == titleForm || k.form <= ordinalForm || (k.form == bracketForm || k.form == afterForm) && k.stem != ""
		several := k.stem == "*" && areCollections(g)
		if !strong || k.stem == "*" && !several {
			g = ascending(g)
		}
		if k.stem == "*" {
			g = wellTitled(g)
		}
		if !pg.plausible(k, g, body) {
			continue
		}
		if len(g) > 1 && g[0].number > g[1].number && g[0].body < 4*leastBody && !countsDown(g) {
			g = g[1:] // the last entry of a list of contents before the first label
		}
		pg.measure(g, body)
		if score := pg.score(g, body, k.stem == "*" && !several); score > bestScore {
			best, bestScore = g, score
		}
	}
	for _, g := range pg.addRunning(unknown, body) {
		if score := pg.score(g, body, false); score > bestScore {
			best, bestScore = g, score
		}
	}
	if len(best) == 0 || best[0].form == titleForm && len(best) != pg.stated {
		if g := pg.markedSeries(body); g != nil {
			pg.labels = g
			return
		}
	}
	if len(best) == 0 {
		best = pg.separatedSeries(body)
	}
	if len(best) > 0 && best[0].form == titleForm {
		best = pg.withAlike(best, body)
	} else {
		best = pg.withMissing(best, found, body)
	}
	pg.labels = best
	for _, c := range best {
		if c.unsure {
			pg.warn(pg.rows[c.row].line, warning.UnsureLabel, clip(pg.rows[c.row].clean))
		}
	}
}

// A key tells the groups of candidates apart.
type key struct {
	form form
	stem string
	kin  kinship
}

// A kinship is what the candidates of a group have in common beside form and
// stem.
type kinship uint8

const (
	anyKin    kinship = iota // nothing
	alone                    // nothing follows on the line
	titled                   // what follows the number is a title of the genre
	addressed                // a salutation follows
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
		if c.row < end && s.line[end]-s.line[c.row+1] >= leastLines { // a poem
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

// score orders plausible groups: by the strength of their form, then by how
// much text they cover.
func (pg *page) score(g []candidate, body *sums, mixed bool) int {
	total := body.total() + 1
	covered := 0
	for _, c := range g {
		covered += c.body
	}
	strength := g[0].strength * 2
	if mixed {
		strength--
	}
	if g[0].form <= bareForm && g[0].form != counterForm && pg.isTitle(g[0].stem) {
		strength += 2
	}
	return strength*1000 + covered*3000/total + min(len(g), 100)*5
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

// isAddressed reports whether a salutation follows a row closely.
func (pg *page) isAddressed(i int) bool {
	for k := i + 1; k <= i+3 && k < len(pg.rows); k++ {
		if w := &pg.rows[k]; w.vocative {
			return true
		} else if w.length > 60 {
			return false
		}
	}
	return false
}

func isAddressed(c candidate) bool { return c.address }

func count(g []candidate, is func(candidate) bool) int {
	n := 0
	for _, c := range g {
		if is(c) {
			n++
		}
	}
	return n
}

// closeSeries reports whether the numbers of a series hardly skip any.
func closeSeries(g []candidate) bool { return g[len(g)-1].number <= len(g)*3/2+2 }

// titleCandidate reads a row as the title of a speech without a number: a
// short line with a word of the genre, and a salutation after it.
func (pg *page) titleCandidate(i int) (candidate, bool) {
	w := &pg.rows[i]
	if w.drop || w.length < 4 && !isQuoted(w.clean) || w.length > 40 || endsSentence(w.clean) || strings.HasSuffix(w.folded, ":") || strings.ContainsAny(w.folded, "。;") {
		return candidate{}, false
	}
	addressed := slices.ContainsFunc(pg.rows[i+1:min(i+3, len(pg.rows))], func(next row) bool {
		return strings.HasSuffix(next.folded, ":") && isVocative(next.folded)
	})
	marked := w.hint.Heading >= 1 && w.hint.Heading <= 4 || isQuoted(w.clean) || unwrap(w.clean) != w.clean
	if !addressed || !marked && !genre.MatchString(w.folded) {
		return candidate{}, false
	}
	return candidate{row: i, rule: "title without a number", form: titleForm, rest: w.clean}, true
}
