package convert

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jianggao/convert/contents"
	"jianggao/convert/typeset"
)

// TestTitlesReachTheContents holds that contents of EPUB and PDF call the
// speeches as asked.
var spans = regexp.MustCompile(`</?span[^>]*>`)

func TestTitlesReachTheContents(t *testing.T) {
	for titles, want := range map[contents.Titles]string{
		contents.Both:        "篇1\u3000慢慢读",
		contents.Label:       "篇1",
		contents.Descriptive: "慢慢读",
	} {
		j := job{book: sampleBook()}
		j.found = &Found{Book: *j.book}
		j.options.EPUB.Titles, j.options.Print.Compose.Titles = titles, titles
		doc, _, err := j.options.Print.compose(j.book)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(doc.Outline, func(b typeset.Bookmark) bool { return b.Title == want }) {
			t.Errorf("outline: %v has no %q", doc.Outline, want)
		}
		p, err := makeEPUB(j)
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(p.files[0].data), int64(len(p.files[0].data)))
		if err != nil {
			t.Fatal(err)
		}
		lists := 0
		for _, f := range z.File {
			if !strings.HasSuffix(f.Name, "nav.xhtml") && !strings.HasSuffix(f.Name, ".ncx") {
				continue
			}
			lists++
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			// The label has an element of its own; what stands before and after a name is none of it.
			s := "\n" + spans.ReplaceAllString(string(b), "") + "\n"
			if !regexp.MustCompile(`[>\n]` + regexp.QuoteMeta(want) + `[<\n \x{3000}]`).MatchString(s) {
				t.Errorf("%s: no entry %q", f.Name, want)
			}
		}
		if lists != 2 {
			t.Errorf("%d lists of contents, want 2", lists)
		}
	}
}
