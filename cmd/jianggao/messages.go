package main

import (
	"fmt"
	"time"

	"jianggao/convert"
)

// A teller prints what became of the inputs: results on standard output,
// warnings, errors and the summary on standard error.
type teller struct {
	streams
	quiet    bool
	progress *progress
	errors   int
}

// tell prints the outcome of one input.
func (t *teller) tell(oc *convert.Outcome) {
	if t.quiet && oc.Err == nil {
		return
	}
	t.progress.clear()
	if !t.quiet {
		t.describe(oc)
	}
	if oc.Err != nil {
		t.errors++
		fmt.Fprintf(t.err, "jianggao: %v\n", oc.Err)
	}
}

// wait says what the program is waiting for.
func (t *teller) wait(folder string) {
	if !t.quiet {
		fmt.Fprintf(t.err, "jianggao: another run is writing into %s; waiting for its end\n", folder)
	}
}

// describe prints what was written of one input, and every warning. Of an
// input that has not changed there is nothing to say again.
func (t *teller) describe(oc *convert.Outcome) {
	if oc.Status == convert.Unchanged {
		return
	}
	printWarnings(t.err, oc.Input, oc.Warnings)
	title := oc.Title
	if title != "" {
		title += ", "
	}
	if len(oc.Outputs) == 0 {
		if oc.Err == nil && oc.Speeches == 0 {
			fmt.Fprintf(t.out, "%s: %snothing new: every speech is a copy of an earlier one\n", oc.Input, title)
		}
		return
	}
	dropped := ""
	if oc.Dropped > 0 {
		dropped = ", " + plural(oc.Dropped, "line") + " dropped"
	}
	fmt.Fprintf(t.out, "%s: %s%s, %s%s\n", oc.Input, title, speeches(oc.Speeches), plural(oc.Characters, "character"), dropped)
	for _, out := range oc.Outputs {
		what := size(out.Bytes)
		switch {
		case out.Pages > 0:
			what = fmt.Sprintf("%d pages, %s", out.Pages, what)
		case out.Files > 1:
			what = fmt.Sprintf("%d files, %s", out.Files, what)
		}
		fmt.Fprintf(t.out, "  %-4s  %s  (%s)\n", out.Format, out.Path, what)
	}
}

// summarize prints one line about a run of several inputs, and one about a run
// in which nothing was left to do.
func (t *teller) summarize(s convert.Summary) {
	t.progress.clear()
	if t.quiet || s.Inputs < 2 && s.Unchanged == 0 {
		return
	}
	line := fmt.Sprintf("%s: %d converted", plural(s.Inputs, "input"), s.Converted)
	if s.Unchanged > 0 {
		line += fmt.Sprintf(", %d unchanged", s.Unchanged)
	}
	if s.Failed > 0 {
		line += fmt.Sprintf(", %d failed", s.Failed)
	}
	line += fmt.Sprintf("; %s, %s, %s, in %s", speeches(s.Speeches), plural(s.Files, "file"), size(s.Bytes), s.Elapsed.Round(10*time.Millisecond))
	if sec := s.Elapsed.Seconds(); s.Converted > 0 && sec > 0.5 {
		line += fmt.Sprintf(" (%.1f a second)", float64(s.Converted)/sec)
	}
	fmt.Fprintln(t.err, line)
}

func speeches(n int) string {
	if n == 1 {
		return "1 speech"
	}
	return fmt.Sprintf("%d speeches", n)
}

// plural gives a number of things: "1 line", "2 lines".
func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// size gives a number of bytes in the units of disks.
func size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1000*1000:
		return fmt.Sprintf("%d kB", (n+500)/1000)
	case n < 1000*1000*1000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}
