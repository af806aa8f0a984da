package pdf

import (
	"bytes"
	"strings"
	"testing"

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
