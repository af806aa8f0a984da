package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/fonts"
)

func newFontsCommand(io streams) *cobra.Command {
	var check string
	c := &cobra.Command{
		Use:   "fonts",
		Short: "List the embedded fonts, or say which characters of a page none has",
		Example: `  jianggao fonts
  jianggao fonts --check page.txt`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			set, err := fonts.Bundled()
			if err != nil {
				return err
			}
			if check != "" {
				return checkFonts(io, set, check)
			}
			tw := tabwriter.NewWriter(io.out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(tw, "FAMILY\tFONT\tVERSION\tCHARACTERS\tSIZE\tLICENCE")
			for _, i := range set.Info() {
				fmt.Fprintf(tw, "%s\t%s\t%s\t%d\t%s\t%s\n", i.Family, i.Name, i.Version, i.Characters, size(int64(i.Bytes)), i.License)
			}
			return tw.Flush()
		},
	}
	c.Flags().StringVar(&check, "check", "", "page dump to look through for characters that no font has")
	return c
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
		fmt.Fprintf(io.out, "%s:%d: no font has %q (U+%04X), used %d times\n", input, m.Line, m.Rune, m.Rune, m.Count)
	}
	if len(missing) == 0 {
		fmt.Fprintf(io.out, "%s: every character has a font\n", input)
	}
	return nil
}
