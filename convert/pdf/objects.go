package pdf

import (
	"bytes"
	"compress/zlib"
	"strconv"
	"sync"
	"unicode/utf16"

	"jianggao/convert/together"
)

// A ref is the number of an object of the file; its generation is always 0.
type ref int

func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// A buffer writes the syntax of PDF objects.
type buffer struct{ bytes []byte }

func (b *buffer) String() string { return string(b.bytes) }

func (b *buffer) str(s string) *buffer {
	b.bytes = append(b.bytes, s...)
	return b
}

func (b *buffer) int(n int) *buffer {
	b.bytes = strconv.AppendInt(b.bytes, int64(n), 10)
	return b
}

func (b *buffer) ref(r ref) *buffer { return b.int(int(r)).str(" 0 R") }

// gap writes a space, but not before the first of a row.
func (b *buffer) gap(i int) *buffer {
	if i > 0 {
		b.bytes = append(b.bytes, ' ')
	}
	return b
}

// milli writes a number of thousandths as a decimal number.
func (b *buffer) milli(n int) *buffer {
	if n < 0 {
		b.bytes = append(b.bytes, '-')
		n = -n
	}
	b.int(n / 1000)
	if n %= 1000; n > 0 {
		b.bytes = append(b.bytes, '.', byte('0'+n/100))
		if n %= 100; n > 0 {
			b.bytes = append(b.bytes, byte('0'+n/10))
			if n %= 10; n > 0 {
				b.bytes = append(b.bytes, byte('0'+n))
			}
		}
	}
	return b
}

// literal writes bytes as a string in parentheses.
func (b *buffer) literal(s ...byte) *buffer {
	b.bytes = append(b.bytes, '(')
	for _, c := range s {
		b.escaped(c)
	}
	b.bytes = append(b.bytes, ')')
	return b
}

// escaped writes a byte within parentheses.
func (b *buffer) escaped(c byte) {
	switch c {
	case '(', ')', '\\':
		b.bytes = append(b.bytes, '\\', c)
	case '\r': // a bare one would be read as a line feed
		b.bytes = append(b.bytes, '\\', 'r')
	default:
		b.bytes = append(b.bytes, c)
	}
}

// text writes a text string: ASCII as it is, anything else as UTF-16.
func (b *buffer) text(s string) *buffer {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			b.str("<FEFF")
			for _, u := range utf16.Encode([]rune(s)) {
				b.hex16(u)
			}
			return b.str(">")
		}
	}
	return b.literal([]byte(s)...)
}

const hexDigits = "0123456789ABCDEF"

func (b *buffer) hex16(u uint16) *buffer {
	b.bytes = append(b.bytes, hexDigits[u>>12], hexDigits[u>>8&15], hexDigits[u>>4&15], hexDigits[u&15])
	return b
}

// An object is one object of the file: its text, or a stream's dictionary
// without brackets, length and filter.
type object struct {
	text   []byte
	stream bool
	raw    bool   // the stream is not compressed
	data   []byte // of the stream, compressed once the workers are done
}

// objects are the objects of a file in the making, numbered from 1. Streams
// are compressed at the same time, each on its own, so that the bytes are the
// same however many workers there are.
type objects struct {
	list    []*object
	workers *together.Group // compress streams
}

func newObjects(workers int) *objects {
	return &objects{list: make([]*object, 1), workers: together.Limit(workers)}
}

// reserve gives the number of an object that is put later.
func (o *objects) reserve() ref {
	o.list = append(o.list, nil)
	return ref(len(o.list) - 1)
}

func (o *objects) reserveMany(n int) []ref {
	out := make([]ref, n)
	for i := range out {
		out[i] = o.reserve()
	}
	return out
}

func (o *objects) put(r ref, b *buffer) { o.list[r] = &object{text: b.bytes} }

func (o *objects) add(b *buffer) ref {
	r := o.reserve()
	o.put(r, b)
	return r
}

// rawStream adds a stream that stands in the file as it is; dict are the
// entries of its dictionary beside the length.
func (o *objects) rawStream(dict string, data []byte) ref {
	r := o.reserve()
	o.list[r] = &object{text: []byte(dict), stream: true, raw: true, data: data}
	return r
}

// stream adds a stream that will be compressed. Its data must not change.
func (o *objects) stream(dict string, data []byte) ref {
	r := o.reserve()
	s := &object{text: []byte(dict), stream: true}
	o.list[r] = s
	o.workers.Go(func() error {
		s.data = deflate(data)
		return nil
	})
	return r
}

// wait waits until every stream is compressed.
func (o *objects) wait() error { return o.workers.Wait() }

// deflaters keeps compressors for use again: each has tables of a megabyte.
var deflaters = sync.Pool{New: func() any {
	z, err := zlib.NewWriterLevel(nil, zlib.BestCompression)
	if err != nil {
		panic(err) // the level is one there is
	}
	return z
}}

func deflate(data []byte) []byte {
	z := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(z)
	var b bytes.Buffer
	z.Reset(&b)
	z.Write(data) // writing to memory does not fail
	z.Close()
	return b.Bytes()
}
