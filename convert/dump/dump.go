// Package dump reads the bytes of one page dump and gives a Page: numbered
// lines of clean Unicode text. It knows charsets, HTML blocks and limits on
// size; it knows nothing of speeches.
package dump

import (
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
	Outside bool // stands in nav, aside, header, footer or a form; or away from the main content
}
