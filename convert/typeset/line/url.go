package line

import "strings"

// addresses sets the breaks inside addresses (T17): after / ? & = # - _, not
// inside or directly after ://, not before another /, and with three
// characters of the address on each side. E-mail addresses hold together.
func (s *setter) addresses() {
	items := s.items
	for i := 0; i < len(items); {
		if !isAddress(&items[i]) {
			i++
			continue
		}
		start := i
		at, dots, slashes := false, 0, 0
		for ; i < len(items) && isAddress(&items[i]); i++ {
			switch items[i].r {
			case '@':
				at = true
			case '.':
				dots++
			case '/':
				slashes++
			}
		}
		if !at && slashes == 0 && dots == 0 {
			continue
		}
		end := i
		for end > start && isTrailing(items[end-1].class) {
			end--
		}
		from, head := address(items[start:end])
		switch {
		case from >= 0:
			s.address(start+from, start+head, end)
		case at && dots > 0:
			for k := start + 1; k < end; k++ {
				items[k].chance = noChance
			}
		}
	}
}

// isAddress reports whether an address may hold the character: ASCII alone.
func isAddress(it *item) bool { return it.r < 0x7F && properties[it.class].west }

func isTrailing(c class) bool { return c == westPause || c == westClose || c == westOpen }

// address finds an address in Western text: where it starts, and the end of
// its scheme. from is -1 where there is none.
func address(items []item) (from, head int) {
	for i := 0; i+2 < len(items); i++ {
		if items[i].r == ':' && items[i+1].r == '/' && items[i+2].r == '/' {
			from = i
			for from > 0 && isLetter(items[from-1].r) {
				from--
			}
			return from, i + 3
		}
		if items[i].r|0x20 == 'w' && i+3 < len(items) && strings.EqualFold(string([]rune{items[i].r, items[i+1].r, items[i+2].r, items[i+3].r}), "www.") {
			return i, i
		}
	}
	return -1, 0
}

func (s *setter) address(start, head, end int) {
	for i := start + 1; i < end; i++ {
		it, prev := &s.items[i], s.items[i-1].r
		it.chance = noChance
		if strings.ContainsRune("/?&=#-_", prev) && it.r != '/' && i > head && i-start >= 3 && end-i >= 3 && !noStart(it.class, s.style.Level) {
			it.chance = 0
		}
	}
}
