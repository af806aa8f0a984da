package parse

import (
	"strings"
	"unicode/utf8"
)

// Titles of collections say how many speeches follow: (精选26篇), 【通用三篇】,
// 合集五篇, 集锦（11篇）, 校庆致辞三则. In brackets any count is one; outside
// them only at the end of the title, where nothing but words of the trade may
// stand beside it: 讲话范文三篇 is 讲话范文, and 我的第一篇演讲稿 counts nothing.

const (
	countUnits = `篇|则|份|例|首|封|款|套`
	// units that count other things too; a bracket must hold nothing else
	otherUnits = `位|场|段|个|组|回|辑|种|部|节|讲|人`
	// tradeWords stand beside a count in titles and go with it
	tradeWords = `最新|优秀|经典|优质|精选|精品|通用|汇总|合集|合计|共计|共|热门|推荐|集合|合辑|锦集|集锦|汇集|荟萃|荟集|必备|优选|实用|整理|选集|合编|[ ·・:：-]`
	// nouns that name the whole, and go only beside a bare count: 讲话大全10篇
	wholeWords = `大全|汇编|选编|文集`
)

// longestTitle is how many bytes a title has that may state a count.
const longestTitle = 400

// countForms is the table of the ways, in the order they are tried. Group 1 is
// the number; what group 2 holds, where there is one, stands behind the count
// and stays.
var countForms = []struct {
	name    string
	pattern *pattern
	range_  bool   // of labels: it states no count
	cut     bool   // the words are no part of the title
	drops   string // a title that states a count
	keeps   string // one that does not
}{
	{"in brackets", re(`(?:` + tradeWords + `)*[(\[【〖<][^()\[\]【】〖〗<>。!?]{0,16}?(` + anyNumeral + `)[ ]?(?:` + countUnits + `)[^()\[\]【】〖〗<>。!?]{0,8}[)\]】〗>]`), false, true,
		"年会发言稿集锦（11篇）", "年会发言稿（第11篇）"},
	{"in brackets, of other things", re(`[(\[【〖<][ ]*(?:` + tradeWords + `)*(` + anyNumeral + `)[ ]?(?:` + otherUnits + `)(?:` + tradeWords + `)*[)\]】〗>]`), false, true,
		"婚礼致辞（4位）", "创建活动总结（五个一工程）"},
	{"range of labels", re(`[(\[【]第` + anyNumeral + `(?:篇|讲|场|期)?[ ]?[~～\-—至到][ ]?第?(` + anyNumeral + `)(?:篇|讲|场|期)[)\]】]`), true, true,
		"党史系列党课（第一讲～第四讲）", "党史党课（第一讲）"},
	{"at the end", re(`(?:` + tradeWords + `|` + wholeWords + `)*(` + anyNumeral + `)[ ]?篇(?:` + tradeWords + `|` + wholeWords + `)*((?:[ ]*(?:范文|范本|模板|例文|\d{2,5}字|\(|\[|【|[_|｜—–]).*)?)$`), false, true,
		"毕业演讲稿合集五篇", "我的第一篇演讲稿"},
	{"at the end, in other units", re(`(?:演讲|发言|讲话|讲稿|致[辞词]|词|辞|稿|感言|范文|演说|材料|寄语)(?:` + tradeWords + `)*(` + anyNumeral + `)[ ]?(?:则|份|例|首|封|款|套)()$`), false, false,
		"校庆致辞三则", "一个故事两则启事"},
	{"before its noun", re(`(` + anyNumeral + `)[ ]?篇(?:优秀|精彩|经典|获奖|精选)?(?:演讲|发言|讲话|讲稿|致[辞词]|感言|演说)稿?()$`), false, false,
		"毕业典礼上的三篇讲话", "我的第三篇讲话"},
	{"at the beginning", re(`^(?:` + tradeWords + `|优秀|经典|范文)*(` + anyNumeral + `)[ ]?[篇位][^数。!?;,:]{2,24}(?:演讲|发言|讲话|讲稿|致[辞词]|词|稿|感言|范文)()$`), false, false,
		"精选八篇毕业演讲稿", "三篇短文教会我的事"},
}

// findCount finds the count a folded title states: where the words stand, and
// the number; 0 for a range of labels, which states none. cut says whether the
// words are no part of the title.
func findCount(f string) (loc []int, n int, cut, ok bool) {
	if len(f) > longestTitle || !countsPieces(f) {
		return nil, 0, false, false
	}
	for i := range countForms {
		c := &countForms[i]
		for at := 0; at < len(f); {
			m := c.pattern.FindStringSubmatchIndex(f[at:])
			if m == nil {
				break
			}
			for k := range m {
				m[k] += at
			}
			at = m[0] + 1
			for at < len(f) && !utf8.RuneStart(f[at]) {
				at++
			}
			from, to := m[2], m[3]
			before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(f[:from], " "))
			if !c.range_ && before == '第' || strings.HasPrefix(f[to:], "篇篇") || strings.ContainsRune("一二三四五六七八九十", before) {
				continue // 第三篇 is a label
			}
			end := m[1]
			if len(m) > 4 && m[4] < m[5] {
				end = m[4]
			}
			n := number(f[from:to])
			switch {
			case c.range_:
				n = 0
			case n == 0 || n == 1 && c.pattern != countForms[0].pattern:
				continue // 一篇 counts nothing
			}
			return []int{m[0], end}, n, c.cut, true
		}
	}
	return nil, 0, false, false
}

// countsPieces reports whether a unit of countForms stands behind a figure, a
// space at most between them: without, none of the forms matches.
func countsPieces(f string) bool {
	const units = "篇则份例首封款套讲场期位段个组回辑种部节人"
	marks := marksOf()
	// The character before is a figure, or what encloses one; a space behind it.
	figure, blank := false, false
	for i, size := 0, 0; i < len(f); i += size {
		var r rune
		r, size = decode(f, i)
		if (figure || blank) && strings.ContainsRune(units, r) {
			return true
		}
		blank = figure && r == ' '
		figure = r == '\u20E3' || marks.at(r).set&hasNumeral != 0
	}
	return false
}

// stripCount removes the count of speeches (精选26篇) from a title. A title
// that counts pieces otherwise (三则) is left as it is.
func stripCount(s string) string {
	f := fold(s)
	loc, n, cut, ok := findCount(f)
	if !ok || !cut || n == 0 || !strings.Contains(f[loc[0]:loc[1]], "篇") {
		return strings.TrimFunc(s, isEdgeBlank)
	}
	from, to := utf8.RuneCountInString(f[:loc[0]]), utf8.RuneCountInString(f[:loc[1]])
	r := []rune(s)
	left := strings.TrimFunc(string(r[:from])+string(r[to:]), isEdgeBlank)
	if left == "" {
		return strings.TrimFunc(s, isEdgeBlank)
	}
	return left
}

// declared reads the number of speeches a title states; 0 for none.
func declared(f string) int {
	_, n, _, _ := findCount(f)
	return n
}

// isCount reports whether a bracket holds the count of a title, (精选8篇),
// and not a label, 【篇8】.
func isCount(s string) bool {
	loc, _, _, ok := findCount(s)
	return ok && loc[0] == 0 && loc[1] == len(s) && !labelBracket.MatchString(s)
}

var labelBracket = re(`^[(\[【<](?:篇|第)`)

// statedRows is how many rows from the top may hold the title with its count.
const statedRows = 12

// findStated reads the count the page states, before the labels are known:
// that of its first title that has one, else that of its <title>.
func (pg *page) findStated() {
	for i := range pg.rows {
		if i == statedRows {
			break
		}
		w := &pg.rows[i]
		if n := declared(w.folded); n > 1 && w.length <= 60 && w.rule == "" && !w.hint.Link && !w.hint.Outside && !endsSentence(w.clean) {
			pg.stated = n
			return
		}
	}
	pg.stated = declared(fold(pg.dump.Title))
}
