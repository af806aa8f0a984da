package repair

// isStraight reports whether r is a straight double quote.
func isStraight(r rune) bool { return r == '"' || r == '＂' }

// straightPairs gives the straight double quotes of the paragraph; they pair in
// order when their number is even.
func (p *paragraph) straight() []int {
	var at []int
	for i, r := range p.r {
		if isStraight(r) && !p.has(i, protected) {
			at = append(at, i)
		}
	}
	return at
}

// inches reports whether both quotes of a pair stand directly behind a digit
// and so mean inches: 27"和32"的屏幕.
func (p *paragraph) inches(open, close int) bool {
	return isDigit(p.at(open-1)) && isDigit(p.at(close-1)) && close-1 > open
}

// doubleQuotes is T79 for the double quote: a pair around Chinese, or beside
// Chinese, becomes “ ”.
func (p *paragraph) doubleQuotes() bool {
	at := p.straight()
	if len(at) == 0 || len(at)%2 != 0 {
		return false
	}
	changed := false
	try := func(k int) {
		open, close := at[k], at[k+1]
		if !isStraight(p.r[open]) || p.inches(open, close) {
			return
		}
		holds := p.chinese(p.skipBack(open)) || p.chinese(p.skip(close+1))
		for i := open + 1; i < close && !holds; i++ {
			holds = p.chinese(i)
		}
		if holds {
			p.set(open, '“')
			changed = p.set(close, '”')
		}
	}
	// A pair made Chinese makes its neighbours so, on either side.
	for k := 0; k < len(at); k += 2 {
		try(k)
	}
	for k := len(at) - 2; k >= 0; k -= 2 {
		try(k)
	}
	return changed
}

// singleQuotes is T79 for the single quote: a pair around Han that touches no
// Western letter outside becomes ‘ ’. Apostrophes stay.
func (p *paragraph) singleQuotes() bool {
	changed, open, han := false, -1, false
	for i, r := range p.r {
		switch {
		case open >= 0 && isHan(r):
			han = true
		case r != '\'' || p.has(i, protected):
		case open >= 0 && !isWestern(p.at(i+1)):
			if han {
				p.set(open, '‘')
				changed = p.set(i, '’')
			}
			open = -1
		case open < 0 && !isWestern(p.at(i-1)):
			open, han = i, false
		}
	}
	return changed
}

// curly walks the curly double quotes as brackets and gives the first closing
// one without an opening and the outermost opening one without a closing, -1
// for none, and how many there are.
func (p *paragraph) curly() (unopened, unclosed, n int) {
	unopened = -1
	var open []int
	for i, r := range p.r {
		switch {
		case r == '“':
			open = append(open, i)
		case r != '”':
			continue
		case len(open) > 0:
			open = open[:len(open)-1]
		case unopened < 0:
			unopened = i
		}
		n++
	}
	if len(open) == 0 {
		return unopened, -1, n
	}
	return unopened, open[0], n
}

// reversedQuotes is T80: an even number of curly quotes that do not nest as
// brackets do is opened and closed in turn.
func (p *paragraph) reversedQuotes() bool {
	unopened, unclosed, n := p.curly()
	if n%2 != 0 || unopened < 0 && unclosed < 0 {
		return false
	}
	changed, next, other := false, '“', '”'
	for i, r := range p.r {
		if r != '“' && r != '”' {
			continue
		}
		changed = changed || r != next
		p.r[i] = next
		next, other = other, next
	}
	return changed
}
