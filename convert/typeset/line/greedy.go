package line

// greedy sets line by line: squeeze in, else push out (T43). It has no T46.
func (s *setter) greedy(starts []int) []int {
	starts = append(starts, s.places[0].at)
	m := len(s.places) - 1
	for a := 0; ; {
		b := s.next(a)
		if b == m {
			return starts
		}
		starts = append(starts, s.places[b].at)
		a = b
	}
}

// next gives the place where the line that starts at place a ends.
func (s *setter) next(a int) int {
	m := len(s.places) - 1
	from := s.places[a].at
	l := s.measure(from)
	stat := func(b int) sum {
		t := s.places[b].end.minus(&s.places[a].start)
		s.ends(&t, from, s.places[b].at, l)
		return t
	}
	b := a
	for b < m {
		if t := stat(b + 1); t.width > l {
			break
		}
		b++
	}
	if b == m {
		return m
	}
	if b > a {
		if t := stat(b); t.width == l {
			return b
		}
	}
	if s.align == Justify {
		// The nearest longer line that fits compressed; where no line fits at
		// all the stops give way too.
		for c := b + 1; c <= m; c++ {
			t := stat(c)
			if t.width-t.shrink <= l {
				return c
			}
			if t.width-t.shrink-t.stop > l {
				break
			}
			if b == a && t.width-t.shrink-t.stop <= l {
				return c
			}
		}
	}
	return max(b, a+1)
}
