package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// addSettings gives every command the settings of files and variables, and the
// root the flag that names another file.
func addSettings(root *cobra.Command, io streams, env environment) {
	var file string
	root.PersistentFlags().StringVar(&file, "config", "", "settings file to read in place of "+settingsFile+" and the user's own, or none")
	read := func() (*settings, error) {
		if file == "" {
			file = env.get(variable("config"))
		}
		return readSettings(root, env, file)
	}
	for _, c := range root.Commands() {
		work := c.RunE
		if work == nil {
			continue
		}
		c.RunE = func(c *cobra.Command, args []string) error {
			s, err := read()
			if err == nil {
				err = s.apply(c)
			}
			if err != nil {
				return usageError{"", err}
			}
			for _, v := range strayVariables(root, env) {
				fmt.Fprintf(io.err, "jianggao: the variable %s sets nothing; jianggao config lists those that do\n", v)
			}
			err = work(c, args)
			var u usageError
			if errors.As(err, &u) {
				u.err = s.explain(u.err)
				return u
			}
			return err
		}
	}
	root.AddCommand(newConfigCommand(root, io, read))
}

func newConfigCommand(root *cobra.Command, io streams, read func() (*settings, error)) *cobra.Command {
	c := &cobra.Command{
		Use:   "config [COMMAND [FLAG]...]",
		Short: "Print the effective settings and where each comes from",
		Long: `Config prints the settings of a command, convert unless another is named, as
TOML with the source of each behind it.

A flag on the command line counts most; then the variable JIANGGAO_ with its
name in capitals (JIANGGAO_MAX_SIZE for --max-size); then jianggao.toml in the
working folder; then jianggao/jianggao.toml in your folder of configurations
(~/.config on Linux, ~/Library/Application Support on macOS, %AppData% on
Windows); then the default. A settings file holds keys named as the flags, for
all commands that have them, or in a table named as a command for that one:

  layout = "a4"
  format = ["pdf", "epub"]
  [inspect]
  rate = 200`,
		Example: `  jianggao config
  jianggao config inspect
  jianggao config convert -l a4 --jobs 2
  jianggao config > jianggao.toml`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, c := range root.Commands() {
				names = append(names, c.Name())
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := read()
			if err != nil {
				return usageError{"", err}
			}
			name := "convert"
			if len(args) > 0 {
				name, args = args[0], args[1:]
			}
			target := subcommand(root, name)
			if target == nil {
				return usageError{c.CommandPath(), knownCommand(root, []string{name})}
			}
			if err := target.ParseFlags(args); err != nil {
				return usageError{c.CommandPath(), err}
			}
			if err := s.apply(target); err != nil {
				return usageError{"", err}
			}
			return s.print(io, target)
		},
	}
	c.Flags().SetInterspersed(false) // flags behind the command's name are the command's
	return c
}

// print lists the settings of a command.
func (s *settings) print(io streams, c *cobra.Command) error {
	tw := tabwriter.NewWriter(io.out, 0, 0, 2, ' ', 0)
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		for _, u := range unsettable {
			if f.Name == u {
				return
			}
		}
		source := "default"
		switch from, ok := s.from[f]; {
		case ok:
			source = from
		case f.Changed:
			source = "command line"
		}
		fmt.Fprintf(tw, "%s = %s\t# %s\n", f.Name, tomlValue(f.Value), source)
	})
	return tw.Flush()
}

// tomlValue gives the value of a flag as TOML.
func tomlValue(v pflag.Value) string {
	if list, ok := v.(pflag.SliceValue); ok {
		var out []string
		for _, s := range list.GetSlice() {
			out = append(out, strconv.Quote(s))
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	switch v.Type() {
	case "bool", "int", "float64":
		return v.String()
	}
	return strconv.Quote(v.String())
}
