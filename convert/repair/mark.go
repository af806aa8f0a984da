package repair

// fullWidth gives the full-width twin of the marks that T74 changes.
var fullWidth = map[rune]rune{',': '，', ';': '；', ':': '：', '!': '！', '?': '？'}

// marks is T74: a comma, semicolon, colon, exclamation or question mark behind
// Chinese becomes full-width, and one behind a Western word directly in front
// of Chinese.
func (p *paragraph) marks() bool {
	changed := false
	for i, r := range p.r {
		if r > '?' || fullWidth[r] == 0 || p.has(i, protected) {
			continue
		}
		before := p.skipBack(i)
		if p.chinese(before) || p.chinese(i+1) && p.endsWord(before) {
			changed = p.set(i, fullWidth[r])
		}
	}
	return changed
}

// endsWord reports whether character i may end Western text inside a sentence:
// a letter, a digit, or a sign that follows them.
func (p *paragraph) endsWord(i int) bool {
	switch r := p.at(i); r {
	case '%', ')', '"', '\'', ']', '}', '*', '+', '#', '×', '°', '‰', '′', '″':
		return true
	default:
		return isWestern(r) || p.has(i, protected)
	}
}
