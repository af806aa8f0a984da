package main

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"testing"

	"jianggao/convert"
)

// A picture of either kind becomes the cover, byte for byte.
func TestCoverFlagTakesPictures(t *testing.T) {
	for name, encode := range map[string]func(io.Writer, image.Image) error{
		"a.png": png.Encode,
		"a.jpg": func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) },
	} {
		var b bytes.Buffer
		if err := encode(&b, image.NewGray(image.Rect(0, 0, 1600, 2400))); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		var o convert.Options
		if err := (&epubFlags{cover: file}).apply(&o); err != nil || !bytes.Equal(o.EPUB.Cover, b.Bytes()) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCSSFlagWantsUTF8(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.css")
	var o convert.Options
	for body, ok := range map[string]bool{"\ufeffp{}": true, "/* \xc0\xcf */": false} {
		if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := (&epubFlags{css: file}).apply(&o); (err == nil) != ok {
			t.Errorf("%q: %v", body, err)
		}
	}
	if string(o.EPUB.CSS) != "p{}" {
		t.Errorf("%q", o.EPUB.CSS)
	}
}
