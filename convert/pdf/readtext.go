package pdf

import (
	"errors"
	"fmt"
	"strings"
)

// A readFont turns the codes of a font into text.
type readFont struct {
	unicode map[uint16]string
	given   int // codes given so far, those given twice included
}

// maxGiven bounds the work a table makes: every code four times.
const maxGiven = 4 << 16

// A contentReader reads the text of a page from its content stream.
type contentReader struct {
	file      *file
	resources dict
	fonts     map[ref]*readFont // those read already
	font      *readFont
	open      []readMark
	marks     map[int]*strings.Builder // text by MCID
	line      strings.Builder
	lines     strings.Builder
}

// A readMark is marked content that has begun and not ended.
type readMark struct {
	id       int // MCID; -1 for none
	artifact bool
	actual   bool // replaced by its ActualText
}

// page reads a page.
func (c *contentReader) page(p dict) error {
	var err error
	if c.resources, err = c.file.dict(p["Resources"]); err != nil {
		return err
	}
	data, err := c.file.streamData(p["Contents"])
	if err != nil {
		return err
	}
	l := lexer{data: data}
	var operands []any
	for !l.end() {
		v, err := l.object()
		if err != nil {
			return err
		}
		op, ok := v.(keyword)
		if !ok {
			operands = append(operands, v)
			continue
		}
		if err := c.operator(string(op), operands); err != nil {
			return fmt.Errorf("operator %s: %w", op, err)
		}
		operands = operands[:0]
	}
	if len(c.open) > 0 {
		return errors.New("marked content is not ended")
	}
	return nil
}

func (c *contentReader) operator(op string, operands []any) error {
	var last any
	if len(operands) > 0 {
		last = operands[len(operands)-1]
	}
	switch op {
	case "Tf":
		if len(operands) != 2 {
			return errors.New("not a font and a size")
		}
		return c.setFont(operands[0])
	case "Tj", "'", "\"":
		if op != "Tj" {
			c.endLine()
		}
		s, ok := last.(text)
		if !ok {
			return errors.New("no string")
		}
		return c.show(s)
	case "TJ":
		list, ok := last.(array)
		if !ok {
			return errors.New("no array")
		}
		for _, v := range list {
			if s, ok := v.(text); ok {
				if err := c.show(s); err != nil {
					return err
				}
			}
		}
	case "ET", "T*", "Td", "TD", "Tm":
		c.endLine()
	case "BMC":
		return c.begin(last, nil)
	case "BDC":
		if len(operands) != 2 {
			return errors.New("not a tag and its properties")
		}
		return c.begin(operands[0], last)
	case "EMC":
		if len(c.open) == 0 {
			return errors.New("no marked content is open")
		}
		c.open = c.open[:len(c.open)-1]
	}
	return nil
}

func (c *contentReader) endLine() {
	if c.line.Len() > 0 {
		c.lines.WriteString(c.line.String() + "\n")
		c.line.Reset()
	}
}

// begin begins marked content. What is within an artifact is one too.
func (c *contentReader) begin(tag, properties any) error {
	m := readMark{id: -1, artifact: tag == name("Artifact")}
	if n := len(c.open); n > 0 {
		m = readMark{c.open[n-1].id, m.artifact || c.open[n-1].artifact, c.open[n-1].actual}
	}
	if len(c.open) > maxNesting {
		return errNesting
	}
	if d, ok := properties.(dict); ok {
		if id, ok := d["MCID"].(int); ok {
			if _, twice := c.marks[id]; twice {
				return fmt.Errorf("MCID %d is given twice", id)
			}
			c.marks[id] = &strings.Builder{}
			m.id = id
		}
		if s, ok := d["ActualText"]; ok && !m.actual {
			actual, err := c.file.textString(s)
			if err != nil {
				return err
			}
			c.open = append(c.open, m)
			c.write(actual)
			c.open[len(c.open)-1].actual = true
			return nil
		}
	}
	c.open = append(c.open, m)
	return nil
}

func (c *contentReader) setFont(v any) error {
	n, ok := v.(name)
	if !ok {
		return errors.New("a font has no name")
	}
	list, err := c.file.dict(c.resources["Font"])
	if err != nil {
		return err
	}
	r, ok := list[string(n)].(ref)
	if !ok {
		return fmt.Errorf("font %s is not among the resources", n)
	}
	f, ok := c.fonts[r]
	if !ok {
		d, err := c.file.dict(r)
		if err != nil {
			return err
		}
		if d["Encoding"] != name("Identity-H") {
			return fmt.Errorf("font %s has another encoding than Identity-H", n)
		}
		data, err := c.file.streamData(d["ToUnicode"])
		if err != nil {
			return fmt.Errorf("ToUnicode of font %s: %w", n, err)
		}
		if f, err = readToUnicode(data); err != nil {
			return fmt.Errorf("ToUnicode of font %s: %w", n, err)
		}
		c.fonts[r] = f
	}
	c.font = f
	return nil
}

// show shows a string of codes of two bytes.
func (c *contentReader) show(s text) error {
	if len(s)%2 != 0 {
		return errors.New("half a code")
	}
	if n := len(c.open); n > 0 && c.open[n-1].actual {
		return nil
	}
	var b strings.Builder
	for i := 0; i < len(s); i += 2 {
		u, ok := c.font.unicode[uint16(s[i])<<8|uint16(s[i+1])]
		if !ok {
			return fmt.Errorf("code %02X%02X has no character", s[i], s[i+1])
		}
		b.WriteString(u)
	}
	c.write(b.String())
	return nil
}

// write adds text to the line and to its mark.
func (c *contentReader) write(s string) {
	m := readMark{id: -1}
	if n := len(c.open); n > 0 {
		m = c.open[n-1]
	}
	if m.artifact {
		return
	}
	c.line.WriteString(s)
	if m.id >= 0 {
		c.marks[m.id].WriteString(s)
	}
}

// readToUnicode reads the tables of a ToUnicode CMap.
func readToUnicode(data []byte) (*readFont, error) {
	f := &readFont{unicode: map[uint16]string{}}
	l := lexer{data: data}
	var rows []any
	for !l.end() {
		v, err := l.object()
		if err != nil {
			return nil, err
		}
		switch v {
		case keyword("beginbfchar"), keyword("beginbfrange"):
			rows = nil
		case keyword("endbfchar"):
			for ; len(rows) >= 2; rows = rows[2:] {
				from, _ := rows[0].(text)
				if err := f.assign(from, from, rows[1]); err != nil {
					return nil, err
				}
			}
		case keyword("endbfrange"):
			for ; len(rows) >= 3; rows = rows[3:] {
				from, _ := rows[0].(text)
				to, _ := rows[1].(text)
				if err := f.assign(from, to, rows[2]); err != nil {
					return nil, err
				}
			}
		default:
			rows = append(rows, v)
		}
	}
	return f, nil
}

// assign gives the codes from..to their characters: one each of an array, or
// the first of which the next ones count on.
func (f *readFont) assign(from, to text, v any) error {
	if len(from) != 2 || len(to) != 2 {
		return errors.New("a code that has not two bytes")
	}
	first, last := int(from[0])<<8|int(from[1]), int(to[0])<<8|int(to[1])
	if f.given += max(0, last-first) + 1; f.given > maxGiven {
		return errors.New("more rows than codes")
	}
	switch v := v.(type) {
	case text:
		if len(v) < 2 || len(v)%2 != 0 {
			return errors.New("a character that is not UTF-16")
		}
		b := []byte(v)
		for c := first; c <= last; c++ {
			f.unicode[uint16(c)] = decodeUTF16(string(b))
			b[len(b)-1]++ // ranges keep their high byte
		}
	case array:
		if len(v) != last-first+1 {
			return errors.New("a range with more or fewer characters than codes")
		}
		for i := range v {
			s, ok := v[i].(text)
			if !ok {
				return errors.New("a range without characters")
			}
			f.unicode[uint16(first+i)] = decodeUTF16(string(s))
		}
	default:
		return errors.New("a row without characters")
	}
	return nil
}
