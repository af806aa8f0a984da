package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newHelpCommand prints the help of a command, and fails for one that is not
// there.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about any command",
		Long:  "Help prints the help of a command, as COMMAND --help does.",
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if len(args) == 0 {
				for _, sub := range c.Root().Commands() {
					if sub.IsAvailableCommand() {
						names = append(names, sub.Name())
					}
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				parent := c.Root()
				if about != nil && about.HasSubCommands() {
					parent = about
				}
				return usageError{c.Root().CommandPath(), fmt.Errorf("help %s: %w", strings.Join(args, " "), knownCommand(parent, rest[max(0, len(rest)-1):]))}
			}
			about.InitDefaultHelpFlag()
			about.InitDefaultVersionFlag()
			return about.Help()
		},
	}
}

// addCompletion adds the command that writes completion scripts, which fails
// for shells it does not know.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	c := subcommand(root, "completion")
	c.Short = "Print a script that lets a shell complete jianggao's commands and flags"
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("give a shell: %s", strings.Join(shells(c), ", "))
		}
		return fmt.Errorf("there is no completion for %q; the shells are %s", args[0], strings.Join(shells(c), ", "))
	}
	c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() } // never reached: Args refuses
}

func shells(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, sub.Name())
	}
	return names
}
