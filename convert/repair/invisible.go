package repair

import "unicode"

// invisible is T70: it deletes characters that show nothing, and writes the
// half-width marks ｡ ､ in full.
func (p *paragraph) invisible() bool {
	changed := false
	var edits []edit
	for i, r := range p.r {
		switch {
		case r >= 0x20 && r < 0x7f || isCommonHan(r):
		case r == '｡':
			changed = p.set(i, '。')
		case r == '､':
			changed = p.set(i, '、')
		case isInvisible(r):
			edits = append(edits, edit{from: i, to: i + 1})
		}
	}
	return p.apply(edits) || changed
}

// isInvisible reports whether r shows nothing and parts nothing: zero-width
// characters, marks of direction, byte-order marks, soft hyphens, controls.
// Tabs and line ends are spaces.
func isInvisible(r rune) bool {
	switch {
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f,
		r == 0xad, r == 0x61c, r == 0x180e, r == 0xfeff, r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe007f:
		return true
	}
	return unicode.IsControl(r) && !unicode.IsSpace(r)
}

// writable deletes what neither XML nor PDF can hold: control characters,
// noncharacters, byte-order marks. Tabs and line ends become spaces.
func (p *paragraph) writable() {
	if p.signs&unwritable == 0 {
		return
	}
	p.changed = true
	var edits []edit
	for i, r := range p.r {
		switch {
		case r == 0xfeff, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe, unicode.IsControl(r) && !isSpace(r):
			edits = append(edits, edit{from: i, to: i + 1})
		case unicode.IsControl(r):
			p.r[i] = ' '
		}
	}
	p.apply(edits)
}

// exoticSpaces is T70: tabs and spaces of other widths become spaces, the ends
// of the paragraph lose theirs.
func (p *paragraph) exoticSpaces() bool {
	changed := false
	for i, r := range p.r {
		if r != ' ' && r != '\u3000' && isSpace(r) {
			changed = p.set(i, ' ')
		}
	}
	var edits []edit
	start, end := p.skip(0), p.skipBack(len(p.r))+1
	if start > 0 {
		edits = append(edits, edit{from: 0, to: start})
	}
	if end < len(p.r) && end > start {
		edits = append(edits, edit{from: end, to: len(p.r)})
	}
	return p.apply(edits) || changed
}
