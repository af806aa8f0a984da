package dump

import (
	"cmp"
	"slices"
	"strings"

	"jianggao/convert/expression"
)

// A sheet holds the rules of a page's <style> elements that change what is
// seen, by the last part of their selectors.
type sheet struct {
	rules map[string][]*rule // "tag", ".class" or "#id"
	count int
}

// A rule is one selector with its declarations.
type rule struct {
	parts  []compound // outermost first
	style  style
	weight int // specificity
	order  int
}

// A compound is a part of a selector without combinators: tag.class#id.
type compound struct {
	tag, id string
	classes []string
	child   bool // must be the parent of the next part, not any element around it
}

// mostRules is how many rules of one key are kept. Pages of old sites have a
// few dozen in all.
const mostRules = 256

// styleOf is the style of an element that is about to be opened: the page's
// own rules, then its style attribute.
func (x *extractor) styleOf(tag string, a *attributes) style {
	var s style
	if x.sheet.count > 0 {
		var hits []*rule
		add := func(key string) {
			for _, r := range x.sheet.rules[key] {
				if r.matches(x.stack, tag, a.class, a.id) {
					hits = append(hits, r)
				}
			}
		}
		add(tag)
		for class := range strings.FieldsSeq(a.class) {
			add("." + class)
		}
		if a.id != "" {
			add("#" + a.id)
		}
		slices.SortStableFunc(hits, func(p, q *rule) int { return cmp.Or(p.weight-q.weight, p.order-q.order) })
		for _, r := range hits {
			s = s.merge(r.style)
		}
	}
	if a.style != "" {
		s = s.merge(readStyle(a.style))
	}
	return s
}

// matches reports whether a rule is for an element inside open ones.
func (r *rule) matches(open []element, tag, class, id string) bool {
	k := len(r.parts) - 1
	if !r.parts[k].matches(tag, class, id) {
		return false
	}
	const deepest = 64 // elements around that are looked at
	low := max(1, len(open)-deepest)
	for i := len(open) - 1; k > 0; i-- {
		if i < low {
			return false
		}
		switch p := &r.parts[k-1]; {
		case p.matches(open[i].tag, open[i].class, open[i].id):
			k--
		case p.child:
			return false
		}
	}
	return true
}

func (c *compound) matches(tag, class, id string) bool {
	if c.tag != "" && c.tag != tag || c.id != "" && c.id != id {
		return false
	}
	for _, want := range c.classes {
		found := false
		for have := range strings.FieldsSeq(class) {
			if have == want {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// readSheets reads the rules of the page's <style> elements.
func readSheets(page string) *sheet {
	s := &sheet{rules: map[string][]*rule{}}
	for rest := page; ; {
		_, after, ok := cutFold(rest, "<style")
		if !ok {
			return s
		}
		css, after, ok := cutFold(after, "</style")
		if _, body, open := strings.Cut(css, ">"); open {
			s.read(cssComment.ReplaceAllString(body, ""))
		}
		if !ok {
			return s
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

var cssComment = expression.Lazy(`(?s)/\*.*?\*/|<!--|-->`)

// mostNesting bounds the at-rules inside at-rules that are read; no page needs
// more, and each is passed over again for every one around it.
const mostNesting = 4

// read reads rules. Those inside @media hold when they are for screens of any
// size; other at-rules are passed over.
func (s *sheet) read(css string) { s.readNested(css, 0) }

func (s *sheet) readNested(css string, depth int) {
	for css != "" {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		prelude := strings.TrimSpace(css[:open])
		if i := strings.LastIndexAny(prelude, ";}"); i >= 0 { // @charset, @import, a stray brace
			prelude = strings.TrimSpace(prelude[i+1:])
		}
		css = css[open+1:]
		if strings.HasPrefix(prelude, "@") {
			inside, after := cutBlock(css)
			if p := strings.ToLower(prelude); strings.HasPrefix(p, "@media") && !strings.Contains(p, "(") && !strings.Contains(p, "print") && depth < mostNesting {
				s.readNested(inside, depth+1)
			}
			css = after
			continue
		}
		end := strings.IndexByte(css, '}')
		if end < 0 {
			end = len(css)
		}
		s.add(prelude, css[:end])
		css = css[min(end+1, len(css)):]
	}
}

// add adds one rule for each of its selectors, if it says anything of what is
// seen.
func (s *sheet) add(selectors, declarations string) {
	st := readStyle(declarations)
	st.bold, st.pre, st.centre = false, false, false
	if st == (style{}) {
		return
	}
	for sel := range strings.SplitSeq(selectors, ",") {
		r := &rule{style: st, order: s.count}
		if !r.read(strings.TrimSpace(sel)) {
			continue
		}
		last := r.parts[len(r.parts)-1]
		key := last.tag
		switch {
		case last.id != "":
			key = "#" + last.id
		case len(last.classes) > 0:
			key = "." + last.classes[0]
		}
		if key != "" && len(s.rules[key]) < mostRules {
			s.rules[key] = append(s.rules[key], r)
			s.count++
		}
	}
}

// A simpleSelector is a selector of names, with blanks and > between its parts.
var (
	simpleSelector = expression.Lazy(`^[\w.#-]+(?:(?:\s+|\s*>\s*)[\w.#-]+)*$`)
	selectorParts  = expression.Lazy(`>|[^\s>]+`)
	selectorNames  = expression.Lazy(`[.#]?[\w-]+`)
)

// read reads a selector; false for one that has more than names, blanks and >.
func (r *rule) read(sel string) bool {
	if len(sel) > 200 || !simpleSelector.MatchString(sel) {
		return false
	}
	for _, p := range selectorParts.FindAllString(sel, -1) {
		if p == ">" {
			r.parts[len(r.parts)-1].child = true
			continue
		}
		var c compound
		for _, name := range selectorNames.FindAllString(p, -1) {
			switch name[0] {
			case '.':
				c.classes = append(c.classes, name[1:])
				r.weight += 10
			case '#':
				c.id = name[1:]
				r.weight += 100
			default:
				c.tag = strings.ToLower(name)
				r.weight++
			}
		}
		r.parts = append(r.parts, c)
	}
	return len(r.parts) > 0
}

// cutBlock cuts a text at the end of the block whose opening brace is passed.
func cutBlock(css string) (inside, after string) {
	depth := 1
	for i := 0; i < len(css); i++ {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[:i], css[i+1:]
			}
		}
	}
	return css, ""
}
