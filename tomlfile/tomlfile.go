// Package tomlfile reads the TOML files people write for jianggao: settings,
// layouts, rules. Its errors name the file, the line and the key, and say in
// plain words what to write instead.
package tomlfile

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

// Decode reads a file into v, as toml.Decode does, and gives the keys v has no
// place for, in the order of the file. name is how messages call it.
func Decode(name string, b []byte, v any) (unknown []Key, err error) {
	meta, err := toml.Decode(string(b), v)
	if err != nil {
		return nil, plain(name, err)
	}
	for _, k := range meta.Undecoded() {
		unknown = append(unknown, Key(k))
	}
	return unknown, nil
}

// A Key is the way to a value: the names of its tables, then its own.
type Key []string

func (k Key) String() string { return toml.Key(k).String() }

// plain says in our words what the reader of TOML found.
func plain(name string, err error) error {
	var p toml.ParseError
	line, key, what := 0, "", strings.TrimPrefix(err.Error(), "toml: ")
	switch {
	case errors.As(err, &p):
		line, key, what = p.Position.Line, p.LastKey, p.Message
		if what == "" { // an error of one of our own readers, wrapped
			what = strings.TrimPrefix(p.Error(), "toml: ")
		}
	case prefix().MatchString(what):
		m := prefix().FindStringSubmatch(what)
		key, what = m[2], m[3]
		fmt.Sscan(m[1], &line)
	}
	place := name
	if line > 0 {
		place += fmt.Sprintf(":%d", line)
	}
	what = inOurWords(what)
	if key != "" && !strings.Contains(what, key) {
		what = key + ": " + what
	}
	return fmt.Errorf("%s: %s", place, what)
}

// prefix is how the reader names the place in errors of other kinds.
var prefix = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)^line (\d+) \(last key "([^"]*)"\): (.*)$`)
})

// phrases are what the reader of TOML says, and what we say. In ours, $1 is
// the first group.
var phrases = []struct {
	theirs, ours string
}{
	{`expected value but found '\\n'`, "the value is missing; write KEY = VALUE on one line"},
	{`expected value but found (.*?) instead`, `a value cannot begin with $1; words stand in "quotes", lists in [brackets], and there are numbers, true and false`},
	{`expected value but found (.*)`, `$1 is no value; words stand in "quotes", lists in [brackets], and there are numbers, true and false`},
	{`unexpected EOF; expected value`, "the value is missing at the end of the file"},
	{`expected '\.' or '=', but got .*|expected key separator '='`, "there is no = behind the key; write KEY = VALUE"},
	{`[Kk]ey '(.*)' (?:has already been defined|was already created.*)\.`, "the key $1 is there twice"},
	{`invalid UTF-8 byte.*`, "the file is not UTF-8 text; save it as UTF-8"},
	{`(?:files cannot contain NULL bytes|control characters are not allowed).*`, "there is a control character; save the file as plain UTF-8 text"},
	{`expected a comma \(','\) or array terminator.*`, "the list is not closed, or there is no comma between two of its values"},
	{`expected a comma or an inline table terminator.*`, "the table in braces is not closed, or there is no comma between two of its values"},
	{`(?:unexpected EOF; expected|strings cannot contain newlines).*`, "the quotes are not closed"},
	{`expected a top-level item to end with a newline.*`, "something stands behind the value; a line has one KEY = VALUE"},
	{`incompatible types: TOML value has type (\S+); destination has type (\S+)`, "there is {$1}, and {$2} is wanted"},
	{`type mismatch for .*: expected table but found (\S+)`, "there is {$1}, and a table is wanted"},
	{`(?s)^(.*(?:expected|unexpected|invalid|Invalid|unsupported|cannot use|not an? |Escaped).*)$`, "this is not TOML ($1)"},
}

// kinds are what the reader calls the kinds of values, and what we call them.
var kinds = map[string]string{
	"string": "a word in quotes", "primitive (string-like)": "a word in quotes",
	"integer": "a whole number", "int64": "a whole number", "float": "a number", "float64": "a number",
	"boolean": "true or false", "bool": "true or false",
	"slice": "a list", "[]any": "a list", "[]interface": "a list", "[]map[string]any": "a list of tables", "array": "a list",
	"map": "a table", "map[string]any": "a table", "map[string]interface": "a table", "time.Time": "a date",
}

var kindName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{([^}]*)\}`) })

func inOurWords(what string) string {
	for _, p := range phrases {
		theirs := regexp.MustCompile(p.theirs)
		m := theirs.FindStringSubmatchIndex(what)
		if m == nil {
			continue
		}
		ours := string(theirs.ExpandString(nil, p.ours, what, m))
		return kindName().ReplaceAllStringFunc(ours, func(s string) string {
			if k, ok := kinds[s[1:len(s)-1]]; ok {
				return k
			}
			return s[1 : len(s)-1]
		})
	}
	return what
}

// Line gives the line a key stands on, 0 when it cannot be told. The reader of
// TOML does not tell it once a file has been read. An empty key is the head of
// its table.
func Line(text, table, key string) int {
	in := ""
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "["); ok {
			in, _, _ = strings.Cut(strings.TrimPrefix(head, "["), "]")
			in = strings.Trim(in, ` "'`)
			if key == "" && in == table {
				return i + 1
			}
			continue
		}
		left, _, ok := strings.Cut(line, "=")
		left = strings.Trim(left, " \t\"'")
		if ok && (in == table && left == key || in == "" && table+"."+key == left) {
			return i + 1
		}
	}
	return 0
}

// Place gives FILE:LINE of a key, or FILE.
func Place(name, text, table, key string) string {
	if n := Line(text, table, key); n > 0 {
		return fmt.Sprintf("%s:%d", name, n)
	}
	return name
}
