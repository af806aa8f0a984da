package repair

// isDashRune reports whether r is one of the strokes that dashes are made of.
func isDashRune(r rune) bool {
	switch r {
	case '-', '—', '―', '─', '－', '﹣':
		return true
	}
	return false
}

// dashes is T82: two strokes and more beside Chinese become ——, without spaces
// around. Single strokes join (北京—上海), rows of strokes alone part.
func (p *paragraph) dashes() bool {
	var edits []edit
	for i := 0; i < len(p.r); i++ {
		if !isDashRune(p.r[i]) {
			continue
		}
		end := p.run(i, isDashRune)
		before, after := p.skipBack(i), p.skip(end)
		free := end-i >= 2
		for j := i; j < end; j++ {
			free = free && !p.has(j, protected)
		}
		touches := p.chinese(i-1) || p.chinese(end)
		between := p.chinese(before) && p.chinese(after)
		starts := before < 0 && p.chinese(after)
		if free && (touches || between || starts) {
			from := before + 1
			if n := len(edits); n > 0 {
				from = max(from, edits[n-1].to) // the dash before took the spaces
			}
			edits = append(edits, edit{from: from, to: after, with: "——"})
			i = after - 1
			continue
		}
		i = end - 1
	}
	return p.apply(edits)
}
