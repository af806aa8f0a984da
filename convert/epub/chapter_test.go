package epub

import (
	"fmt"
	"strings"
	"testing"

	"jianggao/convert/speech"
)

// A long speech is cut between blocks, a heading stays with its text, and
// every entry of the contents leads to the part its heading stands in.
func TestLongSpeechIsSplit(t *testing.T) {
	b := sample()
	s := &b.Speeches[0]
	for i := range 40 {
		s.Blocks = append(s.Blocks, speech.Block{Kind: speech.Heading, Level: 1, Text: fmt.Sprintf("第%d节", i+1)})
		for range 5 {
			s.Blocks = append(s.Blocks, speech.Block{Text: strings.Repeat("长文一段，", 200)})
		}
	}
	s.Blocks = append(s.Blocks, speech.Block{Text: strings.Repeat("长", 100_000)}, speech.Block{Text: "末尾。"})
	files := unpack(t, write(t, b, Options{}))
	parts := 0
	for name, body := range files {
		if !strings.HasPrefix(name, "EPUB/xhtml/speech-00001") {
			continue
		}
		parts++
		if len(body) > splitFrom+1000 && !strings.Contains(body, strings.Repeat("长", 100_000)) {
			t.Errorf("%s has %d bytes", name, len(body))
		}
		blocks := strings.Split(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(body), "</section>\n</body>\n</html>")), "\n")
		if last := blocks[len(blocks)-1]; strings.HasPrefix(last, "<h") {
			t.Errorf("%s ends with a heading: %.60s", name, last)
		}
	}
	if want := 40 * 5 * 200 * 15 / splitFrom; parts < want {
		t.Errorf("%d parts, want %d or more", parts, want)
	}
	r, err := Check(write(t, b, Options{NoCover: true}))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Faults {
		if f.Grave {
			t.Error(f)
		}
	}
	if !strings.Contains(files["EPUB/nav.xhtml"], "speech-00001-003.xhtml#h") {
		t.Error("no entry leads to the third part")
	}
	keep(t, write(t, b, Options{}))
}

// Headings leave out no level, for those who go from one to the next by ear.
func TestHeadingsLeaveOutNoLevel(t *testing.T) {
	s := &speech.Speech{Number: 1, Title: "题", Blocks: []speech.Block{
		{Kind: speech.Heading, Level: 3, Text: "甲"}, {Kind: speech.Heading, Level: 1, Text: "乙"}, {Kind: speech.Heading, Level: 3, Text: "丙"},
		{Text: "丁。戊。", RunIn: 2}, {Kind: speech.Heading, Level: 9, Text: "己"}, {Text: "庚。辛。", RunIn: 2},
	}}
	w := writeChapter(s)
	var got []string
	for _, p := range w.pieces {
		i := strings.Index(p.html, "<h")
		got = append(got, p.html[i+1:i+3])
	}
	if want := "h2 h2 h3 h4 h4 h4"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// Every kind of block has an element of its own look.
func TestEveryKindIsWritten(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range speech.Kinds() {
		w := writeChapter(&speech.Speech{Number: 1, Title: "题", Blocks: []speech.Block{{Kind: k, Level: 1, Text: "字"}}})
		if len(w.pieces) != 1 || !strings.Contains(w.pieces[0].html, "字") || seen[w.pieces[0].html] {
			t.Errorf("%v: %v", k, w.pieces)
			continue
		}
		seen[w.pieces[0].html] = true
	}
}
