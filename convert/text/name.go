package text

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"jianggao/convert/speech"
)

// nameBytes is the longest file name FileName gives, in bytes of UTF-8. Most
// file systems allow 255; the rest is room for the marks of a temporary file
// or of a sync program.
const nameBytes = 200

// untitled names what has no usable name of its own.
const untitled = "无题"

// FileName gives the name of a speech's text file: its number with as many
// digits as count needs, at least two, then its name, then .txt, as in
// "01-标题 篇1.txt". The names of a book sort in the order of its speeches when
// count is at least the largest number among them. A title too long for a file
// name is cut, its label is not.
func FileName(s *speech.Speech, count int) string {
	const ending = ".txt"
	digits := max(2, len(strconv.Itoa(count)))
	number := fmt.Sprintf("%0*d-", digits, s.Number)
	room := nameBytes - len(number) - len(ending)
	name := SafeName(s.Name(), room)
	if label := SafeName(s.Label, room/2); s.Label != "" && s.Title != "" && len(s.Title)+1+len(s.Label) > room {
		name = SafeName(s.Title, room-1-len(label)) + " " + label
	}
	return number + name + ending
}

// wide gives the full-width twin of the characters that a file name may not
// hold on Windows, or that part a path elsewhere: in a Chinese title they read
// the same.
var wide = map[rune]rune{
	'/': '／', '\\': '＼', ':': '：', '*': '＊', '?': '？', '"': '＂', '<': '＜', '>': '＞', '|': '｜',
}

// reserved are the device names of Windows, which no file may bear, whatever
// its ending and case.
var reserved = func() map[string]bool {
	m := map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true, "CONIN$": true, "CONOUT$": true}
	for _, port := range []string{"COM", "LPT"} {
		for _, n := range "0123456789¹²³" {
			m[port+string(n)] = true
		}
	}
	return m
}()

// SafeName makes s a file name, without an ending, that Linux, macOS and
// Windows take and give back unchanged: composed Unicode, no control or
// invisible characters, none of / \ : * ? " < > |, no white space, dot or hyphen
// in front, no white space or dot at the end, no device name, at most maxBytes
// bytes of UTF-8 (never cut inside a character; at least 6 bytes are needed).
// A name of nothing usable becomes 无题. SafeName of a safe name is that name.
func SafeName(s string, maxBytes int) string {
	name := clean(s)
	name = cut(name, maxBytes)
	if name == "" {
		return untitled
	}
	if isReserved(name) {
		name = cut("_"+name, maxBytes)
	}
	return name
}

// clean maps the characters of a name and trims its ends.
func clean(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFC.String(strings.ToValidUTF8(s, "\ufffd")) {
		switch {
		case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			space = b.Len() > 0
			continue
		case !unicode.IsGraphic(r) && !unicode.Is(unicode.Co, r):
			continue // control, invisible and unassigned characters
		case wide[r] != 0:
			r = wide[r]
		case b.Len() == 0 && r == '-': // an option to the shell
			r = '－'
		case b.Len() == 0 && r == '.': // a hidden file, or a folder
			continue
		case b.Len() == 0 && unicode.Is(unicode.M, r):
			continue // a mark with nothing to stand on would join what is put in front
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	// Dropping a character can bring a mark next to the letter it composes with.
	return trimEnd(norm.NFC.String(b.String()))
}

// cut shortens a name to n bytes between two characters, a letter and the marks
// over it counting as one.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	i := max(0, n)
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	for i > 0 {
		if r, _ := utf8.DecodeRuneInString(s[i:]); !unicode.Is(unicode.M, r) {
			break
		}
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return trimEnd(s[:i])
}

// trimEnd takes dots and spaces off the end, which Windows would take off
// itself.
func trimEnd(s string) string { return strings.TrimRight(s, ". ") }

// isReserved reports whether Windows would take the name for a device.
func isReserved(s string) bool {
	stem, _, _ := strings.Cut(s, ".")
	return reserved[strings.ToUpper(strings.TrimRight(stem, " "))]
}
