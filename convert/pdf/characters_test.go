package pdf

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"jianggao/convert/typeset"
	"jianggao/convert/typeset/line"
)

// standardCharacters reads the 8,105 characters of 通用规范汉字表.
func standardCharacters(t *testing.T) []rune {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash("../../fonts/tongyong-8105.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []rune
	for _, s := range strings.Split(string(data), "\n") {
		if s = strings.TrimSpace(s); s != "" && !strings.HasPrefix(s, "#") {
			out = append(out, []rune(s)...)
		}
	}
	if len(out) != 8105 {
		t.Fatalf("%d characters in the table", len(out))
	}
	return out
}

// TestEveryStandardCharacterComesOut writes every character of the standard
// table, 196 of them above U+FFFF, and takes them out again.
func TestEveryStandardCharacterComesOut(t *testing.T) {
	all := string(standardCharacters(t))
	data := write(t, []talk{{"字表", []string{all}}, {"第二篇", []string{"#" + all}}}) // in Song and in Hei
	same := func(who, out string) {
		t.Helper()
		out = strings.Join(strings.FieldsFunc(out, func(r rune) bool { return r <= ' ' }), "")
		if n := strings.Count(out, all); n != 0 {
			return
		}
		for _, r := range all {
			if !strings.ContainsRune(out, r) {
				t.Errorf("%s: %c U+%04X does not come out", who, r, r)
			}
		}
	}
	r, err := ReadBack(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Text("P"); got != all+"\n" {
		t.Errorf("the paragraph reads back as %d bytes of %d", len(got), len(all)+1)
	}
	if got := r.Text("H2"); got != all+"\n" {
		t.Errorf("the heading reads back as %d bytes of %d", len(got), len(all)+1)
	}
	for _, x := range extractors {
		t.Run(x.name, func(t *testing.T) { same(x.name, run(t, x.program, x.args(save(t, data))...)) })
	}
}

// TestEveryCharacterOfEveryFaceComesOut writes all that the bundled faces can
// draw, each face in its own document, and takes it out again. Spaces of all
// kinds come out as spaces, or not at all.
func TestEveryCharacterOfEveryFaceComesOut(t *testing.T) {
	set := bundled(t)
	total := 0
	for i := range set.Len() {
		face := set.Face(i)
		var rs []rune
		for r := rune('!'); r <= unicode.MaxRune; r++ {
			if _, ok := face.Index(r); ok && unicode.IsGraphic(r) && !unicode.IsSpace(r) {
				rs = append(rs, r)
			}
		}
		total += len(rs)
		s := &setter{set: set, doc: &typeset.Document{Width: pageWidth, Height: pageHeight}}
		s.add(typeset.RoleDocument, -1, "")
		node := s.add(typeset.RoleParagraph, 0, string(rs))
		s.page("")
		for row := range slices.Chunk(rs, 40) {
			if s.y > pageHeight-margin {
				s.page("")
			}
			l := typeset.Line{X: margin, Y: s.y, Size: bodySize}
			r := typeset.Run{Node: node, Face: i}
			for _, c := range row {
				r.Glyphs = append(r.Glyphs, line.Glyph{Rune: c, Advance: line.Em})
			}
			l.Runs = []typeset.Run{r}
			s.at().Lines = append(s.at().Lines, l)
			s.y += leading
		}
		var b bytes.Buffer
		if err := Write(&b, s.doc, set, someOptions()); err != nil {
			t.Fatal(err)
		}
		r, err := ReadBack(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Text(); got != string(rs)+"\n" {
			t.Errorf("%s reads back as %d bytes of %d", face.Name(), len(got), len(string(rs))+1)
		}
		file := save(t, b.Bytes())
		for _, x := range extractors {
			t.Run(face.Name()+" "+x.name, func(t *testing.T) {
				out := map[rune]bool{}
				for _, r := range run(t, x.program, x.args(file)...) {
					out[r] = true
				}
				var lost []string
				for _, r := range rs {
					if !out[r] {
						lost = append(lost, fmt.Sprintf("%c U+%04X", r, r))
					}
				}
				if len(lost) > 0 {
					t.Errorf("%d of %d do not come out: %v", len(lost), len(rs), lost[:min(len(lost), 40)])
				}
			})
		}
	}
	t.Logf("%d characters of %d faces", total, set.Len())
}
