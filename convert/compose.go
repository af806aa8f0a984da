package convert

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"jianggao/convert/typeset"
	"jianggao/convert/typeset/line"
	"jianggao/convert/warning"
	"jianggao/fonts"
	"jianggao/layouts"
)

// ComposeOptions say how ComposeLines sets the lines of a text. The style of
// composition is the layout's.
type ComposeOptions struct {
	Layout  *layouts.Layout // nil for layouts.Default
	Fonts   *fonts.Set      // nil for the bundled faces
	Plain   bool            // no faces: ASCII half an em, its space a quarter, the rest by the rules
	Measure float64         // of a line in em; 0 for the layout's
	Indent  float64         // of a paragraph's first line in em
	Greedy  bool            // line by line instead of the whole paragraph (T43)
	JSON    bool            // one JSON object a paragraph, in place of its lines joined by " / "

	Stdin io.Reader             // what the input "-" reads
	Warn  func(warning.Warning) // told of every line that is not as the rules want it; nil for nobody
}

// ComposeLines sets every line of an input (a file, or "-") as a paragraph of
// its own and writes what became of it, a line for a line. It holds no more
// than one paragraph at a time. The input is UTF-8.
func ComposeLines(ctx context.Context, w io.Writer, input string, o ComposeOptions) (err error) {
	c, err := newLineComposer(o)
	if err != nil {
		return err
	}
	r, err := openText(input, o.Stdin)
	if err != nil {
		return err
	}
	defer r.Close()
	in, out := bufio.NewReaderSize(r, 64<<10), bufio.NewWriterSize(w, 64<<10)
	// What was set before an error is written all the same.
	defer func() { err = errors.Join(err, out.Flush()) }()
	var text []byte
	first := head(in)
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		var end string
		if text, end, err = readLine(in, text[:0]); err != nil && err != io.EOF {
			return fmt.Errorf("%s:%d: %w", input, n, err)
		}
		if err == io.EOF && len(text) == 0 {
			return nil
		}
		if n == 1 {
			text = bytes.TrimPrefix(text, []byte("\uFEFF"))
		}
		if !utf8.Valid(text) {
			return notUTF8(input, n, first, text)
		}
		if err := c.write(out, n, string(text)); err != nil {
			return err
		}
		if end == "" || in.Buffered() == 0 { // whoever types the lines sees what becomes of them
			if err := out.Flush(); err != nil {
				return err
			}
		}
	}
}

// A lineComposer is one call of ComposeLines.
type lineComposer struct {
	ComposeOptions
	measurer *typeset.Measurer
	family   string
	measure  line.Unit
	indent   line.Unit
	style    line.Style
}

func newLineComposer(o ComposeOptions) (*lineComposer, error) {
	var err error
	if o.Layout == nil {
		if o.Layout, err = layouts.Load(layouts.Default); err != nil {
			return nil, err
		}
	}
	if o.Measure == 0 {
		o.Measure = float64(o.Layout.Grid.Chars)
	}
	if o.Warn == nil {
		o.Warn = func(warning.Warning) {}
	}
	c := &lineComposer{ComposeOptions: o, family: o.Layout.Paragraph.Family, measure: inUnits(o.Measure), indent: inUnits(o.Indent)}
	if c.style, err = typeset.LineStyle(&o.Layout.Text); err != nil {
		return nil, err
	}
	c.style.Greedy = o.Greedy
	if !o.Plain {
		if o.Fonts == nil {
			if o.Fonts, err = fonts.Bundled(); err != nil {
				return nil, err
			}
		}
		c.measurer = typeset.NewMeasurer(o.Fonts)
	}
	return c, nil
}

// inUnits turns a length in em into units of the line breaker.
func inUnits(em float64) line.Unit {
	if em < 0 {
		return line.Unit(em*float64(line.Em) - 0.5)
	}
	return line.Unit(em*float64(line.Em) + 0.5)
}

// write sets paragraph number n and writes it.
func (c *lineComposer) write(out *bufio.Writer, n int, text string) error {
	p := line.Paragraph{Measure: c.measure, Indent: c.indent, Style: c.style}
	if c.Plain {
		p.Spans = []line.Span{{Text: text, Metric: line.Plain()}}
	} else {
		var missing []rune
		p.Spans, missing = c.measurer.Spans(c.family, text)
		for _, r := range missing {
			c.Warn(warning.Warning{Line: n, Code: warning.MissingGlyph, Text: string(r)})
		}
	}
	set := line.Break(p)
	for i := range set.Lines {
		c.remark(n, &set.Lines[i])
	}
	if !c.JSON {
		for i := range set.Lines {
			if i > 0 {
				out.WriteString(" / ")
			}
			out.WriteString(set.Lines[i].Text())
		}
		return out.WriteByte('\n')
	}
	b, err := encode(composed(text, p, set))
	if err != nil {
		return err
	}
	_, err = out.Write(b)
	return err
}

// remark warns of a line that is not as the rules want it.
func (c *lineComposer) remark(n int, l *line.Line) {
	switch {
	case l.Overfull > 0:
		c.Warn(warning.Warning{Line: n, Code: warning.OverfullLine, Text: l.Text()})
	case l.Forced != line.NotForced:
		c.Warn(warning.Warning{Line: n, Code: warning.ForcedBreak, Text: l.Text()})
	}
	if l.Underfull > 0 {
		c.Warn(warning.Warning{Line: n, Code: warning.LooseLine, Text: l.Text()})
	}
}

// composedParagraph and the types below are the JSON contract of compose.
type composedParagraph struct {
	Text         string         `json:"text"`
	Advance      inEm           `json:"advance"`
	BreakOffsets []int          `json:"break_offsets"`
	Lines        []composedLine `json:"lines"`
}

type composedLine struct {
	Text    string       `json:"text"`
	Natural inEm         `json:"natural"`
	Forced  bool         `json:"forced"`
	Gaps    composedGaps `json:"gaps"`
	Track   inEm         `json:"track"`
}

type composedGaps struct {
	Bracket  *inEm `json:"bracket"`
	Pause    *inEm `json:"pause"`
	HanLatin *inEm `json:"han_latin"`
	Stop     *inEm `json:"stop"`
	Word     *inEm `json:"word"`
}

// composed puts a paragraph that was set into the words of the contract.
func composed(text string, p line.Paragraph, set line.Result) composedParagraph {
	out := composedParagraph{Text: text, Advance: inEm(line.Advance(p)), BreakOffsets: line.Offsets(p), Lines: []composedLine{}}
	if out.BreakOffsets == nil {
		out.BreakOffsets = []int{}
	}
	gap := func(g line.Gap) *inEm {
		if g.Count == 0 {
			return nil
		}
		blank := inEm(g.Blank)
		return &blank
	}
	for i := range set.Lines {
		l := &set.Lines[i]
		out.Lines = append(out.Lines, composedLine{
			Text: l.Text(), Natural: inEm(l.Natural), Forced: l.Forced != line.NotForced, Track: inEm(l.Even),
			Gaps: composedGaps{
				Bracket: gap(l.Gaps.Bracket), Pause: gap(l.Gaps.Pause), HanLatin: gap(l.Gaps.HanLatin),
				Stop: gap(l.Gaps.Stop), Word: gap(l.Gaps.Word),
			},
		})
	}
	return out
}

// encode gives one line of JSON, with its line end.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}

// inEm is a width that JSON has in em, to a hundred-thousandth, with one
// decimal or more.
type inEm line.Unit

// MarshalJSON writes the width.
func (w inEm) MarshalJSON() ([]byte, error) {
	sign, n := "", int64(w)
	if n < 0 {
		sign, n = "-", -n
	}
	n = (n*100000 + int64(line.Em)/2) / int64(line.Em)
	s := fmt.Sprintf("%s%d.%05d", sign, n/100000, n%100000)
	s = strings.TrimRight(s, "0")
	if strings.HasSuffix(s, ".") {
		s += "0"
	}
	return []byte(s), nil
}

// ComposePages reads a page dump and writes its composed pages as text: every
// line with its place, its width and its gaps.
func ComposePages(w io.Writer, input string, read ReadOptions, o PrintOptions) ([]warning.Warning, error) {
	found, err := Inspect(input, read)
	if err != nil {
		return nil, err
	}
	doc, _, err := o.compose(&found.Book)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", input, err)
	}
	warnings := slices.Concat(found.Warnings, doc.Warnings)
	warning.Sort(warnings)
	return warnings, typeset.Dump(w, doc)
}
