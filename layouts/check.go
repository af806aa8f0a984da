package layouts

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// words are the keys that take one word of a list.
var words = []struct {
	key   string
	value func(*Layout) string
	among []string
}{
	{"parts.speech", func(l *Layout) string { return l.Parts.Speech }, []string{"page", "recto", "line"}},
	{"parts.page-end", func(l *Layout) string { return l.Parts.PageEnd }, []string{"line", "sentence"}},
	{"sheet.bind", func(l *Layout) string { return l.Sheet.Bind }, []string{"none", "saddle"}},
	{"folio.from", func(l *Layout) string { return l.Folio.From }, []string{"figures", "bar"}},
	{"parts.text", func(l *Layout) string { return l.Parts.Text }, []string{"page", "recto"}},
	{"text.punctuation", func(l *Layout) string { return l.Text.Punctuation }, []string{"quanjiao", "kaiming", "banjiao"}},
	{"text.break-level", func(l *Layout) string { return l.Text.BreakLevel }, []string{"none", "basic", "gb", "default", "strict"}},
	{"text.line-end", func(l *Layout) string { return l.Text.LineEnd }, []string{"half", "auto", "full"}},
	{"text.para-open", func(l *Layout) string { return l.Text.ParaOpen }, []string{"trim", "full"}},
	{"text.widows", func(l *Layout) string { return l.Text.Widows }, []string{"off", "book", "strict"}},
	{"head.align", func(l *Layout) string { return l.Head.Align }, []string{"centre", "outer"}},
	{"folio.align", func(l *Layout) string { return l.Folio.Align }, []string{"centre", "outer"}},
}

// families are the faces a layout can ask for.
var families = []string{"song", "song-bold", "hei", "kai", "fangsong", "latin"}

// aligns are the ways to set a block.
var aligns = []string{"justify", "left", "centre", "right"}

// minSize is the smallest size to be printed, 六号.
const minSize = Size(7500)

// styles lists the blocks by their key.
func (l *Layout) styles() []struct {
	key string
	*Style
} {
	return []struct {
		key string
		*Style
	}{
		{"title-page", &l.TitlePage}, {"occasion", &l.Occasion}, {"colophon", &l.Colophon}, {"title", &l.Title}, {"subtitle", &l.Subtitle},
		{"contents-title", &l.ContentsTitle}, {"contents", &l.Contents}, {"salutation", &l.Salutation},
		{"paragraph", &l.Paragraph}, {"verse", &l.Verse}, {"heading-1", &l.Heading1}, {"heading-2", &l.Heading2},
		{"heading-3", &l.Heading3}, {"signature", &l.Signature},
	}
}

// Check holds the layout to what pages can have, after changes. Errors name
// the layout, the key and what would work.
func (l *Layout) Check() error { return check(l.Name, l) }

// check fills what a file may leave out and refuses figures that no page can
// have.
func check(name string, l *Layout) error {
	bad := func(key, format string, a ...any) error {
		return fmt.Errorf("%s: %s: %s", name, key, fmt.Sprintf(format, a...))
	}
	// A TOML nan compares false with everything: every bound below says what
	// will do, not what will not.
	setDefaults(l)
	p, g := l.Page, l.Grid
	switch {
	case p.Size.Width == 0:
		return bad("page.size", "missing; write A4, or [width, height] in millimetres")
	case p.Size.Width < mm(50) || p.Size.Height < mm(50) || p.Size.Width > mm(1200) || p.Size.Height > mm(1200):
		return bad("page.size", "%.0f × %.0f mm; from 50 to 1200 mm a side will do", p.Size.Width.Millimetres(), p.Size.Height.Millimetres())
	case g.Size < minSize || g.Size > 72000:
		return bad("grid.size", "%.5g points; from 7.5 (六号) to 72 will do", Length(g.Size).Points())
	case g.Columns < 1 || g.Columns > 3:
		return bad("grid.columns", "%d; from 1 to 3 will do", g.Columns)
	case g.Gap < 1 && g.Columns > 1:
		return bad("grid.gap", "%d; columns need 1 em or more between them", g.Gap)
	case g.Chars < 8:
		return bad("grid.chars", "%d; a line needs 8 characters or more", g.Chars)
	case g.Lines < 5:
		return bad("grid.lines", "%d; a page needs 5 lines or more", g.Lines)
	case g.Pitch < g.Size:
		return bad("grid.pitch", "%.5g points is less than the size of the text, %.5g; from %.5g to %.5g reads well",
			Length(g.Pitch).Points(), Length(g.Size).Points(), Length(g.Size).Points()*1.5, Length(g.Size).Points()*2)
	}
	if w := l.Width(); w > p.Size.Width {
		most := (int(p.Size.Width)/int(g.Size) - (g.Columns-1)*g.Gap) / g.Columns
		return bad("grid.chars", "%d characters of %.5g points make a type area of %.1f mm, wider than the page of %.1f mm; at most %d will do",
			g.Chars, Length(g.Size).Points(), w.Millimetres(), p.Size.Width.Millimetres(), most)
	}
	if h := l.Height(); h > p.Size.Height {
		most := (int(p.Size.Height)-int(g.Size))/int(g.Pitch) + 1
		return bad("grid.lines", "%d lines of %.5g points make a type area of %.1f mm, higher than the page of %.1f mm; at most %d will do",
			g.Lines, Length(g.Pitch).Points(), h.Millimetres(), p.Size.Height.Millimetres(), most)
	}
	if rest := p.Size.Width - l.Width(); l.Inner() < 0 || l.Inner() > rest {
		return bad("page.inner", "%.1f mm; the characters leave %.1f mm beside the type area; give a margin of 0 to %.1f mm, none, or fewer characters",
			l.Inner().Millimetres(), rest.Millimetres(), rest.Millimetres())
	}
	if rest := p.Size.Height - l.Height(); l.Top() < 0 || l.Top() > rest {
		return bad("page.top", "%.1f mm; the lines leave %.1f mm above and below the type area; give a margin of 0 to %.1f mm, none, or fewer lines",
			l.Top().Millimetres(), rest.Millimetres(), rest.Millimetres())
	}
	for _, w := range words {
		if v := w.value(l); !slices.Contains(w.among, v) {
			return bad(w.key, "%q; one of %s will do", v, strings.Join(w.among, ", "))
		}
	}
	if h := l.Text.HanLatin; !(h >= 0 && h <= 0.5) {
		return bad("text.han-latin", "%v em; from 0 to 0.5 will do", h)
	}
	if h := l.Text.HanLatinMax; !(h > 0 && h <= 0.5) {
		return bad("text.han-latin-max", "%v em; above 0, 0.5 at most will do", h)
	}
	if d := l.Parts.ContentsDepth; d < 0 || d > 3 {
		return bad("parts.contents-depth", "%d; from 0 to 3 will do", d)
	}
	if n := l.Parts.LineNumbers; n < 0 {
		return bad("parts.line-numbers", "%d; 0 for none, or the step between numbers", n)
	}
	if l.Parts.PageEnd == "sentence" && g.Columns > 1 {
		return bad("parts.page-end", "\"sentence\" is for pages of one column; set grid.columns = 1, or write \"line\"")
	}
	if room := l.Folio.Distance; l.Text.LongPages && Size(room) < g.Pitch && l.Folio.Text != "" {
		return bad("text.long-pages", "a line more would stand on the page number, %.1f mm below; set folio.distance to %.1f mm or more",
			Length(room).Millimetres(), Length(g.Pitch).Millimetres())
	}
	if l.Text.LongPages && (g.Columns > 1 || l.Parts.PageEnd == "sentence") {
		return bad("text.long-pages", "is for pages of one column that are filled; set it to false")
	}
	if n := l.Speaking.Rate; n < 60 || n > 600 {
		return bad("speaking.rate", "%d characters a minute; from 60 to 600 will do, 200 is the pace of a speech", n)
	}
	if r := g.Rule; !(r >= 0 && r <= 10) {
		return bad("grid.rule", "%v points; from 0 (none) to 10 will do", r)
	}
	if err := checkSheet(l, bad); err != nil {
		return err
	}
	if !slices.Contains(families, l.RunIn.Family) {
		return bad("run-in.family", "%q; one of %s will do", l.RunIn.Family, strings.Join(families, ", "))
	}
	for _, s := range l.styles() {
		if s.Rule != 0 && s.key != "title-page" && s.key != "title" {
			return bad(s.key+".rule", "only [title-page] and [title] have a rule below them")
		}
		if s.key != "title-page" && s.key != "colophon" && len(s.Rows) == 0 && s.Size > g.Pitch {
			return bad(s.key+".size", "%.5g points do not stand on lines of %.5g points; say in rows how many lines it takes", Length(s.Size).Points(), Length(g.Pitch).Points())
		}
		if err := s.check(l, func(key, format string, a ...any) error { return bad(s.key+"."+key, format, a...) }); err != nil {
			return err
		}
	}
	if l.Paragraph.Size != g.Size {
		return bad("paragraph.size", "%.5g points, but the grid is made for %.5g; set grid.size and leave this out", Length(l.Paragraph.Size).Points(), Length(g.Size).Points())
	}
	return checkFurniture(l, bad)
}

// check refuses what no block can have.
func (s *Style) check(l *Layout, bad func(key, format string, a ...any) error) error {
	g := l.Grid
	measure := float64(g.Chars) * float64(g.Size) / float64(s.Size)
	switch {
	case !slices.Contains(families, s.Family):
		return bad("family", "%q; one of %s will do", s.Family, strings.Join(families, ", "))
	case !slices.Contains(aligns, s.Align):
		return bad("align", "%q; one of %s will do", s.Align, strings.Join(aligns, ", "))
	case s.Size < minSize || s.Size > 144000:
		return bad("size", "%.5g points; from 7.5 (六号) to 144 will do", Length(s.Size).Points())
	case !(s.Indent >= 0 && s.Left >= 0 && s.Right >= 0 && s.Indent+s.Left+s.Right <= measure-4):
		return bad("indent", "%v em with %v left and %v right; together they must leave 4 of the %.4g em of a line", s.Indent, s.Left, s.Right, measure)
	case !(s.Rule >= 0 && s.Rule <= 10):
		return bad("rule", "%v points; from 0 (none) to 10 will do", s.Rule)
	case s.Before < 0 || s.After < 0 || s.Before+s.After > g.Lines/2:
		return bad("before", "%d lines before and %d after; from 0 to %d together will do", s.Before, s.After, g.Lines/2)
	}
	last := 0
	for i, n := range s.Rows {
		// k lines need (k-1) line heights of at least 1.2 em and one of 1 em.
		need := (float64(i)*1.2 + 1) * float64(s.Size)
		if n <= last || n > g.Lines || float64(n)*float64(g.Pitch) < need {
			least := max(last+1, int((need+float64(g.Pitch)-1)/float64(g.Pitch)))
			return bad("rows", "%d lines of the grid for a heading of %d lines of %.5g points; from %d to %d will do",
				n, i+1, Length(s.Size).Points(), least, g.Lines)
		}
		last = n
	}
	return nil
}

// checkSheet looks whether two pages lie on a sheet.
func checkSheet(l *Layout, bad func(key, format string, a ...any) error) error {
	if !l.Sheet.Imposed() {
		return nil
	}
	p, c := l.Page.Size, Length(l.Sheet.Creep)
	w, h := l.Sheet.Turned()
	switch {
	case w == 0:
		return bad("sheet.size", "missing; write the paper two pages are printed on, such as A4 for pages of A5")
	case w < 2*p.Width-mm(0.1) || h < p.Height-mm(0.1): // sizes are rounded
		return bad("sheet.size", "%.0f × %.0f mm is too small for two pages of %.0f × %.0f mm; a sheet of %.0f × %.0f mm or more will do",
			w.Millimetres(), h.Millimetres(), p.Width.Millimetres(), p.Height.Millimetres(), 2*p.Width.Millimetres(), p.Height.Millimetres())
	case c < 0 || c > mm(1):
		return bad("sheet.creep", "%.2f mm; from 0 to 1 mm will do, the thickness of the paper", c.Millimetres())
	case !l.Page.Facing:
		return bad("sheet.bind", "bound pages face each other; set page.facing = true")
	}
	return nil
}

// template finds the fields of a running head or folio.
var template = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{[^{}]*\}?|\}`) })

// checkFurniture looks at running heads and folios: what they say, and
// whether they fit into the margins.
func checkFurniture(l *Layout, bad func(key, format string, a ...any) error) error {
	fields := []string{"{book}", "{speech}", "{page}", "{pages}", "{time}", "{elapsed}"}
	for _, t := range []struct{ key, text string }{
		{"head.verso", l.Head.Verso}, {"head.recto", l.Head.Recto}, {"folio.text", l.Folio.Text}, {"folio.front", l.Folio.Front},
		{"speaking.foot", l.Speaking.Foot},
	} {
		for _, f := range template().FindAllString(t.text, -1) {
			if !slices.Contains(fields, f) {
				return bad(t.key, "unknown field %s; the fields are %s", f, strings.Join(fields, " "))
			}
		}
	}
	for _, f := range []struct {
		key, family string
		size        Size
	}{{"head", l.Head.Family, l.Head.Size}, {"folio", l.Folio.Family, l.Folio.Size}} {
		if !slices.Contains(families, f.family) {
			return bad(f.key+".family", "%q; one of %s will do", f.family, strings.Join(families, ", "))
		}
		if f.size < 5000 || f.size > 72000 {
			return bad(f.key+".size", "%.5g points; from 5 (八号) to 72 will do", Length(f.size).Points())
		}
	}
	if room := l.Top() - Length(l.Head.Size); (l.Head.Verso != "" || l.Head.Recto != "") && (l.Head.Distance < 0 || Length(l.Head.Distance) > room) {
		return bad("head.distance", "%.1f mm; from 0 to %.1f mm keep the running head on the page", Length(l.Head.Distance).Millimetres(), room.Millimetres())
	}
	if r := l.Head.Rule; !(r >= 0 && r <= 10) {
		return bad("head.rule", "%v points; from 0 (none) to 10 will do", r)
	}
	bottom := l.Page.Size.Height - l.Top() - l.Height()
	if room := bottom - Length(l.Folio.Size); (l.Folio.Text != "" || l.Folio.Front != "") && (l.Folio.Distance < 0 || Length(l.Folio.Distance) > room) {
		return bad("folio.distance", "%.1f mm; from 0 to %.1f mm keep the page number on the page", Length(l.Folio.Distance).Millimetres(), room.Millimetres())
	}
	return nil
}

// setDefaults fills what a file may leave out, for layouts that extend
// nothing: everything but the page and the grid.
func setDefaults(l *Layout) {
	word := func(s *string, v string) {
		if *s == "" {
			*s = v
		}
	}
	if l.Grid.Columns == 0 {
		l.Grid.Columns = 1
	}
	if l.Grid.Gap == 0 {
		l.Grid.Gap = 2
	}
	word(&l.Parts.Speech, "page")
	word(&l.Parts.Text, "page")
	word(&l.Parts.PageEnd, "line")
	word(&l.Sheet.Bind, "none")
	word(&l.Folio.From, "figures")
	if l.Speaking.Rate == 0 {
		l.Speaking.Rate = 220
	}
	word(&l.Text.Punctuation, "quanjiao")
	word(&l.Text.BreakLevel, "default")
	word(&l.Text.LineEnd, "half")
	word(&l.Text.ParaOpen, "trim")
	word(&l.Text.Widows, "book")
	if l.Text.HanLatinMax == 0 {
		l.Text.HanLatinMax = 1.0 / 3
	}
	word(&l.RunIn.Family, "hei")
	word(&l.Head.Family, "song")
	word(&l.Head.Align, "centre")
	word(&l.Folio.Family, "song")
	word(&l.Folio.Align, "centre")
	if l.Head.Size == 0 {
		l.Head.Size = 9000
	}
	if l.Folio.Size == 0 {
		l.Folio.Size = 10500
	}
	for _, s := range l.styles() {
		word(&s.Family, "song")
		word(&s.Align, "justify")
		if s.Size == 0 {
			s.Size = l.Grid.Size
		}
	}
}
