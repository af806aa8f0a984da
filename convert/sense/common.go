package sense

import (
	"strings"
	"sync"
)

// commonWords are words of two and three characters that titles of speeches
// are made of. No title is broken inside one if it can be helped, whether the
// book uses it again or not.
const commonWords = `
学校 小学 中学 高中 初中 大学 学院 幼儿园 年级 班级 班干部 班主任 班会 校园 校长 院长 园长 教师 老师 教练 学生 学子 同学 新生 毕业 毕业生 开学 升学 入学 放学
家长 家长会 家长学校 家庭 家风 家教 父亲 母亲 父母 爸爸 妈妈 孩子 儿童 少年 少先队 青年 青春 老年 妇女 女生 男生 朋友 战友 校友 同事 同志 同仁 嘉宾 来宾 代表
领导 干部 党员 党委 党组 党建 党课 党性 党风 党史 党支部 支部 支部书记 书记 主任 主席 部长 局长 处长 科长 县长 市长 镇长 乡长 村长 经理 总经理 董事长 员工 职工 工会 团委 团员 共青团
群众 路线 教育 实践 活动 工作 会议 会上 大会 年会 晚会 例会 座谈 座谈会 研讨 研讨会 交流 交流会 推进 推进会 动员 动员会 调度 调度会 表彰 表彰会 总结 部署 汇报 报告会 发布会 启动 仪式 典礼 开幕 闭幕 揭牌 奠基 签约 捐赠
竞选 竞聘 竞职 就职 任职 述职 述廉 离职 退休 入职 上任 换届 选举 候选 候选人 当选 民主 评议 生活会 专题 主题 剖析 对照 检查 批评 表态 承诺 宣誓 誓师 倡议 宣讲 演讲 演讲稿 发言 发言稿 讲话 讲话稿 讲稿 致辞 致词 贺词 祝词 祝福 感言 感谢 感恩 感动 心得 体会 主持 主持词 开场白 欢迎 欢迎词 欢送 答谢 悼念 悼词 追思 纪念 周年 庆祝 庆典
安全 生产 生产月 消防 交通 防汛 防火 防控 疫情 环保 环境 保护 绿色 低碳 生态 文明 卫生 健康 医院 医生 护士 护理 医疗 食品 药品 饮食 应急 演练 事故 隐患 排查 整治 整改 治理 综合 提升 提高 行动 专项 攻坚 脱贫 扶贫 振兴 乡村 农村 农业 农民 社区 街道 城市 建设 创建 创新 创业 改革 开放 发展 科学 科技 技术 技能 质量 管理 服务 经济 产业 企业 公司 集团 项目 投资 招商 营商 市场 销售 业绩 客户 财务 税务 审计 统计 信访 司法 法治 法律 法制 宪法 禁毒 反腐 廉政 廉洁 勤政 作风 纪律 监督 检察 公安 民警 军训 军人 国防 征兵 双拥
爱国 祖国 国家 中国 中华 民族 人民 社会 社会主义 时代 新时代 历史 文化 传统 美德 道德 品德 诚信 责任 责任感 担当 使命 初心 信念 信仰 理想 梦想 希望 未来 明天 今天 幸福 快乐 成功 成长 成才 成人 自信 自强 自立 自律 勇敢 坚强 坚持 坚定 奋斗 奋进 拼搏 努力 奉献 敬业 团结 合作 协作 友谊 友善 尊重 理解 宽容 真诚 善良 礼仪 礼貌 习惯 读书 阅读 书香 写作 作文 语文 数学 英语 体育 运动 运动会 艺术 音乐 美术 舞蹈 劳动 劳模 节约 节能 节日 春节 元旦 元宵 清明 清明节 端午 中秋 中秋节 国庆 国庆节 重阳 教师节 儿童节 母亲节 父亲节 妇女节 青年节 劳动节 植树 植树节 建党 建军 建国 七一 五四 六一 八一 十一 国旗 国旗下 国徽 国歌 升旗 红旗 红领巾 雷锋 长征 抗战 英雄 烈士 先烈 榜样 模范 先进 优秀 标兵 最美 十佳 高考 中考 百日 冲刺 备考 考试 期中 期末 学期 学年 寒假 暑假 假期 第一 第二 第三 上半年 下半年 年度 年终 年中 季度 新年 新春 全国 全省 全市 全县 全区 全镇 全乡 全校 全体 全面 全力 扎实 深入 进一步 依靠 胜利 求胜利 加强 加快 坚决 贯彻 落实 学习 精神 意见 决定 通知 方案 计划 目标 任务 思想 政治 理论 组织 宣传 统战 人才 干事 青春期 心理 生命 人生 生活 生日 婚礼 结婚 新郎 新娘 证婚 订婚 满月 寿宴 聚会 联欢 联谊 同学会 宴会 酒会 开业 乔迁 上梁 入伍 退伍 转业 支教 志愿 志愿者 义工 公益 慈善 捐款 献血 爱心 网络 手机 游戏 诈骗 防骗 欺凌 溺水 防溺水 垃圾 分类 光盘 粮食 节水 用电 防震 减灾 普法 三农 两会 两学 一做 四风 三严 三实`

// isCommon reports whether a text is one of commonWords.
var isCommon = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(commonWords) {
		m[w] = true
	}
	return m
})

// longestCommon is how many characters the longest of commonWords has.
const longestCommon = 4

// splitsCommon reports whether a break before character i splits a common
// word.
func splitsCommon(rs []rune, i int) bool {
	common := isCommon()
	for n := 2; n <= longestCommon; n++ {
		for from := max(0, i-n+1); from < i && from+n <= len(rs); from++ {
			if common[string(rs[from:from+n])] {
				return true
			}
		}
	}
	return false
}
