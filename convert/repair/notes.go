package repair

import "slices"

// notes looks for the places of the repaired text that were left alone because
// they can be read two ways.
func (p *paragraph) notes(o Options) []Note {
	if !p.han {
		return nil
	}
	var ns []Note
	note := func(i int, c NoteCode) { ns = append(ns, Note{Offset: i, Code: c, Text: p.excerpt(i)}) }
	if o.Skip&Punctuation == 0 {
		for i, r := range p.r {
			if r == '.' && !p.has(i, protected) && isHan(p.at(i-1)) && isHan(p.at(i+1)) {
				note(i, StopOrDot)
			}
		}
	}
	if o.Skip&Quotes == 0 {
		at := p.straight()
		if len(at)%2 != 0 {
			note(at[0], OddQuotes)
		} else {
			for k := 0; k < len(at); k += 2 {
				if p.inches(at[k], at[k+1]) {
					note(at[k], OddQuotes)
				}
			}
		}
		if unopened, unclosed, n := p.curly(); n%2 != 0 {
			if unopened >= 0 {
				note(unopened, CloseQuote)
			}
			if unclosed >= 0 {
				note(unclosed, OpenQuote)
			}
		}
	}
	slices.SortStableFunc(ns, func(a, b Note) int { return a.Offset - b.Offset })
	return ns
}
