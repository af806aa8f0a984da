package layouts

import (
	"fmt"
	"math"
	"strconv"
)

// A Color is a colour of type: in TOML "#rrggbb". The zero value is black.
type Color struct{ R, G, B uint8 }

// UnmarshalTOML reads "#rrggbb" or "black". A colour too pale to be read in
// print, or on a copy of the print, is refused.
func (c *Color) UnmarshalTOML(v any) error {
	s, ok := v.(string)
	if ok && s == "black" {
		*c = Color{}
		return nil
	}
	n, err := strconv.ParseUint(s[min(1, len(s)):], 16, 32)
	if !ok || len(s) != 7 || s[0] != '#' || err != nil {
		return fmt.Errorf("%v is no colour; write it as \"#rrggbb\", such as \"#8b0000\" for a dark red, or \"black\"", quoted(v))
	}
	*c = Color{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	if r := c.contrast(); r < minContrast {
		return fmt.Errorf("%v is too pale to print: its contrast with paper is %.1f, and %.1f or more will do, such as \"#8b0000\" or \"#555555\"", quoted(v), r, minContrast)
	}
	return nil
}

// minContrast is the contrast text needs with its ground, WCAG 2.2 criterion
// 1.4.3.
const minContrast = 4.5

// contrast is the contrast with white paper by the definition of WCAG 2.2, from
// 1 to 21.
func (c Color) contrast() float64 {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 1.05 / (0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B) + 0.05)
}
