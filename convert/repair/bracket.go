package repair

import "slices"

// yearBrackets is T78: the year in the number of a document stands in 〔 〕:
// 国发〔2019〕5号.
func (p *paragraph) yearBrackets() bool {
	changed := false
	for i, r := range p.r {
		if r != '[' && r != '［' || !isHan(p.at(i-1)) {
			continue
		}
		end := i + 5
		if p.run(i+1, isDigit) != end || p.at(end) != ']' && p.at(end) != '］' {
			continue
		}
		number := p.skip(end + 1)
		if p.at(number) == '第' {
			number++
		}
		if after := p.run(number, isDigit); after > number && p.at(p.skip(after)) == '号' {
			p.set(i, '〔')
			changed = p.set(end, '〕')
		}
	}
	return changed
}

// titleMarks is T78: << >> around text with Han becomes 《 》.
func (p *paragraph) titleMarks() bool {
	if !slices.Contains(p.r, '<') {
		return false
	}
	var edits []edit
	var open []int // where << stands
	lastHan := -1
	for i := 0; i < len(p.r); i++ {
		r := p.r[i]
		switch {
		case isHan(r):
			lastHan = i
		case r == '<' || r == '>':
			end := p.run(i, func(c rune) bool { return c == r })
			switch {
			case end-i != 2: // an arrow, a rule of signs
			case r == '<':
				open = append(open, i)
			case len(open) > 0:
				at := open[len(open)-1]
				open = open[:len(open)-1]
				if lastHan > at {
					edits = append(edits, edit{from: at, to: at + 2, with: "《"}, edit{from: i, to: i + 2, with: "》"})
				}
			}
			i = end - 1
		}
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	return p.apply(edits)
}

// parentheses is T77: a pair becomes full-width when it holds Chinese, or
// stands behind Chinese and is not empty, or is full-width on one side.
func (p *paragraph) parentheses() bool {
	type pair struct{ open, close int }
	var pairs []pair
	var open []int
	for i, r := range p.r {
		switch {
		case p.has(i, protected):
		case r == '(' || r == '（':
			open = append(open, i)
		case (r == ')' || r == '）') && len(open) > 0:
			at := open[len(open)-1]
			open = open[:len(open)-1]
			if r == ')' || p.r[at] == '(' {
				pairs = append(pairs, pair{at, i})
			}
		}
	}
	if len(pairs) == 0 {
		return false
	}
	// Outer pairs come first: one that becomes full-width stands before its inner.
	slices.SortFunc(pairs, func(a, b pair) int { return a.open - b.open })
	lastChinese := make([]int, len(p.r)) // the last Chinese character at or before each
	last := -1
	for i := range p.r {
		if p.chinese(i) {
			last = i
		}
		lastChinese[i] = last
	}
	changed := false
	for _, b := range pairs {
		mixed := p.r[b.open] == '（' || p.r[b.close] == '）'
		holds := lastChinese[b.close-1] > b.open
		behind := b.close > b.open+1 && p.chinese(b.open-1)
		if mixed || holds || behind {
			p.set(b.open, '（')
			changed = p.set(b.close, '）')
		}
	}
	return changed
}
