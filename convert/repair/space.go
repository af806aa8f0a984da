package repair

import "strings"

// nameList is T72: the spaces of a paragraph that is a list of names, three or
// more words of two to four Han, are kept, one U+3000 each.
func (p *paragraph) nameList() bool {
	words := 0
	var edits []edit
	for i := 0; i < len(p.r); {
		end := p.run(i, isHan)
		if n := end - i; n < 2 || n > 4 {
			return false
		}
		words++
		i = p.skip(end)
		switch {
		case i == len(p.r):
		case i == end:
			return false
		default:
			edits = append(edits, edit{from: end, to: i, with: "\u3000", flag: kept})
		}
	}
	return words >= 3 && p.apply(edits)
}

// chapterSpace is T72: the space behind 第…章 and its kind at the start of a
// paragraph is kept as one U+3000.
func (p *paragraph) chapterSpace() bool {
	if p.at(0) != '第' {
		return false
	}
	start := p.skip(1)
	end := p.run(start, isDigit)
	if end > start {
		end = p.skip(end)
	} else if start == 1 {
		if end = p.run(start, isNumeral); end == start {
			end = min(p.run(start, isLatin), start+2) // 第N章, 第A条
		}
	}
	if end == start || !strings.ContainsRune("章节節编編篇部条條款讲講回卷集", p.at(end)) {
		return false
	}
	next := p.skip(end + 1)
	if next == end+1 || next == len(p.r) || classOf(p.r[next])&(pause|stop|closing|loose) != 0 {
		return false
	}
	return p.apply([]edit{{from: end + 1, to: next, with: "\u3000", flag: kept}})
}

// gaps calls judge for every run of spaces between two characters that is not
// kept, and makes the edits: judge gives what stands for the run from i up to j.
func (p *paragraph) gaps(judge func(i, j int) string) bool {
	var edits []edit
	for i := 0; i < len(p.r); i++ {
		if !isSpace(p.r[i]) {
			continue
		}
		j := p.skip(i)
		if i > 0 && j < len(p.r) && !p.has(i, kept) {
			if with := judge(i, j); with != string(p.r[i:j]) {
				edits = append(edits, edit{from: i, to: j, with: with})
			}
		}
		i = j - 1
	}
	return p.apply(edits)
}

// chineseSpaces is T71: no spaces between Chinese characters and on either side
// of a full-width mark.
func (p *paragraph) chineseSpaces() bool {
	western := p.westernQuotes()
	return p.gaps(func(i, j int) string {
		before, after := p.r[i-1], p.r[j]
		if p.isMark(before) && !western[i-1] || p.isMark(after) && !western[j] ||
			isHan(before) && isHan(after) {
			return ""
		}
		return string(p.r[i:j])
	})
}

// westernSpaces is T73: no spaces between Han and Western words or percent
// signs, where the composer sets a gap, and in front of a percent sign; one
// where there are more.
func (p *paragraph) westernSpaces() bool {
	return p.gaps(func(i, j int) string {
		before, after := p.r[i-1], p.r[j]
		switch {
		case isHan(before) && (isWestern(after) || after == '%'),
			isHan(after) && (isWestern(before) || before == '%'),
			isDigit(before) && after == '%':
			return ""
		}
		return " "
	})
}

// westernQuotes gives the curly quotes that are Western (T2): a pair around
// text without Chinese between Western words, and apostrophes. The spaces
// beside them part words.
func (p *paragraph) westernQuotes() map[int]bool {
	var western map[int]bool
	add := func(i int) {
		if western == nil {
			western = map[int]bool{}
		}
		western[i] = true
	}
	type quotation struct {
		at      int
		chinese bool // it holds Chinese, or stands behind it
	}
	var double, single []quotation
	hold := func(qs []quotation) {
		// One mark is enough: what an outer quotation holds is passed on to it when
		// the inner one closes.
		if n := len(qs); n > 0 {
			qs[n-1].chinese = true
		}
	}
	for i, r := range p.r {
		qs := &double
		switch r {
		case '‘', '’':
			qs = &single
		case '“', '”':
		default:
			if p.isChinese(r) {
				hold(double)
				hold(single)
			}
			continue
		}
		if isOpening(r) {
			before := p.skipBack(i)
			*qs = append(*qs, quotation{i, p.chinese(before) && !western[before]})
			continue
		}
		n := len(*qs) - 1
		if n < 0 {
			if r == '’' && isWestern(p.at(i-1)) {
				add(i)
			}
			continue
		}
		q := (*qs)[n]
		*qs = (*qs)[:n]
		after := p.skip(i + 1)
		switch {
		case r == '’' && isWestern(p.at(i-1)) && isWestern(p.at(i+1)):
			*qs = (*qs)[:n+1] // an apostrophe inside a quotation
			add(i)
		case q.chinese || p.chinese(after):
			hold((*qs)[:n])
		default:
			add(q.at)
			add(i)
		}
	}
	return western
}
