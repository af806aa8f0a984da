package tomlfile

import (
	"strings"
	"testing"
)

func TestErrorsNameTheLineTheKeyAndWhatToWrite(t *testing.T) {
	type shape struct {
		Jobs  int
		Title string
		Quiet bool
		Rate  float64
		Drop  []struct{ Name string }
		Page  struct{ Size []int }
	}
	for text, want := range map[string]string{
		"jobs =\n":                     "f.toml:1: jobs: the value is missing; write KEY = VALUE",
		"title = 讲稿\n":                 `f.toml:1: title: a value cannot begin with "讲稿"; words stand in "quotes"`,
		"\njobs 3\n":                   "f.toml:2: there is no = behind the key",
		"jobs = 1\njobs = 2\n":         "f.toml:2: the key jobs is there twice",
		"title = \"\xff\"":             "f.toml:1: title: the file is not UTF-8 text",
		"title = \"a\n":                "f.toml:1: title: the quotes are not closed",
		"page.size = [1 2]":            "f.toml:1: page.size: the list is not closed, or there is no comma",
		"jobs = 1 quiet = true":        "f.toml:1: something stands behind the value",
		"jobs = \"two\"":               "f.toml:1: jobs: there is a word in quotes, and a whole number is wanted",
		"title = 3":                    "f.toml:1: title: there is a whole number, and a word in quotes is wanted",
		"quiet = \"perhaps\"":          "f.toml:1: quiet: there is a word in quotes, and true or false is wanted",
		"rate = [1]":                   "f.toml:1: rate: there is a list, and a number is wanted",
		"\n[drop]\nname = \"x\"":       "drop: there is a table, and a list is wanted",
		"drop = [1]":                   "f.toml:1: drop: there is a whole number, and a table is wanted",
		"page = 1":                     "f.toml:1: page: there is a whole number, and a table is wanted",
		"jobs = 1_":                    "f.toml:1: jobs: this is not TOML (Invalid integer",
		"title = 2020-01-01T00:00:00Z": "f.toml:1: title: ",
		"]":                            "f.toml:1: ",
		"[a":                           "f.toml:1: ",
		"title = \"\\q\"":              "f.toml:1: title: this is not TOML (invalid escape",
	} {
		var s shape
		_, err := Decode("f.toml", []byte(text), &s)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q:\n%v\nis not about %q", text, err, want)
			continue
		}
		for _, theirs := range []string{"toml: line", "map[", "interface", "destination", "EOF", "struct"} {
			if strings.Contains(err.Error(), theirs) {
				t.Errorf("%q: %v", text, err)
			}
		}
	}
}

func TestUnknownKeysAndTheirLines(t *testing.T) {
	text := "a = 1\n[t]\n# c = 0\nb = 2\nc = 3\n[[list]]\nd = 4\n"
	var s struct{ A int }
	unknown, err := Decode("f.toml", []byte(text), &s)
	if err != nil || len(unknown) == 0 || unknown[1].String() != "t.b" {
		t.Fatalf("%v, %v", unknown, err)
	}
	for _, x := range []struct {
		table, key, want string
	}{{"", "a", "f.toml:1"}, {"t", "", "f.toml:2"}, {"t", "c", "f.toml:5"}, {"list", "d", "f.toml:7"}, {"", "z", "f.toml"}} {
		if got := Place("f.toml", text, x.table, x.key); got != x.want {
			t.Errorf("%s.%s: %s, want %s", x.table, x.key, got, x.want)
		}
	}
}
