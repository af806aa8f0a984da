package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"jianggao/tomlfile"
)

// Settings are defaults of flags, from the strongest layer to the weakest:
// the environment, the project's file, the user's file. What the command line
// says is stronger than all of them.
type settings struct {
	layers []layer
	from   map[*pflag.Flag]string // which layer set a flag
}

// A layer is one place defaults come from.
type layer struct {
	name     string                        // as messages name it
	all      map[string]setting            // for every command that has the flag
	commands map[string]map[string]setting // for one command
}

// A setting is the value of one flag. Lists have several values.
type setting struct {
	values []string
	where  string // file and line, or the variable
}

// settingsFile is the name of the file, in the working folder and in the folder
// jianggao of the user's configuration folder.
const settingsFile = "jianggao.toml"

// variablePrefix comes before a flag's name in the environment: JIANGGAO_LAYOUT.
const variablePrefix = "JIANGGAO_"

// unsettable are flags that no file or variable sets.
var unsettable = []string{"help", "version", "config"}

// readSettings reads all layers. file names the one file to read in place of
// the project's and the user's; "none" is no file.
func readSettings(root *cobra.Command, env environment, file string) (*settings, error) {
	s := &settings{from: map[*pflag.Flag]string{}}
	s.layers = append(s.layers, environmentLayer(root, env))
	var files []string
	switch file {
	case "":
		files = append(files, settingsFile)
		if dir, err := os.UserConfigDir(); err == nil {
			files = append(files, filepath.Join(dir, "jianggao", settingsFile))
		}
	case "none":
	default:
		files = append(files, file)
	}
	for _, f := range files {
		if _, err := os.Stat(f); errors.Is(err, fs.ErrNotExist) && file == "" {
			continue
		}
		b, err := readFile(f)
		if err != nil {
			return nil, err
		}
		l, err := parseSettings(root, f, string(b))
		if err != nil {
			return nil, err
		}
		s.layers = append(s.layers, l)
	}
	return s, nil
}

// environmentLayer takes the variables that bear the name of a flag.
func environmentLayer(root *cobra.Command, env environment) layer {
	l := layer{name: "environment", all: map[string]setting{}}
	for name := range settable(root) {
		v := variable(name)
		if value := env.get(v); value != "" {
			l.all[name] = setting{[]string{value}, v}
		}
	}
	return l
}

// strayVariables are the JIANGGAO_ variables that set nothing.
func strayVariables(root *cobra.Command, env environment) []string {
	known := map[string]bool{variable("config"): true}
	for name := range settable(root) {
		known[variable(name)] = true
	}
	var out []string
	for v := range env {
		if strings.HasPrefix(v, variablePrefix) && !known[v] {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

// variable is the name of the environment's variable for a flag.
func variable(flag string) string {
	return variablePrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// settable gives the flags that can be set, and the commands that have each.
func settable(root *cobra.Command) map[string][]*cobra.Command {
	out := map[string][]*cobra.Command{}
	for _, c := range root.Commands() {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if !slices.Contains(unsettable, f.Name) && !f.Hidden {
				out[f.Name] = append(out[f.Name], c)
			}
		})
	}
	return out
}

// parseSettings reads a settings file: a key of any flag's name, or a table of
// a command's name with such keys.
func parseSettings(root *cobra.Command, name, text string) (layer, error) {
	l := layer{name: name, all: map[string]setting{}, commands: map[string]map[string]setting{}}
	var raw map[string]any
	if _, err := tomlfile.Decode(name, []byte(text), &raw); err != nil {
		return l, err
	}
	flags := settable(root)
	for _, key := range slices.Sorted(maps.Keys(raw)) {
		table, isTable := raw[key].(map[string]any)
		if !isTable {
			where := tomlfile.Place(name, text, "", key)
			if flags[key] == nil {
				return l, fmt.Errorf("%s: unknown key %q%s", where, key, similar(key, slices.Collect(maps.Keys(flags))))
			}
			values, err := flat(raw[key])
			if err != nil {
				return l, fmt.Errorf("%s: %s: %w", where, key, err)
			}
			l.all[key] = setting{values, where}
			continue
		}
		c := subcommand(root, key)
		if c == nil {
			return l, fmt.Errorf("%s: unknown table [%s]: there is no such command", tomlfile.Place(name, text, key, ""), key)
		}
		l.commands[key] = map[string]setting{}
		for _, k := range slices.Sorted(maps.Keys(table)) {
			where := tomlfile.Place(name, text, key, k)
			if !slices.Contains(flags[k], c) {
				return l, fmt.Errorf("%s: unknown key %q in [%s]%s", where, k, key, similar(k, flagNames(c)))
			}
			values, err := flat(table[k])
			if err != nil {
				return l, fmt.Errorf("%s: %s: %w", where, k, err)
			}
			l.commands[key][k] = setting{values, where}
		}
	}
	return l, nil
}

func subcommand(root *cobra.Command, name string) *cobra.Command {
	for _, c := range root.Commands() {
		if c.Name() == name {
			return c
		}
	}
	return nil
}

func flagNames(c *cobra.Command) []string {
	var out []string
	c.LocalFlags().VisitAll(func(f *pflag.Flag) { out = append(out, f.Name) })
	return out
}

// flat gives the text of a TOML value as a flag would be given it.
func flat(v any) ([]string, error) {
	switch v := v.(type) {
	case string:
		return []string{v}, nil
	case bool, int64, float64:
		return []string{fmt.Sprint(v)}, nil
	case []any:
		out := []string{}
		for _, x := range v {
			s, err := flat(x)
			if err != nil || len(s) != 1 {
				return nil, errors.New("a list holds words or numbers")
			}
			out = append(out, s[0])
		}
		return out, nil
	}
	return nil, errors.New("give a word in quotes, a number, true or false, or a list of these")
}

// similar proposes the key that was meant.
func similar(name string, known []string) string {
	if meant := alternatives(name, known, ""); meant != "" {
		return meant
	}
	return "; keys are the long names of flags, without the hyphens in front"
}

// apply sets the flags of a command that the command line leaves alone.
func (s *settings) apply(c *cobra.Command) error {
	var failed error
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Changed || failed != nil {
			return
		}
		x, from, ok := s.look(c.Name(), f.Name)
		if !ok {
			return
		}
		if err := set(f, x.values); err != nil {
			failed = fmt.Errorf("%s: %s: %q: give %s", x.where, f.Name, strings.Join(x.values, ", "), err)
			return
		}
		s.from[f] = from
	})
	return failed
}

// look finds the strongest setting of a flag; in one layer, that of the
// command before that of all.
func (s *settings) look(command, flag string) (x setting, from string, ok bool) {
	if slices.Contains(unsettable, flag) {
		return x, "", false
	}
	for _, l := range s.layers {
		if x, ok = l.commands[command][flag]; !ok {
			x, ok = l.all[flag]
		}
		if ok {
			return x, x.where, true
		}
	}
	return x, "", false
}

// set gives a flag its value; an error says what to give. It counts as given, as if on the command line,
// unless it is the default.
func set(f *pflag.Flag, values []string) error {
	list, isList := f.Value.(pflag.SliceValue)
	if isList && slices.Equal(values, list.GetSlice()) || !isList && len(values) == 1 && values[0] == f.DefValue {
		return nil
	}
	f.Changed = true
	if isList && len(values) != 1 {
		return list.Replace(values)
	}
	if len(values) != 1 {
		return errors.New("one value, not a list")
	}
	if f.Value.Set(values[0]) != nil {
		return errors.New(wanted(f))
	}
	return nil
}

// explain says of an error that names a flag where the flag was set, when it
// was not on the command line.
func (s *settings) explain(err error) error {
	var named []*pflag.Flag
	for f := range s.from {
		if namesFlag(err.Error(), f.Name) {
			named = append(named, f)
		}
	}
	if len(named) == 0 {
		return err
	}
	f := slices.MinFunc(named, func(a, b *pflag.Flag) int { return strings.Compare(a.Name, b.Name) })
	return fmt.Errorf("%w (--%s is set by %s)", err, f.Name, s.from[f])
}

// namesFlag says whether a message names a flag: --title-page does not name
// --title.
func namesFlag(message, flag string) bool {
	for {
		_, rest, ok := strings.Cut(message, "--"+flag)
		if !ok {
			return false
		}
		if rest == "" || !strings.ContainsRune("-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", rune(rest[0])) {
			return true
		}
		message = rest
	}
}
