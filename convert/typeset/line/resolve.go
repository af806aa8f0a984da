package line

// An item is one code point of a paragraph with everything the rules say of
// it, and of the boundary that follows it.
type item struct {
	r     rune
	span  int32
	class class
	left  class // what it is to the blank after it: stacks and combining marks differ
	tier  tier  // how blank gives way
	solid bool  // the boundary before it is inside a unit and never opens (T39)
	even  bool  // the boundary after it opens by E3
	wide  bool  // the boundary after it opens by E4
	spoke bool  // a character besides marks (T46)
	after bool  // the Han–Western gap is drawn by the next item, not this one
	keep  bool  // a space that is a Han–Western gap (T36)

	chance int16 // penalty of a line starting here; below 0 where none may
	forced Force // why chance was made

	body  Unit // own box without any blank
	blank Unit // after it, before the next item
	shift Unit // ink against the face's own drawing
	scale Unit
}

// resolve settles what depends on neighbours: quotation marks, dashes,
// ellipses, stacks of ？！, connectors and solidi between Han.
func resolve(items []item) {
	curly, straight := false, false
	for i := range items {
		switch items[i].r {
		case '“', '”', '‘', '’':
			curly = true
		case '"', '\'':
			straight = true
		}
	}
	if curly {
		westernQuotes(items)
	}
	if straight {
		straightQuotes(items)
	}
	for i := 0; i < len(items); i++ {
		switch it := &items[i]; {
		case it.r == '—' || it.r == '―':
			i = pairUp(items, i, dash) - 1
		case it.r == '…' || it.r == '⋯':
			i = pairUp(items, i, ellipsis) - 1
		case it.r == '？' || it.r == '！':
			i = stack(items, i) - 1
		case (it.r == '-' || it.r == '‐') && betweenHan(items, i):
			it.class = connector
		case it.r == '/' && betweenHan(items, i):
			it.class = solidus
		case (it.r == '−' || it.r == '±') && i+1 < len(items) && isDigit(items[i+1].r):
			it.class = western // a sign is part of its number (T14)
		case it.r == '∶' && i > 0 && i+1 < len(items) && isDigit(items[i-1].r) && isDigit(items[i+1].r):
			it.class = western // a ratio is one number
		case it.class == mark && i > 0:
			it.solid = true
		}
	}
	for i := range items {
		it := &items[i]
		if it.left == other {
			it.left = it.class
		}
		if it.class == mark && i > 0 {
			it.left = items[i-1].left
		}
		it.spoke = !properties[it.class].sign && !isBlank(it.class) && it.class != glue && !(it.class == western && isMark(it.r))
	}
}

func betweenHan(items []item, i int) bool {
	return i > 0 && i+1 < len(items) && isHan(items[i-1].class) && isHan(items[i+1].class)
}

// pairUp makes units of two em of a row of the same character (T4, T10). The
// last of an odd row of dashes is one more em of the same rule; a single dash
// stays a connector.
func pairUp(items []item, i int, c class) (end int) {
	for end = i; end < len(items) && items[end].r == items[i].r; end++ {
	}
	if end-i == 1 {
		return end
	}
	for k := i; k < end; k++ {
		items[k].class = c
		items[k].solid = (k-i)%2 == 1 || k == end-1
	}
	return end
}

// stack settles a row of ？ and ！ (T27): two stand in one em without a blank,
// three and more take half an em each and one blank at the end.
func stack(items []item, i int) (end int) {
	for end = i; end < len(items) && (items[end].r == '？' || items[end].r == '！'); end++ {
		items[end].solid = end > i
	}
	if end-i == 2 {
		items[i].left, items[i+1].left = stacked, stacked
	}
	return end
}
