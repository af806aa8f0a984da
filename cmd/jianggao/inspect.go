package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

func newInspectCommand(io streams) *cobra.Command {
	var page pageFlags
	var titles titlesFlags
	var asJSON, ledger bool
	var rate int
	c := &cobra.Command{
		Use:   "inspect [flags] INPUT",
		Short: "Show what is found on a page",
		Long: `Inspect reads one page dump and prints its outline: every speech with its
length, speaking time and headings. With --json it prints everything that was
found as one JSON object; with --ledger, what became of every line of the page
and the rule that decided.`,
		Example: `  jianggao inspect page.txt
  jianggao inspect --ledger page.txt | grep dropped
  jianggao inspect --json page.txt | jq '.speeches[].title'`,
		Args: exactlyOne("one page dump, or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := exclude(c, "json", "ledger"); err != nil {
				return usageError{c.CommandPath(), err}
			}
			if rate < 0 {
				return usageError{c.CommandPath(), fmt.Errorf("--rate %d: give a number of characters a minute, 1 or more", rate)}
			}
			if rate == 0 { // as convert has it, and what config writes: whatever is usual
				rate = speech.Rate
			}
			kind, err := titles.parse()
			if err != nil {
				return usageError{c.CommandPath(), err}
			}
			o, err := page.options(c, io)
			if err != nil {
				return err
			}
			found, err := convert.Inspect(args[0], o)
			if err != nil {
				return err
			}
			switch {
			case asJSON:
				return found.WriteJSON(io.out)
			case ledger:
				return found.WriteLedger(io.out)
			}
			printWarnings(io.err, args[0], found.Warnings)
			return found.WriteOutline(io.out, rate, kind)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.Flags().BoolVar(&ledger, "ledger", false, "print what became of every line")
	c.Flags().IntVar(&rate, "rate", speech.Rate, "speaking rate in characters a minute")
	page.add(c)
	titles.add(c)
	return c
}

// printWarnings prints one line for every warning, with its place.
func printWarnings(w io.Writer, input string, ws []warning.Warning) {
	for _, x := range ws {
		if x.Line > 0 {
			fmt.Fprintf(w, "%s:%d: %s\n", input, x.Line, x)
		} else {
			fmt.Fprintf(w, "%s: %s\n", input, x)
		}
	}
}
