package dump

import (
	"strings"
	"sync"
)

// A kind says how an element of HTML is treated.
type kind uint8

const (
	block     kind = 1 << iota // begins and ends a line
	lineBreak                  // ends a line, holds nothing
	void                       // holds nothing and shows no text
	silent                     // what it holds is not text of the page
	strong                     // bold
	aside                      // beside the main content
)

// kinds lists the elements that are not plain inline elements.
var kinds = sync.OnceValue(func() map[string]kind {
	return map[string]kind{
		"br": lineBreak, "hr": lineBreak,

		"img": void, "input": void, "meta": void, "link": void, "wbr": void, "area": void, "base": void, "col": void,
		"embed": void, "param": void, "source": void, "track": void, "basefont": void, "bgsound": void, "frame": void, "keygen": void,

		"head": block | silent, "script": silent, "style": silent, "noscript": silent, "template": silent, "iframe": silent,
		"object": silent, "applet": silent, "svg": silent, "math": silent, "canvas": silent, "audio": silent, "video": silent,
		"select": silent, "option": silent, "button": silent, "textarea": silent, "datalist": silent, "map": silent,
		"noembed": silent, "noframes": silent, "rt": silent, "rp": silent, "ins.adsbygoogle": silent, "dialog": silent,
		"progress": silent, "meter": silent,
		// The title's text is taken, but it is no line of the page.
		"title": silent,

		"b": strong, "strong": strong,
		"h1": block | strong, "h2": block | strong, "h3": block | strong, "h4": block | strong, "h5": block | strong, "h6": block | strong,

		"nav": block | aside, "aside": block | aside, "footer": block | aside, "menu": block | aside,

		"html": block, "body": block, "p": block, "div": block, "article": block, "section": block, "main": block, "header": block,
		"ul": block, "ol": block, "li": block, "dl": block, "dt": block, "dd": block, "dir": block,
		"table": block, "thead": block, "tbody": block, "tfoot": block, "tr": block, "td": block, "th": block | strong, "caption": block,
		"blockquote": block, "pre": block, "xmp": block, "plaintext": block, "listing": block, "center": block, "form": block,
		"fieldset": block, "legend": block, "address": block, "figure": block, "figcaption": block, "details": block, "summary": block,
		"hgroup": block, "search": block, "marquee": block, "multicol": block, "frameset": block,
	}
})

// impliedEnds lists, for an element that begins, the open elements it ends.
var impliedEnds = sync.OnceValue(func() map[string]map[string]bool {
	return map[string]map[string]bool{
		"p":      {"p": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true},
		"li":     {"li": true},
		"dt":     {"dt": true, "dd": true},
		"dd":     {"dt": true, "dd": true},
		"td":     {"td": true, "th": true},
		"th":     {"td": true, "th": true},
		"tr":     {"tr": true},
		"tbody":  {"tbody": true, "thead": true, "tfoot": true},
		"thead":  {"tbody": true, "thead": true, "tfoot": true},
		"tfoot":  {"tbody": true, "thead": true, "tfoot": true},
		"option": {"option": true},
		"body":   {"head": true},
		// Inline elements end nothing.
		"span": {}, "font": {}, "b": {}, "strong": {}, "i": {}, "em": {}, "u": {}, "a": {},
	}
})

// scopes are the elements no implied end and no stray end tag reaches out of.
var scopes = map[string]bool{"table": true, "td": true, "th": true, "ul": true, "ol": true, "dl": true, "body": true, "html": true, "blockquote": true}

// furnitureWords are words of class and id attributes that mark what stands
// beside the main content.
var furnitureWords = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"nav": true, "navbar": true, "navigation": true, "menu": true, "topbar": true, "sidebar": true, "side": true, "aside": true,
		"breadcrumb": true, "breadcrumbs": true, "crumb": true, "crumbs": true, "position": true, "location": true, "place": true,
		"footer": true, "foot": true, "copyright": true, "share": true, "bdsharebuttonbox": true, "comment": true, "comments": true,
		"related": true, "recommend": true, "relate": true, "hot": true, "rank": true, "ad": true, "ads": true, "advert": true, "adbox": true,
		"pager": true, "pagination": true, "pages": true, "pagebar": true, "prevnext": true, "tags": true, "login": true, "search": true, "mianbaoxie": true,
	}
})

// furniture says whether a class or id names something beside the main content.
func furniture(names string) bool {
	for name := range strings.FieldsSeq(names) {
		for word := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' }) {
			if furnitureWords()[word] {
				return true
			}
		}
	}
	return false
}
