package epub

import (
	"bytes"
	"fmt"

	"jianggao/convert/speech"
)

// A webFace is a font put into the book, cut to the characters it sets.
type webFace struct {
	family string // as the style sheet names it
	weight string
	file   string
	data   []byte
}

// use says what a character is set in.
type use uint8

const (
	inText use = iota // Song
	inBold            // Song, bold
	inKai             // Kai: salutations
)

// embedded lists the faces put into a book, by use.
var embedded = []struct {
	use                  use
	source               string // family of the font set
	family, weight, file string
}{
	{inText, "song", "Jianggao Song", "normal", "song-regular.ttf"},
	{inBold, "song-bold", "Jianggao Song", "bold", "song-bold.ttf"},
	{inKai, "kai", "Jianggao Kai", "normal", "kai-regular.ttf"},
}

// embedFonts cuts the faces to the characters of the book. Kai has Han alone:
// its marks are narrow, and Song's fit them.
func (m *maker) embedFonts() error {
	if m.options.Fonts == nil {
		return fmt.Errorf("epub: no fonts to embed")
	}
	used := map[use]map[rune]bool{inText: {}, inBold: {}, inKai: {}}
	put := func(u use, s string) {
		for _, r := range clean(s) {
			used[u][r] = true
		}
	}
	// What this package writes itself: titles, counts, contents.
	put(inText, "0123456789.目录封面扉页正文共约篇第分钟小时万字年月日朗读部续（）：　")
	put(inBold, m.title+"目录第篇")
	for _, s := range []string{m.title, m.book.Author, m.book.Date} {
		put(inText, s)
	}
	for _, p := range m.book.Parts {
		put(inText, p.Title)
		put(inBold, p.Title+"部分")
	}
	for i := range m.book.Speeches {
		s := &m.book.Speeches[i]
		put(inBold, s.Title+s.Label)
		put(inText, s.Title+s.Label)
		for _, b := range s.Blocks {
			put(inText, b.Text) // headings too: they are in the contents
			switch b.Kind {
			case speech.Heading:
				put(inBold, b.Text)
			case speech.Salutation:
				put(inKai, b.Text)
			default:
				head, _ := b.Split()
				put(inBold, head)
			}
		}
	}
	for _, e := range embedded {
		face, _ := m.options.Fonts.Pick(e.source, '文')
		var runes []rune
		for r := range used[e.use] {
			if r > ' ' && (e.use != inKai || r >= 0x3400 && r < 0xFF00) {
				runes = append(runes, r)
			}
		}
		if len(runes) == 0 {
			continue
		}
		data, err := m.options.Fonts.Face(face).Standalone(runes)
		if err != nil {
			return fmt.Errorf("epub: font %s: %w", e.source, err)
		}
		m.faces = append(m.faces, webFace{e.family, e.weight, e.file, data})
	}
	return nil
}

// faceRules declare the embedded fonts; they open the style sheet.
func (m *maker) faceRules() []byte {
	var b bytes.Buffer
	for _, f := range m.faces {
		fmt.Fprintf(&b, "@font-face {\n  font-family: %q;\n  font-weight: %s;\n  src: url(\"../fonts/%s\");\n}\n", f.family, f.weight, f.file)
	}
	return b.Bytes()
}

// familyRules set the text in the embedded fonts; they stand behind the rules
// they overrule.
func (m *maker) familyRules() []byte {
	if len(m.faces) == 0 {
		return nil
	}
	return []byte(`body {
  font-family: "Jianggao Song", serif;
}

.salutation {
  font-family: "Jianggao Kai", "Jianggao Song", serif;
}
`)
}
