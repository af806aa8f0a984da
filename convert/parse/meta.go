package parse

import (
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

var (
	datePattern     = re(`(?:^|[^\d])((?:19|20)\d\d)[ ]?[-/.年][ ]?(\d{1,2})[ ]?[-/.月][ ]?(\d{1,2})(?:[^\d]|$)`)
	bareDate        = re(`(?:(?:19|20)\d\d[ ]?[-/.年][ ]?)?\d{1,2}[ ]?[-/.月][ ]?\d{1,2}日?`)
	timeWords       = re(`时间|日期|发布|发表|更新|上传`)
	categoryLabel   = re(`(?:栏目|分类|类别|频道)[ ]*[:][ ]*([^ |:,;/>]{2,16})|(?:属于|发布在|归类于)[ ]*([^ |:,;/>。]{2,10})[ ]*(?:分类|栏目|频道)`)
	metaNoise       = re(`\d{1,2}:\d{2}(?::\d{2})?|(?:作者|来源|出处|编辑|责任编辑|字号|阅读|浏览|点击|发布者|上传者|录入)(?:次数|量|数)?[ ]*[:][^ |]*|\[[^\]]*\]|【[^】]*】|我要投稿|投稿|时间[ ]*[:]|日期[ ]*[:]|(?:发布|更新|发表)(?:时间|日期)?[ ]*[:]|阅读|次|\d+(?:\.\d+)?k?|大|中|小|字号`)
	titleSeparators = re(`\s*[_|｜]\s*|\s+[-–—]\s+|-(?:[^-]*(?:网|文库|站|范文)[^-]*)$`)
)

// headRows is how many rows from the top may hold the title and the source
// line of a page without labels.
const headRows = 14

// findMeta finds what the page says of itself in the rows before its first
// speech.
func (pg *page) findMeta() {
	b := &pg.book
	b.Source = pg.dump.Name
	head := pg.head()
	b.Title = pg.pageTitle(head)
	for _, w := range head {
		if n := declared(w.folded); n > 0 && b.DeclaredCount == 0 && w.length <= 60 && (w.rule == "" || w.rule == "head of the page") && !endsSentence(w.clean) {
			b.DeclaredCount = n
		}
	}
	if b.DeclaredCount == 0 && pg.dump.Title != "" {
		b.DeclaredCount = declared(fold(pg.dump.Title))
	}
	b.Date = pg.pageDate(head)
	b.Category = pg.pageCategory(head)
	b.Script = script(pg.rows)
	for _, w := range head {
		if w.reason == Title && w.drop && normalize(w.clean) != normalize(b.Title) && w.rule == "head of the page" && datePattern.MatchString(w.folded) {
			w.reason = Meta
		}
	}
}

// head gives the rows before the first speech.
func (pg *page) head() []*row {
	to := len(pg.rows)
	if len(pg.spans) > 0 {
		to = pg.spans[0].from
		if l := pg.spans[0].label; l != nil {
			to = l.row
		}
	}
	var out []*row
	for i := 0; i < to && len(out) < 40; i++ {
		out = append(out, &pg.rows[i])
	}
	return out
}

// pageTitle picks the title: the line of the head that reads most like one and
// most like what the labels repeat, else that, else the <title> of the page.
func (pg *page) pageTitle(head []*row) string {
	stem := ""
	if len(pg.labels) > 0 {
		stem = pg.labels[0].stem
		for _, c := range pg.labels {
			if c.stem != stem {
				stem = ""
			}
		}
	}
	best, bestScore := "", 0
	for i, w := range head {
		if i >= headRows || w.rule != "" && w.rule != "head of the page" || w.length < 3 || w.length > 60 || endsSentence(w.clean) && !strings.ContainsAny(w.clean, "？！?!") {
			continue
		}
		score := 10 + min(w.length, 20)
		if genre.MatchString(w.folded) {
			score += 10
		}
		if declared(w.folded) > 0 {
			score += 15
		}
		if stem != "" {
			score += 40 * shared(stem, normalize(w.clean)) / 100
		}
		if w.hint.Heading > 0 {
			score += 40 - 5*w.hint.Heading
		}
		if pg.dump.Title != "" && strings.Contains(fold(pg.dump.Title), fold(stripCount(w.clean))) {
			score += 20
		}
		if datePattern.MatchString(w.folded) {
			score -= 20
		}
		if w.hint.Outside || w.hint.Link {
			score -= 25
		}
		if score > bestScore {
			best, bestScore = w.clean, score
		}
	}
	if best == "" && stem != "" {
		best = pg.labels[0].prefix
	}
	if best == "" && pg.dump.Title != "" {
		best = titleSeparators.Split(pg.dump.Title, 2)[0]
	}
	if best == "" {
		for k := range pg.rows {
			if w := &pg.rows[k]; w.length <= 40 && !endsSentence(w.clean) && genre.MatchString(w.folded) {
				best = w.clean
				break
			}
		}
	}
	return stripCount(best)
}

// shared is how many of the characters of a title occur in another one, in per
// cent.
func shared(a, b string) int {
	n, all := 0, 0
	for _, r := range a {
		all++
		if strings.ContainsRune(b, r) {
			n++
		}
	}
	if all == 0 {
		return 0
	}
	return n * 100 / all
}

// pageDate finds the date of the page: a line that says so, else any date of
// the head, else a dated line at the foot.
func (pg *page) pageDate(head []*row) string {
	find := func(w *row) string {
		if w.length > 120 {
			return ""
		}
		if m := datePattern.FindStringSubmatch(w.folded); m != nil {
			t, err := time.Parse("2006-1-2", m[1]+"-"+m[2]+"-"+m[3])
			if err == nil {
				return t.Format(time.DateOnly)
			}
		}
		return ""
	}
	for _, said := range []bool{true, false} {
		for _, w := range head {
			if said && !timeWords.MatchString(w.folded) || w.reason == Copyright || endsSentence(w.clean) {
				continue
			}
			if d := find(w); d != "" {
				return d
			}
		}
	}
	for i := len(pg.rows) - 1; i >= 0 && i > len(pg.rows)-20; i-- {
		if w := &pg.rows[i]; w.drop && timeWords.MatchString(w.folded) && w.reason == Meta {
			if d := find(w); d != "" {
				return d
			}
		}
	}
	return ""
}

// pageCategory finds the category: stated, beside the date, or the last level
// of the breadcrumb.
func (pg *page) pageCategory(head []*row) string {
	for _, w := range head {
		if m := categoryLabel.FindStringSubmatch(w.folded); m != nil && w.length <= 120 {
			return original(w, m[1]+m[2])
		}
	}
	for _, w := range head {
		if w.length > 80 || !datePattern.MatchString(w.folded) && !timeWords.MatchString(w.folded) {
			continue
		}
		f := bareDate.ReplaceAllString(w.folded, " ")
		f = metaNoise.ReplaceAllString(f, " ")
		for _, word := range strings.FieldsFunc(f, func(r rune) bool { return strings.ContainsRune(" |-/,:()·年月日", r) }) {
			if n := utf8.RuneCountInString(word); n >= 2 && n <= 12 && strings.ContainsFunc(word, isHan) && genre.MatchString(word) {
				return original(w, word)
			}
		}
	}
	for _, w := range head {
		if w.reason != Breadcrumb {
			continue
		}
		f := trailMarks.Replace(w.folded)
		if !strings.Contains(f, ">") {
			f = dashedMarks.Replace(f)
		}
		parts := strings.Split(f, ">")
		for i := len(parts) - 1; i > 0; i-- {
			word := strings.TrimSpace(parts[i])
			n := utf8.RuneCountInString(word)
			if n < 2 || n > 10 || strings.HasSuffix(word, "正文") || strings.HasSuffix(word, "内容页") || word == "内容" || declared(word) > 0 {
				continue
			}
			if i == 0 {
				break
			}
			return original(w, word)
		}
		if m := homeTrail.FindStringSubmatch(f); m != nil {
			return original(w, m[1])
		}
	}
	return listedTrail(head)
}

// What stands between the levels of a breadcrumb.
var (
	trailMarks  = strings.NewReplacer("»", ">", "›", ">", "→", ">", ">>", ">")
	dashedMarks = strings.NewReplacer(" - ", ">", "-", ">", "–", ">", "—", ">", "·", ">", "/", ">")
)

// listedTrail reads a breadcrumb that the markup made a list: its last entry.
func listedTrail(head []*row) string {
	for i, w := range head {
		if w.folded != "首页" && w.folded != "主页" {
			continue
		}
		last := ""
		for _, x := range head[i+1:] {
			if !x.hint.Item && !x.hint.Link || x.length > 10 || x.folded == "正文" {
				break
			}
			last = x.clean
		}
		if last != "" {
			return last
		}
	}
	return ""
}

var homeTrail = re(`^(?:网站)?首页[ ]*([^ >|]{2,12})[ ]+(?:内容页|正文|列表)`)

// original gives the words of a row that a part of its fold stands for.
func original(w *row, part string) string {
	i := strings.Index(w.folded, part)
	if i < 0 {
		return part
	}
	from := utf8.RuneCountInString(w.folded[:i])
	r := []rune(w.clean)
	return string(r[from : from+utf8.RuneCountInString(part)])
}

// Characters of one script, in the words of every speech.
const (
	onlyTraditional = "們這來時國說會學對發為個過們與後將還經開長東車馬門問聽讀書寫請謝讓從實現點樣題類應該動機關於電"
	onlySimplified  = "们这来时国说会学对发为个过与后将还经开长东车马门问听读书写请谢让从实现点样题类应该动机关于电"
)

// scriptOf tells of the common Han characters whose script they show: 1 for
// Traditional, 2 for Simplified.
var scriptOf = sync.OnceValue(func() *[0x9FFF - firstHan + 1]uint8 {
	var t [0x9FFF - firstHan + 1]uint8
	for _, r := range onlySimplified {
		t[r-firstHan] = 2
	}
	for _, r := range onlyTraditional {
		t[r-firstHan] = 1
	}
	return &t
})

const firstHan = 0x4E00

// script tells Traditional text from Simplified by counting characters that
// only one of them uses.
func script(rows []row) speech.Script {
	of := scriptOf()
	hant, hans := 0, 0
	for i := range rows {
		if rows[i].drop {
			continue
		}
		for _, r := range rows[i].clean {
			if r < firstHan || r > 0x9FFF {
				continue
			}
			switch of[r-firstHan] {
			case 1:
				hant++
			case 2:
				hans++
			}
		}
		if hant+hans > 2000 {
			break
		}
	}
	// Characters both scripts share count for Simplified above; a Traditional
	// page still has many more of its own.
	if hant*2 > hans {
		return speech.Hant
	}
	return speech.Hans
}

// checkCount warns where the page states another number of speeches.
func (pg *page) checkCount() {
	n := pg.book.DeclaredCount
	if n == 0 || n == len(pg.book.Speeches) {
		return
	}
	line := 0
	for _, w := range pg.head() {
		if declared(w.folded) == n {
			line = w.line
			break
		}
	}
	pg.warn(line, warning.CountMismatch, fmt.Sprintf("%d stated, %d found", n, len(pg.book.Speeches)))
}
