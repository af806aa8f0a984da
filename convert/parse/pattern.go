package parse

import "jianggao/convert/expression"

//go:generate go test -run ^TestPrepared$ -update

// A pattern is a regular expression that costs nothing until a text comes that
// it may match: the tables hold over a hundred, and most pages need few. What
// the expressions need of a text is in prepared.go, which go generate writes
// anew and a test holds to; one that is not there yet works all the same, slower.
type pattern = expression.Pattern

// patterns are those of all tables.
var patterns []*pattern

// re gives the pattern of an expression, in the syntax of package regexp. The
// tables' patterns see folded lines.
func re(source string) *pattern {
	p := prepared.New(source)
	patterns = append(patterns, p)
	return p
}
