package repair

// width is T84: full-width letters and digits become ASCII, as do the point
// between digits and the percent sign after one.
func (p *paragraph) width() bool {
	changed := false
	for i, r := range p.r {
		switch {
		case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
			changed = p.set(i, r-0xfee0)
		case r == '％' && i > 0 && isDigit(p.r[i-1]):
			changed = p.set(i, '%')
		}
	}
	for i, r := range p.r {
		if r == '．' && isDigit(p.at(i-1)) && isDigit(p.at(i+1)) {
			changed = p.set(i, '.')
		}
	}
	return changed
}
