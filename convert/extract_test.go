package convert

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jianggao/convert/pdf"
	"jianggao/convert/typeset"
)

// pages that finished books are judged with: the project's own, and one that
// may lie beside it.
var judged = []string{"../testdata/sample.txt", "../../shared/dumps/seed.txt"}

// makeBook composes a page and writes it.
func makeBook(t testing.TB, input string, o pdf.Options) (*typeset.Document, []byte) {
	t.Helper()
	if _, err := os.Stat(filepath.FromSlash(input)); err != nil {
		t.Skipf("no page to compose: %v", err)
	}
	found, err := Inspect(filepath.FromSlash(input), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	doc, set, err := PrintOptions{}.compose(&found.Book)
	if err != nil {
		t.Fatal(err)
	}
	o.Title = found.Book.Title
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, set, o); err != nil {
		t.Fatal(err)
	}
	return doc, b.Bytes()
}

// outside runs a program of others on a file. Where it is not installed the
// test is skipped; not so in CI, which has to have it.
func outside(t *testing.T, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		missing(t, program+" is not installed")
	}
	var out, bad bytes.Buffer
	c := exec.Command(path, args...)
	c.Stdout, c.Stderr = &out, &bad
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, bad.String())
	}
	return out.String()
}

func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// pdfjs runs pdf.js; PDFJS is the folder of the npm package pdfjs-dist.
func pdfjs(t *testing.T, file, what string) string {
	t.Helper()
	where := os.Getenv("PDFJS")
	if where == "" {
		missing(t, "PDFJS does not say where pdfjs-dist is")
	}
	return outside(t, "node", "../.ci/pdfjs.mjs", where, file, what)
}

// extractors take the text out of a PDF, pages ended by form feeds.
var extractors = []struct {
	name string
	run  func(t *testing.T, file string) string
}{
	{"pdftotext", func(t *testing.T, f string) string { return outside(t, "pdftotext", "-enc", "UTF-8", f, "-") }},
	{"pdftotext -raw", func(t *testing.T, f string) string { return outside(t, "pdftotext", "-raw", "-enc", "UTF-8", f, "-") }},
	{"mutool", func(t *testing.T, f string) string {
		return outside(t, "mutool", "draw", "-q", "-F", "txt", "-o", "-", f)
	}},
	{"pdf.js", func(t *testing.T, f string) string { return pdfjs(t, f, "text") }},
}

// baselines gives the lines of a page's text, those on one baseline together;
// a full-width space parts a line too.
func baselines(p *typeset.Page) [][]string {
	var out [][]string
	for i, l := range p.Lines {
		if l.Artifact != typeset.NotArtifact || len(l.Runs) == 0 {
			continue
		}
		var b strings.Builder
		for _, r := range l.Runs {
			for _, g := range r.Glyphs {
				b.WriteRune(g.Rune)
			}
		}
		parts := strings.Split(b.String(), "\u3000")
		if n := len(out); n > 0 && p.Lines[i-1].Y == l.Y {
			out[n-1] = append(out[n-1], parts...)
		} else {
			out = append(out, parts)
		}
	}
	return out
}

// TestExtractorsGiveTheComposedLines: what other programs take out of a
// finished book are the lines that were composed, each whole, in order, no
// space added or lost. Lines on one baseline may come out as one. A space that
// a line break took away may stand at the end of the line.
func TestExtractorsGiveTheComposedLines(t *testing.T) {
	for _, input := range judged {
		doc, data := makeBook(t, input, pdf.Options{})
		file := filepath.Join(t.TempDir(), "book.pdf")
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		for _, x := range extractors {
			t.Run(filepath.Base(input)+" "+x.name, func(t *testing.T) {
				pages := strings.Split(x.run(t, file), "\f")
				lines := 0
				for p := range doc.Pages {
					got := strings.Split(pages[p], "\n")
					for _, want := range baselines(&doc.Pages[p]) {
						lines++
						for len(got) > 0 && !isBaseline(got[0], want) {
							got = got[1:]
						}
						if len(got) == 0 {
							t.Fatalf("page %d: %q does not come out whole and in its place:\n%s", p+1, want, pages[p])
						}
						if len(want) == 1 || !isBaseline(got[0], want[:1]) {
							got = got[1:]
						}
					}
				}
				if lines == 0 {
					t.Fatal("no lines compared")
				}
				t.Logf("%d lines of %d pages", lines, len(doc.Pages))
			})
		}
	}
}

// isBaseline says whether a line that came out is the one composed line, or
// begins with the first of several.
func isBaseline(got string, want []string) bool {
	got, first := strings.TrimRight(got, " \r"), strings.TrimRight(want[0], " ")
	return got == first || len(want) > 1 && strings.HasPrefix(got, first)
}

// outlinePlace, linkPlace and placeFacts are what other programs say.
type outlinePlace struct {
	Level int
	Title string
	Page  int
}

type linkPlace struct {
	On, Page int
	Rect     [4]float64
}

type placeFacts struct {
	Pages        int
	Labels       []string
	Title        string
	Language     string
	Marked       bool
	DisplayTitle bool
	Outline      []outlinePlace
	Links        []linkPlace
}

func TestOutsidersFindOutlineLinksAndLabels(t *testing.T) {
	programs := []struct {
		name string
		run  func(t *testing.T, file string) string
	}{
		{"mutool", func(t *testing.T, f string) string { return outside(t, "mutool", "run", "../.ci/mutool.js", f) }},
		{"pdf.js", func(t *testing.T, f string) string { return pdfjs(t, f, "facts") }},
	}
	for _, input := range judged {
		doc, data := makeBook(t, input, pdf.Options{})
		file := filepath.Join(t.TempDir(), "book.pdf")
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		want := placeFacts{Pages: len(doc.Pages)}
		for _, m := range doc.Outline {
			want.Outline = append(want.Outline, outlinePlace{m.Level, m.Title, m.Dest.Page + 1})
		}
		for i, p := range doc.Pages {
			want.Labels = append(want.Labels, p.Label)
			for _, l := range p.Links {
				want.Links = append(want.Links, linkPlace{i + 1, l.To.Page + 1, [4]float64{l.X.Points(), l.Y.Points(), (l.X + l.Width).Points(), (l.Y + l.Height).Points()}})
			}
		}
		if len(want.Outline) == 0 || len(want.Links) == 0 {
			t.Fatalf("%s has no outline or no links to look at", input)
		}
		for _, x := range programs {
			t.Run(filepath.Base(input)+" "+x.name, func(t *testing.T) {
				var got placeFacts
				if err := json.Unmarshal([]byte(x.run(t, file)), &got); err != nil {
					t.Fatal(err)
				}
				want := want
				if x.name == "mutool" {
					got.Labels = want.Labels // older ones do not tell them
				} else {
					want.Title, want.Language, want.Marked, want.DisplayTitle = bookTitle(t, input), "zh-CN", true, true
					for i, l := range got.Links { // pdf.js counts from the foot of the page
						h := doc.Height.Points()
						got.Links[i].Rect = [4]float64{l.Rect[0], h - l.Rect[3], l.Rect[2], h - l.Rect[1]}
					}
				}
				near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 0.01 })
				if d := cmp.Diff(want, got, near); d != "" {
					t.Error(d)
				}
			})
		}
	}
}

func bookTitle(t *testing.T, input string) string {
	found, err := Inspect(filepath.FromSlash(input), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return found.Book.Title
}

var structText = regexp.MustCompile(`(?m)^( *)(?:"(.*)"|([A-Z][A-Za-z0-9]*) .*)$`)

// TestStructureReadsInOrder reads the structure with pdfinfo: every block of
// the book is one element that stands in its place, a paragraph whole, in one
// piece for every page it is on.
func TestStructureReadsInOrder(t *testing.T) {
	for _, input := range judged {
		t.Run(filepath.Base(input), func(t *testing.T) {
			doc, data := makeBook(t, input, pdf.Options{})
			file := filepath.Join(t.TempDir(), "book.pdf")
			if err := os.WriteFile(file, data, 0o666); err != nil {
				t.Fatal(err)
			}
			var got []string
			pieces, most := 0, 0
			for _, m := range structText.FindAllStringSubmatch(outside(t, "pdfinfo", "-struct-text", file), -1) {
				switch {
				case m[3] != "":
					got = append(got, m[3]+" ")
					pieces = 0
				case len(got) > 0:
					got[len(got)-1] += m[2]
					pieces++
					most = max(most, pieces)
				}
			}
			texts := got[:0]
			for _, s := range got {
				if kind, text, _ := strings.Cut(s, " "); text != "" {
					texts = append(texts, kind+" "+text)
				}
			}
			kinds := map[typeset.Role]string{
				typeset.RoleTitle: "H1", typeset.RoleHeading1: "H2", typeset.RoleHeading2: "H3", typeset.RoleHeading3: "H4",
				typeset.RoleParagraph: "P", typeset.RoleLink: "Link",
			}
			var want []string
			for _, n := range doc.Nodes {
				if kind := kinds[n.Role]; kind != "" && n.Text != "" {
					want = append(want, kind+" "+n.Text)
				}
			}
			tight := func(ss []string) []string {
				var out []string
				for _, s := range ss {
					kind, text, _ := strings.Cut(s, " ")
					out = append(out, kind+" "+strings.Join(strings.Fields(text), ""))
				}
				return out
			}
			if d := cmp.Diff(tight(want), tight(texts)); d != "" {
				t.Error(d)
			}
			if most > 3 {
				t.Errorf("an element comes out in %d pieces", most)
			}
		})
	}
}

// TestEveryDumpMakesASoundPDF writes the book of every page at hand and holds
// it against the clauses of PDF/A-2a and PDF/UA-1.
func TestEveryDumpMakesASoundPDF(t *testing.T) {
	inputs, err := filepath.Glob("../../shared/dumps/*")
	if err != nil {
		t.Fatal(err)
	}
	inputs = append(inputs, judged[0])
	for _, input := range inputs {
		if ext := filepath.Ext(input); ext != ".txt" && ext != ".html" {
			continue
		}
		t.Run(filepath.Base(input), func(t *testing.T) {
			t.Parallel()
			_, data := makeBook(t, input, pdf.Options{})
			faults, err := pdf.Check(data)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range faults {
				t.Error(f)
			}
		})
	}
}

// TestTwentyRunsOneHash: the bytes are the same however often and with however
// many workers a book is written, and change with what it says of itself.
func TestTwentyRunsOneHash(t *testing.T) {
	input := judged[0]
	created := time.Date(2022, 11, 18, 0, 0, 0, 0, time.UTC)
	_, first := makeBook(t, input, pdf.Options{Created: created})
	for range 19 {
		if _, again := makeBook(t, input, pdf.Options{Created: created}); !bytes.Equal(first, again) {
			t.Fatal("two runs give different bytes")
		}
	}
	for _, o := range []pdf.Options{{Created: created.Add(time.Second)}, {Created: created, Author: "某人"}, {Created: created, Standard: pdf.StandardNone}} {
		if _, other := makeBook(t, input, o); bytes.Equal(first, other) {
			t.Errorf("%s makes no difference", fmt.Sprint(o))
		}
	}
}
