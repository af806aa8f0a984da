package epub

import (
	"html"
	"strings"
	"testing"

	"jianggao/convert/speech"
	"jianggao/fonts"
)

// Embedded fonts have every character of the book, its contents and its title
// page that the faces have, and the rules that name them come last.
func TestEmbeddedFontsHaveTheText(t *testing.T) {
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	files := unpack(t, write(t, sample(), Options{Fonts: set, EmbedFonts: true, CSS: []byte("p { color: red }")}))
	face := map[string]*fonts.Face{}
	for _, e := range embedded {
		f, err := fonts.Parse([]byte(files["EPUB/fonts/"+e.file]), 0)
		if err != nil {
			t.Fatal(e.file, err)
		}
		face[e.file] = f
	}
	text := ""
	for name, body := range files {
		if strings.HasSuffix(name, ".xhtml") {
			_, body, _ = strings.Cut(body, "<body>")
			for body != "" {
				var words string
				words, body, _ = strings.Cut(body, "<")
				text += words
				_, body, _ = strings.Cut(body, ">")
			}
		}
	}
	for _, r := range html.UnescapeString(text) {
		if _, ok := face["song-regular.ttf"].Index(r); !ok && r > ' ' && r != '\u3000' {
			t.Errorf("Song lacks %c", r)
		}
	}
	for _, b := range sample().Speeches[0].Blocks {
		file := map[speech.Kind]string{speech.Heading: "song-bold.ttf", speech.Salutation: "kai-regular.ttf"}[b.Kind]
		for _, r := range b.Text {
			if f := face[file]; f != nil && r >= 0x4E00 && r < 0xA000 {
				if _, ok := f.Index(r); !ok {
					t.Errorf("%s lacks %c", file, r)
				}
			}
		}
	}
	css := files["EPUB/css/style.css"]
	order := []string{"@font-face", "text-spacing-trim", `"Jianggao Kai", "Jianggao Song"`, "p { color: red }"}
	for i := 1; i < len(order); i++ {
		if strings.Index(css, order[i-1]) < 0 || strings.LastIndex(css, order[i-1]) > strings.Index(css, order[i]) {
			t.Errorf("%s does not stand before %s", order[i-1], order[i])
		}
	}
	if plain := unpack(t, write(t, sample(), Options{Fonts: set})); strings.Contains(plain["EPUB/css/style.css"], "Jianggao") {
		t.Error("a book without fonts names them")
	}
}
