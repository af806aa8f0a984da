package dump

import (
	"strconv"
	"strings"
)

// A style is what CSS says of an element, as far as it changes what is seen.
type style struct {
	display    string // "" unless set
	gone       bool   // one of the other ways to show nothing
	visibility string // "" unless set
	sized      bool   // the font size is set
	tiny       bool   // to nothing
	bold       bool
	pre        bool
	centre     bool
}

// hides reports whether nothing inside is shown.
func (s style) hides() bool { return s.gone || s.display == "none" }

// merge adds what a later rule says.
func (s style) merge(t style) style {
	if t.display != "" {
		s.display = t.display
	}
	s.gone = s.gone || t.gone
	s.bold = s.bold || t.bold
	s.pre = s.pre || t.pre
	s.centre = s.centre || t.centre
	if t.visibility != "" {
		s.visibility = t.visibility
	}
	if t.sized {
		s.sized, s.tiny = true, t.tiny
	}
	return s
}

// readStyle reads the declarations of a rule or a style attribute.
func readStyle(text string) style {
	var s style
	d := map[string]string{}
	for decl := range strings.SplitSeq(text, ";") {
		name, value, ok := strings.Cut(decl, ":")
		if !ok {
			continue
		}
		value = strings.ToLower(strings.TrimSpace(value))
		value = strings.TrimSpace(strings.TrimSuffix(value, "!important"))
		d[strings.ToLower(strings.TrimSpace(name))] = value
	}
	if len(d) == 0 {
		return s
	}
	zero := func(name string) bool { n, ok := size(d[name]); return ok && n == 0 }
	far := func(name string) bool { n, ok := size(d[name]); return ok && n <= -500 }
	clipped := d["overflow"] == "hidden" || d["overflow"] == "clip"
	s.display = d["display"]
	s.gone = zero("opacity") ||
		clipped && (zero("width") || zero("height") || zero("max-height") || zero("max-width")) ||
		(d["position"] == "absolute" || d["position"] == "fixed" || d["position"] == "relative") && (far("left") || far("top") || far("right") || far("bottom")) ||
		far("text-indent") || far("margin-left") || far("margin-top") ||
		strings.HasPrefix(strings.ReplaceAll(d["clip"], " ", ""), "rect(0") && d["position"] == "absolute" ||
		d["clip-path"] == "inset(100%)" || d["clip-path"] == "inset(50%)" ||
		d["color"] == "transparent" ||
		strings.ReplaceAll(d["transform"], " ", "") == "scale(0)" ||
		d["content-visibility"] == "hidden"
	s.visibility = d["visibility"]
	if v, ok := d["font-size"]; ok {
		n, isSize := size(v)
		s.sized, s.tiny = true, isSize && n < 1
		if isSize && n != 0 && (strings.HasSuffix(v, "em") || strings.HasSuffix(v, "%")) {
			s.tiny = n < 0.05 || strings.HasSuffix(v, "%") && n < 5
		}
	}
	if w := d["font-weight"]; w == "bold" || w == "bolder" || w == "600" || w == "700" || w == "800" || w == "900" {
		s.bold = true
	}
	s.pre = strings.HasPrefix(d["white-space"], "pre") || d["white-space"] == "break-spaces"
	s.centre = d["text-align"] == "center" || d["text-align"] == "right"
	return s
}

// size reads the number of a CSS length; ok is false when it is none.
func size(v string) (n float64, ok bool) {
	end := 0
	for end < len(v) && (v[end] >= '0' && v[end] <= '9' || v[end] == '.' || v[end] == '-' || v[end] == '+') {
		end++
	}
	n, err := strconv.ParseFloat(v[:end], 64)
	return n, err == nil
}
