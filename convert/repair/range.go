package repair

// ranges is T88: the wave between the two ends of a range becomes ～.
func (p *paragraph) ranges() bool {
	if !p.han {
		return false
	}
	var edits []edit
	for i, r := range p.r {
		if r != '~' && r != '〜' && r != '∼' || p.has(i, protected) {
			continue
		}
		before, after := p.skipBack(i), p.skip(i+1)
		b, a := p.at(before), p.at(after)
		if (isDigit(b) || b == '%' || b == '％' || b == '℃' || isHan(b)) && (isDigit(a) || isHan(a)) {
			edits = append(edits, edit{from: before + 1, to: after, with: "～"})
		}
	}
	return p.apply(edits)
}
