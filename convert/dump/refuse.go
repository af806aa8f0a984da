package dump

import (
	"bytes"
	"errors"
	"fmt"
)

// known are files given by mistake, by their first bytes.
var known = []struct {
	magic string
	at    int
	what  string // what it is, and what to do
}{
	{"%PDF-", 0, "a PDF document; copy its text into a file, or save the web page instead"},
	{"PK\x03\x04", 0, "a ZIP archive (or a Word, EPUB or Excel file); unpack it, or save the text"},
	{"PK\x05\x06", 0, "an empty ZIP archive"},
	{"Rar!", 0, "a RAR archive; unpack it first"},
	{"7z\xBC\xAF\x27\x1C", 0, "a 7z archive; unpack it first"},
	{"\x1F\x8B", 0, "a gzip archive; unpack it first"},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, "an old Word or Excel document; save it as text first"},
	{"{\\rtf", 0, "an RTF document; save it as text first"},
	{"\x89PNG", 0, "a PNG picture"},
	{"\xFF\xD8\xFF", 0, "a JPEG picture"},
	{"GIF8", 0, "a GIF picture"},
	{"WEBP", 8, "a WebP picture"},
	{"\x7FELF", 0, "a program"},
	{"MZ", 0, "a Windows program"},
	{"SQLite format 3", 0, "a database"},
	{"ID3", 0, "a sound file"},
	{"ftyp", 4, "a video file"},
}

// textControls are the control characters that occur in pages of text.
var textControls = [32]bool{'\t': true, '\n': true, '\r': true, '\f': true, '\v': true, '\b': true, 0x1B: true, 0x1C: true, 0x1D: true, 0x1E: true, 0x1F: true, 0x1A: true}

// refuse says what input is when it is no page.
func refuse(b []byte) error {
	if len(b) == 0 {
		return errors.New("the file is empty")
	}
	for _, k := range known {
		if len(b) >= k.at && bytes.HasPrefix(b[k.at:], []byte(k.magic)) {
			if k.magic == "MZ" && bytes.IndexByte(b[:min(len(b), 256)], 0) < 0 {
				continue // a text that begins with these letters
			}
			return fmt.Errorf("this is %s; jianggao reads pages saved as text or HTML", k.what)
		}
	}
	if wide(b) != "" {
		return nil
	}
	controls := 0
	head := b[:min(len(b), 64<<10)]
	for _, c := range head {
		if c < 32 && !textControls[c] {
			controls++
		}
	}
	if controls > len(head)/100+4 {
		return errors.New("this is a binary file; jianggao reads pages saved as text or HTML")
	}
	return nil
}
