package repair

// ellipsis is T81: runs of dots beside Chinese become ……. Two and four … are
// an ellipsis and two of them, and stay.
func (p *paragraph) ellipsis() bool {
	var edits []edit
	for i := 0; i < len(p.r); i++ {
		r := p.r[i]
		switch r {
		case '.', '。', '．', '·', '・', '⋯', '…':
		default:
			continue
		}
		end := p.run(i, func(c rune) bool { return c == r })
		n := end - i
		dotted := n >= 3 && r != '…' || r == '⋯' || r == '…' && n != 2 && n != 4
		if dotted && !p.has(i, protected) && (p.chinese(p.skipBack(i)) || p.chinese(p.skip(end))) {
			edits = append(edits, edit{from: i, to: end, with: "……"})
		}
		i = end - 1
	}
	return p.apply(edits)
}
