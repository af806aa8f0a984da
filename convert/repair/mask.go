package repair

import "strings"

// masked are the signs that pages put in the place of digits.
const masked = "xX×*＊"

// masks is T86: the masked digits of a year become ××, those of a month or a
// day that follows become ×. Other X stay: X光, XX公司.
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
			changed = p.maskPart(i, '年') || changed
		case '日':
			changed = p.maskPart(i, '月') || changed
		}
	}
	return changed
}

// maskBefore counts the masked digits in front of character i, to three.
func (p *paragraph) maskBefore(i int) int {
	n := 0
	for n < 3 && p.at(i-1-n) != 0 && strings.ContainsRune(masked, p.r[i-1-n]) {
		n++
	}
	return n
}

// maskPart masks the one or two signs between the mark of the greater unit and
// that of the lesser at i.
func (p *paragraph) maskPart(i int, greater rune) bool {
	n := p.maskBefore(i)
	return (n == 1 || n == 2) && p.at(i-1-n) == greater && p.mask(i-n, i)
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
