package main

import (
	"fmt"
	"os"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"jianggao/layouts"
)

func newLayoutsCommand(io streams) *cobra.Command {
	var check string
	c := &cobra.Command{
		Use:   "layouts [NAME]",
		Short: "List the print layouts, or print one as TOML to copy",
		Example: `  jianggao layouts
  jianggao layouts a4 > mine.toml     then: jianggao convert -l mine.toml page.txt
  jianggao layouts --check mine.toml`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: cobra.FixedCompletions(layouts.Names(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case check != "":
				b, err := os.ReadFile(check)
				if err != nil {
					return err
				}
				if _, err := layouts.Parse(check, b); err != nil {
					return err
				}
				fmt.Fprintf(io.out, "%s: a sound layout\n", check)
				return nil
			case len(args) == 1:
				src, err := layouts.Source(args[0])
				if err != nil {
					return err
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
	return c
}
