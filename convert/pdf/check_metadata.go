package pdf

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"unicode/utf8"

	"jianggao/convert/expression"
)

// A packet is the XMP metadata of a file.
type packet struct {
	data     []byte
	filter   bool
	readable bool
	values   map[string]string // by namespace and local name: the text of simple properties and of one-item lists
	schemas  map[string]bool   // prefixes of the extension schemas
}

// Namespaces of the properties that are looked at.
const (
	nsDC      = "http://purl.org/dc/elements/1.1/ "
	nsXMP     = "http://ns.adobe.com/xap/1.0/ "
	nsPDF     = "http://ns.adobe.com/pdf/1.3/ "
	nsArchive = "http://www.aiim.org/pdfa/ns/id/ "
	nsAccess  = "http://www.aiim.org/pdfua/ns/id/ "
	nsSchema  = "http://www.aiim.org/pdfa/ns/schema# "
	nsRDF     = "http://www.w3.org/1999/02/22-rdf-syntax-ns# "
)

func (c *inspection) readPacket() {
	c.xmp.values, c.xmp.schemas = map[string]string{}, map[string]bool{}
	v, err := c.file.resolve(c.root["Metadata"])
	s, ok := v.(*stream)
	if err != nil || !ok {
		return
	}
	c.xmp.filter = hasKey(s.dict, "Filter")
	if c.xmp.data, err = c.file.unpack(s); err != nil {
		return
	}
	d := xml.NewDecoder(bytes.NewReader(c.xmp.data))
	var open []string // the properties that are open, lists left out
	for {
		t, err := d.Token()
		if err == io.EOF {
			c.xmp.readable = utf8.Valid(c.xmp.data)
			return
		}
		if err != nil {
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			n := t.Name.Space + " " + t.Name.Local
			if strings.HasPrefix(n, nsRDF) {
				for _, a := range t.Attr { // a property may stand as an attribute
					c.xmp.values[a.Name.Space+" "+a.Name.Local] = a.Value
				}
				n = ""
			}
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for i := len(open) - 1; i >= 0; i-- {
				if open[i] == "" {
					continue
				}
				c.xmp.values[open[i]] += strings.Trim(string(t), "\n")
				if open[i] == nsSchema+"prefix" {
					c.xmp.schemas[string(t)] = true
				}
				break
			}
		}
	}
}

var packetAttributes = expression.Lazy(`<\?xpacket begin=[^?]*(bytes|encoding)=`)

var digits = expression.Lazy(`[^0-9]+`)

// same says whether an entry of Info says what a property of the metadata
// says; an entry that is not there says nothing.
func same(entry, property string) func(c *inspection, p packet) bool {
	return func(c *inspection, p packet) bool {
		s, err := c.file.textString(c.info[entry])
		if err != nil || !hasKey(c.info, entry) {
			return err == nil
		}
		if strings.HasSuffix(entry, "Date") {
			return first14(digits.ReplaceAllString(s, "")) == first14(digits.ReplaceAllString(p.values[property], ""))
		}
		return s == p.values[property]
	}
}

// first14 is a date without its zone.
func first14(s string) string { return s[:min(14, len(s))] }

var metadataRules = []rule[packet]{
	{"A 6.6.2.1-2", "its packet names neither bytes nor encoding", func(_ *inspection, p packet) bool { return !packetAttributes.Regexp().Match(p.data) }},
	{"A 6.6.2.1-4", "it is XML in UTF-8", func(_ *inspection, p packet) bool { return p.readable }},
	{"A 6.6.2.1-5", "it can be read without unpacking", func(_ *inspection, p packet) bool { return !p.filter }},
	{"A 6.6.2.3.1-1", "properties that PDF/A does not know are described", func(_ *inspection, p packet) bool {
		return p.values[nsArchive+"part"] == "" || p.values[nsAccess+"part"] == "" || p.schemas["pdfuaid"]
	}},
	{"A 6.6.4-1", "it says that it is PDF/A-2", func(_ *inspection, p packet) bool { return p.values[nsArchive+"part"] == "2" }},
	{"A 6.6.4-3", "it says that it conforms to level A", func(_ *inspection, p packet) bool { return p.values[nsArchive+"conformance"] == "A" }},
	{"UA 5-1", "it says that it is PDF/UA-1", func(_ *inspection, p packet) bool { return p.values[nsAccess+"part"] == "1" }},
	{"UA 7.1-9", "it has a title", func(_ *inspection, p packet) bool { return p.values[nsDC+"title"] != "" }},
	{"PDF 14.3-1", "Info gives the same title", same("Title", nsDC+"title")},
	{"PDF 14.3-2", "Info gives the same author", same("Author", nsDC+"creator")},
	{"PDF 14.3-3", "Info gives the same subject", same("Subject", nsDC+"description")},
	{"PDF 14.3-4", "Info gives the same producer", same("Producer", nsPDF+"Producer")},
	{"PDF 14.3-5", "Info gives the same creator", same("Creator", nsXMP+"CreatorTool")},
	{"PDF 14.3-6", "Info gives the same date of creation", same("CreationDate", nsXMP+"CreateDate")},
	{"PDF 14.3-7", "Info gives the same date of change", same("ModDate", nsXMP+"ModifyDate")},
}
