package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
)

// A matrix maps points: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

var unit = matrix{1, 0, 0, 1, 0, 0}

// times maps with m first, then with n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// across and up are how much longer widths and heights get.
func (m matrix) across() float64 { return math.Hypot(m[0], m[1]) }
func (m matrix) up() float64     { return math.Hypot(m[2], m[3]) }

// An inked is something that a page shows: a character, a stroke, an area, or
// a picture. Places are in points of the page.
type inked struct {
	what     inkKind
	font     *pressFont
	code     int
	text     string // of a character; "" when the file does not tell
	x, y     float64
	advance  float64 // of a character; of a picture its width
	size     float64 // of a character; thickness of a stroke, 0 for the thinnest there is
	x1, y1   float64 // other end of a stroke, other corner of an area or picture
	pixels   int     // across a picture
	mark     int     // MCID; -1 for none
	artifact bool
	hidden   bool // text that is neither filled nor stroked
	coloured bool
}

type inkKind uint8

const (
	inkGlyph inkKind = iota
	inkStroke
	inkArea
	inkPicture
)

// A pressFont is a font as a page uses it.
type pressFont struct {
	self     ref // its object; 0 without one of its own
	name     string
	kind     name // subtype
	embedded bool
	wide     bool // codes of two bytes
	unicode  *readFont
	widths   map[int]float64
	width    float64
	program  *trueType
	cid      bool         // codes are glyphs of the program
	used     map[int]bool // codes shown
	sizes    map[float64]bool
}

// inkState is the graphics state, as far as it matters here.
type inkState struct {
	ctm                                  matrix
	font                                 *pressFont
	size, space, word, scale, rise, lead float64
	mode                                 int
	thick                                float64
	fill, stroke                         bool // the colour is none of black, grey and white
}

// A fontKey names a font: its object, or, where it is none of its own, what it
// is called.
type fontKey struct {
	self ref
	name string
}

// A press goes through the content of pages and tells of everything shown.
type press struct {
	file  *file
	fonts map[fontKey]*pressFont
	tell  func(inked)

	state      inkState
	saved      []inkState
	text, line matrix
	open       []openMark
	path       [][4]float64 // segments, on the page
	at, start  [2]float64
	forms      int // nested forms
	steps      int // operators left to do
}

// Limits against files made to keep one busy.
const (
	maxForms = 12
	maxSteps = 20_000_000
)

// page goes through one page.
func (p *press) page(d dict) error {
	content, err := p.file.contentOf(d)
	if err != nil {
		return err
	}
	resources, err := p.file.inherited(d, "Resources")
	if err != nil {
		return err
	}
	p.state = inkState{ctm: unit, scale: 1, thick: 1}
	p.saved, p.open, p.path = nil, nil, nil
	return p.run(content, asDict(resources))
}

func (p *press) run(content []byte, resources dict) error {
	l := lexer{data: content}
	var operands []any
	for !l.end() {
		v, err := l.object()
		if err != nil {
			return err
		}
		op, ok := v.(keyword)
		if !ok {
			if operands = append(operands, v); len(operands) > 10000 {
				return errors.New("more operands than any operator has")
			}
			continue
		}
		if p.steps--; p.steps < 0 {
			return errors.New("more is drawn than is sensible")
		}
		if op == "BI" {
			end := bytes.Index(l.data[l.at:], []byte("EI"))
			for end >= 0 && !inlineEnd(l.data[l.at:], end) {
				next := bytes.Index(l.data[l.at+end+1:], []byte("EI"))
				if next < 0 {
					end = -1
					break
				}
				end += 1 + next
			}
			if end < 0 {
				return errors.New("a picture in the content does not end")
			}
			l.at += end + 2
			p.picture(0)
		} else if err := p.operator(string(op), operands, resources); err != nil {
			return fmt.Errorf("operator %s: %w", op, err)
		}
		operands = operands[:0]
	}
	return nil
}

func inlineEnd(b []byte, at int) bool {
	return at > 0 && isSpace(b[at-1]) && (at+2 == len(b) || isSpace(b[at+2]))
}

// operandCounts are how many numbers an operator needs.
var operandCounts = map[string]int{
	"cm": 6, "w": 1, "m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "re": 4,
	"Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Ts": 1, "Tr": 1, "Td": 2, "TD": 2, "Tm": 6,
	"g": 1, "G": 1, "rg": 3, "RG": 3, "k": 4, "K": 4,
}

func (p *press) operator(op string, operands []any, resources dict) error {
	n := make([]float64, 0, 6)
	for _, v := range operands {
		n = append(n, number(v))
	}
	if len(n) < operandCounts[op] {
		return errors.New("too few operands")
	}
	n = n[len(n)-operandCounts[op]:]
	var first, last any
	if k := len(operands); k > 0 {
		first, last = operands[0], operands[k-1]
	}
	s := &p.state
	switch op {
	case "q":
		if len(p.saved) > 1000 {
			return errNesting
		}
		p.saved = append(p.saved, *s)
	case "Q":
		if k := len(p.saved); k > 0 {
			*s, p.saved = p.saved[k-1], p.saved[:k-1]
		}
	case "cm":
		s.ctm = matrix(n).times(s.ctm)
	case "w":
		s.thick = n[0]
	case "g", "G", "rg", "RG", "k", "K":
		coloured := op == "rg" || op == "RG"
		if coloured {
			coloured = n[0] != n[1] || n[1] != n[2]
		} else if op == "k" || op == "K" {
			coloured = n[0] != 0 || n[1] != 0 || n[2] != 0
		}
		if op[0] >= 'a' {
			s.fill = coloured
		} else {
			s.stroke = coloured
		}
	case "sc", "scn":
		s.fill = len(n) > 1 || len(operands) > 0 && asName(last) != ""
	case "SC", "SCN":
		s.stroke = len(n) > 1 || len(operands) > 0 && asName(last) != ""
	case "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n":
		p.draw(op, n)
	case "BT":
		p.text, p.line = unit, unit
	case "Tc":
		s.space = n[0]
	case "Tw":
		s.word = n[0]
	case "Tz":
		s.scale = n[0] / 100
	case "TL":
		s.lead = n[0]
	case "Ts":
		s.rise = n[0]
	case "Tr":
		s.mode = int(n[0])
	case "Td", "TD":
		if op == "TD" {
			s.lead = -n[1]
		}
		p.next(n[0], n[1])
	case "Tm":
		p.text, p.line = matrix(n), matrix(n)
	case "T*":
		p.next(0, -s.lead)
	case "Tf":
		if len(operands) < 2 {
			return errors.New("not a font and a size")
		}
		s.size = number(last)
		var err error
		s.font, err = p.fontOf(asDict(p.sub(resources, "Font"))[asName(first)])
		return err
	case "Tj":
		p.show(last)
	case "'":
		p.next(0, -s.lead)
		p.show(last)
	case "\"":
		if len(operands) == 3 {
			s.word, s.space = number(operands[0]), number(operands[1])
		}
		p.next(0, -s.lead)
		p.show(last)
	case "TJ":
		list, _ := last.(array)
		for _, v := range list {
			if _, ok := v.(text); ok {
				p.show(v)
				continue
			}
			p.text = matrix{1, 0, 0, 1, -number(v) / 1000 * s.size * s.scale, 0}.times(p.text)
		}
	case "BMC", "BDC":
		m := openMark{tag: asName(first), id: -1, artifact: asName(first) == "Artifact"}
		if k := len(p.open); k > 0 {
			m.id, m.artifact = p.open[k-1].id, m.artifact || p.open[k-1].artifact
		}
		if op == "BDC" {
			d := asDict(last)
			if d == nil {
				d = asDict(p.sub(asDict(p.sub(resources, "Properties")), asName(last)))
			}
			if id, ok := d["MCID"].(int); ok {
				m.id = id
			}
		}
		if len(p.open) > 1000 {
			return errNesting
		}
		p.open = append(p.open, m)
	case "EMC":
		if k := len(p.open); k > 0 {
			p.open = p.open[:k-1]
		}
	case "Do":
		return p.external(p.sub(asDict(p.sub(resources, "XObject")), asName(first)), resources)
	case "sh":
		p.tell(p.here(inked{what: inkArea, x: math.Inf(1), coloured: true}))
	}
	return nil
}

func asName(v any) string {
	n, _ := v.(name)
	return string(n)
}

// sub follows an entry of a dictionary; nil for what cannot be read.
func (p *press) sub(d dict, key string) any {
	v, err := p.file.resolve(d[key])
	if err != nil {
		return nil
	}
	return v
}

// here adds to what is shown the marked content it is in.
func (p *press) here(i inked) inked {
	i.mark = -1
	if k := len(p.open); k > 0 {
		i.mark, i.artifact = p.open[k-1].id, p.open[k-1].artifact
	}
	return i
}

// external draws a form or a picture.
func (p *press) external(v any, resources dict) error {
	s, ok := v.(*stream)
	if !ok {
		return nil
	}
	if s.dict["Subtype"] == name("Image") {
		pixels, _ := p.sub(s.dict, "Width").(int)
		p.picture(pixels)
		return nil
	}
	if s.dict["Subtype"] != name("Form") {
		return nil
	}
	if p.forms++; p.forms > maxForms {
		return errNesting
	}
	defer func() { p.forms-- }()
	content, err := p.file.unpack(s)
	if err != nil {
		return err
	}
	state, saved, text, line := p.state, p.saved, p.text, p.line
	if list, err := p.file.array(s.dict["Matrix"]); err == nil && len(list) == 6 {
		var m matrix
		for i, v := range list {
			m[i] = number(v)
		}
		p.state.ctm = m.times(p.state.ctm)
	}
	own := asDict(p.sub(s.dict, "Resources"))
	if own == nil {
		own = resources
	}
	err = p.run(content, own)
	p.state, p.saved, p.text, p.line = state, saved, text, line
	return err
}

// picture tells of a picture, which fills the unit square.
func (p *press) picture(pixels int) {
	i := inked{what: inkPicture, pixels: pixels, advance: p.state.ctm.across(), coloured: true}
	i.x, i.y, i.x1, i.y1 = p.state.ctm.box(0, 0, 1, 1)
	p.tell(p.here(i))
}

// box gives the corners of the box around a mapped box.
func (m matrix) box(x0, y0, x1, y1 float64) (left, low, right, high float64) {
	left, low = math.Inf(1), math.Inf(1)
	right, high = math.Inf(-1), math.Inf(-1)
	for _, c := range [][2]float64{{x0, y0}, {x0, y1}, {x1, y0}, {x1, y1}} {
		x, y := m.apply(c[0], c[1])
		left, low = min(left, x), min(low, y)
		right, high = max(right, x), max(high, y)
	}
	return left, low, right, high
}

// draw builds paths and paints them.
func (p *press) draw(op string, n []float64) {
	to := func(x, y float64) {
		x, y = p.state.ctm.apply(x, y)
		p.path = append(p.path, [4]float64{p.at[0], p.at[1], x, y})
		p.at = [2]float64{x, y}
	}
	switch op {
	case "m":
		p.at[0], p.at[1] = p.state.ctm.apply(n[0], n[1])
		p.start = p.at
		return
	case "l":
		to(n[0], n[1])
		return
	case "c", "v", "y":
		to(n[len(n)-2], n[len(n)-1])
		return
	case "re":
		p.at[0], p.at[1] = p.state.ctm.apply(n[0], n[1])
		p.start = p.at
		to(n[0]+n[2], n[1])
		to(n[0]+n[2], n[1]+n[3])
		to(n[0], n[1]+n[3])
		to(n[0], n[1])
		return
	case "h":
		p.path = append(p.path, [4]float64{p.at[0], p.at[1], p.start[0], p.start[1]})
		p.at = p.start
		return
	}
	stroked := op == "S" || op == "s" || op[0] == 'B' || op[0] == 'b'
	filled := op[0] == 'f' || op[0] == 'F' || op[0] == 'B' || op[0] == 'b'
	thick := p.state.thick * math.Sqrt(p.state.ctm.across()*p.state.ctm.up())
	for _, s := range p.path {
		if stroked {
			p.tell(p.here(inked{what: inkStroke, x: s[0], y: s[1], x1: s[2], y1: s[3], size: thick, coloured: p.state.stroke}))
		}
	}
	if filled && len(p.path) > 0 {
		i := inked{what: inkArea, x: math.Inf(1), y: math.Inf(1), x1: math.Inf(-1), y1: math.Inf(-1), coloured: p.state.fill}
		for _, s := range p.path {
			i.x, i.y = min(i.x, s[0], s[2]), min(i.y, s[1], s[3])
			i.x1, i.y1 = max(i.x1, s[0], s[2]), max(i.y1, s[1], s[3])
		}
		p.tell(p.here(i))
	}
	p.path = p.path[:0]
}

func (p *press) next(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.times(p.line)
	p.text = p.line
}

// show tells of the characters of a string.
func (p *press) show(v any) {
	str, _ := v.(text)
	s := &p.state
	f := s.font
	if f == nil {
		return
	}
	step := 1
	if f.wide {
		step = 2
	}
	for i := 0; i+step <= len(str); i += step {
		code := int(str[i])
		if f.wide {
			code = code<<8 | int(str[i+1])
		}
		width, ok := f.widths[code]
		if !ok {
			width = f.width
		}
		m := p.text.times(s.ctm)
		out := inked{
			what: inkGlyph, font: f, code: code, text: f.says(code),
			advance: width / 1000 * s.size * s.scale * m.across(), size: math.Abs(s.size) * m.up(),
			hidden: s.mode == 3 || s.mode == 7, coloured: s.fill,
		}
		out.x, out.y = m.apply(0, s.rise)
		f.used[code] = true
		f.sizes[math.Round(out.size*100)/100] = true
		p.tell(p.here(out))
		tx := width/1000*s.size + s.space
		if step == 1 && code == ' ' {
			tx += s.word
		}
		p.text = matrix{1, 0, 0, 1, tx * s.scale, 0}.times(p.text)
	}
}

// says gives the text of a code; "" when the file does not tell. Codes of one
// byte are most often those of ASCII.
func (f *pressFont) says(code int) string {
	switch {
	case f.unicode != nil:
		return f.unicode.unicode[uint16(code)]
	case !f.wide && code >= ' ' && code <= '~':
		return string(rune(code))
	}
	return ""
}

// fontOf reads a font, once for every object.
func (p *press) fontOf(v any) (*pressFont, error) {
	r, _ := v.(ref)
	key := fontKey{self: r}
	if f, ok := p.fonts[key]; ok {
		return f, nil
	}
	d, err := p.file.dict(v)
	if err != nil || d == nil {
		return nil, err
	}
	if r == 0 {
		key.name = asName(p.sub(d, "BaseFont"))
		if f, ok := p.fonts[key]; ok {
			return f, nil
		}
	}
	f := &pressFont{self: key.self, widths: map[int]float64{}, width: 1000, used: map[int]bool{}, sizes: map[float64]bool{}}
	p.fonts[key] = f
	f.name, f.kind = asName(p.sub(d, "BaseFont")), name(asName(p.sub(d, "Subtype")))
	if subsetName.MatchString(f.name) {
		f.name = f.name[len("ABCDEF+"):]
	}
	if data, err := p.file.streamData(d["ToUnicode"]); err == nil {
		if u, err := readToUnicode(data); err == nil {
			f.unicode = u
		}
	}
	descriptor := asDict(p.sub(d, "FontDescriptor"))
	switch f.kind {
	case "Type0":
		f.wide = true
		list, err := p.file.array(d["DescendantFonts"])
		if err != nil || len(list) == 0 {
			return f, err
		}
		below, err := p.file.dict(list[0])
		if err != nil {
			return f, err
		}
		descriptor = asDict(p.sub(below, "FontDescriptor"))
		if w, ok := below["DW"]; ok {
			f.width = number(w)
		}
		f.cid = asName(p.sub(d, "Encoding")) == "Identity-H" && asName(p.sub(below, "CIDToGIDMap")) == "Identity"
		if err := readCIDWidths(p.file, below, f.widths); err != nil {
			return f, err
		}
	case "Type3":
		f.embedded, f.width = true, 0
	default:
		first, _ := p.sub(d, "FirstChar").(int)
		list, err := p.file.array(d["Widths"])
		if err != nil {
			return f, err
		}
		f.width = number(descriptor["MissingWidth"])
		for i, v := range list {
			v, _ = p.file.resolve(v)
			f.widths[first+i] = number(v)
		}
		if len(list) == 0 {
			f.width = 500 // of the fonts every viewer has; a guess
		}
	}
	for _, key := range []string{"FontFile", "FontFile2", "FontFile3"} {
		if s, ok := p.sub(descriptor, key).(*stream); ok {
			f.embedded = true
			if data, err := p.file.unpack(s); err == nil && key == "FontFile2" {
				f.program = readTrueType(data)
			}
		}
	}
	return f, nil
}
