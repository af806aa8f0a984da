package sense

import "iter"

// Words knows how firmly two neighbouring characters of a book's titles belong
// together: what stands side by side throughout the book is a word, and no
// title is broken there if it can be helped. A book is its own dictionary. A
// nil Words knows nothing.
type Words struct {
	pairs  map[[2]rune]int
	single map[rune]int
}

// Learn counts the texts of a book for the characters of its titles.
func Learn(titles []string, texts iter.Seq[string]) *Words {
	w := &Words{pairs: map[[2]rune]int{}, single: map[rune]int{}}
	var wanted [0x10000]bool // characters of titles; rarer planes are left alone
	seen := map[string]bool{}
	for _, title := range titles {
		if seen[title] {
			continue
		}
		seen[title] = true
		last := rune(0)
		for _, r := range title {
			if r < 0x2E80 || int(r) >= len(wanted) {
				last = 0
				continue
			}
			wanted[r] = true
			if last != 0 {
				w.pairs[[2]rune{last, r}] = 0
			}
			last = r
		}
	}
	for text := range texts {
		last := rune(0)
		for _, r := range text {
			if int(r) >= len(wanted) || !wanted[r] {
				last = 0
				continue
			}
			w.single[r]++
			if last != 0 {
				if n, ok := w.pairs[[2]rune{last, r}]; ok {
					w.pairs[[2]rune{last, r}] = n + 1
				}
			}
			last = r
		}
	}
	return w
}

// bond is how firmly b follows a: the share of the rarer one's uses in which
// they stand together, in thousandths; 0 where the book uses one of them too
// seldom to tell.
func (w *Words) bond(a, b rune) int64 {
	if w == nil {
		return 0
	}
	n := min(w.single[a], w.single[b])
	if n < 3 {
		return 0
	}
	return int64(1000 * w.pairs[[2]rune{a, b}] / n)
}
