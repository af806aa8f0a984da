package expression

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// An op is a kind of node.
type op uint8

const (
	opSequence  op = iota // its parts, one after the other
	opAlternate           // one of its parts
	opRepeat              // its one part, least to most times
	opSet                 // one character
	opBegin               // the beginning of the text
	opEnd                 // its end
)

// A node is a part of an expression.
type node struct {
	op          op
	parts       []*node
	set         set
	least, most int // most is -1 for any number
}

// read reads what the tables use of the syntax of package regexp: characters,
// classes, groups, alternatives, repeats, ^ and $. It gives false for anything
// else; what is an error is for package regexp to say.
func read(source string) (n *node, ok bool) {
	if !utf8.ValidString(source) || strings.ContainsRune(source, utf8.RuneError) {
		return nil, false // a text's wrong bytes would match
	}
	r := &reader{s: source}
	n = r.alternate()
	return n, !r.failed && r.s == ""
}

type reader struct {
	s      string
	failed bool
}

func (r *reader) fail() *node {
	r.failed, r.s = true, ""
	return &node{}
}

// take takes a prefix away if it is there.
func (r *reader) take(prefix string) bool {
	rest, ok := strings.CutPrefix(r.s, prefix)
	r.s = rest
	return ok
}

// next takes a character.
func (r *reader) next() rune {
	c, n := utf8.DecodeRuneInString(r.s)
	if n == 0 {
		r.fail()
	}
	r.s = r.s[n:]
	return c
}

func (r *reader) alternate() *node {
	n := &node{op: opAlternate, parts: []*node{r.sequence()}}
	for r.take("|") {
		n.parts = append(n.parts, r.sequence())
	}
	if len(n.parts) == 1 {
		return n.parts[0]
	}
	return n
}

func (r *reader) sequence() *node {
	n := &node{op: opSequence}
	for r.s != "" && r.s[0] != '|' && r.s[0] != ')' {
		n.parts = append(n.parts, r.repeat(r.atom()))
	}
	return n
}

// repeat reads what stands behind a part: how often it comes.
func (r *reader) repeat(n *node) *node {
	least, most := 0, -1
	switch {
	case r.take("*"):
	case r.take("+"):
		least = 1
	case r.take("?"):
		most = 1
	case strings.HasPrefix(r.s, "{"):
		r.s = r.s[1:]
		var ok bool
		if least, ok = r.number(); !ok {
			return r.fail() // a brace that stands for itself, as a rule escaped
		}
		most = least
		if r.take(",") {
			if most, ok = r.number(); !ok {
				most = -1
			}
		}
		if !r.take("}") {
			return r.fail()
		}
	default:
		return n
	}
	r.take("?") // the fewest first: the same texts
	if r.s != "" && strings.ContainsRune("*+?{", rune(r.s[0])) {
		return r.fail()
	}
	return &node{op: opRepeat, parts: []*node{n}, least: least, most: most}
}

func (r *reader) number() (n int, ok bool) {
	for len(r.s) > 0 && '0' <= r.s[0] && r.s[0] <= '9' && n < 10000 {
		n, ok = n*10+int(r.s[0]-'0'), true
		r.s = r.s[1:]
	}
	return n, ok
}

// newlines is what a dot does not stand for.
var newline = set{ranges: []rune{'\n', '\n'}}

func (r *reader) atom() *node {
	switch c := r.next(); c {
	case '^':
		return &node{op: opBegin}
	case '$':
		return &node{op: opEnd}
	case '.':
		return &node{op: opSet, set: newline.complement()}
	case '(':
		if r.take("?") && !r.take(":") {
			return r.fail()
		}
		n := r.alternate()
		if !r.take(")") {
			return r.fail()
		}
		return n
	case '[':
		return r.class()
	case '\\':
		s, ok := r.escape()
		if !ok {
			return r.fail()
		}
		return &node{op: opSet, set: s}
	case '*', '+', '?', '{':
		return r.fail()
	default:
		return &node{op: opSet, set: single(c)}
	}
}

func (r *reader) class() *node {
	negated := r.take("^")
	var ranges []rune
	for first := true; first || !strings.HasPrefix(r.s, "]"); first = false {
		if r.s == "" || strings.HasPrefix(r.s, "[:") {
			return r.fail()
		}
		from := r.next()
		if from == '\\' {
			s, ok := r.escape()
			if !ok {
				return r.fail()
			}
			if c, one := s.only(); !one {
				ranges = append(ranges, s.ranges...)
				continue
			} else {
				from = c
			}
		}
		to := from
		if len(r.s) > 1 && r.s[0] == '-' && r.s[1] != ']' {
			r.s = r.s[1:]
			if to = r.next(); to == '\\' {
				s, ok := r.escape()
				if to, ok = s.only(); !ok {
					return r.fail()
				}
			}
		}
		ranges = append(ranges, from, to)
	}
	r.s = r.s[1:]
	s := newSet(ranges)
	if negated {
		s = s.complement()
	}
	return &node{op: opSet, set: s}
}

var (
	digits = newSet([]rune{'0', '9'})
	blanks = newSet([]rune{'\t', '\n', '\f', '\r', ' ', ' '})
	word   = newSet([]rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'})
)

// escape reads what stands behind a backslash.
func (r *reader) escape() (set, bool) {
	switch c := r.next(); {
	case c == 'd':
		return digits, true
	case c == 's':
		return blanks, true
	case c == 'w':
		return word, true
	case c == 'p' && r.take("{Han}"):
		return han(), true
	case c == 'x':
		code, rest := r.s[:min(2, len(r.s))], r.s[min(2, len(r.s)):]
		if in, ok := strings.CutPrefix(r.s, "{"); ok {
			code, rest, _ = strings.Cut(in, "}")
		}
		v, err := strconv.ParseUint(code, 16, 32)
		if err != nil || v > unicode.MaxRune || v == utf8.RuneError {
			return set{}, false
		}
		r.s = rest
		return single(rune(v)), true
	case c < utf8.RuneSelf && (unicode.IsPunct(c) || unicode.IsSymbol(c)):
		return single(c), true
	}
	return set{}, false
}

// han is the script.
var han = sync.OnceValue(func() set {
	var ranges []rune
	add := func(from, to, stride rune) {
		if stride == 1 {
			ranges = append(ranges, from, to)
			return
		}
		for r := from; r <= to; r += stride {
			ranges = append(ranges, r, r)
		}
	}
	for _, t := range unicode.Han.R16 {
		add(rune(t.Lo), rune(t.Hi), rune(t.Stride))
	}
	for _, t := range unicode.Han.R32 {
		add(rune(t.Lo), rune(t.Hi), rune(t.Stride))
	}
	return newSet(ranges)
})

// A set is a set of characters.
type set struct {
	ranges []rune // from, to, from, to …, in order and apart
}

func single(r rune) set { return set{ranges: []rune{r, r}} }

// newSet makes a set of ranges in any order.
func newSet(ranges []rune) set {
	type span struct{ from, to rune }
	spans := make([]span, 0, len(ranges)/2)
	for i := 0; i < len(ranges); i += 2 {
		spans = append(spans, span{ranges[i], ranges[i+1]})
	}
	slices.SortFunc(spans, func(a, b span) int { return int(a.from - b.from) })
	out := ranges[:0:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.from <= out[n-1]+1 {
			out[n-1] = max(out[n-1], s.to)
			continue
		}
		out = append(out, s.from, s.to)
	}
	return set{out}
}

func (s *set) complement() set {
	var out []rune
	from := rune(0)
	for i := 0; i < len(s.ranges); i += 2 {
		if s.ranges[i] > from {
			out = append(out, from, s.ranges[i]-1)
		}
		from = s.ranges[i+1] + 1
	}
	if from <= unicode.MaxRune {
		out = append(out, from, unicode.MaxRune)
	}
	return set{out}
}

// add adds the characters of another set.
func (s *set) add(t *set) {
	if len(t.ranges) > 0 {
		*s = newSet(slices.Concat(s.ranges, t.ranges))
	}
}

// has reports whether a character is in the set.
func (s *set) has(r rune) bool {
	from, to := 0, len(s.ranges)/2
	for from < to {
		switch m := (from + to) / 2; {
		case r < s.ranges[2*m]:
			to = m
		case r > s.ranges[2*m+1]:
			from = m + 1
		default:
			return true
		}
	}
	return false
}

func (s *set) size() int {
	n := 0
	for i := 0; i < len(s.ranges); i += 2 {
		n += int(s.ranges[i+1]-s.ranges[i]) + 1
	}
	return n
}

// only gives the one character of a set that has one.
func (s *set) only() (rune, bool) {
	if len(s.ranges) == 2 && s.ranges[0] == s.ranges[1] {
		return s.ranges[0], true
	}
	return 0, false
}

// list gives the characters of a set of at most n; else nil.
func (s *set) list(n int) []rune {
	if s.size() > n {
		return nil
	}
	var out []rune
	for i := 0; i < len(s.ranges); i += 2 {
		for r := s.ranges[i]; r <= s.ranges[i+1]; r++ {
			out = append(out, r)
		}
	}
	return out
}

// wide reports whether a set refuses hardly any text.
func (s *set) wide() bool {
	for _, r := range "一的，。,1" {
		if !s.has(r) {
			return false
		}
	}
	return true
}
