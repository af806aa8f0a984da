package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/convert/repair"
	"jianggao/convert/together"
	"jianggao/convert/warning"
)

func newRepairCommand(io streams) *cobra.Command {
	var kinds string
	var quiet bool
	c := &cobra.Command{
		Use:   "repair [flags] [FILE | -]",
		Short: "Mend the punctuation and spacing of Chinese text, line by line",
		Long: `Repair reads UTF-8 text from FILE or standard input, takes each line as one
paragraph, and prints it with its punctuation, spacing, quotes and masks mended:
a line in, a line out. Lines with nothing to mend come out unchanged, byte for
byte. No character of Chinese and no number is ever changed, and repairing
repaired text changes nothing.

What can be read two ways (a point between two Chinese characters, an odd number
of quotes) is left as it is, with a warning and its line on standard error.

Kinds of repair, for --repair:
` + kindTable(),
		Example: `  jianggao repair speech.txt > mended.txt
  jianggao repair --repair=punctuation,spaces speech.txt
  jianggao repair --repair=-quotes speech.txt         everything but quotes
  iconv -f gb18030 -t utf-8 old.txt | jianggao repair > new.txt`,
		Args: atMostOne("one text file, or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error {
			o, err := repair.ParseKinds(kinds)
			if err != nil {
				return usageError{c.CommandPath(), fmt.Errorf("--repair: %w", err)}
			}
			input := "-"
			if len(args) == 1 {
				input = args[0]
			}
			return interruptible(c.Context(), func(ctx context.Context) error {
				return convert.RepairLines(ctx, io.out, input, convert.LineOptions{
					Repair: o, Stdin: io.in,
					Warn: func(w warning.Warning) {
						if !quiet {
							printWarnings(io.err, input, []warning.Warning{w})
						}
					},
				})
			})
		},
	}
	c.Flags().StringVar(&kinds, "repair", "all", "kinds of repair, separated by commas, or all, or none; -KIND takes one away")
	c.Flags().BoolVarP(&quiet, "quiet", "q", false, "print no warnings")
	complete(c, "repair", kindNames())
	return c
}

// interruptible runs f and does not wait for it when ctx is done: reading from
// a terminal cannot be broken off.
func interruptible(ctx context.Context, f func(context.Context) error) error {
	done := make(chan error, 1)
	go func() { done <- together.Try(func() error { return f(ctx) }) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// kindNames are the values --repair takes.
func kindNames() []string {
	names := []string{"all", "none"}
	for _, k := range repair.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

// kindTable lists the kinds of repair for help.
func kindTable() string {
	var b strings.Builder
	tw := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, k := range repair.Kinds() {
		fmt.Fprintf(tw, "  %s\t%s\n", k.Name, k.About)
	}
	tw.Flush()
	return strings.TrimRight(b.String(), "\n")
}
