package epub

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/beevik/etree"
)

// inside is where the files of a book stand in the container.
const inside = "EPUB/"

const packageFile = inside + "package.opf"

// finish takes go-epub's book apart and gives the files of the finished one in
// the order of the container: mimetype, then by name.
func (m *maker) finish(raw []byte) ([]file, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("epub: %w", err)
	}
	ours := m.files()
	var files []file
	for _, f := range z.File {
		if m.cover != nil && f.Name == m.cover.file() {
			files = append(files, file{name: f.Name, later: m.cover.picture})
			delete(ours, f.Name)
			continue
		}
		data, ok := ours[f.Name]
		if !ok {
			if data, err = readAll(f); err == nil && f.Name == packageFile {
				data, err = m.packageDocument(data)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("epub: %s: %w", f.Name, err)
		}
		delete(ours, f.Name)
		files = append(files, file{name: f.Name, data: data})
	}
	for name := range ours {
		return nil, fmt.Errorf("epub: go-epub left %s out", name)
	}
	slices.SortFunc(files, func(a, b file) int {
		return cmp.Or(first(a.name)-first(b.name), strings.Compare(a.name, b.name))
	})
	return files, nil
}

func first(name string) int {
	if name == "mimetype" {
		return 0
	}
	return 1
}

// files gives every file of the book that go-epub does not make, or not
// rightly, by its name.
func (m *maker) files() map[string][]byte {
	const css = "../css/" + styleFile
	out := map[string][]byte{
		inside + "nav.xhtml":        m.navigation(),
		inside + "toc.ncx":          m.ncx(),
		inside + "css/" + styleFile: m.styleSheet(),
		inside + folder + titleFile: m.page(m.title, css, m.titlePage()),
	}
	for i := range m.chapters {
		c := &m.chapters[i]
		out[inside+folder+c.name] = m.page(c.title, css, c.body)
		c.body = "" // held twice otherwise
	}
	for _, f := range m.faces {
		out[inside+"fonts/"+f.file] = f.data
	}
	if m.cover != nil {
		out[m.cover.file()] = nil // still being drawn
		out[inside+folder+coverFile] = m.coverPage()
	}
	return out
}

// styleSheet is ours, with what this book needs and what the user adds.
func (m *maker) styleSheet() []byte {
	parts := [][]byte{m.faceRules(), styleSheet, m.familyRules()}
	if m.options.Kobo {
		parts = append(parts, []byte("#book-inner {\n  margin-top: 0;\n  margin-bottom: 0;\n}\n"))
	}
	parts = append(parts, m.options.CSS)
	parts = slices.DeleteFunc(parts, func(b []byte) bool { return len(b) == 0 })
	return bytes.Join(parts, []byte("\n"))
}

// packageDocument makes go-epub's package document right: metadata, the
// contents in the reading order, the manifest in a fixed order.
func (m *maker) packageDocument(b []byte) ([]byte, error) {
	doc := etree.NewDocument()
	if err := doc.ReadFromBytes(b); err != nil {
		return nil, err
	}
	root := doc.Root()
	meta, manifest, spine := root.SelectElement("metadata"), root.SelectElement("manifest"), root.SelectElement("spine")
	if meta == nil || manifest == nil || spine == nil {
		return nil, errors.New("no metadata, manifest or spine")
	}
	root.CreateAttr("xml:lang", m.language)
	id := root.SelectAttrValue("unique-identifier", "")
	for _, e := range meta.ChildElements() {
		meta.RemoveChild(e)
	}
	for _, d := range m.dublinCore() {
		e := meta.CreateElement("dc:" + d.name)
		if d.name == "identifier" {
			e.CreateAttr("id", id)
		} else if d.id != "" {
			e.CreateAttr("id", d.id)
		}
		e.SetText(d.value)
	}
	for _, p := range m.properties() {
		e := meta.CreateElement("meta")
		if p.refines != "" {
			e.CreateAttr("refines", "#"+p.refines)
		}
		e.CreateAttr("property", p.name)
		if p.scheme != "" {
			e.CreateAttr("scheme", p.scheme)
		}
		e.SetText(p.value)
	}
	for _, old := range m.oldMeta() { // EPUB 2's, for readers of that age
		e := meta.CreateElement("meta")
		e.CreateAttr("name", old[0])
		e.CreateAttr("content", old[1])
	}
	if len(m.faces) > 0 {
		root.CreateAttr("prefix", "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/")
	}
	// The landmarks in EPUB 2's form: Kindle opens and goes where these say.
	guide := root.CreateElement("guide")
	for _, l := range m.landmarks() {
		e := guide.CreateElement("reference")
		e.CreateAttr("type", l.old)
		e.CreateAttr("title", l.name)
		e.CreateAttr("href", l.href)
	}
	for _, ref := range spine.SelectElements("itemref") {
		if ref.SelectAttrValue("idref", "") == titleFile {
			nav := etree.NewElement("itemref")
			nav.CreateAttr("idref", "nav")
			spine.InsertChildAt(ref.Index()+1, nav)
			break
		}
	}
	items := manifest.SelectElements("item")
	for _, i := range slices.Backward(items) { // from the end: etree counts the rest anew at every removal
		manifest.RemoveChild(i)
	}
	slices.SortFunc(items, func(a, b *etree.Element) int {
		return strings.Compare(a.SelectAttrValue("href", ""), b.SelectAttrValue("href", ""))
	})
	for _, i := range items {
		manifest.AddChild(i)
	}
	doc.Indent(1)
	return doc.WriteToBytes()
}

// A metadatum is one statement about the book.
type metadatum struct {
	name, value string
	id          string // of the element, for others to refine
	refines     string // id of the element it says more about
	scheme      string
}

// dublinCore lists the Dublin Core elements. An empty one is an error, so what
// is not known is left out.
func (m *maker) dublinCore() []metadatum {
	var out []metadatum
	add := func(name, value, id string) {
		if value = strings.TrimSpace(clean(value)); value != "" {
			out = append(out, metadatum{name: name, value: value, id: id})
		}
	}
	add("identifier", m.id, "")
	add("title", m.title, "")
	add("language", m.language, "")
	add("creator", m.book.Author, "creator")
	add("publisher", m.options.Publisher, "")
	add("date", m.date(), "")
	add("subject", m.book.Category, "")
	for _, name := range sources(m.book) {
		if name != "-" {
			add("source", baseName(name), "")
		}
	}
	add("description", m.countLine(), "")
	return out
}

// date is the page's date, which EPUBCheck wants in W3C's form.
func (m *maker) date() string {
	if _, err := time.Parse(time.DateOnly, m.book.Date); err != nil {
		return ""
	}
	return m.book.Date
}

// baseName is the last part of a path, however the system writes paths.
func baseName(s string) string {
	return s[strings.LastIndexAny(s, `/\`)+1:]
}

// properties lists the other metadata. Those of schema.org are what EPUB
// Accessibility 1.1 asks for; conformance to a level of WCAG is not claimed,
// which only a person who has looked may do.
func (m *maker) properties() []metadatum {
	t := m.options.Modified
	if t.IsZero() {
		t = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	var out []metadatum
	add := func(name, value string) { out = append(out, metadatum{name: name, value: value}) }
	add("dcterms:modified", t.UTC().Format("2006-01-02T15:04:05Z"))
	if strings.TrimSpace(clean(m.book.Author)) != "" {
		out = append(out, metadatum{name: "role", value: "aut", refines: "creator", scheme: "marc:relators"})
	}
	features := []string{"displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked"}
	if len(m.faces) > 0 {
		add("ibooks:specified-fonts", "true") // Apple's reader shows a book's own fonts only then
	}
	add("schema:accessMode", "textual")
	if m.cover != nil {
		add("schema:accessMode", "visual")
		features = append([]string{"alternativeText"}, features...)
	}
	add("schema:accessModeSufficient", "textual")
	for _, f := range features {
		add("schema:accessibilityFeature", f)
	}
	add("schema:accessibilityHazard", "none")
	add("schema:accessibilitySummary", "全书为可重新排版的文字，标题分级，目录可到达每一篇和每个小标题，可由读屏软件朗读。")
	return out
}

// oldMeta lists the metadata in EPUB 2's form.
func (m *maker) oldMeta() [][2]string {
	var out [][2]string
	if m.cover != nil {
		out = append(out, [2]string{"cover", "cover" + m.cover.end})
	}
	if v := strings.TrimSpace(clean(m.options.Version)); v != "" {
		out = append(out, [2]string{"generator", "jianggao " + v})
	}
	return out
}

// contentID is a UUID of what the book holds: of version 5, in the name space
// of URLs, of the name urn:jianggao:sha256:HEX (RFC 9562, 5.5 and 6.6).
func contentID(m *maker) string {
	h := sha256.New()
	put := func(s string) { fmt.Fprintf(h, "%d:%s", len(s), s) }
	for _, s := range []string{m.title, m.language, m.book.Author, m.book.Date} {
		put(s)
	}
	for _, c := range m.chapters {
		put(c.body)
	}
	return uuid5(urlSpace, "urn:jianggao:sha256:"+hex.EncodeToString(h.Sum(nil)))
}

// urlSpace is the name space of URLs, RFC 9562, 6.6.
var urlSpace = [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}

// uuid5 is the UUID of a name, RFC 9562, 5.5.
func uuid5(space [16]byte, name string) string {
	h := sha1.New()
	h.Write(space[:])
	h.Write([]byte(name))
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0F | 0x50
	u[8] = u[8]&0x3F | 0x80
	x := hex.EncodeToString(u)
	return x[:8] + "-" + x[8:12] + "-" + x[12:16] + "-" + x[16:20] + "-" + x[20:]
}
