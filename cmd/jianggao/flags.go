package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"jianggao/convert"
)

// A flagGroup is the flags of convert that concern one part of its options,
// in a file of their own: flags_pdf.go, flags_epub.go and so on. A new flag is
// a field, a line in add and a line in apply of its group.
type flagGroup interface {
	// add declares the flags.
	add(c *cobra.Command)
	// apply checks the flags and sets what they say. An error is a wrong call
	// and names its flag.
	apply(o *convert.Options) error
}

// newFlagGroups gives the groups of convert, one a line.
func newFlagGroups() []flagGroup {
	return []flagGroup{
		&batchFlags{},
		&titlesFlags{},
		&printFlags{},
		&fontFlags{},
		&pdfFlags{},
		&epubFlags{},
	}
}

// complete gives the shell the values a flag takes.
func complete(c *cobra.Command, flag string, values []string) {
	err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(fmt.Sprintf("flag --%s is not there: %v", flag, err)) // a mistake in this program
	}
}
