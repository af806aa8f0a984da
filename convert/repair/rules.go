package repair

import "unicode/utf8"

// A rule is one change of the typography specification, section 10. Its
// function changes the paragraph and reports whether it changed anything.
type rule struct {
	number string // in the specification
	kind   Set
	needs  signs // one of which a paragraph has where the rule finds something
	apply  func(*paragraph) bool
}

// once are the rules that run a single time, where text comes in: decoding what
// was decoded would turn the text "&lt;" into a mark that was never there.
var once = []rule{
	{"T70", Entities, ampersand, (*paragraph).entities},
}

// rules are all others in their order. They run again until nothing changes,
// since one may make room for another: quotes made Chinese make the comma after
// them Chinese.
var rules = []rule{
	{"T70", Invisible, hidden, (*paragraph).invisible},
	{"T70", Spaces, space, (*paragraph).exoticSpaces},
	{"T84", Width, wideASCII, (*paragraph).width},
	{"T72", Spaces, space, (*paragraph).nameList},
	{"T85", Years, roundZero, (*paragraph).years},
	{"T86", Masks, masked, (*paragraph).masks},
	{"T87", Numbering, point | paren, (*paragraph).numbering},
	{"T78", Brackets, bracket, (*paragraph).yearBrackets},
	{"T78", Brackets, less, (*paragraph).titleMarks},
	{"T76", every, word | path, (*paragraph).protect},
	{"T81", Ellipsis, dotted, (*paragraph).ellipsis},
	{"T82", Dashes, stroke, (*paragraph).dashes},
	{"T83", Dots, nameDot, (*paragraph).nameDots},
	{"T88", Ranges, wave, (*paragraph).ranges},
	{"T79", Quotes, straight, (*paragraph).doubleQuotes},
	{"T79", Quotes, apostrophe, (*paragraph).singleQuotes},
	{"T80", Quotes, curly, (*paragraph).reversedQuotes},
	{"T77", Brackets, paren, (*paragraph).parentheses},
	{"T74", Punctuation, halfMark, (*paragraph).marks},
	{"T75", Punctuation, point, (*paragraph).fullStops},
	{"T72", Spaces, space, (*paragraph).chapterSpace},
	{"T71", Spaces, space, (*paragraph).chineseSpaces},
	{"T73", Spaces, space, (*paragraph).westernSpaces},
}

// passes bounds how often the rules run. Text that people write needs two or
// three; a chain of marks built so that each change allows the next to its left
// could need as many as it has marks, and time would grow with the square.
const passes = 100

// repair applies the rules and gives the notes on the result. A paragraph that
// does not settle is put back as it was, so that repairing twice is always the
// same as repairing once.
func (p *paragraph) repair(o Options) []Note {
	for i := range once {
		p.follow(&once[i], o)
	}
	for range passes {
		if !p.pass(o) {
			return p.notes(o)
		}
	}
	*p = *newParagraph(p.raw)
	return []Note{{Code: Unsettled, Text: p.excerpt(0)}}
}

// pass applies every rule in order and reports whether one changed anything.
func (p *paragraph) pass(o Options) bool {
	p.scan()
	changed := false
	for i := range rules {
		if p.follow(&rules[i], o) {
			changed = true
		}
	}
	return changed
}

// follow applies a rule where it may find something, and reports whether it
// changed anything.
func (p *paragraph) follow(r *rule, o Options) bool {
	if r.kind&^o.Skip == 0 || r.needs&p.signs == 0 || !r.apply(p) {
		return false
	}
	p.changed = true
	p.look()
	return true
}

// sound reports whether there is nothing in a text that a rule or a note looks
// for, and no character that is not to be written. Rules of every kind change
// nothing by themselves, and curly quotes in pairs are as they should be.
func sound(s string, o Options) bool {
	needs := unwritable | point | straight // the notes' are the last two
	for i := range once {
		needs |= once[i].needs
	}
	for i := range rules {
		if k := rules[i].kind; k != every && k&^o.Skip != 0 {
			needs |= rules[i].needs
		}
	}
	needs &^= curly
	before, open := rune(0), 0
	for _, r := range s {
		switch {
		case r == utf8.RuneError || signsOf(r, before)&needs != 0:
			return false
		case r == '“':
			open++
		case r == '”':
			if open--; open < 0 {
				return false
			}
		}
		before = r
	}
	return open == 0
}
