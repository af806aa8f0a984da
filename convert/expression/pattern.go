// Package expression is package regexp for tables of many expressions, of which a
// run needs few: a Pattern is compiled when a text comes that it may match.
//
// What every match must have is told from the expression itself (facts.go), for
// tables before the program is built (prepared.go): how the text begins and ends,
// and words one of which stands in it. A text without is refused without the
// expression, which spares most texts most of a table.
// The answers are those of package regexp.
package expression

import (
	"regexp"
	"sync"
	"unicode/utf8"
)

// A Pattern is a regular expression in the syntax of package regexp. An
// expression that is none panics when it is first needed: tests of tables use
// every one. A Pattern may be used by several goroutines.
type Pattern struct {
	source   string
	prepared Prepared
	analysed sync.Once
	facts    facts
	built    sync.Once
	compiled *regexp.Regexp
}

// New gives the pattern of an expression.
func New(source string) *Pattern { return &Pattern{source: source} }

// New is the function New, for expressions whose facts may have been prepared.
func (t Prepared) New(source string) *Pattern { return &Pattern{source: source, prepared: t} }

// Lazy is New for an expression whose facts would spare little: it is compiled
// when it is first asked.
func Lazy(source string) *Pattern {
	p := &Pattern{source: source}
	p.analysed.Do(func() {})
	return p
}

// Compile is New for an expression that may be wrong, such as a user's.
func Compile(source string) (*Pattern, error) {
	c, err := regexp.Compile(source)
	if err != nil {
		return nil, err
	}
	return &Pattern{source: source, compiled: c}, nil
}

// String gives the expression.
func (p *Pattern) String() string { return p.source }

// Marks gives characters one of which stands in every text the pattern
// matches; "" when there may be none.
func (p *Pattern) Marks() string { return p.tell().Marks }

func (p *Pattern) known() *facts {
	p.analysed.Do(func() { p.facts = p.tell().ready() })
	return &p.facts
}

// Regexp gives the expression compiled.
func (p *Pattern) Regexp() *regexp.Regexp {
	p.built.Do(func() {
		if p.compiled == nil {
			p.compiled = regexp.MustCompile(p.source)
		}
	})
	return p.compiled
}

// tell gives the facts as they are written.
func (p *Pattern) tell() Facts {
	if f, ok := p.prepared.Find(p.source); ok {
		return f
	}
	return Analyse(p.source)
}

// may reports whether a text may match.
func (p *Pattern) may(s string) bool {
	f := p.known()
	if len(s) < f.least {
		return false
	}
	if f.first != nil {
		r, n := utf8.DecodeRuneInString(s)
		if n == 0 || !f.first.has(r) {
			return false
		}
	}
	if f.last != nil {
		r, n := utf8.DecodeLastRuneInString(s)
		if n == 0 || !f.last.has(r) {
			return false
		}
	}
	for i := range f.needs {
		if !f.needs[i].in(s) {
			return false
		}
	}
	if f.all != nil {
		for _, r := range s {
			if !f.all.has(r) {
				return false
			}
		}
	}
	return true
}

// The methods are those of regexp.Regexp.

func (p *Pattern) MatchString(s string) bool {
	return p.may(s) && (p.facts.sure || p.Regexp().MatchString(s))
}

func (p *Pattern) FindString(s string) string {
	if !p.may(s) {
		return ""
	}
	return p.Regexp().FindString(s)
}

func (p *Pattern) FindStringIndex(s string) []int {
	if !p.may(s) {
		return nil
	}
	return p.Regexp().FindStringIndex(s)
}

func (p *Pattern) FindStringSubmatch(s string) []string {
	if !p.may(s) {
		return nil
	}
	return p.Regexp().FindStringSubmatch(s)
}

func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	if !p.may(s) {
		return nil
	}
	return p.Regexp().FindStringSubmatchIndex(s)
}

func (p *Pattern) FindAllString(s string, n int) []string {
	if !p.may(s) {
		return nil
	}
	return p.Regexp().FindAllString(s, n)
}

func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	if !p.may(s) {
		return nil
	}
	return p.Regexp().FindAllStringIndex(s, n)
}

func (p *Pattern) ReplaceAllString(s, with string) string {
	if !p.may(s) {
		return s
	}
	return p.Regexp().ReplaceAllString(s, with)
}

func (p *Pattern) Split(s string, n int) []string {
	if s != "" && n != 0 && !p.may(s) {
		return []string{s}
	}
	return p.Regexp().Split(s, n)
}
