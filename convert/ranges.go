package convert

import (
	"fmt"
	"strconv"
	"strings"
)

// Ranges are numbers of speeches as the user writes them: 3,5-8.
type Ranges []Range

// A Range is a stretch of numbers, both ends included.
type Range struct{ From, To int }

// ParseRanges reads "3,5-8" or "12-" (to the end is written with the last
// number, so an open end is refused).
func ParseRanges(s string) (Ranges, error) {
	var rs Ranges
	for part := range strings.SplitSeq(s, ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(part), "-")
		a, err := strconv.Atoi(strings.TrimSpace(from))
		b := a
		if err == nil && isRange {
			b, err = strconv.Atoi(strings.TrimSpace(to))
		}
		if err != nil || a < 1 || b < a {
			return nil, fmt.Errorf("cannot read %q as numbers of speeches; write them like 3,5-8", s)
		}
		rs = append(rs, Range{a, b})
	}
	return rs, nil
}

// Has says whether n is in one of the ranges.
func (rs Ranges) Has(n int) bool {
	for _, r := range rs {
		if r.From <= n && n <= r.To {
			return true
		}
	}
	return false
}

func (rs Ranges) max() int {
	m := 0
	for _, r := range rs {
		m = max(m, r.To)
	}
	return m
}
