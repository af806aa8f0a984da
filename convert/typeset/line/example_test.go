package line_test

import (
	"fmt"

	"jianggao/convert/typeset/line"
)

// A paragraph in one face, first in the best setting of all, then line by
// line.
func ExampleBreak() {
	p := line.Paragraph{
		Spans:   []line.Span{{Text: "人民是历史的创造者，是真正的英雄。", Metric: line.Plain()}},
		Measure: 15 * line.Em,
	}
	for _, greedy := range []bool{false, true} {
		p.Style.Greedy = greedy
		for _, l := range line.Break(p).Lines {
			fmt.Println(l.Text())
		}
	}
	// Output:
	// 人民是历史的创造者，是真正的
	// 英雄。
	// 人民是历史的创造者，是真正的英
	// 雄。
}

// The width of a text in the middle of a line: the comma gives up its blank
// to the quotation mark.
func ExampleAdvance() {
	for _, text := range []string{"说，", "说”", "说，”"} {
		w := line.Advance(line.Paragraph{Spans: []line.Span{{Text: text, Metric: line.Plain()}}})
		fmt.Println(text, float64(w)/float64(line.Em))
	}
	// Output:
	// 说， 2
	// 说” 2
	// 说，” 2.5
}

// Where lines may start: no comma does, nor the second half of a dash.
func ExampleOffsets() {
	fmt.Println(line.Offsets(line.Paragraph{Spans: []line.Span{{Text: "天，地——人", Metric: line.Plain()}}}))
	// Output: [2 3 5]
}
