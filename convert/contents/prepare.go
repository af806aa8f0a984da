package contents

import (
	"sync"

	"jianggao/convert/expression"
)

// Prepare makes ready what is needed for the name of a speech. A program that
// knows that it will be asked can have it done before; it is done anyway when it
// is needed.
var Prepare = sync.OnceFunc(func() {
	for _, p := range []*expression.Pattern{stated, counting, number, courtesies, nameless, unfinished} {
		p.Regexp()
	}
})
