package parse

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jianggao/convert/dump"
)

var update = flag.Bool("update", false, "write the golden files and prepared.go anew")

// Every test dump has a golden file beside it: what became of each of its
// lines. Read the changes before committing them.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("../../testdata/dumps/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		if ext := filepath.Ext(f); ext != ".txt" && ext != ".html" {
			continue
		}
		n++
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		p, err := dump.Read(f, b, dump.Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		r, err := Parse(p, Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		golden := strings.TrimSuffix(f, filepath.Ext(f)) + ".golden"
		got := outline(p, r)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Error(err)
			continue
		}
		if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
			t.Errorf("%s (-want +got):\n%s", f, d)
		}
	}
	if n < 8 {
		t.Errorf("%d test dumps", n)
	}
}

// outline writes what was found, a line of text for every line of the page.
func outline(p *dump.Page, r *Result) string {
	var b strings.Builder
	book := &r.Book
	fmt.Fprintf(&b, "%s %s | %s | %s | %s | %d\n", p.Encoding, p.Kind, book.Title, book.Date, book.Category, book.DeclaredCount)
	for _, e := range r.Ledger {
		text := strings.Join(strings.Fields(e.Text), " ")
		if rs := []rune(text); len(rs) > 24 {
			text = string(rs[:24]) + "…"
		}
		what := ""
		switch {
		case e.Part:
			what = "cut " + string(e.Reason)
		case e.Fate == Dropped:
			what = "drop " + string(e.Reason)
		case e.Fate == Labels && e.Block == 0:
			what = fmt.Sprintf("%d", e.Speech)
		default:
			bl := book.Speeches[e.Speech-1].Blocks[e.Block-1]
			what = fmt.Sprintf("%d.%d %s", e.Speech, e.Block, bl.Kind)
			if bl.Level > 0 {
				what += fmt.Sprint(" ", bl.Level)
			}
			if bl.RunIn > 0 {
				what += fmt.Sprint(" run-in ", bl.RunIn)
			}
		}
		fmt.Fprintf(&b, "%4d  %-22s %s\n", e.Line, what, text)
	}
	for _, w := range r.Warnings {
		fmt.Fprintf(&b, "%4d  ! %s %s\n", w.Line, w.Code, w.Text)
	}
	return b.String()
}
