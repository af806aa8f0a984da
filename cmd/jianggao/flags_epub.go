package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // covers are PNG or JPEG
	_ "image/png"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/convert/epub"
)

// epubFlags are the flags that concern the EPUB alone.
type epubFlags struct {
	cover      string
	noCover    bool
	css        string
	embedFont  bool
	identifier string
	publisher  string
}

func (e *epubFlags) add(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&e.cover, "cover", "", "PNG or JPEG file as the EPUB's cover, in place of the one drawn")
	f.BoolVar(&e.noCover, "no-cover", false, "leave the EPUB's cover out")
	f.StringVar(&e.css, "css", "", "CSS file added to the EPUB's style sheet")
	f.BoolVar(&e.embedFont, "embed-font", false, "put the characters used, in Song and Kai, into the EPUB (it grows by half a megabyte)")
	f.StringVar(&e.identifier, "identifier", "", "identifier of the EPUB, such as an ISBN or URN; by default a UUID of the content")
	f.StringVar(&e.publisher, "publisher", "", "publisher named in the EPUB")
}

func (e *epubFlags) apply(o *convert.Options) error {
	o.EPUB.NoCover, o.EPUB.EmbedFonts = e.noCover, e.embedFont
	o.EPUB.Identifier, o.EPUB.Publisher = e.identifier, e.publisher
	if e.cover != "" {
		if e.noCover {
			return errors.New("--cover and --no-cover exclude each other")
		}
		b, err := readFile(e.cover)
		if err != nil {
			return fmt.Errorf("--cover: %w", err)
		}
		if _, _, err := image.DecodeConfig(bytes.NewReader(b)); err != nil {
			return fmt.Errorf("--cover: %s is no PNG or JPEG picture", e.cover)
		}
		o.EPUB.Cover = b
	}
	if e.css != "" {
		b, err := readFile(e.css)
		if err != nil {
			return fmt.Errorf("--css: %w", err)
		}
		css, err := epub.ReadCSS(b)
		if err != nil {
			return fmt.Errorf("--css: %s: %w", e.css, err)
		}
		o.EPUB.CSS = css
	}
	return nil
}
