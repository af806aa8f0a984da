package line

import (
	"math"
	"math/bits"
	"slices"
)

// A place is where a line may start or the text ends.
type place struct {
	at      int
	penalty int64 // p of T43, of a break here
	// The line from place a to place b adds up to b.end − a.start.
	start, end sum
}

// A state is the best setting of the text from one place on, for each fitness
// class of the line before it.
type state struct {
	cost [fitnesses]cost
	next [fitnesses]int32 // the place the line ends at
	last int32            // the furthest place a line from here can reach
}

// A cost is a sum of demerits in 1/10000, wide enough for any paragraph.
type cost struct{ hi, lo uint64 }

func (c cost) add(d uint64) cost {
	lo, carry := bits.Add64(c.lo, d, 0)
	return cost{c.hi + carry, lo}
}

func (c cost) less(b cost) bool { return c.hi < b.hi || c.hi == b.hi && c.lo < b.lo }

// none is more than any setting costs.
var none = cost{hi: math.MaxUint64}

// fitness is how tight a line is; neighbours two apart look uneven.
type fitness uint8

const (
	tight fitness = iota
	normal
	loose
	veryLoose
	fitnesses
)

// apart reports whether two neighbouring lines look uneven.
func (f fitness) apart(g fitness) bool { return f > g+1 || g > f+1 }

// The figures of T43. Badness b and penalties count in millionths, demerits
// d = (1 + b + p)² in 1/10000.
const (
	one         = 1_000_000
	uneven      = 1000 * 10000
	lonePenalty = 1000 // a last line of fewer than two characters (T46)
	// orphanPenalty is p of such a line where none is wanted (T59): more than
	// three lines that cannot be filled.
	orphanPenalty = 2_000_000
	hopeless      = 1_000_000 * one
	hopelessSq    = hopeless / 10000 * (hopeless / 10000)
	overfull      = 100 * hopelessSq
)

// demerits gives (1 + b + p)².
func demerits(b, p int64) uint64 {
	v := uint64(one + b + one*p)
	if v < 4_000_000_000 {
		return v * v / 1e8
	}
	hi, lo := bits.Mul64(v, v)
	if hi >= 1e8 {
		return math.MaxInt64
	}
	d, _ := bits.Div64(hi, lo, 1e8)
	return min(d, math.MaxInt64)
}

// breaks gives the offsets lines start at, 0 first.
func (s *setter) breaks() []int {
	s.force()
	var starts []int
	for from := 0; from < len(s.items); {
		to := from + 1
		for to < len(s.items) && !s.closes(to) {
			to++
		}
		starts = s.stretch(starts, from, to)
		from = to
	}
	return starts
}

// closes reports whether the text or a stretch of it that must end its line
// (T40) ends before item i.
func (s *setter) closes(i int) bool {
	return i == len(s.items) || i > 0 && s.items[i-1].class == lineEnd && !(s.items[i-1].r == '\r' && s.items[i].r == '\n')
}

// stretch adds the line starts of the text between two forced line ends.
func (s *setter) stretch(starts []int, from, to int) []int {
	s.findPlaces(from, to)
	if s.style.Greedy {
		return s.greedy(starts)
	}
	s.fit()
	first := len(starts)
	starts = append(starts, from)
	fits := []fitness{normal} // of the line before each
	for a, f := 0, normal; ; {
		b := int(s.states[a].next[f])
		if b == len(s.places)-1 {
			break
		}
		_, f, _ = s.judge(a, b)
		starts, fits = append(starts, s.places[b].at), append(fits, f)
		a = b
	}
	if s.loose != 0 && to == len(s.items) {
		// Far more lines than a page holds need not be set anew for one more.
		keep := max(0, len(fits)-mostLoose)
		if tail := s.fitLines(starts[first+keep], fits[keep], len(fits)-keep+s.loose); tail != nil {
			starts = append(starts[:first+keep], tail...)
		}
	}
	return starts
}

// mostLoose is how many lines at the end of a paragraph are set anew to make it
// a line shorter or longer.
const mostLoose = 60

func (s *setter) findPlaces(from, to int) {
	n := 2
	for i := from + 1; i < to; i++ {
		if s.items[i].chance >= 0 {
			n++
		}
	}
	s.places = append(slices.Grow(s.places[:0], n), place{at: from, start: s.started(from, to)})
	for i := from + 1; i < to; i++ {
		if it := &s.items[i]; it.chance >= 0 {
			s.places = append(s.places, place{i, int64(it.chance), s.started(i, to), s.ended(from, i)})
		}
	}
	s.places = append(s.places, place{at: to, end: s.ended(from, to)})
}

// fit finds the setting with the least sum of demerits (T43), from the end of
// the text backwards: the best continuation of every place is then known when
// its line is chosen, and among equals the longest first line wins (T44).
func (s *setter) fit() {
	m := len(s.places) - 1
	s.states = slices.Grow(s.states[:0], m+1)[:m+1]
	s.states[m] = state{last: int32(m)}
	reach := m
	for a := m - 1; a >= 0; a-- {
		if a == 0 && s.places[0].at == 0 && s.full[0] > s.full[1] {
			reach = m
		}
		for reach > a+1 && !s.reaches(a, reach) {
			reach--
		}
		st := &s.states[a]
		st.last = int32(reach)
		for f := range st.cost {
			st.cost[f] = none
		}
		for b := reach; b > a; b-- {
			d, f, under := s.judge(a, b)
			even := s.states[b].cost[f].add(d)
			rough := even
			if a > 0 { // there is a line before it
				rough = even.add(uneven)
			}
			top := cost{}
			for g := fitness(0); g < fitnesses; g++ {
				c := even
				if f.apart(g) {
					c = rough
				}
				if c.less(st.cost[g]) {
					st.cost[g], st.next[g] = c, int32(b)
				}
				if top.less(st.cost[g]) {
					top = st.cost[g]
				}
			}
			// Shorter lines are hopeless too and cost more than that.
			if under && top.hi == 0 && top.lo <= hopelessSq {
				break
			}
		}
	}
}

// reaches reports whether the text from place a to place b can be one line.
func (s *setter) reaches(a, b int) bool {
	l := s.measure(s.places[a].at)
	t := s.places[b].end.minus(&s.places[a].start)
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
func (s *setter) judge(a, b int) (d uint64, f fitness, under bool) {
	from, to := &s.places[a], &s.places[b]
	t := to.end.minus(&from.start)
	return s.weigh(&t, from.at, to.at, to.penalty, b == len(s.places)-1)
}

// weigh is judge for a line of items that add up to t.
func (s *setter) weigh(t *sum, from, to int, p int64, last bool) (d uint64, f fitness, under bool) {
	l := s.measure(from)
	s.ends(t, from, to, l)
	if from > 0 && t.spoke < 2 && to == len(s.items) {
		p = lonePenalty
		if s.style.NoOrphan {
			p = orphanPenalty
		}
	}
	badness, ratio := t.badness(l, last, s.align)
	switch {
	case badness < 0:
		return overfull, tight, false
	case ratio < -0.5:
		f = tight
	case ratio <= 0.5:
		f = normal
	case ratio <= 1:
		f = loose
	default:
		f = veryLoose
	}
	return demerits(badness, p), f, badness >= hopeless
}

// badness gives b of T43 in millionths and the ratio of T43 for a line of the
// length l. It is below 0 where the line is too wide.
func (t *sum) badness(l int64, last bool, align Align) (b int64, ratio float64) {
	delta := l - t.width
	switch {
	case delta < 0:
		y := -delta
		switch {
		case align != Justify || y > t.shrink+t.stop:
			return -1, 0
		case y <= t.shrink:
			r := float64(y) / float64(t.shrink)
			return millionths(40, r), -r
		default:
			r := float64(y-t.shrink) / float64(t.stop)
			return 40*one + millionths(160, r), -1 - r
		}
	case last || delta == 0:
		return 0, 0
	case align != Justify: // a ragged edge should not jump by more than 3 em
		ratio = min(float64(delta)/float64(3*Em), steepest)
		return millionths(100, ratio), ratio
	}
	rest := delta
	if t.word > 0 {
		e := min(rest, t.word)
		ratio += float64(e) / float64(4*t.word)
		rest -= e
	}
	if t.han > 0 {
		e := min(rest, t.han)
		ratio += float64(e) / float64(4*t.han)
		rest -= e
	}
	if rest > int64(t.wide)*int64(Em)/4 || rest > 0 && t.even == 0 {
		return hopeless + rest*1000*one/int64(Em), max(ratio, 2)
	}
	if rest > 0 {
		ratio += float64(8*rest) / float64(int64(t.even)*int64(Em))
	}
	ratio = min(ratio, steepest)
	return millionths(100, ratio), ratio
}

// steepest is the ratio beyond which a line is as bad as can be.
const steepest = 200

// millionths gives factor × r³ in millionths. The products are rounded one by
// one: no machine may join them.
func millionths(factor, r float64) int64 {
	cube := float64(float64(r*r) * r)
	return int64(float64(factor*one) * cube)
}

// fitLines finds the best setting in exactly n lines of the text from the item
// from to the end, after a line of the given fitness; nil where there is none
// without hopeless lines.
func (s *setter) fitLines(from int, before fitness, n int) []int {
	m := len(s.places) - 1
	start := 0
	for s.places[start].at != from {
		start++
	}
	if n < 1 || n > m-start {
		return nil
	}
	type step struct {
		cost [fitnesses]cost
		next [fitnesses]int32
	}
	// rows[k] holds the settings of the text from a place in k lines.
	rows := make([]map[int]*step, n+1)
	rows[0] = map[int]*step{m: {}}
	low, high := m, m // places of the row before
	for k := 1; k <= n; k++ {
		rows[k] = map[int]*step{}
		lo, hi := m, 0
		for a := high - 1; a >= start; a-- {
			if int(s.states[a].last) < low {
				break
			}
			st := &step{}
			for g := range st.cost {
				st.cost[g] = none
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
					c := next.cost[f].add(d)
					if a > 0 && f.apart(g) {
						c = c.add(uneven)
					}
					if c.less(st.cost[g]) {
						st.cost[g], st.next[g] = c, int32(b)
					}
				}
			}
			if st.cost[normal] != none {
				rows[k][a] = st
				lo, hi = min(lo, a), max(hi, a)
			}
		}
		if len(rows[k]) == 0 {
			return nil
		}
		low, high = lo, hi
	}
	if rows[n][start] == nil {
		return nil
	}
	starts := []int{from}
	f := before
	for a, k := start, n; ; k-- {
		b := int(rows[k][a].next[f])
		if b == m {
			return starts
		}
		_, f, _ = s.judge(a, b)
		starts = append(starts, s.places[b].at)
		a = b
	}
}
