package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"
	"github.com/google/go-cmp/cmp"
)

// wanted is the text of the elements of a book set by compose.
func wanted(talks []talk) []string {
	var out []string
	for _, k := range talks {
		out = append(out, "H1 "+k.title)
		for _, b := range k.blocks {
			kind := "P "
			if h := len(b) - len(strings.TrimLeft(b, "#")); h > 0 {
				kind, b = "H"+string(rune('1'+h))+" ", b[h:]
			}
			out = append(out, kind+b)
		}
	}
	return out
}

func TestReadBackGivesTheElementsWhole(t *testing.T) {
	long := strings.Repeat("一段很长的话，要从这一页一直写到下一页去，中间不能丢字，也不能多字。It runs over many lines, and over the end of the page. ", 40) + "完。"
	talks := append([]talk{{"长文", []string{long, long, "#一、小标题", long}}}, someTalks...)
	r, err := ReadBack(write(t, talks))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	var section int
	for i, e := range r.Elements {
		if e.Kind == "Sect" {
			section++
		}
		if section > 2 && e.Text != "" {
			got = append(got, e.Kind+" "+e.Text)
		}
		if i > 0 && e.Parent >= i {
			t.Errorf("element %d stands before its parent %d", i, e.Parent)
		}
	}
	if d := cmp.Diff(wanted(talks), got); d != "" {
		t.Error(d)
	}
	if r.Title != someOptions().Title || r.Language != "zh-CN" {
		t.Errorf("title %q, language %q", r.Title, r.Language)
	}
	if len(r.Pages) < 5 || !strings.HasSuffix(r.Pages[len(r.Pages)-1], "谢谢大家！\n") || strings.Contains(strings.Join(r.Pages, ""), "书眉") {
		t.Errorf("pages %q", r.Pages)
	}
}

func TestReadBackFailsOnBrokenFiles(t *testing.T) {
	good := write(t, someTalks)
	if _, err := ReadBack(nil); err == nil {
		t.Error("nothing is read as a PDF")
	}
	for n := 0; n < len(good)-8; n += 997 {
		if _, err := ReadBack(good[:n]); err == nil {
			t.Errorf("cut off after %d bytes it is read all the same", n)
		}
	}
	at := bytes.LastIndex(good, []byte("startxref"))
	broken := append(bytes.Clone(good[:at]), "startxref\n7\n%%EOF\n"...)
	if _, err := ReadBack(broken); err == nil {
		t.Error("a file with its table in the wrong place is read all the same")
	}
}

func FuzzReadBack(f *testing.F) {
	f.Add(write(f, someTalks))
	f.Add([]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadBack(data)
		if (r == nil) == (err == nil) {
			t.Error("neither a reading nor an error, or both")
		}
	})
}

// FuzzReadPlain reads files without compression, so that changes reach the
// structure, the contents and the tables of characters.
func FuzzReadPlain(f *testing.F) {
	f.Add([]byte(`/Artifact BMC EMC /P<</MCID 0>>BDC BT /F0 9 Tf (\0\1)Tj [<0002> -3 (\0\1)]TJ ET /Span<</ActualText(x)>>BDC (\0\1)' EMC EMC`),
		[]byte("1 beginbfrange <0001><0001><4E00> <0002><0003>[<D840DC00><0041>] endbfrange 1 beginbfchar <0004><0020> endbfchar"),
		[]byte("<</S/P/Pg 2 0 R/K[0 <</Type/MCR/MCID 1/Pg 2 0 R>> <</Type/OBJR>> <</S/Span>>]>>"))
	f.Fuzz(func(t *testing.T, content, characters, element []byte) {
		data := plainFile(content, characters, element)
		r, err := ReadBack(data)
		if (r == nil) == (err == nil) {
			t.Error("neither a reading nor an error, or both")
		}
	})
}

// FuzzContents takes pages out of files such as fpdf writes, as Write does.
func FuzzContents(f *testing.F) {
	p := fpdf.New("P", "pt", "A4", "")
	p.SetCompression(false)
	p.AddPage()
	p.RawWriteStr("BT (x)Tj ET")
	p.AddPage()
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		contents, err := pageContents(data)
		if err != nil && contents != nil {
			t.Error("contents and an error")
		}
	})
}

// plainFile makes a file of one page with a table of cross-references.
func plainFile(content, characters, element []byte) []byte {
	streamOf := func(b []byte) string {
		return "<</Length " + strconv.Itoa(len(b)) + ">>stream\n" + string(b) + "\nendstream"
	}
	objects := []string{
		"<</Type/Pages/Kids[2 0 R]/Count 1>>",
		"<</Type/Page/Resources<</Font<</F0 4 0 R>>>>/Contents 3 0 R>>",
		streamOf(content),
		"<</Type/Font/Encoding/Identity-H/ToUnicode 5 0 R>>",
		streamOf(characters),
		string(element),
		"<</Type/Catalog/Pages 1 0 R/StructTreeRoot<</K 6 0 R>>>>",
	}
	b := []byte("%PDF-1.7\n")
	table := "xref\n0 8\n0000000000 65535 f \n"
	for i, o := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", len(b))
		b = append(b, fmt.Sprintf("%d 0 obj\n%s\nendobj\n", i+1, o)...)
	}
	at := len(b)
	return append(b, table+"trailer\n<</Root 7 0 R>>\nstartxref\n"+strconv.Itoa(at)+"\n%%EOF\n"...)
}

func TestReadBackOfAPlainFile(t *testing.T) {
	content := `/Artifact BMC BT /F0 9 Tf (\0\1)Tj ET EMC /P<</MCID 0>>BDC BT [<0002> -3 (\0\3)]TJ /Span<</ActualText(ab)>>BDC (\0\1)' EMC ET EMC /P<</MCID 1>>BDC BT(\0\4)Tj ET EMC`
	characters := "1 beginbfrange <0001><0001><4E00> <0002><0003>[<D840DC00><0041>] endbfrange 1 beginbfchar <0004><0020> endbfchar"
	r, err := ReadBack(plainFile([]byte(content), []byte(characters), []byte("<</S/P/Pg 2 0 R/K[0 <</Type/MCR/MCID 1/Pg 2 0 R>> <</Type/OBJR>>]>>")))
	if err != nil {
		t.Fatal(err)
	}
	want := &Reading{Pages: []string{"𠀀Aab\n \n"}, Elements: []Element{{Kind: "P", Parent: -1, Text: "𠀀Aab "}}}
	if d := cmp.Diff(want, r); d != "" {
		t.Error(d)
	}
	for what, element := range map[string]string{
		"text no element owns": "<</S/P/Pg 2 0 R/K 0>>",
		"content owned twice":  "<</S/P/Pg 2 0 R/K[0 0 1]>>",
		"content that is not":  "<</S/P/Pg 2 0 R/K[0 1 2]>>",
		"a loop":               "<</S/P/Pg 2 0 R/K[0 1 6 0 R]>>",
		"a page that is not":   "<</S/P/Pg 3 0 R/K[0 1]>>",
	} {
		if r, err := ReadBack(plainFile([]byte(content), []byte(characters), []byte(element))); err == nil {
			t.Errorf("%s: read as %q", what, r.Pages)
		}
	}
}
