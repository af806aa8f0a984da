package parse

import (
	"strings"
	"time"
)

const (
	hanYear  = `[〇零o○一二三四五六七八九]{4}`
	hanMonth = `[一二三四五六七八九十]{1,2}`
	hanDay   = `[一二三四五六七八九十廿卅]{1,3}`
)

// dateForms is the table of the ways pages write a date, in folded form: groups
// 1 to 3 are what order says.
var dateForms = []struct {
	pattern *pattern
	order   string // of the groups: year, month, day
	said    bool   // only beside a word that says so, or alone in its line
	example string // of 6 May 2023
}{
	{re(`(?:^|[^\d])((?:19|20)\d\d)[ ]?[-/.年][ ]?(\d{1,2})[ ]?[-/.月][ ]?(\d{1,2})(?:[^\d]|$|日)`), "ymd", false, "2023年5月6日"},
	{re(`(?:^|[^\d])((?:19|20)\d\d)[-/.](\d\d)[-/.](\d\d)\d\d:\d\d`), "ymd", false, "2023-05-0612:30"},
	{re(`(?:^|[^一二三四五六七八九〇零])(` + hanYear + `)[ ]?年[ ]?(` + hanMonth + `)[ ]?月[ ]?(` + hanDay + `)[ ]?[日号]`), "ymd", false, "二〇二三年五月六日"},
	{re(`(?:民国|中华民国)[ ]?(\d{2,3})[ ]?[年./-][ ]?(\d{1,2})[ ]?[月./-][ ]?(\d{1,2})`), "rmd", false, "民國112年5月6日"},
	{re(`(?:^|[^\d])((?:19|20)\d\d)(\d\d)(\d\d)(?:[^\d]|$)`), "ymd", true, "20230506"},
	{re(`(?:^|[^\d])(\d\d)[-/.](\d\d)[-/.](\d\d)(?:[^\d./-]|$)`), "ymd", true, "23/05/06"},
	{re(`(?:^|[^a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?[ ](\d{1,2})(?:st|nd|rd|th)?,?[ ]((?:19|20)\d\d)`), "mdy", false, "May 6, 2023"},
	{re(`(?:^|[^\d])(\d{1,2})[ ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?[ ]((?:19|20)\d\d)`), "dmy", false, "6 May 2023"},
}

// datePattern is the form nearly all pages use.
var datePattern = dateForms[0].pattern

// timeWords say that a date is the page's.
var timeWords = re(`时间|日期|发布|发表|更新|上传|刊登|张贴|日记|posted|date`)

// clock is a time of day.
var clock = re(`(?:^|[^\d])\d{1,2}:\d{2}(?::\d{2})?(?:[^\d]|$)`)

// loneFigures is a line of nothing but figures and their marks.
var loneFigures = re(`^[\d ./:-]+$`)

// dateIn reads the date of a folded text in the form of ISO 8601; "" for none.
func dateIn(f string) string {
	for i := range dateForms {
		form := &dateForms[i]
		if form.said && !timeWords.MatchString(f) && !loneFigures.MatchString(f) {
			continue
		}
		m := form.pattern.FindStringSubmatch(f)
		if m == nil {
			continue
		}
		var y, mo, d int
		for k, what := range form.order {
			n := dateNumber(m[k+1])
			switch what {
			case 'y':
				y = n
			case 'r':
				y = n + 1911
			case 'm':
				mo = n
			case 'd':
				d = n
			}
		}
		if y < 100 {
			y += 2000
		}
		t := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC)
		if t.Year() == y && int(t.Month()) == mo && t.Day() == d && y >= 1900 && y < 2100 {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

// dateNumber reads a part of a date: figures, or the name of a month.
func dateNumber(s string) int {
	const months = "janfebmaraprmayjunjulaugsepoctnovdec"
	if at := strings.Index(months, s); len(s) == 3 && at >= 0 && at%3 == 0 {
		return at/3 + 1
	}
	return number(strings.NewReplacer("o", "零", "○", "零").Replace(s))
}

// footRows is how many rows from the end may hold the page's own data.
const footRows = 20

// longestSource is how long a line of the page's own data is.
const longestSource = 120

// pageDate finds the date of the page: in a line that says so, else in one with
// a time of day or other data of the page, else any of the head that is not the
// day of the speech, else a dated line at the foot.
func (pg *page) pageDate(head []*row) string {
	best, rank := "", 0
	for _, w := range head {
		if w.length > longestSource || w.reason == Copyright || endsSentence(w.clean) {
			continue
		}
		d := dateIn(w.folded)
		if d == "" {
			continue
		}
		n := 2
		switch {
		case timeWords.MatchString(w.folded):
			n = 4
		case clock.MatchString(w.folded), w.reason == Meta && w.place != mayDate:
			n = 3
		case isSubtitle(w.clean):
			n = 1
		}
		if n > rank {
			best, rank = d, n
		}
	}
	if best != "" {
		return best
	}
	for i := len(pg.rows) - 1; i >= 0 && i > len(pg.rows)-footRows; i-- {
		if w := &pg.rows[i]; w.drop && timeWords.MatchString(w.folded) && w.reason == Meta && w.length <= longestSource {
			if d := dateIn(w.folded); d != "" {
				return d
			}
		}
	}
	return ""
}

// isSubtitle reports whether a line goes with the title above it: —— 在大会上的
// 讲话, （2020年6月12日）.
func isSubtitle(s string) bool {
	for _, p := range []string{"——", "──", "--", "—", "（", "(", "［"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
