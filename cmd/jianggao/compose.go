package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/convert/warning"
	"jianggao/layouts"
)

// composeFlags are the flags of compose.
type composeFlags struct {
	page  pageFlags
	print printFlags
	fonts fontFlags
	style layouts.Text // what the style flags say

	measure, indent float64
	metric, mode    string
	json            bool
	pages           string
	quiet           bool
}

func newComposeCommand(io streams) *cobra.Command {
	var f composeFlags
	c := &cobra.Command{
		Use:   "compose [flags] [FILE | -]",
		Short: "Set Chinese text into lines, or a page dump into pages, and print them",
		Long: `Compose takes each line of UTF-8 text from FILE or standard input as one
paragraph, sets it in lines by the rules of Chinese composition, and prints the
lines joined by " / ". With --json it prints one object a paragraph:

  text           the paragraph
  advance        width of the whole text set in mid-line, in em
  break_offsets  every code-point offset at which a line may start
  lines          of each line its text, its natural width in em before it was
                 justified, the gap each kind of opportunity got (null where the
                 line has none), the track added at every break opportunity,
                 and whether a rule had to be broken (forced)

With --pages it composes a whole page dump instead and prints the pages: every
line with its row of the grid, its place, size and width in points, and its
track in em.

Lines that are overfull, loose, or broken against the rules are warned of on
standard error; they leave the exit status at 0.`,
		Example: `  echo 我们要坚定不移走自己的路，把国家建设好、发展好。 | jianggao compose --measure 13
  jianggao compose --measure 20 --indent 2 --json speech.txt | jq .lines
  jianggao compose --measure 13 --punctuation kaiming --break-level strict speech.txt
  jianggao compose --pages page.txt -l a4-open | less`,
		Args: atMostOne("one text file, or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args, io) },
	}
	fl := c.Flags()
	fl.Float64Var(&f.measure, "measure", 0, "length of a line in em (default: the layout's)")
	fl.Float64Var(&f.indent, "indent", 0, "indent of a paragraph's first line in em")
	fl.BoolVar(&f.json, "json", false, "print one JSON object a paragraph")
	fl.StringVar(&f.pages, "pages", "", "compose this page dump into pages and print them")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "print no warnings")

	for _, w := range f.words() {
		fl.StringVar(w.value, w.flag, w.among[0], w.use)
		complete(c, w.flag, w.among)
	}
	fl.Float64Var(&f.style.HanLatin, "han-latin", 0.25, "gap between Chinese and Western text in em, 0 to 0.5")
	fl.Float64Var(&f.style.HanLatinMax, "han-latin-max", 1.0/3, "how far a stretched line opens this gap before anything else, in em")
	fl.BoolVar(&f.style.Hang, "hang", false, "let a mark hang outside the right edge")
	fl.BoolVar(&f.style.KeepStops, "keep-stops", false, "keep the blank of 。？！ when a line is squeezed")

	fl.BoolVar(&f.style.KeepNumbers, "keep-numbers", false, "end no line between digits and what they count")
	fl.BoolVar(&f.style.NoOrphan, "no-orphan", false, "end no paragraph with a character alone on a line, whatever its other lines look like")

	f.print.add(c)
	f.fonts.add(c)
	f.page.add(c)
	return c
}

// A wordFlag takes one word of a list; the first is the default.
type wordFlag struct {
	flag  string
	value *string
	among []string
	use   string
}

func (f *composeFlags) words() []wordFlag {
	return []wordFlag{
		{"metric", &f.metric, []string{"faces", "plain"}, "widths of Western text: faces (the layout's fonts) or plain (every ASCII character half an em, a space a quarter)"},
		{"mode", &f.mode, []string{"total", "greedy"}, "how lines are broken: total (weighing the whole paragraph) or greedy (line by line)"},
		{"break-level", &f.style.BreakLevel, []string{"default", "none", "basic", "gb", "strict"}, "marks kept from the ends of lines: none, basic, gb, default or strict"},
		{"punctuation", &f.style.Punctuation, []string{"quanjiao", "kaiming", "banjiao"}, "widths of marks: quanjiao (full), kaiming (stops full, others half) or banjiao (all half)"},
		{"line-end", &f.style.LineEnd, []string{"half", "auto", "full"}, "width of a mark at the end of a line: half, auto (full where there is room) or full"},
		{"para-open", &f.style.ParaOpen, []string{"trim", "full"}, "an opening mark after the indent: trim (half) or full"},
	}
}

// restyle changes the style of a layout to what the flags given say. Without
// the layout's faces the style is not the layout's either, unless it is asked
// for by name.
func (f *composeFlags) restyle(c *cobra.Command, t *layouts.Text) {
	if f.metric == "plain" && !c.Flags().Changed("layout") {
		*t = f.style
		return
	}
	for flag, set := range map[string]func(){
		"break-level":   func() { t.BreakLevel = f.style.BreakLevel },
		"punctuation":   func() { t.Punctuation = f.style.Punctuation },
		"line-end":      func() { t.LineEnd = f.style.LineEnd },
		"para-open":     func() { t.ParaOpen = f.style.ParaOpen },
		"han-latin":     func() { t.HanLatin = f.style.HanLatin },
		"han-latin-max": func() { t.HanLatinMax = f.style.HanLatinMax },
		"hang":          func() { t.Hang = f.style.Hang },
		"keep-stops":    func() { t.KeepStops = f.style.KeepStops },
		"keep-numbers":  func() { t.KeepNumbers = f.style.KeepNumbers },
		"no-orphan":     func() { t.NoOrphan = f.style.NoOrphan },
	} {
		if c.Flags().Changed(flag) {
			set()
		}
	}
}

func (f *composeFlags) run(c *cobra.Command, args []string, io streams) error {
	wrong := func(format string, a ...any) error { return usageError{c.CommandPath(), fmt.Errorf(format, a...)} }
	for _, flag := range []string{"measure", "indent", "metric", "mode", "json"} {
		if err := exclude(c, "pages", flag); err != nil {
			return wrong("%w", err)
		}
	}
	for _, w := range f.words() {
		if !slices.Contains(w.among, *w.value) {
			return wrong("--%s %q: there are %s", w.flag, *w.value, strings.Join(w.among, ", "))
		}
	}
	if h := f.style.HanLatin; !(h >= 0 && h <= 0.5) {
		return wrong("--han-latin %v: give a width from 0 to 0.5 em", h)
	}
	if h := f.style.HanLatinMax; !(h > 0 && h <= 0.5) {
		return wrong("--han-latin-max %v: give a width above 0, 0.5 em at most", h)
	}
	var o convert.Options
	for _, g := range []flagGroup{&f.print, &f.fonts} {
		if err := g.apply(&o); err != nil {
			return wrong("%w", err)
		}
	}
	if o.Print.Layout == nil {
		l, err := loadLayout(layouts.Default)
		if err != nil {
			return err
		}
		o.Print.Layout = l
	}
	f.restyle(c, &o.Print.Layout.Text)
	warn := func(input string) func(...warning.Warning) {
		return func(ws ...warning.Warning) {
			if !f.quiet {
				printWarnings(io.err, input, ws)
			}
		}
	}
	if f.pages != "" {
		if len(args) > 0 {
			return wrong("--pages %s: give no other input, but there is %q", f.pages, args[0])
		}
		ro, err := f.page.options(c, io)
		if err != nil {
			return err
		}
		ws, err := convert.ComposePages(io.out, f.pages, ro, o.Print)
		warn(f.pages)(ws...)
		return err
	}
	measure := f.measure
	if !c.Flags().Changed("measure") {
		measure = float64(o.Print.Layout.Grid.Chars)
	}
	switch {
	case !(measure > 0 && measure <= 10000):
		return wrong("--measure %v: give a length in em above 0, 10000 at most", f.measure)
	case !(f.indent > -measure && f.indent < measure):
		return wrong("--indent %v: give a length in em below the measure, %v", f.indent, measure)
	}
	input := "-"
	if len(args) == 1 {
		input = args[0]
	}
	return interruptible(c.Context(), func(ctx context.Context) error {
		return convert.ComposeLines(ctx, io.out, input, convert.ComposeOptions{
			Layout: o.Print.Layout, Fonts: o.Print.Fonts,
			Plain: f.metric == "plain", Measure: measure, Indent: f.indent, Greedy: f.mode == "greedy", JSON: f.json,
			Stdin: io.in, Warn: func(w warning.Warning) { warn(input)(w) },
		})
	})
}
