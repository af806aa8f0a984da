package epub

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/beevik/etree"
)

const packageFile = "EPUB/package.opf"

// finish takes go-epub's book apart and gives the files of the finished one in
// the order of the container.
func (m *maker) finish(raw []byte) ([]file, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("epub: %w", err)
	}
	var files []file
	for _, f := range z.File {
		b, err := readAll(f)
		if err != nil {
			return nil, fmt.Errorf("epub: %s: %w", f.Name, err)
		}
		switch {
		case f.Name == packageFile:
			b, err = m.packageDocument(b)
		case f.Name == "EPUB/nav.xhtml":
			b = m.navigation()
		case f.Name == "EPUB/toc.ncx":
			b = m.ncx()
		case f.Name == "EPUB/"+folder+coverFile:
			b = m.coverPage()
		case strings.HasSuffix(f.Name, ".xhtml"):
			b, err = m.document(b)
		}
		if err != nil {
			return nil, fmt.Errorf("epub: %s: %w", f.Name, err)
		}
		files = append(files, file{f.Name, b})
	}
	slices.SortFunc(files, func(a, b file) int {
		return cmp.Or(first(a.name)-first(b.name), strings.Compare(a.name, b.name))
	})
	return files, nil
}

// first orders the files that readers look for at the beginning.
func first(name string) int {
	switch name {
	case "mimetype":
		return 0
	case "META-INF/container.xml":
		return 1
	case packageFile:
		return 2
	}
	return 3
}

// document gives a content document its language.
func (m *maker) document(b []byte) ([]byte, error) {
	before, after, ok := bytes.Cut(b, []byte("<html "))
	if !ok {
		return nil, errors.New("no html element")
	}
	return slices.Concat(before, []byte(fmt.Sprintf(`<html lang="%s" xml:lang="%s" `, m.language, m.language)), after), nil
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
	var cover *etree.Element
	for _, e := range meta.ChildElements() {
		if e.SelectAttrValue("name", "") == "cover" {
			cover = e
		}
		meta.RemoveChild(e)
	}
	for _, d := range m.dublinCore() {
		e := meta.CreateElement("dc:" + d[0])
		if d[0] == "identifier" {
			e.CreateAttr("id", id)
		}
		e.SetText(d[1])
	}
	for _, p := range m.properties() {
		e := meta.CreateElement("meta")
		e.CreateAttr("property", p[0])
		e.SetText(p[1])
	}
	if cover != nil {
		meta.AddChild(cover)
	}
	for _, ref := range spine.SelectElements("itemref") {
		if ref.SelectAttrValue("idref", "") == titleFile {
			nav := etree.NewElement("itemref")
			nav.CreateAttr("idref", "nav")
			spine.InsertChildAt(ref.Index()+1, nav)
		}
	}
	items := manifest.SelectElements("item")
	slices.SortFunc(items, func(a, b *etree.Element) int {
		return strings.Compare(a.SelectAttrValue("href", ""), b.SelectAttrValue("href", ""))
	})
	for _, i := range items {
		manifest.AddChild(i)
	}
	doc.Indent(1)
	return doc.WriteToBytes()
}

// dublinCore lists the Dublin Core elements.
func (m *maker) dublinCore() [][2]string {
	var out [][2]string
	add := func(name, value string) {
		if value = strings.TrimSpace(clean(value)); value != "" {
			out = append(out, [2]string{name, value})
		}
	}
	add("identifier", m.id)
	add("title", m.title)
	add("language", m.book.Language())
	add("creator", m.book.Author)
	add("publisher", m.options.Publisher)
	add("date", m.book.Date)
	add("subject", m.book.Category)
	if m.book.Source != "-" {
		add("source", baseName(m.book.Source))
	}
	add("description", m.countLine())
	return out
}

// baseName is the last part of a path, however the system writes paths.
func baseName(s string) string {
	return s[strings.LastIndexAny(s, `/\`)+1:]
}

// properties lists the other metadata; those of schema.org are what EPUB
// Accessibility 1.1 asks for.
func (m *maker) properties() [][2]string {
	t := m.options.Modified
	if t.IsZero() {
		t = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	out := [][2]string{{"dcterms:modified", t.UTC().Format("2006-01-02T15:04:05Z")}}
	if v := clean(m.options.Version); v != "" {
		out = append(out, [2]string{"schema:creativeWorkStatus", "Published"})
	}
	out = append(out, [2]string{"schema:accessMode", "textual"})
	if m.cover != nil {
		out = append(out, [2]string{"schema:accessMode", "visual"})
	}
	out = append(out, [2]string{"schema:accessModeSufficient", "textual"})
	for _, f := range []string{"alternativeText", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"} {
		if f != "alternativeText" || m.cover != nil {
			out = append(out, [2]string{"schema:accessibilityFeature", f})
		}
	}
	return append(out,
		[2]string{"schema:accessibilityHazard", "none"},
		[2]string{"schema:accessibilitySummary", "全书为可重新排版的文字，标题分级，目录可到达每一篇和每个小标题，可由读屏软件朗读。"})
}

// space is the name space of identifiers made from content (RFC 9562,
// version 5).
const space = "jianggao: a book made of speeches"

// contentID is a UUID of what the book holds.
func contentID(m *maker) string {
	h := sha1.New()
	put := func(s string) { fmt.Fprintf(h, "%d:%s", len(s), s) }
	put(space)
	put(m.title)
	put(m.book.Author)
	put(m.book.Date)
	put(strconv.Itoa(len(m.chapters)))
	for _, c := range m.chapters {
		put(c.body)
	}
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0F | 0x50
	u[8] = u[8]&0x3F | 0x80
	x := hex.EncodeToString(u)
	return x[:8] + "-" + x[8:12] + "-" + x[12:16] + "-" + x[16:20] + "-" + x[20:]
}
