package line

// forcedPenalty is p of a break that no rule allows: above every penalty of
// the rules, below a hopeless line.
const forcedPenalty = 3000

// force adds breaks to every stretch without one that is wider than its line:
// first inside rows of three and more closing marks (T20), then between any
// two characters (T17). What is still too wide is set overfull.
func (s *setter) force() {
	items := s.items
	for u := 0; u < len(items); {
		v := u + 1
		for v < len(items) && items[v].chance < 0 {
			v++
		}
		if s.tooWide(u, v) {
			s.splitMarks(u, v)
			for a := u; a < v; {
				b := a + 1
				for b < v && items[b].chance < 0 {
					b++
				}
				if s.tooWide(a, b) {
					s.splitUnit(a, b)
				}
				a = b
			}
		}
		u = v
	}
}

func (s *setter) tooWide(a, b int) bool {
	t := s.stat(a, b)
	w := t.width
	if s.align == Justify {
		w -= t.shrink + t.stop
	}
	return w > s.measure(a)
}

// splitMarks lets lines start at the marks of a row of three and more closing
// marks.
func (s *setter) splitMarks(a, b int) {
	for i := a; i < b; {
		n := i
		for n < b && columns[s.items[n].class] == closeColumn {
			n++
		}
		if n-i >= 3 {
			for k := i + 1; k < n; k++ {
				if !s.items[k].solid {
					s.items[k].chance, s.items[k].forced = forcedPenalty, SplitMarks
				}
			}
		}
		i = max(n, i+1)
	}
}

// splitUnit lets lines start at every character of a unit.
func (s *setter) splitUnit(a, b int) {
	for a < b && isBlank(s.items[a].class) {
		a++ // no line of spaces alone
	}
	for i := a + 1; i < b; i++ {
		it := &s.items[i]
		if it.class == mark || isBlank(it.class) || it.solid && it.class != stop {
			continue
		}
		it.chance, it.forced = forcedPenalty, SplitUnit
	}
}
