package pdf

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"jianggao/convert/typeset"
)

// producer is the program that makes the file out of the composed book.
const producer = "jianggao"

// textLimit is the longest text of a file in characters: a string may have
// 32767 bytes (ISO 19005-2, 6.1.13).
const textLimit = 8000

// cleanText makes any string fit for Info, XMP and labels alike: these must
// say the same, and XML has no control characters.
func cleanText(s string) string {
	if utf8.RuneCountInString(s) > textLimit {
		s = string([]rune(s)[:textLimit-1]) + "…"
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case r == 0xFFFE || r == 0xFFFF:
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// complete fills in what the caller left empty and cleans the rest.
func (o Options) complete(d *typeset.Document) (Options, error) {
	if strings.TrimSpace(o.Title) == "" {
		o.Title = firstTitle(d)
	}
	if o.Language == "" {
		o.Language = "zh-CN"
	}
	if !isLanguage(o.Language) {
		return o, fmt.Errorf("%q is not a language tag such as zh-CN", o.Language)
	}
	if y := o.Created.UTC().Year(); !o.Created.IsZero() && (y < 0 || y > 9999) {
		return o, fmt.Errorf("the year %d cannot be written as a date", y)
	}
	if o.Creator == "" {
		o.Creator = producer
	}
	for _, s := range []*string{&o.Title, &o.Author, &o.Subject, &o.Creator} {
		*s = strings.TrimSpace(cleanText(*s))
	}
	return o, nil
}

// firstTitle is a title for a document that was given none; PDF/UA-1 (7.1)
// wants every document to have one.
func firstTitle(d *typeset.Document) string {
	for _, title := range []bool{true, false} {
		for _, n := range d.Nodes {
			if (n.Role == typeset.RoleTitle || !title) && strings.TrimSpace(n.Text) != "" {
				return n.Text
			}
		}
	}
	return "无题"
}

// isLanguage says whether s has the form of a language tag of BCP 47.
func isLanguage(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) < 1 || len(part) > 8 {
			return false
		}
		for _, c := range []byte(part) {
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// writeInfo writes the document information, in step with the metadata.
func writeInfo(out *objects, o Options) ref {
	var b buffer
	b.str("<<")
	for _, e := range []struct{ key, value string }{
		{"/Title", o.Title}, {"/Author", o.Author}, {"/Subject", o.Subject}, {"/Creator", o.Creator}, {"/Producer", producer},
	} {
		if e.value != "" {
			b.str(e.key).text(e.value)
		}
	}
	if !o.Created.IsZero() {
		date := o.Created.UTC().Format("(D:20060102150405Z)")
		b.str("/CreationDate").str(date).str("/ModDate").str(date)
	}
	return out.add(b.str(">>"))
}

// writeMetadata writes the XMP metadata, which archives read without reading
// the rest of the file, hence not compressed.
func writeMetadata(out *objects, o Options) ref {
	return out.rawStream("/Type/Metadata/Subtype/XML", []byte(xmp(o)))
}

var escapeXML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace

func xmp(o Options) string {
	var b strings.Builder
	put := func(before, value, after string) {
		if value != "" {
			b.WriteString(before + escapeXML(value) + after + "\n")
		}
	}
	alternative := func(name, value string) {
		put("<dc:"+name+"><rdf:Alt><rdf:li xml:lang=\"x-default\">", value, "</rdf:li></rdf:Alt></dc:"+name+">")
	}
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + // fixed by the XMP specification
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
`)
	alternative("title", o.Title)
	put("<dc:creator><rdf:Seq><rdf:li>", o.Author, "</rdf:li></rdf:Seq></dc:creator>")
	alternative("description", o.Subject)
	put("<dc:language><rdf:Bag><rdf:li>", o.Language, "</rdf:li></rdf:Bag></dc:language>")
	put("<xmp:CreatorTool>", o.Creator, "</xmp:CreatorTool>")
	if !o.Created.IsZero() {
		date := o.Created.UTC().Format("2006-01-02T15:04:05Z")
		put("<xmp:CreateDate>", date, "</xmp:CreateDate>")
		put("<xmp:ModifyDate>", date, "</xmp:ModifyDate>")
		put("<xmp:MetadataDate>", date, "</xmp:MetadataDate>")
	}
	put("<pdf:Producer>", producer, "</pdf:Producer>")
	if o.Standard.archive() {
		b.WriteString("<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n")
	}
	if o.Standard.access() {
		b.WriteString("<pdfuaid:part>1</pdfuaid:part>\n")
	}
	b.WriteString("</rdf:Description>\n")
	if o.Standard == StandardBoth {
		b.WriteString(accessSchema)
	}
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.String()
}

// accessSchema tells PDF/A readers of the PDF/UA properties, which PDF/A does
// not know (ISO 19005-2, 6.6.2.3).
const accessSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`
