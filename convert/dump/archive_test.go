package dump

import (
	"encoding/base64"
	"mime/quotedprintable"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const archivedPage = `<html><head><meta charset="utf-8"><title>读书演讲稿</title></head><body><h1>读书演讲稿</h1><p>老师们、同学们：</p><p>今天我讲三件小事，每一件都和书有关。</p></body></html>`

// webArchive makes a web archive with a picture and a page.
func webArchive(t *testing.T, page, encoding, kind string) []byte {
	t.Helper()
	var body strings.Builder
	switch encoding {
	case "quoted-printable":
		w := quotedprintable.NewWriter(&body)
		if _, err := w.Write([]byte(page)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	case "base64":
		s := base64.StdEncoding.EncodeToString([]byte(page))
		for len(s) > 76 {
			body.WriteString(s[:76] + "\r\n")
			s = s[76:]
		}
		body.WriteString(s)
	default:
		body.WriteString(page)
	}
	const line = "----MultipartBoundary--x1----"
	return []byte(strings.ReplaceAll(strings.ReplaceAll(`From: <Saved by Blink>
Snapshot-Content-Location: https://example.com/1.html
Subject: =?utf-8?Q?=E8=AF=BB=E4=B9=A6?=
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="`+line+`"


--`+line+`
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--`+line+`
Content-Type: `+kind+`
Content-Transfer-Encoding: `+encoding+`

`+body.String()+`
--`+line+`--
`, "\r\n", "\n"), "\n", "\r\n"))
}

func TestWebArchives(t *testing.T) {
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(strings.Replace(archivedPage, "utf-8", "gbk", 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, page, encoding, kind, want string }{
		{"quoted-printable", archivedPage, "quoted-printable", "text/html", UTF8},
		{"base64", archivedPage, "base64", "text/html; charset=utf-8", UTF8},
		{"eight bits, GBK", gbk, "8bit", "text/html", GB18030},
		{"declared outside", gbk, "quoted-printable", `text/html; charset="gb2312"`, GB18030},
		{"XHTML", archivedPage, "binary", "application/xhtml+xml", UTF8},
	} {
		p, err := Read("page.mhtml", webArchive(t, c.page, c.encoding, c.kind), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if p.Kind != HTML || p.Encoding != c.want || p.Title != "读书演讲稿" || len(p.Lines) != 3 || p.Lines[2].Text != "今天我讲三件小事，每一件都和书有关。" {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
}

func TestBrokenWebArchives(t *testing.T) {
	whole := webArchive(t, archivedPage, "quoted-printable", "text/html")
	for name, b := range map[string][]byte{
		"without a page": webArchive(t, "x", "base64", "image/gif"),
		"cut off":        whole[:len(whole)-200],
		"no boundary":    []byte("Content-Type: multipart/related; boundary\r\n\r\nx"),
	} {
		if _, err := Read("page.mhtml", b, Options{}); err == nil || !strings.Contains(err.Error(), "page.mhtml: a web archive") {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A speech that names such a header is no archive.
	if p, err := Read("a.txt", []byte("邮件格式讲座\n\nContent-Type: multipart/related; boundary=x\n\n同学们，今天讲邮件。"), Options{}); err != nil || p.Kind != Text {
		t.Errorf("%v, %v", p, err)
	}
}
