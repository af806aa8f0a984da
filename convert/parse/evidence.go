package parse

import (
	"sync"
	"unicode"
)

// An evidenceClass is one row of the table of words by which a sentence shows
// who speaks: the site to its visitors, or the speaker to his audience. A
// sentence is judged by the sum, so that it is told by what kinds of words
// stand together and not by its wording.
type evidenceClass struct {
	name   string
	reason Reason
	weight int  // in half points
	most   int  // the most the class adds, in half points
	loose  bool // words of titles too: they make no notice
	words  string
	drops  string // a sentence the class helps to drop
	keeps  string // one that has its words and stays
}

// siteVoice is the class of words by which a site speaks of itself: the first of
// the table.
const siteVoice = 0

// evidence is the table, in folded form.
var evidence = []evidenceClass{
	{"site's own voice", Editorial, 4, 4, false, "小编 欢迎光临 本站 本网 我站 站长 网编 编者 本网站 本平台 本栏目 范文网 文秘网 作文网 公文网 演讲网 资源网 文档网 论文网 文库 本店 作者本人 入驻作者 网站编辑 本文库 编辑部 xx网 某某网",
		"下面是小编为大家整理的毕业演讲稿，供大家参考。", "小编是我的绰号，因为我爱编筐。"},
	{"web", Editorial, 2, 3, false, "网友 网络 互联网 栏目 频道 专题 平台 网页 本页 页面 站内 网址 网站 存储服务 信息存储 空间 用户上传 用户投稿 用户提供 版主 会员上传", "本文由网友提供，欢迎阅读。", "网友的评论让我们红了脸，也让我们下了决心。"},
	{"document", Editorial, 2, 3, true, "范文 演讲稿 发言稿 讲话稿 主持词 致辞稿 致词稿 述职稿 广播稿 文章 本文 本篇 全文 原文 该文 此文 文档 资料 模板 素材 作文 文稿 例文 样本 word 佳作 美文 篇章 范例", "希望这份讲话稿范文能够帮助到需要的朋友。", "演讲稿改了八遍，今天终于站上了台。"},
	{"handling", Editorial, 2, 5, true, "整理 收集 搜集 汇总 精选 精心准备 精心整理 精心挑选 准备 分享 带来 提供 上传 转载 转自 摘自 源自 来自 来源 下载 浏览 查阅 参阅 阅读 收藏 借鉴 参考 欣赏 推荐 推送 摘录 投稿 复制 打印 收录 点击 查看 看看 搜索 关注 发布 编辑 撰写 访问 切勿照搬 学习交流",
		"这里给大家分享一些关于安全生产的讲话稿，方便大家学习。", "希望今天的分享能给大家一些启发和参考。"},
	{"reader", Editorial, 1, 1, true, "大家 您 你 广大 读者 各位 需要的朋友 有需要的", "以下演讲稿供您参考。", "感谢大家的聆听！"},
	{"pointing", Editorial, 2, 2, true, "亲, 亲! 下面是 下面就是 下面请看 下面为 下面由 下面给 下面就 下面一起 以下 以上 上面是 上面就是 上面的 上述 这里给 这里为 接下来 这篇 这几篇 几篇 看完 看完了这", "以下是我为大家精心准备的竞聘演讲稿范文，希望能帮到你。", "以下是我对今后工作的几点打算。"},
	{"use", Editorial, 2, 4, true, "有没有收获 有收获 灵感 有所帮助 有帮助 帮助到 能帮到 帮到您 帮到你 帮到大家 有用 一起来看看 来看看 快来看 一起看看 一起来看 仅供参考 供大家参考 供参考 欢迎阅读 欢迎借鉴 欢迎参考 欢迎查看 欢迎浏览 欢迎收藏 仅供学习 怎么写 如何写 该怎么 怎样写 写法 应用文 文体", "看完本文，相信大家对演讲稿的写法有了一定的了解。", "我的体会仅供大家参考，不当之处请批评指正。"},
	{"rights", Copyright, 3, 9, false, "侵删 文责自负 许可协议 有害信息 侵权 侵犯 版权 著作权 原作者 著作权人 版权方 权利人 权益 删除 撤稿 撤下 不代表 立场 观点 注明 出处 免责 授权 许可 未经 严禁 请勿 商业用途 版权所有 举报 投诉 知识产权 icp 备案 公网安备 copyright all_rights_reserved 来信告知 及时处理 尽快处理 法律责任 删除处理 核实后", "未经许可，严禁转载本文，侵权必究。", "版权保护刻不容缓，我们要从自己做起。"},
	{"contact", Advert, 3, 6, false, "qq 微信号 加微信 公众号 公号 邮箱 热线 二维码 扫码 扫一扫 app 客户端 小程序 加群 交流群 客服 联系我们 联系本站 联系管理员 工作室制作 最佳分辨率 电话: http www. .com @", "获取完整版请扫码加群。", "邮箱里躺着一封没有署名的信。"},
	{"trade", Advert, 2, 6, false, "vip 会员 付费 充值 优惠券 优惠 开通 免费 立即 限时 元/天 元/月 特惠 代写 畅享 试读 未读 剩余 支付后 解锁 领取 一键生成 智能写作 ai写作 ai 预览 打折 八折 折扣 包邮 下单 加盟 招商 赚钱 兼职 理财 贷款 全场 新品 上市 完整版 完整内容 全部内容 下方链接 预览完 如果喜欢 积分 网盘 尚未登录 登录可 付费内容 购买后 赞助 资料包 写作资料 大礼包 押题 考前 包过 报名入口 免费试听 资格证 一对一辅导 全站 畅读 海量 任你挑 低至 最低 抢购 热销 售价 原价",
		"最低0.27元/天开通会员，在线畅享全文", "注册资金从五十万涨到了五千万，优惠政策帮了大忙。"},
	{"remark", Comment, 3, 6, false, "谢谢分享 感谢分享 收藏了 转走了 借用了 拿走了 很实用 写得真好 写得不错 写得太好 说得太好 顶一个 路过 抢沙发 参与评论 最赞 评论 发表评论 网友评论 楼主 沙发 板凳 回帖 跟帖 顶楼主 发表于 言论 文明上网 理性发言 留言板 留言 匿名", "还没有评论，快来抢沙发吧！", "评论区里的每一条留言，我们都认真看了。"},

	{"speaker's own voice", "", -3, -12, false, "我们 我的 我将 我要 我想 我今天 我是 我在 我就 我也 我说 我讲 我对 我市 我县 我校 我镇 我院 我局 我公司 我厂 我村 我班 我认 我深 我汇报 我发言 同志 同学们 老师们 朋友们 批评指正 各位领导 各位老师 各位评委 各位来宾 各位同事 各位同仁 让我 请允许 聆听 倾听 谢谢大家 谢谢各位 述职完毕 汇报完毕 演讲完毕",
		"", "以上就是我今天汇报的全部内容，不妥之处敬请批评指正。"},
}

var evidenceWords = sync.OnceValue(func() *lexicon {
	l := &lexicon{}
	for i, c := range evidence {
		l.add(c.words, i)
	}
	return l.sort()
})

// Sums of evidence, in half points.
const (
	softEvidence = 5 // enough at the edges of speeches
	firmEvidence = 8 // enough inside a speech, of a sentence that names its page
)

// longestNotice is how long a notice without a stop is.
const longestNotice = 24

// A judgement is what the words of a sentence say together.
type judgement struct {
	points   int    // in half points
	positive int    // those for the site alone
	reason   Reason // of the class that says most
	rule     string // its name
	spoken   bool   // it has a speaker's words
	arrows   bool   // it has marks nobody speaks in
}

// judge sums the evidence of a folded line.
func judge(f string) judgement {
	var sums [16]int
	found := false
	next, length, covered := 0, 0, 0
	lex := evidenceWords()
	for i, size := 0, 0; i < len(f); i += size {
		var r rune
		r, size = decode(f, i)
		length++
		if i < next || !lex.starts(r) {
			continue
		}
		e := lex.at(f[i:])
		if e == nil || insideWord(f, i, len(e.word)) {
			continue
		}
		c := &evidence[e.class]
		if c.weight > 0 {
			sums[e.class] = min(sums[e.class]+c.weight, c.most)
		} else {
			sums[e.class] = max(sums[e.class]+c.weight, c.most)
		}
		found = true
		next = i + len(e.word)
		if c.weight > 0 && !c.loose {
			covered += characters(e.word)
		}
	}
	if !found {
		return judgement{}
	}
	j := judgement{}
	best := 0
	for i, n := range sums[:len(evidence)] {
		j.spoken = j.spoken || n < 0
		j.points += n
		j.positive += max(n, 0)
		if n > best && evidence[i].name != "reader" && evidence[i].name != "pointing" {
			best, j.reason, j.rule = n, evidence[i].reason, evidence[i].name
		}
	}
	if j.positive == 0 {
		return judgement{}
	}
	switch {
	case length > 250:
		j.points -= 4
	case length > 120:
		j.points -= 2
	}
	// Buttons and notices say little else; sentences have words between.
	if length <= longestNotice && !isProse(f) && covered > 0 && j.points > 0 {
		switch {
		case covered*100 >= length*60:
			j.points += 3
		case covered*100 >= length*40:
			j.points += 2
		}
	}
	if holds(f, "↓↑☞▶►★☆🔥👉>") {
		j.points += 2
		j.arrows = true
	}
	return j
}

// signed reports whether the site names its page, its texts or itself in the
// folded text that was judged, and no speaker himself; and its words are a good
// part of the text.
func (j *judgement) signed(f string) bool {
	d := density(f)
	if s := signOf(f); s != nil && s.voice {
		return d >= leastVoiced
	} else if s == nil && !j.arrows && (isProse(f) || !noticeWords.MatchString(f)) {
		return false
	}
	return !j.spoken && d >= leastDensity
}

// isSite reports whether it is surely the site that speaks in the folded text
// that was judged.
func (j *judgement) isSite(f string) bool {
	return j.points >= firmEvidence && j.signed(f)
}

// Of the letters of a sentence, how many per cent at least are words of the
// table when it is the site's: sites say little else, a speaker says more.
const (
	leastDensity = 38
	leastVoiced  = 25 // of a sentence in which the site names itself
	littleElse   = 75 // of one without any turn of phrase of the site's
)

// density gives the part of a folded text's letters and figures, per cent, that
// words of the table for the site cover.
func density(f string) int {
	all, covered, next := 0, 0, 0
	lex := evidenceWords()
	for i, r := range f {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			all++
		}
		if i < next || !lex.starts(r) {
			continue
		}
		if e := lex.at(f[i:]); e != nil && evidence[e.class].weight > 0 && !insideWord(f, i, len(e.word)) {
			next = i + len(e.word)
			covered += characters(e.word)
		}
	}
	return covered * 100 / max(all, 1)
}

// noticeWords name the page or its text in a line that is no sentence.
var noticeWords = re(`本文|本篇|以上|以下|此文|该文|原文|全文|文档|扫码|扫一扫|二维码|公众号|vip|会员|https?:|www\.|icp|copyright|本站|本网|网友`)

// isProse reports whether a folded line reads like sentences.
func isProse(f string) bool { return holds(f, "。!?,;") }
