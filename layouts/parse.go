package layouts

import (
	"errors"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
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
	if _, err := toml.Decode(string(b), &head); err != nil {
		return nil, syntaxError(name, err)
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
	meta, err := toml.Decode(string(b), l)
	if err != nil {
		return nil, syntaxError(name, err)
	}
	if bad := meta.Undecoded(); len(bad) > 0 {
		return nil, unknownKey(name, bad[0])
	}
	l.Name = strings.TrimSuffix(path.Base(strings.ReplaceAll(name, `\`, "/")), ".toml")
	return l, nil
}

// syntaxError puts the file, and the line where TOML is broken, before the
// reader's message.
func syntaxError(name string, err error) error {
	var p toml.ParseError
	if errors.As(err, &p) {
		what := p.Message
		if what == "" { // an error of one of our own readers, wrapped
			what = strings.TrimPrefix(p.Error(), "toml: ")
		}
		if p.LastKey != "" && !strings.Contains(what, p.LastKey) {
			what = p.LastKey + ": " + what
		}
		return fmt.Errorf("%s:%d: %s", name, p.Position.Line, what)
	}
	if m := wrongType.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s:%s: %s: there is a %s, and a value of type %s is wanted", name, m[1], m[2], m[3], m[4])
	}
	return fmt.Errorf("%s: %s", name, strings.TrimPrefix(err.Error(), "toml: "))
}

// wrongType is how the reader of TOML says that a value has another type than
// its key.
var wrongType = regexp.MustCompile(`line (\d+) \(last key "([^"]*)"\): incompatible types: TOML value has type (\S+); destination has type (\S+)`)

// unknownKey says which keys stand where the unknown one does.
func unknownKey(name string, key toml.Key) error {
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
