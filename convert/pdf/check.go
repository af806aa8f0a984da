package pdf

import (
	"cmp"
	"fmt"
	"slices"
)

// A Fault is a place where a file does not keep to a standard.
type Fault struct {
	Clause string // as the published veraPDF profiles number it: "A 6.1.3-1" of PDF/A-2a, "UA 7.1-3" of PDF/UA-1, "PDF 9.6.4" of ISO 32000-1
	Where  string // object, page or part of the file
	What   string // what should be so
}

func (f Fault) String() string { return f.Where + ": " + f.What + " (" + f.Clause + ")" }

// Check tests a finished PDF against the clauses of PDF/A-2a and PDF/UA-1 that
// can be tested without showing it, and against those of PDF itself that the
// two build on. It knows the constructs that text has; of what a book of
// speeches cannot have (images, forms, layers, sounds) it tests that it is not
// there. A file that passes is no certificate, one that fails has a fault. The
// error is for files that cannot be read at all.
func Check(data []byte) ([]Fault, error) {
	c, err := inspect(data)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(c.faults, func(a, b Fault) int { return cmp.Compare(a.Clause, b.Clause) })
	return c.faults, nil
}

// A rule is what a standard says of one kind of thing. The tables of rules
// stand beside the code that finds the things.
type rule[T any] struct {
	clause string
	says   string
	holds  func(c *inspection, x T) bool
}

// An inspection is a file being checked.
type inspection struct {
	data   []byte
	file   *file
	root   dict
	info   dict
	pages  []dict
	page   map[ref]int
	xmp    packet
	fonts  map[ref]*fontFacts
	marks  map[markKey]markOwner
	roots  []*elementFacts       // of the structure
	owners map[ref]*elementFacts // of annotations, by reference
	parent map[int]any           // the parent tree
	output string                // colour space of the output intent
	faults []Fault
	tested map[string]int // by clause: how often
}

// apply holds a thing against the rules of its kind.
func apply[T any](c *inspection, rules []rule[T], where string, x T) {
	for _, r := range rules {
		c.tested[r.clause]++
		if !r.holds(c, x) {
			c.faults = append(c.faults, Fault{r.clause, where, r.says})
		}
	}
}

func inspect(data []byte) (*inspection, error) {
	f, err := openFile(data)
	if err != nil {
		return nil, err
	}
	c := &inspection{
		data: data, file: f, page: map[ref]int{}, fonts: map[ref]*fontFacts{}, marks: map[markKey]markOwner{},
		owners: map[ref]*elementFacts{}, parent: map[int]any{}, tested: map[string]int{},
	}
	if c.root, err = f.dict(f.trailer["Root"]); err != nil {
		return nil, err
	}
	if c.root == nil {
		return nil, fmt.Errorf("the file has no catalog")
	}
	if c.info, err = f.dict(f.trailer["Info"]); err != nil {
		return nil, err
	}
	var refs []ref
	if c.pages, refs, err = f.pages(); err != nil {
		return nil, err
	}
	for i, r := range refs {
		c.page[r] = i
	}
	c.readPacket()
	apply(c, fileRules, "file", data)
	if err := c.objects(); err != nil {
		return nil, err
	}
	apply(c, catalogRules, "catalog", c.root)
	if err := c.outputIntents(); err != nil {
		return nil, err
	}
	apply(c, metadataRules, "metadata", c.xmp)
	if err := c.structure(); err != nil {
		return nil, fmt.Errorf("structure: %w", err)
	}
	for i := range c.pages {
		if err := c.pageContent(i, refs[i]); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	apply(c, markRules, "structure", c.marks)
	return c, c.outline()
}
