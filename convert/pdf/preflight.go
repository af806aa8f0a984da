package pdf

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A Finding is something a printer or a reader would refuse in a file, or show
// badly.
type Finding struct {
	Where string // page, font or object; "" for the whole
	Code  string // a key of findings, or the clause of a standard
	What  string // what is wrong, and what would be right
	Grave bool   // would be refused; otherwise only shown badly
}

// A Report is what Preflight found.
type Report struct {
	Facts    []string // what the file is, in plain words
	Findings []Finding
}

// findings lists the kinds of findings in the order they are told in, and
// which of them get a file refused. The limits are those of print shops; a
// home printer asks for less.
var findings = []struct {
	code  string
	grave bool
}{
	{"encrypted", true},         // cannot be read without a key
	{"content", true},           // of a page cannot be read
	{"font-not-embedded", true}, // another font is printed in its place
	{"missing-glyph", false},    // a box is printed for a character
	{"page-size", false},        // pages of several sizes
	{"near-edge", false},        // nearer to the edge than printers print
	{"thin-line", false},        // thinner than presses print
	{"small-type", false},       // smaller than can be read
	{"coarse-picture", false},   // too few pixels
	{"drawn-font", false},       // Type 3: characters are drawn, not set
	{"no-text", false},          // characters that cannot be searched for or copied
	{"lone-line", false},        // the last line of a paragraph alone on a page
	{"lone-heading", false},     // a heading at the foot of a page, its text on the next
	{"loose-line", false},       // a line with wide gaps between its characters
	{"no-title", false},         // viewers show the file name
	{"no-language", false},      // readers guess how to say it
	{"untagged", false},         // readers guess the order
}

// Limits of what prints well.
const (
	edgeMM    = 3.0  // printers leave as much white
	thinnest  = 0.25 // points; a line of a tenth of a millimetre
	smallest  = 5.0  // points
	coarsest  = 150  // pixels to the inch
	loosest   = 0.26 // em between Han characters: T41 allows a quarter
	widest    = 2.5  // em from one character to the next: what is further apart is another line
	told      = 5    // findings of a kind that are told one by one
	excerptOf = 12   // characters of a line that name it
)

// Preflight looks a finished file over as a printer does before it goes to
// press, whoever made it: pages, paper, fonts, lines. Where the file declares
// PDF/A-2a or PDF/UA-1 it is held to what Check tests. The error is for files
// that are no PDF, or one cut off.
func Preflight(data []byte) (*Report, error) {
	f, err := openFile(data)
	if err != nil {
		return nil, err
	}
	p := &preflight{file: f, data: data, found: map[string][]Finding{}}
	if p.root, err = f.dict(f.trailer["Root"]); err != nil {
		return nil, err
	}
	if p.pages, p.refs, err = f.pages(); err != nil {
		return nil, err
	}
	if len(p.pages) == 0 {
		return nil, fmt.Errorf("it has no pages")
	}
	p.measurePages()
	if hasKey(f.trailer, "Encrypt") {
		p.find("encrypted", "", "it is encrypted; print shops and archives want it without a password")
		return p.report(), nil
	}
	p.declared()
	p.look()
	p.judgeFonts()
	p.judgeLines()
	return p.report(), nil
}

// A preflight is a file being looked over.
type preflight struct {
	file     *file
	data     []byte
	root     dict
	pages    []dict
	refs     []ref
	boxes    [][4]float64 // of the paper, by page
	found    map[string][]Finding
	standard []Finding // against what the file declares
	facts    []string

	check *inspection // nil where the structure cannot be read
	fonts []*pressFont
	blank []int // pages with nothing on them
	chars int
	tints []int                      // pages with colour
	lines map[markKey]map[int]string // by mark and height: how the line begins
}

// find notes a finding.
func (p *preflight) find(code, where, what string, args ...any) {
	p.found[code] = append(p.found[code], Finding{Where: where, Code: code, What: fmt.Sprintf(what, args...)})
}

// report puts the findings into order. Of one kind the first few are told.
func (p *preflight) report() *Report {
	r := &Report{Facts: p.facts}
	for _, k := range findings {
		list := p.found[k.code]
		for i, f := range list {
			if i == told && len(list) > told+1 {
				f = Finding{Code: k.code, What: fmt.Sprintf("and %d more of this kind", len(list)-told)}
			}
			f.Grave = k.grave
			r.Findings = append(r.Findings, f)
			if i == told && len(list) > told+1 {
				break
			}
		}
	}
	r.Findings = append(r.Findings, p.standard...)
	return r
}

func (p *preflight) fact(what string, args ...any) {
	p.facts = append(p.facts, fmt.Sprintf(what, args...))
}

// measurePages tells how many pages of which paper there are.
func (p *preflight) measurePages() {
	byName := map[string][]int{}
	for i, d := range p.pages {
		box := p.box(d)
		p.boxes = append(p.boxes, box)
		n := paperName(box[2]-box[0], box[3]-box[1])
		byName[n] = append(byName[n], i+1)
	}
	names := slices.Collect(maps.Keys(byName))
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(byName[b]), len(byName[a])), cmp.Compare(a, b))
	})
	sheets := (len(p.pages) + 1) / 2
	p.fact("%s, %s; %s printed on both sides", counted(len(p.pages), "page"), names[0], counted(sheets, "sheet"))
	if len(names) > 1 {
		for _, n := range names[1:] {
			p.find("page-size", "page "+ranges(byName[n]), "%s, not %s as most pages; a printer takes one size for all", n, names[0])
		}
	}
}

// box is the paper of a page in points: what it is trimmed to, else shown as,
// turned where the page is.
func (p *preflight) box(d dict) [4]float64 {
	for _, key := range []string{"TrimBox", "CropBox", "MediaBox"} {
		v, err := p.file.inherited(d, key)
		list, ok := v.(array)
		if err != nil || !ok || len(list) != 4 {
			continue
		}
		var b [4]float64
		for i, v := range list {
			v, _ = p.file.resolve(v)
			b[i] = number(v)
		}
		return [4]float64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
	}
	return [4]float64{0, 0, 612, 792} // what viewers take it for
}

// declared tells what the file says of itself, and holds it to the standards
// it says it keeps.
func (p *preflight) declared() {
	c, err := inspect(p.data)
	if err != nil {
		c = &inspection{data: p.data, file: p.file, root: p.root}
		c.info, _ = p.file.dict(p.file.trailer["Info"])
		c.readPacket()
	} else {
		p.check = c
	}
	title, _ := p.file.textString(c.info["Title"])
	if title == "" {
		title = c.xmp.values[nsDC+"title"]
	}
	language, _ := p.file.textString(p.root["Lang"])
	tagged := c.sub(p.root, "MarkInfo")["Marked"] == true && c.sub(p.root, "StructTreeRoot") != nil
	var says []string
	if title != "" {
		says = append(says, fmt.Sprintf("%q", title))
	} else {
		p.find("no-title", "", "it has no title; viewers show the file name")
	}
	if language != "" {
		says = append(says, "language "+language)
	} else {
		p.find("no-language", "", "it does not say its language; programs that read aloud guess it")
	}
	if tagged {
		says = append(says, "tagged")
	} else {
		p.find("untagged", "", "it is not tagged; programs that read aloud guess the order of the text")
	}
	var names []string
	for _, s := range []struct{ name, part, level, letter string }{
		{"PDF/A-", c.xmp.values[nsArchive+"part"], c.xmp.values[nsArchive+"conformance"], "A "},
		{"PDF/UA-", c.xmp.values[nsAccess+"part"], "", "UA "},
	} {
		if s.part == "" {
			continue
		}
		names = append(names, s.name+s.part+strings.ToLower(s.level))
		tested := s.letter == "UA " && s.part == "1" || s.letter == "A " && s.part == "2" && strings.EqualFold(s.level, "A")
		if !tested {
			continue
		}
		if err != nil {
			p.standard = append(p.standard, Finding{Code: s.name + s.part, What: "it cannot be read far enough to be tested: " + err.Error(), Grave: true})
			continue
		}
		p.standard = append(p.standard, p.broken(c, s.letter)...)
	}
	if len(names) > 0 {
		says = append(says, "declares "+strings.Join(names, " and "))
	}
	version := "of unknown version"
	if m := headerLine.Regexp().Find(p.data); m != nil {
		version = strings.TrimSpace(string(m[len("%PDF-"):]))
	}
	p.facts = append([]string{strings.Join(append([]string{"PDF " + version}, says...), ", ")}, p.facts...)
}

// broken gives the clauses of a standard that a file breaks, each once.
func (p *preflight) broken(c *inspection, letter string) []Finding {
	count := map[string]int{}
	var out []Finding
	for _, f := range c.faults {
		if !strings.HasPrefix(f.Clause, letter) {
			continue
		}
		if count[f.Clause]++; count[f.Clause] == 1 {
			out = append(out, Finding{Where: f.Where, Code: "PDF/" + f.Clause, What: "should be so: " + f.What, Grave: true})
		}
	}
	for i := range out {
		if n := count[strings.TrimPrefix(out[i].Code, "PDF/")]; n > 1 {
			out[i].What += fmt.Sprintf(" (%d places)", n)
		}
	}
	slices.SortFunc(out, func(a, b Finding) int { return cmp.Compare(a.Code, b.Code) })
	return out
}

// look goes through what the pages show.
func (p *preflight) look() {
	pr := &press{file: p.file, fonts: map[fontKey]*pressFont{}, steps: maxSteps}
	p.lines = map[markKey]map[int]string{}
	for i := range p.pages {
		v := pageView{p: p, page: i, where: fmt.Sprintf("page %d", i+1)}
		pr.tell = v.see
		if err := pr.page(p.pages[i]); err != nil {
			p.find("content", v.where, "its content cannot be read: %v", err)
		}
		v.end()
	}
	for _, f := range pr.fonts {
		if len(f.used) > 0 {
			p.fonts = append(p.fonts, f)
		}
	}
	slices.SortFunc(p.fonts, byUse)
	if len(p.blank) > 0 {
		p.fact("without anything on it: page %s", ranges(p.blank))
	}
	p.fact("%s", strings.Join(p.contents(), ", "))
}

// byUse orders fonts: the most used first, then by name, then by object, so
// that the order does not hang on how they were found.
func byUse(a, b *pressFont) int {
	return cmp.Or(cmp.Compare(len(b.used), len(a.used)), cmp.Compare(a.name, b.name), cmp.Compare(a.self, b.self))
}

// contents counts what the pages hold.
func (p *preflight) contents() []string {
	out := []string{fmt.Sprintf("%d characters", p.chars)}
	if len(p.tints) > 0 {
		out = append(out, "colour on page "+ranges(p.tints))
	} else {
		out = append(out, "black only")
	}
	links := 0
	for _, d := range p.pages {
		list, _ := p.file.array(d["Annots"])
		for _, v := range list {
			if a, err := p.file.dict(v); err == nil && a["Subtype"] == name("Link") {
				links++
			}
		}
	}
	if outline, err := p.file.dict(p.root["Outlines"]); err == nil && outline != nil {
		out = append(out, counted(p.bookmarks(outline, map[ref]bool{}), "bookmark"))
	}
	if links > 0 {
		out = append(out, counted(links, "link"))
	}
	return out
}

func (p *preflight) bookmarks(d dict, seen map[ref]bool) int {
	n := 0
	for next := d["First"]; next != nil; {
		r, ok := next.(ref)
		if !ok || seen[r] {
			break
		}
		seen[r] = true
		item, err := p.file.dict(r)
		if err != nil || item == nil {
			break
		}
		n += 1 + p.bookmarks(item, seen)
		next = item["Next"]
	}
	return n
}

// A pageView sees what one page shows.
type pageView struct {
	p       *preflight
	page    int
	where   string
	ink     bool
	tint    bool
	edge    float64 // nearest to the edge so far, millimetres
	at      string  // what is there
	thin    float64 // thinnest stroke
	small   map[float64]string
	missing map[string]int
	last    inked // glyph before this one
	line    strings.Builder
	loose   float64 // widest gap of the line
}

func (v *pageView) see(i inked) {
	if !v.ink {
		v.edge, v.thin = math.Inf(1), math.Inf(1)
		v.small, v.missing = map[float64]string{}, map[string]int{}
	}
	v.ink = true
	v.tint = v.tint || i.coloured
	switch i.what {
	case inkGlyph:
		v.glyph(i)
	case inkStroke:
		v.thin = min(v.thin, i.size)
	case inkPicture:
		if i.pixels > 0 && i.advance > 0 {
			if got := float64(i.pixels) / (i.advance / 72); got < coarsest {
				v.p.find("coarse-picture", v.where, "a picture has %.0f pixels to the inch; %d look sharp, 300 print well", got, coarsest)
			}
		}
	}
}

func (v *pageView) glyph(i inked) {
	if i.hidden || strings.TrimFunc(i.text, unicode.IsSpace) == "" && i.text != "" {
		v.last = inked{}
		return
	}
	v.p.chars++
	b := v.p.boxes[v.page]
	near := min(i.x-b[0], b[2]-i.x-min(i.advance, i.size)/2, i.y-b[1], b[3]-i.y-i.size*0.8) * pointMM
	if near < v.edge {
		v.edge, v.at = near, i.text
	}
	if i.size < smallest && i.size > 0 {
		size := math.Round(i.size*10) / 10
		v.small[size] += i.text
	}
	if f := i.font; f.cid && f.program != nil && f.program.isBox(i.code) || i.text == "\uFFFD" {
		v.missing[i.text]++
	}
	v.measureLine(i)
	if i.mark >= 0 && !i.artifact {
		key := markKey{v.page, i.mark}
		rows := v.p.lines[key]
		if rows == nil {
			rows = map[int]string{}
			v.p.lines[key] = rows
		}
		row := int(math.Round(i.y * 2))
		if s := rows[row]; len(s) < 4*excerptOf {
			rows[row] = s + i.text
		}
	}
}

// measureLine looks for wide gaps between Han characters that follow one
// another on a line.
func (v *pageView) measureLine(i inked) {
	if v.last.font == nil || math.Abs(v.last.y-i.y) > i.size/10 || i.x < v.last.x || i.x > v.last.x+widest*i.size {
		v.endLine()
		v.last = inked{}
	}
	if hanBegins(v.last.text) && hanBegins(i.text) && v.last.size == i.size && !i.artifact {
		v.loose = max(v.loose, (i.x-v.last.x)/i.size-1)
	}
	if v.line.Len() < 4*excerptOf {
		v.line.WriteString(i.text)
	}
	v.last = i
}

func (v *pageView) endLine() {
	if v.loose > loosest {
		v.p.find("loose-line", v.where, "gaps of %.2f em between the characters of %q; a quarter is the most that looks even", v.loose, excerpt(v.line.String()))
	}
	v.loose = 0
	v.line.Reset()
}

func hanBegins(s string) bool {
	for _, r := range s {
		return unicode.Is(unicode.Han, r)
	}
	return false
}

// excerpt shortens a line to what names it.
func excerpt(s string) string {
	if r := []rune(s); len(r) > excerptOf {
		return string(r[:excerptOf]) + "…"
	}
	return s
}

// end judges the page as a whole.
func (v *pageView) end() {
	if !v.ink {
		v.p.blank = append(v.p.blank, v.page+1)
		return
	}
	v.endLine()
	if v.tint {
		v.p.tints = append(v.p.tints, v.page+1)
	}
	if v.edge < edgeMM {
		v.p.find("near-edge", v.where, "%q stands %.1f mm from the edge of the paper; most printers leave %.0f to 5 mm white", v.at, v.edge, edgeMM)
	}
	if v.thin < thinnest {
		v.p.find("thin-line", v.where, "a line is %.2f points thick; below %.2f it may not print", v.thin, thinnest)
	}
	for _, size := range slices.Sorted(maps.Keys(v.small)) {
		v.p.find("small-type", v.where, "%q is set in %.1f points; below %.0f few can read it", excerpt(v.small[size]), size, smallest)
	}
	for _, s := range slices.Sorted(maps.Keys(v.missing)) {
		what := "a character the file does not name"
		for _, r := range s {
			what = fmt.Sprintf("%q (U+%04X)", string(r), r)
			break
		}
		v.p.find("missing-glyph", v.where, "no font has %s; a box is printed, %s", what, counted(v.missing[s], "time"))
	}
}

// judgeFonts tells the fonts and what is wrong with them.
func (p *preflight) judgeFonts() {
	for _, f := range p.fonts {
		sizes := slices.Sorted(maps.Keys(f.sizes))
		range_ := fmt.Sprintf("%.4g", sizes[0])
		if n := len(sizes); n > 1 {
			range_ += fmt.Sprintf("–%.4g", sizes[n-1])
		}
		how := "embedded"
		if !f.embedded {
			how = "not embedded"
			p.find("font-not-embedded", "font "+f.name, "it is not in the file; another machine prints another font in its place")
		}
		p.fact("font %s: %s, %s used, %s points", f.name, how, counted(len(f.used), "glyph"), range_)
		if f.kind == "Type3" {
			p.find("drawn-font", "font "+f.name, "its characters are drawn, not set; they print coarser on some devices")
		}
		if f.unicode == nil && (f.wide || f.kind == "Type3") {
			p.find("no-text", "font "+f.name, "it does not say which characters its glyphs are; they cannot be searched for or copied")
		}
	}
}

// judgeLines looks for lines that a page break left alone.
func (p *preflight) judgeLines() {
	if p.check == nil {
		return
	}
	var order []*elementFacts // those with text
	var walk func(list []*elementFacts)
	walk = func(list []*elementFacts) {
		for _, e := range list {
			e.marks = slices.DeleteFunc(e.marks, func(m markKey) bool { return len(p.lines[m]) == 0 })
			if len(e.marks) > 0 {
				order = append(order, e)
			}
			walk(e.kids)
		}
	}
	walk(p.check.roots)
	for i, e := range order {
		page, rows, whole := p.tail(e)
		if e.kind == "P" && !whole && len(rows) == 1 {
			for _, s := range rows {
				p.find("lone-line", fmt.Sprintf("page %d", page+1), "the last line of a paragraph stands alone: %q", excerpt(s))
			}
		}
		if headingOf(e.kind) > 1 && i+1 < len(order) && order[i+1].marks[0].page != page {
			p.find("lone-heading", fmt.Sprintf("page %d", page+1), "a heading stands at the foot of the page, its text on the next: %q", excerpt(rows[slices.Max(slices.Collect(maps.Keys(rows)))]))
		}
	}
}

// tail gives the lines of an element on its last page, and whether it is
// whole there.
func (p *preflight) tail(e *elementFacts) (page int, rows map[int]string, whole bool) {
	page, rows = e.marks[len(e.marks)-1].page, map[int]string{}
	for i := len(e.marks) - 1; i >= 0; i-- {
		m := e.marks[i]
		if m.page != page {
			return page, rows, false
		}
		maps.Copy(rows, p.lines[m])
	}
	return page, rows, true
}

// counted writes "1 page", "2 pages".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// ranges writes ascending numbers as 1, 3–5.
func ranges(n []int) string {
	var out []string
	for i := 0; i < len(n); {
		k := i + 1
		for k < len(n) && n[k] == n[k-1]+1 {
			k++
		}
		s := fmt.Sprint(n[i])
		if k > i+1 {
			s += fmt.Sprintf("–%d", n[k-1])
		}
		out = append(out, s)
		i = k
	}
	return strings.Join(out, ", ")
}
