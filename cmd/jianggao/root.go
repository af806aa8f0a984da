package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is set by the linker for releases; see the Makefile.
var version = "0.1.0"

// programVersion is the version with the commit it was built from, where the
// toolchain knows it.
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				return version + " (" + s.Value[:12] + ")"
			}
		}
	}
	return version
}

// extra are commands of builds with a tag; see man.go.
var extra []func(environment) *cobra.Command

// newRootCommand builds the command tree.
func newRootCommand(io streams, env environment) *cobra.Command {
	root := &cobra.Command{
		Use:   "jianggao",
		Short: "Turn page dumps of Chinese speech collections into clean books",
		Long: `jianggao (讲稿) turns raw page dumps of Chinese speech collections (copied text
or saved HTML) into clean books: a print PDF, an EPUB, and a text file per
speech. It finds the speeches, drops the site's navigation and adverts, mends
the punctuation, and composes the pages by the rules of Chinese typography.`,
		Example: `  jianggao convert page.txt                 PDF, EPUB and text into the folder out
  jianggao inspect page.txt                 what was found on a page
  jianggao convert -f epub -o books *.html  EPUB only, of several pages
  jianggao repair notes.txt > mended.txt    Chinese punctuation of any text, mended`,
		Version:       programVersion(),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          knownCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			return c.Help()
		},
	}
	root.SetIn(io.in)
	root.SetOut(io.out)
	root.SetErr(io.err)
	root.SetVersionTemplate("jianggao {{.Version}}\n")
	root.AddCommand(
		newConvertCommand(io, env),
		newInspectCommand(io),
		newRepairCommand(io),
		newComposeCommand(io),
		newCheckCommand(io),
		newLayoutsCommand(io),
		newFontsCommand(io),
	)
	addSettings(root, io, env)
	root.SetHelpCommand(newHelpCommand())
	addCompletion(root)
	for _, more := range extra {
		root.AddCommand(more(env))
	}
	markUsage(root)
	return root
}

// markUsage makes every wrong flag and wrong number of arguments a usageError
// that names the command whose help would show how.
func markUsage(c *cobra.Command) {
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{c.CommandPath(), flagError(c, err)}
	})
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			if err := check(c, args); err != nil {
				return usageError{c.CommandPath(), err}
			}
			return nil
		}
	}
	for _, sub := range c.Commands() {
		markUsage(sub)
	}
}
