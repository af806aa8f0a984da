package typeset

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"jianggao/convert/speech"
	"jianggao/layouts"
)

// fuzzBook makes a book of a text: a line is a block, its first character says
// of which kind.
func fuzzBook(text string) *speech.Book {
	b := &speech.Book{Title: "讲稿", Speeches: []speech.Speech{{Number: 1, Title: "题"}}}
	for i, s := range strings.Split(text, "\n") {
		at := &b.Speeches[len(b.Speeches)-1]
		block := speech.Block{Text: s, Lines: []int{i + 1}}
		switch {
		case strings.HasPrefix(s, "="):
			b.Speeches = append(b.Speeches, speech.Speech{Number: len(b.Speeches) + 1, Title: s[1:], Label: "篇", Line: i + 1})
			continue
		case strings.HasPrefix(s, "#"):
			block.Kind, block.Level = speech.Heading, 1+i%3
		case strings.HasPrefix(s, "@"):
			block.Kind = speech.Salutation
		case strings.HasPrefix(s, "%"):
			block.Kind = speech.Signature
		case strings.HasPrefix(s, "!"):
			block.RunIn = min(5, utf8.RuneCountInString(s))
		}
		at.Blocks = append(at.Blocks, block)
	}
	return b
}

// FuzzCompose composes any text in any layout: every character of the book
// reaches the pages once and in order, and no two lines of a column stand on
// one row.
func FuzzCompose(f *testing.F) {
	f.Add("大家好！今天开会。\n#一、总结\n!第一要把小事做好。\n%李明\n%2024年3月5日", uint8(20), uint8(10), uint8(0), uint16(0))
	f.Add(strings.Repeat("我们要把“小事”做好，", 60)+"\n@同志们：\n=第二讲\n#"+strings.Repeat("题", 90), uint8(8), uint8(5), uint8(1), uint16(0x3F))
	f.Add("=\n=\n#\n%\n@\n!\nhttps://example.com/a/very/long/path?with=query\n"+strings.Repeat("……", 40), uint8(12), uint8(7), uint8(2), uint16(0x155))
	f.Add(sentences(900, 3)+"\n"+sentences(400, 4), uint8(30), uint8(12), uint8(0), uint16(0x200))
	f.Fuzz(func(t *testing.T, text string, chars, lines, columns uint8, options uint16) {
		if len(text) > 20000 {
			return
		}
		on := func(bit int) bool { return options>>bit&1 == 1 }
		word := func(bit int, yes, no string) string {
			if on(bit) {
				return yes
			}
			return no
		}
		src := fmt.Sprintf("extends = \"a4\"\n[page]\nfacing = %v\nsize = [600, 800]\ntop = 30\n[grid]\nchars = %d\nlines = %d\ncolumns = %d\nrule = %d\n"+
			"[parts]\ntitle-page = %v\ncontents = %v\nspeech = %q\ntext = %q\npage-end = %q\nline-numbers = %d\ncontents-depth = %d\n"+
			"[title]\nrows = [2, 4]\nsize = 16\n[contents-title]\nrows = [2]\n[subtitle]\nafter = 0\nsize = 12\n[heading-1]\nrows = [1, 2]\n"+
			"[text]\nwidows = %q\nbreak-level = %q\n[speaking]\nmarks = %v\nfoot = \"{time} {elapsed}\"\n",
			on(0), 8+chars%50, 5+lines%36, columns%3+1, options>>15&1, on(1), on(2), word(3, "line", "page"), word(4, "recto", "page"),
			word(9, "sentence", "line"), options>>5&3, options>>7&3, word(10, "strict", "book"), word(11, "strict", "default"), on(12))
		l, err := layouts.Parse("fuzz.toml", []byte(src))
		if err != nil {
			return
		}
		b := fuzzBook(strings.ToValidUTF8(text, "?"))
		d := compose(t, b, l)
		checkWhole(t, d)
		for i := range d.Pages {
			type cell struct{ row, col int }
			taken := map[cell]*Line{}
			for _, ln := range textLines(&d.Pages[i]) {
				if ln.Grid > l.Grid.Lines || ln.Y > d.Height || ln.Y < 0 {
					t.Errorf("page %d: %q stands on row %d of %d, %v down", i+1, lineString(ln), ln.Grid, l.Grid.Lines, ln.Y.Points())
				}
				if ln.Block == 0 || ln.Grid == 0 {
					continue
				}
				col := int((ln.X - Length(l.Left(d.Pages[i].Spread == Verso)) + 100) / Length((l.Grid.Chars+l.Grid.Gap)*int(l.Grid.Size)))
				at := cell{ln.Grid, col}
				if other := taken[at]; other != nil {
					t.Errorf("page %d: %q and %q stand on row %d", i+1, lineString(other), lineString(ln), ln.Grid)
				}
				taken[at] = ln
			}
		}
		// The same pages again, and on sheets.
		var one, two bytes.Buffer
		if err := Dump(&one, d); err != nil {
			t.Fatal(err)
		}
		if err := Dump(&two, compose(t, b, l)); err != nil {
			t.Fatal(err)
		}
		if one.String() != two.String() {
			t.Error("composed again the pages differ")
		}
		checkWhole(t, unfolded(impose(d, &layouts.Sheet{Size: layouts.Paper{Width: 2 * l.Page.Size.Width, Height: l.Page.Size.Height}, Bind: "saddle"}, on(13))))
	})
}
