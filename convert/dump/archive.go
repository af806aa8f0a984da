package dump

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/net/html/charset"
)

// Browsers save a page with all its pictures as one file, .mhtml or .mht: a
// MIME message (RFC 2557) whose parts are the page, its frames, its pictures.

// isWebArchive reports whether a page is such a file: it begins with header
// fields, among them that of a related set of parts.
func isWebArchive(b []byte) bool {
	head := b[:min(len(b), 8<<10)]
	end := bytes.Index(head, []byte("\n\n"))
	if crlf := bytes.Index(head, []byte("\r\n\r\n")); crlf >= 0 && (end < 0 || crlf < end) {
		end = crlf
	}
	if end < 0 {
		return false
	}
	fields := bytes.ToLower(head[:end])
	return bytes.Contains(fields, []byte("content-type:")) && bytes.Contains(fields, []byte("multipart/related")) &&
		bytes.Contains(fields, []byte("boundary"))
}

// openWebArchive gives the page of a web archive and its encoding: the first
// part of HTML, or of text where there is none. It fails where the archive
// holds neither or is cut off within it.
func openWebArchive(b []byte) (text, encoding string, err error) {
	broken := func(err error) error { return fmt.Errorf("a web archive (.mhtml) that cannot be read: %w", err) }
	msg, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return "", "", broken(err)
	}
	_, params, err := mime.ParseMediaType(msg.Header.Get("Content-Type"))
	if err != nil {
		return "", "", broken(err)
	}
	parts := multipart.NewReader(msg.Body, params["boundary"])
	var plain []byte
	var plainSet string
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", "", broken(err)
		}
		kind, params, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		isHTML := kind == "text/html" || kind == "application/xhtml+xml"
		if err != nil || !isHTML && (kind != "text/plain" || plain != nil) {
			continue
		}
		body, err := io.ReadAll(transferDecoded(part))
		if err != nil {
			return "", "", broken(err)
		}
		if !isHTML {
			plain, plainSet = body, params["charset"]
			continue
		}
		text, encoding = decodeAs(body, params["charset"])
		return text, encoding, nil
	}
	if plain == nil {
		return "", "", errors.New("a web archive (.mhtml) without a page in it")
	}
	text, encoding = decodeAs(plain, plainSet)
	return text, encoding, nil
}

// transferDecoded undoes the encoding a part was sent in.
func transferDecoded(p *multipart.Part) io.Reader {
	switch strings.ToLower(strings.TrimSpace(p.Header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(p)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, p) // which skips the ends of lines
	}
	return p
}

// decodeAs decodes a text whose charset is declared outside it; where none is
// or the text is not in it, as any other page.
func decodeAs(b []byte, declared string) (text, encoding string) {
	_, name := charset.Lookup(declared)
	if enc := declaredNames[name]; enc != "" && enc != UTF8 {
		return convert(b, enc), enc
	}
	return decode(b)
}
