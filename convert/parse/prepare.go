package parse

import "sync"

// Prepare makes the tables that every page needs. A program that knows that a
// page will come can have it done while the page is read; it is done anyway
// when it is needed.
var Prepare = sync.OnceFunc(func() {
	folds()
	evidenceWords()
	marksOf()
	buttonWords()
	scriptOf()
	for i := range labelShapes {
		labelShapes[i].pattern.Regexp()
	}
})
