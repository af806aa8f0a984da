package line

import "slices"

// An adjustment is how a line reaches its measure: the change of every
// opportunity of a tier (T37, T38).
type adjustment struct {
	word               Unit // limit of the change of a word space; see wordChange
	bracket, pause     Unit // taken from every blank
	han                Unit // added to every Han–Western gap; below 0 taken
	stop               Unit
	track              Unit // added at every boundary of E3, by E3 and E4
	even               Unit // the part of it that is E3
	wide               Unit // added at the boundaries that are of E4 alone
	overfull, shortage Unit
}

// adjust finds the adjustment of the line from first to last for a difference
// delta between its measure and its natural width.
func (s *setter) adjust(first, last int, t *sum, delta Unit, stretch bool) (a adjustment) {
	var n [tiers]Unit
	for i := first; i < last; i++ {
		it := &s.items[i]
		if it.blank > 0 {
			n[it.tier]++
		}
	}
	items := s.items[first:max(last, first)]
	switch {
	case delta < 0:
		y := -delta
		y = a.words(items, y, (*item).wordShrink, -1)
		a.bracket, y = take(y, n[bracketTier], Em/2)
		a.pause, y = take(y, n[pauseTier], Em/2)
		if n[hanTier] > 0 {
			a.han, y = take(y, n[hanTier], s.hanRoom(items, (*item).hanShrink))
			a.han = -a.han
		}
		if !s.style.KeepStops {
			a.stop, y = take(y, n[stopTier], Em/2)
		}
		a.overfull = y
	case delta > 0 && stretch:
		y := a.words(items, delta, (*item).wordStretch, 1)
		if n[hanTier] > 0 {
			a.han, y = give(y, n[hanTier], s.hanRoom(items, s.hanStretch))
		}
		three, four := Unit(t.even), Unit(t.wide)
		a.even, y = give(y, three, Em/8)
		a.track = a.even
		if four > 0 && y >= four {
			share := min(y/four, Em/8)
			a.track += share
			a.wide = share
			y -= share * four
			if only := four - three; only > 0 && y >= only {
				share, y = give(y, only, Em/4-a.wide)
				a.wide += share
			}
		}
		if y >= max(four, 1) { // less than one unit a boundary is rounding
			a.shortage = y
		}
	}
	return a
}

// hanRoom is what the narrowest gap of a line can still give or take.
func (s *setter) hanRoom(items []item, room func(*item) Unit) Unit {
	least := Em
	for i := range items {
		if items[i].tier == hanTier && items[i].blank > 0 {
			least = min(least, room(&items[i]))
		}
	}
	return least
}

// take removes y from n equal blanks of the size each: rounded up, so that the
// line is never too wide.
func take(y, n, each Unit) (part, rest Unit) {
	if n == 0 || y <= 0 {
		return 0, max(y, 0)
	}
	part = min((y+n-1)/n, each)
	return part, max(y-part*n, 0)
}

// give adds y to n equal blanks with room for each: rounded down.
func give(y, n, each Unit) (part, rest Unit) {
	if n == 0 || y <= 0 {
		return 0, y
	}
	part = min(y/n, each)
	return part, y - part*n
}

// words finds the change of the word spaces: equal amounts, none beyond its
// own limit. It gives what is left.
func (a *adjustment) words(items []item, y Unit, limit func(*item) Unit, sign Unit) Unit {
	var limits []Unit
	for i := range items {
		if items[i].isWordSpace() {
			limits = append(limits, limit(&items[i]))
		}
	}
	if len(limits) == 0 {
		return y
	}
	slices.Sort(limits)
	level := Unit(0)
	for i, l := range limits {
		n := Unit(len(limits) - i)
		step := min(l-level, (y+n-1)/n)
		if sign > 0 {
			step = min(l-level, y/n)
		}
		y -= step * n
		if level += step; level < l {
			break // the rest is less than one unit each
		}
	}
	a.word = sign * level
	return max(y, 0)
}

// wordChange is what one word space changes by.
func (a *adjustment) wordChange(it *item) Unit {
	if a.word < 0 {
		return -min(-a.word, it.wordShrink())
	}
	return min(a.word, it.wordStretch())
}
