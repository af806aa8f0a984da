package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
)

// unpack gives the data of a stream without its filters.
func (f *file) unpack(s *stream) ([]byte, error) {
	filters, err := f.array(s.dict["Filter"])
	if err != nil {
		return nil, err
	}
	parms, err := f.array(s.dict["DecodeParms"])
	if err != nil {
		return nil, err
	}
	data := s.data
	for i, v := range filters {
		filter, err := f.resolve(v)
		if err != nil {
			return nil, err
		}
		switch filter {
		case name("FlateDecode"), name("Fl"):
			if data, err = f.inflate(data); err != nil {
				return nil, err
			}
		case name("ASCIIHexDecode"), name("AHx"):
			data = unhex(data)
		case name("ASCII85Decode"), name("A85"):
			if data, err = unascii85(data); err != nil {
				return nil, err
			}
		default:
			return nil, fmt.Errorf("the filter %v is not one we read", filter)
		}
		if i < len(parms) {
			d, err := f.dict(parms[i])
			if err != nil {
				return nil, err
			}
			if data, err = unpredict(data, d); err != nil {
				return nil, err
			}
		}
	}
	return data, nil
}

func (f *file) inflate(data []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, int64(f.budget)+1))
	if err != nil {
		return nil, err
	}
	if f.budget -= len(out); f.budget < 0 {
		return nil, errors.New("the file unpacks to more than is sensible")
	}
	return out, nil
}

func unhex(data []byte) []byte {
	var digits []byte
	for _, c := range data {
		if c == '>' {
			break
		}
		if hexValue(c) >= 0 {
			digits = append(digits, c)
		}
	}
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	n, _ := hex.Decode(out, digits) // digits alone are left
	return out[:n]
}

func unascii85(data []byte) ([]byte, error) {
	if i := bytes.IndexByte(data, '~'); i >= 0 {
		data = data[:i]
	}
	out := make([]byte, 4*len(data)) // a z is four bytes
	n, _, err := ascii85.Decode(out, data, true)
	return out[:n], err
}

// unpredict undoes the PNG predictors of a stream, as its parameters have it
// (ISO 32000-1, 7.4.4.4).
func unpredict(data []byte, d dict) ([]byte, error) {
	predictor, _ := d["Predictor"].(int)
	if predictor < 2 {
		return data, nil
	}
	if predictor < 10 {
		return nil, fmt.Errorf("the predictor %d is not one we read", predictor)
	}
	columns, colours, bits := 1, 1, 8
	for key, to := range map[string]*int{"Columns": &columns, "Colors": &colours, "BitsPerComponent": &bits} {
		if n, ok := d[key].(int); ok {
			*to = n
		}
	}
	const most = 1 << 20
	if columns < 1 || colours < 1 || bits < 1 || columns > most || colours > 64 || bits > 16 {
		return nil, errors.New("the rows of the predictor do not fit")
	}
	n, back := (columns*colours*bits+7)/8, max(1, colours*bits/8)
	if len(data)%(n+1) != 0 {
		return nil, errors.New("the rows of the predictor do not fit")
	}
	out := make([]byte, 0, len(data))
	last := make([]byte, n)
	for ; len(data) > 0; data = data[n+1:] {
		row := data[1 : n+1]
		for i := range row {
			var left, corner byte
			if i >= back {
				left, corner = row[i-back], last[i-back]
			}
			switch data[0] {
			case 0:
			case 1:
				row[i] += left
			case 2:
				row[i] += last[i]
			case 3:
				row[i] += byte((int(left) + int(last[i])) / 2)
			case 4:
				row[i] += paeth(left, last[i], corner)
			default:
				return nil, fmt.Errorf("the predictor %d is not one we read", data[0])
			}
		}
		copy(last, row)
		out = append(out, row...)
	}
	return out, nil
}

// paeth chooses among three neighbours the one nearest to what they suggest
// (PNG specification, 9.4).
func paeth(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	a, b, c := distance(p, left), distance(p, above), distance(p, corner)
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return above
	}
	return corner
}

func distance(p int, v byte) int { return max(p-int(v), int(v)-p) }
