package epub

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/beevik/etree"

	"jianggao/convert/speech"
	"jianggao/fonts"
)

func sample() *speech.Book {
	return &speech.Book{
		Source: "某处/page.txt", Title: "关于读书的发言稿", Author: "王晓", Date: "2023-04-06", Category: "发言稿",
		Speeches: []speech.Speech{
			{Number: 1, Label: "篇1", Title: "关于读书的发言稿", Characters: 900, Blocks: []speech.Block{
				{Kind: speech.Salutation, Text: "老师们、同学们："},
				{Text: "读书是一件小事，也是一件大事。"},
				{Kind: speech.Heading, Level: 1, Text: "一、从薄的书读起"},
				{Text: "薄的书容易读完。"},
				{Kind: speech.Heading, Level: 2, Text: "（一）先读《小王子》"},
				{Text: "一是天天读。每天20分钟。", RunIn: 6},
				{Text: "做笔记记下来的才是自己的。", RunIn: 3},
				{Kind: speech.Heading, Level: 1, Text: "二、再读厚的书"},
				{Text: "厚的书可以慢慢读。"},
				{Kind: speech.Signature, Text: "李明"},
				{Kind: speech.Signature, Text: "2023年4月6日"},
			}},
			{Number: 2, Label: "篇2", Title: "关于读书的发言稿", Characters: 300, Blocks: []speech.Block{{Text: "短短几句。A<B & C>D"}}},
		},
	}
}

func write(t testing.TB, b *speech.Book, o Options) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, b, o); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// unpack gives the files of a book, and holds that every document is XML.
func unpack(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		b, err := readAll(f)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
		if strings.HasSuffix(f.Name, ".xhtml") || strings.HasSuffix(f.Name, ".opf") || strings.HasSuffix(f.Name, ".ncx") {
			d := xml.NewDecoder(bytes.NewReader(b))
			for {
				_, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v", f.Name, err)
				}
			}
		}
	}
	return out
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// The container starts with a plain mimetype, which readers look for at fixed
// places, and has no entry with sizes behind its data.
func TestContainer(t *testing.T) {
	data := write(t, sample(), Options{})
	if want := "mimetypeapplication/epub+zip"; string(data[30:30+len(want)]) != want {
		t.Errorf("starts with %q", data[:64])
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		if f.Flags&8 != 0 || len(f.Extra) != 0 {
			t.Errorf("%s: flags %x, extra %x", f.Name, f.Flags, f.Extra)
		}
		if i > 3 && f.Name <= z.File[i-1].Name {
			t.Errorf("%s stands after %s", f.Name, z.File[i-1].Name)
		}
	}
}

// Ten runs, eight of them side by side, give the same bytes; so do the other
// kinds of book.
func TestSameBookSameBytes(t *testing.T) {
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	modified := time.Date(2023, 4, 6, 0, 0, 0, 0, time.UTC)
	for name, o := range map[string]Options{
		"plain": {Fonts: set}, "kobo": {Fonts: set, Kobo: true}, "fonts": {Fonts: set, EmbedFonts: true},
	} {
		o.Modified = modified
		hash := func() string { return fmt.Sprintf("%x", sha256.Sum256(write(t, sample(), o))) }
		want := hash()
		if hash() != want {
			t.Errorf("%s: two runs differ", name)
		}
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				if got := hash(); got != want {
					t.Errorf("%s: a run beside others differs", name)
				}
			})
		}
		wg.Wait()
	}
}

// The contents have the tree of the book, in both forms.
func TestContents(t *testing.T) {
	files := unpack(t, write(t, sample(), Options{}))
	want := []string{"0 篇1　从薄的书读起　约5分钟", "1 一、从薄的书读起", "2 （一）先读《小王子》", "1 二、再读厚的书", "0 篇2　短短几句　约2分钟"}
	nav := etree.NewDocument()
	if err := nav.ReadFromString(files["EPUB/nav.xhtml"]); err != nil {
		t.Fatal(err)
	}
	var got []string
	var walk func(e *etree.Element, depth int)
	walk = func(e *etree.Element, depth int) {
		for _, li := range e.SelectElements("li") {
			a := li.SelectElement("a")
			var text strings.Builder
			for _, t := range a.Child {
				switch t := t.(type) {
				case *etree.CharData:
					text.WriteString(t.Data)
				case *etree.Element:
					text.WriteString(t.Text())
				}
			}
			got = append(got, fmt.Sprintf("%d %s", depth, text.String()))
			checkTarget(t, files, "EPUB/", a.SelectAttrValue("href", ""))
			if ol := li.SelectElement("ol"); ol != nil {
				walk(ol, depth+1)
			}
		}
	}
	walk(nav.FindElement("//nav[@role='doc-toc']/ol"), 0)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("nav:\n got %q\nwant %q", got, want)
	}
	ncx := etree.NewDocument()
	if err := ncx.ReadFromString(files["EPUB/toc.ncx"]); err != nil {
		t.Fatal(err)
	}
	got = nil
	var points func(e *etree.Element, depth int)
	points = func(e *etree.Element, depth int) {
		for _, p := range e.SelectElements("navPoint") {
			got = append(got, fmt.Sprintf("%d %s", depth, p.FindElement("navLabel/text").Text()))
			checkTarget(t, files, "EPUB/", p.SelectElement("content").SelectAttrValue("src", ""))
			points(p, depth+1)
		}
	}
	points(ncx.FindElement("//navMap"), 0)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("ncx:\n got %q\nwant %q", got, want)
	}
}

// checkTarget holds that an address leads to a file and an id of the book.
func checkTarget(t *testing.T, files map[string]string, dir, href string) {
	t.Helper()
	name, id, ok := strings.Cut(href, "#")
	body, there := files[dir+name]
	if !there || ok && !strings.Contains(body, `id="`+id+`"`) {
		t.Errorf("%s leads nowhere", href)
	}
}

func TestPackageDocument(t *testing.T) {
	o := Options{Modified: time.Date(2024, 2, 3, 4, 5, 6, 0, time.UTC), Publisher: "某社", Identifier: "urn:isbn:9780000000002"}
	opf := unpack(t, write(t, sample(), o))["EPUB/package.opf"]
	for _, want := range []string{
		`<dc:title>关于读书的发言稿</dc:title>`, `<dc:language>zh-Hans-CN</dc:language>`, `<dc:creator id="creator">王晓</dc:creator>`, `<meta refines="#creator" property="role" scheme="marc:relators">aut</meta>`, `<dc:date>2023-04-06</dc:date>`,
		`<dc:subject>发言稿</dc:subject>`, `<dc:source>page.txt</dc:source>`, `<dc:publisher>某社</dc:publisher>`, `urn:isbn:9780000000002`,
		`<meta property="dcterms:modified">2024-02-03T04:05:06Z</meta>`, `schema:accessModeSufficient`, `xml:lang="zh-Hans-CN"`, `<itemref idref="nav"`,
		`<reference type="toc" title="目录" href="nav.xhtml"/>`, `<reference type="text" title="正文" href="xhtml/speech-00001.xhtml"/>`,
	} {
		if !strings.Contains(opf, want) {
			t.Errorf("package document lacks %s:\n%s", want, opf)
		}
	}
	hant := sample()
	hant.Script = speech.Hant
	if body := unpack(t, write(t, hant, o))["EPUB/xhtml/speech-00001.xhtml"]; !strings.Contains(body, `lang="zh-Hant" xml:lang="zh-Hant"`) {
		t.Errorf("no language: %.300s", body)
	}
}

func TestChapter(t *testing.T) {
	body := unpack(t, write(t, sample(), Options{}))["EPUB/xhtml/speech-00001.xhtml"]
	for _, want := range []string{
		`<section class="speech" epub:type="chapter" role="doc-chapter" aria-labelledby="title">`,
		`<h1 id="title">关于读书的发言稿 <span class="label">篇1</span></h1>`,
		`<p class="salutation">老师们、同学们：</p>`, `<h2 id="h1">一、从薄的书读起</h2>`, `<h3 id="h2">`,
		`<div class="run-in"><h4 id="h3">一是天天读。</h4><p>每天20分钟。</p></div>`, `<h4 id="h4" class="spaced">做笔记</h4>`,
		`<p class="signature">李明</p>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("chapter lacks %s:\n%s", want, body)
		}
	}
}

// Every character of every block comes back out of the finished book.
func TestProofReadsBack(t *testing.T) {
	long := sample()
	for i := range 900 {
		long.Speeches[0].Blocks = append(long.Speeches[0].Blocks, speech.Block{Text: strings.Repeat("长文一段，", 40) + fmt.Sprint(i)})
	}
	long.Speeches[0].Blocks = append(long.Speeches[0].Blocks, speech.Block{Kind: speech.Heading, Level: 1, Text: "三、末尾"}, speech.Block{Text: "完。"})
	for _, b := range []*speech.Book{sample(), long} {
		data := write(t, b, Options{})
		got, _, err := Proof(data)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(b.Speeches) {
			t.Fatalf("%d speeches, want %d", len(got), len(b.Speeches))
		}
		for i, s := range b.Speeches {
			want := s.Name()
			for _, bl := range s.Blocks {
				want += bl.Text
			}
			if bare(strings.Join(got[i], "")) != bare(want) {
				t.Errorf("speech %d came back as other text", i+1)
			}
		}
		files := unpack(t, data)
		ncx := etree.NewDocument()
		if err := ncx.ReadFromString(files["EPUB/toc.ncx"]); err != nil {
			t.Fatal(err)
		}
		for _, c := range ncx.FindElements("//content") {
			checkTarget(t, files, "EPUB/", c.SelectAttrValue("src", ""))
		}
	}
}

// nasty are texts that broke one writer or another: what XML forbids, what
// looks like markup or an escape, what is a path or a program elsewhere, what
// turns text around, what has no words at all, what is very long.
var nasty = []string{
	"\x00", "a\x00\x01\x0b\x1fb", "\x7f\u0085\u009f", "\ufffe\uffff", "\ufdd0\U0001fffe\U0010ffff",
	"]]>", "<![CDATA[x]]>", "&amp; & &#0; &nosuch;", "<script>alert(1)</script>", "</section></body></html>",
	"--><!-- -- -->", "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY a \"b\">]>&a;",
	"\xed\xa0\x80\xed\xb0\x80", "a\x80\xff\xfeb", "\xc0\x80",
	"../../etc/passwd", `C:\con\nul`, "a/b\\c:d*e?f\"g<h>i|j", "javascript:alert(1)", "data:text/html,x",
	"\u202e反\u202c\u2066x\u2069", "\ufeffBOM", "\t\n\r", "\u2028\u2029", "'\"`%s%d%n",
	"", " \u3000", "\U00020BB7野家\U000E0100", "\U0001F468\u200D\U0001F469e\u0301\u00ad\u200b", strings.Repeat("长", 10000),
}

// nastyBook has all of them as everything.
func nastyBook() *speech.Book {
	b := &speech.Book{Title: strings.Join(nasty[:26], "|"), Author: nasty[8] + nasty[0], Category: nasty[7], Source: nasty[16], Date: nasty[11]}
	for i, n := range nasty {
		s := speech.Speech{Number: i + 1, Title: n, Label: nasty[(i+7)%len(nasty)]}
		for k, m := range nasty {
			s.Blocks = append(s.Blocks, speech.Block{Kind: speech.Kinds()[(i+k)%len(speech.Kinds())], Level: k % 5, Text: m})
			if r := utf8.RuneCountInString(m); r > 1 {
				s.Blocks = append(s.Blocks, speech.Block{Text: m, RunIn: min(r-1, 9)}, speech.Block{Text: m, RunIn: r})
			}
		}
		b.Speeches = append(b.Speeches, s)
	}
	return b
}

func TestNastyText(t *testing.T) {
	if len(nasty) != 31 {
		t.Fatalf("%d nasty texts", len(nasty))
	}
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	books := []*speech.Book{nastyBook()}
	for _, s := range nasty {
		books = append(books, &speech.Book{Title: s, Author: s, Category: s, Source: s, Date: s, Speeches: []speech.Speech{
			{Number: 1, Title: s, Label: s, Blocks: []speech.Block{{Kind: speech.Heading, Level: 9, Text: s}, {Text: s}, {Kind: speech.Signature, Text: s}}},
			{Number: 2},
		}})
	}
	for i, b := range books {
		for kind, o := range map[string]Options{"": {Fonts: set}, " kobo": {Fonts: set, Kobo: true}, " fonts": {Fonts: set, EmbedFonts: true}} {
			t.Run(fmt.Sprint(i, kind), func(t *testing.T) {
				o.Publisher, o.Version = b.Title, b.Title
				data := write(t, b, o)
				unpack(t, data)
				texts, report, err := Proof(data)
				if err != nil || len(report.Faults) > 0 {
					t.Fatal(err, report.Faults)
				}
				if len(texts) != len(b.Speeches) {
					t.Errorf("%d speeches came back of %d", len(texts), len(b.Speeches))
				}
				keep(t, data)
			})
		}
	}
}

// keep leaves a book in the folder JIANGGAO_KEEP_EPUBS names, for judges from
// outside: CI holds EPUBCheck, epubcheck-ts and Ace to them.
func keep(t *testing.T, data []byte) {
	dir := os.Getenv("JIANGGAO_KEEP_EPUBS")
	if dir == "" {
		return
	}
	name := strings.NewReplacer("/", "-", " ", "-").Replace(t.Name()) + ".epub"
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range nasty {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, title, text string) {
		b := &speech.Book{Title: title, Speeches: []speech.Speech{{Number: 1, Title: title, Blocks: []speech.Block{{Text: text}}}}}
		data := write(t, b, Options{})
		unpack(t, data)
		got, _, err := Proof(data)
		if err != nil {
			t.Fatal(err)
		}
		if want := bare(clean(text)); bare(got[0][len(got[0])-1]) != want {
			t.Errorf("%q came back as %q", text, got)
		}
	})
}

func TestErrors(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, &speech.Book{}, Options{}); err == nil || b.Len() > 0 {
		t.Error("an empty book is written")
	}
	if err := Write(&b, sample(), Options{Cover: []byte("no picture")}); err == nil || b.Len() > 0 {
		t.Error("a cover that is no picture is taken")
	}
}

// Titles on the cover break evenly, and never before a closing mark.
func TestCoverLines(t *testing.T) {
	for title, want := range map[string]string{
		"讲稿": "讲稿",
		"2023年关于依靠群众求胜利发言稿":  "2023年|关于依靠群众|求胜利发言稿",
		"“不忘初心”主题演讲比赛（决赛）讲稿": "“不忘初心”|主题演讲比赛|（决赛）讲稿",
	} {
		lines, _ := coverLines(title, coverWidth-2*coverMargin)
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%s: got %s, want %s", title, got, want)
		}
	}
	for _, title := range []string{strings.Repeat("长", 10000), strings.Repeat("W", 300), "https://example.org/" + strings.Repeat("a/", 90)} {
		lines, size := coverLines(title, coverWidth-2*coverMargin)
		if len(lines) > 12 {
			t.Errorf("%.20s…: %d lines", title, len(lines))
		}
		for _, l := range lines {
			w := 0
			for _, r := range l {
				w += coverAdvance(r)
			}
			if w*size > (coverWidth-2*coverMargin)*1000 {
				t.Errorf("%s is %d pixels wide", l, w*size/1000)
			}
		}
	}
}

func TestCoverIsSmall(t *testing.T) {
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	b := unpack(t, write(t, sample(), Options{Fonts: set}))["EPUB/images/cover.png"]
	if len(b) == 0 || len(b) > 100<<10 {
		t.Errorf("the cover takes %d bytes", len(b))
	}
}

// bigBook is the sample's first speech so many times.
func bigBook(speeches int) *speech.Book {
	b := sample()
	first := b.Speeches[0]
	for k := range 12 {
		first.Blocks = append(first.Blocks, speech.Block{Text: strings.Repeat(fmt.Sprintf("第%d段说的是同一件事，说法各有不同。", k), 10)})
	}
	b.Speeches = nil
	for i := range speeches {
		s := first
		s.Number, s.Label = i+1, fmt.Sprintf("篇%d", i+1)
		b.Speeches = append(b.Speeches, s)
	}
	return b
}

func TestManySpeeches(t *testing.T) {
	const n = 5000
	data := write(t, bigBook(n), Options{})
	texts, report, err := Proof(data)
	if err != nil || len(texts) != n {
		t.Fatal(len(texts), err)
	}
	for _, f := range report.Faults {
		if f.Code != "no-cover" {
			t.Error(f)
		}
	}
	keep(t, data)
}

func BenchmarkWrite(b *testing.B) {
	set, err := fonts.Bundled()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{26, 1000, 5000} {
		book := bigBook(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				write(b, book, Options{Fonts: set})
			}
		})
	}
}

func BenchmarkProof(b *testing.B) {
	for _, n := range []int{26, 1000} {
		data := write(b, bigBook(n), Options{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := Proof(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
