package repair

import "strings"

// protect is T76: it flags what no later rule may change: addresses of pages
// and mail, paths, options of commands, numbers with marks inside, Latin words
// with points or hyphens inside. It changes nothing itself.
func (p *paragraph) protect() bool {
	noMail := 0
	for i := 0; i < len(p.r); {
		end := i
		switch r := p.r[i]; {
		case isLatin(r) || isDigit(r):
			end = p.word(i, &noMail)
		case r == '/' || r == '~' || r == '.':
			end = p.unixPath(i)
		case r == '-':
			end = p.option(i)
		case r == '&': // a reference that was not to be decoded
			n, _ := p.entity(i)
			end = i + n
		}
		if end > i {
			p.needFlags()
			for j := i; j < end; j++ {
				p.flags[j] |= protected
			}
		}
		i = max(end, i+1)
	}
	return false
}

// word gives the end of the protected text that starts with the letter or digit
// at i, at least of the word there: flagging a plain word does no harm.
// noMail is how far the text is known to hold no @.
func (p *paragraph) word(i int, noMail *int) int {
	end := p.run(i, isASCIIWord)
	switch {
	case p.at(end) == ':' && p.at(end+1) == '/' && p.at(end+2) == '/' && isLatin(p.r[i]):
		return p.address(end + 3)
	case end == i+1 && isLatin(p.r[i]) && p.at(end) == ':' && p.at(end+1) == '\\':
		return p.untrail(end+2, p.run(end+2, isPathRune))
	case strings.EqualFold(string(p.r[i:min(end, i+4)]), "www") && p.at(end) == '.' && isASCIIWord(p.at(end+1)):
		return p.address(end + 1)
	}
	if i >= *noMail {
		if to, ok := p.mail(i); ok {
			return to
		} else {
			*noMail = to
		}
	}
	// Parts joined by single marks; the marks of numbers stand between digits only.
	joined := end
	for {
		join := p.at(joined)
		switch {
		case !isASCIIWord(p.at(joined + 1)):
		case join == '.' || join == '-',
			(join == ',' || join == ':' || join == '/') && isDigit(p.r[joined-1]) && isDigit(p.at(joined+1)):
			joined = p.run(joined+1, isASCIIWord)
			continue
		}
		break
	}
	return joined
}

// address gives the end of the address of a page that goes on at i.
func (p *paragraph) address(i int) int {
	return p.untrail(i, p.run(i, func(r rune) bool { return r > ' ' && r < 0x7f && !strings.ContainsRune(`"<>^|{}`+"`", r) }))
}

// untrail takes from the end of an address the marks that belong to the
// sentence: a closing bracket only when none opens inside.
func (p *paragraph) untrail(from, to int) int {
	open := 0
	for _, r := range p.r[min(from, to):to] {
		switch r {
		case '(':
			open++
		case ')':
			open--
		}
	}
	for to > from {
		switch r := p.r[to-1]; {
		case r == ')' && open < 0:
			open++
		case strings.ContainsRune(".,;:!?'", r):
		default:
			return to
		}
		to--
	}
	return to
}

// mail gives the end of the mail address that starts at i, or how far there is
// no @ in what could be one.
func (p *paragraph) mail(i int) (end int, ok bool) {
	at := p.run(i, func(r rune) bool { return isASCIIWord(r) || strings.ContainsRune("._%+-", r) })
	if p.at(at) != '@' {
		return at, false
	}
	end = p.run(at+1, func(r rune) bool { return isASCIIWord(r) || r == '.' || r == '-' })
	for end > at+1 && (p.r[end-1] == '.' || p.r[end-1] == '-') {
		end--
	}
	if end == at+1 {
		return at, false
	}
	return end, true
}

// unixPath gives the end of a path that starts at i with /, ~/ or ./, behind
// nothing or something that is no word: /etc/hosts, but neither 和/或 nor km/h.
func (p *paragraph) unixPath(i int) int {
	start := i // where the first slash stands: /, ~/, ./ or ../
	switch {
	case p.at(i) == '.' && p.at(i+1) == '.':
		start = i + 2
	case p.at(i) != '/':
		start = i + 1
	}
	prev := p.at(i - 1)
	if p.at(start) != '/' || !isASCIIWord(p.at(start+1)) && p.at(start+1) != '.' ||
		isASCIIWord(prev) || prev == '/' || prev == '.' || prev == ')' {
		return i
	}
	return p.untrail(start, p.run(start, func(r rune) bool { return r == '/' || isPathRune(r) && r != '\\' }))
}

// option gives the end of an option such as --dry-run that starts at i. A dash
// before a capital or a digit is a dash: 主题--GDP.
func (p *paragraph) option(i int) int {
	if p.at(i+1) != '-' || p.at(i+2) < 'a' || p.at(i+2) > 'z' {
		return i
	}
	if prev := p.at(i - 1); isASCIIWord(prev) || isDashRune(prev) && !p.dashEnds(i) {
		return i
	}
	end := p.run(i+2, func(r rune) bool { return isASCIIWord(r) || r == '-' || r == '=' })
	for p.r[end-1] == '-' || p.r[end-1] == '=' {
		end--
	}
	return end
}

// dashEnds reports whether a whole dash, —— and no more, ends before i.
func (p *paragraph) dashEnds(i int) bool {
	return p.at(i-1) == '—' && p.at(i-2) == '—' && !isDashRune(p.at(i-3))
}

// isASCIIWord reports whether r is an ASCII letter, a digit or an underscore.
func isASCIIWord(r rune) bool { return isLatin(r) || isDigit(r) || r == '_' }

// isPathRune reports whether r may stand in a path.
func isPathRune(r rune) bool {
	return isASCIIWord(r) || r != 0 && strings.ContainsRune(`\.-~$%&+@`, r)
}
