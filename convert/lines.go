package convert

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"jianggao/convert/dump"
	"jianggao/convert/repair"
	"jianggao/convert/warning"
)

// maxLine is the longest line in bytes that RepairLines takes: a paragraph is
// repaired whole and in memory.
const maxLine = 64 << 20

// LineOptions say what RepairLines does.
type LineOptions struct {
	Repair repair.Options
	Stdin  io.Reader             // what the input "-" reads
	Warn   func(warning.Warning) // told of every place left alone; nil for nobody
}

// RepairLines repairs the text of an input (a file, or "-") line by line, each
// line a paragraph, and writes as many lines, with the ends they had, as it
// read. A line with nothing to repair comes out byte for byte. It holds no more
// than one line at a time.
//
// An input that is not UTF-8 is an error; a line that is not, in an input that
// otherwise is, stays as it is, with a warning.
func RepairLines(ctx context.Context, w io.Writer, input string, o LineOptions) error {
	r, err := openText(input, o.Stdin)
	if err != nil {
		return err
	}
	defer r.Close()
	if o.Warn == nil {
		o.Warn = func(warning.Warning) {}
	}
	return (&lineRepair{LineOptions: o, input: input, in: bufio.NewReaderSize(r, 64<<10), out: bufio.NewWriterSize(w, 64<<10)}).run(ctx)
}

// openText opens a text file, or standard input for "-".
func openText(input string, stdin io.Reader) (io.ReadCloser, error) {
	if input == "-" {
		if stdin == nil {
			return nil, errors.New("-: no standard input")
		}
		return io.NopCloser(stdin), nil
	}
	f, err := os.Open(input)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", input, reason(err))
	}
	if st, err := f.Stat(); err == nil && st.IsDir() {
		f.Close()
		return nil, fmt.Errorf("%s: a folder; give one text file, or - for standard input", input)
	}
	return f, nil
}

// A lineRepair is one call of RepairLines.
type lineRepair struct {
	LineOptions
	input  string
	in     *bufio.Reader
	out    *bufio.Writer
	follow repair.Follower
	head   []byte // the first bytes of the input
	n      int    // the number of the line
	utf8   bool   // a line before this one held a character beyond ASCII
}

func (l *lineRepair) run(ctx context.Context) (err error) {
	// What was repaired before an error is written all the same.
	defer func() {
		l.warn(l.follow.End())
		err = errors.Join(err, l.out.Flush())
	}()
	var line []byte
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if l.in.Buffered() == 0 { // the next read may wait for whoever waits for this
			if err := l.out.Flush(); err != nil {
				return err
			}
		}
		l.n++
		if l.n == 1 {
			l.head = head(l.in)
		}
		var end string
		if line, end, err = readLine(l.in, line[:0]); err != nil && err != io.EOF {
			return fmt.Errorf("%s:%d: %w", l.input, l.n, err)
		}
		done := err == io.EOF
		if err := l.line(line); err != nil {
			return err
		}
		if _, err := l.out.WriteString(end); err != nil {
			return err
		}
		if done {
			return nil
		}
	}
}

// line repairs one line and writes it.
func (l *lineRepair) line(line []byte) error {
	valid := utf8.Valid(line)
	switch {
	case !l.utf8 && (!valid || isWide(line)):
		return notUTF8(l.input, l.n, l.head, line)
	case !valid:
		text := short(string(bytes.ToValidUTF8(line, []byte("\uFFFD"))), 24)
		l.Warn(warning.Warning{Line: l.n, Code: warning.NotUTF8, Text: text})
		_, err := l.out.Write(line)
		return err
	}
	if len(line) == 0 {
		return nil
	}
	l.utf8 = l.utf8 || utf8.RuneCount(line) < len(line)
	text, notes := repair.Text(string(line), l.Repair)
	if text != "" {
		l.warn(l.follow.Add(l.n, text, notes))
	}
	_, err := l.out.WriteString(text)
	return err
}

// head gives the first bytes of an input that are there at once.
func head(r *bufio.Reader) []byte {
	r.Peek(1) // waits for them
	b, _ := r.Peek(min(r.Buffered(), 4<<10))
	return bytes.Clone(b)
}

// notUTF8 says what an input is that is not UTF-8, by its first bytes and by
// the first line that shows it, and what to do.
func notUTF8(input string, n int, head, line []byte) error {
	enc, err := dump.Sniff(head)
	if err != nil {
		return fmt.Errorf("%s: %w", input, err)
	}
	if enc == dump.UTF8 { // the head is ASCII
		if enc, err = dump.Sniff(line); err != nil || enc != dump.GB18030 && enc != dump.Big5 {
			return fmt.Errorf("%s:%d: not UTF-8 text; save it as UTF-8 first", input, n)
		}
	}
	name := enc
	if enc == dump.UTF16LE || enc == dump.UTF16BE {
		name = "utf-16" // reads the mark in front
		if len(head) > 0 && head[0] != 0xFF && head[0] != 0xFE {
			name = enc
		}
	}
	file := ""
	if input != "-" {
		file = " " + input
	}
	return fmt.Errorf("%s:%d: this is %s, not UTF-8; change the encoding first: iconv -f %s -t utf-8%s", input, n, strings.ToUpper(enc), name, file)
}

// isWide reports whether a line looks like ASCII written as UTF-16: every other
// byte is zero.
func isWide(line []byte) bool { return bytes.Count(line, []byte{0}) > len(line)/3 }

func (l *lineRepair) warn(notes []repair.Placed) {
	for _, n := range notes {
		l.Warn(n.Warning())
	}
}

// readLine appends the next line to b and gives the mark it ends with: CR, LF,
// CRLF, or "" with io.EOF at the end of the input.
func readLine(r *bufio.Reader, b []byte) (line []byte, end string, err error) {
	for {
		if _, err := r.Peek(1); err != nil {
			return b, "", err
		}
		buf, _ := r.Peek(r.Buffered())
		i := bytes.IndexAny(buf, "\r\n")
		if i < 0 {
			i = len(buf)
		}
		if b = append(b, buf[:i]...); len(b) > maxLine {
			return b, "", fmt.Errorf("a line of more than %d MB; each line is taken as one paragraph", maxLine>>20)
		}
		if i == len(buf) {
			r.Discard(i)
			continue
		}
		end := string(buf[i : i+1])
		r.Discard(i + 1)
		if end == "\r" {
			if next, _ := r.Peek(1); len(next) == 1 && next[0] == '\n' {
				r.Discard(1)
				end = "\r\n"
			}
		}
		return b, end, nil
	}
}
