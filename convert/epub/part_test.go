package epub

import (
	"slices"
	"strings"
	"testing"

	"jianggao/convert/speech"
)

// A merged book has a page for each part, and its speeches below it.
func TestParts(t *testing.T) {
	b := sample()
	b.Parts = []speech.Part{{Title: "第一页", Source: "a/1.txt", Date: "2023-04-06"}, {Title: "第二页", Source: "b/2.txt", First: 1}}
	data := write(t, b, Options{})
	files := unpack(t, data)
	f, err := open(data)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range f.navEntries("EPUB/nav.xhtml") {
		got = append(got, strings.Repeat("-", e.depth)+strings.ReplaceAll(e.name, "EPUB/xhtml/", ""))
	}
	want := []string{"-part-001.xhtml", "--speech-00001.xhtml", "---speech-00001.xhtml", "----speech-00001.xhtml", "---speech-00001.xhtml", "-part-002.xhtml", "--speech-00002.xhtml"}
	if !slices.Equal(got, want) {
		t.Errorf("contents %q, want %q", got, want)
	}
	if body := files["EPUB/xhtml/part-001.xhtml"]; !strings.Contains(body, `epub:type="part" role="doc-part"`) || !strings.Contains(body, "2023年4月6日") {
		t.Errorf("part: %s", body)
	}
	if opf := files["EPUB/package.opf"]; !strings.Contains(opf, "<dc:source>1.txt</dc:source>") || !strings.Contains(opf, "<dc:source>2.txt</dc:source>") {
		t.Errorf("sources: %s", opf)
	}
	texts, report, err := Proof(data)
	if err != nil || len(texts) != 2 || slices.ContainsFunc(report.Faults, func(f Fault) bool { return f.Grave }) {
		t.Error(len(texts), report, err)
	}
	keep(t, data)
	// Parts that make no sense cost no speech.
	for _, parts := range [][]speech.Part{{{First: 7}}, {{First: 1}, {First: 0}}, {{First: 0}, {First: 0}, {First: 1}}} {
		b.Parts = parts
		if texts, _, err := Proof(write(t, b, Options{})); err != nil || len(texts) != 2 {
			t.Errorf("%v: %d speeches, %v", parts, len(texts), err)
		}
		m, err := plan(b, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if n := depth(m.tree); n > 4 {
			t.Errorf("%v: contents %d deep", parts, n)
		}
	}
}

// Reading times reckon with the rate asked for.
func TestRate(t *testing.T) {
	nav := unpack(t, write(t, sample(), Options{Rate: 100}))["EPUB/nav.xhtml"]
	if !strings.Contains(nav, "约9分钟") {
		t.Errorf("900 characters at 100 a minute: %s", nav)
	}
}
