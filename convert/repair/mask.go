package repair

// masks is T86: the masked digits of a year become ××, those of a month or a
// day that follows become ×, and so does a month without a year before a masked
// day: x月x日. Other X stay: X光, XX公司, X月.
func (p *paragraph) masks() bool {
	changed := false
	for i, r := range p.r {
		switch r {
		case '年':
			if p.maskBefore(i) == 2 && i >= 4 {
				switch string(p.r[i-4 : i-2]) {
				case "19", "20", "一九", "二〇":
					changed = p.mask(i-2, i) || changed
				}
			}
		case '月':
			if n := p.maskBefore(i); n < 3 && (p.at(i-1-n) == '年' || p.maskedDay(i+1)) {
				changed = p.mask(i-n, i) || changed
			}
		case '日':
			if n := p.maskBefore(i); n < 3 && p.at(i-1-n) == '月' {
				changed = p.mask(i-n, i) || changed
			}
		}
	}
	return changed
}

// maskBefore counts the masked digits in front of character i, to three.
func (p *paragraph) maskBefore(i int) int {
	n := 0
	for n < 3 && isMasked(p.at(i-1-n)) {
		n++
	}
	return n
}

// maskedDay reports whether one or two masked digits and 日 stand at i.
func (p *paragraph) maskedDay(i int) bool {
	end := p.run(i, isMasked)
	return (end-i == 1 || end-i == 2) && p.at(end) == '日'
}

// isMasked reports whether r is a sign that pages put in the place of a digit.
func isMasked(r rune) bool {
	switch r {
	case 'x', 'X', '×', '*', '＊':
		return true
	}
	return false
}

// mask writes × from up to to and reports whether that is a change.
func (p *paragraph) mask(from, to int) bool {
	changed := false
	for i := from; i < to; i++ {
		changed = p.r[i] != '×' || changed
		p.r[i] = '×'
	}
	return changed
}
