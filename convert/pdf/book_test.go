package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	speechLabel = regexp.MustCompile(`篇[0-9]+$`)
	headingMark = regexp.MustCompile(`^(（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)`)
)

// readTalks cuts a page dump into talks, roughly: enough to have the text of a
// real book to write.
func readTalks(t testing.TB, file string) []talk {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(file))
	if err != nil {
		t.Skipf("no page to set: %v", err)
	}
	var out []talk
	for _, s := range strings.Split(string(data), "\n") {
		s = strings.Join(strings.Fields(s), " ")
		switch {
		case s == "":
		case speechLabel.MatchString(s):
			out = append(out, talk{title: s})
		case len(out) == 0: // what stands above the first speech
		case headingMark.MatchString(s) && len(s) < 80:
			mark := "#"
			if s[0] == '(' || strings.HasPrefix(s, "（") {
				mark = "##"
			}
			out[len(out)-1].blocks = append(out[len(out)-1].blocks, mark+s)
		default:
			out[len(out)-1].blocks = append(out[len(out)-1].blocks, s)
		}
	}
	if len(out) < 2 {
		t.Fatalf("%s: %d speeches found", file, len(out))
	}
	return out
}

// bookFiles are the pages that books are set from: the project's own, and one
// that may lie beside it.
var bookFiles = []string{"../../testdata/sample.txt", "../../../shared/dumps/seed.txt"}

func TestBooksReadBackWhole(t *testing.T) {
	for _, file := range bookFiles {
		t.Run(filepath.Base(file), func(t *testing.T) {
			talks := readTalks(t, file)
			data := write(t, talks)
			r, err := ReadBack(data)
			if err != nil {
				t.Fatal(err)
			}
			var want, got []string
			for _, s := range wanted(talks) {
				_, s, _ = strings.Cut(s, " ")
				want = append(want, s)
			}
			for i, e := range r.Elements {
				if e.Parent >= 0 && r.Elements[e.Parent].Kind == "Sect" && e.Text != "" {
					got = append(got, e.Text)
				}
				if i == 0 && e.Kind != "Document" {
					t.Errorf("the first element is a %s", e.Kind)
				}
			}
			if d := cmp.Diff(want, got[2:]); d != "" { // title page and 目录 are first
				t.Error(d)
			}
			t.Logf("%d pages, %d bytes", len(r.Pages), len(data))
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, file := range bookFiles {
		b.Run(filepath.Base(file), func(b *testing.B) {
			d, set := compose(b, "讲稿", readTalks(b, file))
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if err := Write(&out, d, set, someOptions()); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(out.Len()))
			}
			b.ReportMetric(float64(len(d.Pages)), "pages")
		})
	}
}
