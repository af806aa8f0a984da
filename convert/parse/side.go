package parse

import (
	"runtime"

	"jianggao/convert/together"
)

// fewRows is the number of rows that are not worth sharing out.
const fewRows = 64

// sideBySide calls work for parts of the rows 0 to n, at the same time: what
// rows are by themselves does not depend on the others. A panic in one of them
// is passed on.
func sideBySide(n int, work func(from, to int)) {
	shares := min(runtime.GOMAXPROCS(0), n/fewRows)
	if shares <= 1 {
		work(0, n)
		return
	}
	var g together.Group
	for k := range shares {
		g.Go(func() error {
			work(n*k/shares, n*(k+1)/shares)
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		panic(err)
	}
}
