package epub

import (
	"image"
	"image/color"
	"image/draw"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"jianggao/fonts"
)

// steps is how many shades a colour has between paper and itself. Two colours
// and their shades make 16, which a PNG packs in four bits.
const steps = 8

// A shade says which colours a coverage of 0 to 255 runs between, as indices
// of the palette.
type shade [steps]uint8

var inkShade, vermilionShade, onVermilion shade

var coverPalette = func() color.Palette {
	p := color.Palette{}
	for i := range steps {
		inkShade[i] = uint8(len(p))
		p = append(p, mix(paper, ink, i))
	}
	for i := range steps {
		vermilionShade[i] = uint8(len(p))
		p = append(p, mix(paper, vermilion, i))
	}
	for i := range steps {
		onVermilion[i] = vermilionShade[steps-1-i]
	}
	return p
}()

func mix(a, b color.RGBA, i int) color.RGBA {
	f := func(x, y uint8) uint8 { return uint8((int(x)*(steps-1-i) + int(y)*i) / (steps - 1)) }
	return color.RGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), 0xFF}
}

// stepOf gives the step of a shade for a coverage.
var stepOf = func() (t [256]uint8) {
	for a := range t {
		t[a] = uint8((a*(steps-1) + 127) / 255)
	}
	return t
}()

// A canvas is a picture text is set on.
type canvas struct {
	img *image.Paletted
	set *fonts.Set
}

func newCanvas(set *fonts.Set, width, height int) *canvas {
	return &canvas{image.NewPaletted(image.Rect(0, 0, width, height), coverPalette), set}
}

func (c *canvas) fill(r image.Rectangle, s shade) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.img.Pix[y*c.img.Stride:]
		for x := r.Min.X; x < r.Max.X; x++ {
			row[x] = s[steps-1]
		}
	}
}

// text sets a line with its baseline at y, from x on; size is in pixels.
func (c *canvas) text(s, family string, size, x, y int, sh shade) error {
	dot := fixed.P(x, y)
	for _, r := range s {
		if unicode.IsSpace(r) {
			dot.X += fixed.I(size / 2)
			continue
		}
		k, _ := c.set.Pick(family, r)
		face, err := c.face(k, r, size)
		if err != nil {
			return err
		}
		box, mask, at, advance, ok := face.Glyph(dot, r)
		if ok {
			c.stamp(box, mask, at, sh)
		}
		dot.X += advance
	}
	return nil
}

// face gives face k of the set at a size, cut to one character: reading the
// maps of ten thousand glyphs would take longer than the whole cover. It is
// the way, too, to a face within a collection.
func (c *canvas) face(k int, r rune, size int) (font.Face, error) {
	data, err := c.set.Face(k).Standalone([]rune{r})
	if err != nil {
		return nil, err
	}
	f, err := opentype.Parse(data)
	if err != nil {
		return nil, err
	}
	return opentype.NewFace(f, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
}

// stamp puts a glyph on the picture.
func (c *canvas) stamp(box image.Rectangle, mask image.Image, at image.Point, sh shade) {
	alpha, ok := mask.(*image.Alpha)
	if !ok { // opentype's faces give no other
		alpha = image.NewAlpha(mask.Bounds())
		draw.Draw(alpha, alpha.Rect, mask, alpha.Rect.Min, draw.Src)
	}
	seen := box.Intersect(c.img.Rect)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		from := alpha.PixOffset(at.X+seen.Min.X-box.Min.X, at.Y+y-box.Min.Y)
		row := c.img.Pix[c.img.PixOffset(seen.Min.X, y):][:seen.Dx()]
		for x, a := range alpha.Pix[from:][:len(row)] {
			if i := stepOf[a]; i > 0 {
				row[x] = sh[i]
			}
		}
	}
}
