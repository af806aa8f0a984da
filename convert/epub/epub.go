// Package epub writes a book as an EPUB 3: chapters with headings, a cover, a
// title page, a table of contents, metadata for libraries and for readers who
// listen, and the same bytes for the same book.
//
// Write is the way out, Proof the way in again, for checks that the text
// came through; Check looks over anyone's book for what stores refuse, and
// Proof does both at once. The path of a book through the package:
//
//	clean.go     text made safe for XHTML; the only place that escapes
//	tree.go      the tree of contents, and which file each speech stands in
//	chapter.go   the speeches, part.go the parts of a merged book, front.go the
//	             title page, page.go what every document has around its body
//	cover.go     the cover, drawn on a canvas (coverlines.go, canvas.go, png.go)
//	assemble.go  the raw book, put together by go-epub
//	finish.go    package document, nav.go and ncx.go contents: what go-epub
//	             does not write, or not rightly
//	embed.go     fonts put into the book, kobo.go what Kobo's reader wants
//	zip.go       the container
//
// markup.go and check*.go read books.
package epub

import (
	"io"
	"strings"
	"time"

	"jianggao/convert/contents"
	"jianggao/convert/speech"
	"jianggao/fonts"
)

// Options are what an EPUB says beside its book; the zero value works.
type Options struct {
	Modified   time.Time       // stamped as the time of the last change; 2000-01-01 when zero
	Version    string          // of the program, named as the maker; "" leaves it out
	Identifier string          // of the publication; "" for a UUID of the content
	Publisher  string          // "" leaves it out
	Cover      []byte          // a PNG or JPEG picture; nil draws a cover
	NoCover    bool            // no cover at all
	CSS        []byte          // added to the style sheet
	Fonts      *fonts.Set      // draws the cover; nil leaves it out unless Cover is given
	EmbedFonts bool            // puts the characters used, in Song and Kai of Fonts, into the book
	Titles     contents.Titles // what the contents call a speech
	Rate       int             // characters a minute that reading times reckon with; 0 for speech.Rate
	Kobo       bool            // marks sentences for Kobo's own reader: a kepub
}

// Write writes the book. Nothing is written before it is complete. It fails on
// a book without speeches and on a picture that is none.
func Write(w io.Writer, b *speech.Book, o Options) error {
	m, err := plan(b, o)
	if err != nil {
		return err
	}
	raw, err := m.assemble()
	if err != nil {
		return err
	}
	files, err := m.finish(raw)
	if err != nil {
		return err
	}
	return writeZip(w, files)
}

// language is the one language tag of a book, on every document and in the
// metadata. It names the script, by which readers choose the shapes of the
// characters and the places of the marks; for Simplified text also the region,
// so that what looks for zh-CN by RFC 4647's extended filtering (CSS :lang()
// among it) finds it as well as what looks for zh-Hans by prefix. Traditional
// text names no region: a page does not say whether it is of Taiwan or Hong
// Kong, and the two are drawn differently.
func language(b *speech.Book) string {
	if b.Script == speech.Hant {
		return "zh-Hant"
	}
	return "zh-Hans-CN"
}

// bookTitle is the title of the book; one without is named by its first speech.
func bookTitle(b *speech.Book) string {
	for _, t := range []string{b.Title, b.Speeches[0].Name()} {
		if t = strings.TrimSpace(clean(t)); t != "" {
			return t
		}
	}
	return "讲稿"
}
