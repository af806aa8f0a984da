package parse

import (
	"strings"
	"unicode/utf8"
)

// A form is a way pages label speeches.
type form uint8

const (
	counterForm   form = iota // 篇1, 范文一
	ordinalForm               // 第一篇, 第3讲
	bracketForm               // (一), 【3】
	afterForm                 // 之一
	bareForm                  // 标题1
	aloneForm                 // a line of its own: 1, 一, No.1
	listForm                  // 1、标题
	runningForm               // words learned from the page: 第三位
	titleForm                 // a title without a number
	separatorForm             // a line of marks between speeches
	forms
)

// A labelShape is one row of the table of label forms: how a label of the form
// is found in a folded line. Group 1 of the pattern is the number.
type labelShape struct {
	name    string
	form    form
	pattern *pattern
	// stem says whether something must stand before the label.
	stem stemRule
	// strength orders series when a page has several; see chooseLabels.
	strength int
	example  string
}

type stemRule uint8

const (
	anyStem stemRule = iota
	needsStem
	noStem
)

// labelShapes is the table of forms, strongest first.
var labelShapes = []labelShape{
	{"label with a counter", counterForm, re(`(?:篇|篇章|篇目|范文|范本|例文|样本|样文|样例|样稿|例稿|示例|范例|模板|模版|版本|文章|稿件|作品|选文|例)[ ]?(?:第)?(` + anyNumeral + `)`), anyStem, 5, "毕业演讲稿 篇1"},
	{"ordinal label", ordinalForm, re(`第[ ]?(` + anyNumeral + `)[ ]?(?:篇|讲|则|份|例|场|期|辑|首)`), anyStem, 5, "第一篇：标题"},
	{"label in brackets", bracketForm, re(`[(\[【〖<《][ ]?(?:篇|第)?(` + anyNumeral + `)(?:篇)?[ ]?[)\]】〗>》]`), anyStem, 4, "毕业演讲稿(一)"},
	{"label with 之", afterForm, re(`之(` + anyNumeral + `)`), needsStem, 4, "毕业演讲稿之一"},
	{"bare number after a title", bareForm, re(`[ ]?(\d{1,4}|` + longNumeral + `)`), needsStem, 3, "毕业演讲稿1"},
	{"number alone", aloneForm, re(`^(?:no\.?|part|speech|第)?[ ]?(` + anyNumeral + `)[.、:]?$`), noStem, 2, "1"},
	{"numbered title", listForm, re(`^(` + anyNumeral + `)(?:[ ]?[、.:·]|[ ])[ ]?`), noStem, 1, "1、毕业演讲稿"},
	{"numbered title", listForm, re(`^([①-⑳⑴-⒇⒈-⒛㈠-㈩㊀-㊉])[ ]?[、.:]?[ ]?`), noStem, 1, "①毕业演讲稿"},
}

// A candidate is a row read as a label.
type candidate struct {
	row      int    // index of the row
	rule     string // name of what it was read by
	form     form
	strength int
	number   int
	stem     string // normalized words before the label
	prefix   string // the words before the label as the row has them, its count cut off
	label    string // as the page wrote it
	rest     string // what follows the label
	glued    bool   // rest is the first words of the speech, not its title
	apart    bool   // a mark or a blank stands between the label and rest
	unsure   bool   // it may be a heading
	address  bool   // a salutation follows closely
	closed   bool   // the end of a speech stands before it
	clauses  bool   // the stem has marks of sentences; it must be the page's title
	body     int    // characters of text that follow, up to the next candidate of its group
	said     int    // the same, short sentences and salutations counted
}

// genre are the words by which a title says that it is one of a speech.
var genre = re(`演讲|发言|讲话|讲稿|致辞|致词|贺词|祝词|答谢词|欢迎词|欢送词|开幕词|闭幕词|开场白|主持词|述职|竞聘|竞选|誓词|倡议|感言|寄语|宣讲|党课|报告|心得|体会|范文|稿`)

// normalize makes stems comparable: folded, without count words, blanks and
// marks at the ends.
func normalize(s string) string {
	s = fold(stripCount(s))
	s = strings.ReplaceAll(s, " ", "")
	return strings.Trim(s, ":-—_.·,、《》\"“”[]()【】<>〖〗『』「」")
}

// exampleWords end in 例 and name no text.
var exampleWords = re(`[案事举实惯比病先条凡体特]$`)

// longestStem is how long the words before a label may be.
const longestStem = 48

// Numbers above commonLabels are years and quantities, unless the page has
// labels up to there; then it may count on up to mostLabels.
const (
	commonLabels = 500
	mostLabels   = 99_999
)

// candidates reads a row as a label in every form it can be read in, up to a
// number.
func candidates(i int, w *row, most int) []candidate {
	if w.drop && w.firm {
		return nil
	}
	if w.set&hasNumeral == 0 || w.flows {
		return nil
	}
	head := strings.TrimLeft(w.folded, labelOrnaments)
	if w.length > longestStem+8 || endsSentence(w.clean) || !holds(head, ",!?") { // 奋斗吧,青春演讲稿 篇1
		head = labelHead(head)
	}
	if triggers(head)&hasNumeral == 0 {
		return nil
	}
	var out []candidate
	for _, s := range labelShapes {
		if c, ok := s.read(i, w, head, most); ok {
			out = append(out, c)
		}
	}
	return out
}

// labelOrnaments are the marks pages set labels off with, on both sides.
const labelOrnaments = "◆◇★☆■□●○◎▍▎▌▪►▶▷※#=*~—–-_·•+ "

// labelHead is the part of a folded row a label can stand in: up to the first
// mark no title has.
func labelHead(f string) string {
	n := 0
	for i, r := range f {
		switch r {
		case '。', '!', '?', ';', ',':
			return f[:i]
		}
		if n++; n > longestStem+16 {
			return f[:i]
		}
	}
	return f
}

// read finds a label of the shape in the folded head of a row.
func (s *labelShape) read(i int, w *row, head string, most int) (candidate, bool) {
	at := 0
	for range 6 { // a count or a year may stand before the label
		loc := s.pattern.FindStringSubmatchIndex(head[at:])
		if loc == nil {
			return candidate{}, false
		}
		for k := range loc {
			loc[k] += at
		}
		if c, ok := s.make(i, w, head, loc, most); ok {
			return c, true
		}
		_, n := utf8.DecodeRuneInString(head[loc[0]:])
		at = max(loc[0]+n, loc[2])
		if s.form == aloneForm || s.form == listForm {
			return candidate{}, false
		}
	}
	return candidate{}, false
}

func (s *labelShape) make(i int, w *row, head string, loc []int, most int) (candidate, bool) {
	before, after := head[:loc[0]], head[loc[1]:]
	n := number(head[loc[2]:loc[3]])
	if n == 0 || n > most {
		return candidate{}, false
	}
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case s.form == bracketForm && isCount(head[loc[0]:loc[1]]):
		return candidate{}, false
	case s.form != bracketForm && s.form != listForm && ('0' <= next && next <= '9' || strings.ContainsRune(hanDigits+"十百千", next) && next != 0),
		n > commonLabels && (strings.HasPrefix(head[loc[3]:], "年") || strings.HasPrefix(head[loc[3]:], "届")):
		return candidate{}, false // the middle of a longer number
	case s.form == counterForm && strings.HasPrefix(head[loc[0]:], "例") && exampleWords.MatchString(before): // 案例1
		return candidate{}, false
	case s.form == ordinalForm && next == '章': // 第一篇章
		return candidate{}, false
	case s.form == counterForm && next == '篇', s.form == bareForm && strings.ContainsRune("篇%", next) && next != 0:
		return candidate{}, false
	}
	ornaments := characters(w.folded[:len(w.folded)-len(strings.TrimLeft(w.folded, labelOrnaments))])
	from := skipRunes(w.clean, ornaments+utf8.RuneCountInString(before))
	to := from + skipRunes(w.clean[from:], utf8.RuneCountInString(head[loc[0]:loc[1]]))
	prefix := strings.TrimFunc(strings.TrimLeft(w.clean[:from], labelOrnaments+"　"), isEdgeBlank)
	rest := strings.TrimRight(strings.TrimFunc(w.clean[to:], isEdgeBlank), labelOrnaments+"　")
	stem := normalize(prefix)
	clauses := holds(stem, "!?,")
	switch {
	case s.stem == needsStem && utf8.RuneCountInString(stem) < 2,
		s.stem == noStem && stem != "",
		utf8.RuneCountInString(prefix) > longestStem,
		holds(stem, "。;"),
		clauses && rest != "":
		return candidate{}, false
	}
	c := candidate{row: i, rule: s.name, form: s.form, strength: s.strength, number: n, stem: stem, prefix: strings.TrimRight(stripCount(prefix), " :：-—_　【[（(《"), label: strings.TrimFunc(w.clean[from:to], isEdgeBlank), clauses: clauses}
	bare := c.follow(w, rest)
	c.address = c.glued && isVocative(fold(bare)) && strings.HasSuffix(fold(bare), ":") // 1、各位同事：
	switch {
	case s.form == bareForm && bare != "" && !c.glued,
		s.form == bracketForm && stem == "" && c.glued && !c.address,
		s.form == listForm && (c.glued && !c.address || bare == ""),
		s.form == aloneForm && bare != "":
		return candidate{}, false
	}
	return c, true
}

// labelNote is what sites print beside labels that is no title: （约800字）.
var labelNote = re(`^[(\[【]?(?:(?:字数|阅读|浏览|点击|更新|发布|时间|日期|编辑|来源|热度)[^:]{0,4}:[^。]*|(?:约|共|全文)?[ ]?\d+[ ]?字(?:左右|以内|以上)?)[)\]】]?$`)

// follow settles what stands behind a label: what follows without a separator,
// or reads like a sentence or an address, is the beginning of the speech itself;
// anything else its title. It gives the words without marks before them.
func (c *candidate) follow(w *row, rest string) string {
	bare := strings.TrimLeft(rest, "】])）》:：、.．-—_|·　 ")
	f := fold(bare[:skipRunes(bare, 41)])
	switch {
	case bare == "":
	case labelNote.MatchString(f):
		bare = ""
	case w.full, utf8.RuneCountInString(f) > 40, endsSentence(bare), strings.HasSuffix(f, ":"), holds(f, "。;"):
		c.glued = true
	case strings.HasSuffix(f, ",") && isVocative(f):
		c.glued = true
	}
	if c.rest = bare; !c.glued {
		c.rest = unwrap(strings.TrimFunc(bare, isEdgeBlank))
	}
	return bare
}
