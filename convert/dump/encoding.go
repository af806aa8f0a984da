package dump

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode finds the encoding of a page and gives its text: byte-order mark,
// then valid UTF-8, then UTF-16 without a mark, then the charset an HTML page
// declares, then GB18030 against Big5 by how common the characters are that
// each gives.
func decode(b []byte) (text, encoding string) {
	if t, ok := bytes.CutPrefix(b, []byte("\xEF\xBB\xBF")); ok {
		return strings.ToValidUTF8(string(t), replacement), UTF8
	}
	if enc := wide(b); enc != "" {
		return convert(b, enc), enc
	}
	if utf8.Valid(b) {
		return string(b), UTF8
	}
	if validUTF8(b) {
		return strings.ToValidUTF8(string(b), replacement), UTF8
	}
	if enc := declared(b); enc != "" {
		return convert(b, enc), enc
	}
	gb, big5 := score(b, GB18030), score(b, Big5)
	if u := scoreUTF8(b); u > gb && u > big5 {
		return strings.ToValidUTF8(string(b), replacement), UTF8
	}
	if big5 > gb {
		return convert(b, Big5), Big5
	}
	return convert(b, GB18030), GB18030
}

// Sniff tells the encoding of text by its first bytes, as Read would; the error
// says what bytes are that are no text at all.
func Sniff(b []byte) (encoding string, err error) {
	if err := refuse(b); err != nil {
		return "", err
	}
	_, encoding = decode(b)
	return encoding, nil
}

const replacement = string(utf8.RuneError)

// validUTF8 says whether a page is UTF-8. A page cut off within its last
// character still is.
func validUTF8(b []byte) bool {
	for n := 0; n < utf8.UTFMax && n < len(b); n++ {
		if utf8.Valid(b[:len(b)-n]) {
			return n == 0 || !utf8.FullRune(b[len(b)-n:])
		}
		if utf8.RuneStart(b[len(b)-1-n]) && n > 0 {
			break
		}
	}
	return utf8.Valid(b)
}

// wide says whether a page is UTF-16: by its mark, or by the zero bytes and
// high bytes of Chinese text without one.
func wide(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xFF\xFE")):
		return UTF16LE
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		return UTF16BE
	}
	head := b[:min(len(b), 8<<10)&^1]
	if len(head) < 4 || bytes.IndexByte(head, 0) < 0 {
		return ""
	}
	var le, be int // code units that read as Han, CJK marks or ASCII
	for i := 0; i < len(head); i += 2 {
		if plausible(uint16(head[i]) | uint16(head[i+1])<<8) {
			le++
		}
		if plausible(uint16(head[i+1]) | uint16(head[i])<<8) {
			be++
		}
	}
	units := len(head) / 2
	switch {
	case le > be && le*10 > units*9:
		return UTF16LE
	case be > le && be*10 > units*9:
		return UTF16BE
	}
	return ""
}

func plausible(u uint16) bool {
	return u >= 0x4E00 && u <= 0x9FFF || u >= 0x3000 && u <= 0x303F || u >= 0xFF00 && u <= 0xFFEF || u >= 0x2010 && u <= 0x2040 ||
		u >= 0x20 && u < 0x7F || u == '\n' || u == '\r' || u == '\t' || u == 0xA0 || u == 0xB7
}

// codec gives an encoding that is converted; GB 2312 and GBK are parts of
// GB18030.
func codec(name string) encoding.Encoding {
	switch name {
	case GB18030:
		return simplifiedchinese.GB18030
	case Big5:
		return traditionalchinese.Big5
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	panic("dump: no encoding " + name)
}

// convert gives the text of a page in a known encoding. What does not decode
// is U+FFFD.
func convert(b []byte, enc string) string {
	out, err := codec(enc).NewDecoder().Bytes(b)
	if err != nil { // these decoders replace; they do not fail on content
		out = bytes.ToValidUTF8(out, []byte(replacement))
	}
	return strings.TrimPrefix(string(out), "\uFEFF")
}

// declaredNames say which of our encodings a declared charset means.
var declaredNames = map[string]string{"gbk": GB18030, "gb18030": GB18030, "big5": Big5, "utf-8": UTF8}

// declared is the encoding an HTML page names in its head. A page that says
// UTF-8 but is not is left to the counting.
func declared(b []byte) string {
	head := b[:min(len(b), 4<<10)]
	if !bytes.Contains(bytes.ToLower(head), []byte("charset")) || !looksHTML(string(head)) {
		return ""
	}
	lower := bytes.ToLower(head)
	at := bytes.Index(lower, []byte("charset"))
	rest := bytes.TrimLeft(lower[at+len("charset"):], " \t\r\n=\"'")
	end := bytes.IndexAny(rest, " \t\r\n\"';/>")
	if end < 0 {
		return ""
	}
	_, name := charset.Lookup(string(rest[:end]))
	if enc := declaredNames[name]; enc != UTF8 {
		return enc
	}
	return ""
}

// sampleSize is how much of a page is looked at to tell encodings apart.
const sampleSize = 64 << 10

// score says how well a page reads in an encoding: common characters of
// Chinese text count for it, characters that do not decode and rare ones
// against it, per mille of the characters beyond ASCII.
func score(b []byte, enc string) int {
	return scoreText(convert(b[:min(len(b), sampleSize)], enc))
}

// scoreUTF8 is score for a page that is UTF-8 with a few broken bytes.
func scoreUTF8(b []byte) int {
	return scoreText(strings.ToValidUTF8(string(b[:min(len(b), sampleSize)]), replacement))
}

func scoreText(s string) int {
	points, n, common := 0, 0, common()
	for _, r := range s {
		if r < 0x80 {
			continue
		}
		n++
		switch {
		case common[r]:
			points += 10
		case r == utf8.RuneError:
			points -= 30
		case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3000 && r <= 0x3020, r >= 0xFF00 && r <= 0xFF5E, r >= 0x2010 && r <= 0x2030:
		default:
			points -= 5 // private use, box drawing, rare blocks
		}
	}
	if n == 0 {
		return 0
	}
	return points * 100 / n
}

// commonCharacters are the characters that make up most of modern Chinese
// prose, Simplified and Traditional forms, and its marks.
const commonCharacters = "，。、；：？！“”‘’（）《》「」『』—…　·" +
	"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里" +
	"用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实" +
	"日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政" +
	"美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员" +
	"解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件" +
	"计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象" +
	"完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔群众路线党" +
	"育志讲演稿发言同志们各位领导老师同学朋友尊敬亲爱大家谢谢建设发展工作学习生活青年社会责任精神" +
	"這個們來為國說時會對過發後裡種經麼學現當沒動還進樣開從實軍無與長機業將兩間問應戰頭體見產內話門兒東聲員" +
	"論處義幾認條係氣題變總電數報結務場計資許統區隊決馬書則聽達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運筆"

var common = sync.OnceValue(func() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range commonCharacters {
		m[r] = true
	}
	return m
})
