package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jianggao/convert/typeset"
)

// run runs a program on a file; it skips the test where the program is not
// installed, but not in CI, which has to have it.
func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
	var out, bad bytes.Buffer
	c := exec.Command(path, args...)
	c.Stdout, c.Stderr = &out, &bad
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", program, err, out.String(), bad.String())
	}
	return out.String()
}

// save puts a finished file where other programs can read it.
func save(t *testing.T, data []byte) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(p, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return p
}

// composedLines gives the lines of body text by page, leaving out pages that
// have lines beside one another.
func composedLines(d *typeset.Document) [][]string {
	var out [][]string
	for _, p := range d.Pages {
		var lines []string
		for i, l := range p.Lines {
			if l.Artifact != typeset.NotArtifact {
				continue
			}
			if i > 0 && p.Lines[i-1].Y == l.Y {
				lines = nil
				break
			}
			var b strings.Builder
			for _, r := range l.Runs {
				for _, g := range r.Glyphs {
					b.WriteRune(g.Rune)
				}
			}
			lines = append(lines, b.String())
		}
		out = append(out, lines)
	}
	return out
}

// extractors are programs that take the text out of a PDF, pages divided by
// form feeds.
var extractors = []struct {
	name    string
	program string
	args    func(file string) []string
}{
	{"pdftotext", "pdftotext", func(f string) []string { return []string{"-enc", "UTF-8", f, "-"} }},
	{"pdftotext -raw", "pdftotext", func(f string) []string { return []string{"-raw", "-enc", "UTF-8", f, "-"} }},
	{"mutool", "mutool", func(f string) []string { return []string{"draw", "-q", "-F", "txt", "-o", "-", f} }},
}

// TestExtractorsGiveTheLines compares what other programs take out of the file
// with the lines that were drawn: each whole, in order, nothing added.
func TestExtractorsGiveTheLines(t *testing.T) {
	for _, file := range bookFiles {
		for _, x := range extractors {
			t.Run(filepath.Base(file)+" "+x.name, func(t *testing.T) {
				d, set := compose(t, "讲稿", readTalks(t, file))
				var b bytes.Buffer
				if err := Write(&b, d, set, someOptions()); err != nil {
					t.Fatal(err)
				}
				pages := strings.Split(run(t, x.program, x.args(save(t, b.Bytes()))...), "\f")
				lines := 0
				for p, want := range composedLines(d) {
					got := strings.Split(pages[p], "\n")
					for _, l := range want {
						lines++
						for len(got) > 0 && strings.TrimRight(got[0], " \r") != l {
							got = got[1:]
						}
						if len(got) == 0 {
							t.Fatalf("page %d: the line %q does not come out whole and in its place:\n%s", p+1, l, pages[p])
						}
						got = got[1:]
					}
				}
				if lines == 0 {
					t.Fatal("no lines compared")
				}
			})
		}
	}
}

func TestQpdfFindsNothing(t *testing.T) {
	out := run(t, "qpdf", "--check", save(t, write(t, someTalks)))
	if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
		t.Error(out)
	}
}
