package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Speeches whose titles have nothing in common are also told by their
// beginnings: a short line and a salutation below it; or by titles that all say
// of what kind of speech they are: 学生代表发言稿, 家长代表发言稿.

// formal are the words of a first salutation. One in the middle of a speech is
// short: 同学们：
var formal = re(`尊敬|敬爱|亲爱|各位|诸位|可敬|敬重`)

// addressedSeries finds the labels of speeches that all open with a salutation;
// nil where there are not two of them, or not as many as the page states.
func (pg *page) addressedSeries(found [][]candidate, s *sums) []candidate {
	var rows []int
	first := pg.firstKept()
	at := 0 // where the words of the speech before begin
	for i := range pg.rows {
		w := &pg.rows[i]
		if w.drop || w.flows || !w.vocative || !strings.HasSuffix(w.folded, ":") {
			continue
		}
		if len(rows) > 0 && s.body[i]-s.body[at] < leastBody {
			continue // a salutation of several lines
		}
		r, ok := pg.labelAbove(i, first)
		switch {
		case !ok && len(rows) == 0 && s.body[i] < leastBody:
			return nil // the title of the page is that of the first: it has no label
		case !ok:
			continue
		case len(rows) == 0 && s.body[r] >= leastBody:
			return nil // not the first that speaks
		}
		rows, at = append(rows, r), i
	}
	if len(rows) < 2 || len(rows) == 2 && !formal.MatchString(pg.rows[at].folded) {
		return nil
	}
	return pg.titles(rows, "title above a salutation", found, s)
}

// labelAbove gives the short line above a salutation: above the lines of a
// byline and a date, but not the first row of the page, which is the title of all.
func (pg *page) labelAbove(at, first int) (int, bool) {
	var short []int
	for i := at - 1; i >= 0 && len(short) < 4; i-- {
		w := &pg.rows[i]
		if w.drop || w.lead || w.isSoft() {
			continue
		}
		if w.flows || w.length < 2 || w.length > longestMarked || endsSentence(w.clean) || holds(w.folded, "。;") || strings.HasSuffix(w.folded, ":") || strings.HasSuffix(w.folded, ",") {
			break
		}
		short = append(short, i)
	}
	short = slices.DeleteFunc(short, func(i int) bool { return i == first })
	for len(short) > 0 {
		w := &pg.rows[short[0]]
		if !isSubtitle(w.clean) && !signatureDate.MatchString(w.folded) && !signatureRole.MatchString(w.folded) && (len(short) == 1 || !names.MatchString(w.folded)) {
			return short[0], true
		}
		short = short[1:]
	}
	return 0, false
}

// kindOf are the words of a title that say what kind of speech it is: at its
// end, group 1, or behind an office or an occasion, group 2; or before the title
// itself, group 3.
var kindOf = re(`((?:演讲|发言|讲话|宣讲|演说|主持|致|欢迎|欢送|答谢|开幕|闭幕|贺|祝|述职|竞聘|竞选|就职|倡议)(?:稿|词|辞|报告|书))$` +
	`|(?:的|代表|书记|校长|主任|主席|局长|县长|市长|镇长|院长|厂长|经理|总裁|老师|同志|国旗下|典礼|大会|仪式|会上|会议|座谈会|晚会|运动会)((?:讲话|发言|致辞|致词|演讲|演说|报告))$` +
	`|^((?:演讲|发言|讲话|作品|参赛)?(?:稿|题目|主题|篇名|标题)):[^:。]{2,30}$`)

// kindredSeries finds titles that end in the same kind of speech; nil where
// there are not two of them below the title of the page, before all that is
// said, or not as many as the page states.
func (pg *page) kindredSeries(found [][]candidate, s *sums) []candidate {
	groups := map[string][]int{}
	var kinds []string
	first := pg.firstKept()
	for i := range pg.rows {
		w := &pg.rows[i]
		if i == first || w.drop || w.flows || w.length > longestMarked || w.isSoft() {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(w.folded)
		if w.length < 5 || isHan(last) && !strings.ContainsRune("稿词辞告书话言演讲说", last) && !strings.Contains(w.folded, ":") || holds(w.folded, "。;!?,") {
			continue
		}
		title := strings.Trim(w.folded, labelOrnaments+"》】)]\"”")
		m := kindOf.FindStringSubmatch(title)
		if m == nil {
			continue
		}
		kind := m[1] + m[3]
		if kind == "" {
			kind = "讲话" // or 发言, in the order of rank
		}
		if groups[kind] == nil {
			kinds = append(kinds, kind)
		}
		groups[kind] = append(groups[kind], i)
	}
	for _, kind := range kinds {
		rows := groups[kind]
		if len(rows) < 2 || s.body[rows[0]] >= leastBody {
			continue
		}
		if g := pg.titles(rows, "title of the same kind of speech", found, s); g != nil {
			return g
		}
	}
	return nil
}

// titles makes labels of rows that are titles of speeches without numbers; nil
// when too little follows one of them, or there are not as many as the page
// states.
func (pg *page) titles(rows []int, rule string, found [][]candidate, s *sums) []candidate {
	if pg.stated > 1 && pg.stated != len(rows) {
		return nil
	}
	g := make([]candidate, len(rows))
	for k, r := range rows {
		g[k] = candidate{row: r, rule: rule, form: titleForm, number: k + 1, rest: pg.rows[r].unadorned(), address: pg.isAddressed(r), unsure: len(rows) == 2}
	}
	if c := numberedAlike(rows, found); c != nil {
		g = c
	} else if slices.ContainsFunc(rows, func(r int) bool { return numbered(pg.rows[r].clean).kind != noKind }) {
		return nil
	}
	pg.measure(g, s)
	if slices.ContainsFunc(g, func(c candidate) bool { return c.body < 2*leastBody }) {
		return nil
	}
	return g
}
