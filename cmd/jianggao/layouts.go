package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"jianggao/layouts"
)

func newLayoutsCommand(io streams) *cobra.Command {
	var check string
	c := &cobra.Command{
		Use:   "layouts [NAME]",
		Short: "List the print layouts, or print one as TOML to copy",
		Long: `Layouts lists the print layouts that convert -l takes, each with what it is for.
With a NAME it prints that layout as TOML, comments and all. Change what you like
in a copy, or write a file of your own that begins with

  extends = "a4"

and holds only your changes. --check says whether a file will do, and what page
it makes; an error names the key and what would work.`,
		Example: `  jianggao layouts
  jianggao layouts a4 > mine.toml     then: jianggao convert -l mine.toml page.txt
  jianggao layouts --check mine.toml`,
		Args:              atMostOne("one layout"),
		ValidArgsFunction: cobra.FixedCompletions(layouts.Names(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case check != "" && len(args) > 0:
				return usageError{c.CommandPath(), fmt.Errorf("--check %s: give no layout beside it, but there is %q", check, args[0])}
			case check != "":
				return checkLayout(io.out, check)
			case len(args) == 1:
				src, err := layouts.Source(args[0])
				if err != nil {
					return usageError{c.CommandPath(), err}
				}
				_, err = io.out.Write(src)
				return err
			}
			tw := tabwriter.NewWriter(io.out, 0, 0, 2, ' ', 0)
			for _, name := range layouts.Names() {
				l, err := layouts.Load(name)
				if err != nil {
					return err
				}
				fmt.Fprintf(tw, "%s\t%s\n", name, l.Use)
			}
			return tw.Flush()
		},
	}
	c.Flags().StringVar(&check, "check", "", "check a layout file of your own")
	if err := c.MarkFlagFilename("check", "toml"); err != nil {
		panic(err) // the flag is not there: a mistake in this file
	}
	return c
}

// checkLayout reads a layout of the user's and says what page it makes.
func checkLayout(w io.Writer, path string) error {
	b, err := readFile(path)
	if err != nil {
		return err
	}
	l, err := layouts.Parse(path, b)
	if err != nil {
		return err
	}
	g, page := l.Grid, l.Page.Size
	columns := ""
	if g.Columns > 1 {
		columns = fmt.Sprintf("%d columns of ", g.Columns)
	}
	_, err = fmt.Fprintf(w, `%s: a sound layout
  page       %.4g × %.4g mm
  text       %s%d characters × %d lines of %.4g points, %.4g points apart
  type area  %.1f × %.1f mm
  margins    top %.1f, bottom %.1f, inner %.1f, outer %.1f mm
`, path, page.Width.Millimetres(), page.Height.Millimetres(),
		columns, g.Chars, g.Lines, layouts.Length(g.Size).Points(), layouts.Length(g.Pitch).Points(),
		l.Width().Millimetres(), l.Height().Millimetres(),
		l.Top().Millimetres(), (page.Height - l.Top() - l.Height()).Millimetres(),
		l.Inner().Millimetres(), (page.Width - l.Width() - l.Inner()).Millimetres())
	if err == nil && l.Sheet.Imposed() {
		sw, sh := l.Sheet.Turned()
		_, err = fmt.Fprintf(w, "  sheets     %.4g × %.4g mm, two pages on a side, to fold and stitch\n", sw.Millimetres(), sh.Millimetres())
	}
	return err
}
