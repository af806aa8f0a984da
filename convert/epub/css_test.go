package epub

import (
	"strings"
	"testing"
)

func TestReadCSS(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "p { color: red }": "p { color: red }",
		"\ufeffp{}":                "p{}",
		"@charset \"UTF-8\";\np{}": "\np{}",
		"/* } */ a::before { content: \"}\\\"{\"; } b[title='('] { background: url(a'b//c.png) }": "/* } */ a::before { content: \"}\\\"{\"; } b[title='('] { background: url(a'b//c.png) }",
		"@media (min-width: 1em) { p { x: url( \"a.png\" ) } }":                                   "@media (min-width: 1em) { p { x: url( \"a.png\" ) } }",
		"@font-face { src: url(a.ttf) } p { content: '\\\n' }":                                    "@font-face { src: url(a.ttf) } p { content: '\\\n' }",
	} {
		got, err := ReadCSS([]byte(in))
		if err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	for in, want := range map[string]string{
		"p{}\n@import url(http://www.example.org/a.css);": "line 2: @import has no effect",
		"@IMPORT 'a.css';":            "line 1: @import",
		"p { color: red\n\nq { }":     "line 1: a bracket is opened here and not closed by \"}\"",
		"p { } }":                     "line 1: \"}\" closes nothing",
		"p { a: (] }":                 "\"]\" closes nothing",
		"\n\n/* p { }":                "line 3: a comment begins with /* and is not closed",
		"p { content: \"a\n\" }":      "line 1: a string is not closed on its line",
		"p { content: 'a":             "a string is not closed",
		"p { background: url(a\n) }":  "url( is not closed on its line",
		"\xff":                        "not UTF-8",
		"a\x00":                       "no text",
		"<!DOCTYPE html><html>":       "this is HTML",
		"@charset \"gbk\";":           "line 1: the style sheet of an EPUB is UTF-8",
		"p{}\n</style><script>":       "line 2: this is HTML",
		"a{b:c} /* */ d{e:f\\} /*x*/": "not closed",
	} {
		if _, err := ReadCSS([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

func FuzzReadCSS(f *testing.F) {
	f.Add("p { content: \"}\" } /* */ @media (x) { a { b: url(c) } }")
	f.Add("\\\n@import \"x\"; url('a' {[(")
	f.Fuzz(func(t *testing.T, s string) {
		out, err := ReadCSS([]byte(s))
		if err != nil {
			return
		}
		// What is good stays good behind another sheet.
		if again, err := ReadCSS(append([]byte("p { }\n"), out...)); err != nil || len(again) != len(out)+6 {
			t.Errorf("%q: %v", out, err)
		}
	})
}
