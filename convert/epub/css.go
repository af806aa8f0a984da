package epub

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ReadCSS reads a style sheet of the user's, to be added to the book's own: a
// byte-order mark and @charset go. It fails, with the line, on what would spoil
// the sheet it is added to: text that is not UTF-8, comments, strings and
// brackets that are not closed (CSS Syntax 3), and @import, which is void
// behind other rules and may lead out of the book.
func ReadCSS(b []byte) ([]byte, error) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if !utf8.Valid(b) {
		return nil, errors.New("it is not UTF-8; readers would refuse the book")
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return nil, errors.New("it is no text: it holds a zero byte")
	}
	if rest, ok := bytes.CutPrefix(b, []byte(`@charset "`)); ok {
		name, rest, ok := bytes.Cut(rest, []byte(`";`))
		if !ok || !strings.EqualFold(string(name), "utf-8") {
			return nil, errors.New(`line 1: the style sheet of an EPUB is UTF-8; write @charset "utf-8"; or nothing`)
		}
		b = rest
	}
	s := sheet{text: string(b), line: 1}
	if err := s.read(); err != nil {
		return nil, fmt.Errorf("line %d: %w", s.line, err)
	}
	return b, nil
}

// A sheet is a style sheet that is looked through.
type sheet struct {
	text string
	at   int
	line int // of at; on an error, the line it is about
	open []bracket
}

type bracket struct {
	closer byte
	line   int
}

var pairs = map[byte]byte{'{': '}', '(': ')', '[': ']'}

// read goes through the sheet token by token, as far as tokens may hide
// brackets.
func (s *sheet) read() error {
	for s.at < len(s.text) {
		rest := s.text[s.at:]
		switch c := rest[0]; {
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				return errors.New("a comment begins with /* and is not closed")
			}
			s.skip(end + 4)
		case c == '"' || c == '\'':
			if err := s.quoted(c); err != nil {
				return err
			}
		case c == '\\':
			s.skip(min(2, len(rest)))
		case pairs[c] != 0:
			s.open = append(s.open, bracket{pairs[c], s.line})
			s.skip(1)
		case c == '}' || c == ')' || c == ']':
			n := len(s.open)
			if n == 0 || s.open[n-1].closer != c {
				return fmt.Errorf("%q closes nothing", string(c))
			}
			s.open = s.open[:n-1]
			s.skip(1)
		case c == '@' && len(rest) > 6 && strings.EqualFold(rest[1:7], "import"):
			return errors.New("@import has no effect in an EPUB's style sheet; put the rules themselves into the file")
		case strings.HasPrefix(rest, "</") || len(rest) > 9 && strings.EqualFold(rest[:9], "<!doctype"):
			return errors.New("this is HTML, not CSS")
		case hasURL(rest) && (s.at == 0 || !isName(s.text[s.at-1])):
			if err := s.url(); err != nil {
				return err
			}
		default:
			s.skip(1)
		}
	}
	if n := len(s.open); n > 0 {
		s.line = s.open[n-1].line
		return fmt.Errorf("a bracket is opened here and not closed by %q", string(s.open[n-1].closer))
	}
	return nil
}

func (s *sheet) skip(n int) {
	s.line += strings.Count(s.text[s.at:s.at+n], "\n")
	s.at += n
}

// quoted passes over a string, which ends on its line unless the line end is
// escaped.
func (s *sheet) quoted(quote byte) error {
	for i := s.at + 1; i < len(s.text); i++ {
		switch s.text[i] {
		case quote:
			s.skip(i + 1 - s.at)
			return nil
		case '\\':
			i++
		case '\n':
			return errors.New("a string is not closed on its line")
		}
	}
	return errors.New("a string is not closed")
}

func hasURL(s string) bool { return len(s) >= 4 && strings.EqualFold(s[:4], "url(") }

// url passes over an address without quotes, in which // and quotes mean
// nothing.
func (s *sheet) url() error {
	inside := s.text[s.at+4:]
	if head := strings.TrimLeft(inside, " \t\r\n\f"); head != "" && (head[0] == '"' || head[0] == '\'') {
		s.skip(3) // the bracket and the string are read as such
		return nil
	}
	end := strings.IndexAny(inside, ")\n")
	if end < 0 || inside[end] != ')' {
		return errors.New("url( is not closed on its line")
	}
	s.skip(4 + end + 1)
	return nil
}

// isName says whether a byte may be part of a name.
func isName(c byte) bool {
	return c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
