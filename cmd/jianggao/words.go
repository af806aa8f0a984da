package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// What the libraries of the command line say when a call is wrong, said in our
// words: what was given, what would be right.

// atLeastOne, exactlyOne, atMostOne and nothing say how many arguments a
// command takes; what names them in messages.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("give %s", what)
		}
		return nil
	}
}

func exactlyOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("give %s", what)
		}
		return atMostOne(what)(c, args)
	}
}

func atMostOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return fmt.Errorf("give %s; there are %d: %s", what, len(args), strings.Join(args, " "))
		}
		return nil
	}
}

func nothing(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("this command takes no input, but there is %q", args[0])
	}
	return nil
}

// knownCommand refuses arguments of a command that only has commands below it.
func knownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return fmt.Errorf("there is no command %q%s", args[0], alternatives(args[0], names, "the commands are "))
}

// exclude refuses two flags of a command that are both given.
func exclude(c *cobra.Command, a, b string) error {
	if c.Flags().Changed(a) && c.Flags().Changed(b) {
		return fmt.Errorf("--%s and --%s exclude each other", a, b)
	}
	return nil
}

// flagError says what is wrong with a flag.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if shorts := unknown.GetSpecifiedShortnames(); shorts != "" {
			return fmt.Errorf("unknown flag: -%s in -%s; a file whose name begins with - is given as ./-%s", name, shorts, shorts)
		}
		return fmt.Errorf("unknown flag: --%s%s", name, alternatives(name, flagNames(c), ""))
	case errors.As(err, &missing):
		return fmt.Errorf("--%s: the value is missing", missing.GetFlag().Name)
	case errors.As(err, &invalid):
		return fmt.Errorf("--%s %q: give %s", invalid.GetFlag().Name, invalid.GetValue(), wanted(invalid.GetFlag()))
	case errors.As(err, &syntax):
		return fmt.Errorf("%q is no flag; write --NAME or --NAME=VALUE", syntax.GetSpecifiedFlag())
	}
	return err
}

// wanted says what values a flag takes.
func wanted(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "true or false"
	case "int":
		return "a whole number"
	case "float64":
		return "a number"
	}
	return "another value"
}

// alternatives proposes the name that was meant; without a likely one it lists
// all of them behind a lead, if there is one.
func alternatives(name string, known []string, lead string) string {
	slices.Sort(known)
	names := &cobra.Command{SuggestionsMinimumDistance: 2}
	for _, k := range known {
		names.AddCommand(&cobra.Command{Use: k, Run: func(*cobra.Command, []string) {}})
	}
	if found := names.SuggestionsFor(name); len(found) > 0 {
		return fmt.Sprintf("; did you mean %q?", found[0])
	}
	if lead == "" {
		return ""
	}
	return "; " + lead + strings.Join(known, ", ")
}
