package pdf

import (
	"fmt"
	"strings"
	"testing"

	"jianggao/convert/typeset"
)

func TestLabelRanges(t *testing.T) {
	for _, c := range []struct {
		labels string
		want   string // first page, style, prefix, first number of each range
	}{
		{" ", ""},
		{"1 2 3", "0D1"},
		{"_ i ii iii 1 2", "0 0|1r1|4D1"},
		{"_ ii iii _ 1 2", "0 0|1r2|3 0|4D1"},
		{"i ii iii iv v vi", "0r1"},
		{"c ci", "0r100"},
		{"I II 5 6 8", "0R1|2D5|4D8"},
		{"A-1 A-2 B-1", "0DA-1|2DB-1"},
		{"封面 1 2", "0 封面0|1D1"},
		{"a b", "0 a0|1 b0"},
		{"0 1 2", "0 00|1D1"},
		{"007 008", "0 0070|1 0080"},
		{"iiii iv", "0 iiii0|1r4"},
		{"99999999999999999999", "0 999999999999999999990"},
	} {
		var pages []typeset.Page
		for _, l := range strings.Split(c.labels, " ") {
			pages = append(pages, typeset.Page{Label: strings.ReplaceAll(l, "_", "")})
		}
		ranges := labelRanges(pages)
		var got []string
		for _, r := range ranges {
			style := r.numbers.style
			if style == "" {
				style = " "
			}
			got = append(got, fmt.Sprintf("%d%s%s%d", r.from, style, r.prefix, r.start))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: %s, want %s", c.labels, s, c.want)
		}
		for i, p := range pages { // every page has the label it was given
			if len(ranges) > 1 && ranges[1].from <= i {
				ranges = ranges[1:]
			}
			if len(ranges) > 0 && ranges[0].label(i) != p.Label {
				t.Errorf("%q: page %d is labelled %q", c.labels, i, ranges[0].label(i))
			}
		}
	}
}
