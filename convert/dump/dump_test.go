package dump

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"jianggao/convert/warning"
)

func encode(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const (
	hans = "尊敬的各位老师：\n  今天我们在这里讨论读书的方法。一本好书，能让人走得更远！\n谢谢大家。\n"
	hant = "尊敬的各位老師：\n  今天我們在這裡討論讀書的方法。一本好書，能讓人走得更遠！\n謝謝大家。\n"
)

func TestReadFindsTheEncoding(t *testing.T) {
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, c := range []struct {
		name string
		b    []byte
		want string
		text string
	}{
		{"UTF-8", []byte(hans), UTF8, hans},
		{"UTF-8 with a mark", []byte("\uFEFF" + hans), UTF8, hans},
		{"ASCII", []byte("Good morning, everyone.\n"), UTF8, "Good morning, everyone.\n"},
		{"GBK", encode(t, simplifiedchinese.GBK, hans), GB18030, hans},
		{"GB18030 with four bytes", encode(t, simplifiedchinese.GB18030, hans+"㐂𠀀\n"), GB18030, hans + "㐂𠀀\n"},
		{"Big5", encode(t, traditionalchinese.Big5, hant), Big5, hant},
		{"UTF-16LE with a mark", append([]byte("\xFF\xFE"), encode(t, le, hans)...), UTF16LE, hans},
		{"UTF-16BE with a mark", append([]byte("\xFE\xFF"), encode(t, be, hans)...), UTF16BE, hans},
		{"UTF-16LE", encode(t, le, hans), UTF16LE, hans},
		{"UTF-16BE", encode(t, be, hans), UTF16BE, hans},
		{"Traditional text in GBK", encode(t, simplifiedchinese.GBK, hant), GB18030, hant},
		{"UTF-8 cut within a character", []byte(hans)[:len(hans)-2], UTF8, ""},
	} {
		p, err := Read("page", c.b, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if p.Encoding != c.want {
			t.Errorf("%s: read as %s", c.name, p.Encoding)
		}
		if c.text != "" && join(p) != c.text {
			t.Errorf("%s: text %q", c.name, join(p))
		}
	}
}

func join(p *Page) string {
	var b strings.Builder
	for _, l := range p.Lines {
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

// Short texts are the hard ones: every sentence of the samples, alone, in both
// encodings of the Mainland and of Taiwan.
func TestCountingTellsShortTextsApart(t *testing.T) {
	const more = "发展是硬道理。群众的事情无小事。我们要把工作做实做细。青年朋友们，让我们一起努力。安全生产，人人有责。感谢各位领导的支持和帮助。"
	const moreHant = "發展是硬道理。群眾的事情無小事。我們要把工作做實做細。青年朋友們，讓我們一起努力。安全生產，人人有責。感謝各位領導的支持和幫助。"
	n, wrong := 0, 0
	try := func(text string, e encoding.Encoding, want string) {
		for s := range strings.SplitAfterSeq(text, "。") {
			if utf8.RuneCountInString(s) < 8 {
				continue
			}
			n++
			if _, got := decode(encode(t, e, s)); got != want {
				wrong++
				t.Logf("%q in %s was read as %s", s, want, got)
			}
		}
	}
	try(more, simplifiedchinese.GBK, GB18030)
	try(moreHant, traditionalchinese.Big5, Big5)
	if n < 10 || wrong > 0 {
		t.Errorf("%d of %d short texts were read in the wrong encoding", wrong, n)
	}
}

func TestLinesKeepTheirNumbers(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"a\nb\n", []string{"a", "b"}},
		{"a\r\nb\r\n\r\nc", []string{"a", "b", "", "c"}},
		{"a\rb\r\rc\r", []string{"a", "b", "", "c"}},
		{"a\n\r\nb", []string{"a", "", "b"}},
		{"a\u2028b\u0085c", []string{"a", "b", "c"}},
		{"\n\n  a  ", []string{"", "", "  a  "}},
	} {
		p, err := Read("page", []byte(c.in), Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i, l := range p.Lines {
			if l.Number != i+1 {
				t.Errorf("%q: line %d has number %d", c.in, i+1, l.Number)
			}
			got = append(got, l.Text)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q: %s", c.in, d)
		}
	}
}

func TestBytesThatDoNotDecodeAreWarnedOf(t *testing.T) {
	b := append([]byte("第一行没有问题，一切正常。\n第二行坏了："), 0xFF, 0xC0)
	b = append(b, []byte("，后面还好。我们的工作要继续做下去。\n")...)
	p, err := Read("page", b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if p.Encoding != UTF8 || len(p.Warnings) != 1 || p.Warnings[0].Line != 2 || p.Warnings[0].Code != warning.ReplacedBytes {
		t.Errorf("encoding %s, warnings %v", p.Encoding, p.Warnings)
	}
}

func TestReadRefusesWhatIsNoPage(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", "empty"},
		{"blank", " \n\u3000\n", "empty"},
		{"PDF", "%PDF-1.7\n", "PDF"},
		{"ZIP", "PK\x03\x04\x14\x00", "ZIP"},
		{"old Word", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "Word"},
		{"PNG", "\x89PNG\r\n\x1a\n", "PNG"},
		{"JPEG", "\xFF\xD8\xFF\xE0\x00\x10JFIF", "JPEG"},
		{"binary", strings.Repeat("\x00\x01\x02\x03\x04\x05", 100), "binary"},
		{"HTML without text", "<html><script>var a = 1</script></html>", "empty"},
	} {
		_, err := Read("page.txt", []byte(c.in), Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "page.txt: ") {
			t.Errorf("%s: error %v, want one that names the file and says %q", c.name, err, c.want)
		}
	}
	if _, err := Read("page", []byte("一二三四"), Options{MaxSize: 5}); err == nil || !strings.Contains(err.Error(), "--max-size") {
		t.Errorf("over the limit: %v", err)
	}
}

// TestHTML reads the cases of testdata/html.txt: "== name", the page, "--",
// and the wanted lines, each with its hints in brackets.
func TestHTML(t *testing.T) {
	b, err := os.ReadFile("testdata/html.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(b), "\n== ")[1:]
	if len(cases) == 0 {
		t.Fatal("no case")
	}
	for _, c := range cases {
		name, rest, _ := strings.Cut(c, "\n")
		in, want, ok := strings.Cut(rest, "\n--\n")
		if !ok {
			t.Fatalf("%s: no wanted lines", name)
		}
		p, err := Read(name, []byte(in), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.Kind != HTML {
			t.Errorf("%s: read as %s", name, p.Kind)
		}
		var got []string
		for _, l := range p.Lines {
			got = append(got, blanks.Replace(l.Text)+hints(l.Hint))
		}
		if d := cmp.Diff(strings.Split(strings.TrimSuffix(want, "\n"), "\n"), got); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// blanks makes the indentation of web pages visible.
var blanks = strings.NewReplacer("\u00a0", "_", "\u2003", "~")

func hints(h Hint) string {
	var out []string
	if h.Heading > 0 {
		out = append(out, fmt.Sprintf("h%d", h.Heading))
	}
	for _, x := range []struct {
		on   bool
		name string
	}{{h.Bold && h.Heading == 0, "bold"}, {h.Item, "item"}, {h.Centre, "centre"}, {h.Link, "link"}, {h.Outside, "outside"}, {h.Beside, "beside"}} {
		if x.on {
			out = append(out, x.name)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " [" + strings.Join(out, " ") + "]"
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(hans))
	f.Add([]byte("a\r\nb\x00\xff"))
	f.Add(encode(f, simplifiedchinese.GBK, hans))
	f.Add(encode(f, traditionalchinese.Big5, hant))
	f.Add([]byte("\xFF\xFEa\x00\n\x00"))
	f.Add([]byte("Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E4=B8=80</p>\n--x--\n"))
	f.Add([]byte("<p>一<b>二</p><div style='display:none'>三</div><li>四<table><td>五"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := Read("page", b, Options{})
		if err != nil {
			return
		}
		for i, l := range p.Lines {
			if l.Number != i+1 {
				t.Fatalf("line %d has number %d", i+1, l.Number)
			}
			if !utf8.ValidString(l.Text) || strings.ContainsAny(l.Text, "\n\r") {
				t.Fatalf("line %d is %q", l.Number, l.Text)
			}
			if strings.Contains(l.Text, replacement) && !warned(p, l.Number) {
				t.Fatalf("line %d has replaced bytes and no warning", l.Number)
			}
		}
	})
}

func warned(p *Page, line int) bool {
	for _, w := range p.Warnings {
		if w.Line == line {
			return true
		}
	}
	return false
}

func FuzzHTML(f *testing.F) {
	b, err := os.ReadFile("testdata/html.txt")
	if err != nil {
		f.Fatal(err)
	}
	for c := range strings.SplitSeq(string(b), "\n== ") {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := &Page{}
		p.readHTML(strings.ToValidUTF8(s, replacement))
		for i, l := range p.Lines {
			if l.Number != i+1 || isBlank(l.Text) || !utf8.ValidString(l.Text) || strings.ContainsAny(l.Text, "\n\r") {
				t.Fatalf("line %d of %d: %q", l.Number, i+1, l.Text)
			}
		}
	})
}

// pages are benchmark inputs of about 0.1, 1 and 10 MB.
func benchmarkRead(b *testing.B, unit string) {
	for _, kb := range []int{100, 1000, 10000} {
		page := []byte(strings.Repeat(unit, kb*1000/len(unit)))
		b.Run(fmt.Sprintf("%dkB", kb), func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read("page", page, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReadText(b *testing.B) { benchmarkRead(b, hans) }

func BenchmarkReadHTML(b *testing.B) {
	benchmarkRead(b, "<div class=\"text\"><p>&emsp;&emsp;"+strings.ReplaceAll(hans, "\n", "<br>\n")+"<span style=\"display:none\">藏</span><b>粗</b></p></div>\n")
}

func BenchmarkReadOneLine(b *testing.B) { benchmarkRead(b, strings.ReplaceAll(hans, "\n", "")) }

// TestNestedAtRules reads a style sheet of at-rules inside at-rules, closed or
// not: as deep as it may be, it neither overflows nor is read over and over.
func TestNestedAtRules(t *testing.T) {
	for _, end := range []string{"", strings.Repeat("}", 200_000)} {
		css := strings.Repeat("@media{", 200_000) + "p{display:none}" + end
		p, err := Read("page.html", []byte("<html><style>"+css+"</style><p>同志们好。</p></html>"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Lines) == 0 || !strings.Contains(p.Lines[len(p.Lines)-1].Text, "同志们好") {
			t.Errorf("lines: %v", p.Lines)
		}
	}
}
