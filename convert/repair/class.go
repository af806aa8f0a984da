package repair

import (
	"strings"
	"unicode"
)

// han is what the rules call H: Han characters and the wide characters set
// solid like them (kana, bopomofo, enclosed numbers, square units). Hangul is
// left out, since Korean parts its words by spaces.
var han = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x2460, Hi: 0x24ff, Stride: 1}, // ① ⑴ ⒈
		{Lo: 0x2e80, Hi: 0x2fdf, Stride: 1},
		{Lo: 0x3005, Hi: 0x3007, Stride: 1}, // 々 〆 〇
		{Lo: 0x3021, Hi: 0x3029, Stride: 1},
		{Lo: 0x3038, Hi: 0x303b, Stride: 1},
		{Lo: 0x3041, Hi: 0x3096, Stride: 1}, // hiragana
		{Lo: 0x309d, Hi: 0x309f, Stride: 1},
		{Lo: 0x30a1, Hi: 0x30fa, Stride: 1}, // katakana without its middle dot
		{Lo: 0x30fc, Hi: 0x30ff, Stride: 1},
		{Lo: 0x3105, Hi: 0x312f, Stride: 1}, // bopomofo
		{Lo: 0x31a0, Hi: 0x31bf, Stride: 1},
		{Lo: 0x3220, Hi: 0x325f, Stride: 1}, // ㈠
		{Lo: 0x3280, Hi: 0x33ff, Stride: 1}, // ㊣ ㎡
		{Lo: 0x3400, Hi: 0x4dbf, Stride: 1},
		{Lo: 0x4e00, Hi: 0x9fff, Stride: 1},
		{Lo: 0xf900, Hi: 0xfaff, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x20000, Hi: 0x2a6df, Stride: 1},
		{Lo: 0x2a700, Hi: 0x2ee5f, Stride: 1},
		{Lo: 0x2f800, Hi: 0x2fa1f, Stride: 1},
		{Lo: 0x30000, Hi: 0x3347f, Stride: 1},
	},
}

// isHan reports whether r is H.
func isHan(r rune) bool {
	switch {
	case r >= 0x4e00 && r <= 0x9fff:
		return true
	case r < 0x2460:
		return false
	}
	return unicode.Is(han, r)
}

// The full-width marks, which with H make up what the rules call C.
const (
	pauses   = "、，；：﹐﹑﹔﹕"
	stops    = "。？！﹖﹗"
	openings = "“‘〈《「『【〔〖〘〚〝（［｛｟｢"
	closings = "”’〉》」』】〕〗〙〛〞〟）］｝｠｣"
	ellipses = "…⋯"
	bars     = "—"
	dots     = "·"
	waves    = "～〜"
	units    = "％℃￥"
	// shared are the marks that Western text uses too.
	shared = "“”‘’—…·"
)

// A class is what a mark is, as bits.
type class uint8

const (
	pause class = 1 << iota
	stop
	opening
	closing
	// loose marks are no place for a full stop after them: … — · ～
	loose
	unit
	twin // Western text uses it too
)

// classes gives the class of every full-width mark by its code point, all of
// which are below 0x10000: the one table all questions about marks are answered
// from.
var classes [1 << 16]class

func init() { // in place: a table of this size is not to be copied
	for _, row := range []struct {
		runes string
		class class
	}{
		{pauses, pause}, {stops, stop}, {openings, opening}, {closings, closing},
		{ellipses + bars + dots + waves, loose}, {units, unit}, {shared, twin},
	} {
		for _, r := range row.runes {
			classes[r] |= row.class
		}
	}
}

// classOf gives the class of a full-width mark, 0 for everything else.
func classOf(r rune) class {
	if uint32(r) >= uint32(len(classes)) {
		return 0
	}
	return classes[r]
}

func isCommonHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

func isMark(r rune) bool    { return classOf(r) != 0 }
func isShared(r rune) bool  { return classOf(r)&twin != 0 }
func isOpening(r rune) bool { return classOf(r)&opening != 0 }
func isClosing(r rune) bool { return classOf(r)&closing != 0 }

// isSpace reports whether r is a space of any width: the White_Space of the
// Unicode Character Database.
func isSpace(r rune) bool {
	if r > '\u3000' {
		return false
	}
	switch r {
	case ' ', '\u3000', '\t', '\n', '\v', '\f', '\r', 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isLatin reports whether r is an ASCII letter.
func isLatin(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// isWestern is what the rules call W: a letter or a digit of Western text.
// Accented, Greek and Cyrillic letters are words as ASCII ones are.
func isWestern(r rune) bool {
	return isLatin(r) || isDigit(r) || r >= 0xc0 && r < 0x530 && unicode.IsLetter(r)
}

// isNumeral reports whether r is a digit of a Chinese number.
func isNumeral(r rune) bool {
	return r >= 0x3007 && strings.ContainsRune("一二三四五六七八九十百千零〇", r)
}
