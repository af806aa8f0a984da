package parse

import (
	"runtime"
	"sync"
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
	failed := make([]any, shares)
	var wg sync.WaitGroup
	for k := range shares {
		wg.Go(func() {
			defer func() { failed[k] = recover() }()
			work(n*k/shares, n*(k+1)/shares)
		})
	}
	wg.Wait()
	for _, f := range failed {
		if f != nil {
			panic(f)
		}
	}
}
