package parse

import (
	"strings"
	"unicode/utf8"

	"jianggao/convert/dump"
)

// pinyinNote is the reading of a character that pages add in brackets to
// spoil copies: 線(xiàn).
var (
	pinyinNote  = re(`[(（][a-züêāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹɡ]{1,6} ?[)）]`)
	pinyinTones = re(`[(（][a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3} ?[)）]`)
)

// fewReadings is how many readings with tone marks make a page one that
// writes them everywhere.
const fewReadings = 3

func writesPinyin(p *dump.Page) bool {
	n := 0
	for _, l := range p.Lines {
		if holds(l.Text, "(（") {
			if n += len(pinyinTones.FindAllStringIndex(l.Text, fewReadings)); n >= fewReadings {
				return true
			}
		}
	}
	return false
}

// cutPinyin removes the readings that stand directly after a Han character.
func cutPinyin(s string) (string, []cut) {
	var cuts []cut
	var b strings.Builder
	at := 0
	for _, loc := range pinyinNote.FindAllStringIndex(s, -1) {
		before, _ := utf8.DecodeLastRuneInString(s[:loc[0]])
		if !isHan(before) {
			continue
		}
		b.WriteString(s[at:loc[0]])
		cuts = append(cuts, cut{text: s[loc[0]:loc[1]], reason: Advert, rule: "reading in brackets"})
		at = loc[1]
	}
	b.WriteString(s[at:])
	return b.String(), cuts
}

// An inlineRule is one row of the table of furniture inside kept lines.
type inlineRule struct {
	name   string
	reason Reason
	marks  string   // one of these stands in what may be cut, or opens it; "" where find says
	within string   // one of these stands in every line the rule can cut; "" for nothing
	tail   int      // only so many characters at the end are looked at; 0 for all
	words  bool     // only in lines with words of sites
	find   *pattern // what may be cut, in the line as the page has it; nil for any brackets
	needs  *pattern // what it must hold, folded; nil to ask the evidence of its words
	spares *pattern // what stands around it, folded, when the sentence needs it; see around
	drops  string
	keeps  string
}

const siteWords = `(?:网|站|文库|公众号|资源|范文|平台|首发|app|资料库|搜集|收集|整理|提供|发布|编辑|转载|版权)`

// sentenceAddress is what stands around an address a speaker gives: a word that
// leads to it, or the sentence that goes on about it.
var sentenceAddress = re(`(?:是|为|叫|到|在|登录|登陆|访问|打开|输入|进入|浏览|搜索?|从|上|网址|网站|官网|主页|域名|地址|链接|平台|系统|信箱|邮箱|点击|见|即|和|及|:|“|"|《|、)[ （(]*\n|\n[”"》）) ]*(?:查[询看阅]?|下载|上|里|中|就|即可|可以|可|的|是|这|注册|报名|提交|了解|学习|填|办理|,[^。,]{0,4}(?:大家|可以|欢迎|请|那里|里面|上面|就|点击|登录|查|有))`)

// slogan is what stands before an address in a site's slogan.
var slogan = re(`(?:更多|尽在|本文|来源|来自|转自|摘自|首发|敬请|整理|提供|收集|搜集)[^。!?\n]{0,16}\n`)

// inlineRules is the table, all applied in order.
var inlineRules = []inlineRule{
	{"hidden text", Advert, "", "此", 0, false, re(`(?:…+|\.{3,}|。{3,})?[（(【\[]?此[处處](?:隐藏|省略|隱藏)\s*\d+\s*(?:[个個]?字|字符)[^，。！？]{0,4}?[)）】\]]?(?:…+|\.{3,}|$)|[（(【\[]此[處处](?:隐藏|省略|隱藏)\s*\d+\s*(?:[个個]?字|字符)[)）】\]]`), re(`.`), nil,
		"想了很久。……此处隐藏882个字……后来", "此处省略一万字，大家都笑了。"},
	{"site in brackets", Advert, "（(【[〔「<《", "", 0, false, nil,
		re(`(?:www\.|https?:|\.com|\.cn|\.net|\.org|\.abc)|(?:更多|尽在)[^)】\]]{0,30}` + siteWords + `|(?:请|敬请|欢迎)关注[^)】\]]{0,12}(?:` + siteNames + `|文库|资源|范文|本站|本网|首发)|(?:本文|原文|文章|内容|范文|资料|文档)[^)】\]]{0,10}(?:由|来自|来源于?|转载|摘自|出自|首发)[^)】\]]{0,20}(?:网|本站|某站|文库|公众号|资源|范文|平台|首发|资料库|小编|[a-z0-9.]{3,})|(?:转载|转自|摘自|首发)[^)】\]]{0,12}(?:网|站|文库|公众号)|^.[^)】\]]{0,12}(?:网|本站|某站|文库|公众号|[a-z0-9]\.[a-z]{2,7})(?:友情|独家|小编)?(?:提供|整理|搜集|收集|发布|分享|推荐|转载|首发|原创)[)】\]]$|[a-z0-9-]{2,}\.(?:com|cn|net|org|cc|top|info|vip|xyz|site|wang|me|tv)(?:[/)】\]]|$)|^.[^)】\]a-z.]{0,8}\.[a-z]{2,8}\d{1,3}(?:[^)】\]a-z0-9.]{0,8}(?:整理|提供|搜集|收集|发布|编辑|首发|原创))?[)】\]]$|^.\.[a-z0-9]{2,8}(?:友情|独家|首发|倾情)?(?:整理|提供|搜集|收集|发布|编辑|首发|原创)|^.由[x×*某]*(?:整理|提供|搜集|收集|发布|编辑|上传)[)】\]]$|^.由[^)】\]]{0,16}(?:网|文库|公众号|小编|网友|本站|[a-z0-9.]{3,})[^)】\]]{0,6}(?:整理|提供|搜集|收集|发布|编辑|上传)[)】\]]$`), sentenceAddress,
		"今天很好(本文由某某站友情提供)我们", "他读了（本文第三段）又读一遍。"},
	{"site's words in brackets", Advert, "（(【[〔", "", 0, false, nil, nil, nil,
		"他又站了起来。(扫码关注公众号领取完整版)我们", "我演讲的题目（大家可以在屏幕上看到）很短。"},
	{"site within", Advert, "访尽注", "请关注 请访问 尽在 注明", 0, false, re(`更多(?:精彩|优秀|相关|最新)?的?(?:范文|演讲稿|发言稿|讲话稿|好文|美文|公文)[^。，！？；]{0,8}(?:请关注|请访问|敬请关注|尽在)[:：]?[^。，！？；\s]{1,10}?(?:网|站|文库|公众号)|(?:转载|引用)(?:请|须|需)注明(?:来自|出处|来源|转自)?[:：]?[^。，！？；\s]{1,10}?(?:网|站|文库|公众号)`), re(`.`), re(`\n(?:络|友|民|红|点|上的)`),
		"我们都笑了更多范文请关注某某网后来又哭了。", "更多的关注来自网友，转载请注明出处是他的口头禅。"},
	{"site at the end", Advert, "", "", 70, true, re(`(?:[（(]?(?:本文|文章|内容|本篇|本资料|该资料|本文档|本范文|更多)[^。，！？]{0,24}(?:来自|来源于?|转自|摘自|出自|尽在|请关注|请访问|请点击|敬请关注|由)[^。，！？]{0,24}` + siteWords + `[^。！？，]{0,8}[)）]?[。！]?\s*)$`), re(`.`), nil,
		"谢谢大家。本文来自某某范文网", "我的底气来自群众，来自这片土地。"},
	{"site between dashes", Advert, "", "", 0, false, re(`[-~]{1,2}[^-~—，。！？；：\s]{0,8}(?:文库|范文网|文秘网|作文网|资源网|文档网|写作网|公文网|范文大全)[-~]{1,2}`), re(`.`), re(`[^。！？!?，,；;\n]\n[^。！？!?，,；;\n]`),
		"他又站了起来。-某某文库-我们都鼓掌。", "学校-校园文库-班级书角，三级都有书看。"},
	{"tag", Menu, "", "> </", 0, false, re(`</?(?:a|p|br|hr|div|span|font|strong|b|i|em|u|img|td|tr|th|tbody|table|h[1-6]|li|ul|ol|center|script|style|section|o:p|A|P|BR|DIV|SPAN|FONT|STRONG|B|IMG|TD|TR|TABLE|LI|CENTER)(?:\s[^<>]{0,200})?/?>`), re(`.`), nil,
		"我们都笑了。</a>", "当 a<b 时，式子成立。"},
	{"pages in the line", Pager, "", "页", 40, false, re(`(?:(?:\[\d{1,2}\]\s*){2,}(?:下一页)?|(?:\d{1,2}\s+){2,}下一页|第\s*\d+\s*页\s*[/／,，]?\s*共\s*\d+\s*页|[（(【\[]?(?:本文|全文)共\s*\d+\s*页[^。！？]{0,16}[)）】\]]?)\s*$`), re(`.`), nil,
		"我们都笑了。[1][2][3]下一页", "这本书我只读了第1页，共300页。"},
	{"rest to be read", Advert, "", "未完", 0, false, re(`(?:…+|\.{3,})?[（(【\[]?未完[,，、]?\s*(?:待续[,，]?)?全文共?\s*\d+\s*字[^。！？…]{0,20}[)）】\]]?(?:…+|\.{3,})?`), re(`.`), nil,
		"我们都笑了。…未完，全文共2356字，当前显示1024字…", "故事未完，全文共三章，我只讲第一章。"},
	{"button in brackets", Menu, "[【（(", "图] 图】 片] 片】 频] 频】 [表 【表 [im [IM 【im 查看 展开 点击 文共 [来 [转 [出", 0, false, re(`[\[【](?:图片|圖片|图|视频|表情|img|image|IMG)[\]】]|\[(?:来源|来自|转自|出处)[:：][^\]]{1,16}?(?:网|站|文库|百度|公众号)\]|[\[【（(](?:查看(?:全文|原图|大图|更多)|展开(?:全文|更多)?|点击(?:这里)?(?:查看|阅读|下载|展开|放大)[^)）】\]。，]{0,8}|(?:本文|全文)共\d+页[^)）】\]]{0,20})[\]】）)]`), re(`.`), nil,
		"我们都笑了。[图片]", "他在本子上画了一张【路线图】给我。"},
	{"editor in brackets", Editorial, "（(【[", "小编", 0, false, re(`[（(【\[]小编(?:注|按|提示|提醒|语|寄语|点评|有话说)[:：][^)）】\]]{0,60}[)）】\]]`), re(`.`), nil,
		"我们都笑了。（小编注：此处有删节）", "小编注意到一个细节：他没有坐下。"},
	{"name of a site in brackets", Advert, "〖【[〔", "文库 范文 文秘网 作文网 资源网 文档网 写作网 公文网 演讲稿网", 0, false, re(`[〖【\[〔][^〗】\]〕。，！？：:]{0,8}(?:文库|范文网|文秘网|作文网|资源网|文档网|写作网|公文网|演讲稿网|范文大全|范文之家)[〗】\]〕]`), re(`.`), nil,
		"我们都笑了。〖范文大全〗", "每班都有一个【图书角】。"},
	{"arrows", Menu, "", "", 12, false, re(`[↓↑▼▲⬇]{2,}\s*$`), re(`.`), nil,
		"我们都笑了。↓↓↓", "气温一路走低↓。"},
	{"address in disguise", Advert, "", "ｗ Ｗ", 0, false, re(`[ｗＷ]{3}[.．。][Ａ-Ｚａ-ｚ０-９A-Za-z0-9.．\-]{3,60}`), re(`.`), nil,
		"我们ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ都笑了。", "网址是www.gov.cn，请大家收藏。"},
	{"address in single letters", Advert, "", "", 0, false, re(`[wW] [wW] ?[wW] ?[.．] ?[A-Za-z0-9][A-Za-z0-9 .．\-]{2,40}?(?:com|cn|net|org|c ?o ?m)`), re(`.`), nil,
		"我们w w w.example.com都笑了。", "W W二字写在门上。"},
	{"credit of an address", Advert, "", "com整理 com提供 com收集 com搜集 com首发 com原创 cn整理 cn提供 cn收集 cn搜集 net整理 net提供 net收集 net搜集", 0, false, re(`(?:https?://|www\.)?[A-Za-z0-9-]{2,30}\.(?:com|cn|net)(?:\.cn)?(?:收集整理|搜集整理|整理|提供|搜集|收集|首发|原创)`), re(`.`), nil,
		"我们都笑了。example.com整理", "数据由stats.gov.cn网站的同志核对过。"},
	{"source and address", Advert, "", "http www", 0, false, re(`(?:本文|文章|原文|资料)(?:来源|出处|地址|链接|网址)[:：](?:https?://|www\.)[A-Za-z0-9][A-Za-z0-9./_?=&%#-]{3,80}`), re(`.`), nil,
		"我们都笑了。本文来源：http://www.example.com/1.html", "报名网址：http://www.example.com，今晚截止。"},
	{"address", Advert, "", "", 0, false, re(`(?:https?://|www\.)[A-Za-z0-9][A-Za-z0-9./_?=&%#-]{3,80}`), re(`(?:fanwen|fw|wenku|yanjiang|jianghua|zuowen|example|scho|doc|xue|article|\d{3,}|/\w+\.html?)`), sentenceAddress,
		"今天www.fanwen123.com我们", "网址是www.gov.cn，请大家收藏。"},
}

// cutInline removes furniture from inside a kept text and notes what was cut:
// by the table, then whole sentences of the site among those of the speech.
func cutInline(s string) (string, []cut) {
	f := fold(s)
	return cutKnown(s, triggers(f), judge(f))
}

// cutKnown is cutInline for a text whose characters and words are known.
func cutKnown(s string, set trigger, words judgement) (string, []cut) {
	var cuts []cut
	var gone gaps
	for i := range inlineRules {
		r := &inlineRules[i]
		if set&inlineTrigger(i) == 0 || !holdsOne(s, r.within) {
			continue
		}
		var locs [][]int
		switch {
		case r.words && words.positive == 0:
			continue
		case r.tail > 0:
			from := lastRunes(s, r.tail)
			if loc := r.find.FindStringIndex(s[from:]); loc != nil {
				locs = [][]int{{loc[0] + from, loc[1] + from}}
			}
		case r.find != nil:
			locs = r.find.FindAllStringIndex(s, -1)
		default:
			locs = brackets(s, r.marks)
		}
		if len(locs) == 0 {
			continue
		}
		var b strings.Builder
		var taken [][]int
		at := 0
		for _, loc := range locs {
			part := s[loc[0]:loc[1]]
			if !r.cuts(fold(part)) || loc[0] == 0 && loc[1] == len(s) {
				continue // a whole line is for the table of lines to judge
			}
			if r.spares != nil {
				if a := around(s, loc); r.spares.MatchString(a) && !(r.spares == sentenceAddress && slogan.MatchString(a)) {
					continue
				}
			}
			b.WriteString(s[at:loc[0]])
			cuts = append(cuts, cut{part, r.reason, r.name, gone.original(loc[0])})
			taken = append(taken, loc)
			at = loc[1]
		}
		if at > 0 {
			b.WriteString(s[at:])
			s = b.String()
			gone = gone.with(taken)
			words = judge(fold(s))
		}
	}
	if words.positive < softEvidence {
		return s, cuts
	}
	return cutSentences(s, cuts, gone)
}

// holdsOne reports whether one of some words, with blanks between them, stands
// in a text; yes when there are none.
func holdsOne(s, words string) bool {
	for words != "" {
		w, rest, _ := strings.Cut(words, " ")
		if strings.Contains(s, w) {
			return true
		}
		if words = rest; words == "" {
			return false
		}
	}
	return true
}

// gaps are the places of a text where parts of it were cut out, in order.
type gaps []gap

type gap struct{ at, by int } // where in what is left, and how many bytes

// original gives where a place of what is left was in the whole text.
func (g gaps) original(at int) int {
	n := at
	for _, x := range g {
		if x.at <= at {
			n += x.by
		}
	}
	return n
}

// with adds further cuts, at places of what was left before them.
func (g gaps) with(locs [][]int) gaps {
	var out gaps
	less := 0
	for _, loc := range locs {
		for len(g) > 0 && g[0].at <= loc[0] {
			out = append(out, gap{g[0].at - less, g[0].by})
			g = g[1:]
		}
		by := loc[1] - loc[0]
		for len(g) > 0 && g[0].at < loc[1] {
			out = append(out, gap{loc[0] - less, g[0].by})
			g = g[1:]
		}
		out = append(out, gap{loc[0] - less, by})
		less += by
	}
	for _, x := range g {
		out = append(out, gap{x.at - less, x.by})
	}
	return out
}

// around gives what stands before and after a part of a text, folded, with a
// line feed in its place.
func around(s string, loc []int) string {
	const before, after = 20, 12
	rest := s[loc[1]:]
	return fold(s[:loc[0]][lastRunes(s[:loc[0]], before):]) + "\n" + fold(rest[:skipRunes(rest, after)])
}

// lastRunes gives where the last n characters of a text begin.
func lastRunes(s string, n int) int {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return at
}

// longestBracket is how many characters in brackets are looked at.
const longestBracket = 60

// brackets finds what stands in brackets of the given opening marks, without
// brackets or stops inside.
func brackets(s, opening string) [][]int {
	var locs [][]int
	open, n := -1, 0
	for i, r := range s {
		switch r {
		case '（', '(', '【', '[', '〔', '「', '<', '《':
			if open = -1; strings.ContainsRune(opening, r) {
				open, n = i, 0
			}
			continue
		case '）', ')', '】', ']', '〕', '」', '>', '》':
			if open >= 0 && n >= 2 {
				locs = append(locs, []int{open, i + utf8.RuneLen(r)})
			}
			open = -1
		case '。', '！', '？':
			open = -1
		}
		if n++; n > longestBracket {
			open = -1
		}
	}
	return locs
}

// needed gives the characters, folded, one of which stands in every line the
// rule can cut.
func (r *inlineRule) needed() string {
	if r.marks != "" {
		return fold(r.marks)
	}
	return fold(r.find.Marks())
}

func (r *inlineRule) cuts(part string) bool {
	if r.find == nil && utf8.RuneCountInString(part) < 5 {
		return false // (一) and the like
	}
	if r.needs != nil {
		return r.needs.MatchString(part)
	}
	j := judge(part)
	if j.points >= softEvidence && j.signed(part) && signOf(part) != nil {
		return true
	}
	c, share, strong, _ := buttons(part)
	return c != nil && strong > 0 && share >= 90
}

const (
	leastLeft     = 12 // characters that must be left of a line sentences are cut from
	fragmentBonus = 3  // for a last sentence without its stop after others with theirs
)

// cutSentences cuts the sentences in which the site speaks out of a line in
// which the speaker does. A sentence with a speaker's words stays whatever else
// it has, unless the site names itself.
func cutSentences(s string, cuts []cut, gone gaps) (string, []cut) {
	parts := splitSentences(s)
	if len(parts) < 2 {
		return s, cuts
	}
	var b strings.Builder
	var found []cut
	next := 0
	for i, p := range parts {
		at := next
		next += len(p)
		f := fold(p)
		j := judge(f)
		if i == len(parts)-1 && j.points > 0 && !endsSentence(p) && endsSentence(parts[i-1]) {
			j.points += fragmentBonus
		}
		if j.isSite(f) {
			found = append(found, cut{p, j.reason, j.rule, gone.original(at)})
			continue
		}
		b.WriteString(p)
	}
	if len(found) == 0 || utf8.RuneCountInString(b.String()) < leastLeft {
		return s, cuts
	}
	return b.String(), append(cuts, found...)
}

// splitSentences cuts a text after every stop and the closing marks after it.
func splitSentences(s string) []string {
	var out []string
	start, stop := 0, false
	for i, r := range s {
		end := isStop(r)
		if stop && !end && !strings.ContainsRune(closers, r) {
			out = append(out, s[start:i])
			start, stop = i, false
		}
		stop = stop || end
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}
