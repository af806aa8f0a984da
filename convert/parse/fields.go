package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A fieldKey is a word sites put before a colon to say something of a page:
// 作者：佚名 时间：2019-05-03 阅读：1024次.
var (
	fieldKeys = `来自|图文|图文编辑|文字编辑|本期编辑|值班编辑|编排|供图|供图单位|图源|归档于|收录于|本文关键字|本文关键词|上一条|下一条|上一页|下一页|稿源|供稿单位|供稿人|录入员|整理人|整理者|汇编|摄影|图片来源|图片|主编|策划|统筹|监审|文章评级|评级|难度|文章id|id|页码|字数统计|更新|发布|日期时间|文档分享人|分享人|分享者|刊登日期|刊登时间|张贴日期|点阅|点阅数|字级|发布时间|发表时间|更新时间|上传时间|添加时间|录入时间|整理时间|时间|日期|发布日期|更新日期|发布于|更新于|发表于|作者|本文作者|原作者|作者单位|来源|文章来源|信息来源|稿件来源|内容来源|资料来源|来源网站|出处|原文出处|责任编辑|本文编辑|文章编辑|编辑|责编|小编|美编|编审|审核|初审|复审|终审|校对|审校|监制|排版|` +
		`整理|录入|撰稿|供稿|投稿|原创投稿|投稿人|通讯员|记者|发布者|发布人|发布单位|上传者|上传人|上传用户|会员|作者id|栏目|所属栏目|分类|所属分类|文章分类|类别|频道|专题|标签|本文标签|文章标签|关键词|关键字|tags?|热词|字号|字体|文字大小|阅读|阅读量|阅读数|阅读次数|浏览|浏览量|浏览次数|浏览数|点击|点击量|点击数|点击率|点击次数|` +
		`人气|访问|访问量|查看|查看次数|下载|下载量|下载次数|收藏|收藏数|评论|评论数|点赞|字数|全文字数|文章字数|页数|大小|文件大小|文档大小|格式|文件格式|文档格式|文档编号|文章编号|编号|文号|文件类型|文档类型|语言|所需积分|积分|价格|售价|适用|文体|推荐度|推荐指数|星级|评分|推荐访问|本文地址|本文链接|本文网址|原文地址|原文链接|文章地址|文章链接|链接|链接地址|转载地址|网址|地址链接|` +
		`联系电话|举报电话|客服电话|投诉电话|客服qq|联系qq|qq|邮箱|投稿邮箱|举报邮箱|投诉邮箱|客服邮箱|电子邮箱|微信|微信号|公众号|微信公众号|来源公众号|客服微信|侵权投诉邮箱|违法信息举报电话|服务热线|增值电信业务经营许可证|备案号|网站备案号|icp备案号|许可证号|标题|文章标题|文档标题|题目|资料名称|文档名称|文件名|昵称|您的昵称|用户名|密码|验证码|姓名|热门搜索|热词搜索|热搜|搜索热词|相关热词搜索|相关搜索|热门标签|热门专题|延伸阅读|推荐阅读|相关阅读|上一篇|下一篇|上一篇文章|下一篇文章`
	anyKey     = re(`^[\p{Han}]{2,6}$`)
	fieldStart = re(`(?:` + fieldKeys + `)[ ]?:`)
	barField   = re(`^(` + fieldKeys + `|文|图|文字|供文)[ ]*[|丨│/][ ]*([^|丨│/:。!?]{1,20})$`) // 来源丨校团委, 文/李明
	// what a field says when it is a figure: a date, a time, a number with its
	// unit, an address
	figureValue = re(`^[ ]*(?:约|共|第)?[\d.,:/年月日时分\- +]*(?:万|千|k|w|次|条|人|字|页|kb|mb|元|分|积分|个|分钟|人次)?[+]?[ ]*$`)
	addressIn   = re(`https?://|www\.|[a-z0-9_*]+@[a-z0-9]|\.(?:com|cn|net|org|html?)`)
	clockIn     = re(`\d{1,2}:\d{2}|(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}`)
	gradeValue  = re(`^[★☆ ]+.{0,6}$`)
	proseIn     = re(`[。!?;,]|[的了是在我们你他她它这那就都不让把被给向和与及最很更以从一]`)
)

// A fieldKind is how sure a line of fields is.
type fieldKind uint8

const (
	noFields fieldKind = iota
	mayBe              // one field with a few words: 来源：网络
	surely
)

// readFields reads a folded line as fields that sites print above and below a
// text. A field whose words run on like a sentence is none: 阅读：一生的功课.
func readFields(f string) fieldKind {
	s := strings.Trim(f, " []【】()|·•*-—☆★■")
	if holds(s, "|丨│/") {
		if m := barField.FindStringSubmatch(s); m != nil {
			s = m[1] + ":" + m[2]
		}
	}
	if !strings.Contains(s, ":") {
		return noFields
	}
	locs := fieldStart.FindAllStringIndex(s, 12)
	if len(locs) == 0 {
		// Any short word before nothing but a figure says something of a page.
		if key, value, ok := strings.Cut(s, ":"); ok && anyKey.MatchString(key) && figureValue.MatchString(value) && strings.ContainsAny(value, "0123456789") {
			return mayBe
		}
		return noFields
	}
	// The first field opens the line, or follows a date, a figure or a mark.
	before := strings.Trim(s[:locs[0][0]], " |/[(·")
	if before != "" && !figureValue.MatchString(before) && !dateOrSite.MatchString(before) {
		return noFields
	}
	fields, figures := 0, 0
	for i, loc := range locs {
		if i > 0 && !separated(s, loc[0]) {
			continue
		}
		end := len(s)
		for _, next := range locs[i+1:] {
			if separated(s, next[0]) {
				end = next[0]
				break
			}
		}
		value := strings.Trim(s[loc[1]:end], " []()【】|/,-<>")
		switch n := utf8.RuneCountInString(value); {
		case figureValue.MatchString(value) && value != "", clockIn.MatchString(value) && n <= 40, addressIn.MatchString(value), gradeValue.MatchString(value):
			fields++
			figures++
		case proseIn.MatchString(value) && !listed(value) || n > 40:
			return noFields
		default:
			fields++
		}
	}
	switch {
	case fields >= 2, figures >= 1 && (strings.Contains(s, ":") && clockIn.MatchString(s) || addressIn.MatchString(s) || !strings.ContainsAny(s, "年月")):
		return surely
	case fields == 1 && before != "" && clockIn.MatchString(before):
		return surely
	}
	return mayBe
}

// dateOrSite is what may stand before the first field: a date with its time,
// the name of a site or author.
var dateOrSite = re(`^(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)?[ ]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[ ]*[^ ,。!?;:]{0,8}$`)

// separated reports whether a field may begin at a place: after a blank, a
// mark or a figure.
func separated(s string, at int) bool {
	if at == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return !unicode.IsLetter(r) || r == '次' || r == '日'
}

// listed reports whether a value is a list of key words.
func listed(value string) bool {
	parts := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" ,、|/;", r) })
	if len(parts) < 2 {
		return false
	}
	for _, p := range parts {
		if utf8.RuneCountInString(p) > 8 || strings.ContainsAny(p, "。!?") {
			return false
		}
	}
	return true
}
