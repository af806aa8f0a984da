package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/fonts"
)

func newFontsCommand(io streams) *cobra.Command {
	var check string
	var own fontFlags
	c := &cobra.Command{
		Use:   "fonts",
		Short: "List the embedded fonts, or say which characters of a page none has",
		Long: `Fonts lists the faces pages are set in. A character that the face of its family
lacks is taken from another; one that none has is drawn as a box, and convert
warns of it with its line.`,
		Example: `  jianggao fonts
  jianggao fonts --check page.txt
  jianggao fonts --font song=simsun.ttc#1 --check page.txt`,
		Args: nothing,
		RunE: func(c *cobra.Command, _ []string) error {
			set, err := own.set()
			if err != nil {
				return usageError{c.CommandPath(), err}
			}
			if check != "" {
				return checkFonts(io, set, check)
			}
			tw := tabwriter.NewWriter(io.out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(tw, "FAMILY\tFONT\tVERSION\tCHARACTERS\tSIZE\tLICENCE")
			for _, i := range set.Info() {
				fmt.Fprintf(tw, "%s\t%s\t%s\t%d\t%s\t%s\n", i.Family, brief(i.Name), brief(i.Version), i.Characters, size(int64(i.Bytes)), brief(i.License))
			}
			return tw.Flush()
		},
	}
	own.add(c)
	c.Flags().StringVar(&check, "check", "", "page dump to look through for characters that no font has")
	return c
}

// brief keeps what a font says of itself in a column.
func brief(s string) string {
	const most = 30
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// checkFonts lists the characters of a page's book that no face has, with the
// line each is first used on. Some missing is exit status 0: they print as
// boxes and the book is made all the same.
func checkFonts(io streams, set *fonts.Set, input string) error {
	found, err := convert.Inspect(input, convert.ReadOptions{Stdin: io.in})
	if err != nil {
		return err
	}
	missing := found.Missing(set)
	for _, m := range missing {
		fmt.Fprintf(io.out, "%s:%d: no font has %q (U+%04X), used %s\n", input, m.Line, m.Rune, m.Rune, plural(m.Count, "time"))
	}
	if len(missing) == 0 {
		fmt.Fprintf(io.out, "%s: every character has a font\n", input)
	}
	return nil
}
