package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A numberKind is a way of numbering or marking headings.
type numberKind uint8

// Numbers, from the outermost to the innermost.
const (
	noKind     numberKind = iota
	partKind              // 第一部分
	hanKind               // 一、
	nthKind               // 第一，
	parenKind             // （一）
	arabKind              // 1.
	ringKind              // (1) 1) ①
	letterKind            // A.
	itemKind              // 一是 一要 首先: no heading
)

// Kinds of headings that stand as deep as the speech has them.
const (
	nounKind  = itemKind + 1 + iota // 故事一： 第一个故事：
	signKind                        // ◆ …
	frameKind                       // 【…】
	plainKind                       // without a number
	numberKinds
)

// ruleNames name the kinds of headings in the ledger.
var ruleNames = [numberKinds]string{noKind: "heading", partKind: "heading 第一部分", hanKind: "heading 一、", nthKind: "heading 第一，", parenKind: "heading （一）",
	arabKind: "heading 1.", ringKind: "heading (1)", letterKind: "heading A.", itemKind: "heading 一是", nounKind: "heading 故事一：", signKind: "heading ◆",
	frameKind: "heading 【】", plainKind: "heading without a number"}

// numberings is the table of numberings; each pattern ends where the words
// begin. A group is the words that all headings of the series have.
var numberings = []struct {
	kind    numberKind
	soft    bool // says nothing alone, only in a series
	pattern *pattern
}{
	{partKind, false, re(`^第` + anyNumeral + `(?:部分|篇章|乐章|章|节|单元|板块|方面|环节|阶段|层面|编|幕)[ :,、.]*`)},
	{partKind, false, re(`^(?:part|chapter|section|step)[ .]{0,2}` + anyNumeral + `[ :,、.]+`)},
	{nthKind, false, re(`^第` + hanNumeral + `(?:[ ]*[,、:.]|是|个是|点是?|条)[ ]*`)},
	{nounKind, true, re(`^(第` + anyNumeral + `[个件次种层重项步组关站招课句类位封张本把段件场天年道盏座][\p{Han}]{0,4})[:,、 ][ ]*`)},
	{nounKind, true, re(`^([\p{Han}]{1,4}?)` + anyNumeral + `[ ]*:[ ]*`)},
	{parenKind, false, re(`^(?:[(][ ]*` + hanNumeral + `[ ]*[)]|[㈠-㈩])[ ]*[、,.:]?[ ]*`)},
	{hanKind, false, re(`^(?:` + hanNumeral + `|参|[Ⅰ-Ⅻ])[ ]*[、.:][ ]*`)},
	{ringKind, false, re(`^(?:[(][ ]*\d{1,2}[ ]*[)]|\d{1,2}[)]|[①-⑳⑴-⒇])[ ]*[、,.]?[ ]*`)},
	{arabKind, false, re(`^(?:\d{1,2}[ ]*[.、]|[⒈-⒛])[ ]*`)},
	{itemKind, false, re(`^(?:[一二三四五六七八九十]{1,2}(?:是|要|靠|抓|看|则|为|在于)|其[一二三四五六七八九十][ ]*[,、:是]|首先[ ]*[,、:]|其次[ ]*[,、:]|再次[ ]*[,、:]|再者[ ]*[,、:]|另外[ ]*[,、:]|最后[ ]*[,、:])`)},
}

// softNumberings are numbers that words of a sentence may begin with too.
var softNumberings = []struct {
	kind    numberKind
	pattern *pattern
}{
	{letterKind, re(`^(?:[(][a-h][)]|[a-h][.、)])[ ]*`)},
	{hanKind, re(`^[一二三四五六七八九十]{1,3}[ ]+`)},
	{arabKind, re(`^\d{1,2}[ ]+`)},
}

// A numbering is what opens a numbered or marked line.
type numbering struct {
	kind   numberKind
	number int    // 0 for a mark
	width  int    // characters of the number and its mark
	affix  string // what the headings of its series have in common, without the number
	soft   bool   // says nothing alone, only in a series
}

// numbered reads the number a text opens with.
func numbered(s string) numbering {
	f := beginning(s)
	for _, n := range numberings {
		m := n.pattern.FindStringSubmatch(f)
		if m == nil {
			continue
		}
		if rest := f[len(m[0]):]; n.kind == arabKind && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			continue // 3.5
		}
		affix := ""
		if len(m) > 1 {
			affix = numeralPattern.ReplaceAllString(m[1], "")
		}
		return numbering{n.kind, leadingNumber(m[0]), utf8.RuneCountInString(m[0]), affix, n.soft}
	}
	return numbering{}
}

// opened reads what a text opens with: a number, else a mark, or a number that
// might be a word of its sentence.
func opened(s string) numbering {
	if n := numbered(s); n.kind != noKind {
		return n
	}
	if n := marked(s); n.kind != noKind {
		return n
	}
	f := beginning(s)
	for _, n := range softNumberings {
		m := n.pattern.FindString(f)
		if m == "" {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(f[len(m):]); !isHan(first) && !strings.ContainsRune("“《「", first) {
			return numbering{} // A.M., 3 500
		}
		at := leadingNumber(m)
		if n.kind == letterKind {
			at = int(strings.TrimLeft(m, "(")[0]) - 'a' + 1
		}
		return numbering{kind: n.kind, number: at, width: utf8.RuneCountInString(m), affix: "soft", soft: true}
	}
	return numbering{}
}

// headingMarks are the marks beside symbols in general that set headings off.
const headingMarks = "※●○◎◆◇■□▲△▼▽★☆▍▎▌▪·•►▶▷→➤√✓✔#*＊"

// marked reads the mark a text opens with, or the brackets it stands in.
func marked(s string) numbering {
	first, size := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune(headingMarks, first), first > 0x2000 && unicode.Is(unicode.So, first) && enclosed(first) == 0:
		rest := strings.TrimLeft(s[size:], string(first)+" 　\uFE0F")
		if next, _ := utf8.DecodeRuneInString(rest); !isHan(next) && !strings.ContainsRune("“《「", next) {
			return numbering{}
		}
		return numbering{kind: signKind, width: utf8.RuneCountInString(s) - utf8.RuneCountInString(rest), affix: s[:len(s)-len(rest)], soft: true}
	case (first == '【' || first == '〖') && directions.MatchString(beginning(s)):
	case first == '【' && strings.Index(s, "】") == len(s)-len("】"),
		first == '〖' && strings.Index(s, "〗") == len(s)-len("〗"):
		return numbering{kind: frameKind, width: 1, affix: s[:size], soft: true}
	}
	return numbering{}
}

// directions are words of stage directions, which stand in brackets too.
var directions = re(`掌声|鼓掌|音乐|灯光|播放|视频|ppt|幻灯|画外音|旁白|鞠躬|停顿|起立|敬礼|上台|下台|退场|入场|全场|笑声|主持|^[【〖](?:齐|合|领|男|女|甲|乙|丙|丁|略|图).{0,2}[】〗]$`)

// beginning gives the first characters of a text, folded.
func beginning(s string) string {
	if len(s) > 120 {
		cut := 60
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut]
	}
	return fold(s)
}

var numeralPattern = re(anyNumeral)

func leadingNumber(s string) int { return number(numeralPattern.FindString(s)) }
