package line

// westernQuotes marks the quotation marks that are Western (T2): the code
// points are shared with the Chinese ones, the neighbours decide.
//
// A pair around something is Western when neither what it quotes nor the character on either
// side of it is Han or a full-width mark; ’ is an apostrophe between two
// letters, and after a letter or before a digit when it has no partner.
func westernQuotes(items []item) {
	type open struct {
		at   int
		r    rune
		wide int // wide characters before it
	}
	var stack []open
	double, single := 0, 0 // how many of them are open
	wide := 0
	near := func(i int) bool { return i >= 0 && i < len(items) && isWide(items[i].r) }
	letter := func(i int) bool { return i >= 0 && i < len(items) && isLetter(items[i].r) }
	for i := range items {
		it := &items[i]
		switch it.r {
		case '“', '‘':
			stack = append(stack, open{i, it.r, wide})
			if it.r == '“' {
				double++
			} else {
				single++
			}
		case '”', '’':
			if it.r == '’' && letter(i-1) && letter(i+1) {
				it.class = western
				continue
			}
			want := '“'
			if it.r == '’' {
				want = '‘'
			}
			n := -1
			if want == '“' && double > 0 || want == '‘' && single > 0 {
				for n = len(stack) - 1; stack[n].r != want; n-- {
				}
				for _, o := range stack[n:] {
					if o.r == '“' {
						double--
					} else {
						single--
					}
				}
			}
			if n < 0 {
				if it.r == '’' && (letter(i-1) || i+1 < len(items) && isDigit(items[i+1].r)) {
					it.class = western
				}
				continue
			}
			o := stack[n]
			stack = stack[:n]
			if o.at < i-1 && o.wide == wide && !near(o.at-1) && !near(i+1) {
				items[o.at].class, it.class = westOpen, westClose
			}
		default:
			if isWide(it.r) {
				wide++
			}
		}
	}
}

// straightQuotes makes openings and closings of the marks " and ' that stand
// as pairs; an apostrophe between letters stays in its word.
func straightQuotes(items []item) {
	for _, q := range [2]rune{'"', '\''} {
		count := 0
		eachStraight(items, q, func(*item) { count++ })
		if count%2 != 0 {
			continue
		}
		open := false
		eachStraight(items, q, func(it *item) {
			if open = !open; open {
				it.class = westOpen
			} else {
				it.class = westClose
			}
		})
	}
}

func eachStraight(items []item, q rune, f func(*item)) {
	for i := range items {
		if items[i].r != q {
			continue
		}
		if q == '\'' && i > 0 && i+1 < len(items) && isLetter(items[i-1].r) && isLetter(items[i+1].r) {
			continue
		}
		f(&items[i])
	}
}
