// Package sense breaks titles by sense: at places that keep words and names
// together, in lines as equal as can be (T66 of the typography rules). It knows
// no fonts: the caller says how wide a character is. Titles of the print
// layouts and of the EPUB's cover are broken by it.
package sense

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Breaks cuts a title into the fewest lines no wider than limit: as equal as
// possible, at places that keep words and names together, the last of four
// characters or more. It gives the byte offsets the later lines start at; none
// when the title fits on one line, or is too long to be one. Widths are in
// units of which em go to the em.
func Breaks(title string, em, limit int64, advance func(rune) int64) []int {
	var nothing *Words
	return nothing.Breaks(title, em, limit, advance)
}

// Breaks does as the function of that name, and keeps together what the book
// says together.
func (w *Words) Breaks(title string, em, limit int64, advance func(rune) int64) []int {
	rs := []rune(title)
	if len(rs) == 0 || len(rs) > Longest {
		return nil
	}
	at := make([]int64, len(rs)+1) // width of the title before each character
	for i, r := range rs {
		at[i+1] = at[i] + advance(r)
	}
	if at[len(rs)] <= limit {
		return nil
	}
	costs := costsOf(rs)
	for i := 1; i < len(rs); i++ {
		costs[i] += w.bond(rs[i-1], rs[i])
	}
	for lines := int((at[len(rs)]-1)/limit) + 1; lines <= len(rs); lines++ {
		if cuts, ok := balanced(at, costs, lines, em, limit); ok {
			offsets := make([]int, len(cuts))
			for i, cut := range cuts {
				offsets[i] = len(string(rs[:cut]))
			}
			return offsets
		}
	}
	return nil
}

// barredCost is the cost of a break no title may have; a title that has no
// other is set as wide as it is.
const barredCost = 1 << 30

// costsOf gives the cost of a break before each character, in hundredths of
// a squared em: what it is worth in evenness of the lines.
func costsOf(rs []rune) []int64 {
	costs := make([]int64, len(rs)+1)
	depth := 0
	for i := range rs {
		if i == 0 {
			costs[0] = barredCost
		} else {
			costs[i] = breakCost(rs, i, depth)
		}
		switch {
		case strings.ContainsRune("《〈“‘（「『【〔", rs[i]):
			depth++
		case strings.ContainsRune("》〉”’）」』】〕", rs[i]):
			depth = max(0, depth-1)
		}
	}
	return costs
}

// breakCost is the cost of a break before character i, which stands inside so
// many brackets.
func breakCost(rs []rune, i, depth int) int64 {
	before, after := rs[i-1], rs[i]
	rest := string(rs[i:])
	switch {
	case strings.ContainsRune("、，；：。？！》〉”’）」』】〕·—…～％,.;:?!)%", after),
		strings.ContainsRune("《〈“‘（「『【〔·～(", before),
		western(before) && western(after):
		return barredCost
	}
	var cost int64
	if depth > 0 {
		cost += 3000 // inside a name
	}
	if strings.ContainsRune("的和与及之", before) {
		cost += 5000
	}
	if endsWith(rs[:i], "关于") || strings.ContainsRune("在对为向以把同", before) && !endsWord(rs[:i]) {
		cost += 900 // it leans on what follows
	}
	if strings.ContainsRune("的了们之者性化", after) || strings.HasPrefix(rest, "上的") || strings.HasPrefix(rest, "中的") {
		cost += 5000
	}
	if splitsCommon(rs, i) {
		cost += 2500
	}
	if unicode.IsDigit(before) && strings.ContainsRune("年月日届次个周级号", after) {
		cost += 5000
	}
	if len(rs)-i < 4 {
		cost += 4000 // a last line of less than four
	}
	for _, w := range words {
		if strings.HasPrefix(rest, w) {
			if endsWord(rs[:i]) {
				return cost - 300 // between two of them, which are one thing: 总结表彰大会
			}
			return cost - 900
		}
		// Never inside one of them.
		n := len([]rune(w))
		for k := 1; k < n; k++ {
			if i-k >= 0 && strings.HasPrefix(string(rs[i-k:]), w) {
				cost += 2500
			}
		}
	}
	if strings.ContainsRune("、，；：。？！》”）— \u3000年", before) || unicode.IsSpace(after) {
		return cost - 1200
	}
	if strings.ContainsRune("《“（", after) {
		return cost - 600
	}
	return cost
}

// words begin a new part of a title, and are not split.
var words = []string{
	"关于", "在", "为了", "致", "暨", "学习", "贯彻", "推进", "加强", "发言稿", "演讲稿", "讲话稿", "讲话", "发言", "致辞", "主持词",
	"报告", "体会", "范文", "精选", "最新", "工作", "会议", "大会", "座谈会", "动员会", "总结", "表彰", "开幕式", "闭幕式", "典礼", "仪式",
}

// endsWord says whether a text ends with one of the words.
func endsWord(rs []rune) bool {
	return slices.ContainsFunc(words, func(w string) bool { return utf8.RuneCountInString(w) > 1 && endsWith(rs, w) })
}

// endsWith says whether a text ends with a word of at most six characters.
func endsWith(rs []rune, word string) bool {
	return strings.HasSuffix(string(rs[max(0, len(rs)-6):]), word)
}

func western(r rune) bool {
	return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-./&+'%", r))
}

// balanced cuts a text, by the widths before its characters, into so many
// lines no wider than limit at the least cost; ok is false when that cannot
// be.
func balanced(at, costs []int64, lines int, em, limit int64) (cuts []int, ok bool) {
	n := len(at) - 1
	const none = int64(1) << 60
	mean := at[n] / int64(lines)
	uneven := func(from, to int) int64 {
		d := (at[to] - at[from] - mean) * 10 / em // tenths of an em
		return d * d
	}
	best := make([][]int64, lines+1)
	from := make([][]int, lines+1)
	for k := range best {
		best[k], from[k] = make([]int64, n+1), make([]int, n+1)
		for i := range best[k] {
			best[k][i] = none
		}
	}
	best[0][0] = 0
	for k := 1; k <= lines; k++ {
		for i := 1; i <= n; i++ {
			if k == lines && i < n || k < lines && costs[i] >= barredCost {
				continue
			}
			for j := i - 1; j >= 0 && at[i]-at[j] <= limit; j-- {
				if best[k-1][j] == none {
					continue
				}
				cost := best[k-1][j] + uneven(j, i)
				if i < n {
					cost += costs[i]
				}
				if cost < best[k][i] {
					best[k][i], from[k][i] = cost, j
				}
			}
		}
	}
	if best[lines][n] == none {
		return nil, false
	}
	for k, i := lines, n; k > 1; k-- {
		i = from[k][i]
		cuts = append(cuts, i)
	}
	for a, b := 0, len(cuts)-1; a < b; a, b = a+1, b-1 {
		cuts[a], cuts[b] = cuts[b], cuts[a]
	}
	return cuts, true
}

// Longest is the number of characters beyond which a text is no title,
// and is broken like any other.
const Longest = 200
