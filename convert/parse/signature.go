package parse

import (
	"strings"
	"unicode/utf8"
)

var (
	signatureDate = re(`(?:^|[ ])(?:(?:19|20)?[\dx*×〇零一二三四五六七八九]{2,4}[ ]?年[ ]?[\dx*×〇零一二三四五六七八九十]{1,3}[ ]?月(?:[ ]?[\dx*×〇零一二三四五六七八九十]{1,3}[ ]?日)?|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})$`)
	signatureRole = re(`^(?:发言人|演讲人|演讲者|讲话人|报告人|述职人|竞聘人|倡议人|汇报人|宣讲人|致辞人|承诺人|宣誓人|签名|署名|主讲人|发言者|学生|落款|此致|敬礼)[ ]*[:]?[ ]*[^。,;?]{0,20}$`)
	signatureOf   = re(`^[^。,;:!?]{0,10}(?:人|代表|者|长|员|师|理|任)[ ]*[:][ ]*[\p{Han}·xX×*]{2,8}(?:[ ].{0,24})?$`)
	signatureName = re(`^[^。,;:?!0-9a-z「『“"《(]{2,18}$`)
)

// roleFirst are the characters signatureRole begins with.
const roleFirst = "发演讲报述竞倡汇宣致承签署主学落此敬"

// isSignature reports whether a row may be part of a signature: a name, an
// office, a date, 此致 敬礼.
func isSignature(w *row) bool {
	f := strings.TrimSpace(w.folded)
	if w.length > 40 || f == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(f)
	last, _ := utf8.DecodeLastRuneInString(f)
	if (isDigit(last) || last == '月' || last == '日') && signatureDate.MatchString(f) ||
		strings.ContainsRune(roleFirst, first) && signatureRole.MatchString(f) ||
		strings.Contains(f, ":") && signatureOf.MatchString(f) || isClosing(f) {
		return true
	}
	return w.length <= 24 && isClassLine(f) || w.length <= 18 && signatureName.MatchString(f) && !genre.MatchString(f)
}

// isStrictSignature leaves out formulas that are spoken.
func isStrictSignature(w *row) bool {
	return isSignature(w) && !strings.Contains(w.folded, "谢") && !endsSentence(strings.TrimSuffix(w.clean, "敬礼！"))
}

// isClassLine reports whether a line names a class or an office and a person:
// 七（2）班 周雨桐.
func isClassLine(f string) bool {
	return strings.ContainsAny(f, "班校局院部处科室司学队村厂镇乡县市会站所级") && isByline(f) && strings.Contains(f, " ")
}
