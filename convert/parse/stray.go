package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jianggao/convert/dump"
)

// What pages hide in a text to spoil copies of it is of two kinds here; the
// readings of characters are in inline.go.
//
// Sites scatter a lone mark beside 的 through their pages to spoil copies:
// 踏着春天的.脚步, 酒店举办的`，. The reader of the page hardly sees it, and no
// Chinese sentence has a mark there.

// strayMarks are the marks found scattered so.
const strayMarks = ".`'"

// A strayMark is one that may be scattered: where it stands in a line.
type strayMark struct {
	at int // offset of the mark
	r  rune
}

// strays finds the marks of a line that stand beside 的 inside a clause.
func strays(s string) []strayMark {
	if !strings.ContainsAny(s, strayMarks) || !strings.Contains(s, "的") {
		return nil
	}
	var found []strayMark
	for i, r := range s {
		if !strings.ContainsRune(strayMarks, r) {
			continue
		}
		before, n := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		switch {
		case r != '.' && strings.Count(s, string(r)) != 1: // quotation marks
		case before == '的' && (isHan(after) || strings.ContainsRune("，。；、！？", after)) && !isAnswer(s[:i-n]),
			after == '的' && isHan(before):
			found = append(found, strayMark{i, r})
		}
	}
	return found
}

// isAnswer reports whether 的 after a text ends an answer, which a full stop may
// follow.
func isAnswer(before string) bool {
	clause := before
	if i := strings.LastIndexFunc(before, func(r rune) bool { return !isHan(r) }); i >= 0 {
		_, n := utf8.DecodeRuneInString(before[i:])
		clause = before[i+n:]
	}
	return slices.Contains(answers, clause)
}

// answers are the words that are an answer with 的 behind them: 是的, 好的.
var answers = []string{"", "是", "好", "对", "真", "行", "会", "没错", "可以", "当然", "是这样"}

// scattersMarks reports which of strayMarks a page scatters. A page that writes
// its full stops with a dot scatters none of those.
func scattersMarks(p *dump.Page) string {
	marks, dots := "", false
	for _, l := range p.Lines {
		for _, m := range strays(l.Text) {
			if !strings.ContainsRune(marks, m.r) {
				marks += string(m.r)
			}
		}
		dots = dots || stopsWithDot(l.Text)
	}
	if dots {
		marks = strings.ReplaceAll(marks, ".", "")
	}
	return marks
}

// stopsWithDot reports whether a dot stands where a full stop would: after
// Chinese at the end of a line, or between two clauses and not beside 的.
func stopsWithDot(s string) bool {
	s = strings.TrimRightFunc(s, isEdgeBlank)
	for i, r := range s {
		if r != '.' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, n := utf8.DecodeRuneInString(s[i+1:])
		if isHan(before) && before != '的' && (n == 0 || isHan(after) && after != '的') {
			return true
		}
	}
	return false
}

// cutStrays removes the scattered marks of a line.
func cutStrays(s, marks string) (string, []cut) {
	var cuts []cut
	var b strings.Builder
	at := 0
	for _, m := range strays(s) {
		if strings.ContainsRune(marks, m.r) {
			b.WriteString(s[at:m.at])
			cuts = append(cuts, cut{text: string(m.r), reason: Advert, rule: "scattered mark"})
			at = m.at + 1
		}
	}
	b.WriteString(s[at:])
	return b.String(), cuts
}

// Forums hide scraps of letters and marks at the ends of lines: 7 k# m9 H8 N, a.
const (
	scrap = `[!-~]{1,3}`
	noise = `[!-~]{0,2}[#$%&'"\x60~^*@;|\\{}<>=+_][!-~]{0,2}` // one with a mark no text has alone
	coded = `(?:[a-z]\d|\d[a-z])`                             // one that is a letter and a figure

	// noiseOnly holds a noise and a coded among scraps, in either order.
	noiseOnly = `(?:` + scrap + ` )*(?:` + noise + `(?: ` + scrap + `)* ` + coded + `|` + coded + `(?: ` + scrap + `)* ` + noise + `)(?: ` + scrap + `)*`

	leastScraps = 5
)

var (
	scraps     = re(`(?:^|[ ])(?:` + scrap + ` ){4,}` + scrap + `$|^(?:` + scrap + ` ){4,}`)
	isAllNoise = re(`^` + noiseOnly + `$`)
)

// cutNoise removes the scraps at either end of a line that has other words too.
func cutNoise(s string) (string, []cut) {
	if strings.Count(s, " ") < leastScraps-1 || !strings.ContainsAny(s, "0123456789") {
		return s, nil
	}
	var cuts []cut
	for _, loc := range slices.Backward(scraps.FindAllStringIndex(s, -1)) {
		part := s[loc[0]:loc[1]]
		if len(part) < len(s) && isAllNoise.MatchString(fold(strings.TrimSpace(part))) {
			cuts = append(cuts, cut{text: part, reason: Advert, rule: "noise"})
			s = s[:loc[0]] + s[loc[1]:]
		}
	}
	slices.Reverse(cuts)
	return s, cuts
}
