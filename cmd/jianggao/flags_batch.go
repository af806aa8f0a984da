package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"jianggao/convert"
)

// batchFlags say how many inputs are converted and what is remembered of them.
type batchFlags struct {
	command *cobra.Command
	jobs    int
	merge   bool
	resume  bool
	report  string
}

func (b *batchFlags) add(c *cobra.Command) {
	b.command = c
	f := c.Flags()
	f.IntVarP(&b.jobs, "jobs", "j", 0, "inputs to work on side by side; 0 for one per core")
	f.BoolVar(&b.merge, "merge", false, "make one book of all inputs, a part each; --title names it")
	f.BoolVar(&b.resume, "resume", false, "leave out inputs that have not changed since the last run and whose products are whole; on with --report")
	f.StringVar(&b.report, "report", "", "write a report on every input to this file, as JSON")
	complete(c, "jobs", []string{"1", "2", fmt.Sprint(runtime.GOMAXPROCS(0))})
}

func (b *batchFlags) apply(o *convert.Options) error {
	if b.jobs < 0 {
		return fmt.Errorf("--jobs %d: give a number of inputs, or 0 for one per core", b.jobs)
	}
	o.Jobs, o.Merge, o.Report = b.jobs, b.merge, b.report
	o.Resume = b.resume || b.report != "" && !b.command.Flags().Changed("resume")
	return nil
}
