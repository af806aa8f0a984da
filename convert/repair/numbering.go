package repair

// numbering is T87: the number in front of a paragraph. A Chinese number takes
// 、, an Arabic one a point without a space, one in parentheses full-width
// parentheses.
func (p *paragraph) numbering() bool {
	isPoint := func(r rune) bool { return r == '.' || r == '．' }
	if end := p.run(0, isNumeral); end > 0 && isPoint(p.at(end)) {
		if next := p.skip(end + 1); isHan(p.at(next)) || p.opens(next) {
			return p.apply([]edit{{from: end, to: next, with: "、"}})
		}
	}
	if end := p.run(0, isDigit); end > 0 && end <= 3 && isPoint(p.at(end)) {
		if next := p.skip(end + 1); p.chinese(next) || p.opens(next) {
			return p.apply([]edit{{from: end, to: next, with: "."}})
		}
	}
	if p.at(0) == '(' {
		end := p.run(1, isDigit)
		if next := p.skip(end + 1); end > 1 && end <= 4 && p.at(end) == ')' && (isHan(p.at(next)) || p.opens(next)) {
			p.set(0, '（')
			return p.set(end, '）')
		}
	}
	return false
}

// opens reports whether character i opens a bracket or quotation, be it still
// in ASCII and followed by Chinese.
func (p *paragraph) opens(i int) bool {
	switch p.at(i) {
	case '"', '\'', '(', '[':
		return p.chinese(i + 1)
	case '<':
		return p.at(i+1) == '<' && p.chinese(i+2)
	}
	return p.chinese(i) && isOpening(p.r[i])
}
