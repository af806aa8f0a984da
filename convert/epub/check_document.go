package epub

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"jianggao/convert/expression"
	"jianggao/convert/together"
)

// A document is what is kept of a content document once it is read.
type document struct {
	ids     map[string]int // id: line
	twice   []link         // ids used again
	links   []link         // addresses it names
	noAlt   []int          // lines of pictures without alt
	scripts []int
	tags    []link // language tags
	lang    string // of the root element
	titled  bool
	texts   [][]string // of the speeches in it: title and blocks
	goesOn  bool       // the first of texts goes on with the speech before
	err     error
	size    int
	data    []byte // only where err needs a second look
}

// A link is a value with the line it stands on.
type link struct {
	to   string
	line int
	kind string // element and attribute
}

// addresses are the attributes that hold addresses, by element.
var addresses = map[string][]string{
	"a": {"href"}, "area": {"href"}, "link": {"href"}, "img": {"src"}, "image": {"href"}, "audio": {"src"}, "video": {"src", "poster"},
	"source": {"src"}, "track": {"src"}, "iframe": {"src"}, "object": {"data"}, "embed": {"src"}, "script": {"src"}, "input": {"src"},
	"content": {"src"}, "blockquote": {"cite"}, "q": {"cite"}, "ins": {"cite"}, "del": {"cite"},
}

// readDocument reads a document for its ids, addresses and languages.
func readDocument(data []byte, entities map[string]string) *document {
	doc := &document{ids: map[string]int{}, size: len(data)}
	d := newDecoder(data)
	d.Entity = entities
	depth, inTitle := 0, false
	var s speechReader
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			doc.err, doc.data = err, data
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			line, _ := d.InputPos()
			depth++
			inTitle = t.Name.Local == "title" && depth == 3
			doc.element(t, line, depth)
			s.start(doc, t, depth)
		case xml.EndElement:
			s.end(doc, depth)
			depth--
			inTitle = false
		case xml.CharData:
			s.data(t)
			if inTitle && len(bytes.TrimSpace(t)) > 0 {
				doc.titled = true
			}
		}
	}
	return doc
}

func (doc *document) element(t xml.StartElement, line, depth int) {
	name := t.Name.Local
	alt := name != "img"
	for _, a := range t.Attr {
		switch {
		case a.Name.Local == "id":
			if _, ok := doc.ids[a.Value]; ok {
				doc.twice = append(doc.twice, link{to: a.Value, line: line})
			} else {
				doc.ids[a.Value] = line
			}
		case a.Name.Local == "lang":
			doc.tags = append(doc.tags, link{to: a.Value, line: line})
			if depth == 1 {
				doc.lang = a.Value
			}
		case a.Name.Local == "alt":
			alt = true
		case slices.Contains(addresses[name], a.Name.Local):
			doc.links = append(doc.links, link{a.Value, line, name + " " + a.Name.Local})
		}
	}
	if !alt {
		doc.noAlt = append(doc.noAlt, line)
	}
	if name == "script" {
		doc.scripts = append(doc.scripts, line)
	}
}

// newDecoder reads XML of a book: UTF-8, or what its declaration calls so.
func newDecoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.CharsetReader = func(name string, r io.Reader) (io.Reader, error) {
		if strings.EqualFold(name, "utf-8") || strings.EqualFold(name, "us-ascii") {
			return r, nil
		}
		return nil, fmt.Errorf("the encoding is %s; EPUB takes UTF-8", name)
	}
	return d
}

// documents reads every document of a book once, side by side.
func (f *finished) documents() map[string]*document {
	if f.docs == nil {
		f.docs = f.readDocuments()
	}
	return f.docs
}

func (f *finished) readDocuments() map[string]*document {
	var names []string
	for _, i := range f.items {
		if (i.kind == "application/xhtml+xml" || i.kind == "image/svg+xml" || i.kind == ncxType) && f.files[i.name] != nil {
			names = append(names, i.name)
		}
	}
	var entities map[string]string
	if strings.HasPrefix(f.version, "2") { // their DTD has them
		entities = xml.HTMLEntity
	}
	docs := make([]*document, len(names))
	work := together.Limit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		work.Go(func() error {
			data, err := f.read(name)
			if err != nil {
				docs[i] = &document{err: err}
				return nil
			}
			docs[i] = readDocument(data, entities)
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		panic(err) // a mistake in this program, for whoever takes care of those
	}
	out := map[string]*document{}
	for i, name := range names {
		out[name] = docs[i]
	}
	return out
}

// checkDocuments looks at every document, and follows every address in them.
func (f *finished) checkDocuments() {
	docs := f.documents()
	for _, i := range f.items {
		doc := docs[i.name]
		if doc == nil {
			if i.kind == "text/css" && f.files[i.name] != nil {
				f.checkStyle(i)
			}
			continue
		}
		if doc.err != nil {
			f.xmlFault(i.name, doc.data, doc.err)
			continue
		}
		for _, t := range doc.twice {
			f.fault(place(i.name, t.line), "duplicate-id", "the id %q is used on line %d already", t.to, doc.ids[t.to])
		}
		for _, l := range doc.links {
			f.checkLink(i.name, l, docs)
		}
		if i.kind == "application/xhtml+xml" {
			f.checkPage(i, doc)
		}
	}
}

// checkPage looks at what only pages have.
func (f *finished) checkPage(i item, doc *document) {
	name := i.name
	if !doc.titled {
		f.fault(name, "title", "the document has no title, or an empty one")
	}
	for _, t := range doc.tags {
		f.checkTag(place(name, t.line), "lang", t.to)
	}
	switch {
	case doc.lang == "":
		f.fault(name, "other-language", "the document states no language; readers guess how to draw and speak it")
	case f.language != "" && primary(doc.lang) != primary(f.language):
		f.fault(name, "other-language", "the document is in %s, the book in %s", doc.lang, f.language)
	}
	for _, line := range doc.noAlt {
		f.fault(place(name, line), "alt", "a picture has no alt: words for those who do not see it, or alt=\"\" for an ornament")
	}
	for _, line := range doc.scripts {
		f.fault(place(name, line), "script", "stores take scripts out or refuse them")
	}
	if nav := slices.Contains(strings.Fields(i.properties), "nav"); doc.size > documentSize && !nav { // the contents cannot be split
		f.fault(name, "large-document", "%d kB of text in one file are slow to open on e-readers; split it", doc.size>>10)
	}
}

func primary(tag string) string {
	p, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return p
}

// checkLink follows one address.
func (f *finished) checkLink(from string, l link, docs map[string]*document) {
	where := place(from, l.line)
	name, id, out := resolve(from, l.to)
	if out {
		if l.kind != "a href" && l.kind != "area href" && !strings.HasSuffix(l.kind, "cite") && !strings.HasPrefix(l.to, "data:") {
			f.fault(where, "remote", "%s leads out of the book, to %s; readers offline do not show it", l.kind, l.to)
		}
		return
	}
	if f.files[name] == nil && !f.isFolder(name) {
		f.fault(where, "missing-file", "%s leads to %s, which is not in the book", l.kind, l.to)
		return
	}
	if id == "" {
		return
	}
	if doc := docs[name]; doc != nil && doc.err == nil && !strings.Contains(id, "(") { // epubcfi(…), svgView(…)
		if _, ok := doc.ids[id]; !ok {
			f.fault(where, "dangling", "%s leads to %s, but %s has no id %q", l.kind, l.to, path.Base(name), id)
		}
	}
}

func (f *finished) isFolder(name string) bool { return f.files[name+"/"] != nil }

var styleURL = expression.Lazy(`(?i)url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')`)

// checkStyle follows the addresses of a style sheet.
func (f *finished) checkStyle(i item) {
	data, err := f.read(i.name)
	if err != nil {
		f.fault(i.name, "missing-file", "%v", err)
		return
	}
	if !utf8.Valid(data) {
		f.fault(i.name, "encoding", "the style sheet is not UTF-8")
		return
	}
	for _, m := range styleURL.Regexp().FindAllSubmatchIndex(data, -1) {
		to := ""
		for g := 2; g < len(m); g += 2 {
			if m[g] >= 0 {
				to = string(data[m[g]:m[g+1]])
			}
		}
		line := 1 + bytes.Count(data[:m[0]], []byte("\n"))
		if strings.HasPrefix(to, "data:") {
			continue
		}
		if name, _, out := resolve(i.name, to); out {
			f.fault(place(i.name, line), "remote", "the style sheet takes %s from outside the book; readers do not load it", to)
		} else if f.files[name] == nil {
			f.fault(place(i.name, line), "missing-file", "the style sheet names %s, which is not in the book", to)
		}
	}
}

// xmlFault says why a document cannot be read.
func (f *finished) xmlFault(name string, data []byte, err error) {
	if line := hyphensInComment(data); line > 0 {
		f.fault(place(name, line), "comment", "a comment holds \"--\", which XML forbids; write a single hyphen or a dash")
		return
	}
	if i := firstInvalid(data); i >= 0 {
		f.fault(place(name, 1+bytes.Count(data[:i], []byte("\n"))), "encoding", "bytes that are not UTF-8")
		return
	}
	line, what := 0, err.Error()
	if s, ok := err.(*xml.SyntaxError); ok {
		line, what = s.Line, s.Msg
	}
	f.fault(place(name, line), "xml", "not well-formed: %s", what)
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// hyphensInComment gives the line of the first comment that holds "--", or 0.
func hyphensInComment(data []byte) int {
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("<!--"))
		if i < 0 {
			return 0
		}
		at += i + 4
		end := bytes.Index(data[at:], []byte("-->"))
		if end < 0 {
			return 0
		}
		if k := bytes.Index(data[at:at+end], []byte("--")); k >= 0 {
			return 1 + bytes.Count(data[:at+k], []byte("\n"))
		}
		at += end + 3
	}
}
