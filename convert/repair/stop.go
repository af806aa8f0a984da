package repair

// fullStops is T75: a full stop behind Chinese, or behind a number in a Chinese
// sentence, becomes 。 where the sentence ends.
func (p *paragraph) fullStops() bool {
	changed := false
	sentence := false // Han since the last 。？！
	for i, r := range p.r {
		switch {
		case isHan(r):
			sentence = true
		case r != '.':
			sentence = sentence && classOf(r)&stop == 0
		case !p.has(i, protected) && p.ends(i) && p.mayEnd(i, sentence):
			changed = p.set(i, '。')
			sentence = false
		}
	}
	return changed
}

// mayEnd reports whether a sentence may end behind the character in front of
// the full stop at i.
func (p *paragraph) mayEnd(i int, sentence bool) bool {
	b := p.at(i - 1)
	if isDigit(b) || b == '%' {
		return sentence && !p.numbers(i)
	}
	return p.chinese(i-1) && classOf(b)&(pause|stop|loose) == 0
}

// ends reports whether what follows the full stop at i is the end of a
// sentence: nothing, a closing mark, or a space and then Chinese.
func (p *paragraph) ends(i int) bool {
	next := p.skip(i + 1)
	switch {
	case next == len(p.r):
		return true
	case next > i+1:
		return p.chinese(next)
	}
	return p.chinese(next) && isClosing(p.r[next])
}

// numbers reports whether the full stop at i belongs to the number of an item
// inside a paragraph: a short number behind a mark, with text behind a space,
// as in 三件事：1. 学习；2. 调研.
func (p *paragraph) numbers(i int) bool {
	start := i
	for start > 0 && i-start < 4 && isDigit(p.r[start-1]) {
		start--
	}
	before := p.skipBack(start)
	return start < i && i-start <= 3 && isSpace(p.at(i+1)) && p.skip(i+1) < len(p.r) &&
		(before < 0 || classOf(p.r[before])&(pause|stop|opening) != 0)
}
