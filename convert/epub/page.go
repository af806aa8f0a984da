package epub

import "strings"

// page writes a whole XHTML document; css is the way to the style sheet. The
// declaration, the language and the title are what stores look for.
func (m *maker) page(title, css, body string) []byte {
	title = strings.TrimSpace(clean(title))
	if title == "" {
		title = m.title
	}
	var b strings.Builder
	b.Grow(len(body) + len(title) + 512)
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="` + m.language + `" xml:lang="` + m.language + `">
<head>
<title>` + escape(title) + `</title>
<link rel="stylesheet" type="text/css" href="` + css + `"/>
</head>
<body>
`)
	if m.options.Kobo {
		body = koboBody(body)
	}
	b.WriteString(body + "</body>\n</html>\n")
	return []byte(b.String())
}
