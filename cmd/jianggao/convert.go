package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"jianggao/convert"
)

// convertFlags are the flags of convert.
type convertFlags struct {
	page    pageFlags
	groups  []flagGroup
	out     string
	formats []string
	force   bool
	verify  bool
	quiet   bool
}

func newConvertCommand(io streams, getenv func(string) string) *cobra.Command {
	f := convertFlags{groups: newFlagGroups()}
	c := &cobra.Command{
		Use:   "convert [flags] INPUT...",
		Short: "Make PDF, EPUB and text of page dumps",
		Long: `Convert reads page dumps and writes, for a book with the title T, DIR/T.pdf,
DIR/T.epub, DIR/T.json and a folder DIR/T with one text file per speech.

INPUT is a file, a folder (its .txt and .html files are taken, folders below
it too), or - for standard input. Nothing is written over unless you say
--force. Warnings name the line of the page they are about.`,
		Example: `  jianggao convert page.txt
  jianggao convert -o books -f epub,txt pages/
  jianggao convert --only 3,5-8 --author 王芳 --title 群众路线发言稿选 page.txt
  iconv -f gbk page.txt | jianggao convert -f pdf -`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			o, err := f.options(c, args, io, getenv)
			if err != nil {
				return err
			}
			return runConvert(c.Context(), o, io, f.quiet)
		},
	}
	fl := c.Flags()
	fl.StringVarP(&f.out, "output", "o", "out", "folder to write into; made when missing")
	fl.StringSliceVarP(&f.formats, "format", "f", []string{"pdf", "epub", "txt"}, "what to make: "+formatList())
	fl.BoolVar(&f.force, "force", false, "write over files that exist")
	fl.BoolVar(&f.verify, "verify", false, "read the PDF back too and compare it with the book (EPUB and text always are)")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "print errors only")
	complete(c, "format", formatNames())
	f.page.add(c)
	for _, g := range f.groups {
		g.add(c)
	}
	return c
}

func formatNames() []string {
	var names []string
	for _, f := range convert.Formats() {
		names = append(names, f[0])
	}
	return names
}

func formatList() string { return strings.Join(formatNames(), ", ") }

func (f *convertFlags) options(c *cobra.Command, inputs []string, io streams, getenv func(string) string) (convert.Options, error) {
	ro, err := f.page.options(c, io)
	o := convert.Options{
		ReadOptions: ro, Inputs: inputs, OutDir: f.out, Formats: f.formats,
		Force: f.force, Verify: f.verify, Version: version,
	}
	if err != nil {
		return o, err
	}
	wrong := func(err error) (convert.Options, error) { return o, usageError{c.CommandPath(), err} }
	known := formatNames()
	for _, n := range f.formats {
		if !slices.Contains(known, n) {
			return wrong(fmt.Errorf("--format: there is no format %q; the formats are %s", n, formatList()))
		}
	}
	for _, g := range f.groups {
		if err := g.apply(&o); err != nil {
			return wrong(err)
		}
	}
	if s := getenv("SOURCE_DATE_EPOCH"); s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < 0 {
			return wrong(fmt.Errorf("SOURCE_DATE_EPOCH=%q is not a number of seconds since 1970", s))
		}
		o.Epoch = time.Unix(n, 0).UTC()
	}
	return o, nil
}

// runConvert converts and tells: results on standard output, warnings and
// errors on standard error.
func runConvert(ctx context.Context, o convert.Options, io streams, quiet bool) error {
	failed, total := 0, 0
	o.Done = func(oc *convert.Outcome) {
		total++
		if !quiet {
			report(io, oc)
		}
		if oc.Err != nil {
			failed++
			fmt.Fprintf(io.err, "jianggao: %v\n", oc.Err)
		}
	}
	if !quiet && isTerminal(io.err) {
		o.Progress = func(done, all int, input string) {
			if all > 1 {
				fmt.Fprintf(io.err, "[%d/%d] %s\n", done+1, all, input)
			}
		}
	}
	if _, err := convert.Run(ctx, o); err != nil {
		return err
	}
	if failed > 0 {
		if total > 1 {
			fmt.Fprintf(io.err, "jianggao: %d of %d inputs failed\n", failed, total)
		}
		return errReported
	}
	return nil
}

// report prints what was written of one input, and every warning.
func report(s streams, oc *convert.Outcome) {
	printWarnings(s.err, oc.Input, oc.Warnings)
	if len(oc.Outputs) == 0 {
		return
	}
	fmt.Fprintf(s.out, "%s: %s, %d speeches, %d characters\n", oc.Input, oc.Book.Title, len(oc.Book.Speeches), oc.Book.Characters())
	for _, out := range oc.Outputs {
		what := size(out.Bytes)
		switch {
		case out.Pages > 0:
			what = fmt.Sprintf("%d pages, %s", out.Pages, what)
		case out.Files > 1:
			what = fmt.Sprintf("%d files, %s", out.Files, what)
		}
		fmt.Fprintf(s.out, "  %-4s  %s  (%s)\n", out.Format, out.Path, what)
	}
}

func size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1000*1000:
		return fmt.Sprintf("%d kB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// isTerminal says whether a stream is a terminal: a character device.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}
