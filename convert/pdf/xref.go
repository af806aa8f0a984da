package pdf

import (
	"crypto/sha256"
	"fmt"
	"io"
	"strconv"
)

// header begins the file; the second line tells programs that move files that
// this one is not text (ISO 19005-2, 6.1.2).
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// packed is how many objects one object stream holds.
const packed = 200

// An xrefRow says where an object is: in the file at a place, or as the nth of
// an object stream.
type xrefRow struct {
	kind  byte // 0 free, 1 at a place, 2 in a stream
	where int  // offset, or number of the object stream
	nth   int
}

// finish writes the file: streams as they are, other objects packed into
// object streams, the cross-reference stream. The file's identifier is a hash
// of what it holds.
func (o *objects) finish(w io.Writer, root, info ref) error {
	if err := o.wait(); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	b := &buffer{}
	b.str(header)
	rows := make([]xrefRow, len(o.list), len(o.list)+len(o.list)/packed+2)
	rows[0].nth = 0xFFFF
	var plain []ref
	for i, x := range o.list {
		switch {
		case x == nil:
		case x.stream:
			rows[i] = xrefRow{1, len(b.bytes), 0}
			b.streamObject(ref(i), x)
		default:
			plain = append(plain, ref(i))
		}
	}
	for len(plain) > 0 {
		n := min(packed, len(plain))
		rows = o.pack(b, rows, plain[:n])
		plain = plain[n:]
	}
	sum := sha256.Sum256(b.bytes)
	var id buffer
	for i := 0; i < 16; i += 2 {
		id.hex16(uint16(sum[i])<<8 | uint16(sum[i+1]))
	}
	at := len(b.bytes)
	rows = append(rows, xrefRow{1, at, 0})
	width := 1
	for at>>(8*width) > 0 {
		width++
	}
	var d buffer
	d.str("/Type/XRef/Size ").int(len(rows)).str("/W[1 ").int(width).str(" 2]/Root ").ref(root).str("/Info ").ref(info)
	d.str("/ID[<").str(id.String()).str("><").str(id.String()).str(">]/DecodeParms<</Predictor 12/Columns ").int(3 + width).str(">>")
	b.streamObject(ref(len(rows)-1), &object{text: d.bytes, stream: true, data: deflate(xrefTable(rows, width))})
	b.str("startxref\n").int(at).str("\n%%EOF\n")
	_, err := w.Write(b.bytes)
	return err
}

// pack writes an object stream of the given objects.
func (o *objects) pack(b *buffer, rows []xrefRow, list []ref) []xrefRow {
	var head, body buffer
	self := len(rows)
	for i, r := range list {
		head.gap(i).int(int(r)).str(" ").int(len(body.bytes))
		rows[r] = xrefRow{2, self, i}
		body.bytes = append(append(body.bytes, o.list[r].text...), '\n')
	}
	head.str("\n")
	dict := "/Type/ObjStm/N " + strconv.Itoa(len(list)) + "/First " + strconv.Itoa(len(head.bytes))
	rows = append(rows, xrefRow{1, len(b.bytes), 0})
	b.streamObject(ref(self), &object{text: []byte(dict), stream: true, data: deflate(append(head.bytes, body.bytes...))})
	return rows
}

// streamObject writes an object that is a stream.
func (b *buffer) streamObject(r ref, x *object) {
	b.int(int(r)).str(" 0 obj\n<<")
	b.bytes = append(b.bytes, x.text...)
	if !x.raw {
		b.str("/Filter/FlateDecode")
	}
	b.str("/Length ").int(len(x.data)).str(">>\nstream\n")
	b.bytes = append(b.bytes, x.data...)
	b.str("\nendstream\nendobj\n")
}

// xrefTable writes the rows, each as its difference from the row above (PNG
// predictor "up"), which compresses to almost nothing.
func xrefTable(rows []xrefRow, width int) []byte {
	n := 3 + width
	last, row := make([]byte, n), make([]byte, n)
	out := make([]byte, 0, len(rows)*(n+1))
	for _, x := range rows {
		row[0] = x.kind
		for i := range width {
			row[1+i] = byte(x.where >> (8 * (width - 1 - i)))
		}
		row[n-2], row[n-1] = byte(x.nth>>8), byte(x.nth)
		out = append(out, 2)
		for i := range row {
			out = append(out, row[i]-last[i])
		}
		last, row = row, last
	}
	return out
}
