//go:build man

package main

import (
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// newManCommand writes the man pages. It is built by make man alone: readers of
// man pages do not need the writer.
func newManCommand(env environment) *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write the man pages",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o777); err != nil {
				return err
			}
			date := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
			if n, err := strconv.ParseInt(env.get("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
				date = time.Unix(n, 0).UTC()
			}
			root := c.Root()
			root.DisableAutoGenTag = true
			return doc.GenManTree(root, &doc.GenManHeader{
				Title: "JIANGGAO", Section: "1", Source: "jianggao " + version, Manual: "jianggao", Date: &date,
			}, args[0])
		},
	}
}

func init() {
	extra = append(extra, func(env environment) *cobra.Command { return newManCommand(env) })
}
