package pdf

import "encoding/binary"

// sRGB is the colour space that black is meant in, as an ICC profile of
// version 4 (ICC.1:2004-10) with the least tags a display profile has. Every
// number of it is a constant: floating point would differ between machines.
func sRGB() []byte {
	red := xyz(0x6FA2, 0x38F5, 0x0390) // primaries of IEC 61966-2-1, adapted to D50
	green := xyz(0x6299, 0xB785, 0x18DA)
	blue := xyz(0x24A0, 0x0F84, 0xB6CF)
	curve := iccTag("para", 3<<16, // ((x·a + b) to the power g) from d on, x·c below
		0x26666, // g 2.4
		0xF2A7,  // a 1/1.055
		0x0D59,  // b 0.055/1.055
		0x13D0,  // c 1/12.92
		0x0A5B,  // d 0.04045
	)
	adaptation := iccTag("sf32", // Bradford, D65 to D50
		0x00010C42, 0x000005DE, 0xFFFFF325,
		0x00000793, 0x0000FD90, 0xFFFFFBA1,
		0xFFFFFDA2, 0x000003DB, 0x0000C075)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", iccText("sRGB IEC61966-2.1")},
		{"cprt", iccText("No copyright, use freely")},
		{"wtpt", xyz(d50[0], d50[1], d50[2])},
		{"chad", adaptation},
		{"rXYZ", red}, {"gXYZ", green}, {"bXYZ", blue},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // nil: the data of the tag before
	}
	table := be32(nil, uint32(len(tags)))
	var data []byte
	const header = 128
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			at, size = header+4+12*len(tags)+len(data), len(t.data)
			data = append(data, t.data...)
		}
		table = be32(append(table, t.name...), uint32(at), uint32(size))
	}
	head := be32(nil, uint32(header+len(table)+len(data)), 0, 0x04200000)
	head = append(head, "mntrRGB XYZ "...)
	head = append(head, 0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0) // 2000-01-01
	head = append(head, "acsp"...)
	head = append(head, make([]byte, 68-len(head))...)
	head = be32(head, d50[0], d50[1], d50[2])
	head = append(head, make([]byte, header-len(head))...)
	return append(append(head, table...), data...)
}

// d50 is the white of the profile connection space, in 16.16 fixed point.
var d50 = [3]uint32{0xF6D6, 0x10000, 0xD32D}

func be32(b []byte, numbers ...uint32) []byte {
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	return b
}

func iccTag(kind string, numbers ...uint32) []byte {
	return be32(be32([]byte(kind), 0), numbers...)
}

func xyz(x, y, z uint32) []byte { return iccTag("XYZ ", x, y, z) }

// iccText is a text in English, filled up to whole words of 32 bits.
func iccText(s string) []byte {
	b := iccTag("mluc", 1, 12)
	b = be32(append(b, "enUS"...), uint32(2*len(s)), 28)
	for i := range len(s) {
		b = append(b, 0, s[i])
	}
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}
