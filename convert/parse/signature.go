package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jianggao/convert/speech"
)

// dateFigure is a character of a date: a figure, or what hides one.
const dateFigure = `[\dx*×〇○o零一二三四五六七八九十]`

var (
	signatureDate = re(`(?:^|[ ]|^[\p{Han}]{2,4}[ (]?)(?:(?:19|20)?` + dateFigure + `{2,4}[ ]?年[ ]?` + dateFigure + `{1,3}[ ]?月(?:[ ]?` + dateFigure + `{1,3}[ ]?[日号])?|` + dateFigure + `{1,3}[ ]?月[ ]?` + dateFigure + `{1,3}[ ]?[日号]|(?:19|20)[\dx*]{2}[-./]\d{1,2}[-./]\d{1,2})` +
		`[ ]?(?:[(]?(?:星期|周)[一二三四五六日天][)]?)?(?:凌晨|清晨|晨|早|上午|中午|下午|傍晚|晚|夜|深夜)?(?:于[ ]?[\p{Han}]{2,10})?[)]?$`)
	signatureRole = re(`^(?:发言人|演讲人|演讲者|讲话人|报告人|述职人|竞聘人|竞选人|倡议人|汇报人|宣讲人|致辞人|致词人|承诺人|宣誓人|签名|署名|主讲人|发言者|学生|落款|此致|敬礼)[ ]*[:]?[ ]*[^。,;?]{0,20}$`)
	signatureOf   = re(`^[^。,;:!?]{0,10}(?:人|代表|者|长|员|师|理|任)[ ]*[:][ ]*[\p{Han}·x×*、 ]{2,24}(?:[ ].{0,24})?$`)
	signatureName = re(`^[^。,;:?!0-9a-z「『“"《(\[【〖]{2,18}$`)

	// names are what signatures are told by, for certain: a person, or a body.
	names = re(`^(?:[` + surnames + `][ ]?[\p{Han}x×*某]{1,2}|[\p{Han}·]{2,6}[ ]+[\p{Han}x×*]{1,2}[ ]?[\p{Han}x×*]{1,2}|[x×*某]{2,4}|[` + surnames + `](?:某某|[x×*]{1,3}))(?:[ 、]+[` + surnames + `][ ]?[\p{Han}x×*某]{1,2})*$` +
		`|^[^。,;:!?]{0,16}(?:班|校|局|院|部|处|科|室|公司|学|支部|车间|街道|社区|村|镇|乡|县|市|委|会|厂|站|所|队|组|团|集团|政府|中心|幼儿园|医院|银行|全家|敬上|敬启|敬拜|鞠躬|泣拜|谨启|顿首|(?:全体|全班|全家).{1,8})$`)
)

// surnames are the commonest of family names.
const surnames = `王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤岳温康葛牛樊季耿倪岑俞柳祝盛舒褚卓闻阮欧司`

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
	if (isDigit(last) || strings.Contains(f, "月")) && signatureDate.MatchString(f) ||
		strings.ContainsRune(roleFirst, first) && signatureRole.MatchString(f) ||
		strings.Contains(f, ":") && signatureOf.MatchString(f) || isClosing(f) {
		return true
	}
	return w.length <= 24 && isClassLine(f) || w.length <= 18 && signatureName.MatchString(f) && !genre.MatchString(f)
}

// isStrictSignature leaves out formulas that are spoken.
func isStrictSignature(w *row) bool {
	if w.cell {
		return false
	}
	return isSignature(w) && !strings.Contains(w.folded, "谢") && !endsSentence(strings.TrimSuffix(w.clean, "敬礼！"))
}

// isClassLine reports whether a line names a class or an office and a person:
// 七（2）班 周雨桐.
func isClassLine(f string) bool {
	return strings.ContainsAny(f, "班校局院部处科室司学队村厂镇乡县市会站所级") && isByline(f) && strings.Contains(f, " ")
}

// mostSigned is how many rows a signature has.
const mostSigned = 6

// signatures marks the rows at the end that name the speaker and the date. Short
// lines without a stop may be the last lines of a poem, or the cells of a table:
// a signature has a name, an office or a date.
func (pg *page) signatures(bs []block) {
	from := len(bs)
	for from > 1 && len(bs)-from < mostSigned {
		b := &bs[from-1]
		if len(b.rows) != 1 || !b.whole || b.kind != speech.Paragraph || !pg.signs(b) {
			break
		}
		from--
	}
	certain := func(b block) bool { return pg.isNamed(&pg.rows[b.rows[0]]) }
	for from < len(bs) && (!slices.ContainsFunc(bs[from:], certain) || !certain(bs[from]) && bs[from-1].isVerse()) {
		from++
	}
	if !slices.ContainsFunc(bs[:from], func(b block) bool { return b.kind == speech.Paragraph }) {
		return
	}
	for i := from; i < len(bs); i++ {
		bs[i].kind = speech.Signature
	}
}

// signs reports whether a block may be part of a signature.
func (pg *page) signs(b *block) bool {
	w := &pg.rows[b.rows[0]]
	return isStrictSignature(w) && b.number.kind == noKind
}

// isNamed reports whether a row is a part of a signature for certain.
func (pg *page) isNamed(w *row) bool {
	f := strings.TrimSpace(w.folded)
	return signatureDate.MatchString(f) || signatureRole.MatchString(f) || signatureOf.MatchString(f) || isClosing(f) || isClassLine(f) ||
		names.MatchString(f) || w.hint.Centre || w.indent >= farIndent
}

// farIndent is how far in half ems a row at the end is indented that is set to
// the right.
const farIndent = 16
