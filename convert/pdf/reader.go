package pdf

import (
	"bytes"
	"errors"
	"fmt"
)

// A file is a PDF being read: fpdf's, a finished one, or another program's. It
// reads tables and streams of cross-references, object streams, and streams
// that are deflated or written as ASCII; it fails on anything else.
type file struct {
	data    []byte
	where   map[ref]xrefRow
	trailer dict
	packs   map[ref]map[ref]any // by object stream: its objects
	depth   int                 // of objects being read for one another
	budget  int                 // bytes that may still be unpacked
}

// A stream is a stream object as it stands in the file.
type stream struct {
	dict dict
	data []byte
}

// Limits on what is read, against files made to exhaust a reader.
const (
	maxUnpacked = 1 << 29 // bytes of all streams
	maxObjects  = 1 << 23 // ISO 19005-2, 6.1.13
	maxReading  = 16      // objects read for one another: a length, a stream
)

// openFile reads where the objects of a file are.
func openFile(data []byte) (*file, error) {
	f := &file{data: data, where: map[ref]xrefRow{}, packs: map[ref]map[ref]any{}, budget: maxUnpacked}
	i := bytes.LastIndex(data, []byte("startxref"))
	if i < 0 {
		return nil, errors.New("not a PDF, or cut off: it has no startxref")
	}
	l := lexer{data: data, at: i + len("startxref")}
	at, err := l.object()
	if err != nil {
		return nil, fmt.Errorf("startxref: %w", err)
	}
	for seen := map[int]bool{}; at != nil; {
		n, ok := at.(int)
		if !ok || n < 0 || n >= len(data) || seen[n] {
			return nil, fmt.Errorf("broken file: no cross-references at %v", at)
		}
		seen[n] = true
		trailer, err := f.crossReferences(n)
		if err != nil {
			return nil, fmt.Errorf("cross-references at %d: %w", n, err)
		}
		if f.trailer == nil {
			f.trailer = trailer
		}
		if hybrid, ok := trailer["XRefStm"].(int); ok { // what older programs need not know
			if _, err := f.crossReferences(hybrid); err != nil {
				return nil, fmt.Errorf("cross-references at %d: %w", hybrid, err)
			}
		}
		at = trailer["Prev"]
	}
	return f, nil
}

// crossReferences reads the table or stream at a place; rows that are known
// already are newer.
func (f *file) crossReferences(at int) (dict, error) {
	l := lexer{data: f.data, at: at, refs: true}
	first, err := l.object()
	if err != nil {
		return nil, err
	}
	if first == keyword("xref") {
		return f.table(&l)
	}
	v, err := f.objectAt(at, -1)
	if err != nil {
		return nil, err
	}
	s, ok := v.(*stream)
	if !ok || s.dict["Type"] != name("XRef") {
		return nil, errors.New("neither a table nor a stream of them")
	}
	return s.dict, f.rows(s)
}

func (f *file) note(r ref, row xrefRow) error {
	if r < 0 || r >= maxObjects {
		return fmt.Errorf("object %d: more objects than a file can have", r)
	}
	if _, known := f.where[r]; !known {
		f.where[r] = row
	}
	return nil
}

// table reads a table behind its first word, and the trailer.
func (f *file) table(l *lexer) (dict, error) {
	for {
		v, err := l.object()
		if err != nil {
			return nil, err
		}
		if v == keyword("trailer") {
			t, err := l.object()
			if d, ok := t.(dict); ok {
				return d, err
			}
			return nil, errors.Join(errors.New("the trailer is no dictionary"), err)
		}
		n, err := l.object()
		if err != nil {
			return nil, err
		}
		first, ok1 := v.(int)
		count, ok2 := n.(int)
		if !ok1 || !ok2 || count < 0 || first < 0 {
			return nil, errors.New("a section does not begin with two numbers")
		}
		for i := range count {
			offset, err1 := l.object()
			_, err2 := l.object()
			kind, err3 := l.object()
			if err := errors.Join(err1, err2, err3); err != nil {
				return nil, err
			}
			at, ok := offset.(int)
			if !ok || kind != keyword("n") && kind != keyword("f") {
				return nil, errors.New("a row is no row")
			}
			row := xrefRow{where: at}
			if kind == keyword("n") {
				row.kind = 1
			}
			if err := f.note(ref(first+i), row); err != nil {
				return nil, err
			}
		}
	}
}

// rows reads a cross-reference stream.
func (f *file) rows(s *stream) error {
	data, err := f.unpack(s)
	if err != nil {
		return err
	}
	var width [3]int
	w, _ := s.dict["W"].(array)
	if len(w) != 3 {
		return errors.New("no widths of columns")
	}
	size := 0
	for i, v := range w {
		n, ok := v.(int)
		if !ok || n < 0 || n > 7 {
			return errors.New("a column has no sensible width")
		}
		width[i] = n
		size += n
	}
	total, _ := s.dict["Size"].(int)
	index, ok := s.dict["Index"].(array)
	if !ok {
		index = array{0, total}
	}
	for ; len(index) >= 2; index = index[2:] {
		first, ok1 := index[0].(int)
		count, ok2 := index[1].(int)
		if !ok1 || !ok2 || first < 0 || count < 0 || size == 0 || count > len(data)/size {
			return errors.New("fewer rows than promised")
		}
		for i := range count {
			field := [3]int{0: 1}
			if width[0] > 0 {
				field[0] = 0
			}
			for k, n := range width {
				for range n {
					field[k] = field[k]<<8 | int(data[0])
					data = data[1:]
				}
			}
			if err := f.note(ref(first+i), xrefRow{byte(field[0]), field[1], field[2]}); err != nil {
				return err
			}
		}
	}
	return nil
}

// get reads an object; nil for one the file does not have.
func (f *file) get(r ref) (any, error) {
	row := f.where[r]
	var v any
	var err error
	switch row.kind {
	case 1:
		v, err = f.objectAt(row.where, r)
	case 2:
		v, err = f.packedObject(r, ref(row.where))
	}
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", r, err)
	}
	return v, nil
}

// resolve follows a reference to what it stands for.
func (f *file) resolve(v any) (any, error) {
	for range maxReading {
		r, ok := v.(ref)
		if !ok {
			return v, nil
		}
		var err error
		if v, err = f.get(r); err != nil {
			return nil, err
		}
	}
	return nil, errors.New("references lead in a loop")
}

// objectAt reads the object at a place; its number must be r, or any for -1.
func (f *file) objectAt(at int, r ref) (any, error) {
	if at < 0 || at >= len(f.data) {
		return nil, fmt.Errorf("there is nothing at %d", at)
	}
	if f.depth++; f.depth > maxReading {
		return nil, errors.New("objects need one another in a loop")
	}
	defer func() { f.depth-- }()
	l := lexer{data: f.data, at: at, refs: true}
	number, err1 := l.object()
	_, err2 := l.object()
	word, err3 := l.object()
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	if n, ok := number.(int); !ok || word != keyword("obj") || r >= 0 && n != int(r) {
		return nil, fmt.Errorf("another object, or none, is at %d", at)
	}
	v, err := l.object()
	if err != nil {
		return nil, err
	}
	d, ok := v.(dict)
	if !ok {
		return v, nil
	}
	after := l.at
	if word, err := l.object(); err != nil || word != keyword("stream") {
		l.at = after
		return d, nil
	}
	if l.at < len(f.data) && f.data[l.at] == '\r' {
		l.at++
	}
	if l.at < len(f.data) && f.data[l.at] == '\n' {
		l.at++
	}
	length, err := f.resolve(d["Length"])
	if err != nil {
		return nil, err
	}
	n, ok := length.(int)
	if !ok || n < 0 || n > len(f.data)-l.at {
		return nil, fmt.Errorf("a stream of length %v", length)
	}
	return &stream{d, f.data[l.at : l.at+n]}, nil
}

// packedObject reads an object out of an object stream.
func (f *file) packedObject(r, pack ref) (any, error) {
	objects, ok := f.packs[pack]
	if !ok {
		if f.where[pack].kind != 1 {
			return nil, fmt.Errorf("object stream %d is not in the file", pack)
		}
		v, err := f.get(pack)
		if err != nil {
			return nil, err
		}
		s, ok := v.(*stream)
		if !ok {
			return nil, fmt.Errorf("object %d is no object stream", pack)
		}
		if objects, err = f.unpackObjects(s); err != nil {
			return nil, fmt.Errorf("object stream %d: %w", pack, err)
		}
		f.packs[pack] = objects
	}
	return objects[r], nil
}

func (f *file) unpackObjects(s *stream) (map[ref]any, error) {
	data, err := f.unpack(s)
	if err != nil {
		return nil, err
	}
	count, ok1 := s.dict["N"].(int)
	first, ok2 := s.dict["First"].(int)
	if !ok1 || !ok2 || first < 0 || first > len(data) || count < 0 || count > len(data) {
		return nil, errors.New("it does not say what it holds")
	}
	out := map[ref]any{}
	head := lexer{data: data[:first]}
	for range count {
		number, err1 := head.object()
		offset, err2 := head.object()
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		n, ok1 := number.(int)
		at, ok2 := offset.(int)
		if !ok1 || !ok2 || at < 0 || at > len(data)-first {
			return nil, errors.New("its head is broken")
		}
		body := lexer{data: data, at: first + at, refs: true}
		if out[ref(n)], err = body.object(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// dict follows a reference to a dictionary; nil when it is none.
func (f *file) dict(v any) (dict, error) {
	v, err := f.resolve(v)
	return asDict(v), err
}

// array follows a reference to an array; anything else is an array of one, the
// reference to it included.
func (f *file) array(v any) (array, error) {
	to, err := f.resolve(v)
	if a, ok := to.(array); ok || to == nil {
		return a, err
	}
	return array{v}, err
}

// streamData follows a reference to a stream and unpacks it.
func (f *file) streamData(v any) ([]byte, error) {
	v, err := f.resolve(v)
	if err != nil {
		return nil, err
	}
	s, ok := v.(*stream)
	if !ok {
		return nil, errors.New("not a stream")
	}
	return f.unpack(s)
}

// pages gives the page dictionaries in order, and their references.
func (f *file) pages() ([]dict, []ref, error) {
	root, err := f.dict(f.trailer["Root"])
	if err != nil {
		return nil, nil, err
	}
	var pages []dict
	var refs []ref
	seen := map[ref]bool{}
	var walk func(v any, depth int) error
	walk = func(v any, depth int) error {
		r, ok := v.(ref)
		if !ok || seen[r] || depth > maxNesting {
			return errors.New("the tree of pages is broken")
		}
		seen[r] = true
		d, err := f.dict(r)
		if err != nil {
			return err
		}
		if d["Type"] == name("Page") {
			pages, refs = append(pages, d), append(refs, r)
			return nil
		}
		kids, err := f.array(d["Kids"])
		if err != nil {
			return err
		}
		for _, k := range kids {
			if err := walk(k, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(root["Pages"], 0); err != nil {
		return nil, nil, err
	}
	return pages, refs, nil
}

// inherited gives an entry of a page, its own or that of a node above it.
func (f *file) inherited(page dict, key string) (any, error) {
	for range maxNesting {
		if v, ok := page[key]; ok {
			return f.resolve(v)
		}
		above, err := f.dict(page["Parent"])
		if above == nil || err != nil {
			return nil, err
		}
		page = above
	}
	return nil, errors.New("the tree of pages is broken")
}

// contentOf gives the content of a page, the streams of it put together.
func (f *file) contentOf(page dict) ([]byte, error) {
	list, err := f.array(page["Contents"])
	if err != nil {
		return nil, err
	}
	var out []byte
	for _, v := range list {
		data, err := f.streamData(v)
		if err != nil {
			return nil, err
		}
		if len(list) == 1 {
			return data, nil
		}
		out = append(append(out, data...), '\n')
	}
	return out, nil
}

// pageContents gives the content streams of a file's pages in order.
func pageContents(data []byte) ([][]byte, error) {
	f, err := openFile(data)
	if err != nil {
		return nil, err
	}
	pages, _, err := f.pages()
	if err != nil {
		return nil, err
	}
	out := make([][]byte, len(pages))
	for i, p := range pages {
		if out[i], err = f.contentOf(p); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return out, nil
}

// asDict gives a dictionary, a stream's too; nil for anything else.
func asDict(v any) dict {
	switch v := v.(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}
