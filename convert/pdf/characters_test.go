package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// standardCharacters reads the 8,105 characters of 通用规范汉字表.
func standardCharacters(t *testing.T) []rune {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash("../../fonts/tongyong-8105.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []rune
	for _, s := range strings.Split(string(data), "\n") {
		if s = strings.TrimSpace(s); s != "" && !strings.HasPrefix(s, "#") {
			out = append(out, []rune(s)...)
		}
	}
	if len(out) != 8105 {
		t.Fatalf("%d characters in the table", len(out))
	}
	return out
}

// TestEveryStandardCharacterComesOut writes every character of the standard
// table, 196 of them above U+FFFF, and takes them out again.
func TestEveryStandardCharacterComesOut(t *testing.T) {
	all := string(standardCharacters(t))
	data := write(t, []talk{{"字表", []string{all}}, {"第二篇", []string{"#" + all}}}) // in Song and in Hei
	same := func(who, out string) {
		t.Helper()
		out = strings.Join(strings.FieldsFunc(out, func(r rune) bool { return r <= ' ' }), "")
		if n := strings.Count(out, all); n != 0 {
			return
		}
		for _, r := range all {
			if !strings.ContainsRune(out, r) {
				t.Errorf("%s: %c U+%04X does not come out", who, r, r)
			}
		}
	}
	r, err := ReadBack(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Text("P"); got != all+"\n" {
		t.Errorf("the paragraph reads back as %d bytes of %d", len(got), len(all)+1)
	}
	if got := r.Text("H2"); got != all+"\n" {
		t.Errorf("the heading reads back as %d bytes of %d", len(got), len(all)+1)
	}
	for _, x := range extractors {
		t.Run(x.name, func(t *testing.T) { same(x.name, run(t, x.program, x.args(save(t, data))...)) })
	}
}
