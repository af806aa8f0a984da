package dump

import (
	"regexp"
	"strconv"
	"strings"
)

// A style is what CSS says of an element, as far as it changes what is seen.
type style struct {
	gone       bool   // display: none and the other ways to show nothing
	visibility string // "" unless set
	sized      bool   // the font size is set
	tiny       bool   // to nothing
	bold       bool
	pre        bool
	centre     bool
}

// merge adds what a later rule says.
func (s style) merge(t style) style {
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

// styleOf is the style of an element: the page's own rules for its tag, class
// and id, then its style attribute.
func (x *extractor) styleOf(tag string, a *attributes) style {
	var s style
	if len(x.hiding) > 0 {
		add := func(selector string) {
			if r, ok := x.hiding[selector]; ok {
				s = s.merge(r)
			}
		}
		add(tag)
		for class := range strings.FieldsSeq(a.class) {
			add("." + class)
			add(tag + "." + class)
		}
		if a.id != "" {
			add("#" + a.id)
			add(tag + "#" + a.id)
		}
	}
	if a.style != "" {
		s = s.merge(readStyle(a.style))
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
	zero := func(name string) bool { v, ok := d[name]; n, _ := size(v); return ok && n == 0 }
	far := func(name string) bool { n, ok := size(d[name]); return ok && n <= -500 }
	clipped := d["overflow"] == "hidden" || d["overflow"] == "clip"
	s.gone = d["display"] == "none" ||
		zero("opacity") ||
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

// A simpleSelector is a selector without combinators.
var simpleSelector = regexp.MustCompile(`^[a-zA-Z0-9]*[.#]?[\w-]+$`)

// hidingRules reads the rules of the page's <style> elements that hide what
// they are for. Rules inside @media and the like are for other readers (print,
// narrow screens) and are passed over.
func hidingRules(page string) map[string]style {
	rules := map[string]style{}
	for rest := page; ; {
		_, after, ok := cutFold(rest, "<style")
		if !ok {
			return rules
		}
		sheet, after, ok := cutFold(after, "</style")
		if _, body, open := strings.Cut(sheet, ">"); open {
			readSheet(body, rules)
		}
		if !ok {
			return rules
		}
		rest = after
	}
}

// cutFold is strings.Cut for an ASCII mark in any case.
func cutFold(s, mark string) (before, after string, found bool) {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], mark[0])
		if i < 0 || at+i+len(mark) > len(s) {
			return s, "", false
		}
		at += i
		if strings.EqualFold(s[at:at+len(mark)], mark) {
			return s[:at], s[at+len(mark):], true
		}
		at++
	}
}

var cssComment = regexp.MustCompile(`(?s)/\*.*?\*/|<!--|-->`)

func readSheet(css string, rules map[string]style) {
	css = cssComment.ReplaceAllString(css, "")
	for css != "" {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		prelude := strings.TrimSpace(css[:open])
		if i := strings.LastIndexByte(prelude, ';'); i >= 0 { // @charset and @import before it
			prelude = strings.TrimSpace(prelude[i+1:])
		}
		css = css[open+1:]
		if strings.HasPrefix(prelude, "@") {
			css = afterBlock(css)
			continue
		}
		end := strings.IndexByte(css, '}')
		if end < 0 {
			end = len(css)
		}
		s := readStyle(css[:end])
		if s.gone || s.tiny || s.visibility == "hidden" {
			s.bold, s.pre, s.centre = false, false, false
			for sel := range strings.SplitSeq(prelude, ",") {
				if sel = strings.TrimSpace(sel); simpleSelector.MatchString(sel) {
					rules[sel] = rules[sel].merge(s)
				}
			}
		}
		css = css[min(end+1, len(css)):]
	}
}

// afterBlock skips to the end of a block whose opening brace is passed.
func afterBlock(css string) string {
	depth := 1
	for i := 0; i < len(css); i++ {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[i+1:]
			}
		}
	}
	return ""
}
