package parse

import (
	"iter"
	"unicode/utf8"

	"jianggao/convert/warning"
)

const maskRunes = `[xX×＊*_○]`

var (
	maskedYear  = re(`(?:(?:19|20){1,2}|一九|二〇|二零|二十|二○)?[\d一二三四五六七八九〇零]{0,2}` + maskRunes + `{1,4}[ ]?年`)
	maskedName  = re(maskRunes + `{2,8}(?:[-－]` + maskRunes + `{1,4})?|[xX×]{1,4}(?:同志|总书记|书记|主席|主任|局长|县长|市长|省长|校长|院长|镇长|乡长|区|县|市|镇|乡|村|省|局|公司|学校|单位|学院|大学|中学|小学|社区|街道|部门|级|班)|某某|某(?:市|县|区|镇|乡|村|局|校|公司)`)
	missingName = re(`^(?:(?:同志)?(?:[在于][^，。！？：“]{2,28}?,?)?(?:曾|曾经|多次|反复|明确|特别)?(?:强调|指出|要求|提出)[:：,，“]|(?:同志)?(?:曾|曾经|多次|常)?(?:说过?|讲过|讲|告诫我们|教导我们)[:：“]|同志(?:19|20|在|于|曾|多次|对))`)
)

// mostMasks is how many masks of one line are warned of.
const mostMasks = 20

// warnMasks warns of what the page has masked: years, names, and names that
// were taken out whole.
func (pg *page) warnMasks(bs []block) {
	for i := range bs {
		for _, r := range bs[i].rows {
			w := &pg.rows[r]
			if w.set&hasMask != 0 {
				for _, m := range maskedYear.FindAllString(w.clean, mostMasks) {
					pg.warn(w.line, warning.MaskedYear, m)
				}
				for _, loc := range maskedName.FindAllStringIndex(w.clean, mostMasks) {
					if isMask(w.clean, loc[0], loc[1]) {
						pg.warn(w.line, warning.MaskedName, w.clean[loc[0]:loc[1]])
					}
				}
			}
			for at, name := range missingNames(w.clean) {
				if at == 0 && r != bs[i].rows[0] {
					continue // the middle of a broken paragraph
				}
				pg.warn(w.line, warning.MissingName, name)
			}
		}
	}
}

// missingNames gives the beginnings of sentences whose subject was taken out,
// with their places.
func missingNames(s string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		start, found := true, 0
		for i, size := 0, 0; i < len(s); i += size {
			var r rune
			r, size = decode(s, i)
			if start && mayOpen(r) {
				if m := missingName.FindString(s[i:min(len(s), i+skipRunes(s[i:], 40))]); m != "" {
					if found++; found > mostMasks || !yield(i, m) {
						return
					}
				}
			}
			start = r == '。' || r == '！' || r == '？' || r == '”'
		}
	}
}

// mayOpen reports whether missingName may match where a character stands.
func mayOpen(r rune) bool {
	switch r {
	case '在', '于', '同', '曾', '多', '反', '明', '特', '强', '指', '要', '提', '说', '讲', '告', '教', '常':
		return true
	}
	return false
}

// isMask reports whether a run of x, * and the like masks a name: it stands
// in no Latin word or sum, and in no year or date.
func isMask(s string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:from])
	after, _ := utf8.DecodeRuneInString(s[to:])
	switch after {
	case '年', '月', '日', '号', '时', '点':
		return false
	}
	return !isWord(before) && !isWord(after)
}
