package pdf

import (
	"bytes"
	"strings"
	"testing"

	"jianggao/convert/typeset"
)

// A part is a node for a test: its role, the number of its parent, its text;
// a line is drawn for every part with text.
type part struct {
	role   typeset.Role
	parent int
	text   string
}

// writeParts writes a document of the parts on pages of three lines, and reads
// it back. The structure is given as kinds, nested in parentheses.
func writeParts(t *testing.T, parts []part) (*Reading, string) {
	t.Helper()
	s := &setter{set: bundled(t), doc: &typeset.Document{Width: pageWidth, Height: pageHeight}}
	s.add(typeset.RoleDocument, -1, "")
	for i, p := range parts {
		n := s.add(p.role, p.parent, p.text)
		if i%3 == 0 {
			s.page("")
		}
		if p.text == "" {
			continue
		}
		l := s.line(margin, s.y, bodySize, typeset.Run{Node: n, Glyphs: s.glyphs(p.text, "song")})
		s.at().Lines = append(s.at().Lines, l)
		if p.role == typeset.RoleLink {
			s.at().Links = append(s.at().Links, typeset.Link{X: margin, Y: s.y, Width: 10000, Height: 10000, Node: n})
		}
		s.y += leading
	}
	var b bytes.Buffer
	if err := Write(&b, s.doc, s.set, someOptions()); err != nil {
		t.Fatal(err)
	}
	r, err := ReadBack(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var nest func(parent int) string
	nest = func(parent int) string {
		var out []string
		for i, e := range r.Elements {
			if e.Parent == parent {
				out = append(out, strings.TrimSuffix(e.Kind+"("+nest(i)+")", "()"))
			}
		}
		return strings.Join(out, " ")
	}
	return r, nest(-1)
}

func TestStructure(t *testing.T) {
	const (
		section, title, h1, h2, h3 = typeset.RoleSection, typeset.RoleTitle, typeset.RoleHeading1, typeset.RoleHeading2, typeset.RoleHeading3
		p, toc, item, link         = typeset.RoleParagraph, typeset.RoleContents, typeset.RoleContentsItem, typeset.RoleLink
	)
	for _, c := range []struct {
		name  string
		parts []part
		want  string
	}{
		{"a speech", []part{{section, 0, ""}, {title, 1, "题"}, {p, 1, "文"}, {h1, 1, "一"}, {p, 1, "文"}}, "Document(Sect(H1 P H2 P))"},
		{"levels are not left out", []part{{section, 0, ""}, {h2, 1, "一"}, {h3, 1, "二"}, {title, 1, "三"}, {h3, 1, "四"}}, "Document(Sect(H1 H2 H1 H2))"},
		{"contents", []part{{toc, 0, ""}, {item, 1, ""}, {link, 2, "一"}, {item, 1, ""}, {link, 4, "二"}}, "Document(TOC(TOCI(Reference(Link)) TOCI(Reference(Link))))"},
		{"contents in contents", []part{{toc, 0, ""}, {item, 1, ""}, {link, 2, "一"}, {item, 2, ""}, {link, 4, "二"}, {item, 2, ""}, {link, 6, "三"}},
			"Document(TOC(TOCI(Reference(Link) TOC(TOCI(Reference(Link)) TOCI(Reference(Link))))))"},
		{"nothing drawn", []part{{section, 0, ""}, {p, 1, ""}, {section, 0, ""}, {p, 3, "文"}, {h1, 3, ""}, {h2, 3, "题"}}, "Document(Sect(P H1))"},
		{"a link in a paragraph", []part{{p, 0, "见"}, {link, 1, "上文"}}, "Document(P(Link))"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, got := writeParts(t, c.parts)
			if got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
			var want string
			for _, p := range c.parts {
				if p.text != "" {
					want += p.text + "\n"
				}
			}
			if r.Text() != want {
				t.Errorf("text %q, want %q", r.Text(), want)
			}
		})
	}
}
