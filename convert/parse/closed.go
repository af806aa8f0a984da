package parse

import (
	"slices"
	"strings"
)

// Speeches whose titles have nothing in common (学生代表发言, 《十九年》, 张卫东) are
// told by their ends: each thanks its listeners, and a short line follows before
// the next begins.

// thanks are the words for listening that end a speech. Those for anything else
// (感谢同学们的精彩表演) are said by hosts too.
var thanks = re(`(?:^|[。!,;:~])(?:最后)?,?(?:再次|再一次|衷心)?(?:谢谢|多谢|感谢)(?:大家|各位|各位(?:领导|老师|同学|来宾|同志|朋友|评委)|领导|同志们|同学们|老师们|朋友们|你们|您|(?:大家|各位|您|你们)?的?(?:聆听|倾听)|大家的?(?:聆听|倾听))?[!。.~]*$|^我的(?:演讲|发言|汇报|讲话|报告|述职|宣讲)(?:完毕|完了|到此结束|结束|到这里)[^。]{0,8}[!。]?(?:谢谢(?:大家|各位)?[!。]?)?$|^此致[ ]?敬礼[!。]?$|^敬礼[!。]?$`)

// hosted are pages on which a host thanks one speaker after the other.
var hosted = re(`主持|串词|台词|流程|议程|脚本|剧本`)

// thanksListeners reports whether a row ends a speech.
func thanksListeners(w *row) bool {
	if w.drop {
		return false
	}
	end := tail(w.folded, 24)
	return (holds(end, "谢致礼") || strings.HasPrefix(w.folded, "我的")) && thanks.MatchString(end)
}

// tail gives the last characters of a text.
func tail(s string, n int) string {
	return s[lastRunes(s, n):]
}

// closedSeries finds the labels of speeches that all end in thanks; nil where
// there are not two of them, or not as many as the page states.
func (pg *page) closedSeries(found [][]candidate, s *sums) []candidate {
	if i := pg.firstKept(); i < len(pg.rows) && hosted.MatchString(pg.rows[i].folded) {
		return nil
	}
	var rows []int // of the labels
	var ends []int // of the thanks
	first, ok := pg.labelAfter(-1)
	if ok {
		rows = append(rows, first)
	}
	opened := ok
	for i := range pg.rows {
		if !thanksListeners(&pg.rows[i]) {
			continue
		}
		from := 0
		if len(rows) > 0 {
			from = rows[len(rows)-1] + 1
		}
		if i < from || s.body[i+1]-s.body[from] < leastBody {
			continue
		}
		if len(ends) == 0 || len(rows) > 0 && ends[len(ends)-1] < rows[len(rows)-1] {
			ends = append(ends, i)
		} else {
			ends[len(ends)-1] = i
		}
		if r, ok := pg.labelAfter(i); ok {
			rows = append(rows, r)
		}
	}
	if opened && len(rows) > 1 && !pg.mayBeFirst(rows[0], rows[1]) {
		rows, opened = rows[1:], false
	}
	n := len(rows)
	if !opened {
		n++
	}
	if n < 2 || len(ends) != n || pg.stated > 1 && pg.stated != n {
		return nil
	}
	g := make([]candidate, len(rows))
	for k, r := range rows {
		g[k] = candidate{row: r, rule: "title after the end of a speech", form: titleForm, number: n - len(rows) + k + 1, rest: pg.rows[r].unadorned(), address: pg.isAddressed(r), closed: true}
		g[k].unsure = n == 2 && !g[k].address
	}
	if c := numberedAlike(rows, found); c != nil {
		g = c
	} else if slices.ContainsFunc(rows, func(r int) bool { return numbered(pg.rows[r].clean).kind != noKind }) {
		return nil // headings, below words of thanks at the beginning
	}
	if w := &pg.rows[rows[0]]; !opened && n == 2 && !g[0].address && !genre.MatchString(w.folded) {
		return nil
	}
	pg.measure(g, s)
	return g
}

// firstKept gives the first row that is no furniture: the title of the page, as
// a rule. It is the number of rows where there is none.
func (pg *page) firstKept() int {
	for i := range pg.rows {
		if w := &pg.rows[i]; !w.drop && !w.lead && !w.isSoft() {
			return i
		}
	}
	return len(pg.rows)
}

// labelAfter gives the row that is the label of the speech behind a row, which
// ends one: the first short line before the next words that are said, but not
// the name and the date below those before. Behind no row, at the head of the
// page, the first line is the title of all.
func (pg *page) labelAfter(end int) (int, bool) {
	var short []int
	said := false // something, below them
	for i := end + 1; i < len(pg.rows); i++ {
		w := &pg.rows[i]
		if w.drop || w.lead || w.isSoft() {
			continue
		}
		if said = w.vocative || w.isBody() || endsSentence(w.clean); said {
			break
		}
		if w.length > longestMarked || w.flows || holds(w.folded, "。;") || len(short) == mostSigned {
			return 0, false
		}
		short = append(short, i)
	}
	if end < 0 && len(short) > 0 {
		short = short[1:]
	}
	for len(short) > 1 && (signatureDate.MatchString(pg.rows[short[0]].folded) || signatureRole.MatchString(pg.rows[short[0]].folded) || names.MatchString(pg.rows[short[0]].folded)) {
		short = short[1:]
	}
	if len(short) == 0 || !said {
		return 0, false
	}
	w := &pg.rows[short[0]]
	return short[0], w.length > 1 && !strings.HasSuffix(w.folded, ",") && !signatureDate.MatchString(w.folded)
}

// mayBeFirst reports whether a line below the title of the page is the label of
// the first speech. A name or a subtitle is, when the next label is another.
func (pg *page) mayBeFirst(first, next int) bool {
	a, b := &pg.rows[first], &pg.rows[next]
	return isSubtitle(a.clean) == isSubtitle(b.clean) && names.MatchString(a.folded) == names.MatchString(b.folded)
}

// numberedAlike gives the readings of rows as labels of one form that count from
// one; nil when they are not.
func numberedAlike(rows []int, found [][]candidate) []candidate {
	for _, first := range found[rows[0]] {
		if first.number != 1 {
			continue
		}
		g := []candidate{first}
		for k, r := range rows[1:] {
			at := slices.IndexFunc(found[r], func(c candidate) bool { return c.form == first.form && c.stem == first.stem && c.number == k+2 })
			if at < 0 {
				break
			}
			g = append(g, found[r][at])
		}
		if len(g) == len(rows) {
			return g
		}
	}
	return nil
}

// holdsAll reports whether a series has every label of another.
func holdsAll(g, other []candidate) bool {
	for _, o := range other {
		if !slices.ContainsFunc(g, func(c candidate) bool { return c.row == o.row }) {
			return false
		}
	}
	return true
}
