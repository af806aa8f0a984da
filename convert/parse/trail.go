package parse

import (
	"strings"
	"unicode/utf8"
)

var (
	categoryLabel = re(`(?:栏目|分类|类别|频道|板块|版块)[ ]*[:][ ]*([^ |:,;/>]{2,16})|(?:属于|发布在|归类于|收录于)[ ]*([^ |:,;/>。#]{2,10})[ ]*(?:分类|栏目|频道)`)
	// what stands in a source line beside the category
	bareDate  = re(`(?:(?:19|20)\d\d[ ]?[-/.年][ ]?)?\d{1,2}[ ]?[-/.月][ ]?\d{1,2}日?`)
	metaNoise = re(`\d{1,2}:\d{2}(?::\d{2})?|\p{Han}{2,6}:[^ |]*|\[[^\]]*\]|【[^】]*】|我要投稿|投稿|阅读|\d+(?:\.\d+)?k?|字号`)
)

// longestCategory is how many characters the name of a category has.
const longestCategory = 12

// pageCategory finds the category: stated, beside the date, or the last level
// of the breadcrumb, else the middle part of the page's <title>.
func (pg *page) pageCategory(head []*row) string {
	for _, w := range head {
		if m := categoryLabel.FindStringSubmatch(w.folded); m != nil && w.length <= longestSource {
			return original(w, m[1]+m[2])
		}
	}
	for _, w := range head {
		if w.length > 80 || !datePattern.MatchString(w.folded) && !timeWords.MatchString(w.folded) {
			continue
		}
		f := bareDate.ReplaceAllString(w.folded, " ")
		f = metaNoise.ReplaceAllString(f, " ")
		for _, word := range strings.FieldsFunc(f, func(r rune) bool { return strings.ContainsRune(" |-/,:()·", r) }) {
			if n := utf8.RuneCountInString(word); n >= 2 && n <= longestCategory && strings.ContainsFunc(word, isHan) && genre.MatchString(word) && !siteName.MatchString(word) && pg.book.Title != word {
				return original(w, word)
			}
		}
	}
	best, rank := "", 0
	for _, w := range head {
		if c, n := pg.trailOf(w); n > rank {
			best, rank = c, n
		}
	}
	if best == "" {
		best = listedTrail(head)
	}
	if best == "" {
		best = titledCategory(pg.dump.Title)
	}
	for i := len(pg.rows) - 1; best == "" && i >= 0 && i > len(pg.rows)-footRows; i-- {
		if w := &pg.rows[i]; w.drop && w.length <= longestSource {
			if m := categoryLabel.FindStringSubmatch(w.folded); m != nil {
				best = original(w, m[1]+m[2])
			}
		}
	}
	return best
}

// trailMarks is the table of what stands between the levels of a breadcrumb,
// the surest first. Menus are written with the later ones too, so those make a
// breadcrumb only of few levels from a home page on.
var trailMarks = []struct {
	marks string // any of them, one or more times
	rank  int
	most  int // levels
	home  bool
	alone int // levels from which no home page need come first; 0 for never
}{
	{">»›→▸►＞➤⟩≫", 5, 9, false, 2},
	{"/／\\", 4, 6, false, 3},
	{"-–—·•・:", 3, 6, true, 0},
	{"|｜│┊", 2, 3, true, 0},
	{" ", 1, 4, true, 0},
}

var (
	trailStart = re(`^[【\[(]?(?:(?:(?:您|你|我)?的?(?:当前|现在|目前|所在|您的|你的|我的)?的?(?:所在|所处)?的?位置|(?:您|你)?(?:正在|当前|现在|现)(?:浏览|阅读|访问|查看|位于)(?:的是)?|(?:您|你)(?:现在|目前)?(?:在这里|在|位于)|导航|路径|location|you are here)(?:是|为)?[ ]*[】\])]?[ ]*[:>]?|[【\[]导航[】\]])[ ]*`)
	homePage   = re(`^(?:[\p{Han}a-z0-9]{0,10}(?:首[ ]?页|主[ ]?页)|home|index|[\p{Han}a-z0-9.]{1,12}(?:网|站|文库|库|文档|文秘|公文|在线|之家|论坛|博客|吧|屋|阁|坊|平台|中心|频道|大全|范文|社区))$`)
	// levels that name the page itself
	pageLevel = re(`^(?:浏览|查看|阅读|文章|新闻|信息|帖子|主题|资讯|文档|内容)?(?:正文|内容页?|文章|详情页?|详细|全文|页面|主题|帖子|浏览|阅读页?|列表页?|返回|查看|信息)$|正文$|内容页$`)
)

// functionLevel is what menus offer, and no category.
var functionLevel = re(`投稿|上传|下载|留言|登[录陆]|注册|关于|联系|往期|收藏|订阅|rss|搜索|会员|帮助|地图|手机版|须知|返回|app|展开|更多`)

// trailOf reads a row of the head as a breadcrumb: the last level that names a
// category, and how sure that is; 0 for not at all.
func (pg *page) trailOf(w *row) (string, int) {
	if w.length > longestSource || w.length < 4 || strings.ContainsAny(w.folded, "。!?;") || w.drop && w.reason == Copyright {
		return "", 0
	}
	f := w.folded
	start := trailStart.FindString(f)
	said := start != ""
	f = strings.TrimFunc(f[len(start):], func(r rune) bool { return r == ' ' || r == ':' || r == '】' })
	for _, m := range trailMarks {
		levels := strings.FieldsFunc(f, func(r rune) bool { return strings.ContainsRune(m.marks, r) })
		kept := levels[:0]
		for _, l := range levels {
			if l = strings.Trim(l, " -–—="); l != "" { // 讲话稿 -> 正文
				kept = append(kept, l)
			}
		}
		n := len(kept)
		if n == 0 || n > m.most || n < 2 && !(said && strings.ContainsAny(f, m.marks)) {
			continue
		}
		home := homePage.MatchString(kept[0])
		if !said && w.reason != Breadcrumb && (!home && (m.alone == 0 || n < m.alone) || dateIn(f) != "") {
			continue
		}
		if !home && n > 1 && (m.rank == 1 || said && m.rank == 2 && w.reason != Breadcrumb) {
			continue
		}
		rank := m.rank
		if said {
			rank += 5
		}
		if c := pg.levelOf(kept, home); c != "" && (m.rank > 2 || said || w.reason == Breadcrumb || genre.MatchString(c)) {
			return original(w, c), rank
		}
	}
	if w.reason == Breadcrumb {
		if m := homeTrail.FindStringSubmatch(f); m != nil {
			return original(w, m[1]), 3
		}
	}
	return "", 0
}

// levelOf picks the category of a breadcrumb's levels: the last that names one.
func (pg *page) levelOf(levels []string, home bool) string {
	first := 0
	if home {
		first = 1
	}
	for i := len(levels) - 1; i >= first; i-- {
		l := levels[i]
		n := utf8.RuneCountInString(l)
		if n < 2 || n > longestCategory || pageLevel.MatchString(l) || functionLevel.MatchString(l) || declared(l) > 0 || i > first && pg.stated == 0 && l == fold(pg.book.Title) || !strings.ContainsFunc(l, isHan) {
			continue
		}
		return l
	}
	return ""
}

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

// homeTrail is a breadcrumb whose levels nothing separates.
var homeTrail = re(`^(?:网站)?(?:首页|主页)[ ]*([^ >|]{2,12}?)[ ]*(?:内容页|正文|列表页?|详情页?|阅读页?)(?:[ ]|$)`)

// titledCategory reads a page's <title> of three parts or more, in which the
// category stands between the title and the site: 发言稿三篇_发言稿_某某网.
func titledCategory(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(titleMarks, r) })
	if len(parts) < 3 {
		parts = splitHyphens(s)
	}
	if len(parts) < 3 {
		return ""
	}
	c := strings.TrimFunc(parts[1], isEdgeBlank)
	if n := utf8.RuneCountInString(c); n < 2 || n > longestCategory || siteName.MatchString(fold(c)) || declared(fold(c)) > 0 {
		return ""
	}
	return c
}
