package repair

// nameDots is T83: the signs written for the dot in a foreign name, between two
// Han, become ·.
func (p *paragraph) nameDots() bool {
	var edits []edit
	for i, r := range p.r {
		switch r {
		case '•', '・', '･', '‧', '．', '⋅', '∙', '·':
		default:
			continue
		}
		before, after := p.skipBack(i), p.skip(i+1)
		if isHan(p.at(before)) && isHan(p.at(after)) {
			edits = append(edits, edit{from: before + 1, to: after, with: "·"})
		}
	}
	return p.apply(edits)
}
