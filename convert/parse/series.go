package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// leastBody is how many characters of text must follow a label. Lists of
// contents and of related pages repeat labels with nothing behind them.
const leastBody = 50

// chooseLabels decides from the whole page which rows start speeches. The
// candidates of one form and stem are a group; the labels are the group that
// reads like a series: its numbers grow, and text follows every member.
func (pg *page) chooseLabels() {
	if pg.rules != nil && pg.rules.labels(pg) {
		return
	}
	type key struct {
		form form
		stem string
	}
	groups := map[key][]candidate{}
	add := func(k key, c candidate) { groups[k] = append(groups[k], c) }
	for i := range pg.rows {
		for _, c := range candidates(i, &pg.rows[i]) {
			add(key{c.form, c.stem}, c)
			if c.form <= ordinalForm && c.stem != "" {
				add(key{c.form, "*"}, c) // each speech may have a title of its own
			}
		}
		if c, ok := pg.titleCandidate(i); ok {
			add(key{titleForm, ""}, c)
		}
	}
	keys := make([]key, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		if a.form != b.form {
			return int(a.form) - int(b.form)
		}
		return strings.Compare(a.stem, b.stem)
	})
	body := pg.bodySums()
	best, bestScore := []candidate(nil), 0
	for _, k := range keys {
		g := pg.followed(groups[k], body)
		if len(g) == 0 {
			continue
		}
		strong := k.form <= ordinalForm || (k.form == bracketForm || k.form == afterForm) && k.stem != ""
		if !strong || k.stem == "*" {
			g = ascending(g)
		}
		if k.stem == "*" {
			g = wellTitled(g)
		}
		if !pg.plausible(k.form, k.stem, g, body) {
			continue
		}
		if score := pg.score(g, body, k.stem == "*"); score > bestScore {
			best, bestScore = g, score
		}
	}
	pg.labels = best
}

// bodySums gives running sums of the characters of text before each row.
func (pg *page) bodySums() []int {
	sums := make([]int, len(pg.rows)+1)
	for i := range pg.rows {
		w := &pg.rows[i]
		n := 0
		if !w.drop && (w.isBody() || w.length >= 40) {
			n = w.length
		}
		sums[i+1] = sums[i] + n
	}
	return sums
}

// followed keeps the candidates that text follows before the next one.
func (pg *page) followed(g []candidate, body []int) []candidate {
	var out []candidate
	for k, c := range g {
		end := len(pg.rows)
		if k+1 < len(g) {
			end = g[k+1].row
		}
		if c.row >= end {
			continue
		}
		c.body = body[end] - body[c.row+1]
		if c.glued {
			c.body += utf8.RuneCountInString(c.rest)
		}
		if c.body >= leastBody {
			out = append(out, c)
		}
	}
	return out
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

// wellTitled keeps candidates whose stems read like titles.
func wellTitled(g []candidate) []candidate {
	return slices.DeleteFunc(g, func(c candidate) bool {
		return c.glued && c.stem == "" || !genre.MatchString(c.stem) && utf8.RuneCountInString(c.stem) > 30
	})
}

// plausible holds the weaker forms to more: headings look like them.
func (pg *page) plausible(f form, stem string, g []candidate, body []int) bool {
	n := len(g)
	first := g[0].number
	switch f {
	case counterForm, ordinalForm:
		if stem == "*" {
			return n >= 2
		}
		if n == 1 { // a page may hold a single labelled speech
			return f == counterForm && first <= 3 && (stem == "" && g[0].row < len(pg.rows)/2 || pg.isTitle(stem))
		}
		return stem == "" || genre.MatchString(stem) || pg.isTitle(stem) || n >= 3
	case bracketForm, afterForm:
		if stem != "" {
			return n >= 2 && first <= 3 && (genre.MatchString(stem) || pg.isTitle(stem))
		}
		return n >= 2 && first == 1 && pg.addressed(g) >= n*2/3 && n*2 >= len(g)
	case bareForm:
		return (n >= 2 || n == 1 && pg.isTitle(stem) && first == 1) && first <= 3 && (genre.MatchString(stem) && utf8.RuneCountInString(stem) >= 3 || pg.isTitle(stem))
	case aloneForm:
		return n >= 2 && first == 1 && g[n-1].number <= n+2 && body[len(pg.rows)]/n >= 100
	case listForm:
		titled := 0
		for _, c := range g {
			if genre.MatchString(fold(c.rest)) {
				titled++
			}
		}
		return n >= 2 && first == 1 && (titled*3 >= n*2 || pg.addressed(g)*3 >= n*2 && pg.addressed(g) >= 2)
	case titleForm:
		return n >= 2
	}
	return false
}

// score orders plausible groups: by the strength of their form, then by how
// much text they cover.
func (pg *page) score(g []candidate, body []int, mixed bool) int {
	total := body[len(pg.rows)] + 1
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

// addressed counts the candidates that a salutation follows closely.
func (pg *page) addressed(g []candidate) int {
	n := 0
	for _, c := range g {
		for k := c.row + 1; k <= c.row+3 && k < len(pg.rows); k++ {
			if isVocative(pg.rows[k].folded) {
				n++
				break
			}
		}
	}
	return n
}

// titleCandidate reads a row as the title of a speech without a number: a
// short line with a word of the genre, and a salutation after it.
func (pg *page) titleCandidate(i int) (candidate, bool) {
	w := &pg.rows[i]
	if w.drop || w.length < 4 || w.length > 40 || endsSentence(w.clean) || strings.HasSuffix(w.folded, ":") || strings.ContainsAny(w.folded, "。;") {
		return candidate{}, false
	}
	marked := w.hint.Heading >= 1 && w.hint.Heading <= 4
	if !genre.MatchString(w.folded) && !marked {
		return candidate{}, false
	}
	for k := i + 1; k <= i+2 && k < len(pg.rows); k++ {
		if isVocative(pg.rows[k].folded) && strings.HasSuffix(pg.rows[k].folded, ":") {
			return candidate{row: i, form: titleForm, rest: w.clean}, true
		}
	}
	return candidate{}, false
}
