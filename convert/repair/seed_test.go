package repair

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// pages gives the lines of every UTF-8 text page at hand: the project's own,
// and those beside it where they are given.
func pages(t testing.TB) map[string][]string {
	t.Helper()
	m := map[string][]string{}
	for _, pattern := range []string{"../../testdata/*.txt", "../../testdata/dumps/*.txt", "../../../shared/dumps/*.txt"} {
		names, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if s := string(b); strings.ToValidUTF8(s, "") == s && strings.ContainsRune(s, '的') {
				m[name] = strings.Split(s, "\n")
			}
		}
	}
	if len(m) == 0 {
		t.Fatal("no pages")
	}
	return m
}

// TestPagesLoseTheirASCIIMarks holds that no half-width comma, semicolon, colon,
// exclamation or question mark is left between or behind Chinese characters on
// whole pages, and that Han characters come through in order.
func TestPagesLoseTheirASCIIMarks(t *testing.T) {
	for name, lines := range pages(t) {
		for n, line := range lines {
			got, notes := Text(line, Options{})
			r := []rune(got)
			for i, c := range r {
				if strings.ContainsRune(",;:!?", c) && i > 0 && unicode.Is(unicode.Han, r[i-1]) {
					t.Errorf("%s:%d: %q left in %q", name, n+1, c, string(r[max(0, i-10):min(len(r), i+10)]))
				}
			}
			if a, b := onlyHan(line), onlyHan(got); a != b {
				t.Errorf("%s:%d: Han characters change\n from %q\n   to %q", name, n+1, a, b)
			}
			if again, _ := Text(got, Options{Skip: Entities}); again != got {
				t.Errorf("%s:%d: repaired twice\n from %q\n   to %q", name, n+1, got, again)
			}
			for _, note := range notes {
				t.Logf("%s:%d: %s: %s", filepath.Base(name), n+1, note.Code, note.Text)
			}
		}
	}
}

// onlyHan keeps the Han characters of a text, the zero of years aside.
func onlyHan(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) && r != '〇' {
			return r
		}
		return -1
	}, s)
}
