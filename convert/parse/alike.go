package parse

import (
	"slices"
	"strings"

	"jianggao/convert/warning"
)

// Labels are found by what stands behind them, a salutation above all; a
// speaker may do without. A row that looks like all the labels found, or has
// the one number they skip, is a label too. It is warned of.

// A likeness is a way labels without numbers look alike: what is the same in
// all of them; "" for a row that does not look so at all.
type likeness func(w *row) string

// likenesses is the table.
var likenesses = []likeness{
	func(w *row) string { // 《慢慢走》
		if isQuoted(w.clean) {
			return "quoted"
		}
		return ""
	},
	func(w *row) string { // a heading of HTML
		if h := w.hint.Heading; h > 0 {
			return string(rune('0' + h))
		}
		return ""
	},
	func(w *row) string { // 发言人：王芳（校长）
		who, name, ok := strings.Cut(w.folded, ":")
		if !ok || name == "" || !speakerWords.MatchString(who) {
			return ""
		}
		return who
	},
	func(w *row) string { // 学生代表发言：写给一年后的自己
		what, title, ok := strings.Cut(w.folded, ":")
		if !ok || title == "" || !speechTitle.MatchString(what) {
			return ""
		}
		return "titled"
	},
}

var (
	speakerWords = re(`^(?:发言|演讲|讲话|主讲|汇报|致辞|致词|宣讲|报告|述职|竞聘|竞选|主持|讲述|朗读)(?:人|者|嘉宾|代表|学员|同志|老师)?$`)
	speechTitle  = re(`^[^,。!?;]{1,14}(?:致辞|致词|发言|讲话|演讲|寄语|述职|汇报|献词|感言)$`)
)

// longestLabel is how long a label without a number that looks like others may be.
const longestLabel = 40

// withAlike adds to labels that are titles without numbers the rows that look
// like all of them, with text behind them but no salutation.
func (pg *page) withAlike(g []candidate, body *sums) []candidate {
	taken := map[int]bool{}
	for _, c := range g {
		taken[c.row] = true
	}
	looks := pg.looksOf(g)
	if len(looks) == 0 {
		return g
	}
	for i := range pg.rows {
		w := &pg.rows[i]
		if taken[i] || w.drop || w.flows || w.length > longestLabel || endsSentence(w.clean) || !looksLike(w, looks) {
			continue
		}
		g = append(g, candidate{row: i, rule: "title marked like the others", form: titleForm, rest: w.clean})
	}
	slices.SortFunc(g, func(a, b candidate) int { return a.row - b.row })
	pg.measure(g, body)
	g = slices.DeleteFunc(g, func(c candidate) bool { return !taken[c.row] && c.body < 2*leastBody })
	for _, c := range g {
		if !taken[c.row] {
			pg.warn(pg.rows[c.row].line, warning.UnsureLabel, clip(pg.rows[c.row].clean))
		}
	}
	return g
}

// looksOf gives how all of some labels look alike: for each likeness what is
// the same in them.
func (pg *page) looksOf(g []candidate) map[int]string {
	looks := map[int]string{}
	for k, like := range likenesses {
		same := like(&pg.rows[g[0].row])
		for _, c := range g[1:] {
			if like(&pg.rows[c.row]) != same {
				same = ""
			}
		}
		if same != "" {
			looks[k] = same
		}
	}
	return looks
}

// looksLike reports whether a row looks so in one way.
func looksLike(w *row, looks map[int]string) bool {
	for k, same := range looks {
		if likenesses[k](w) == same {
			return true
		}
	}
	return false
}

// withMissing adds to numbered labels those whose numbers they skip: between
// two of them, candidates of their form with just the numbers between theirs,
// and text behind each.
func (pg *page) withMissing(g []candidate, found [][]candidate, body *sums) []candidate {
	var out []candidate
	for k, c := range g {
		out = append(out, c)
		if k+1 == len(g) || g[k+1].number < c.number+2 {
			continue
		}
		between := pg.skipped(c, g[k+1], found)
		for _, m := range between {
			pg.warn(pg.rows[m.row].line, warning.UnsureLabel, clip(pg.rows[m.row].clean))
		}
		out = append(out, between...)
	}
	pg.measure(out, body)
	return out
}

// skipped finds the labels two labels skip; nil unless they are all there, and
// nothing else that looks like them.
func (pg *page) skipped(from, to candidate, found [][]candidate) []candidate {
	var out []candidate
	for i := from.row + 1; i < to.row; i++ {
		for _, c := range found[i] {
			if c.form != from.form || c.stem != from.stem {
				continue
			}
			if c.number != from.number+len(out)+1 {
				return nil // headings of a speech are counted as labels are
			}
			c.rule = "number the series skips"
			out = append(out, c)
		}
	}
	if len(out) != to.number-from.number-1 {
		return nil
	}
	for k, c := range out {
		end := to.row
		if k+1 < len(out) {
			end = out[k+1].row
		}
		if !pg.hasText(c.row+1, end) {
			return nil
		}
	}
	return out
}

// hasText reports whether there is as much text in some rows as a speech has.
func (pg *page) hasText(from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		if w := &pg.rows[i]; w.isBody() && !w.lead && w.words.points < softEvidence {
			n += w.length
		}
	}
	return n >= leastBody
}

// isQuoted reports whether a line is a title in 《》 and nothing else.
func isQuoted(s string) bool {
	return strings.HasPrefix(s, "《") && strings.HasSuffix(s, "》") && strings.Count(s, "《") == 1
}
