package parse

import (
	"strings"
	"sync"
	"unicode/utf8"
)

const hanDigits = "零一二三四五六七八九"

// numeral is the pattern of a number as labels and headings write it.
const (
	hanNumeral = `[〇零一二三四五六七八九十百两兩廿卅壹贰叁肆伍陆柒捌玖拾]{1,5}`
	// the same up to the thousands: 千 begins none, but 千篇一律
	longNumeral = `[〇零一二三四五六七八九十百两兩廿卅壹贰叁肆伍陆柒捌玖拾][〇零一二三四五六七八九十百千两兩廿卅壹贰叁肆伍陆柒捌玖拾]{0,8}`
	anyNumeral  = `(?:\d{1,4}` + keycap + `?|` + longNumeral + `|` + enclosedNumeral + `)`
	// figures of one character, with what encloses them; keep with enclosedFigures
	enclosedNumeral = `[Ⅰ-Ⅻⅰ-ⅻ①-⑳⑴-⒇⒈-⒛㈠-㈩㊀-㊉㉑-㉟㊱-㊿❶-❿➀-➉➊-➓⓫-⓴⓵-⓾]`
	keycap          = `(?:\x{FE0F}?\x{20E3})`
)

// enclosedFigures is the table of such figures: the first of a row of
// characters, the number it stands for, how many there are.
var enclosedFigures = []struct {
	first rune
	n     int
	count int
}{
	{'Ⅰ', 1, 12}, {'ⅰ', 1, 12}, {'①', 1, 20}, {'⑴', 1, 20}, {'⒈', 1, 20}, {'㈠', 1, 10}, {'㊀', 1, 10}, {'㉑', 21, 15}, {'㊱', 36, 15},
	{'❶', 1, 10}, {'➀', 1, 10}, {'➊', 1, 10}, {'⓫', 11, 10}, {'⓵', 1, 10},
}

// plainFigures writes other forms of figures as the common ones.
var plainFigures = strings.NewReplacer("〇", "零", "两", "二", "兩", "二", "廿", "二十", "卅", "三十", "壹", "一", "贰", "二", "叁", "三", "肆", "四",
	"伍", "五", "陆", "六", "柒", "七", "捌", "八", "玖", "九", "拾", "十")

// number reads a numeral in Arabic or Chinese figures; 0 when it is none.
func number(s string) int {
	if s == "" {
		return 0
	}
	if s[0] >= '0' && s[0] <= '9' {
		s = strings.TrimRight(s, "\uFE0F\u20E3")
		n := 0
		for _, r := range s {
			if r < '0' || r > '9' || n > 99999 {
				return 0
			}
			n = n*10 + int(r-'0')
		}
		return n
	}
	if r, _ := utf8.DecodeRuneInString(s); r > 0x2000 && r < 0x3400 && r != '〇' {
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
		case '千':
			if digit < 0 {
				digit = 1
			}
			total += digit * 1000
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
	if !strings.ContainsAny(s, "十百千") {
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
	for _, f := range enclosedFigures {
		if r >= f.first && int(r-f.first) < f.count {
			return int(r-f.first) + f.n
		}
	}
	return 0
}

// tenStems are the Heavenly Stems, which number too: 讲稿甲.
const tenStems = "甲乙丙丁戊己庚辛壬癸"

// numeralWords are the other words labels count with, in folded form: English,
// Roman numerals in letters, the ten stems. Their place is their number.
var numeralWords = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for _, list := range []string{
		"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
		"first second third fourth fifth sixth seventh eighth ninth tenth",
		"i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx",
		"a b c d e f g h",
		strings.Join(strings.Split(tenStems, ""), " "),
	} {
		for i, w := range strings.Fields(list) {
			if m[w] == 0 {
				m[w] = i + 1
			}
		}
	}
	return m
})

// A figure is a numeral found in a text.
type figure struct {
	from, to int // bytes
	n        int
	word     bool // one of numeralWords
}

// nextFigure finds the first numeral of a folded text from a byte on; false for
// none. Letters and stems count only as whole words.
func nextFigure(f string, at int) (figure, bool) {
	before := rune(0)
	if at > 0 {
		before, _ = utf8.DecodeLastRuneInString(f[:at])
	}
	for at < len(f) {
		r, size := utf8.DecodeRuneInString(f[at:])
		end := at + size
		switch {
		case isFigure(r):
			for end < len(f) {
				next, n := utf8.DecodeRuneInString(f[end:])
				if isDigit(next) != isDigit(r) || !isFigure(next) {
					break
				}
				end += n
			}
			n := number(f[at:end])
			if rest := f[end:]; strings.HasPrefix(rest, "\uFE0F\u20E3") {
				end += len("\uFE0F\u20E3")
			} else if strings.HasPrefix(rest, "\u20E3") {
				end += len("\u20E3")
			}
			return figure{at, end, n, false}, true
		case enclosed(r) > 0:
			return figure{at, end, enclosed(r), false}, true
		case 'a' <= r && r <= 'z':
			for end < len(f) && 'a' <= f[end] && f[end] <= 'z' {
				end++
			}
			if n := numeralWords()[f[at:end]]; n > 0 && !isDigit(before) {
				return figure{at, end, n, true}, true
			}
			r = 'z'
		case strings.ContainsRune(tenStems, r):
			return figure{at, end, numeralWords()[f[at:end]], true}, true
		}
		before, at = r, end
	}
	return figure{}, false
}

// isFigure reports whether a character is one of those that numbers are written
// with.
func isFigure(r rune) bool {
	return marksOf().at(r).set&hasNumeral != 0 && enclosed(r) == 0
}
