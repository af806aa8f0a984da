package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
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
	verbose bool
}

func newConvertCommand(s streams, env environment) *cobra.Command {
	f := convertFlags{groups: newFlagGroups()}
	c := &cobra.Command{
		Use:   "convert [flags] INPUT...",
		Short: "Make PDF, EPUB and text of page dumps",
		Long: `Convert reads page dumps and writes, for a book with the title T, DIR/T.pdf,
DIR/T.epub, DIR/T.json and a folder DIR/T with one text file per speech.

INPUT is a file, a folder or a zip archive (their .txt, .html and .mhtml files,
folders below them too), or - for standard input. Every input is a book of its
own; books of the same title get a number behind it. With --merge all inputs are
the parts of one book. Warnings name the line of the page they are about.

Nothing is written over unless you say --force. A file is written beside its
place and moved there when it is whole: a run can be stopped at any moment. A
run of more than one file, or one with --resume or --report FILE, remembers in
DIR/.jianggao.jsonl what it made of which input: the next one with --resume does
only what is new or has changed, and its own text files are never taken for
pages. A second run into DIR waits for the first.`,
		Example: `  jianggao convert page.txt
  jianggao convert -o books -f epub,txt pages/
  jianggao convert --only 3,5-8 --author 王芳 --title 群众路线发言稿选 page.txt
  jianggao convert --resume -o books pages.zip more-pages/
  jianggao convert --merge --title 演讲稿大全 pages/
  iconv -f gbk page.txt | jianggao convert -f pdf -
  jianggao convert -f txt -o - page.txt | less`,
		Args: atLeastOne("an input: a page dump, a folder, a zip archive, or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error {
			o, err := f.options(c, args, s, env)
			if err != nil {
				return err
			}
			t := &teller{streams: s, quiet: f.quiet, progress: newProgress(s, env)}
			if f.out == "-" {
				if err := streamable(&o, s.out); err != nil {
					return usageError{c.CommandPath(), err}
				}
				return stream(c.Context(), o, t)
			}
			return runConvert(c.Context(), o, t)
		},
	}
	fl := c.Flags()
	fl.StringVarP(&f.out, "output", "o", "out", "folder to write into; made when missing; - prints the one product")
	fl.StringSliceVarP(&f.formats, "format", "f", []string{"pdf", "epub", "txt"}, "what to make: "+formatList())
	fl.BoolVar(&f.force, "force", false, "write over files that exist")
	fl.BoolVar(&f.verify, "verify", true, "read every product back and fail if a character of the book is missing or doubled")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "print errors only")
	fl.BoolVarP(&f.verbose, "verbose", "v", false, "log every step and its time on standard error")
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

func (f *convertFlags) options(c *cobra.Command, inputs []string, s streams, env environment) (convert.Options, error) {
	ro, err := f.page.options(c, s)
	o := convert.Options{
		ReadOptions: ro, Inputs: inputs, OutDir: f.out, Formats: f.formats,
		Force: f.force, SkipVerify: !f.verify, Version: version, Log: newLog(s.err, f.verbose && !f.quiet),
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
	if s := env.get("SOURCE_DATE_EPOCH"); s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < 0 {
			return wrong(fmt.Errorf("SOURCE_DATE_EPOCH=%q is not a number of seconds since 1970", s))
		}
		o.Epoch = time.Unix(n, 0).UTC()
	}
	if o.Fingerprint, err = fingerprint(c, &o); err != nil {
		return wrong(err)
	}
	return o, nil
}

// runConvert converts and tells.
func runConvert(ctx context.Context, o convert.Options, t *teller) error {
	o.Done = t.tell
	o.Waiting = func() { t.wait(o.OutDir) }
	if !t.quiet {
		o.Progress = t.progress.show
	}
	sum, err := convert.Run(ctx, o)
	t.summarize(sum)
	if err != nil {
		return err
	}
	if t.errors > 0 {
		return errReported
	}
	return nil
}

// streamable says why a product cannot go to standard output.
func streamable(o *convert.Options, out io.Writer) error {
	text := []string{"txt", "json"}
	switch {
	case len(o.Formats) != 1:
		return fmt.Errorf("-o -: %d products, but one can be printed; choose it, such as -f txt", len(o.Formats))
	case o.Resume || o.Report != "":
		return errors.New("-o -: --resume and --report remember what is in a folder; give one with -o")
	case isTerminal(out) && !slices.Contains(text, o.Formats[0]):
		return fmt.Errorf("-o -: a terminal cannot show %s; lead it into a file or a program", o.Formats[0])
	}
	return nil
}

// stream prints the one product and tells of it on standard error.
func stream(ctx context.Context, o convert.Options, t *teller) error {
	oc, err := convert.Stream(ctx, o, t.out)
	if errors.Is(err, context.Canceled) {
		return err
	}
	if oc == nil {
		return usageError{"", fmt.Errorf("-o -: %w", err)}
	}
	t.out = t.err
	oc.Err = err
	t.tell(oc)
	if err != nil {
		return errReported
	}
	return nil
}

// newLog gives a log of the steps on standard error, or nil.
func newLog(w io.Writer, verbose bool) *slog.Logger {
	if !verbose {
		return nil
	}
	return slog.New(slog.NewTextHandler(w, nil))
}
