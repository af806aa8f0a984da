package epub

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
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
// one book is put together at a time.
var (
	inMemory sync.Once
	onlyOne  sync.Mutex
)

// assemble lets go-epub put the book together and gives its bytes.
func (m *maker) assemble() (raw []byte, err error) {
	inMemory.Do(func() { goepub.Use(goepub.MemoryFS) })
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
	css, err := e.AddCSS(inline("text/css", bytes.Join([][]byte{styleSheet, m.options.CSS}, []byte("\n"))), styleFile)
	if err != nil {
		return nil, fmt.Errorf("epub: style sheet: %w", err)
	}
	if m.cover != nil {
		picture, err := e.AddImage(inline(m.coverType(), m.cover), "cover"+m.coverEnd)
		if err != nil {
			return nil, fmt.Errorf("epub: cover: %w", err)
		}
		e.SetCover(picture, css)
	}
	if _, err := e.AddSection(m.titlePage(), m.title, titleFile, css); err != nil {
		return nil, fmt.Errorf("epub: title page: %w", err)
	}
	for _, c := range m.chapters {
		if _, err := e.AddSection(c.body, c.title, c.name, css); err != nil {
			return nil, fmt.Errorf("epub: speech %d: %w", m.book.Speeches[c.speech].Number, err)
		}
	}
	var b bytes.Buffer
	if _, err := e.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("epub: %w", err)
	}
	return b.Bytes(), nil
}

// inline gives content to go-epub, which takes addresses.
func inline(kind string, b []byte) string {
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(b)
}
