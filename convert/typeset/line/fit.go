package line

import "math"

// A place is where a line may start or the text ends.
type place struct {
	at      int
	penalty int64 // p of T43, of a break here
	forced  Force
}

// A state is the best setting of the text from one place on, for each fitness
// class of the line before it.
type state struct {
	cost [fitnesses]int64
	next [fitnesses]int32 // the place the line ends at
	last int32            // the furthest place a line from here can reach
}

// fitness is how tight a line is; neighbours two apart look uneven.
type fitness uint8

const (
	tight fitness = iota
	normal
	loose
	veryLoose
	fitnesses
)

// The figures of T43. Badness b counts in 1/100, so that demerits
// d = (1 + b + p)² count in 1/10000.
const (
	scale       = 100
	demerit     = scale * scale
	uneven      = 1000 * demerit
	lonePenalty = 1000 // a last line of fewer than two characters (T46)
	hopeless    = 1_000_000 * scale
	worst       = math.MaxInt64 / 4
	hopelessSq  = hopeless * hopeless
	overfull    = 10 * hopelessSq
)

// breaks gives the offsets lines start at, 0 first.
func (s *setter) breaks() []int {
	if len(s.items) == 0 {
		return nil
	}
	s.force()
	s.findPlaces()
	if s.style.Greedy {
		return s.greedy()
	}
	s.fit()
	if s.loose != 0 {
		if starts := s.fitLines(s.count() + s.loose); starts != nil {
			return starts
		}
	}
	starts := []int{0}
	f := normal
	for a := 0; ; {
		b := int(s.states[a].next[f])
		if b == len(s.places)-1 {
			return starts
		}
		_, f, _ = s.judge(a, b)
		starts = append(starts, s.places[b].at)
		a = b
	}
}

// count gives the number of lines of the best setting.
func (s *setter) count() int {
	n, f := 1, normal
	for a := 0; ; n++ {
		b := int(s.states[a].next[f])
		if b == len(s.places)-1 {
			return n
		}
		_, f, _ = s.judge(a, b)
		a = b
	}
}

func (s *setter) findPlaces() {
	s.places = append(s.places[:0], place{})
	for i := 1; i < len(s.items); i++ {
		if it := &s.items[i]; it.chance >= 0 {
			s.places = append(s.places, place{i, int64(it.chance), it.forced})
		}
	}
	s.places = append(s.places, place{at: len(s.items)})
}

// fit finds the setting with the least sum of demerits (T43), from the end of
// the text backwards: the best continuation of every place is then known when
// its line is chosen, and among equals the longest first line wins (T44).
func (s *setter) fit() {
	m := len(s.places) - 1
	if cap(s.states) < m+1 {
		s.states = make([]state, m+1+m/4)
	}
	s.states = s.states[:m+1]
	s.states[m] = state{last: int32(m)}
	reach := m
	for a := m - 1; a >= 0; a-- {
		if a == 0 && s.full[0] > s.full[1] {
			reach = m
		}
		for reach > a+1 && !s.reaches(a, reach) {
			reach--
		}
		st := &s.states[a]
		st.last = int32(reach)
		for f := range st.cost {
			st.cost[f] = worst
			st.next[f] = int32(a + 1)
		}
		for b := reach; b > a; b-- {
			d, f, under := s.judge(a, b)
			rest := s.states[b].cost[f]
			top := int64(0)
			for g := fitness(0); g < fitnesses; g++ {
				c := d + rest
				if g > f+1 || f > g+1 {
					c += uneven
				}
				if a == 0 {
					c = d + rest // no line before it
				}
				if c < st.cost[g] {
					st.cost[g], st.next[g] = c, int32(b)
				}
				top = max(top, st.cost[g])
			}
			// Shorter lines are hopeless too and cost more than that.
			if under && top <= hopelessSq {
				break
			}
		}
		for g := range st.cost {
			st.cost[g] = min(st.cost[g], worst)
		}
	}
}

// reaches reports whether the text from place a to place b can be one line.
func (s *setter) reaches(a, b int) bool {
	l := s.measure(s.places[a].at)
	t := s.stat(s.places[a].at, s.places[b].at)
	if s.align != Justify {
		return t.width <= l
	}
	if t.width-t.shrink-t.stop <= l {
		return true
	}
	s.ends(&t, s.places[a].at, s.places[b].at, l)
	return t.width <= l
}

// judge gives the demerits and the fitness of a line from place a to place b,
// and whether it stays short of the measure beyond remedy.
func (s *setter) judge(a, b int) (d int64, f fitness, under bool) {
	return s.weigh(s.places[a].at, s.places[b], b == len(s.places)-1)
}

// weigh is judge for a line from the item from to a place.
func (s *setter) weigh(from int, to place, last bool) (d int64, f fitness, under bool) {
	l := s.measure(from)
	t := s.stat(from, to.at)
	s.ends(&t, from, to.at, l)
	p := to.penalty
	if last && from > 0 && t.spoke < 2 {
		p = lonePenalty
	}
	badness, ratio := t.badness(l, last, s.align)
	switch {
	case badness >= worst:
		return overfull, tight, false
	case ratio < -5000:
		f = tight
	case ratio <= 5000:
		f = normal
	case ratio <= 10000:
		f = loose
	default:
		f = veryLoose
	}
	v := scale + badness + scale*p
	return v * v, f, badness >= hopeless
}

// badness gives b of T43 in 1/100 and the ratio of T43 in 1/10000 for a line
// of the length l. It is at least worst where the line is too wide.
func (t *sum) badness(l int64, last bool, align Align) (b, ratio int64) {
	delta := l - t.width
	switch {
	case delta < 0:
		y := -delta
		switch {
		case align != Justify || y > t.shrink+t.stop:
			return worst, 0
		case y <= t.shrink:
			ratio = y * 10000 / t.shrink
			return 40 * scale * cube(ratio) / 1e12, -ratio
		default:
			r := (y - t.shrink) * 10000 / t.stop
			return 40*scale + 160*scale*cube(r)/1e12, -10000 - r
		}
	case last || delta == 0:
		return 0, 0
	case align != Justify: // a ragged edge should not jump by more than 3 em
		ratio = min(delta*10000/(3*int64(Em)), 2_000_000)
		return cube(ratio) / 1e8, ratio
	}
	rest := delta
	if t.word > 0 {
		e := min(rest, t.word)
		ratio += 2500 * e / t.word
		rest -= e
	}
	if t.han > 0 {
		e := min(rest, t.han)
		ratio += 2500 * e / t.han
		rest -= e
	}
	if rest > int64(t.wide)*int64(Em)/4 || rest > 0 && t.even == 0 {
		return hopeless + 1000*scale*rest/int64(Em), 20000
	}
	if rest > 0 {
		ratio += rest * 10000 * 8 / (int64(t.even) * int64(Em))
	}
	ratio = min(ratio, 2_000_000)
	return cube(ratio) / 1e8, ratio
}

func cube(x int64) int64 { return x * x * x }

// fitLines finds the best setting of exactly n lines; nil where there is none
// without hopeless lines. It is asked only for a line more or less than the
// best, so it looks at few places.
func (s *setter) fitLines(n int) []int {
	m := len(s.places) - 1
	if n < 1 || n > m {
		return nil
	}
	type step struct {
		cost [fitnesses]int64
		next [fitnesses]int32
	}
	// rows[k] holds the settings of the text from a place in k lines.
	rows := make([]map[int]*step, n+1)
	rows[0] = map[int]*step{m: {}}
	low, high := m, m // places of the row before
	for k := 1; k <= n; k++ {
		rows[k] = map[int]*step{}
		lo, hi := m, 0
		for a := high - 1; a >= 0; a-- {
			if int(s.states[a].last) < low {
				break
			}
			st := &step{}
			for g := range st.cost {
				st.cost[g] = worst
			}
			for b := min(int(s.states[a].last), high); b > a && b >= low; b-- {
				next := rows[k-1][b]
				if next == nil {
					continue
				}
				d, f, under := s.judge(a, b)
				if under || d >= overfull {
					continue
				}
				for g := fitness(0); g < fitnesses; g++ {
					c := d + next.cost[f]
					if a > 0 && (g > f+1 || f > g+1) {
						c += uneven
					}
					if c < st.cost[g] {
						st.cost[g], st.next[g] = c, int32(b)
					}
				}
			}
			if st.cost[normal] < worst {
				rows[k][a] = st
				lo, hi = min(lo, a), max(hi, a)
			}
		}
		if len(rows[k]) == 0 {
			return nil
		}
		low, high = lo, hi
	}
	st := rows[n][0]
	if st == nil {
		return nil
	}
	starts := []int{0}
	f := normal
	for a, k := 0, n; ; k-- {
		b := int(rows[k][a].next[f])
		if b == m {
			return starts
		}
		_, f, _ = s.judge(a, b)
		starts = append(starts, s.places[b].at)
		a = b
	}
}
