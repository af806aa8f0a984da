package epub

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // covers may be JPEG
	"strings"

	"jianggao/convert/together"
	"jianggao/fonts"
)

// The cover in pixels: stores ask for 1600 on the shorter side.
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

// A cover is a picture, perhaps still being drawn.
type cover struct {
	end     string         // .png or .jpg
	drawing together.Group // ends when data stands
	data    []byte
}

// picture gives the picture's bytes once it is drawn.
func (c *cover) picture() ([]byte, error) {
	err := c.drawing.Wait()
	return c.data, err
}

// file names the picture in the container.
func (c *cover) file() string { return inside + "images/cover" + c.end }

func (c *cover) mediaType() string {
	if c.end == ".jpg" {
		return "image/jpeg"
	}
	return "image/png"
}

// startCover takes the user's picture, or starts to draw one.
func (m *maker) startCover() error {
	switch {
	case m.options.NoCover:
	case m.options.Cover != nil:
		_, kind, err := image.DecodeConfig(bytes.NewReader(m.options.Cover))
		end, ok := map[string]string{"png": ".png", "jpeg": ".jpg"}[kind]
		if err != nil || !ok {
			return fmt.Errorf("epub: the cover is no PNG or JPEG picture: %w", err)
		}
		m.cover = &cover{end: end, data: m.options.Cover}
	case m.options.Fonts != nil:
		c := &cover{end: ".png"}
		m.cover = c
		c.drawing.Go(func() error {
			data, err := m.drawCover(m.options.Fonts)
			if err != nil {
				return fmt.Errorf("epub: cover: %w", err)
			}
			c.data = data
			return nil
		})
	}
	return nil
}

// drawCover draws the cover: the title at the upper left in lines broken by
// sense, a short rule, what is inside, and a seal at the foot.
func (m *maker) drawCover(set *fonts.Set) ([]byte, error) {
	c := newCanvas(set, coverWidth, coverHeight)
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
	small := []string{fmt.Sprintf("共%d篇", len(m.book.Speeches)), longDate(m.book.Date)}
	if a := strings.TrimSpace(clean(m.book.Author)); a != "" {
		small = append([]string{a}, small...)
	}
	for _, l := range small {
		if l == "" {
			continue
		}
		if err := c.text(clip(l, 16), "kai", 64, coverMargin, y, inkShade); err != nil {
			return nil, err
		}
		y += 104
	}
	// The seal: two characters in a square.
	const seal = 190
	right, foot := coverWidth-coverMargin, coverHeight-coverMargin
	c.fill(image.Rect(right-seal, foot-seal, right, foot), vermilionShade)
	for i, r := range []rune("讲稿") {
		if err := c.text(string(r), "song-bold", 78, right-seal/2-39, foot-seal+88+i*78, onVermilion); err != nil {
			return nil, err
		}
	}
	return c.png()
}

// clip cuts a line to n characters.
func clip(s string, n int) string {
	rs := []rune(s)
	if len(rs) <= n {
		return s
	}
	return string(rs[:n-1]) + "…"
}
