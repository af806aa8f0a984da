// Package dump reads the bytes of one page dump and gives a Page: numbered
// lines of clean Unicode text. It knows charsets, HTML blocks and limits on
// size; it knows nothing of speeches.
//
// Read finds the encoding (encoding.go), refuses what is no page (refuse.go),
// takes the page out of a web archive (archive.go) and gives lines of text
// (text.go), without the marks of Markdown (markdown.go), or the visible text of
// HTML, block by block (html.go). Everything is linear in the length of the page.
package dump

import (
	"fmt"

	"jianggao/convert/warning"
)

// Encodings of a page, as the JSON contract names them.
const (
	UTF8    = "utf-8"
	GB18030 = "gb18030"
	Big5    = "big5"
	UTF16LE = "utf-16le"
	UTF16BE = "utf-16be"
)

// Kinds of a page.
const (
	Text = "text"
	HTML = "html"
)

// A Page is one page dump, read.
type Page struct {
	Name     string // name of the input, for messages
	Encoding string // one of the encodings above
	Kind     string // Text or HTML
	Title    string // the <title> of an HTML page; "" for text
	Lines    []Line // every line, blank ones included; Lines[i].Number == i+1
	Warnings []warning.Warning
}

// A Line is one line of a page: for text a source line without its line end,
// for HTML one block of the extracted text.
type Line struct {
	Number int    // 1-based
	Text   string // valid UTF-8, no line ends, otherwise as the page has it
	Hint   Hint   // what the markup said of it; zero for text
}

// A Hint is what the markup of an HTML page says of a line.
type Hint struct {
	Heading int  // 1 to 6 for h1 to h6, else 0
	Bold    bool // the whole line is bold (b, strong, or a font-weight)
	Item    bool // a list item
	Centre  bool // centred or right-set by the markup
	Link    bool // nearly all of the text is links
	Outside bool // stands in nav, aside, header, footer or a form
	Beside  bool // stands outside the element that holds the main text
	Pre     bool // a line of preformatted text
	Cell    int  // which cell of its row of a table it stands in, from 1; 0 for none
}

// defaultMaxSize is the largest page read unless told otherwise, in bytes.
const defaultMaxSize = 64 << 20

// Options say how a page is read; the zero value is what most pages want.
type Options struct {
	MaxSize int // largest input in bytes; 0 for 64 MB
}

// Limit is the largest input in bytes.
func (o Options) Limit() int {
	if o.MaxSize > 0 {
		return o.MaxSize
	}
	return defaultMaxSize
}

// Read reads one page. name is used in messages and kept in the page. It fails
// on input that is no page: empty, too large, binary, or another kind of file.
// Bytes that do not decode become U+FFFD, with a warning.
func Read(name string, b []byte, o Options) (*Page, error) {
	if len(b) > o.Limit() {
		return nil, fmt.Errorf("%s: larger than %d MB; raise the limit with --max-size if it really is one page", name, o.Limit()>>20)
	}
	if err := refuse(b); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p := &Page{Name: name, Kind: Text}
	var text string
	if isWebArchive(b) {
		var err error
		if text, p.Encoding, err = openWebArchive(b); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	} else {
		text, p.Encoding = decode(b)
	}
	if looksHTML(text) {
		p.Kind = HTML
		p.readHTML(text)
	} else {
		p.readText(text)
		p.readMarkdown()
	}
	blank := true
	for i := range p.Lines {
		if !isBlank(p.Lines[i].Text) {
			blank = false
			break
		}
	}
	if blank {
		return nil, fmt.Errorf("%s: the page is empty: it holds no visible text", name)
	}
	p.warnReplaced()
	return p, nil
}
