package layouts

import (
	"fmt"
	"strconv"
	"strings"
)

// A Length is a distance in thousandths of a point (1/72 inch).
type Length int

// Point is one point.
const Point Length = 1000

// Points gives a length in points.
func (l Length) Points() float64 { return float64(l) / float64(Point) }

// Millimetres gives a length in millimetres.
func (l Length) Millimetres() float64 { return l.Points() * 25.4 / 72 }

// mm is a length of so many millimetres, to the nearest thousandth of a point.
func mm(f float64) Length { return round(f * 72 / 25.4 * float64(Point)) }

func round(f float64) Length {
	if f < 0 {
		return -Length(-f + 0.5)
	}
	return Length(f + 0.5)
}

// sizeNames are the named sizes of Chinese type in points, in the series of
// word processors, which is what readers mean by the names (T61).
var sizeNames = []struct {
	name   string
	points float64
}{
	{"初号", 42}, {"小初", 36}, {"一号", 26}, {"小一", 24}, {"二号", 22}, {"小二", 18},
	{"三号", 16}, {"小三", 15}, {"四号", 14}, {"小四", 12}, {"五号", 10.5}, {"小五", 9},
	{"六号", 7.5}, {"小六", 6.5}, {"七号", 5.5}, {"八号", 5},
}

// SizeNames lists the named sizes from large to small.
func SizeNames() []string {
	var out []string
	for _, s := range sizeNames {
		out = append(out, s.name)
	}
	return out
}

// A Size is a type size: in TOML points (12, "12pt"), millimetres ("4.23mm")
// or a Chinese size name ("小四").
type Size Length

// UnmarshalTOML reads any of the ways to write a size.
func (s *Size) UnmarshalTOML(v any) error {
	l, err := parseLength(v, 1)
	if err != nil {
		return err
	}
	*s = Size(l)
	return nil
}

// A Distance is a length on the page: in TOML millimetres, or with its unit
// ("20pt", "7mm").
type Distance Length

// UnmarshalTOML reads a number of millimetres, or a length with its unit.
func (d *Distance) UnmarshalTOML(v any) error {
	l, err := parseLength(v, 72/25.4)
	if err != nil {
		return err
	}
	*d = Distance(l)
	return nil
}

// parseLength reads a number, counted in units of so many points, a length
// with its unit, or a size name.
func parseLength(v any, unit float64) (Length, error) {
	switch v := v.(type) {
	case int64:
		if l, ok := inPoints(float64(v), unit); ok {
			return l, nil
		}
	case float64:
		if l, ok := inPoints(v, unit); ok {
			return l, nil
		}
	case string:
		t := strings.TrimSpace(v)
		for _, s := range sizeNames {
			if t == s.name {
				return round(s.points * float64(Point)), nil
			}
		}
		for suffix, points := range map[string]float64{"pt": 1, "mm": 72 / 25.4, "cm": 720 / 25.4} {
			if number, ok := strings.CutSuffix(t, suffix); ok {
				f, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
				if l, ok := inPoints(f, points); ok && err == nil {
					return l, nil
				}
			}
		}
	}
	return 0, fmt.Errorf("%v is no length; write a number, \"12pt\", \"4.2mm\", or a size name: %s", quoted(v), strings.Join(SizeNames(), " "))
}

// mostPoints is more than any length on a page: 35 metres. Thousandths of it
// fit 32 bits.
const mostPoints = 100_000

// inPoints turns a figure in units of so many points into a length; ok is false
// for what is no number (TOML has nan and inf) and for what no page holds.
func inPoints(f, unit float64) (l Length, ok bool) {
	if p := f * unit; p >= -mostPoints && p <= mostPoints {
		return round(p * float64(Point)), true
	}
	return 0, false
}

func quoted(v any) string {
	if s, ok := v.(string); ok {
		return strconv.Quote(s)
	}
	return fmt.Sprint(v)
}

// A Paper is the size of a page: in TOML a name or [width, height] in mm.
type Paper struct{ Width, Height Length }

// papers are the trim sizes of GB/T 788 in mm.
var papers = []struct {
	name          string
	width, height float64
}{
	{"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}, {"B5", 169, 239},
}

// UnmarshalTOML reads a paper.
func (p *Paper) UnmarshalTOML(v any) error {
	var names []string
	for _, k := range papers {
		names = append(names, k.name)
		if s, ok := v.(string); ok && strings.EqualFold(s, k.name) {
			p.Width, p.Height = mm(k.width), mm(k.height)
			return nil
		}
	}
	if pair, ok := v.([]any); ok && len(pair) == 2 {
		var side [2]Length
		for i, x := range pair {
			l, err := parseLength(x, 72/25.4)
			if err != nil {
				return err
			}
			side[i] = l
		}
		p.Width, p.Height = side[0], side[1]
		return nil
	}
	return fmt.Errorf("%v is no paper; write %s, or [width, height] in millimetres", quoted(v), strings.Join(names, ", "))
}
