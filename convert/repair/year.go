package repair

import "strings"

// years is T85: in a year of four Chinese digits, the round signs and letters
// that stand for zero become 〇. 零 is as good and stays.
func (p *paragraph) years() bool {
	const digits = "一二三四五六七八九零〇"
	const zeros = "○◯Oo0"
	isYear := func(r rune) bool { return strings.ContainsRune(digits, r) || strings.ContainsRune(zeros, r) }
	changed := false
	for i, r := range p.r {
		if r != '年' || i < 4 || p.r[i-4] != '一' && p.r[i-4] != '二' {
			continue
		}
		if p.run(i-4, isYear) != i || i > 4 && isYear(p.r[i-5]) {
			continue
		}
		for j := i - 3; j < i; j++ {
			if strings.ContainsRune(zeros, p.r[j]) {
				changed = p.set(j, '〇')
			}
		}
	}
	return changed
}
