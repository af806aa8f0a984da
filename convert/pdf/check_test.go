package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jianggao/convert/typeset"
)

// checkedBook is a document with everything the rules speak of: links, an
// outline, labels, several faces, a character of private use.
func checkedBook(t testing.TB) []byte {
	t.Helper()
	d, set := compose(t, "讲稿", append([]talk{{"有私用字的一篇", []string{"这个字\uE000没有统一码。", "#一、小标题", "这个字\U00100000也没有。"}}}, someTalks...))
	var b bytes.Buffer
	if err := Write(&b, d, set, someOptions()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWrittenFilesKeepEveryClause(t *testing.T) {
	files := map[string][]byte{"a book": checkedBook(t)}
	for _, f := range bookFiles {
		t.Run(f, func(t *testing.T) { files[f] = write(t, readTalks(t, f)) })
	}
	d, set := compose(t, "", []talk{{"一", nil}, {"二", nil}})
	d.Outline, d.Nodes, d.Pages = nil, nil, d.Pages[:1]
	d.Pages[0] = typeset.Page{Lines: []typeset.Line{{Size: 1000}}}
	var b bytes.Buffer
	if err := Write(&b, d, set, Options{}); err != nil {
		t.Fatal(err)
	}
	files["an empty page"] = b.Bytes()
	for name, data := range files {
		faults, err := Check(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range faults {
			t.Errorf("%s: %s", name, f)
		}
	}
}

// An edit makes a fault in a sound file: it replaces parts of every object,
// each time the first by the second, or parts of the finished file.
type edit struct {
	clause string
	parts  []string
	whole  bool // of the finished file: the lengths must be the same
}

// edits break the clauses one by one. A clause without an edit fails the test:
// a rule that nothing breaks tests nothing.
var edits = []edit{
	{clause: "A 6.1.2-1", parts: []string{"%PDF-1.7\n", "%PDF-1.9\n"}, whole: true},
	{clause: "UA 6.1-1", parts: []string{"%PDF-1.7\n", "\n%PDF-1.7"}, whole: true},
	{clause: "A 6.1.2-2", parts: []string{"\n%\xE2\xE3\xCF\xD3", "\n%abcd"}, whole: true},
	{clause: "A 6.1.3-1", parts: []string{"/ID[", "/I ["}, whole: true},
	{clause: "A 6.1.3-2", parts: []string{"/ID[", "/Encrypt<<>>/ID["}, whole: true},
	{clause: "UA 7.16-1", parts: []string{"/ID[", "/Encrypt<<>>/ID["}, whole: true},
	{clause: "A 6.1.3-3", parts: []string{"%%EOF\n", "%%EOF\n\n"}, whole: true},
	{clause: "A 6.1.9-1", parts: []string{" obj\n", " obj "}, whole: true},
	{clause: "A 6.1.7.1-1", parts: []string{"\nendstream", "\nsendtream"}, whole: true},
	{clause: "A 6.1.7.1-2", parts: []string{"\nendstream", " endstream"}, whole: true},

	{clause: "A 6.7.2.2-1", parts: []string{"/Marked true", "/Marked false"}},
	{clause: "UA 6.2-1", parts: []string{"/Marked true", "/Marked false"}},
	{clause: "UA 7.1-4", parts: []string{"/Marked true", "/Marked true/Suspects true"}},
	{clause: "A 6.7.3.3-1", parts: []string{"/StructTreeRoot ", "/StructTree "}},
	{clause: "UA 7.1-11", parts: []string{"/StructTreeRoot ", "/StructTree "}},
	{clause: "A 6.7.4-1", parts: []string{"/Lang(zh-CN)", "/Lang(zh_CN)"}},
	{clause: "UA 7.2-29", parts: []string{"/Lang(zh-CN)", ""}},
	{clause: "UA 7.1-10", parts: []string{"/DisplayDocTitle true", "/DisplayDocTitle false"}},
	{clause: "A 6.6.2.1-1", parts: []string{"/Metadata ", "/Metadatum "}},
	{clause: "UA 7.1-8", parts: []string{"/Metadata ", "/Metadatum "}},
	{clause: "A 6.4.1-1", parts: []string{"/Type/Catalog", "/Type/Catalog/AcroForm<<>>"}},
	{clause: "A 6.4.2-1", parts: []string{"/Type/Catalog", "/Type/Catalog/NeedsRendering true"}},
	{clause: "UA 7.15-1", parts: []string{"/Type/Catalog", "/Type/Catalog/AcroForm<</XFA[]>>"}},
	{clause: "A 6.5.1-3", parts: []string{"/Type/Catalog", "/Type/Catalog/Names<</JavaScript<<>>>>"}},
	{clause: "A 6.10-1", parts: []string{"/Type/Catalog", "/Type/Catalog/Names<</AlternatePresentations<<>>>>"}},
	{clause: "A 6.8-5", parts: []string{"/Type/Catalog", "/Type/Catalog/Names<</EmbeddedFiles<<>>>>"}},
	{clause: "A 6.11-1", parts: []string{"/Type/Catalog", "/Type/Catalog/Requirements[]"}},
	{clause: "A 6.1.12-1", parts: []string{"/Type/Catalog", "/Type/Catalog/Perms<<>>"}},
	{clause: "A 6.9-1", parts: []string{"/Type/Catalog", "/Type/Catalog/OCProperties<<>>"}},
	{clause: "UA 7.10-1", parts: []string{"/Type/Catalog", "/Type/Catalog/OCProperties<<>>"}},
	{clause: "PDF 12.4.2", parts: []string{"/Nums[0 <<", "/Nums[1 <<"}},

	{clause: "A 6.1.13-1", parts: []string{"/F 4", "/F 4/X 2147483648"}},
	{clause: "A 6.1.13-2", parts: []string{"/F 4", "/F 4/X 1234567890123456789012345678901234567890.5"}},
	{clause: "A 6.1.13-3", parts: []string{"/F 4", "/F 4/X(" + strings.Repeat("x", 32768) + ")"}},
	{clause: "A 6.1.13-4", parts: []string{"/F 4", "/F 4/X/" + strings.Repeat("x", 128)}},
	{clause: "A 6.1.8-1", parts: []string{"/F 4", "/F 4/X/#FF"}},
	{clause: "A 6.5.1-1", parts: []string{"/F 4", "/F 4/A<</S/JavaScript>>"}},
	{clause: "A 6.5.2-1", parts: []string{"/F 4", "/F 4/AA<<>>"}},
	{clause: "A 6.2.5-1", parts: []string{"/F 4", "/F 4/X<</Type/ExtGState/TR/Identity>>"}},
	{clause: "A 6.2.9-1", parts: []string{"/F 4", "/F 4/X<</Subtype/Form/OPI<<>>>>"}},
	{clause: "A 6.2.9-3", parts: []string{"/F 4", "/F 4/X<</Subtype/PS>>"}},
	{clause: "A 6.2.8-1", parts: []string{"/F 4", "/F 4/X<</Subtype/Image/Alternates[]>>"}},
	{clause: "A 6.8-1", parts: []string{"/F 4", "/F 4/X<</EF<<>>>>"}},
	{clause: "A 6.1.7.1-3", parts: []string{"/Length1 ", "/F(elsewhere)/Length1 "}},
	{clause: "A 6.1.7.2-1", parts: []string{"/Length1 ", "/Filter/LZWDecode/Length1 "}},

	{clause: "A 6.2.3-1", parts: []string{"mntrRGB ", "scnrRGB "}},
	{clause: "A 6.2.3-2", parts: []string{"/OutputIntents[", "/OutputIntents[<</S/GTS_PDFA1>>"}},
	{clause: "A 6.2.4.2-1", parts: []string{"/N 3", "/N 4"}},

	{clause: "A 6.6.2.1-2", parts: []string{"<?xpacket begin=", "<?xpacket begin='' bytes='9' x="}},
	{clause: "A 6.6.2.1-4", parts: []string{"</rdf:RDF>", "</rdf>"}},
	{clause: "A 6.6.2.1-5", parts: []string{"/Subtype/XML", "/Subtype/XML/Filter[]"}},
	{clause: "A 6.6.2.3.1-1", parts: []string{"pdfaSchema:prefix>pdfuaid<", "pdfaSchema:prefix>ua<"}},
	{clause: "A 6.6.4-1", parts: []string{"<pdfaid:part>2<", "<pdfaid:part>1<"}},
	{clause: "A 6.6.4-3", parts: []string{"<pdfaid:conformance>A<", "<pdfaid:conformance>B<"}},
	{clause: "UA 5-1", parts: []string{"<pdfuaid:part>1<", "<pdfuaid:part>2<"}},
	{clause: "UA 7.1-9", parts: []string{"dc:title", "dc:tile"}},
	{clause: "PDF 14.3-1", parts: []string{"讲稿两篇", "讲稿三篇"}},
	{clause: "PDF 14.3-2", parts: []string{"张三", "李四"}},
	{clause: "PDF 14.3-3", parts: []string{"演讲稿<", "发言稿<"}},
	{clause: "PDF 14.3-4", parts: []string{"/Producer(jianggao)", "/Producer(other)"}},
	{clause: "PDF 14.3-5", parts: []string{"/Creator(jianggao test)", "/Creator(other)"}},
	{clause: "PDF 14.3-6", parts: []string{"/CreationDate(D:2023", "/CreationDate(D:2024"}},
	{clause: "PDF 14.3-7", parts: []string{"/ModDate(D:2023", "/ModDate(D:2024"}},

	{clause: "A 6.7.3.4-1", parts: []string{"/S/H2/", "/S/Heading/"}},
	{clause: "UA 7.1-5", parts: []string{"/S/H2/", "/S/Heading/"}},
	{clause: "UA 7.1-12", parts: []string{"/S/Sect", "/P 1 0 R/S/Sect"}},
	{clause: "UA 7.2-3", parts: []string{"/S/Sect", "/S/Table"}},
	{clause: "UA 7.2-4", parts: []string{"/S/P/", "/S/TR/"}},
	{clause: "UA 7.2-17", parts: []string{"/S/P/", "/S/LI/"}},
	{clause: "UA 7.2-18", parts: []string{"/S/P/", "/S/LBody/"}},
	{clause: "UA 7.2-19", parts: []string{"/S/Sect", "/S/L"}},
	{clause: "UA 7.2-26", parts: []string{"/S/TOC/", "/S/Div/"}},
	{clause: "UA 7.2-27", parts: []string{"/S/TOCI/", "/S/P/"}},
	{clause: "UA 7.2-28", parts: []string{"/S/TOCI/", "/S/Caption/"}},
	{clause: "UA 7.3-1", parts: []string{"/S/P/", "/S/Figure/"}},
	{clause: "UA 7.7-1", parts: []string{"/S/P/", "/S/Formula/"}},
	{clause: "UA 7.4.2-1", parts: []string{"/S/H2/", "/S/H5/"}},
	{clause: "UA 7.4.4-1", parts: []string{"/S/H2/", "/S/H/"}},
	{clause: "UA 7.9-1", parts: []string{"/S/P/", "/S/Note/"}},
	{clause: "A 6.7.4-2", parts: []string{"/S/H2/", "/S/H2/Lang(_)/"}},
	{clause: "A 6.7.3.4-3", parts: []string{"/Type/StructTreeRoot", "/RoleMap<</P/Div>>/Type/StructTreeRoot"}},
	{clause: "UA 7.1-7", parts: []string{"/Type/StructTreeRoot", "/RoleMap<</P/Div>>/Type/StructTreeRoot"}},
	{clause: "PDF 14.7.4.4-1", parts: []string{"/ParentTreeNextKey ", "/ParentTreeNextKey 0/X "}},
	{clause: "PDF 14.7.4.2-1", parts: []string{"<</MCID 0>>BDC", "<</MCID 77>>BDC"}},
	{clause: "PDF 14.7.4.2-2", parts: []string{"/S/P/", "/K[0 0]/S/P/"}},

	{clause: "A 6.1.13-11", parts: []string{"/MediaBox[0 0 595.276", "/MediaBox[0 0 2"}},
	{clause: "A 6.2.10-2", parts: []string{"/OutputIntents", "/Intents", "/Type/Page>>", "/Type/Page/Group<<>>>>"}},
	{clause: "A 6.10-2", parts: []string{"/Type/Page>>", "/Type/Page/PresSteps<<>>>>"}},
	{clause: "A 6.2.2-2", parts: []string{"/Resources", "/Resource"}},
	{clause: "PDF 14.7.4.4-2", parts: []string{"/StructParents ", "/StructParents 99/X "}},
	{clause: "UA 7.18.3-1", parts: []string{"/Tabs/S", "/Tabs/R"}},
	{clause: "A 6.3.1-1", parts: []string{"/Subtype/Link", "/Subtype/Text"}},
	{clause: "A 6.3.2-1", parts: []string{"/F 4", ""}},
	{clause: "A 6.3.2-2", parts: []string{"/F 4", "/F 6"}},
	{clause: "A 6.3.3-1", parts: []string{"/F 4", "/F 4/AP<</D 1 0 R>>"}},
	{clause: "UA 7.18.1-2", parts: []string{"/Contents<FEFF", "/Content<FEFF"}},
	{clause: "UA 7.18.5-1", parts: []string{"/S/Link/", "/S/Span/"}},
	{clause: "UA 7.18.5-2", parts: []string{"/Contents<FEFF", "/Content<FEFF"}},
	{clause: "UA 7.18.2-1", parts: []string{"/Subtype/Link", "/Subtype/TrapNet"}},
	{clause: "UA 7.18.8-1", parts: []string{"/Subtype/Link", "/Subtype/PrinterMark"}},
	{clause: "PDF 14.7.4.4-3", parts: []string{"/StructParent ", "/StructParent 0/X "}},
	{clause: "PDF 12.5.6.5", parts: []string{"/F 4", "/F 4/Dest[1 0 R/Fit]"}},

	{clause: "A 6.2.2-1", parts: []string{"BT ", "BTT "}},
	{clause: "A 6.1.10-1", parts: []string{"BT ", "BI /W 1 ID x EI BT "}},
	{clause: "A 6.1.13-8", parts: []string{"BT ", strings.Repeat("q ", 29) + "BT "}},
	{clause: "A 6.2.6-1", parts: []string{"BT ", "/Perceptual ri BT "}},
	{clause: "A 6.2.4.3-2", parts: []string{"/OutputIntents", "/Intents", "BT ", "0 0 0 rg BT "}},
	{clause: "A 6.2.4.3-3", parts: []string{"BT ", "0 0 0 1 k BT "}},
	{clause: "A 6.2.4.3-4", parts: []string{"/OutputIntents", "/Intents"}},
	{clause: "UA 7.1-3", parts: []string{"/P<</MCID 1>>BDC", "/P<<>>BDC"}},
	{clause: "PDF 14.6-1", parts: []string{"ET\nEMC", "EMC ET"}},
	{clause: "PDF 14.6-2", parts: []string{"ET\nEMC", "ET"}},
	{clause: "PDF 9.4.3", parts: []string{"ET\nEMC", "ET ()Tj EMC"}},
	{clause: "UA 7.1-1", parts: []string{"ET\nEMC", "ET /Artifact BMC EMC EMC"}},
	{clause: "UA 7.1-2", parts: []string{"/Artifact<</Type/Layout>>BDC", "/Artifact BMC /P<</MCID 88>>BDC EMC"}},
	{clause: "PDF 14.7.4.3-1", parts: []string{"/P<</MCID 2>>BDC", "/P<</MCID 1>>BDC"}},
	{clause: "PDF 14.7.4.3-2", parts: []string{"/P<</MCID 1>>BDC", "/H1<</MCID 1>>BDC"}},
	{clause: "PDF 14.7.4.4-4", parts: []string{"/StructParents ", "/StructParents 0/X "}},
	{clause: "PDF 9.7.6.1", parts: []string{"ET\nEMC", "(x)Tj ET EMC"}},

	{clause: "A 6.2.11.2-1", parts: []string{"/Subtype/Type0", "/Subtype/Type1"}},
	{clause: "A 6.2.11.2-3", parts: []string{"/Subtype/CIDFontType2", "/Subtype/CIDFontType0"}},
	{clause: "A 6.2.11.3.1-1", parts: []string{"/Ordering(Identity)", ""}},
	{clause: "UA 7.21.3.1-1", parts: []string{"/Encoding/Identity-H", "/Encoding/GBK-EUC-H"}},
	{clause: "A 6.2.11.3.2-1", parts: []string{"/CIDToGIDMap/Identity", ""}},
	{clause: "UA 7.21.3.2-1", parts: []string{"/CIDToGIDMap/Identity", ""}},
	{clause: "A 6.2.11.4.1-1", parts: []string{"/FontFile2 ", "/FontFile3 "}},
	{clause: "UA 7.21.4.1-1", parts: []string{"/FontFile2 ", "/FontFile3 "}},
	{clause: "A 6.2.11.4.2-2", parts: []string{"/FontFile2 ", "/CIDSet 1 0 R/FontFile2 "}},
	{clause: "UA 7.21.4.2-2", parts: []string{"/FontFile2 ", "/CIDSet 1 0 R/FontFile2 "}},
	{clause: "PDF 9.6.4", parts: []string{"+", ""}},
	{clause: "PDF 9.7.6.2", parts: []string{"/FontName/", "/FontName/X"}},
	{clause: "PDF 9.9", parts: []string{"/Length1 ", "/Length1 1/X "}},
	{clause: "PDF 9.8.1", parts: []string{"/StemV ", "/Stem "}},
	{clause: "PDF 9.10.3-1", parts: []string{"endbfrange", "<0001> endbfrange <"}},
	{clause: "PDF 9.10.3-2", parts: []string{"<0001><", "<0001><01"}},
	{clause: "A 6.2.11.4.1-2", parts: []string{"ET\nEMC", "/F0 9 Tf BT (\xEE\xEE)Tj ET EMC"}},
	{clause: "UA 7.21.4.1-2", parts: []string{"ET\nEMC", "/F0 9 Tf BT (\xEE\xEE)Tj ET EMC"}},
	{clause: "A 6.2.11.8-1", parts: []string{"ET\nEMC", "/F0 9 Tf BT (\x00\x00)Tj ET EMC"}},
	{clause: "UA 7.21.8-1", parts: []string{"ET\nEMC", "/F0 9 Tf BT (\x00\x00)Tj ET EMC"}},
	{clause: "A 6.2.11.5-1", parts: []string{"/DW 1000", "/DW 900"}},
	{clause: "UA 7.21.5-1", parts: []string{"/DW 1000", "/DW 900"}},
	{clause: "A 6.2.11.7.2-1", parts: []string{"/ToUnicode ", "/X "}},
	{clause: "UA 7.21.7-1", parts: []string{"/ToUnicode ", "/X "}},
	{clause: "A 6.2.11.7.2-2", parts: []string{"<4E00>", "<FEFF>"}},
	{clause: "UA 7.21.7-2", parts: []string{"<4E00>", "<FEFF>"}},
	{clause: "A 6.2.11.7.3-1", parts: []string{"/ActualText", "/X"}},

	{clause: "PDF 12.3.3-1", parts: []string{"/Prev ", "/P "}},
	{clause: "PDF 12.3.3-2", parts: []string{"/Title<FEFF", "/T<FEFF"}},
	{clause: "PDF 12.3.3-3", parts: []string{"/Dest[", "/Dest[1 0 R "}},
	{clause: "PDF 12.3.3-4", parts: []string{"/Count -", "/Count -1"}},
}

// A loose object is one of a file taken apart.
type loose struct {
	number ref
	text   string
	stream []byte // nil when it is none
}

// takeApart gives the objects of a file, nothing packed or compressed, and
// joins them again after a change.
func takeApart(t testing.TB, data []byte) []loose {
	t.Helper()
	f, err := openFile(data)
	if err != nil {
		t.Fatal(err)
	}
	var out []loose
	for _, r := range slices.Sorted(maps.Keys(f.where)) {
		v, err := f.get(r)
		if err != nil {
			t.Fatal(err)
		}
		o := loose{number: r}
		if s, ok := v.(*stream); ok {
			if s.dict["Type"] == name("ObjStm") || s.dict["Type"] == name("XRef") {
				continue
			}
			if o.stream, err = f.unpack(s); err != nil {
				t.Fatal(err)
			}
			d := maps.Clone(s.dict)
			delete(d, "Filter")
			delete(d, "Length")
			v = d
		}
		if v == nil {
			continue
		}
		o.text = print(v)
		out = append(out, o)
	}
	trailer := dict{"Root": f.trailer["Root"], "Info": f.trailer["Info"], "ID": f.trailer["ID"]}
	return append(out, loose{text: print(trailer)})
}

// print writes an object, the keys of dictionaries in order.
func print(v any) string {
	var b buffer
	switch v := v.(type) {
	case nil:
		return "null"
	case name:
		return "/" + string(v)
	case text:
		if s := string(v); strings.HasPrefix(s, "\xFE\xFF") || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
			return fmt.Sprintf("<%X>", s)
		}
		return b.literal([]byte(v)...).String()
	case array:
		b.str("[")
		for i, x := range v {
			b.gap(i).str(print(x))
		}
		return b.str("]").String()
	case dict:
		b.str("<<")
		for _, k := range slices.Sorted(maps.Keys(v)) {
			b.str("/" + k)
			s := print(v[k])
			if !isDelimiter(s[0]) {
				b.str(" ")
			}
			b.str(s)
		}
		return b.str(">>").String()
	case ref:
		return v.String()
	}
	return fmt.Sprint(v)
}

// join makes a file of loose objects, the last one its trailer.
func join(objects []loose) []byte {
	b := []byte(header)
	n := len(objects) - 1
	table := "xref\n0 1\n0000000000 65535 f \n"
	for _, o := range objects[:n] {
		table += fmt.Sprintf("%d 1\n%010d 00000 n \n", o.number, len(b))
		b = append(b, fmt.Sprintf("%d 0 obj\n", o.number)...)
		if o.stream != nil {
			b = append(b, strings.TrimSuffix(o.text, ">>")+"/Length "+strconv.Itoa(len(o.stream))+">>\nstream\n"...)
			b = append(append(b, o.stream...), "\nendstream"...)
		} else {
			b = append(b, o.text...)
		}
		b = append(b, "\nendobj\n"...)
	}
	at := len(b)
	return append(b, table+"trailer\n"+objects[n].text+"\nstartxref\n"+strconv.Itoa(at)+"\n%%EOF\n"...)
}

// clausesOf gives the clauses a file offends; an error counts as "unreadable".
func clausesOf(data []byte) []string {
	faults, err := Check(data)
	if err != nil {
		return []string{"unreadable: " + err.Error()}
	}
	var out []string
	for _, f := range faults {
		if !slices.Contains(out, f.Clause) {
			out = append(out, f.Clause)
		}
	}
	return out
}

func TestEveryClauseCanBeBroken(t *testing.T) {
	objects := takeApart(t, checkedBook(t))
	sound := join(objects)
	if c := clausesOf(sound); len(c) > 0 {
		t.Fatalf("the file in parts offends %v", c)
	}
	c, err := inspect(sound)
	if err != nil {
		t.Fatal(err)
	}
	broken := map[string]bool{}
	for _, e := range edits {
		t.Run(e.clause, func(t *testing.T) {
			var data []byte
			if e.whole {
				data = bytes.Replace(sound, []byte(e.parts[0]), []byte(e.parts[1]), 1)
				if i := bytes.LastIndex(sound, []byte(e.parts[0])); e.parts[0][0] == '/' || e.parts[0] == "%%EOF\n" {
					data = slices.Concat(sound[:i], []byte(e.parts[1]), sound[i+len(e.parts[0]):])
				}
			} else {
				changed := slices.Clone(objects)
				for i := range changed {
					for k := 0; k+1 < len(e.parts); k += 2 {
						changed[i].text = strings.ReplaceAll(changed[i].text, e.parts[k], e.parts[k+1])
						changed[i].stream = bytes.ReplaceAll(changed[i].stream, []byte(e.parts[k]), []byte(e.parts[k+1]))
						if objects[i].stream == nil {
							changed[i].stream = nil
						}
					}
				}
				data = join(changed)
			}
			if bytes.Equal(data, sound) {
				t.Fatal("the edit changes nothing")
			}
			if got := clausesOf(data); !slices.Contains(got, e.clause) {
				t.Errorf("the file offends %v", got)
			}
		})
		broken[e.clause] = true
	}
	for _, clause := range slices.Sorted(maps.Keys(c.tested)) {
		if !broken[clause] {
			t.Errorf("no edit breaks clause %s", clause)
		}
	}
	t.Logf("%d clauses", len(c.tested))
}

func FuzzCheck(f *testing.F) {
	f.Add([]byte("/Link<</MCID 0>>BDC BT /F0 9 Tf (\\0\\1)Tj ET EMC"), []byte("1 beginbfchar <0001><4E00> endbfchar"), []byte("<</S/Link/Pg 2 0 R/K[0]>>"))
	f.Fuzz(func(t *testing.T, content, characters, element []byte) {
		Check(plainFile(content, characters, element))
	})
}
