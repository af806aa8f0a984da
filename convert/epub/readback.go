package epub

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/beevik/etree"
)

// ReadBack reads the text of a finished book from its bytes alone, in reading
// order: for every speech the text of its title and blocks.
func ReadBack(data []byte) ([][]string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("epub: %w", err)
	}
	files := map[string]*zip.File{}
	for _, f := range z.File {
		files[f.Name] = f
	}
	read := func(name string) (*etree.Element, error) {
		f := files[name]
		if f == nil {
			return nil, fmt.Errorf("epub: no %s", name)
		}
		b, err := readAll(f)
		if err != nil {
			return nil, fmt.Errorf("epub: %s: %w", name, err)
		}
		doc := etree.NewDocument()
		if err := doc.ReadFromBytes(b); err != nil {
			return nil, fmt.Errorf("epub: %s: %w", name, err)
		}
		if doc.Root() == nil {
			return nil, fmt.Errorf("epub: %s is empty", name)
		}
		return doc.Root(), nil
	}
	container, err := read("META-INF/container.xml")
	if err != nil {
		return nil, err
	}
	at := ""
	if e := container.FindElement("//rootfile"); e != nil {
		at = e.SelectAttrValue("full-path", "")
	}
	opf, err := read(at)
	if err != nil {
		return nil, err
	}
	hrefs := map[string]string{}
	for _, e := range opf.FindElements("//manifest/item") {
		hrefs[e.SelectAttrValue("id", "")] = e.SelectAttrValue("href", "")
	}
	var out [][]string
	for _, e := range opf.FindElements("//spine/itemref") {
		root, err := read(path.Join(path.Dir(at), hrefs[e.SelectAttrValue("idref", "")]))
		if err != nil {
			return nil, err
		}
		for _, s := range root.FindElements("//section[@class='speech']") {
			texts := blockTexts(s)
			if s.SelectAttr("aria-labelledby") != nil || len(out) == 0 {
				out = append(out, texts)
			} else {
				out[len(out)-1] = append(out[len(out)-1], texts...)
			}
		}
	}
	return out, nil
}

// blockTexts gives the text of every child of an element.
func blockTexts(e *etree.Element) []string {
	var out []string
	for _, c := range e.ChildElements() {
		var b strings.Builder
		writeText(&b, c)
		out = append(out, b.String())
	}
	return out
}

func writeText(b *strings.Builder, e *etree.Element) {
	for _, t := range e.Child {
		switch t := t.(type) {
		case *etree.CharData:
			b.WriteString(t.Data)
		case *etree.Element:
			writeText(b, t)
		}
	}
}
