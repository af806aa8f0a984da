package parse

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A wordClass is one row of the table of words that pages print as buttons,
// links and headings of their own parts. A line made of nothing else is
// furniture, in whatever order and whatever words stand together.
type wordClass struct {
	name   string
	reason Reason
	weak   bool // also words of speeches: alone on a line they prove nothing
	words  string
	drops  string
	keeps  string
}

// wordClasses is the table, in folded form. A word in two rows is read as in
// the first.
var wordClasses = []wordClass{
	{"buttons", Share, false, "生成长图 长图 保存图片 转存 转存到网盘 保存到网盘 语音朗读 听全文 听文章 夜间模式 切换夜间模式 日间模式 护眼模式 倍速 倍速播放 调整字体 转寄好友 友善列印 转寄 列印 收藏本页 点赞 打赏 赞赏 纠错 报错 我要纠错 新浪微博 腾讯微博 微博 微信好友 微信朋友圈 朋友圈 qq空间 qq好友 qq 微信 人人网 豆瓣 百度贴吧 贴吧 开心网 复制连结 按赞 按个赞 facebook twitter line 复制链接 复制网址 复制本文 " +
		"复制全文 复制文章 赞赏作者 喜欢作者 继续滑动看下一个 向上滑动看下一个 上滑看下一个 轻触阅读原文 微信扫一扫使用小程序 微信扫一扫关注该公众号 预览时标签不可点 取消赞 轻点两下取消赞 轻点两下取消在看 官方微信 官方微博 本页面二维码 手机查看 手机阅读 手机扫码阅读 文章评价 本文评价 觉得有用 点击下方名片关注我们 点击下方名片 关注下方公众号 更多精彩内容请关注 更多精彩请关注 更多内容请关注 点击关注 设为星标 加星标 点亮在看 长按关注 长按识别 识别二维码 长按识别二维码 一键复制 打印本页 打印此文 打印本文 打印文章 关闭窗口 关闭本页 返回顶部 回到顶部 回顶部 回页首 返回页首 回顶端 返回顶端 欢迎转寄 来顶一下 已赞过 点击蓝字 点击上方蓝字 上方蓝字 点个在看 点在看 点分享 点收藏 点点赞 好评 差评 顶一下 踩一下 赞一个 赞一下 踩一个 顶一个 一键分享 分享给好友 分享给朋友 推荐给好友 推荐给朋友 告诉好友 发送给好友 " +
		"分享本文 收藏本文 收藏此文 收藏文章 分享文章 分享到 分享至 转发到 分享到朋友圈 分享本文到朋友圈 转发给好友 点击收藏 已收藏 加关注 举报/反馈 我要收藏 我要分享 我要打印 添加收藏 放入收藏夹 手机扫码分享 生成海报 分享海报",
		"喜欢 (12) 点赞 收藏 分享", "分享快乐，收藏感动。"},
	{"small buttons", Share, true, "分享 转发 收藏 赞 踩 顶 喜欢 不喜欢 举报 反馈 空间 邮件 打印 关闭 复制 字体 字号 大 中 小 特大 加入 微信号 链接", "分享 收藏 举报", "收藏"},
	{"navigation", Menu, false, "写作导航 搜一搜 请输入关键词 请输入关键字 历史记录 清空 清空历史 正在加载 加载失败 点击重试 页面不存在 统计代码 营业执照 置顶 收起菜单 展开菜单 我的订阅 消息 通知 换肤 跳至内容 跳到内容 跳转到内容 网站首页 商务合作请联系 回到旧版 返回旧版 附件列表 返回首页 回首页 回上页 回文章列表 回列表 回到首页 返回主页 返回网站首页 首页 主页 网站地图 站点地图 网站导航 站内导航 快捷导航 登录 登陆 用户登录 会员登录 登录/注册 登录|注册 注册 免费注册 立即注册 会员注册 一键登录 " +
		"立即登录 忘记密码 忘记密码? 找回密码 退出登录 会员中心 个人中心 用户中心 我的收藏 我的下载 设为首页 加入收藏 收藏本站 收藏夹 联系我们 联系站长 关于本站 帮助中心 用户协议 服务协议 隐私政策 隐私条款 隐私声明 免责声明 免责条款 服务条款 " +
		"友情链接 广告服务 广告合作 诚聘英才 网站简介 投稿须知 手机版 电脑版 触屏版 手机站 移动版 wap版 桌面版 切换到电脑版 切换到手机版 电脑端 手机端 app下载 下载app 客户端下载 下载客户端 打开app 用app打开 app内打开 全部分类 更多分类 所有分类 分类导航 " +
		"无障碍阅读 无障碍 繁体中文 简体中文 简体版 繁体版 站内搜索 高级搜索 热门搜索 搜索历史 rss订阅 rss 在线投稿 我要投稿 微信登录 微信扫码登录 qq登录 微博登录 扫码登录 第三方登录 返回上级 订阅本站 网站公告 关注我们 联系客服 在线客服 网站导览 隐私权政策 隐私权声明 无障碍网页 会员登入 登入/注册 订阅电子报 粉丝专页 返回电脑版 网站声明 法律声明 入驻合作 创作中心 消息中心 侵权投诉 网站统计 投诉举报 举报中心 网站公告栏",
		"返回首页 网站地图 联系我们 关于我们", "首页的设计，是孩子们自己画的。"},
	{"small navigation", Menu, true, "常见问题 意见反馈 投诉建议 联系方式 会员服务 最新公告 热门话题 商务合作 关于我们 帮助 导航 搜索 栏目 频道 订阅 投稿 退出 简体 繁体 主菜单 菜单 更多 全部 我的 分类 专题", "登录 注册 搜索 投稿", "搜索"},
	{"page turner", Pager, false, "较早的文章 较新的文章 先前的帖子 较早的帖子 较新的帖子 更早的文章 页码 跳到第 点此继续 显示剩余段落 显示剩余 查看剩余 展开余下 上一页 下一页 上页 下页 前一页 后一页 尾页 末页 最后一页 最后页 第一页 上一篇 下一篇 上一章 下一章 上一节 下一节 上一条 下一条 上一则 下一则 上一个 下一个 前一篇 后一篇 上篇 下篇 返回列表 返回目录 返回上页 返回上一页 返回上一级 返回栏目 返回栏目页 返回列表页 返回频道 " +
		"回目录 余下全文 已经是最后一篇 已经是第一篇 已是最后一篇 已是第一篇 没有上一篇 没有下一篇 没有更多了 没有更多内容了 已经到底了 我是有底线的 上一主题 下一主题 查看余下全文 全文阅读 点击下一页 点击下一页继续阅读 下一页更精彩 下页更精彩 下一页继续 加入书签 单页阅读 跳转到 没有了 本页显示全文 在本页浏览全文",
		"上一章 目录 下一章", "第一页写满了名字。"},
	{"small page turner", Pager, true, "返回 跳转 目录 前页 后页 跳至 上一 下一 转到", "返回", "返回岗位以后，他一头扎进了车间。"},
	{"sale", Advert, false, "立即下载 免费下载 原文链接 原文地址 查看原网页 点击下载 下载文档 点击下载文档 下载本文 下载全文 下载此文 下载文章 文档下载 下载word 下载word文档 word下载 word文档下载 word文档免费下载 word版下载 word文档 下载pdf pdf下载 下载地址 下载次数 本文下载 打包下载 高清下载 " +
		"查看全文 阅读原文 阅读全文 展开全文 展开剩余 检视更多 检视全部 检视全文 展开阅读全文 展开更多 显示全部 显示全文 收起 收起全文 看更多 加载更多 点击加载更多 点击查看更多 点击查看全文 阅读更多 阅读剩下更多 查看更多 查看原文 查看详情 点击查看 点击阅读 点击展开 开通vip 开通会员 升级会员 成为会员 加入会员 加入vip " +
		"vip vip会员 vip专享 vip免费 vip专享文档 会员专享 会员免费下载 会员免费阅读 会员免费看 付费阅读 付费下载 登录后查看 登录后下载 限时特惠 限时优惠 限时免费 广告 广告位 广告位招租 广告投放 赞助商链接 赞助商广告 赞助商 立即购买 立即领取 领取优惠券 点击领取 点击领取优惠券 立即开通 立即查看 立即体验 " +
		"立即咨询 在线咨询 免费咨询 免费试用 免费领取 一键下载 下载到电脑 下载到手机 保存到手机 继续阅读全文 百度搜索 本文档 猜你想要 advertisement ad 推广链接 试读结束 试读已结束 全文预览 预览结束 在线预览 人工客服 写作助手 智能写作 ai写作",
		"立即下载 收藏 举报", "立即整改！"},
	{"small sale", Advert, true, "下载 免费 推广 展开 会员免费 赞助 全文 预览 word pdf 文档 购买 咨询", "下载 举报", "免费 开放 便民"},
	{"remarks", Comment, false, "参与评论 写下您的评论 写下你的评论 写下您的评论吧 还可以输入 我也说一句 发表 最赞评论 楼主 板凳 mark 学习了 只看楼主 倒序阅读 正序阅读 该评论已被删除 网友评论 网友留言 用户评论 发表评论 我要评论 写评论 最新评论 全部评论 热门评论 精彩评论 评论列表 评论区 相关评论 文章评论 读者评论 精选评论 精选留言 写留言 热评 暂无评论 还没有评论 快来抢沙发 抢沙发 我来说两句 我要说两句 说两句 发表回复 发表留言 取消回复 我要留言 在线留言 验证码 " +
		"换一张 看不清 看不清换一张 看不清? 提交评论 评论一下 登录后评论 请登录后评论 登录后发表评论 请先登录 请登录 请登录后发表评论 登录评论 查看全部评论 查看更多评论 更多评论 匿名评论 匿名发表 匿名用户 文明上网理性发言 文明上网,理性发言 请文明发言 人参与 您的昵称 您的姓名 您的邮箱 使用道具 " +
		"发表于 回复本帖 作者已关闭评论 添加评论 申请转载 原创声明 收藏本帖 收藏帖子 发新帖 发表新帖 快速回复 引用回复 回复本楼 倒序看帖 正序看帖 倒序浏览 只看该作者 电梯直达 评论加载中 加载中 点击发表评论 条评论 条热评 回应 跟帖",
		"我来说两句(0人参与)", "评论区里的每一条留言，我们都认真看了。"},
	{"small remarks", Comment, true, "评论 回复 留言 昵称 回覆 检举 提交 匿名 支持 反对 引用 沙发 站内信 表情 发布 游客 评分 发送 取消 重置", "回复 支持(0) 反对(0)", "支持"},
	{"other pages", Related, false, "其他则数 其他篇目 其他篇章 大家爱看 本周热点 本月热点 今日热点 编辑荐读 荐读 同主题文章 更多同类 本周热读 今日热读 热读 近期热门 看了又看 读者还喜欢 与此相关的还有 站内精华 往期回顾 往期精彩 相关报导 相关新闻 热门新闻 往期推荐 往期文章 相关资源 相关资源下载 相关下载 同作者其他文章 同作者文章 作者其他文章 该用户的其他文档 为您精选 为你精选 精彩不容错过 换个话题 近期文章 归档 文章归档 分类目录 标签云 相关文章 相关推荐 相关阅读 相关链接 相关范文 相关内容 相关资讯 相关专题 相关标签 相关搜索 相关热词 推荐阅读 推荐文章 推荐范文 推荐内容 为您推荐 为你推荐 猜你喜欢 猜您喜欢 猜你感兴趣 你可能喜欢 您可能喜欢 你可能还喜欢 您可能还喜欢 大家都在看 大家还看了 大家正在看 大家都在搜 其他人还看了 " +
		"看过本文的还看了 热门文章 热门推荐 热门范文 热门标签 热门专题 热门内容 热点推荐 热点文章 最新文章 最新推荐 最新更新 最新范文 最近更新 精彩推荐 精彩文章 精选推荐 精选文章 精选范文 精选专题 精品推荐 精品文章 编辑推荐 小编推荐 本站推荐 今日推荐 每日推荐 本周热门 本月热门 本类热门文章 本类推荐 本栏推荐 同类文章 " +
		"同类推荐 延伸阅读 拓展阅读 扩展阅读 随机推荐 随机文章 随便看看 换一换 换一批 阅读排行 点击排行 热门排行 排行榜 人气排行 下载排行 24小时热文 热文排行 热文 猜你还喜欢 更多推荐 更多相关 更多文章 更多范文 更多内容 文章推荐 范文推荐 栏目推荐 好文推荐 好文阅读 站内推荐 栏目导航 相关作文 作文推荐 推荐专题",
		"相关文章 热门推荐", "相关书目的推荐，我已经发给各班了。"},
	{"small other pages", Related, true, "相关 推荐 热门 最新 精选 精品 标签 关键词 热点 图文 tags tag 更多>> 更多> 编辑 排行 总排行 周排行 月排行", "最新 热门 精选", "推荐"},
	{"list of parts", TOC, false, "本文目录 文章目录 全文目录 内容目录 目录导航 内容导航 快速导航 本文导航 文章导航 快速定位 目录预览 本页目录 篇章目录 范文目录 全部目录 本文导读目录 文章目录一览 contents", "本文目录", "目录上的第一个名字，就是我们的老校长。"},
}

// A unit is what a line of buttons holds beside its words: figures and what
// they count.
const units = "地址 本页 此页 此文 链接 网址 窗口 页面 全文 原文 次 条 人 个 共 约 篇 万 千 页 第 分钟 已有 已 有 人次 位 前 后 于 0 k w 网友 用户 次数 数 量 本文 文章 阅读 浏览 人气 点击 字 钟 字数 时间 日期 来源 作者 编辑 年 月 日"

var buttonWords = sync.OnceValue(func() *lexicon {
	l := &lexicon{}
	for i, c := range wordClasses {
		l.add(c.words, i)
	}
	l.add(units, -1)
	return l.sort()
})

// longestButtons is how long a line of buttons may be.
const longestButtons = 160

// buttons reads a folded line as words of the site's own. share is the part of
// its letters, per cent, that such words cover; strong and weak count them;
// class is the first of them (the first strong one where there is any).
func buttons(f string) (class *wordClass, share, strong, weak int) {
	covered, letters := 0, 0
	lex := buttonWords()
	for i := 0; i < len(f); {
		if e := lex.at(f[i:]); e != nil && !insideWord(f, i, len(e.word)) {
			n := utf8.RuneCountInString(e.word)
			covered += n
			letters += n
			if e.class >= 0 {
				c := &wordClasses[e.class]
				switch {
				case !c.weak:
					if strong++; strong == 1 {
						class = c
					}
				default:
					if weak++; class == nil {
						class = c
					}
				}
			}
			i += len(e.word)
			continue
		}
		r, n := utf8.DecodeRuneInString(f[i:])
		if unicode.IsLetter(r) {
			letters++
		}
		i += n
	}
	if letters > 0 {
		share = covered * 100 / letters
	}
	return class, share, strong, weak
}

// insideWord reports whether a word of Latin letters found in a text is a part
// of a longer one.
func insideWord(f string, at, n int) bool {
	latin := func(b byte) bool { return 'a' <= b && b <= 'z' }
	return latin(f[at]) && at > 0 && latin(f[at-1]) || latin(f[at+n-1]) && at+n < len(f) && latin(f[at+n])
}

// documents are the kinds of writing that sites name their columns after.
var documents = re(`(?:稿|总结|计划|报告|书|体会|作文|范文|鉴定|感|材料|词|致辞|讲话|公文|合同|日记|说说|语录|祝福语|名言|句子|教案|试题|论文|简历|方案|策划|制度|通知|演讲|发言|故事|散文|诗词|成语|字典|词典|读后感|观后感|写作|文秘|礼仪|常识|职场|求职|大全)$`)

// menuOf judges a line of several short words between blanks or bars: a menu
// when enough of them are the site's own, or most of them kinds of writing.
// It gives nil for anything else.
func menuOf(f string) *wordClass {
	if holds(f, "。!?;,、") {
		return nil
	}
	items := strings.FieldsFunc(f, func(r rune) bool { return strings.ContainsRune(" |/·•-—[]【】>", r) })
	if len(items) < 3 {
		return nil
	}
	var class *wordClass
	own, kinds := 0, 0
	for _, it := range items {
		if utf8.RuneCountInString(it) > 12 {
			return nil
		}
		c, share, strong, _ := buttons(it)
		switch {
		case share >= 90 && strong > 0:
			own++
			if class == nil {
				class = c
			}
		case documents.MatchString(it):
			kinds++
		}
	}
	switch {
	case own >= 2 && own*4 >= len(items), own >= 1 && own+kinds >= 3 && (own+kinds)*3 >= len(items)*2:
		return class
	case len(items) >= 4 && kinds*3 >= len(items)*2:
		return &wordClasses[2] // a menu of columns
	}
	return nil
}
