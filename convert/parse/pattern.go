package parse

import (
	"regexp"
	"sync"
)

// A pattern is a regular expression that is compiled when it is first asked.
// The tables hold over a hundred, and compiling them all takes longer than
// reading most pages; what stands in front of a pattern (the marks of a line,
// its length) spares most pages most of them.
//
// A pattern that is none panics at its first use: the tests of the tables use
// every one.
type pattern struct {
	source   string
	once     sync.Once
	compiled *regexp.Regexp
}

// re gives the pattern of an expression, in the syntax of package regexp. The
// tables' patterns see folded lines.
func re(source string) *pattern { return &pattern{source: source} }

func (p *pattern) get() *regexp.Regexp {
	p.once.Do(func() {
		if p.compiled == nil {
			p.compiled = regexp.MustCompile(p.source)
		}
	})
	return p.compiled
}

// The methods are those of regexp.Regexp.

func (p *pattern) String() string                         { return p.source }
func (p *pattern) MatchString(s string) bool              { return p.get().MatchString(s) }
func (p *pattern) FindString(s string) string             { return p.get().FindString(s) }
func (p *pattern) FindStringIndex(s string) []int         { return p.get().FindStringIndex(s) }
func (p *pattern) FindStringSubmatch(s string) []string   { return p.get().FindStringSubmatch(s) }
func (p *pattern) FindStringSubmatchIndex(s string) []int { return p.get().FindStringSubmatchIndex(s) }
func (p *pattern) FindAllString(s string, n int) []string { return p.get().FindAllString(s, n) }
func (p *pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.get().FindAllStringIndex(s, n)
}
func (p *pattern) ReplaceAllString(s, with string) string { return p.get().ReplaceAllString(s, with) }
func (p *pattern) Split(s string, n int) []string         { return p.get().Split(s, n) }
