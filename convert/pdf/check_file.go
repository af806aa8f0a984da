package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"jianggao/convert/expression"
)

var (
	headerLine  = expression.Lazy(`^%PDF-1\.[0-7](\r\n|\n|\r)`)
	endOfFile   = expression.Lazy(`%%EOF(\r\n|\n|\r)?$`)
	objectStart = expression.Lazy(`(?:^|[\r\n])\d+ \d+ obj(?:\r\n|\n|\r)`)
)

func hasKey(d dict, keys ...string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { _, ok := d[k]; return ok })
}

func binaryComment(_ *inspection, b []byte) bool {
	b = b[len(headerLine.Regexp().Find(b)):]
	if len(b) < 5 || b[0] != '%' {
		return false
	}
	return min(b[1], b[2], b[3], b[4]) > 127
}

// fileRules are of the file as bytes, and of its trailer.
var fileRules = []rule[[]byte]{
	{"A 6.1.2-1", "it begins with %PDF-1.n and the end of the line", func(_ *inspection, b []byte) bool { return headerLine.Regexp().Match(b) }},
	{"UA 6.1-1", "it says which version of PDF it is", func(_ *inspection, b []byte) bool { return headerLine.Regexp().Match(b) }},
	{"A 6.1.2-2", "the second line is a comment of four bytes above 127", binaryComment},
	{"A 6.1.3-1", "the trailer has an ID", func(c *inspection, _ []byte) bool {
		id, _ := c.file.trailer["ID"].(array)
		if len(id) != 2 {
			return false
		}
		a, _ := id[0].(text)
		b, _ := id[1].(text)
		return len(a) > 0 && len(b) > 0
	}},
	{"A 6.1.3-2", "it is not encrypted", func(c *inspection, _ []byte) bool { return !hasKey(c.file.trailer, "Encrypt") }},
	{"UA 7.16-1", "encryption does not keep assistive technology out", func(c *inspection, _ []byte) bool { return !hasKey(c.file.trailer, "Encrypt") }},
	{"A 6.1.3-3", "nothing follows the end-of-file marker", func(_ *inspection, b []byte) bool { return endOfFile.Regexp().Match(b[max(0, len(b)-16):]) }},
}

// A value is anything in an object.
type value struct {
	of ref
	v  any
}

// streams and their dictionaries.
type streamValue struct {
	of   ref
	s    *stream
	at   int // offset of the data
	data []byte
	err  error
}

const (
	maxInteger = 1<<31 - 1
	maxReal    = 3.403e38
	maxName    = 127
	maxString  = 32767
)

// valueRules are of every value in every object.
var valueRules = []rule[value]{
	{"A 6.1.13-1", "whole numbers fit 32 bits", func(_ *inspection, x value) bool {
		n, ok := x.v.(int)
		return !ok || n >= -maxInteger-1 && n <= maxInteger
	}},
	{"A 6.1.13-2", "numbers lie within ±3.403·10³⁸", func(_ *inspection, x value) bool {
		n, ok := x.v.(float64)
		return !ok || n >= -maxReal && n <= maxReal
	}},
	{"A 6.1.13-3", "strings have at most 32767 bytes", func(_ *inspection, x value) bool {
		s, ok := x.v.(text)
		return !ok || len(s) <= maxString
	}},
	{"A 6.1.13-4", "names have at most 127 bytes", func(_ *inspection, x value) bool {
		switch v := x.v.(type) {
		case name:
			return len(v) <= maxName
		case dict:
			for k := range v {
				if len(k) > maxName {
					return false
				}
			}
		}
		return true
	}},
	{"A 6.1.8-1", "names are UTF-8", func(_ *inspection, x value) bool {
		n, ok := x.v.(name)
		return !ok || utf8.ValidString(string(n))
	}},
}

// dictRules are of every dictionary in every object, streams' included.
var dictRules = []rule[value]{
	{"A 6.5.1-1", "no action but going to a place", func(_ *inspection, x value) bool {
		s, _ := x.v.(dict)["S"].(name)
		return !slices.Contains([]name{"Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "JavaScript", "Named"}, s)
	}},
	{"A 6.5.2-1", "no additional actions", func(_ *inspection, x value) bool { return !hasKey(x.v.(dict), "AA") }},
	{"A 6.2.5-1", "no transfer functions", func(_ *inspection, x value) bool {
		return x.v.(dict)["Type"] != name("ExtGState") || !hasKey(x.v.(dict), "TR", "TR2", "HTP", "HTO")
	}},
	{"A 6.2.9-1", "no OPI, PostScript or other file's pages among the forms", func(_ *inspection, x value) bool {
		return x.v.(dict)["Subtype"] != name("Form") || !hasKey(x.v.(dict), "OPI", "PS", "Ref")
	}},
	{"A 6.2.9-3", "no PostScript", func(_ *inspection, x value) bool { return x.v.(dict)["Subtype"] != name("PS") }},
	{"A 6.2.8-1", "images have no alternates", func(_ *inspection, x value) bool {
		return x.v.(dict)["Subtype"] != name("Image") || !hasKey(x.v.(dict), "Alternates", "OPI")
	}},
	{"A 6.8-1", "no files are embedded", func(_ *inspection, x value) bool { return !hasKey(x.v.(dict), "EmbeddedFile", "EF") }},
}

// streamRules are of every stream.
var streamRules = []rule[streamValue]{
	{"A 6.1.7.1-1", "its length is that of its data", func(c *inspection, x streamValue) bool {
		return x.err == nil && bytes.HasPrefix(bytes.TrimLeft(c.data[x.at+len(x.s.data):], "\r\n"), []byte("endstream"))
	}},
	{"A 6.1.7.1-2", "its data begins on a new line and endstream on another", func(c *inspection, x streamValue) bool {
		after := c.data[x.at+len(x.s.data):]
		return x.at > 0 && c.data[x.at-1] == '\n' && len(after) > 0 && (after[0] == '\n' || after[0] == '\r')
	}},
	{"A 6.1.7.1-3", "its data is in the file itself", func(_ *inspection, x streamValue) bool { return !hasKey(x.s.dict, "F", "FFilter", "FDecodeParms") }},
	{"A 6.1.7.2-1", "it is not compressed with LZW or encrypted", func(_ *inspection, x streamValue) bool {
		s := fmt.Sprint(x.s.dict["Filter"])
		return !strings.Contains(s, "LZW") && !strings.Contains(s, "Crypt")
	}},
}

// objects walks through every object of the file.
func (c *inspection) objects() error {
	refs := slices.Sorted(maps.Keys(c.file.where))
	for _, r := range refs {
		row := c.file.where[r]
		where := fmt.Sprintf("object %d", r)
		if row.kind == 1 {
			head := c.data[max(0, row.where-1):]
			at := objectStart.Regexp().FindIndex(head[:min(len(head), 40)])
			apply(c, []rule[bool]{{"A 6.1.9-1", "its number, generation and obj stand on a line of their own", func(_ *inspection, ok bool) bool { return ok }}}, where, at != nil && at[0] == 0)
		}
		v, err := c.file.get(r)
		if err != nil {
			return err
		}
		if s, ok := v.(*stream); ok {
			x := streamValue{of: r, s: s, at: cap(c.data) - cap(s.data)}
			x.data, x.err = c.file.unpack(s)
			apply(c, streamRules, where, x)
			v = s.dict
		}
		c.value(r, where, v, 0)
	}
	return nil
}

func (c *inspection) value(of ref, where string, v any, depth int) {
	apply(c, valueRules, where, value{of, v})
	if depth > maxNesting {
		return
	}
	switch v := v.(type) {
	case dict:
		apply(c, dictRules, where, value{of, v})
		for _, k := range slices.Sorted(maps.Keys(v)) {
			c.value(of, where, v[k], depth+1)
		}
	case array:
		for _, x := range v {
			c.value(of, where, x, depth+1)
		}
	}
}
