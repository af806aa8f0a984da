package convert

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An item is an entry of a test archive.
type item struct {
	name, text string
	flags      uint16
	claims     uint64 // size it claims to have, for raw entries
}

// zipped writes an archive.
func zipped(t *testing.T, items ...item) string {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, x := range items {
		h := &zip.FileHeader{Name: x.name, Method: zip.Deflate, Flags: x.flags}
		var to io.Writer
		var err error
		if x.claims > 0 {
			h.UncompressedSize64, h.CompressedSize64, h.Method = x.claims, uint64(len(x.text)), zip.Store
			to, err = w.CreateRaw(h)
		} else {
			to, err = w.CreateHeader(h)
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, x.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	p := filepath.Join(t.TempDir(), "pages.zip")
	if err := os.WriteFile(p, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestArchiveOfPages(t *testing.T) {
	p := zipped(t, item{name: "b/2.txt", text: "二"}, item{name: "a.html", text: "一"}, item{name: "b/", text: ""},
		item{name: "__MACOSX/a.html", text: "x"}, item{name: ".git/a.txt", text: "x"}, item{name: "x.jpg", text: "x"}, item{name: "in.zip", text: "x"})
	s := &inputSet{}
	same(t, names(t, s, filepath.Dir(p), p), "pages.zip/a.html", "pages.zip/b/2.txt", "pages.zip/in.zip")
	if _, err := load(s.sources[2], 100); err == nil || !strings.Contains(err.Error(), "in.zip: an archive within an archive") {
		t.Errorf("%v", err)
	}
	for i, want := range []string{"一", "二"} {
		if b, err := load(s.sources[i], 100); err != nil || string(b) != want {
			t.Errorf("%q, %v", b, err)
		}
	}
	// In a folder an archive is found too.
	same(t, names(t, &inputSet{}, filepath.Dir(p), filepath.Dir(p)), "pages.zip/a.html", "pages.zip/b/2.txt", "pages.zip/in.zip")
}

func TestArchiveIsOpenWhileItIsRead(t *testing.T) {
	p := zipped(t, item{name: "a.txt", text: "一"}, item{name: "b.txt", text: "二"})
	s := &inputSet{}
	names(t, s, filepath.Dir(p), p)
	open := 0
	counted := func() (*os.File, error) {
		open++
		return os.Open(p)
	}
	entries, a, err := listArchive(counted)
	if err != nil {
		t.Fatal(err)
	}
	first, _, err := a.entry(entries[0].file)
	if err != nil {
		t.Fatal(err)
	}
	second, _, err := a.entry(entries[1].file)
	if err != nil || open != 2 {
		t.Fatalf("opened %d times, %v", open, err)
	}
	first.Close()
	if b, err := io.ReadAll(second); string(b) != "二" {
		t.Errorf("%q, %v", b, err)
	}
	second.Close()
	if a.file != nil {
		t.Error("it is open though nobody reads")
	}
	// Any page can be read again.
	for range 2 {
		if b, err := load(s.sources[1], 100); err != nil || string(b) != "二" {
			t.Errorf("%q, %v", b, err)
		}
	}
	// What is written to meanwhile has other pages.
	write(t, p, "something else")
	if _, err := load(s.sources[0], 100); err == nil || !strings.Contains(err.Error(), "has changed since its pages were listed") {
		t.Errorf("%v", err)
	}
}

func TestArchiveNamesAreHarmless(t *testing.T) {
	p := zipped(t, item{name: "../../up.txt", text: "x"}, item{name: "/abs.txt", text: "x"}, item{name: `c\d.txt`, text: "x"},
		item{name: "\xd1\xdd\xbd\xb2.txt", text: "x"}) // 演讲 in GBK
	same(t, names(t, &inputSet{}, filepath.Dir(p), p), "pages.zip/abs.txt", "pages.zip/c/d.txt", "pages.zip/up.txt", "pages.zip/演讲.txt")
}

func TestHostileArchives(t *testing.T) {
	many := []item{}
	for range 300 {
		many = append(many, item{name: "a.txt", text: "x", claims: 1 << 24})
	}
	for name, c := range map[string]struct {
		path string
		want string
	}{
		"no archive": {func() string {
			p := filepath.Join(t.TempDir(), "x.zip")
			write(t, p, "这不是压缩文件")
			return p
		}(), "cannot read this zip archive: "},
		"nothing in it": {zipped(t, item{name: "x.jpg", text: "x"}), "no page dump in it"},
		"encrypted":     {zipped(t, item{name: "a.txt", text: "x", flags: 1, claims: 1}), "encrypted"},
		"lies of size":  {zipped(t, item{name: "a.txt", text: "x", claims: 5}), "a.txt: "},
		"bomb":          {zipped(t, many...), "it says it holds 4800 MB in a file of "},
	} {
		s := &inputSet{}
		names(t, s, filepath.Dir(c.path), c.path)
		if len(s.sources) != 1 {
			t.Errorf("%s: %d sources", name, len(s.sources))
			continue
		}
		if b, err := load(s.sources[0], 1000); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %q, %v", name, b, err)
		}
	}
	// An entry that deflates to almost nothing is read to the limit, no farther.
	p := zipped(t, item{name: "a.txt", text: strings.Repeat("0", 50<<20)})
	s := &inputSet{}
	names(t, s, filepath.Dir(p), p)
	if b, err := load(s.sources[0], 1<<20); err != nil || len(b) != 1<<20+1 {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}
