package parse

import (
	"fmt"
	"hash/fnv"

	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

const (
	shingle       = 8  // characters compared together
	sampleOneIn   = 8  // one shingle in so many is compared
	duplicateFrom = 80 // percent of shingles two speeches share
)

// findDuplicates warns of speeches that repeat an earlier one, nearly or
// wholly, and drops them when asked to.
func (pg *page) findDuplicates(drop bool) {
	owners := map[uint32][]int{} // sampled shingle to the speeches that have it
	sizes := make([]int, len(pg.book.Speeches))
	twin := map[int]int{}
	for i := range pg.book.Speeches {
		own := shingles(&pg.book.Speeches[i])
		sizes[i] = len(own)
		shared := map[int]int{}
		for h := range own {
			for _, k := range owners[h] {
				shared[k]++
			}
			if len(owners[h]) < 50 {
				owners[h] = append(owners[h], i)
			}
		}
		for k := 0; k < i; k++ {
			if n := max(sizes[i], sizes[k]); n >= 5 && shared[k]*100 >= n*duplicateFrom {
				twin[i] = k
				break
			}
		}
	}
	if len(twin) == 0 {
		return
	}
	var kept []speech.Speech
	numbers := map[int]int{}
	for i, s := range pg.book.Speeches {
		k, double := twin[i]
		if double {
			pg.warn(s.Line, warning.DuplicateSpeech, fmt.Sprintf("%s repeats %s", name(&s, i), name(&pg.book.Speeches[k], k)))
			if drop {
				numbers[s.Number] = 0
				continue
			}
		}
		old := s.Number
		s.Number = len(kept) + 1
		numbers[old] = s.Number
		kept = append(kept, s)
	}
	if !drop {
		return
	}
	pg.book.Speeches = kept
	for i := range pg.rows {
		w := &pg.rows[i]
		if w.speech == 0 {
			continue
		}
		if w.speech = numbers[w.speech]; w.speech == 0 {
			w.dropFor(Related, "repeats an earlier speech")
			w.block, w.cuts = 0, nil
		}
	}
}

func name(s *speech.Speech, i int) string {
	if s.Label != "" {
		return s.Label
	}
	return fmt.Sprintf("speech %d", i+1)
}

// shingles samples the runs of characters of a speech.
func shingles(s *speech.Speech) map[uint32]bool {
	out := map[uint32]bool{}
	var window []rune
	h := fnv.New32a()
	for _, b := range s.Blocks {
		for _, r := range b.Text {
			if !isHan(r) {
				continue
			}
			if window = append(window, r); len(window) < shingle {
				continue
			}
			h.Reset()
			h.Write([]byte(string(window[len(window)-shingle:])))
			if v := h.Sum32(); v%sampleOneIn == 0 {
				out[v] = true
			}
			if len(window) > 4096 {
				window = append(window[:0], window[len(window)-shingle+1:]...)
			}
		}
	}
	return out
}
