package line

// A tier groups the blanks that give way together (T37, T38).
type tier uint8

const (
	noTier      tier = iota
	wordTier         // C1, E1: Western word space
	bracketTier      // C2: outside brackets
	pauseTier        // C3: after 、，；：
	hanTier          // C4, E2: Han–Western gap
	stopTier         // C5: after 。？！
	tiers
)

// A column of the pair table: what the blank of a mark meets.
type column uint8

const (
	openColumn column = iota
	closeColumn
	midColumn
	longColumn
	hanColumn
	westColumn
)

var columns = [classes]column{
	other: hanColumn, han: hanColumn, iteration: hanColumn, symbol: hanColumn, prefix: hanColumn, suffix: hanColumn,
	opening: openColumn, closing: closeColumn, pause: closeColumn, stop: closeColumn, stacked: closeColumn,
	middleDot: midColumn, connector: midColumn, solidus: midColumn, dash: longColumn, ellipsis: longColumn,
	western: westColumn, westOpen: westColumn, westClose: westColumn, westPause: westColumn, westPrefix: westColumn, westSuffix: westColumn,
	space: westColumn, zeroSpace: westColumn, lineEnd: westColumn, glue: westColumn, mark: hanColumn,
}

// A row of the pair table: whose blank it is.
type row uint8

const (
	openRow row = iota
	closeRow
	midRow
	longRow // dashes, ellipses, stacked signs
	hanRow
	westRow
)

var rows = [classes]row{
	other: hanRow, han: hanRow, iteration: hanRow, symbol: hanRow, prefix: hanRow, suffix: hanRow,
	opening: openRow, closing: closeRow, pause: closeRow, stop: closeRow, stacked: longRow,
	middleDot: midRow, connector: midRow, solidus: midRow, dash: longRow, ellipsis: longRow,
	western: westRow, westOpen: westRow, westClose: westRow, westPause: westRow, westPrefix: westRow, westSuffix: westRow,
	space: westRow, zeroSpace: westRow, lineEnd: westRow, glue: westRow, mark: hanRow,
}

// pairs is the blank between two neighbours in quarters of an em (T21–T27,
// T35). The gap between Han and Western text is not in it: see gap.
var pairs = [...][6]Unit{
	//         OP CL MD DS Han We
	openRow:  {0, 0, 0, 0, 0, 0},
	closeRow: {2, 0, 0, 2, 2, 2},
	midRow:   {0, 0, 0, 0, 0, 0},
	longRow:  {2, 0, 0, 0, 0, 0},
	hanRow:   {2, 0, 0, 0, 0, 0},
	westRow:  {2, 0, 0, 0, 0, 0},
}

// between gives the blank between two neighbours and the tier it gives way in.
func between(left, right class, o *Style) (Unit, tier) {
	b := pairs[rows[left]][columns[right]] * Em / 4
	if b == 0 {
		return 0, noTier
	}
	switch o.Punctuation {
	case Banjiao:
		return 0, noTier
	case Kaiming: // only stops keep a blank (T32)
		if left != stop {
			return 0, noTier
		}
	}
	if right == opening || left == opening {
		return b, bracketTier
	}
	return b, properties[left].tier
}

// outer gives the blank a mark keeps at the edge of text set in mid-line.
func (s *setter) outer(c class) Unit {
	if !properties[c].halves || s.style.Punctuation == Banjiao || s.style.Punctuation == Kaiming && c != stop {
		return 0
	}
	return Em / 2
}

// gapSigns are the Western characters besides letters and digits that keep a
// gap to Han (T34).
const gapSigns = "%‰°$€£¥+#@&"

// takesGap reports whether a Western character keeps a gap to Han.
func takesGap(it *item) bool {
	if !properties[it.class].west {
		return false
	}
	if isDigit(it.r) || isLetter(it.r) {
		return true
	}
	for _, r := range gapSigns {
		if r == it.r {
			return true
		}
	}
	return false
}

// blanks sets the blank after every item.
func (s *setter) blanks() {
	items := s.items
	gap := Em / 4
	switch {
	case s.style.NoHanLatin:
		gap = 0
	case s.style.HanLatin > 0:
		gap = min(s.style.HanLatin, Em/2)
	}
	for i := 0; i+1 < len(items); i++ {
		a, b := &items[i], &items[i+1]
		if b.class == mark {
			continue
		}
		if a.class == han && b.class == han {
			continue
		}
		a.blank, a.tier = between(a.left, b.class, &s.style)
		switch {
		case isHan(a.left) && takesGap(b):
			a.blank, a.tier, a.after = gap, hanTier, true
		case takesGap(a) && isHan(b.class):
			a.blank, a.tier = gap, hanTier
		}
	}
	// Literal spaces between Han and Western are that gap (T36).
	for i := 1; i < len(items); i++ {
		if !isPlainSpace(items[i].r) {
			continue
		}
		from := i
		for i+1 < len(items) && isPlainSpace(items[i+1].r) {
			i++
		}
		if i+1 == len(items) {
			return
		}
		if a, b := &items[from-1], &items[i+1]; isHan(a.left) && takesGap(b) || takesGap(a) && isHan(b.class) {
			for k := from; k <= i; k++ {
				items[k].body, items[k].keep = 0, true
			}
			items[i].blank, items[i].tier = gap, hanTier
		}
	}
}

// isPlainSpace reports whether r is a word space, with or without a break.
func isPlainSpace(r rune) bool { return r == ' ' || r == '\u00A0' }
