package parse

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// A furnitureRule is one row of the table of site furniture told by its shape:
// what lines of the kind look like, with a line it must drop and a line it
// must keep. Lines told by their words are in vocabulary.go (buttons, links),
// fields.go (key and value) and evidence.go (sentences).
type furnitureRule struct {
	name    string
	reason  Reason
	place   place
	most    int // characters the longest such line has
	pattern *pattern
	drops   string
	keeps   string
}

// A place is where lines of a kind stand.
type place uint8

const (
	edges     place = iota // furniture only before, between and after the speeches
	mayDate                // the same, and inside one it may be the date it was given on
	anywhere               // furniture wherever it stands
	afterText              // the same, and only below a text
)

const (
	arrows    = `(?:>{1,2}|»|›|→|-›)`
	ornaments = `[☆★◆◇■□●○▪▎•·*#※►▶→↓>《<【\[( ]*`
	figures   = `(?:本文|全文|文章|此文|共|约|已有?|累计|预计|有|被|需要?|时间|人次|人|次|万|千|k|w|页|℃|分钟|[\d.,+:·()|\-/ ])`
	reading   = `(?:阅读|浏览|影响|读完|看过|看了|收藏|点赞|下载|字数?|热度|围观|时长|点击|人气|已阅读|人已阅|评论)`
	ornate    = `[☆★◆◇■□●○▪•·*#※:》>»】\]) …]*`
	otherText = `(?:文章|阅读|推荐|范文|内容|链接|专题|标签|排行榜?|热文|资讯|文档|资料|搜索|热词|作文|素材|演讲稿|发言稿|讲话稿|主持词|致辞|好文|话题|主题|新闻|信息|知识|专栏)`
)

// furnitureRules is the table, tried in order. Patterns see folded lines:
// ASCII for full-width ASCII, lower case, Simplified words.
var furnitureRules = []furnitureRule{
	{"location", Breadcrumb, anywhere, 120, re(`^[【\[ ]*(?:(?:您|你|我)?的?(?:当前|现在|目前|所在|您的|你的|我的)的?(?:所在)?的?位置[ ]*(?:是|在)?[ ]*[:>]|(?:您|你)?(?:正在|当前|现在)(?:浏览|阅读|访问|查看)(?:的是)?[ ]*[:>]|位置[ ]*[:].*(?:首页|主页|正文|>|»|→))`),
		"您的位置：某站>> 范文>> 致辞", "我的位置在最后一排，却看得最清楚。"},
	{"trail", Breadcrumb, anywhere, 120, re(`^(?:[^。!?;,]{1,24}(?:[ ]*` + arrows + `[ ]*[^。!?;,>»›→]{1,40}){2,8}[>» ]*|[^。!?;,]{0,12}(?:首页|主页|网|站|范文|文库|大全|频道|中心)[ ]*(?:` + arrows + `[ ]*[^。!?;,>»›→]{1,40})+|[^。!?;,]{1,24}` + arrows + `[ ]*(?:正文|内容|详情|浏览文章|文章内容))$`),
		"首页 > 讲话 > 讲话稿 > 正文", "实干>空谈"},
	{"home trail", Breadcrumb, anywhere, 60, re(`^(?:网站)?(?:首页|主页)[ ]*(?:[^。!?;,:]{0,24}(?:正文|内容页|详情页?|列表页?|内容|阅读)|[/|\-·].*)$`),
		"首页讲话演讲稿 内容页", "首页的那张照片，我一直留着。"},
	{"dashed trail", Breadcrumb, anywhere, 80, re(`^(?:[^。!?;,:>|—]{1,20}[ ]*[-–·/][ ]*){1,6}(?:首页|主页|正文|内容|详情|文章内容|查看内容)$|^(?:[^。!?;,:>|—]{1,16}[ ]*[-–·/][ ]*){0,2}(?:网站)?(?:首页|主页)[ ]*(?:[-–·/][ ]*[^。!?;,:>|—]{1,20}){1,6}$`), "书香网 - 首页 - 主持词 - 正文", "首页——一张沉甸甸的名片"},
	{"menu", Menu, anywhere, 200, re(`^(?:[^|│。!?;,:]{1,16}[ ]*[|│][ ]*){2,}[^|│。!?;,]{0,16}$`),
		"演讲稿范文 | 演讲稿格式 | 演讲技巧", "左边|右边"},
	{"banner", Menu, anywhere, 60, re(`^[【\[<][^】\]>。!?]*(?:www\.|\.com|\.cn|\.net|\.org|门户网|信息网|资源网|范文网|文库网|官网)[^】\]>。]*[】\]>]$|^[-~]{1,3}[^-~。,!?]{2,10}(?:文库|范文网|文秘网|作文网|资源网|文档网|写作网|公文网)[-~]{1,3}$`),
		"【example.com-某站-信息门户网】", "【篇1】在金黄的田野上"},
	{"welcome", Menu, anywhere, 80, re(`^(?:您好,?)?欢迎(?:您|你)?(?:来到|访问|光临|进入)[^,。!?]{0,12}(?:网站?|本站|文库)(?:[!。~]?$|[,!][^。]{0,8}(?:任你|任您|海量|收藏|千万|最新|免费)[^。]{0,20}$)`), "您好，欢迎来到某书网，千万范文任你选！", "欢迎来到我们的网站展示区，这里的每一页都是同学们做的。"},
	{"site's slogan", Menu, edges, 40, re(`^[^。,!?的是]{0,8}(?:` + siteNames + `|(?:秘书|材料|文案|教案|总结|报告|稿件)网|文库)[ ]*(?:[,:!~|]|—{1,2}|-{1,2})[^。?]{2,30}[!~]*$`), "天下秘书网，秘书的天下！！", "互联网，改变了我们的生活！"},
	{"login bar", Menu, anywhere, 60, re(`^[^。!?;,:]{2,16}(?:网|站|文库|吧|论坛|平台)[ ]+(?:[\[【]?(?:登录|注册|投稿|首页|收藏|设为首页|会员)[\]】]?[ |]*)+$`), "讲话稿之家网 [登录] [注册]", "上网 登山"},
	{"today", Menu, anywhere, 40, re(`^今天是[:]?[ ]*(?:19|20)\d\d[-/.年][^。,!?]{0,16}(?:星期|周|农历)[^。,!?]{1,12}$`), "今天是2021年5月6日 星期四", "今天是教师节"},
	{"site", Menu, anywhere, 120, re(`^[(【\[]?(?:https?://|www\.)[!-~]+$|^[(【\[<]?[a-z0-9-]{2,}\.(?:com|cn|net|org|cc|top|info)(?:\.cn)?[)】\]>]?$`), "www.example.com", "网址写在扉页上，大家可以去查。"},

	{"page of pages", Pager, anywhere, 40, re(`^[-(\[]?[ ]*第[ ]*\d+[ ]*页[ ]*(?:[,/|(][ ]*)?(?:共[ ]*\d+[ ]*页[)]?)?[ ]*[-)\]]?$|^[-(\[]?[ ]*(?:本文|全文|文章)?[ ]*(?:共[ ]*)?\d+[ ]*页[ ]*[,/]?[ ]*(?:当前)?(?:为|是)?第[ ]*\d+[ ]*页[)\]]?$|^第?[ ]*\d{1,3}[ ]*/[ ]*(?:共[ ]*)?\d{1,3}[ ]*页?$`),
		"第1页 共4页", "第1页写着他的名字。"},
	{"page number", Pager, anywhere, 14, re(`^(?:[—–\-·•][ ]*)+\d{1,3}[ ]*(?:[—–\-·•][ ]*)+$`), "— 3 —", "-3℃"},
	{"page links", Pager, anywhere, 80, re(`^(?:[ ]*(?:\.\.\.|…|[<>«»|/:]))*[ ]*(?:\[[ ]*\d+[ ]*\]|[\[【]?(?:上一?页|下一?页|前一?页|后一?页|首页|尾页|末页|最后一?页)[\]】]?|[【]\d+[】]|共\d+页|第\d+页|\d+(?:[ ]+\d+)+)(?:[ ]*(?:\[[ ]*\d+[ ]*\]|[\[【]?(?:上一?页|下一?页|前一?页|后一?页|首页|尾页|末页|最后一?页)[\]】]?|[【]\d+[】]|共\d+页|第\d+页|\.\.\.|…|\d+(?:[ ]+\d+)+|[<>«»|/:]))*[ ]*$`),
		"上一页 [1] [2] [3] 下一页", "[1] 引自会议记录"},
	{"neighbours", Pager, afterText, 160, re(`^[-•·*«<>»←→↑↓◀▶【\[ ]*(?:上一?篇|下一?篇|上一?条|下一?条|上一章|下一章|前一篇|后一篇|上一个|下一个|上一则|下一则|上一节|下一节|前一个|后一个|上文|下文)(?:文章|范文|链接|信息|内容|新闻|日志|主题|话题)?[】\]]?[ ]*(?:[:>»]|$|没有了|无$|←|→)`),
		"上一篇：入职发言稿 下一篇：没有了", "上一篇读后感我写了整整三页，老师却只画了一个问号。"},
	{"end mark", Editorial, anywhere, 16, re(`^[—\-=~·(\[【 ]*(?:全文完|本文完|完|全文结束|正文结束|文章结束|end|the end)[—\-=~·)\]】。! ]*$`), "【全文完】", "完成"},
	{"rest of text", Pager, anywhere, 40, re(`^[.…>»\[【( ]*(?:点击|请点击|查看|阅读|展开)?(?:下一页|余下全文|下页)(?:[ ]*(?:继续|更|精彩|阅读|查看|全文|还有|看|点|>|»)[^。!?]{0,10})?[.…>»\]】) ]*$`), "点击下一页继续阅读", "下一页由你们来书写。"},

	{"rating", Share, anywhere, 40, re(`^[^。!?]{0,12}[★☆]{3,}.{0,10}$`), "推荐度：★★★★★", "五星★只是一个起点。"},
	{"share to", Share, anywhere, 80, re(`^[【\[]?(?:分享|转发|转贴|推荐)(?:本文|此文|文章|本页)?(?:(?:到|至)[^。,!?]{0,10}|给(?:好友|朋友|微信|qq)[^。,!?]{0,6})[:>][^。!?]{0,60}$`), "分享到： 微博 空间 邮件", "分享到最后，大家都流泪了。"},

	{"comment count", Comment, anywhere, 30, re(`^共?有?[ ]*\d+[ ]*(?:条|个|人)?(?:网友)?(?:评论|留言|回复|跟帖)[^。,!?]{0,8}$|^[(【\[]?(?:本文|本帖|目前|已)?共?有?(?:网友)?(?:评论|留言|回复|跟帖)[ ]*[:(]?[ ]*\d+[ ]*(?:条|个|则|篇|次)?[)】\]]?$`), "共有0条评论", "共有3条意见，我们逐条答复。"},
	{"comments", Comment, anywhere, 60, re(`^[【\[]?(?:用户|网友|发表|我要|最新|全部|热门|精彩|查看|文章|相关|读者)?[ ]*(?:评论|留言|跟帖|回复)(?:区|列表)?[】\]]?[ ]*(?:共|[(:][ ]*(?:\d|共|只|显示|$)|\d)[^。]{0,40}$`),
		"网友评论共 0", "评论：三言两语见真章"},
	{"no comments", Comment, anywhere, 30, re(`^(?:目前|暂时)?(?:暂|没有|还没有|暂无)(?:任何)?(?:评论|留言|回复|跟帖)[^。,的]{0,14}$`), "没有任何评论", "没有评论他人的资格，就先把自己做好。"},
	{"opinions", Comment, anywhere, 80, re(`^[(【\[]?(?:以[上下]|本站|所有)?(?:网友)?(?:评论|留言|言论)(?:内容)?(?:仅|只)?代表(?:[^。,]{0,10}(?:意见|观点|看法)[^。,]{0,4}$|[^。]{0,40}(?:本站|立场|无关|同意)[^。]{0,20}$)|^[(【\[]?(?:网友|用户|会员|读者)?(?:的)?(?:评论|留言|言论|跟帖)(?:内容)?(?:仅|只)供[^。,]{0,12}(?:表达|参考|交流|分享)[^。]{0,30}(?:本站|本网|立场|无关|观点)[^。]{0,20}$`),
		"（以下评论仅代表网友意见，与本站立场无关）", "他的留言代表了我们大家的心声。"},
	{"posting", Comment, anywhere, 120, re(`^(?:本帖最后由.{1,40}编辑|(?:游客|匿名用户|匿名网友|热心网友|\d+[#楼])[ ]*[^。,!?]{0,24}(?:发表|说|回复)?[ ]*(?:于)?[ ]*[:].{0,80}|(?:网友|游客|匿名用户|匿名网友|匿名|热心网友|用户|楼主|\d+[#楼])[ ]*[^。,!?]{0,24}(?:发表|说|回复)?[ ]*(?:于)?[ ]*(?:19|20)\d\d[-/.]\d.{0,60}|(?:用户|网友|会员|游客|uid:?)[ ]?[a-z]?\d{3,}[^。,]{0,8}|\d+[#楼][ ][^楼]{1,60})$`), "游客 发表于 2019-3-4 回复 支持 反对", "用户说什么，我们就改什么。"},
	{"poster", Comment, anywhere, 60, re(`^(?:\d{1,4}[#楼][ ]*)?[^。,!?: ]{1,16}[ ]+(?:发表|回复|回帖|跟帖|评论)于[ ]*[:]?[ ]*(?:(?:19|20)?\d\d[-/.年]\d|昨天|前天|今天|\d+[ ]?(?:天|小时|分钟|个月|年)前).{0,24}$`), "小满 发表于 2013-9-5 18:02", "这封信发表于2013年9月，今天读来仍然动人。"},
	{"floor", Comment, edges, 8, re(`^第?\d{1,4}[ ]?(?:楼|#|f)$`), "6楼", "6楼的灯"},
	{"visitor's words", Comment, edges, 120, re(`^(?:网友|用户|匿名|楼主)[ ]*[^。,!?]{0,24}(?:发表|说|回复)?[ ]*(?:于)?[ ]*[:].{0,80}$`), "网友 青山：写得真好", "网友都说：好！"},
	{"bulletin board", Comment, anywhere, 120, re(`^(?:作者[ ]?[a-z][a-z0-9]{1,12}[ ]?\(.*\)|看板[ ]?[a-z][a-z0-9_-]{1,12}|标题[ ]?(?:re:|fw:)?[ ]?\[[^\]]{1,8}\].*|时间[ ]?(?:mon|tue|wed|thu|fri|sat|sun) .*|※[ ]?(?:发信站|发讯站|编辑|文章网址|转录者|引述).*|◆[ ]?from:.*|(?:推|嘘|→)[ ]?[a-z][a-z0-9]{1,12}[ ]?:.*\d\d/\d\d(?: \d\d:\d\d)?)$`), "推 kevin: 讲得真好 06/08 00:35", "推 开门，看见的是他：一个等了三十年的人。"},
	{"login", Comment, anywhere, 40, re(`^[ ]*[•·*\-\[【]?[ ]*(?:请?先?[ ]*(?:登录|登陆|注册)(?:后[^。,]{0,12}|[/|][ ]*注册.{0,6})|请先?(?:登录|登陆)|验证码[:][^。,]{0,12}|我要(?:加入|以稿换稿|咨询|投稿|留言|评论)(?:[ ]*[(\[【>»\d:][^。!?]{0,12})?|发表评论(?:[ ]*[(:\d][^。]{0,8})?|用户名[:][^。,!?]{0,20}|密码[:][^。,!?]{0,20}|您的(?:昵称|姓名|邮箱|大名)(?:[ ]*[:(*][^。]{0,12})?)[ ]*[\]】]?$`),
		"请先登录", "登录系统以后，我看到了那封信。"},

	{"copyright", Copyright, anywhere, 300, re(`^[【\[(*]?[ ]*(?:(?:版权(?:声明|说明|提示|申明|信息|申诉)|免责(?:声明|申明))[】\])]?[ ]*(?:[:].*)?|(?:版权(?:所有|归)|著作权归|copyright|©|\(c\)|all rights)[^。]{0,80})$`),
		"版权声明：本文内容由网友自发贡献，如有侵权请联系删除", "版权保护要从我们每个人做起。"},
	{"record number", Copyright, anywhere, 200, re(`icp[备证]|^[^。,!?]{0,60}(?:公网安备|备案号|经营许可证)[ ]*[:]?[ ]*[\p{Han}]{0,3}[a-z0-9\-]{0,8}\d{3,}`), "京公网安备00000000000000号", "公安备案号写在门口，群众看得见。"},
	{"powered", Copyright, anywhere, 60, re(`^(?:powered by[ :].*|(?:网站备案|违法和不良信息|违法信息|不良信息)[ :举][^。!?]*|客服电话[ :]*[\d\-+ 转()]{5,}.*)$`), "Powered by example", "技术支持了我们的判断。"},
	{"supported", Copyright, edges, 60, re(`^(?:技术支持|主办单位?|客服电话)[ :][^。!?]*$`), "技术支持：某某科技", "主办的单位有三家。"},
	{"provided by", Copyright, anywhere, 120, re(`^[(【\[]?(?:本文|本篇|本稿|此文|文章|以上(?:内容|文章|范文))[^。,;我]{0,6}(?:由|为|系|是)[^。,;]{0,30}(?:提供|投稿|上传|整理|收集|搜集|编辑|发布|原创|独家|转载|首发)(?:[^。,]{0,16}[)】\]]?[。]?$|[,。][^。]{0,4}(?:仅供|供您|供大家|供参考|如有|转载请|版权|未经|欢迎|请勿|请注明|如需))`), "本文由某某站友情提供", "本文的作者是一位老党员，他由衷地写道。"},

	{"hidden text", Advert, anywhere, 60, re(`^[.…。(【\[]*[ ]*此处(?:隐藏|省略)[ ]*\d*[ ]*(?:个?字|字符)?.{0,6}$`), "……此处隐藏21153个字……", "此处应有掌声。"},
	{"word count", Advert, anywhere, 80, re(`^[【\[(]?(?:文章|全文|本文|本篇|本篇文章)共有?[ ]*\d+[ ]*字(?:[ ,|]*[^。,]{0,6}(?:精选|阅读|仅供|需要?|约|分钟|预计|范文|大小)[^。]{0,40})?[】\])]?$`), "【文章共5568字，精选参考范文，仅供学习借鉴】", "全文共分三个部分，我来逐一说明。"},
	{"paywall", Advert, anywhere, 60, re(`^[.…( ]*(?:(?:还剩|剩余|展开剩余|后面还有)[^。,]{0,6}\d+[ ]*(?:%|页|字)[^。,]{0,8}(?:,[^。]{0,8}(?:继续|阅读|付费|支付|解锁|展开|登录)[^。]{0,12})?|(?:还剩|剩余|展开剩余)[^。,]{0,4}未读[^。]{0,20}|(?:试读|预览)(?:已|到此)?结束[^。]{0,20}|试读[^。,]{0,8}(?:\d+[ ]*(?:%|页|字)|继续|付费)[^。]{0,20}|(?:您|你)(?:已|正在)?(?:试读|预览)[^。]{0,26})$`), "还剩3页未读，继续阅读", "剩余的时间，我只做一件事。"},
	{"scan code", Advert, anywhere, 60, re(`^[>↓★☆◆●☞ ]*(?:(?:微信|手机|长按|请|欢迎)?(?:扫码|扫一扫|扫描|识别)[^。]{0,6}(?:二维码|手机打开|手机浏览|手机查看|手机访问|关注|公众号|下载|小程序|加入|登录|加群|领取|查看|进群|加)|长按[^。]{0,8}(?:二维码|识别|关注))[^。,]{0,26}(?:,[^。,]{0,8}(?:领取|获取|免费|回复|下载|查看|更多|海量|每日|每天|第一时间|加入)[^。]{0,20})?$`), "扫描二维码关注公众号", "扫一扫门前雪，也要管一管他人瓦上霜。"},
	{"to be continued", Pager, anywhere, 30, re(`^[(\[【.… ]*(?:未完(?:待续[)\]】.… ]*$|$|[,、请见续)\]】… ])|转下页|接下页|接上页|下接第|上接第|待续[)\]】])[^。]{0,12}[)\]】.… ]*$`), "(未完，请翻页)", "（未完成的作业请课代表收齐）"},
	{"more here", Advert, anywhere, 60, re(`^[^。,!?]{0,4}(?:更多|想看|想了解|查看|获取)[^。!?]{0,30}(?:请|敬请|就|可以?)?(?:点击|访问|登录|尽在|关注[^。]{0,4}(?:公众号|本站|我们的?网|栏目|频道|专题|网))[^。]{0,20}$`), "更多演讲稿请点击这里", "更多的同志请关注身边的困难群众。"},
	{"download", Advert, anywhere, 60, re(`^[【\[( ]*(?:将本文的word.{0,60}|(?:点击|立即|免费|马上|直接|本文|文档)?(?:免费)?下载(?:该|此|本|完整|全部|整篇|原文)?(?:文章|文档|全文|word|pdf|地址|链接|次数|完整版|版)(?:[^。,的]{0,30}|,[^。]{0,6}(?:阅读|查看|打印|保存|编辑)[^。]{0,16})|word(?:版|文档|格式)?[^。]{0,6}下载[^。,]{0,20}|.{0,6}(?:文档为|文档格式|格式为)[ ]*(?:doc|word|pdf).{0,6})$`),
		"将本文的Word文档下载到电脑，方便收藏和打印", "下载软件之前，先想一想安全。"},
	{"file name", Title, edges, 80, re(`^[^。!,;]{2,72}\.(?:docx?|wps|pdf|pptx?|txt|rtf)$`), "感恩演讲稿：我们学会感恩了吗？.docx", "他把心里话都写进了那份.doc文件。"},
	{"template mark", Advert, anywhere, 40, re(`^[\[{<%]{1,2}[!$#/]?[ ]*[a-z_]+[ :_./-]?[^\]}>%。,]{0,24}[\]}>%]{1,2}$`), "{$ad_300}", "[注]"},
	{"noise", Advert, anywhere, 120, re(`^` + noiseOnly + `$`), "7 k# m9 H8 N, a N3 P", "A1 B2 C3 D4 E5 F6"},
	{"read count", Meta, anywhere, 40, re(`^` + figures + `*` + reading + figures + `*\d(?:` + figures + `|` + reading + `)*$|^` + figures + `*\d(?:` + figures + `|` + reading + `)*` + reading + `(?:` + figures + `|` + reading + `)*$`),
		"1.2万人看过", "阅读使人充实。"},

	{"other pages", Related, anywhere, 40, re(`^` + ornaments + `(?:为您|为你|给您)?(?:(?:相关|更多|同类|本类|本栏|延伸|拓展|扩展)(?:的)?[^。,!?:;的]{0,8}|(?:热门|推荐|精选|最新|精彩|精品|随机|热点|编辑(?:推荐|精选|荐)|小编|站长|本站|近期|本周|本月|今日|图文|站内)(?:的)?(?:[^。,!?:;的]{0,7}[^。,!?:;的会式礼])?)` + otherText + ornate + `$`),
		"★更多演讲稿推荐：", "热门的专业未必适合你，适合你的才是最好的。"},
	{"other pages on it", Related, anywhere, 48, re(`^` + ornaments + `[^。,!?:;]{1,34}(?:》|】|\]|的)?(?:相关|延伸|拓展|扩展|热门|推荐)(?:的)?(?:文章|阅读|推荐|范文|链接|内容|专题|标签)(?:推荐)?` + ornate + `$|^[【\[][^。!?;】\]]{1,40}[】\]](?:相关|推荐|延伸)[^。!?;]{0,8}[:]?$|^` + ornaments + `(?:关于|有关|与)[^。,!?:;]{1,24}(?:推荐|相关文章|的文章|的范文)` + ornate + `$`),
		"大学毕业演讲稿相关文章：", "与民生相关的事，我们一件也不放过。"},
	{"others read", Related, anywhere, 40, re(`^` + ornaments + `(?:(?:看|读|浏览|喜欢|阅读)(?:过|了|完)?(?:此文|本文|这篇|该文|本篇|此篇|文章)|猜|其他人|其它人|网友们?|大家|你|您)[^。,!?;]{0,10}(?:还|也|都|正|可能|会|想)[^。,!?;]{0,5}(?:看|喜欢|感兴趣|搜|关注|爱看|读|需要)(?:了|过|的)?(?:文章|内容|范文)?` + ornate + `$`),
		"看过本文的人还看了", "大家都喜欢他，因为他从不说空话。"},
	{"others saw", Related, anywhere, 50, re(`^` + ornaments + `(?:看|读|浏览|喜欢|下载)(?:过|了)?[^。,!?]{2,24}的(?:人|网友|读者|用户|同学|朋友)(?:们)?(?:还|也|都)(?:看|喜欢|在看|读|搜|浏览|下载|感兴趣)[^。,!?]{0,8}` + ornate + `$`), "看过毕业演讲稿的人还看了：", "读过这封信的人都哭了，也都笑了。"},
	{"recommended", Related, anywhere, 80, re(`^` + ornaments + `(?:(?:(?:小编|编辑|站长|本站|强烈|特别|今日)[^。:,]{0,6})?推荐(?:阅读|文章|范文|访问)|(?:小编|编辑|站长|本站|强烈|特别|今日)推荐|(?:相关|延伸|扩展|拓展|热门|精彩)(?:阅读|文章|推荐|链接|范文|标签|搜索|热词搜索|热词)|正在阅读|猜你喜欢|热搜|热门搜索)[】\]]?[ ]*[:][^。!?]{0,60}$`), "推荐阅读：毕业典礼发言稿", "推荐一本书：它改变了我的一生。"},
	{"contents", TOC, anywhere, 24, re(`^[【\[<《—\-=· ]*(?:本文|文章|全文|内容)?(?:目[ ]*录|目次|导航|目录导航|内容导航)(?:一览|列表|预览)?[ :】\]>》—\-=·]*(?:[\[(]?(?:隐藏|展开|收起|显示)[\])]?)?$`), "本文目录", "目录编得好，查起来就快。"},

	{"page by title", Pager, anywhere, 40, re(`^[(【\[]?第[ ]*\d{1,3}[ ]*页[ ]*:[ ]*[^。,!?;]{1,30}$`), "第2页：发言稿二", "第3页：每一页都写得密密麻麻。"},
	{"rule of marks", Menu, anywhere, 500, re(`^(?:[=_~─━═\-+#]{5,}|-{3,}|={3,}|_{3,}|\*{3,}|(?:[*\-] ){2,}[*\-])$`), "==============", "——"},
	{"imprint", Meta, anywhere, 80, re(`^(?:抄送|抄报|主送|分送)[:][^。!?]{2,70}[。]?$|^共印[ ]?\d+[ ]?份[。]?$|^[^。,!?:]{2,30}[ ](?:19|20)[\dx×*]{2}年[\dx×*]{1,2}月[\dx×*]{1,2}日印发$|^[(](?:此件|本文|本件)(?:公开发布|依申请公开|主动公开|不予公开|删减后公开|发至[^)]{1,12})[)]$`), "抄送：县委办、县人大办、县政协办。", "共印了60份，一份也没有剩下。"},
	{"imprint at the end", Meta, edges, 60, re(`^(?:发|送|报)[:][^。!?]{0,40}(?:各|局|委|办|镇|乡|街道|科室|单位|部门|学校|领导)[^。!?]{0,40}[。]?$|^印发范围[:].*$`), "发：各乡镇，县直有关单位", "送：一本书，一句话"},
	{"picture credit", Meta, anywhere, 60, re(`^[▲△▼▽↑↓→◆●☆★ ]*(?:图[一二三四五六七八九十\d]{0,3}[:、 ]?)?[^。!?;:]{0,36}[(【\[](?:摄影|摄|供图|图源|图片来源|图片|资料图|图)[ ]?[:/|][^()]{1,20}[)】\]]$|^[▲△▼▽↑↓→][ ]?[^。!?;]{2,36}[ ](?:[^。,!?;: ]{1,8})?(?:摄影?|供图|资料图片?)$`), "▲ 家长会现场（摄影：校记者团）", "▲ 家长会现场（学校礼堂）"},
	{"page break", Pager, anywhere, 40, re(`^(?:[#\[{【<]{1,2}[ ]?/?(?:p|e|副标题|标题|nextpage|pagebreak|page_break|page|newpage|分页(?:符|标题)?)[ ]?[#\]}】>]{1,2}[^#。!?]{0,12}(?:#e#)?)+$`), "#p#副标题#e#", "【分页】这两个字，是校对员写的。"},
	{"code", Menu, anywhere, 500, re(`^(?:<!--.{0,200}|-->|[^\p{Han}]{0,200}(?:\{[^\p{Han}]{0,200}\}|[a-z0-9_\])"' ]=[ ]?[^\p{Han}= ][^\p{Han}]{0,120};|\)[ ]?;)[^\p{Han}]{0,200})$`), "var cpro_id=\"u123456\";", "we stood up; and we sat down again;"},
	{"made by a machine", Copyright, anywhere, 60, re(`^[(【\[*]?(?:(?:以上|本文|本篇|全文|文章|该文|部分)(?:内容|文字|文案)?(?:由|为|系|是)?|(?:内容|文字|文案)?(?:由|为|系))(?:ai|aigc|人工智能|智能助手|大模型|chatgpt|gpt|文心一言|豆包|deepseek)(?:辅助)?(?:自动)?(?:生成|创作|撰写|整理)(?:[,;][^。]{0,14}(?:参考|甄别|核实|谨慎|注意|鉴别)[^。]{0,8}|[^。,的]{0,6})[。]?[)】\]]?$`), "内容由AI生成，仅供参考", "AI生成的画里，我的家乡没有河。"},
	{"writer for hire", Advert, anywhere, 80, re(`^[^。!?我]{0,30}(?:(?:联系|添加|咨询|加)(?:客服|老师|专员|站长)?(?:的)?(?:微信|qq|vx|wx|v信)(?:号)?[ :]{0,2}[a-z0-9][a-z0-9_-]{4,}|[ ,;:](?:微信|qq|vx|wx)[ ]?:[ ]?[a-z0-9][a-z0-9_-]{4,}|👉[ ]?[a-z0-9_-]{4,}[ ]?👈)[^。!?我]{0,16}$`), "文秘写作服务，联系微信abc12345", "那天他加了我的微信，名字叫abc12345。"},
	{"taken down on request", Copyright, anywhere, 80, re(`^[(【\[]?[^。!?我谁他她]{0,30}(?:侵权|侵犯|侵必?删)[^。!?我谁他她]{0,16}(?:删除|必删|立删|即删|下架|删)[^。!?我谁他她]{0,8}[。!]?[)】\]]?$|^[(【\[]?(?:图|文|图文|图片|素材)?[^。,!?]{0,10}[ ,]?侵删[。]?[)】\]]?$`), "如有侵权，联系删除", "谁侵权，谁就该把它删除，道歉也要登在同一版。"},
	{"telephone", Advert, edges, 20, re(`^(?:\+?86[- ]?)?(?:400[- ]?\d{3}[- ]?\d{4}|400[- ]?\d{4}[- ]?\d{3}|0\d{2,3}[- ]\d{7,8}|1[3-9]\d{9})$`), "400-123-4567", "13"},
	{"seen by friends", Share, anywhere, 60, re(`^朋友会在.{0,6}看一看.{0,12}$|^用手机(?:扫描|扫).{0,4}二维码[^。,!?]{0,16}$|^[:,。 ]*(?:视频|小程序|赞|在看|分享)[ ,]+.*轻点两下取消.*$`), "朋友会在“发现-看一看”看到你“在看”的内容", "朋友会在车站等我，一等就是三年。"},
	{"scan", Advert, anywhere, 40, re(`^[(【\[]?(?:请)?(?:打开|使用|用)?(?:微信|支付宝|qq|手机|抖音|微博)(?:里|的|客户端)?扫一扫(?:二维码|下方|上方)?[^。,!?:;]{0,14}[)】\]]?$`), "微信扫一扫", "用手机扫一扫门上的码，就能看到这棵树的来历。"},
	{"account", Advert, anywhere, 40, re(`^[(【\[]?(?:客服|联系|咨询|站长|编辑|投稿|在线)?(?:人员|老师)?(?:qq|微信号?|vx|wx|企鹅)(?:号|群)?[ ]*[:]?[ ]*[a-z]{0,3}[\d\-_]{5,}[^。,!?]{0,8}$`), "客服QQ 12345678", "QQ上的老朋友，今天都来了。"},
	{"forum signature", Comment, edges, 70, re(`^(?:个性|个人)?签名[:][^:、\d是][^:、\d]{5,50}$`), "签名：这个人很懒，什么都没有留下", "签名：王芳、李明、赵小梅"},
	{"photographer", Meta, anywhere, 70, re(`^[^!?;]{2,50}[ 。.](?:本报|本台)?(?:记者|通讯员|特约记者)?[ ]*[\p{Han}]{1,3}(?:[ ][\p{Han}]{1,2})?[ ]*(?:摄|摄影|供图)$`), "△ 卢敏在台上分享。记者 毛远 摄", "这张照片是他自己拍摄"},
	{"of a book", Copyright, anywhere, 80, re(`^[(【\[]?(?:全书|本书|本卷|本章|全本)(?:完|终|结束)[)】\]]?$|^[^。!?]{0,4}[【\[(]?本(?:书|作品|电子书|文档)(?:来自(?:于)?(?:互联网|网络|网友)|由[^。!?]{1,16}(?:整理|制作|上传|收集))[^。!?]{0,30}[】\])]?$|^[^。!?;]{0,50}(?:txt|epub|电子书)(?:全集|全本|格式)?(?:免费)?下载[^。!?]{0,8}$`), "更多好书：[05]《矿井下的诗》TXT全集下载", "本书由三章写成，第三章写了十年。"},
	{"editor's hint", Editorial, anywhere, 160, re(`^[【\[(]?小编(?:温馨|友情)?(?:提示|提醒|寄语|点评|按|有话说|导读|注|结语|总结|留言)[】\])]?[:]`), "小编提示：好的演讲稿离不开真情实感，接着往下看吧！", "小编提示我：稿子还要再改一遍。"},
	{"length of the text", Meta, anywhere, 60, re(`^[【\[(](?:全文|本文|文章|此文)(?:约|共|总共|大约)?[ ]?\d+[ ]?(?:多|余)?(?:个)?字[^】\])。]{0,36}[】\])]$`), "【全文约4127字，如需word版本请联系客服】", "【全文约定】"},
	{"back to see more", Related, anywhere, 30, re(`^返回[^。,!?]{1,12}[, ]?查看(?:更多|全部)[^。,!?]{0,6}$`), "返回某某号，查看更多", "返回故乡，查看水情，他一夜没睡。"},
	{"more", Related, anywhere, 12, re(`^[【\[]?(?:查看|浏览)?更多[^。,!?的 ]{0,4}[ ]*(?:[>»›→]+|\.{2,}|…+)[】\]]?$`), "更多>>", "更多……更多的人站了出来。"},
	{"thumbs", Share, anywhere, 14, re(`^(?:赞同?|踩|顶|喜欢|收藏|点赞|分享|转发|在看|有用|没用|打赏)[ ]*[(:]?[ ]*\d+(?:\.\d+)?[ ]?(?:万|w|k|次|人)?[+]?[ ]*[)]?$`), "赞 12", "赞12位同学"},
	{"not to be reprinted", Copyright, anywhere, 60, re(`^[(【\[]?(?:[^。!?]{0,16}(?:来自|版权|归|原创|出自)[^。,!?]{0,12},)?[^。,!?]{0,12}未经(?:允许|许可|授权|同意|(?:本站|作者|本人|书面)[^。,!?]{0,6})[ ,]?(?:不得|禁止|严禁|请勿|谢绝)[^。,!?]{0,8}(?:转载|复制|摘编|转发|采集)[^。,!?]{0,16}[。!]?[)】\]]?$`), "未经允许不得转载", "未经允许不得入内，门上的字是我写的。"},
	{"log in to write", Comment, anywhere, 40, re(`^(?:您|你)?(?:需要|必须|只有|请)?[^。,!?]{0,2}(?:登录|登陆|注册)(?:后|以后|之后)?(?:才|方)(?:可以|可|能)[^。,!?]{0,4}(?:回帖|回复|发言|发帖|评论|下载|查看|阅读|浏览|留言)[^。,!?]{0,10}$`), "您需要登录后才可以回帖", "登录后才能看见自己的成绩，那一夜谁也没有睡。"},
	{"by telephone", Advert, anywhere, 80, re(`^[(【\[]?(?:手机|移动端?|电脑|安卓|苹果|ios|pc|微信)(?:版)?(?:用户|读者|网友|访问|阅读|浏览)[^。,]{0,4}请?(?:浏览|访问|登录|打开|点击|下载|扫描|关注|收藏)[^。]{0,40}$`), "手机用户请浏览 m.example.com 阅读", "手机用户请注意：会议期间调成静音。"},
	{"fetch the file", Advert, anywhere, 60, re(`^[(【\[]?(?:点此|点击|立即|一键)?下载(?:本?文档|本文|全文|资料|word|文件|原文)(?:到|至)(?:您的|你的)?(?:电脑|手机|本地|桌面)[^。]{0,30}$`), "下载文档到电脑，方便编辑使用 ￥5.00", "下载文档到电脑里只要几秒，读完它却要一辈子。"},
	{"best viewed with", Copyright, anywhere, 80, re(`^(?:建议|推荐|请)您?使用[^。]{0,40}(?:分辨率|浏览器)[^。]{0,24}$|^最佳(?:浏览|分辨率)[^。]{0,40}$`), "建议使用1366×768以上分辨率、IE9.0以上浏览器", "建议使用浏览器的老人把字号调大。"},
	{"keepers", Copyright, anywhere, 160, re(`^(?:主办|主管|承办)(?:单位)?[:][^。]{0,60}(?:维护|技术支持|网站|标识码|版权|备案|icp|管理中心|数据中心|信息中心)[^。]{0,60}$`), "主办：某某市人民政府办公室　承办：某某市大数据中心　政府网站标识码：0000000000", "主办：校团委　承办：文学社"},
	{"collected in", Meta, anywhere, 60, re(`^收录于[ ]*(?:合集|话题|专辑|专栏)(?:[ ]*#.*|[ ]*\d+个.*)?$`), "收录于合集 #讲话稿12个", "收录于专栏的文章，他一篇也没有留底。"},
	{"original by", Meta, anywhere, 60, re(`^原创[ ]+[^。,!?]{1,30}[ ]+(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}.{0,24}$`), "原创 青禾 青禾写作 2021-09-10 07:30", "原创 是报纸的命"},
	{"pictures from", Copyright, anywhere, 40, re(`^[(\[【]?(?:图|图片|素材|配图|封面|插图|图文)[ ]*[|/:]?[ ]*均?(?:来源于?|来自|源于|源自)[:]?[ ]*(?:网络|互联网)(?:[^。,]{0,8}|,[^。]{0,6}(?:侵|如|联系)[^。]{0,24})[)\]】。]?$`), "图｜来源于网络", "图来源于生活，文来源于真情"},
	{"vote", Comment, anywhere, 40, re(`^(?:已赞过?[ ]*)?(?:你|您)(?:对(?:这个|此|该|本)|觉得(?:这|本|该)|认为(?:这|本|该))(?:个|篇)?(?:回答|文章|答案|文档|内容|文)(?:的评价是|怎么样|有用吗|有帮助吗|如何|对您?有帮助吗)[?]?$`), "你对这个回答的评价是？", "你对这个问题的评价是什么？我的评价是四个字：刻不容缓。"},
	{"in view", Share, anywhere, 40, re(`^[^。]{0,10}(?:点个?在看|点亮[“"]?在看|点个?赞再走|点赞\+在看|右下角[^。]{0,6}在看)[^。]{0,16}[。!~]*$`), "整理不易，点个赞再走吧！", "点个赞，不如搭把手。"},
	{"reply for", Advert, anywhere, 60, re(`^[^。,]{0,14}(?:回复|发送)(?:关键[词字])?[ ]*[“"【\[「'][^”"】\]」']{1,12}[”"】\]」'],?[^。,]{0,4}(?:领取|获取)[^。]{0,8}(?:电子版|word|范文|资料|全部|完整|全文|文档|稿)[^。]{0,12}[。!]?$`), "后台回复“发言稿”，领取电子版", "群里回复“收到”，领取号码牌。"},
	{"whole on request", Advert, anywhere, 60, re(`^[^。,]{0,4}(?:如需|如果需要|想要|需要|获取)[^。,]{0,8}(?:word|完整|电子|原文|全文)(?:版|文档|稿)?[^。]{0,8}(?:加[^。,]{0,4}(?:微信|qq|群|客服)|联系客服|私信|扫码|咨询客服)[^。]{0,14}[。!]?$`), "如需完整word版，请加客服微信", "需要完整资料的科室，请联系办公室。"},
	{"paid first", Advert, anywhere, 60, re(`^[^。]{0,14}(?:购买|付款|支付|付费)后(?:即可|可|自动)?(?:下载|发货|阅读全文|查看全文)[^。]{0,30}$`), "购买后可下载word格式，支持修改", "付款后发货，是做生意的规矩，我们先发货。"},
	{"text begins", Editorial, anywhere, 24, re(`^[(【—\-·= ]*(?:(?:以下|下面)(?:是|为)?(?:文章|讲话|演讲|发言)?(?:正文|全文)(?:内容|部分)?|(?:讲话|演讲|发言|致辞|演讲稿|讲话稿|发言稿|文章)?(?:正文|全文)(?:内容)?如下)[:。)】—\-·= ]*$`), "以下是正文内容", "这封信全文如下："},
	{"remark wanted", Comment, anywhere, 40, re(`^(?:快来(?:写下|发表)(?:您|你)?的?(?:第一条|首条)?(?:评论|留言|看法)|(?:写下|发表)(?:一下)?您的(?:评论|留言|看法|高见)|您的(?:评论|留言)[^。,]{0,4}审核后[^。,]{0,8})吧?[!。~]*$`), "快来写下第一条评论吧", "发表你的看法，写下你的名字！"},
	{"rights of the text", Copyright, anywhere, 120, re(`^(?:本文|文章|图文|内容|原文|以上内容)的?版权[归属][^。,]{0,24}(?:所有|共有)(?:[。]?$|,[^。]{0,4}(?:转载|未经|请|欢迎|侵权|严禁|如|任何)[^。]{0,40}[。]?$)`), "本文版权归作者和某某网共有，欢迎转载，但须保留此段声明", "文章版权归作者所有，掌声归读者所有。"},
	{"published at", Meta, anywhere, 60, re(`^(?:发布于|编辑于|发表于|更新于)[ ]*(?:(?:19|20)\d\d[-/.年][^。!?]{0,20}|[\p{Han}]{2,6}[ ,·]+(?:著作权|版权)归[^。]{0,10}所有)$`), "发布于贵州，著作权归作者所有", "发表于省报的那篇通讯，他读了三遍。"},
	{"declaration", Copyright, anywhere, 120, re(`^(?:特别|郑重)?(?:声明|申明|说明)[ ]*:[^。]{0,30}(?:(?:网友|用户|会员)(?:上传|提供|投稿|发布)|来(?:自|源于)(?:网络|互联网)|转载自?)[^。]{0,40}(?:版权|侵权|删除|立场|观点)`), "声明：以上内容系网友上传，如涉及版权问题，请与我们联系", "声明：学校网络课堂的录像，版权归学生。"},

	{"time stamp", Meta, anywhere, 40, re(`^[(\[【]?(?:19|20)\d\d[-/.年][ ]*\d{1,2}[-/.月][ ]*\d{1,2}日?[ ]+\d{1,2}:\d{2}(?::\d{2})?[)\]】]?(?:[ ]+[^。,!?;]{0,14})?$`), "2023-05-06 12:11:09", "2022年5月17日 星期二"},
	{"date", Meta, mayDate, 60, re(`^(?:19|20)\d\d[-/.年][ ]*\d{1,2}[-/.月][ ]*\d{1,2}日?(?:[ ]+\d{1,2}:\d{2}(?::\d{2})?)?[ ]*(?:[^。,!?;]{0,40})$`), "2022-05-17演讲稿", "2022年5月17日，我第一次走进这间教室。"},
	{"byline", Meta, edges, 40, re(`^[(]?(?:文|撰文|口述|执笔|图|原创)[ ]*[/|:][ ]*[^。,!?;]{1,12}(?:[ ]+(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}.{0,10})?[)]?$`), "文/佚名 2016-04-05", "文能提笔安天下"},
	{"font size", Meta, anywhere, 60, re(`^[^。!?]{0,24}(?:字号|字体|文字)[ ]*[:]?[ ]*[\[【(]?[ ]*(?:大|小|特大|t)[ |/·]*(?:中|小|大|t)?[ |/·]*(?:中|小|大|t)?[ ]*[\]】)]?[^。!?]{0,20}$`), "来源：互联网 字号：大 中 小", "字号大一些，老人看得清。"},
	{"no Chinese", Menu, edges, 80, re(`^[a-z0-9 .,:;()\[\]|/&+©®'"!?@#%=<>_\-—–·•*~]*[a-z]{2}[a-z0-9 .,:;()\[\]|/&+©®'"!?@#%=<>_\-—–·•*~]*$`), "Processed in 0.03 second(s)", "OK，我们开始。"},
	{"font sizes", Meta, anywhere, 14, re(`^[【\[( ]*(?:大|小|特大)[ |/]+中[ |/]+(?:小|大|特小)[】\]) ]*$`), "【 大 中 小 】", "大中小企业"},

	{"thanks for reading", Editorial, anywhere, 120, re(`(?:感谢|谢谢)(?:您|你|大家|各位|广大网友)?(?:的|耐心)?(?:阅读|浏览|下载)[^。,]{0,12}(?:,[^。]{0,4}(?:下次|欢迎|再见|更多|祝您|希望|生活)[^。]{0,12})?[。!~]*$|(?:感谢|谢谢)[^。,]{0,6}(?:访问|光临|浏览)(?:本站|本网|我们的网站|[^。,]{0,8}(?:范文|文库|文秘)[^。,]{0,4})[^。,]{0,8}[。!~]*$`), "感谢您的阅读！", "感谢大家的聆听！"},
	{"preface", Editorial, edges, 400, re(`^[【\[]?(?:导读|导语|摘要|简介|核心提示|编者按|编者语|内容简介|前言|引言|概述|写作指导|文章导读|内容提要|温馨提示|内容摘要|本文导读|内容概要)[】\]]?[ ]*[:]|^[【\[](?:导读|导语|摘要|简介|核心提示|编者按|前言|概述|文章导读)[】\]]`), "导语：又到毕业季，演讲稿写好了吗？", "前言不搭后语，是我当时的样子。"},
}

// A verdict is what a row looks like by itself: furniture for a reason, found
// by a rule; firm wherever it stands, or only at the edges of speeches.
type verdict struct {
	reason Reason
	rule   string
	firm   bool
	place  place
	doubt  bool // a speaker might have said it
}

// furniture drops the rows that are furniture by themselves. Rows that are so
// only at the edges of speeches are marked; the edges decide.
func (pg *page) furniture() {
	sideBySide(len(pg.rows), func(from, to int) {
		for i := from; i < to; {
			if i > 0 && pg.rows[i].flows { // of a paragraph begun before
				i++
				continue
			}
			end := i + 1
			for end < len(pg.rows) && pg.rows[end].flows {
				end++
			}
			if end-i == 1 {
				pg.judge(&pg.rows[i])
			} else {
				pg.judgeTogether(pg.rows[i:end])
			}
			i = end
		}
	})
}

// judge decides on a row by itself. What the site put inside a line goes first,
// then the rest is judged.
func (pg *page) judge(w *row) {
	if reason, name, ok := pg.rules.dropped(w); ok {
		w.dropFor(reason, name)
		w.firm = true
		return
	}
	if s, cuts := cutKnown(w.clean, w.set, w.words); len(cuts) > 0 && utf8.RuneCountInString(s) >= leastLeft {
		w.cuts = append(w.cuts, cuts...)
		w.setClean(s)
		w.lead = cuts[len(cuts)-1].reason == Editorial
	}
	v, found := look(w)
	if found && !v.firm && pg.latin && isLatinSpeech(w.clean) {
		found = false
	}
	switch {
	case w.length == 0:
		w.apply(verdict{reason: Advert, rule: "nothing left", firm: true})
	case found:
		w.apply(v)
	case w.hint.Outside && w.length < 200 && !endsSentence(w.clean):
		w.rule, w.reason, w.drop, w.firm = "outside the article", Menu, true, false
	}
}

// judgeTogether decides on the lines of one paragraph of a page that breaks its
// lines. What the site put inside them is cut when they are joined.
func (pg *page) judgeTogether(rows []row) {
	var b strings.Builder
	for i := range rows {
		if reason, name, ok := pg.rules.dropped(&rows[i]); ok {
			rows[i].dropFor(reason, name)
			rows[i].firm = true
			continue
		}
		b.WriteString(rows[i].clean)
	}
	whole := row{}
	whole.setClean(b.String())
	if s, cuts := cutKnown(whole.clean, whole.set, whole.words); len(cuts) > 0 && utf8.RuneCountInString(s) >= leastLeft {
		whole.setClean(s)
		rows[0].lead = cuts[len(cuts)-1].reason == Editorial
	}
	v, found := look(&whole)
	if !found {
		return
	}
	for i := range rows {
		if !rows[i].drop {
			rows[i].apply(v)
		}
	}
}

func (w *row) apply(v verdict) {
	w.rule, w.reason, w.place, w.firm, w.drop, w.doubt = v.rule, v.reason, v.place, v.firm, v.firm, v.doubt
}

// longestFurniture is the longest line that is looked at.
const longestFurniture = 500

// look judges a row by itself: by its shape, its fields, its words.
func look(w *row) (verdict, bool) {
	if w.length > longestFurniture {
		return verdict{}, false
	}
	f := strings.TrimSpace(w.folded)
	j := &w.words
	if w.length > 150 || w.length > 60 && j.points < 2 && isProse(f) {
		return j.verdict(w) // sentences: shapes are for short lines
	}
	if rule := matchFurniture(w); rule != nil {
		return verdict{reason: rule.reason, rule: rule.name, place: rule.place, firm: rule.place >= anywhere || j.isSite(f)}, true
	}
	fields := noFields
	if strings.ContainsAny(f, ":|丨│/") {
		fields = readFields(f)
	}
	switch fields {
	case surely:
		return verdict{reason: Meta, rule: "fields", firm: true}, true
	case mayBe:
		return verdict{reason: Meta, rule: "field"}, true
	}
	if w.length <= longestButtons {
		c, share, strong, weak := buttons(f)
		switch {
		case share == 100 && c != nil && (strong > 0 && !endsSentence(w.clean) || weak >= 2 && separate(f)):
			return verdict{reason: c.reason, rule: c.name, firm: true}, true
		case share == 100 && c != nil && w.length <= 6 && !endsSentence(w.clean):
			return verdict{reason: c.reason, rule: c.name}, true
		}
		if c := menuOf(f); c != nil {
			return verdict{reason: c.reason, rule: "menu of " + c.name, firm: true}, true
		}
	}
	return j.verdict(w)
}

// separate reports whether the words of a line stand apart.
func separate(f string) bool { return holds(f, " |/·()[]【】、") }

// verdict says what the evidence of a sentence comes to.
func (j *judgement) verdict(w *row) (verdict, bool) {
	switch {
	case j.points < softEvidence || !siteThroughout(w.clean):
	case !isProse(w.folded) && declared(w.folded) > 0 && j.points < firmEvidence: // a title with its count
	case !isProse(w.folded) && occasionTitle.MatchString(w.folded) && signOf(w.folded) == nil: // 编辑部座谈会发言稿
	default:
		v := verdict{reason: j.reason, rule: j.rule, firm: j.isSite(w.folded)}
		v.doubt = !v.firm && isProse(w.folded) && !j.signed(w.folded) && density(w.folded) < littleElse
		return v, true
	}
	return verdict{}, false
}

// occasionTitle is how the title of a speech ends that is held by somebody or on
// some occasion, whatever words of the site's stand before.
var occasionTitle = re(`(?:会议?|式|典礼|庆典|活动|仪式|班|部|员|长|者|人|家|代表|编辑|主任|干部|竞聘|竞选|述职|经验|分享|交流|总结|座谈|动员|开班|揭牌|启用|开通|上线|表彰|表态|周|月|年|节|日)(?:上|中)?(?:的)?(?:演讲|发言|讲话|致辞|致词|主持|报告|述职)?(?:演讲|发言|讲话|致辞|致词|主持词|开场白|贺词|报告|讲稿|演讲稿|发言稿|讲话稿|述职稿|稿|材料)(?:范文)?(?:提纲|摘要|全文|实录)?(?:[ ]?[(【\[][^)】\]]{1,24}[)】\]])?$`)

// longestOccasion is how long the titles of meetings are, which name all they were
// held for.
const longestOccasion = 140

var longTitle = re(`[上中的](?:演讲|发言|讲话|致辞|致词|主持词|报告|讲稿|演讲稿|发言稿|讲话稿)(?:提纲|摘要|全文|实录)?(?:[ ]?[(【\[][^)】\]]{1,24}[)】\]])?$`)

// isLongTitle reports whether a row longer than most titles ends like one.
func isLongTitle(w *row) bool {
	return w.length > 60 && w.length <= longestOccasion && !holds(w.folded, "。!?;") && !endsSentence(w.clean) && longTitle.MatchString(w.folded)
}

// siteThroughout reports whether the site speaks in at least half of a text.
func siteThroughout(s string) bool {
	parts := splitSentences(s)
	if len(parts) < 2 {
		return true
	}
	own, all := 0, 0
	for _, p := range parts {
		all += len(p)
		if judge(fold(p)).points >= softEvidence-1 {
			own += len(p)
		}
	}
	return own*2 >= all
}

// matchFurniture gives the first rule of shape a row matches.
func matchFurniture(w *row) *furnitureRule {
	for k, set := range w.shapes {
		for ; set != 0; set &= set - 1 {
			r := &furnitureRules[k*64+bits.TrailingZeros64(set)]
			if w.length <= r.most && r.pattern.MatchString(w.folded) {
				return r
			}
		}
	}
	return nil
}

// isSoft reports whether a row matched a rule that holds only at the edges.
func (w *row) isSoft() bool { return w.rule != "" && !w.firm && !w.drop }

// relatedTitle is the shape of a title in a list of related pages.
var relatedTitle = re(`^[•·*\-■◆●▪\d.、() ]*[^。!?;:,]{2,40}(?:[ ]*\d{2}-\d{2}|[ ]*\d{4}-\d{2}-\d{2})?$`)

// isListed reports whether a row looks like an entry of a list of pages: a
// title without a sentence.
func (w *row) isListed() bool {
	return w.length <= 60 && relatedTitle.MatchString(w.folded) &&
		(w.hint.Link || w.hint.Item || genre.MatchString(w.folded) || strings.ContainsAny(w.clean[:1], "•·*-") || dateTail.MatchString(w.folded))
}

var dateTail = re(`(?:^|[^\d])\d{2}-\d{2}$|\d{4}-\d{2}-\d{2}$`)
