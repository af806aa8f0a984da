package parse

import (
	"strings"
	"unicode/utf8"
)

// pageTitle picks the title: the line of the head that reads most like one and
// most like what the labels repeat, or the part of the page's <title> that
// does.
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
		if i >= headRows || w.lead || w.rule != "" && !w.heads || w.length < 3 || w.length > 60 && !isLongTitle(w) || endsSentence(w.clean) && !strings.ContainsAny(w.clean, "？！?!") {
			continue
		}
		score := titleScore(w.folded, stem)
		if w.hint.Heading > 0 {
			score += 40 - 5*w.hint.Heading
		}
		if pg.dump.Title != "" && strings.Contains(fold(pg.dump.Title), fold(stripCount(w.clean))) {
			score += 20
		}
		if isSubtitle(w.clean) {
			score -= 30
		} else if i+1 < len(head) && isSubtitle(head[i+1].clean) {
			score += 15
		}
		if endsSentence(w.clean) && holds(w.clean, "，,") { // 还在为演讲稿发愁，不知怎么写？
			score -= 20
		}
		if strings.Count(w.folded, " / ")+strings.Count(w.folded, " > ") > 1 { // a breadcrumb
			score -= 30
		}
		if w.hint.Outside || w.hint.Link {
			score -= 25
		}
		if score > bestScore {
			best, bestScore = w.clean, score
		}
	}
	if t := titlePart(pg.dump.Title); t != "" && titleScore(fold(t), stem) > bestScore {
		best = t
	}
	if best == "" && stem != "" {
		best = pg.labels[0].prefix
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

// titleScore says how much a folded line reads like a title, and like the stem
// of the labels.
func titleScore(f, stem string) int {
	score := 10 + min(utf8.RuneCountInString(f), 20)
	if genre.MatchString(f) {
		score += 10
	}
	if declared(f) > 0 {
		score += 15
	}
	if stem != "" {
		score += 40 * shared(stem, normalize(f)) / 100
	}
	if dateIn(f) != "" {
		score -= 20
	}
	if strings.ContainsAny(f, "#@") {
		score -= 20
	}
	return score
}

// What stands between the parts of a page's <title>: marks no title has first,
// a hyphen only where there is none of them.
const (
	titleMarks   = "_|｜│┊»›←→"
	titleHyphens = "-–—"
)

// siteName is how names of sites end, and parts of pages' titles that name
// nothing.
var siteName = re(`(?:网|站|网站|文库|文秘|范文|之家|论坛|博客|吧|屋|阁|坊|平台|中心|在线|频道|知道|百科|门户|资料|大全|首页|官网|\.com|\.cn|\.net)$|^(?:首页|正文|详情|内容|第\d+页)$`)

// titlePart picks the title out of a page's <title>, which has the names of the
// site and its sections beside it: the part that reads most like a title, the
// first of those that do so alike.
func titlePart(s string) string {
	s = strings.TrimFunc(s, isEdgeBlank)
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(titleMarks, r) })
	if len(parts) < 2 {
		parts = splitHyphens(s)
	}
	best, bestScore := "", 0
	for i, p := range parts {
		p = strings.TrimFunc(p, isEdgeBlank)
		f := fold(p)
		score := min(utf8.RuneCountInString(f), 20) + 1
		if genre.MatchString(f) {
			score += 10
		}
		if declared(f) > 0 {
			score += 15
		}
		if siteName.MatchString(f) {
			score = 1
		}
		if i == 0 {
			score += 4
		}
		if score > bestScore && p != "" {
			best, bestScore = p, score
		}
	}
	return best
}

// splitHyphens divides a title at its hyphens with blanks around them, else at
// the last one when the name of a site follows.
func splitHyphens(s string) []string {
	for _, h := range titleHyphens {
		if sep := " " + string(h) + " "; strings.Contains(s, sep) {
			return strings.Split(s, sep)
		}
	}
	if at := strings.LastIndexAny(s, titleHyphens); at > 0 && !strings.HasSuffix(s[:at], "—") {
		_, n := utf8.DecodeRuneInString(s[at:])
		if after := fold(strings.TrimFunc(s[at+n:], isEdgeBlank)); siteName.MatchString(after) || strings.HasPrefix(after, "某") {
			return append(splitHyphens(s[:at]), s[at+n:])
		}
	}
	return []string{s}
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
