package parse

import (
	"cmp"
	"slices"
	"strings"

	"jianggao/convert/warning"
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
	found, unknown := pg.readLabels(commonLabels)
	if pg.countsOn(found, unknown) {
		found, unknown = pg.readLabels(mostLabels)
	}
	for i := range pg.rows {
		for _, c := range found[i] {
			if c.clauses && !pg.isTitle(c.stem) {
				continue
			}
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
		if len(g) == 0 || !pg.plausible(k, g, body) {
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
		if g := pg.separatedSeries(body, len(best) > 0); g != nil {
			best = g
		}
	}
	apart := false // by their ends or beginnings
	if !isWhole(best) {
		for _, find := range []func([][]candidate, *sums) []candidate{pg.closedSeries, pg.addressedSeries, pg.kindredSeries} {
			if g := find(found, body); len(g) > len(best) && holdsAll(g, best) {
				best, apart = g, true
			}
		}
	}
	switch {
	case apart:
	case len(best) > 0 && best[0].form == titleForm:
		best = pg.withAlike(best, body)
	default:
		best = pg.withMissing(best, found, body)
	}
	pg.labels = best
	for _, c := range best {
		if c.unsure {
			pg.warn(pg.rows[c.row].line, warning.UnsureLabel, clip(pg.rows[c.row].clean))
		}
	}
}

// readLabels reads every row as a label, of the known forms and of unknown words,
// up to a number.
func (pg *page) readLabels(most int) (found [][]candidate, unknown [][]running) {
	found, unknown = make([][]candidate, len(pg.rows)), make([][]running, len(pg.rows))
	sideBySide(len(pg.rows), func(from, to int) {
		for i := from; i < to; i++ {
			w := &pg.rows[i]
			found[i], unknown[i] = candidates(i, w, most), runningIn(i, w, most)
		}
	})
	return found, unknown
}

// countsOn reports whether labels may reach the highest of the common numbers.
func (pg *page) countsOn(found [][]candidate, unknown [][]running) bool {
	for i := range pg.rows {
		if slices.ContainsFunc(found[i], func(c candidate) bool { return c.number == commonLabels }) ||
			slices.ContainsFunc(unknown[i], func(r running) bool { return r.c.number == commonLabels }) {
			return true
		}
	}
	return false
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

// isWhole reports whether a series of numbered labels counts from one and skips
// none.
func isWhole(g []candidate) bool {
	return len(g) > 1 && g[0].form <= bareForm && g[0].number == 1 && g[len(g)-1].number == len(g)
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
	if declared(w.folded) > 1 { // the title of all
		return candidate{}, false
	}
	marked := w.hint.Heading >= 1 && w.hint.Heading <= 4 || isQuoted(w.clean) || unwrap(w.clean) != w.clean
	if !addressed || !marked && !genre.MatchString(w.folded) {
		return candidate{}, false
	}
	return candidate{row: i, rule: "title without a number", form: titleForm, rest: w.clean}, true
}
