package expression

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Facts are what every text has that an expression matches.
type Facts struct {
	Least       int      // bytes
	First, Last string   // what it begins and ends with: characters from, to, from, to …; "" for any
	All         string   // what the whole of it is made of, likewise
	Marks       string   // characters one of which stands in the text; "" where there may be none
	Sure        bool     // a text with a word of the one need matches
	Needs       []string // of each, one of its words, with blanks U+0000 between, stands in the text
}

// facts are Facts made ready.
type facts struct {
	least       int
	first, last *set // nil for any
	all         *set
	sure        bool
	needs       []words
}

func (f Facts) ready() facts {
	out := facts{least: f.Least, first: setOf(f.First), last: setOf(f.Last), all: setOf(f.All), sure: f.Sure}
	for _, n := range f.Needs {
		out.needs = append(out.needs, newWords(n))
	}
	return out
}

func setOf(ranges string) *set {
	if ranges == "" {
		return nil
	}
	return &set{[]rune(ranges)}
}

const between = "\x00" // the words of a need

// Limits of what is worth knowing.
const (
	mostWords  = 250 // of a need
	mostExact  = 64  // texts of a part that are listed
	mostSingle = 200 // characters of a class that are listed
	mostNeeds  = 3
)

// Analyse gives the facts of an expression: none when it uses what the reader
// in syntax.go does not know.
func Analyse(source string) Facts {
	n, ok := read(source)
	if !ok {
		return Facts{}
	}
	d := describe(n)
	f := Facts{Least: d.least}
	if d.begins && !d.empty && !d.first.wide() {
		f.First = string(d.first.ranges)
	}
	if d.ends && !d.empty && !d.last.wide() {
		f.Last = string(d.last.ranges)
	}
	if d.begins && d.ends && !d.all.wide() {
		f.All = string(d.all.ranges)
	}
	needs := d.best()
	if len(needs) > 0 {
		f.Marks = marksOf(needs[0])
	}
	f.Sure = d.exact != nil && !d.placed && len(needs) == 1
	for _, n := range needs[:min(len(needs), mostNeeds)] {
		if n := strings.Join(n, between); len(n) <= longestNeed {
			f.Needs = append(f.Needs, n)
		}
	}
	return f
}

// shortest removes the words in which another stands: a text that has them has
// that one.
func shortest(words []string) []string {
	var out []string
	for _, w := range words {
		if !slices.ContainsFunc(words, func(v string) bool { return v != w && strings.Contains(w, v) }) {
			out = append(out, w)
		}
	}
	return unique(out)
}

// marksOf gives a character of each word, the rarest.
func marksOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		for _, c := range w { // not among the commonest
			if !strings.ContainsRune(commonest, c) {
				r = c
				break
			}
		}
		if !strings.ContainsRune(b.String(), r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// commonest are the commonest characters of Chinese text.
const commonest = "的一是不了在有人我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年,。 0123456789"

// chance estimates how often a text has one of the words, to choose between
// needs.
func chance(words []string) float64 {
	p := 0.0
	for _, w := range words {
		q := 1.0
		for _, r := range w {
			if strings.ContainsRune(commonest, r) {
				q *= 0.5
			} else {
				q *= 0.05
			}
		}
		p += q
	}
	return p
}

// A description says what the texts have that a part of an expression matches.
type description struct {
	exact []string // all of them, when they are few; else nil
	needs [][]string
	least int // bytes

	first, last  set  // characters they begin and end with, unless empty
	all          set  // characters they are made of
	empty        bool // one of them may be empty
	placed       bool // where they stand in the text matters
	begins, ends bool // they stand only where the whole text begins, ends
}

// best gives the needs, each without words that say no more, those that say
// most first.
func (d *description) best() [][]string {
	var out [][]string
	for _, n := range d.allNeeds() {
		if n = shortest(n); !slices.ContainsFunc(out, func(m []string) bool { return slices.Equal(m, n) }) {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b []string) int { return cmp.Compare(chance(a), chance(b)) })
	return out
}

// allNeeds are the needs with the texts themselves among them.
func (d *description) allNeeds() [][]string {
	if d.exact != nil && !slices.Contains(d.exact, "") {
		return append(slices.Clip(d.needs), d.exact)
	}
	return d.needs
}

func describe(n *node) description {
	switch n.op {
	case opSet:
		return describeSet(&n.set)
	case opBegin:
		return description{exact: []string{""}, empty: true, placed: true, begins: true}
	case opEnd:
		return description{exact: []string{""}, empty: true, placed: true, ends: true}
	case opRepeat:
		return describeRepeat(n)
	case opAlternate:
		return describeAlternate(n)
	}
	return describeSequence(n)
}

func describeSet(s *set) description {
	d := description{first: *s, last: *s, all: *s, least: 1}
	if s.has(0) {
		return d // it stands between the words of a need
	}
	if r, ok := s.only(); ok {
		d.exact = []string{string(r)}
		d.least = len(d.exact[0])
		return d
	}
	if all := s.list(mostSingle); all != nil {
		for _, r := range all {
			d.exact = append(d.exact, string(r))
		}
	}
	return d
}

func describeRepeat(n *node) description {
	d := describe(n.parts[0])
	if n.least == 1 && n.most == 1 {
		return d
	}
	needs := d.allNeeds()
	switch {
	case n.least == 0 && n.most == 1 && d.exact != nil:
		d.exact = append(slices.Clip(d.exact), "")
	default:
		d.exact = nil
	}
	d.needs = needs
	d.least *= n.least
	if n.least == 0 {
		d.needs, d.empty, d.begins, d.ends = nil, true, false, false
	}
	return d
}

func describeAlternate(n *node) description {
	var d description
	exact := []string{}
	var needs [mostNeeds][]string // the first of a need of each part, the second, …
	for i, p := range n.parts {
		x := describe(p)
		if i == 0 {
			d = description{least: x.least, begins: x.begins, ends: x.ends}
		}
		d.least = min(d.least, x.least)
		d.empty = d.empty || x.empty
		d.placed = d.placed || x.placed
		d.begins = d.begins && x.begins
		d.ends = d.ends && x.ends
		d.first.add(&x.first)
		d.last.add(&x.last)
		d.all.add(&x.all)
		if x.exact == nil || exact == nil || len(exact)+len(x.exact) > mostExact {
			exact = nil
		} else {
			exact = append(exact, x.exact...)
		}
		own := x.best()
		for k := range needs {
			switch {
			case len(own) == 0 || i > 0 && needs[k] == nil:
				needs[k] = nil
			default:
				if needs[k] = append(needs[k], own[min(k, len(own)-1)]...); len(needs[k]) > mostWords {
					needs[k] = nil
				}
			}
		}
	}
	if d.exact = unique(exact); d.exact == nil {
		for _, n := range needs {
			if n != nil {
				d.needs = append(d.needs, unique(n))
			}
		}
	}
	return d
}

func describeSequence(n *node) description {
	d := description{empty: true}
	run := []string{""} // the texts of the parts since the last that is not exact
	whole := true       // that is all parts so far
	flush := func() {
		if !slices.Contains(run, "") {
			d.needs = append(d.needs, run)
		}
		run = []string{""}
	}
	for i, p := range n.parts {
		x := describe(p)
		d.least += x.least
		d.placed = d.placed || x.placed
		d.all.add(&x.all)
		if i == 0 {
			d.begins = x.begins
		}
		if d.empty {
			d.first.add(&x.first)
		}
		if x.empty {
			d.last.add(&x.last)
		} else {
			d.last = set{}
			d.last.add(&x.last)
		}
		d.empty = d.empty && x.empty
		if i == len(n.parts)-1 {
			d.ends = x.ends
		}
		switch {
		case x.exact == nil:
			whole = false
			flush()
			d.needs = append(d.needs, x.needs...)
		case len(run)*len(x.exact) > mostExact:
			whole = false
			flush()
			run = x.exact
		default:
			run = product(run, x.exact)
			d.needs = append(d.needs, x.needs...)
		}
	}
	if whole {
		d.exact = run
		return d
	}
	flush()
	return d
}

func product(a, b []string) []string {
	out := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return unique(out)
}

// unique sorts texts and removes those that are there twice.
func unique(s []string) []string {
	if s == nil {
		return nil
	}
	slices.Sort(s)
	return slices.Compact(s)
}
