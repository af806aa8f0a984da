package epub

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	"runtime"
	"sync"

	goepub "github.com/bmaupin/go-epub"
)

//go:embed style.css
var styleSheet []byte

const (
	styleFile = "style.css"
	titleFile = "title.xhtml"
	coverFile = "cover.xhtml" // go-epub names it so
)

// go-epub keeps the files of every book in one store without a lock, so only
// one book is put together at a time. Its store in memory finds nothing where
// the separator of paths is not a slash: on Windows it uses temporary files,
// some hundred bytes each, for they are stand-ins.
var (
	inMemory sync.Once
	onlyOne  sync.Mutex
)

// assemble lets go-epub put the book together and gives its bytes: the
// container, the manifest and the spine. Pages and pictures are stand-ins,
// which finish changes for the real ones: go-epub would pack what is unpacked
// again at once, and its pages have neither language nor role.
func (m *maker) assemble() (raw []byte, err error) {
	inMemory.Do(func() {
		if runtime.GOOS != "windows" {
			goepub.Use(goepub.MemoryFS)
		}
	})
	onlyOne.Lock()
	defer onlyOne.Unlock()
	defer func() { // go-epub panics where it cannot write
		if p := recover(); p != nil {
			err = fmt.Errorf("epub: %v", p)
		}
	}()
	e := goepub.NewEpub(m.title)
	e.SetLang(m.language)
	e.SetIdentifier(m.id)
	css, err := e.AddCSS(standIn("text/css", "/**/"), styleFile)
	if err != nil {
		return nil, fmt.Errorf("epub: style sheet: %w", err)
	}
	for _, f := range m.faces {
		if _, err := e.AddFont(standIn("application/octet-stream", trueTypeStart), f.file); err != nil {
			return nil, fmt.Errorf("epub: font: %w", err)
		}
	}
	if m.cover != nil {
		signature := map[string]string{".png": "\x89PNG\r\n\x1a\n", ".jpg": "\xff\xd8\xff"}[m.cover.end]
		picture, err := e.AddImage(standIn(m.cover.mediaType(), signature), "cover"+m.cover.end)
		if err != nil {
			return nil, fmt.Errorf("epub: cover: %w", err)
		}
		e.SetCover(picture, css)
	}
	if _, err := e.AddSection("", m.title, titleFile, css); err != nil {
		return nil, fmt.Errorf("epub: title page: %w", err)
	}
	for _, c := range m.chapters {
		if _, err := e.AddSection("", "-", c.name, css); err != nil {
			return nil, fmt.Errorf("epub: speech %d: %w", m.book.Speeches[c.speech].Number, err)
		}
	}
	var b bytes.Buffer
	if _, err := e.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("epub: %w", err)
	}
	return b.Bytes(), nil
}

// standIn gives content to go-epub, which takes addresses and tells media
// types by the first bytes.
func standIn(kind, content string) string {
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString([]byte(content))
}

// trueTypeStart is what a TrueType font begins with, enough for go-epub to tell
// its media type: the version, the counts and the name of the first table.
const trueTypeStart = "\x00\x01\x00\x00\x00\x01\x00\x10\x00\x00\x00\x00cmap\x00\x00\x00\x00"
