package repair

// A rule is one change of the typography specification, section 10. Its
// function changes the paragraph and reports whether it changed anything.
type rule struct {
	number string // in the specification
	kind   Set
	apply  func(*paragraph) bool
}

// once are the rules that run a single time, where text comes in: decoding what
// was decoded would turn the text "&lt;" into a mark that was never there.
var once = []rule{
	{"T70", Entities, (*paragraph).entities},
}

// rules are all others in their order. They run again until nothing changes,
// since one may make room for another: quotes made Chinese make the comma after
// them Chinese.
var rules = []rule{
	{"T70", Invisible, (*paragraph).invisible},
	{"T70", Spaces, (*paragraph).exoticSpaces},
	{"T84", Width, (*paragraph).width},
	{"T72", Spaces, (*paragraph).nameList},
	{"T85", Years, (*paragraph).years},
	{"T86", Masks, (*paragraph).masks},
	{"T87", Numbering, (*paragraph).numbering},
	{"T78", Brackets, (*paragraph).yearBrackets},
	{"T78", Brackets, (*paragraph).titleMarks},
	{"T76", every, (*paragraph).protect},
	{"T81", Ellipsis, (*paragraph).ellipsis},
	{"T82", Dashes, (*paragraph).dashes},
	{"T83", Dots, (*paragraph).nameDots},
	{"T88", Ranges, (*paragraph).ranges},
	{"T79", Quotes, (*paragraph).doubleQuotes},
	{"T79", Quotes, (*paragraph).singleQuotes},
	{"T80", Quotes, (*paragraph).reversedQuotes},
	{"T77", Brackets, (*paragraph).parentheses},
	{"T74", Punctuation, (*paragraph).marks},
	{"T75", Punctuation, (*paragraph).fullStops},
	{"T72", Spaces, (*paragraph).chapterSpace},
	{"T71", Spaces, (*paragraph).chineseSpaces},
	{"T73", Spaces, (*paragraph).westernSpaces},
}

// passes bounds how often the rules run. Text that people write needs two or
// three; a chain of marks built so that each change allows the next to its left
// could need as many as it has marks, and time would grow with the square.
const passes = 100

// repair applies the rules and gives the notes on the result. A paragraph that
// does not settle is put back as it was, so that repairing twice is always the
// same as repairing once.
func (p *paragraph) repair(o Options) []Note {
	for _, r := range once {
		if r.kind&^o.Skip != 0 {
			r.apply(p)
		}
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
	for _, r := range rules {
		if r.kind&^o.Skip != 0 && r.apply(p) {
			changed = true
		}
	}
	return changed
}
