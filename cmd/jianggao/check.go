package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jianggao/convert"
)

// newCheckCommand looks finished files over. The kinds of files are the rows
// of convert.Checkables.
func newCheckCommand(io streams) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "check [flags] FILE...",
		Short: "Say what a reader, a store or a printer would refuse in a file",
		Long: `Check looks finished files over, whoever made them, and names each fault with
its place in plain words, where stores answer with a code.

` + checkableList() + `
Exit status 0 when nothing would be refused (remarks on what would be shown
badly aside), 1 when something would or a file cannot be read.`,
		Example: `  jianggao check out/讲稿.pdf out/讲稿.epub
  jianggao check --json book.epub`,
		Args: atLeastOne("a file to check, such as out/讲稿.pdf"),
		RunE: func(_ *cobra.Command, args []string) error {
			return runCheck(args, io, asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object per file")
	return c
}

func checkableList() string {
	var b strings.Builder
	for _, k := range convert.Checkables() {
		fmt.Fprintf(&b, "  %-6s %s\n", k[0], k[1])
	}
	return b.String()
}

func runCheck(paths []string, io streams, asJSON bool) error {
	bad := false
	for _, p := range paths {
		found, err := convert.Check(p)
		if err != nil {
			bad = true
			fmt.Fprintf(io.err, "jianggao: %v\n", err)
			continue
		}
		grave := 0
		for _, f := range found.Faults {
			if f.Grave {
				grave++
			}
		}
		bad = bad || grave > 0
		if asJSON {
			e := json.NewEncoder(io.out)
			e.SetEscapeHTML(false)
			if err := e.Encode(found); err != nil {
				return err
			}
			continue
		}
		printChecked(io, found, grave)
	}
	if bad {
		return errReported
	}
	return nil
}

// printChecked prints the facts, the faults, and the sum.
func printChecked(io streams, found *convert.Checked, grave int) {
	for _, f := range found.Facts {
		fmt.Fprintf(io.out, "%s: %s\n", found.Path, f)
	}
	for _, f := range found.Faults {
		weight := "remark"
		if f.Grave {
			weight = "fault"
		}
		fmt.Fprintf(io.out, "%s: %s: %s\n", found.Path, weight, f)
	}
	switch n := len(found.Faults); {
	case n == 0:
		fmt.Fprintf(io.out, "%s: nothing to find fault with\n", found.Path)
	default:
		fmt.Fprintf(io.out, "%s: %s, %s\n", found.Path, count(grave, "fault"), count(n-grave, "remark"))
	}
}

// count writes "no faults", "1 fault", "2 faults".
func count(n int, what string) string {
	if n == 0 {
		return "no " + what + "s"
	}
	return plural(n, what)
}
