package epub

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

// The pictures packed here are read by image/png as they were drawn, of even
// and odd widths.
func TestPackPNG(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {2, 3}, {7, 5}, {64, 64}, {1600, 2400}} {
		img := image.NewPaletted(image.Rect(0, 0, size.X, size.Y), coverPalette)
		for i := range img.Pix {
			if i%977 < 40 {
				img.Pix[i] = uint8(i*7) % 16
			}
		}
		data, err := packPNG(img)
		if err != nil {
			t.Fatal(err)
		}
		got, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(size, err)
		}
		if p, ok := got.(*image.Paletted); !ok || !bytes.Equal(p.Pix, img.Pix) || len(p.Palette) != len(coverPalette) {
			t.Errorf("%v: another picture came back", size)
		}
	}
}
