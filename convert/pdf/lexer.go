package pdf

import (
	"errors"
	"fmt"
	"strconv"
)

// What a lexer reads an object as: nil, bool, int, float64, or one of these.
type (
	name    string // without the slash
	text    string // the bytes of a string
	array   []any
	dict    map[string]any
	keyword string // an operator, or a word such as obj
)

// A lexer reads the objects of PDF syntax (ISO 32000-1, 7.2 and 7.3) from
// bytes: of a file, or of a content stream.
type lexer struct {
	data []byte
	at   int
	refs bool // "1 0 R" is a reference; content streams have none
}

// maxNesting is how deep arrays and dictionaries are followed.
const maxNesting = 100

var (
	errEnd     = errors.New("the file ends early")
	errNesting = errors.New("arrays or dictionaries nested too deep")
)

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// skip passes white space and comments.
func (l *lexer) skip() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// end says whether nothing but white space is left.
func (l *lexer) end() bool {
	l.skip()
	return l.at >= len(l.data)
}

// object reads the next object or keyword.
func (l *lexer) object() (any, error) { return l.nested(0) }

func (l *lexer) nested(depth int) (any, error) {
	if depth > maxNesting {
		return nil, errNesting
	}
	if l.end() {
		return nil, errEnd
	}
	switch c := l.data[l.at]; {
	case c == '/':
		l.at++
		return l.name()
	case c == '(':
		l.at++
		return l.literal()
	case c == '<':
		if l.at+1 < len(l.data) && l.data[l.at+1] == '<' {
			l.at += 2
			return l.dict(depth)
		}
		l.at++
		return l.hex()
	case c == '[':
		l.at++
		return l.array(depth)
	case isDelimiter(c):
		return nil, fmt.Errorf("%q where an object should be, at %d", c, l.at)
	}
	from := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return l.word(string(l.data[from:l.at])), nil
}

// word tells numbers, references and keywords apart.
func (l *lexer) word(w string) any {
	switch w {
	case "null":
		return nil
	case "true":
		return true
	case "false":
		return false
	}
	n, err := strconv.Atoi(w)
	if err != nil {
		if c := w[0]; c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9' {
			if v, err := strconv.ParseFloat(w, 64); err == nil {
				return v
			}
		}
		return keyword(w)
	}
	if l.refs && n >= 0 {
		if r, ok := l.reference(n); ok {
			return r
		}
	}
	return n
}

// reference looks whether a number begins a reference.
func (l *lexer) reference(n int) (ref, bool) {
	p := l.at
	digits := 0
	for p < len(l.data) && isSpace(l.data[p]) {
		p++
	}
	for p < len(l.data) && l.data[p] >= '0' && l.data[p] <= '9' {
		p++
		digits++
	}
	from := p
	for p < len(l.data) && isSpace(l.data[p]) {
		p++
	}
	if digits == 0 || from == p || p >= len(l.data) || l.data[p] != 'R' ||
		p+1 < len(l.data) && !isSpace(l.data[p+1]) && !isDelimiter(l.data[p+1]) {
		return 0, false
	}
	l.at = p + 1
	return ref(n), true
}

func (l *lexer) name() (any, error) {
	var b []byte
	for ; l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]); l.at++ {
		c := l.data[l.at]
		if c == '#' && l.at+2 < len(l.data) {
			high, low := hexValue(l.data[l.at+1]), hexValue(l.data[l.at+2])
			if high >= 0 && low >= 0 {
				c = byte(high<<4 | low)
				l.at += 2
			}
		}
		b = append(b, c)
	}
	return name(b), nil
}

func hexValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() (any, error) {
	var b []byte
	digits := 0
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		if c == '>' {
			l.at++
			return text(b), nil
		}
		v := hexValue(c)
		if v < 0 {
			if isSpace(c) {
				continue
			}
			return nil, fmt.Errorf("%q in a hexadecimal string, at %d", c, l.at)
		}
		if digits%2 == 0 {
			b = append(b, byte(v<<4))
		} else {
			b[len(b)-1] |= byte(v)
		}
		digits++
	}
	return nil, errEnd
}

// escapes are the letters that stand for control characters after a backslash.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *lexer) literal() (any, error) {
	var b []byte
	open := 1
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return text(b), nil
			}
		case '\r': // any end of line is a line feed
			if l.at < len(l.data) && l.data[l.at] == '\n' {
				l.at++
			}
			c = '\n'
		case '\\':
			if l.at < len(l.data) {
				b = l.escape(b)
			}
			continue
		}
		b = append(b, c)
	}
	return nil, errEnd
}

// escape reads what follows a backslash.
func (l *lexer) escape(b []byte) []byte {
	c := l.data[l.at]
	l.at++
	switch {
	case c == '\r':
		if l.at < len(l.data) && l.data[l.at] == '\n' {
			l.at++
		}
		return b
	case c == '\n':
		return b
	case c >= '0' && c <= '7':
		v := int(c - '0')
		for i := 0; i < 2 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; i++ {
			v = v<<3 | int(l.data[l.at]-'0')
			l.at++
		}
		return append(b, byte(v))
	}
	if e, ok := escapes[c]; ok {
		c = e
	}
	return append(b, c)
}

func (l *lexer) array(depth int) (any, error) {
	a := array{}
	for {
		if l.end() {
			return nil, errEnd
		}
		if l.data[l.at] == ']' {
			l.at++
			return a, nil
		}
		v, err := l.nested(depth + 1)
		if err != nil {
			return nil, err
		}
		if w, ok := v.(keyword); ok {
			return nil, fmt.Errorf("%q in an array, at %d", w, l.at)
		}
		a = append(a, v)
	}
}

func (l *lexer) dict(depth int) (any, error) {
	d := dict{}
	for {
		if l.end() {
			return nil, errEnd
		}
		if l.data[l.at] == '>' && l.at+1 < len(l.data) && l.data[l.at+1] == '>' {
			l.at += 2
			return d, nil
		}
		k, err := l.nested(depth + 1)
		if err != nil {
			return nil, err
		}
		key, ok := k.(name)
		if !ok {
			return nil, fmt.Errorf("a dictionary has a key that is no name, at %d", l.at)
		}
		v, err := l.nested(depth + 1)
		if err != nil {
			return nil, err
		}
		if w, ok := v.(keyword); ok {
			return nil, fmt.Errorf("%q in a dictionary, at %d", w, l.at)
		}
		d[string(key)] = v
	}
}
