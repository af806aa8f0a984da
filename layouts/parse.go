package layouts

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"reflect"
	"strings"

	"jianggao/tomlfile"
)

// Parse reads a layout. name is the file's name, for messages. A file that
// extends an embedded layout changes the keys it names and keeps the others.
// Errors name the file, the key, and what would work.
func Parse(name string, b []byte) (*Layout, error) {
	l, err := parse(name, b, nil)
	if err != nil {
		return nil, err
	}
	if err := check(name, l); err != nil {
		return nil, err
	}
	return l, nil
}

// parse reads a layout over the one it extends; seen holds the names on the
// way here, so that a circle is an error.
func parse(name string, b []byte, seen []string) (*Layout, error) {
	var head struct {
		Extends string `toml:"extends"`
	}
	l := &Layout{}
	if namesBase(b) {
		if _, err := tomlfile.Decode(name, b, &head); err != nil {
			return nil, err
		}
	}
	if head.Extends != "" {
		src, err := Source(head.Extends)
		if err != nil {
			return nil, fmt.Errorf("%s: extends: %w", name, errors.New(strings.TrimSuffix(err.Error(), ", or a file ending in .toml")))
		}
		for _, s := range seen {
			if s == head.Extends {
				return nil, fmt.Errorf("%s: extends: %s extends itself", name, s)
			}
		}
		if l, err = parse(head.Extends+".toml", src, append(seen, head.Extends)); err != nil {
			return nil, err
		}
	}
	unknown, err := tomlfile.Decode(name, b, l)
	if err != nil {
		return nil, err
	}
	if len(unknown) > 0 {
		key := unknown[0]
		table := strings.Join(key[:len(key)-1], ".")
		return nil, unknownKey(tomlfile.Place(name, string(b), table, key[len(key)-1]), key)
	}
	l.Name = strings.TrimSuffix(path.Base(strings.ReplaceAll(name, `\`, "/")), ".toml")
	return l, nil
}

// namesBase reports whether a layout may name the one it extends.
func namesBase(b []byte) bool {
	for line := range bytes.Lines(b) {
		if bytes.HasPrefix(bytes.TrimLeft(line, " \t\"'"), []byte("extends")) {
			return true
		}
	}
	return false
}

// unknownKey says which keys stand where the unknown one does.
func unknownKey(name string, key tomlfile.Key) error {
	t := reflect.TypeFor[Layout]()
	table := "a layout"
	known := tags(t)
	for i, part := range key {
		f, ok := field(t, part)
		if !ok {
			return fmt.Errorf("%s: unknown key %q%s; %s has %s", name, key.String(), nearest(part, known), table, strings.Join(known, ", "))
		}
		if f.Kind() != reflect.Struct {
			return fmt.Errorf("%s: %q is not a table", name, key[:i+1].String())
		}
		t, known, table = f, tags(f), "["+key[:i+1].String()+"]"
	}
	return fmt.Errorf("%s: unknown key %q", name, key.String())
}

func tags(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		if tag := t.Field(i).Tag.Get("toml"); tag != "-" {
			out = append(out, tag)
		}
	}
	return out
}

func field(t reflect.Type, tag string) (reflect.Type, bool) {
	for i := range t.NumField() {
		if t.Field(i).Tag.Get("toml") == tag {
			return t.Field(i).Type, true
		}
	}
	return nil, false
}

// nearest guesses which key was meant: one that differs by two letters at
// most.
func nearest(key string, known []string) string {
	best, at := 3, ""
	for _, k := range known {
		if d := distance(key, k); d < best {
			best, at = d, k
		}
	}
	if at == "" {
		return ""
	}
	return fmt.Sprintf(" (%q?)", at)
}

// distance is the number of letters to change, add or drop between two words.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
