package epub

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // covers may be JPEG
	"image/png"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"jianggao/fonts"
)

// The cover in pixels: stores ask for 1600 on the short side and more.
const (
	coverWidth  = 1600
	coverHeight = 2400
	coverMargin = 200
)

// The colours of the cover: paper, ink and vermilion.
var (
	paper     = color.RGBA{0xF7, 0xF3, 0xEA, 0xFF}
	ink       = color.RGBA{0x26, 0x24, 0x22, 0xFF}
	vermilion = color.RGBA{0xA8, 0x3A, 0x2C, 0xFF}
)

// steps is how many shades a colour has between paper and itself. Two colours
// and their shades make 16, which a PNG packs in four bits.
const steps = 8

// addCover takes the user's picture or draws one.
func (m *maker) addCover() error {
	switch {
	case m.options.NoCover:
		return nil
	case m.options.Cover != nil:
		m.cover = m.options.Cover
		_, kind, err := image.DecodeConfig(bytes.NewReader(m.cover))
		if err != nil {
			return fmt.Errorf("epub: the cover is no PNG or JPEG picture: %w", err)
		}
		m.coverEnd = map[string]string{"png": ".png", "jpeg": ".jpg"}[kind]
	case m.options.Fonts != nil:
		var err error
		m.cover, err = m.drawCover(m.options.Fonts)
		m.coverEnd = ".png"
		if err != nil {
			return fmt.Errorf("epub: cover: %w", err)
		}
	}
	return nil
}

func (m *maker) coverType() string {
	if m.coverEnd == ".jpg" {
		return "image/jpeg"
	}
	return "image/png"
}

// drawCover draws the cover: the title at the upper left in lines broken
// evenly, a short rule, what is inside, and a seal at the foot.
func (m *maker) drawCover(set *fonts.Set) ([]byte, error) {
	c := newCanvas(set)
	c.fill(image.Rect(coverMargin-90, coverMargin, coverMargin-78, coverHeight-coverMargin), vermilionShade)

	lines, size := coverLines(m.title, coverWidth-2*coverMargin)
	y := 520 + size
	for _, l := range lines {
		if err := c.text(l, "song-bold", size, coverMargin, y, inkShade); err != nil {
			return nil, err
		}
		y += size * 145 / 100
	}
	y += 10
	c.fill(image.Rect(coverMargin, y-size/2, coverMargin+220, y-size/2+8), vermilionShade)
	y += 120
	small := []string{fmt.Sprintf("共%d篇", len(m.book.Speeches))}
	if a := strings.TrimSpace(clean(m.book.Author)); a != "" {
		small = append([]string{a}, small...)
	}
	if d := longDate(m.book.Date); d != "" {
		small = append(small, d)
	}
	for _, l := range small {
		if err := c.text(l, "kai", 64, coverMargin, y, inkShade); err != nil {
			return nil, err
		}
		y += 104
	}
	// The seal: two characters in a square.
	const seal = 190
	right, foot := coverWidth-coverMargin, coverHeight-coverMargin
	c.fill(image.Rect(right-seal, foot-seal, right, foot), vermilionShade)
	for i, r := range "讲稿" {
		if err := c.text(string(r), "song-bold", 78, right-seal/2-39, foot-seal+88+i/3*78, onVermilion); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(&b, c.img); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

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

// A canvas is a picture text is set on.
type canvas struct {
	img   *image.Paletted
	set   *fonts.Set
	faces map[int]*opentype.Font
}

func newCanvas(set *fonts.Set) *canvas {
	return &canvas{image.NewPaletted(image.Rect(0, 0, coverWidth, coverHeight), coverPalette), set, map[int]*opentype.Font{}}
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
	faces := map[int]font.Face{}
	for _, r := range s {
		if unicode.IsSpace(r) {
			dot.X += fixed.I(size / 2)
			continue
		}
		k, _ := c.set.Pick(family, r)
		face := faces[k]
		if face == nil {
			f := c.faces[k]
			if f == nil {
				var err error
				if f, err = opentype.Parse(c.set.Face(k).Data()); err != nil {
					return err
				}
				c.faces[k] = f
			}
			var err error
			if face, err = opentype.NewFace(f, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone}); err != nil {
				return err
			}
			faces[k] = face
		}
		box, mask, at, advance, ok := face.Glyph(dot, r)
		if ok {
			c.stamp(box, mask, at, sh)
		}
		dot.X += advance
	}
	return nil
}

// stamp puts a glyph on the picture.
func (c *canvas) stamp(box image.Rectangle, mask image.Image, at image.Point, sh shade) {
	seen := box.Intersect(c.img.Rect)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		for x := seen.Min.X; x < seen.Max.X; x++ {
			_, _, _, a := mask.At(at.X+x-box.Min.X, at.Y+y-box.Min.Y).RGBA()
			if i := int(a) * (steps - 1) / 0xFFFF; i > 0 || int(a)*2*(steps-1) > 0xFFFF {
				c.img.Pix[y*c.img.Stride+x] = sh[min((int(a)*(steps-1)+0x7FFF)/0xFFFF, steps-1)]
			}
		}
	}
}

// coverSizes are the sizes a title is tried in, in pixels, each with the lines
// it may take.
var coverSizes = []struct{ size, lines int }{{190, 3}, {160, 4}, {132, 5}, {108, 7}, {88, 12}}

// coverLines breaks a title into lines of even length and gives the size they
// are set in. A line starts with no closing mark and splits no number.
func coverLines(title string, width int) (lines []string, size int) {
	rs := []rune(title)
	if len(rs) > 140 {
		rs = append(rs[:139:139], '…')
	}
	half := 0 // width of the title in half ems
	for _, r := range rs {
		half += halves(r)
	}
	for _, s := range coverSizes {
		size = s.size
		per := width / size * 2
		n := (half + per - 1) / per
		if n <= s.lines || s == coverSizes[len(coverSizes)-1] {
			return evenLines(rs, n, per), size
		}
	}
	return []string{title}, size
}

func halves(r rune) int {
	if r < 0x2E80 && r != '“' && r != '”' && r != '…' && r != '—' {
		return 1
	}
	return 2
}

// evenLines cuts a text into n lines, or one more, no wider than per half ems,
// at the best places.
func evenLines(rs []rune, n, per int) []string {
	at := make([]int, len(rs)+1)
	for i, r := range rs {
		at[i+1] = at[i] + halves(r)
	}
	const none = 1 << 30
	best := make([]int, len(rs)+1)
	from := make([]int, len(rs)+1)
	mean := at[len(rs)] / max(n, 1)
	for i := 1; i <= len(rs); i++ {
		best[i] = none
		for j := i - 1; j >= 0 && at[i]-at[j] <= per; j-- {
			if best[j] >= none {
				continue
			}
			d := at[i] - at[j] - mean
			cost := best[j] + d*d + 40
			if i < len(rs) {
				cost += cutCost(rs, i)
			}
			if cost < best[i] {
				best[i], from[i] = cost, j
			}
		}
	}
	var out []string
	for i := len(rs); i > 0; i = from[i] {
		if best[i] >= none {
			return []string{string(rs)}
		}
		out = append([]string{strings.TrimSpace(string(rs[from[i]:i]))}, out...)
	}
	return out
}

// cutCost is the cost of a line that starts with character i.
func cutCost(rs []rune, i int) int {
	before, after := rs[i-1], rs[i]
	word := func(r rune) bool { return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	switch {
	case strings.ContainsRune("，。、；：？！”’）》」』】·—…,.;:?!)", after), strings.ContainsRune("“‘（《「『【", before), word(before) && word(after):
		return 1 << 20
	case strings.ContainsRune("的了们之者性化年月", after), strings.ContainsRune("的和与及之", before):
		return 60
	case strings.HasPrefix(string(rs[i:]), "关于"), strings.HasPrefix(string(rs[i:]), "发言"), strings.HasPrefix(string(rs[i:]), "演讲"), strings.HasPrefix(string(rs[i:]), "讲话"), strings.HasPrefix(string(rs[i:]), "致辞"):
		return -20
	}
	return 0
}
