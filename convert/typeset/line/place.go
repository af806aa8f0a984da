package line

import "math"

// at gives line starts from a caller's offsets.
func (s *setter) at(starts []int) []int {
	out := []int{0}
	for _, x := range starts {
		if x > out[len(out)-1] && x < len(s.items) {
			out = append(out, x)
		}
	}
	if len(s.items) == 0 {
		return nil
	}
	return out
}

// set makes the lines that start at the given offsets.
func (s *setter) set(starts []int) Result {
	var res Result
	if len(starts) == 0 {
		return res
	}
	res.Lines = make([]Line, len(starts))
	glyphs := make([]Glyph, len(s.items))
	f := normal
	for k, a := range starts {
		b := len(s.items)
		if k+1 < len(starts) {
			b = starts[k+1]
		}
		l := &res.Lines[k]
		s.line(l, a, b, glyphs[a:b:b])
		if k+1 < len(starts) {
			l.Forced = max(l.Forced, s.items[b].forced)
		}
		var g fitness
		res.Cost, g = s.addCost(res.Cost, f, k, a, b)
		f = g
	}
	return res
}

// addCost adds the demerits of a line.
func (s *setter) addCost(cost int64, before fitness, k, a, b int) (int64, fitness) {
	p := int64(0)
	if b < len(s.items) {
		p = max(0, int64(s.items[b].chance))
	}
	t := s.stat(a, b)
	d, f, _ := s.weigh(&t, a, b, p, s.closes(b))
	if k > 0 && !s.closes(a) && f.apart(before) {
		d += uneven
	}
	return cost + int64(min(d, uint64(math.MaxInt64-cost))), f
}

// line sets one line.
func (s *setter) line(l *Line, a, b int, glyphs []Glyph) {
	l.Start, l.End, l.Glyphs = a, b, glyphs
	full, indent := s.full[1], s.indent[1]
	if a == 0 {
		full, indent = s.full[0], s.indent[0]
	}
	l.Indent = indent
	first, last := s.edges(a, b)
	for i := a; i < b; i++ {
		glyphs[i-a] = Glyph{Rune: s.items[i].r, Span: int(s.items[i].span), Mark: properties[s.items[i].class].halves}
	}
	if last < first {
		return
	}
	t := s.stat(a, b)
	extra, hanging := s.ends(&t, a, b, int64(full))
	if s.style.LineEnd == LineEndFull {
		extra = s.outer(s.items[last].left)
	}
	l.Natural = Unit(t.width)
	l.Hanging = hanging
	delta := full - l.Natural
	end := s.closes(b)
	adj := adjustment{}
	if delta > 0 || s.align == Justify {
		adj = s.adjust(first, last, &t, delta, s.align == Justify && !end)
	} else {
		adj.overfull = -delta
	}
	_, ratio := t.badness(int64(full), end, s.align)
	l.Ratio = ratio
	l.Overfull, l.Underfull = adj.overfull, adj.shortage
	if adj.overfull > 0 {
		l.Forced = TooWide
	}
	l.Track = adj.track

	lead := Unit(0)
	if a == 0 && s.style.ParaOpen == ParaOpenFull && s.items[first].class == opening {
		lead = s.outer(opening)
	}
	for i := first; i <= last; i++ {
		it, g := &s.items[i], &glyphs[i-a]
		g.Shift, g.Scale = it.shift+lead, it.scale
		g.Advance = it.body + lead
		if it.class == opening {
			g.Shift -= Em / 2
		}
		lead = 0
		if i == last {
			g.Advance += extra
			break
		}
		if it.isWordSpace() {
			g.Advance += adj.wordChange(it)
			l.Gaps.Word.add(g.Advance)
		}
		blank := it.blank
		if blank > 0 {
			switch it.tier {
			case bracketTier:
				blank -= adj.bracket
				l.Gaps.Bracket.add(blank)
			case pauseTier:
				blank -= adj.pause
				l.Gaps.Pause.add(blank)
			case stopTier:
				blank -= adj.stop
				l.Gaps.Stop.add(blank)
			case hanTier:
				blank += adj.han
				switch {
				case it.even:
					l.Gaps.HanLatin.add(blank + adj.track)
				case it.wide:
					l.Gaps.HanLatin.add(blank + adj.wide)
				default:
					l.Gaps.HanLatin.add(blank)
				}
			}
		}
		if it.after || s.items[i+1].class == opening && !properties[it.left].halves {
			lead = blank
		} else {
			g.Advance += blank
		}
		switch {
		case it.even:
			g.Open = adj.track != 0
		case it.wide:
			g.Advance += adj.wide
		}
	}
	for i := range glyphs {
		l.Width += glyphs[i].Advance
		if glyphs[i].Open {
			l.Width += l.Track
		}
	}
	l.Even = adj.even
	switch room := full - l.Width; {
	case room <= 0:
	case s.align == Centre:
		l.Indent += room / 2
	case s.align == Right:
		l.Indent += room
	}
}

func (g *Gap) add(blank Unit) {
	if g.Count++; g.Count == 1 {
		g.Blank = blank
	}
}
