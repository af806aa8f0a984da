package epub

import (
	"strings"
	"unicode"
)

// coverSizes are the sizes a title is tried in, in pixels, each with the lines
// it may take.
var coverSizes = []struct{ size, lines int }{{190, 3}, {160, 4}, {132, 5}, {108, 7}, {88, 12}}

// coverLines breaks a title into lines of even length and gives the size they
// are set in. A line starts with no closing mark and splits no number.
func coverLines(title string, width int) (lines []string, size int) {
	rs := []rune(title)
	if len(rs) > 140 {
		rs = append(rs[:139:139], '…')
	}
	half := 0 // width of the title in half ems
	for _, r := range rs {
		half += halves(r)
	}
	for _, s := range coverSizes {
		size = s.size
		per := width / size * 2
		n := (half + per - 1) / per
		if n <= s.lines || s == coverSizes[len(coverSizes)-1] {
			return evenLines(rs, n, per), size
		}
	}
	return []string{title}, size
}

func halves(r rune) int {
	if r < 0x2E80 && r != '“' && r != '”' && r != '…' && r != '—' {
		return 1
	}
	return 2
}

// evenLines cuts a text into n lines, or one more, no wider than per half ems,
// at the best places.
func evenLines(rs []rune, n, per int) []string {
	at := make([]int, len(rs)+1)
	for i, r := range rs {
		at[i+1] = at[i] + halves(r)
	}
	const none = 1 << 30
	best := make([]int, len(rs)+1)
	from := make([]int, len(rs)+1)
	mean := at[len(rs)] / max(n, 1)
	for i := 1; i <= len(rs); i++ {
		best[i] = none
		for j := i - 1; j >= 0 && at[i]-at[j] <= per; j-- {
			if best[j] >= none {
				continue
			}
			d := at[i] - at[j] - mean
			cost := best[j] + d*d + 40
			if i < len(rs) {
				cost += cutCost(rs, i)
			}
			if cost < best[i] {
				best[i], from[i] = cost, j
			}
		}
	}
	var out []string
	for i := len(rs); i > 0; i = from[i] {
		if best[i] >= none {
			return []string{string(rs)}
		}
		out = append([]string{strings.TrimSpace(string(rs[from[i]:i]))}, out...)
	}
	return out
}

// cutCost is the cost of a line that starts with character i.
func cutCost(rs []rune, i int) int {
	before, after := rs[i-1], rs[i]
	word := func(r rune) bool { return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	switch {
	case strings.ContainsRune("，。、；：？！”’）》」』】·—…,.;:?!)", after), strings.ContainsRune("“‘（《「『【", before), word(before) && word(after):
		return 1 << 20
	case strings.ContainsRune("的了们之者性化年月", after), strings.ContainsRune("的和与及之", before):
		return 60
	case strings.HasPrefix(string(rs[i:]), "关于"), strings.HasPrefix(string(rs[i:]), "发言"), strings.HasPrefix(string(rs[i:]), "演讲"), strings.HasPrefix(string(rs[i:]), "讲话"), strings.HasPrefix(string(rs[i:]), "致辞"):
		return -20
	}
	return 0
}
