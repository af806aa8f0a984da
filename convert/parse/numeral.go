package parse

import (
	"strings"
	"unicode/utf8"
)

const hanDigits = "零一二三四五六七八九"

// numeral is the pattern of a number as labels and headings write it.
const (
	hanNumeral = `[〇零一二三四五六七八九十百两兩廿卅壹贰叁肆伍陆柒捌玖拾]{1,5}`
	anyNumeral = `(?:\d{1,3}|` + hanNumeral + `|[Ⅰ-Ⅻⅰ-ⅻ①-⑳⑴-⒇⒈-⒛㈠-㈩㊀-㊉])`
)

// plainFigures writes other forms of figures as the common ones.
var plainFigures = strings.NewReplacer("〇", "零", "两", "二", "兩", "二", "廿", "二十", "卅", "三十", "壹", "一", "贰", "二", "叁", "三", "肆", "四",
	"伍", "五", "陆", "六", "柒", "七", "捌", "八", "玖", "九", "拾", "十")

// number reads a numeral in Arabic or Chinese figures; 0 when it is none.
func number(s string) int {
	if s == "" {
		return 0
	}
	if s[0] >= '0' && s[0] <= '9' {
		n := 0
		for _, r := range s {
			if r < '0' || r > '9' || n > 99999 {
				return 0
			}
			n = n*10 + int(r-'0')
		}
		return n
	}
	if r, _ := utf8.DecodeRuneInString(s); r > 0x2000 && r < 0x3400 {
		return enclosed(r)
	}
	s = plainFigures.Replace(s)
	total, digit, plain := 0, -1, 0
	for _, r := range s {
		switch r {
		case '十':
			if digit < 0 {
				digit = 1
			}
			total += digit * 10
			digit = -1
		case '百':
			if digit < 0 {
				digit = 1
			}
			total += digit * 100
			digit = -1
		default:
			i := strings.IndexRune(hanDigits, r)
			if i < 0 {
				return 0
			}
			digit = i / len("一")
			plain = plain*10 + digit
		}
	}
	if !strings.ContainsAny(s, "十百") {
		return plain
	}
	if digit > 0 {
		total += digit
	}
	return total
}

// hanNumber writes a number up to 99 in Chinese figures.
func hanNumber(n int) string {
	figure := func(n int) string { return hanDigits[n*len("一") : (n+1)*len("一")] }
	s := ""
	if n >= 20 {
		s = figure(n / 10)
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 > 0 {
		s += figure(n % 10)
	}
	return s
}

// enclosed reads a Roman numeral of one character, or a figure in a ring, in
// brackets or with its stop.
func enclosed(r rune) int {
	for _, first := range []struct {
		one rune
		n   int
	}{{'Ⅰ', 12}, {'ⅰ', 12}, {'①', 20}, {'⑴', 20}, {'⒈', 20}, {'㈠', 10}, {'㊀', 10}} {
		if r >= first.one && int(r-first.one) < first.n {
			return int(r-first.one) + 1
		}
	}
	return 0
}
