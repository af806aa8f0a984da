package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"jianggao/convert/typeset"
	"jianggao/convert/typeset/line"
)

// foreign makes a file as another program may: objects from number 1 on, the
// catalog first, a table of cross-references, the trailer with entries added.
func foreign(trailer string, objects ...string) []byte {
	b := []byte("%PDF-1.4\n")
	table := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", len(b))
		b = append(b, fmt.Sprintf("%d 0 obj\n%s\nendobj\n", i+1, o)...)
	}
	return append(b, fmt.Sprintf("%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", table, len(objects)+1, trailer, len(b))...)
}

func contentStream(s string) string {
	return fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(s), s)
}

// onePage makes a foreign file of one page of A4 with the given content, in
// Courier, with a form X, a picture of 100 pixels I, a drawn font D and a font
// of glyphs without names G.
func onePage(content string) []byte {
	return foreign("",
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R/D 6 0 R/G 7 0 R>>/XObject<</X 8 0 R/I 9 0 R>>>>>>",
		"<</Type/Page/Parent 2 0 R/Contents[4 0 R 4 0 R]>>",
		contentStream(content),
		"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
		"<</Type/Font/Subtype/Type3/BaseFont/Drawn/FirstChar 65/Widths[600 600]>>",
		"<</Type/Font/Subtype/Type0/BaseFont/Nameless/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2/W[0 9 500]>>]>>",
		"<</Type/XObject/Subtype/Form/Matrix[1 0 0 1 10 10]/Length 23>>stream\nBT /F 4 Tf (small)Tj ET\nendstream",
		"<</Type/XObject/Subtype/Image/Width 100/Height 100/Length 0>>stream\n\nendstream",
	)
}

// leave sets lines over pages, for findings about lines: "" begins a page, #
// a heading, ~ a loose line; all others are one paragraph.
func leave(t testing.TB, lines []string) []byte {
	t.Helper()
	s := &setter{set: bundled(t), doc: &typeset.Document{Width: pageWidth, Height: pageHeight}}
	s.add(typeset.RoleDocument, -1, "")
	s.add(typeset.RoleTitle, 0, "题")
	heading, p := s.add(typeset.RoleHeading1, 0, "小标题"), s.add(typeset.RoleParagraph, 0, "")
	s.page("")
	put := func(node int, text string, extra line.Unit) {
		gs := s.glyphs(text, "song")
		for i := range gs {
			gs[i].Advance += extra
		}
		s.at().Lines = append(s.at().Lines, s.line(margin, s.y, bodySize, typeset.Run{Node: node, Glyphs: gs}))
		s.y += leading
	}
	put(1, "题", 0)
	for _, l := range lines {
		switch {
		case l == "":
			s.page("")
		case l[0] == '#':
			put(heading, l[1:], 0)
		case l[0] == '~':
			put(p, l[1:], line.Em/3)
		default:
			put(p, l, 0)
		}
	}
	var b bytes.Buffer
	if err := Write(&b, s.doc, s.set, someOptions()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEveryFindingIsFound(t *testing.T) {
	body := "BT /F 12 Tf 1 0 0 1 100 700 Tm (Text)Tj ET "
	cases := map[string]struct {
		data  []byte
		where string
		what  string
	}{
		"encrypted":         {foreign("/Encrypt<<>>", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R>>"), "", "without a password"},
		"content":           {onePage("BT ] ET"), "page 1", "cannot be read"},
		"font-not-embedded": {onePage(body), "font Courier", "not in the file"},
		"missing-glyph":     {leave(t, []string{"一\U0010FFFD二"}), "page 1", "U+10FFFD"},
		"page-size": {foreign("", "<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R 4 0 R 5 0 R]/MediaBox[0 0 595 842]>>",
			"<</Type/Page/Parent 2 0 R>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]>>", "<</Type/Page/Parent 2 0 R>>"), "page 2", "A4 lying (297 × 210 mm), not A4 (210 × 297 mm)"},
		"near-edge":      {onePage("BT /F 12 Tf 5 400 Td (edge)Tj ET"), "page 1", `"e" stands 1.8 mm`},
		"thin-line":      {onePage("q 0.5 0 0 0.5 0 0 cm .2 w 9 9 m 99 9 l S Q"), "page 1", "0.10 points"},
		"small-type":     {onePage("/X Do"), "page 1", "4.0 points"},
		"coarse-picture": {onePage("q 100 0 0 100 100 100 cm /I Do Q"), "page 1", "72 pixels"},
		"drawn-font":     {onePage("BT /D 12 Tf 99 99 Td (A)Tj ET"), "font Drawn", "drawn, not set"},
		"no-text":        {onePage("BT /G 12 Tf 99 99 Td (\\000\\001)Tj ET"), "font Nameless", "searched"},
		"lone-line":      {leave(t, []string{"一行", "又一行", "", "最后一行"}), "page 2", `"最后一行"`},
		"lone-heading":   {leave(t, []string{"#小标题", "", "一行", "又一行"}), "page 1", `"小标题"`},
		"loose-line":     {leave(t, []string{"~宽松的一行"}), "page 1", `gaps of 0.33 em between the characters of "宽松的一行"`},
		"no-title":       {onePage(body), "", "file name"},
		"no-language":    {onePage(body), "", "language"},
		"untagged":       {onePage(body), "", "order"},
	}
	for _, k := range findings {
		c, ok := cases[k.code]
		if !ok {
			t.Errorf("%s is tested by nothing", k.code)
			continue
		}
		t.Run(k.code, func(t *testing.T) {
			r, err := Preflight(c.data)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.Findings {
				if f.Code == k.code && f.Where == c.where && strings.Contains(f.What, c.what) && f.Grave == k.grave {
					return
				}
			}
			t.Errorf("not found; there are %+v", r.Findings)
		})
	}
}

func TestSoundBooksPassPreflight(t *testing.T) {
	for _, file := range bookFiles {
		t.Run(file, func(t *testing.T) {
			r, err := Preflight(write(t, readTalks(t, file)))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.Findings {
				if f.Code != "lone-line" && f.Code != "lone-heading" { // the tests' simple setting leaves some
					t.Errorf("%+v", f)
				}
			}
		})
	}
}

func TestPreflightTellsTheFacts(t *testing.T) {
	r, err := Preflight(write(t, someTalks))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(r.Facts, "\n")
	for _, want := range []string{
		`PDF 1.7, "讲稿两篇 <&>", language zh-CN, tagged, declares PDF/A-2a and PDF/UA-1`,
		"4 pages, A4 (210 × 297 mm); 2 sheets printed on both sides",
		"characters, black only, 5 bookmarks, 2 links",
		"font NotoSerifSC-Regular: embedded, ",
		"glyphs used, 9–10.5 points",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not among the facts:\n%s", want, got)
		}
	}
}

// TestPreflightHoldsFilesToWhatTheyDeclare breaks a clause: the file that
// declares the standard is faulted once for it, another is not.
func TestPreflightHoldsFilesToWhatTheyDeclare(t *testing.T) {
	broken := bytes.Replace(write(t, someTalks), []byte("%PDF-1.7\n%\xE2"), []byte("%PDF-1.7\n%a"), 1)
	r, err := Preflight(broken)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) == 0 || r.Findings[0].Code != "PDF/A 6.1.2-2" || !r.Findings[0].Grave {
		t.Errorf("findings %+v", r.Findings)
	}
	d, set := compose(t, "讲稿", someTalks)
	o := someOptions()
	o.Standard = StandardNone
	var b bytes.Buffer
	if err := Write(&b, d, set, o); err != nil {
		t.Fatal(err)
	}
	r, err = Preflight(bytes.Replace(b.Bytes(), []byte("%PDF-1.7\n%\xE2"), []byte("%PDF-1.7\n%a"), 1))
	if err != nil || len(r.Findings) > 0 {
		t.Errorf("findings %+v, error %v", r.Findings, err)
	}
}

func TestPreflightTellsAFewOfManyAlike(t *testing.T) {
	lines := strings.Split(strings.Repeat("~宽松的一行|", 20), "|")
	r, err := Preflight(leave(t, lines[:20]))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(r.Findings); n != told+1 || r.Findings[told].What != "and 15 more of this kind" {
		t.Errorf("%d findings: %+v", n, r.Findings)
	}
}

// FuzzPreflight: check takes files of anybody.
func FuzzPreflight(f *testing.F) {
	f.Add(write(f, someTalks))
	f.Add(onePage("q 1 0 0 1 9 9 cm BT /F 12 Tf (a)Tj [(b)-3]TJ T* (c)' ET 0 0 9 9 re B* /X Do /I Do BI /W 1 ID x EI /P<</MCID 0>>BDC EMC Q"))
	f.Add(leave(f, []string{"一", "", "二"}))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Preflight(data)
		if (r == nil) == (err == nil) {
			t.Error("neither a report nor an error, or both")
		}
	})
}

// FuzzPress goes through any content.
func FuzzPress(f *testing.F) {
	f.Add("q 1 0 0 1 9 9 cm BT /F 12 Tf (a)Tj [(b)-3]TJ T* (c)' 1 2 (d)\" ET 0 0 9 9 re B* 1 2 3 4 5 6 c h s /X Do /I Do BI /W 1 ID x EI /P<</MCID 0>>BDC EMC Q sh")
	f.Fuzz(func(t *testing.T, content string) {
		if _, err := Preflight(onePage(content)); err != nil {
			t.Error(err)
		}
	})
}

func TestFontsOfOneNameAreOrderedByTheirObject(t *testing.T) {
	a, b := &pressFont{name: "Song", self: 7}, &pressFont{name: "Song", self: 12}
	if byUse(a, b) >= 0 || byUse(b, a) <= 0 {
		t.Error("fonts alike in name and use have no order")
	}
}

func TestB5IsNamedByItsStandard(t *testing.T) {
	for want, side := range map[string][2]float64{"B5 (ISO)": {176, 250}, "B5 (JIS)": {182, 257}, "B5 (GB/T 788)": {169, 239}} {
		if got := paperName(side[0]/pointMM, side[1]/pointMM); !strings.HasPrefix(got, want+" (") {
			t.Errorf("%v mm: %s, want %s", side, got, want)
		}
	}
}
