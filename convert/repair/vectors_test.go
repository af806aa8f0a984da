package repair

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A vector is one row of a repair.tsv.
type vector struct{ id, raw, want, rule string }

var escape = regexp.MustCompile(`\\u[0-9a-fA-F]{4}`)

// readVectors reads a table of vectors: a header, then id, raw, repaired and
// rule; \uXXXX stands for a character.
func readVectors(t testing.TB, name string) []vector {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	unescape := func(s string) string {
		return escape.ReplaceAllStringFunc(s, func(m string) string {
			n, _ := strconv.ParseUint(m[2:], 16, 32)
			return string(rune(n))
		})
	}
	lines := strings.Split(strings.TrimRight(string(b), "\n"), "\n")
	var vs []vector
	for i, line := range lines[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("%s:%d: %d fields, want 4", name, i+2, len(f))
		}
		vs = append(vs, vector{f[0], unescape(f[1]), unescape(f[2]), f[3]})
	}
	if len(vs) == 0 {
		t.Fatalf("%s: no vectors", name)
	}
	return vs
}

// checkVectors repairs each raw text and, to see that it is left alone, each
// repaired one.
func checkVectors(t *testing.T, vs []vector) {
	for _, v := range vs {
		got, _ := Text(v.raw, Options{})
		if got != v.want {
			t.Errorf("%s %s: %q\n got %q\nwant %q", v.id, v.rule, v.raw, got, v.want)
		}
		if again, _ := Text(v.want, Options{Skip: Entities}); again != v.want {
			t.Errorf("%s %s: repaired text changes\n from %q\n   to %q", v.id, v.rule, v.want, again)
		}
	}
}

func TestVectors(t *testing.T) {
	vs := readVectors(t, "../../testdata/vectors/repair.tsv")
	if len(vs) < 150 {
		t.Errorf("%d vectors, want 150 or more", len(vs))
	}
	seen := map[string]bool{}
	for _, v := range vs {
		if seen[v.id] {
			t.Errorf("%s stands twice", v.id)
		}
		seen[v.id] = true
		seen[v.rule] = true
	}
	for _, r := range append(once, rules...) {
		if !seen[r.number] {
			t.Errorf("no vector of rule %s", r.number)
		}
	}
	checkVectors(t, vs)
}

// The specification's own vectors stand beside the project, where it is given.
func TestSpecificationVectors(t *testing.T) {
	name := filepath.FromSlash("../../../shared/design/vectors/repair.tsv")
	if _, err := os.Stat(name); err != nil {
		t.Skip("no ../shared beside the project: the vectors of the specification are not at hand")
	}
	checkVectors(t, readVectors(t, name))
}
