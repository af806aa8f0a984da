package epub

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
)

// An entry of a container to be packed by a test.
type packed struct {
	name, body string
	header     func(*zip.FileHeader)
}

// pack packs a container as other programs do, faults included.
func pack(t testing.TB, entries []packed) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.header != nil {
			e.header(h)
		}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write([]byte(e.body))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func picture(t testing.TB, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// change replaces old by new in a file of the book.
func change(name, old, new string) func(map[string]string) {
	return func(files map[string]string) { files[name] = strings.Replace(files[name], old, new, 1) }
}

const (
	opfFile   = "EPUB/package.opf"
	firstPage = "EPUB/xhtml/speech-00001.xhtml"
)

// faulty is every kind of fault, made in a good book, and where it is found.
var faulty = []struct {
	code, where string
	make        func(files map[string]string)
}{
	{"container", "META-INF/container.xml", func(f map[string]string) { delete(f, "META-INF/container.xml") }},
	{"container", "META-INF/container.xml", change("META-INF/container.xml", "package.opf", "other.opf")},
	{"twice", "EPUB/xhtml/title.xhtml", func(f map[string]string) { f["EPUB/XHTML/title.xhtml"] = f["EPUB/xhtml/title.xhtml"] }},
	{"file-name", "EPUB/a?b.txt", func(f map[string]string) { f["EPUB/a?b.txt"] = "x" }},
	{"file-name", "EPUB/../../x", func(f map[string]string) { f["EPUB/../../x"] = "x" }},
	{"odd-file-name", "EPUB/图.txt", func(f map[string]string) { f["EPUB/图.txt"] = "x" }},
	{"unlisted", "EPUB/more.txt", func(f map[string]string) { f["EPUB/more.txt"] = "x" }},
	{"xml", firstPage + ":11", change(firstPage, "</p>", "</q>")},
	{"xml", opfFile, func(f map[string]string) { f[opfFile] = strings.Repeat("<a>", 1e6) }},
	{"comment", firstPage + ":10", change(firstPage, "<h1 ", "<!-- a -- b --><h1 ")},
	{"encoding", firstPage + ":11", change(firstPage, "老师们", "\xc0\xcf\xca\xa6")},
	{"identifier", opfFile + ":2", change(opfFile, `unique-identifier="`, `unique-identifier="x`)},
	{"title", opfFile, func(f map[string]string) { f[opfFile] = between(f[opfFile], "<dc:title>", "</dc:title>", " ") }},
	{"title", firstPage, func(f map[string]string) { f[firstPage] = between(f[firstPage], "<title>", "</title>", "") }},
	{"language", opfFile, func(f map[string]string) {
		f[opfFile] = between(f[opfFile], "<dc:language>", "</dc:language>", "zh_CN")
	}},
	{"language", opfFile, func(f map[string]string) {
		f[opfFile] = between(f[opfFile], "<dc:language>", "</dc:language>", "Chinese")
	}},
	{"language", opfFile, func(f map[string]string) { f[opfFile] = strings.Replace(f[opfFile], "dc:language", "dc:rights", 2) }},
	{"other-language", firstPage, func(f map[string]string) { f[firstPage] = strings.ReplaceAll(f[firstPage], "lang=", "title=") }},
	{"modified", opfFile, change(opfFile, "2000-01-01T", "2000-01-01 ")},
	{"missing-file", opfFile, func(f map[string]string) { delete(f, "EPUB/xhtml/speech-00002.xhtml") }},
	{"missing-file", firstPage + ":10", change(firstPage, "<h1 ", `<img src="none.png" alt=""/><h1 `)},
	{"missing-file", "EPUB/css/style.css:1", func(f map[string]string) { f["EPUB/css/style.css"] = "p{background:url( 'none.png')}" }},
	{"dangling", "EPUB/nav.xhtml", change("EPUB/nav.xhtml", "speech-00001.xhtml#", "speech-00001.xhtml#x")},
	{"dangling", "EPUB/toc.ncx", change("EPUB/toc.ncx", "speech-00001.xhtml#", "speech-00001.xhtml#x")},
	{"manifest", opfFile, change(opfFile, ` media-type="text/css"`, "")},
	{"not-in-manifest", opfFile, change(opfFile, `<itemref idref="title.xhtml"`, `<itemref idref="none"`)},
	{"spine", opfFile, func(f map[string]string) { f[opfFile] = strings.ReplaceAll(f[opfFile], "itemref", "item") }},
	{"missing-nav", opfFile, change(opfFile, `properties="nav"`, "")},
	{"missing-ncx", opfFile, change(opfFile, ncxType, "text/plain")},
	{"missing-ncx", opfFile, change(opfFile, ` toc="ncx"`, "")},
	{"contents", "EPUB/toc.ncx", change("EPUB/toc.ncx", "speech-00002", "speech-00001")},
	{"duplicate-id", firstPage, change(firstPage, "<p ", `<p id="title" `)},
	{"no-cover", opfFile, func(f map[string]string) {}},
	{"cover", "EPUB/style-cover.png", func(f map[string]string) { addCover(f, "no picture") }},
	{"alt", firstPage + ":10", func(f map[string]string) {
		addCover(f, "")
		change(firstPage, "<h1 ", `<img src="../style-cover.png"/><h1 `)(f)
	}},
	{"remote", firstPage + ":10", change(firstPage, "<h1 ", `<img src="https://example.org/a.png" alt=""/><h1 `)},
	{"script", firstPage + ":10", change(firstPage, "<h1 ", `<script>a()</script><h1 `)},
	{"large-document", firstPage, change(firstPage, "</section>", "<p>"+strings.Repeat("长", documentSize/3)+"</p></section>")},
}

func addCover(f map[string]string, body string) {
	f["EPUB/style-cover.png"] = body
	change(opfFile, "<manifest>", `<manifest><item id="c" href="style-cover.png" media-type="image/png" properties="cover-image"/>`)(f)
}

// between replaces what stands between two words.
func between(s, from, to, new string) string {
	before, rest, _ := strings.Cut(s, from)
	_, after, _ := strings.Cut(rest, to)
	return before + from + new + to + after
}

// repack packs the files of a book again.
func repack(t testing.TB, files map[string]string) []byte {
	entries := []packed{{name: "mimetype", body: "application/epub+zip", header: stored}}
	for _, name := range sortedNames(files) {
		if name != "mimetype" {
			entries = append(entries, packed{name: name, body: files[name]})
		}
	}
	return pack(t, entries)
}

func stored(h *zip.FileHeader) { h.Method = zip.Store }

func sortedNames(files map[string]string) []string {
	var names []string
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

func TestCheckFindsEveryKind(t *testing.T) {
	good := write(t, sample(), Options{})
	seen := map[string]bool{"mimetype": true, "size": true, "mail-size": true, "small-cover": true} // tested below
	for i, c := range faulty {
		seen[c.code] = true
		t.Run(fmt.Sprint(i, " ", c.code), func(t *testing.T) {
			files := unpack(t, good)
			c.make(files)
			r, err := Check(repack(t, files))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.Faults {
				if f.Code == c.code && (f.Where == c.where || fileOf(f.Where) == c.where) && f.Grave == kinds[c.code] {
					return
				}
			}
			t.Errorf("not found at %s: %v", c.where, r.Faults)
		})
	}
	for code := range kinds {
		if !seen[code] {
			t.Errorf("no test makes the fault %s", code)
		}
	}
}

// A book of this package has no fault; one without a cover is told so.
func TestCheckOwnBooks(t *testing.T) {
	for name, o := range map[string]Options{"cover": {Cover: picture(t, 1600, 2400)}, "none": {NoCover: true}} {
		r, err := Check(write(t, sample(), o))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Faults {
			if f.Code != "no-cover" && f.Code != "mimetype" || name == "cover" {
				t.Errorf("%s: %v", name, f)
			}
		}
	}
}

func TestCheckMimetype(t *testing.T) {
	files := unpack(t, write(t, sample(), Options{}))
	rest := []packed{{name: "META-INF/container.xml", body: files["META-INF/container.xml"]}, {name: opfFile, body: files[opfFile]}}
	words := "application/epub+zip"
	for name, first := range map[string][]packed{
		"not first":  {{name: "a", body: "x"}, {name: "mimetype", body: words, header: stored}},
		"compressed": {{name: "mimetype", body: words}},
		"descriptor": {{name: "mimetype", body: words, header: stored}},
		"extra":      {{name: "mimetype", body: words, header: func(h *zip.FileHeader) { h.Method = zip.Store; h.Extra = []byte{1, 2, 0, 0} }}},
		"more words": {{name: "mimetype", body: words + "\n", header: stored}},
		"missing":    {},
	} {
		r, err := Check(pack(t, append(first, rest...)))
		if err != nil {
			t.Fatal(name, err)
		}
		if !slices.ContainsFunc(r.Faults, func(f Fault) bool { return f.Code == "mimetype" && f.Where == "mimetype" }) {
			t.Errorf("%s: not found: %v", name, r.Faults)
		}
	}
}

func TestCheckCovers(t *testing.T) {
	for _, c := range []struct {
		w, h int
		code string
	}{{300, 480, "cover"}, {1000, 1600, "small-cover"}, {1600, 2560, ""}} {
		r, err := Check(write(t, sample(), Options{Cover: picture(t, c.w, c.h)}))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range r.Faults {
			if strings.HasPrefix(f.Where, "EPUB/images/") {
				got = f.Code
			}
		}
		if got != c.code {
			t.Errorf("%d by %d: %q, want %q", c.w, c.h, got, c.code)
		}
	}
}

func TestCheckSizes(t *testing.T) {
	files := unpack(t, write(t, sample(), Options{}))
	noise := make([]byte, 51<<20)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	files["EPUB/noise.bin"] = string(noise)
	entries := []packed{{name: "mimetype", body: files["mimetype"], header: stored}}
	for _, n := range sortedNames(files) {
		if n != "mimetype" {
			entries = append(entries, packed{n, files[n], stored})
		}
	}
	r, err := Check(pack(t, entries))
	if err != nil || !slices.ContainsFunc(r.Faults, func(f Fault) bool { return f.Code == "mail-size" }) {
		t.Errorf("51 MB: %v", err)
	}
	for _, n := range []string{"b", "c", "d"} {
		entries = append(entries, packed{"EPUB/" + n, string(noise), stored})
	}
	r, err = Check(pack(t, entries))
	if err != nil || !slices.ContainsFunc(r.Faults, func(f Fault) bool { return f.Code == "size" && f.Grave }) {
		t.Errorf("204 MB: %v", err)
	}
}

func TestCheckRefusesOtherFiles(t *testing.T) {
	for _, data := range []string{"", "PK", "not a zip at all", strings.Repeat("x", 1000)} {
		if _, err := Check([]byte(data)); err == nil {
			t.Errorf("%.20q is taken for an EPUB", data)
		}
	}
}

// tiny is the least book with a page and both contents: small inputs are
// fuzzed many times faster.
var tiny = map[string]string{
	containerFile: `<container><rootfile full-path="o"/></container>`,
	"o":           `<package version="3.0" unique-identifier="i"><metadata><identifier id="i">1</identifier><title>t</title><language>zh</language><meta property="dcterms:modified">2000-01-01T00:00:00Z</meta></metadata><manifest><item id="p" href="p" media-type="application/xhtml+xml" properties="nav"/><item id="n" href="n" media-type="application/x-dtbncx+xml"/></manifest><spine toc="n"><itemref idref="p"/></spine></package>`,
	"p":           `<html lang="zh"><head><title>t</title></head><body><section class="speech" aria-labelledby="t"><h1 id="t">a</h1><p>b</p></section><nav type="toc"><ol><li><a href="#t">a</a></li></ol></nav></body></html>`,
	"n":           `<ncx><navMap><navPoint><navLabel><text>a</text></navLabel><content src="p#t"/></navPoint></navMap></ncx>`,
}

func TestTinyBookIsSound(t *testing.T) {
	r, err := Check(repack(t, tiny))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Faults {
		if f.Code != "no-cover" && f.Code != "mimetype" {
			t.Error(f)
		}
	}
}

// FuzzCheck holds that anything is read without a panic.
func FuzzCheck(f *testing.F) {
	good := repack(f, tiny)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := Check(data); err == nil && r == nil {
			t.Error("neither a report nor an error")
		}
	})
}

// FuzzCheckPackage reaches behind the container: any package document, page
// and NCX.
func FuzzCheckPackage(f *testing.F) {
	f.Add(tiny["o"], tiny["p"], tiny["n"])
	f.Fuzz(func(t *testing.T, opf, page, ncx string) {
		files := map[string]string{containerFile: tiny[containerFile], "o": opf, "p": page, "n": ncx}
		if _, _, err := Proof(repack(t, files)); err != nil && !strings.HasPrefix(err.Error(), "epub: ") {
			t.Error(err)
		}
	})
}
