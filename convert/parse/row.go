package parse

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"jianggao/convert/dump"
)

// A row is a non-blank line made ready, and what is decided of it.
type row struct {
	line   int
	text   string    // as the page has it, blanks at both ends removed
	clean  string    // text without invisible characters and pinyin; what speeches are made of
	folded string    // clean with width, case and Traditional forms of common words folded, rune for rune
	length int       // characters of clean
	words  judgement // what the words of folded say together
	set    trigger   // what characters folded has
	shapes shapes    // and what furniture these may be
	indent int       // width of the blanks before it, in half ems
	width  int       // of the whole line, in half ems
	gap    bool      // a blank line stands before it
	full   bool      // it reaches the measure at which the page breaks its lines
	flows  bool      // a further line of the paragraph before it
	hint   dump.Hint

	rule     string // name of the rule that decided
	reason   Reason
	drop     bool
	firm     bool  // furniture wherever it stands, not only at the edges of a speech
	place    place // where lines of its kind stand
	heads    bool  // stands at the head of the page and may be its title
	doubt    bool  // sentences with the site's words, but none only a site would say
	lead     bool  // the site's editor spoke in it
	unsure   bool  // kept, but may be furniture
	cell     bool  // of a table of figures or words, not of one that lays the page out
	vocative bool  // a salutation: told once before the labels are chosen
	label    bool  // starts a speech
	title    bool  // belongs to the label: a second line with the title
	speech   int
	block    int
	cuts     []cut
}

// A cut is a part taken out of a kept row.
type cut struct {
	text   string
	reason Reason
	rule   string
	at     int // bytes before it, where the text it was cut from is a whole paragraph
}

// read makes rows of the page's lines.
func (pg *page) read() {
	pinyin, marks := writesPinyin(pg.dump), scattersMarks(pg.dump)
	n := 0
	for i := range pg.dump.Lines {
		if strings.TrimFunc(pg.dump.Lines[i].Text, isEdgeBlank) != "" {
			n++
		}
	}
	pg.rows = make([]row, 0, n)
	gap := false
	for _, l := range pg.dump.Lines {
		text := strings.TrimFunc(l.Text, isEdgeBlank)
		if text == "" {
			gap = true
			continue
		}
		pg.rows = append(pg.rows, row{line: l.Number, text: text, hint: l.Hint, indent: indentOf(l.Text), gap: gap})
		gap = false
	}
	sideBySide(len(pg.rows), func(from, to int) {
		for i := from; i < to; i++ {
			w := &pg.rows[i]
			s := strings.TrimFunc(visible(w.text), isEdgeBlank)
			if pinyin {
				s, w.cuts = cutPinyin(s)
			}
			var cuts []cut
			if marks != "" {
				s, cuts = cutStrays(s, marks)
				w.cuts = append(w.cuts, cuts...)
			}
			s, cuts = cutNoise(s)
			w.cuts = append(w.cuts, cuts...)
			w.setClean(s)
			w.width = w.indent + widthOf(w.clean)
		}
	})
}

// setClean sets the words of a row.
func (w *row) setClean(s string) {
	w.clean = strings.TrimFunc(s, isEdgeBlank)
	w.folded = fold(w.clean)
	w.length = characters(w.clean)
	w.words = judge(w.folded)
	m := marksIn(w.folded)
	w.set, w.shapes = m.set, m.shapes
}

// widthOf measures a text in half ems.
func widthOf(s string) int {
	n := 0
	for i := 0; i < len(s); {
		r, size := decode(s, i)
		if n++; r >= 0x1100 {
			n++
		}
		i += size
	}
	return n
}

func isEdgeBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' || r == '\u00A0'
}

// indentOf measures the blanks before a line in half ems.
func indentOf(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r == '\u3000' || r == '\u2003':
			n += 2
		case r == '\t':
			n += 4
		case unicode.IsSpace(r) || r == '\u00A0':
			n++
		case r == '\uFEFF' || r == '\u200B':
		default:
			return n
		}
	}
	return n
}

// visible removes the characters nobody sees from a text.
func visible(s string) string {
	for _, r := range s {
		if dropInvisible(r) < 0 {
			return strings.Map(dropInvisible, s)
		}
	}
	return s
}

// dropInvisible removes characters that nobody sees; repair would delete them
// too, but rules look at the words before.
func dropInvisible(r rune) rune {
	switch {
	case r > 0xFEFF || r >= 0x2065 && r < 0xFEFF:
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2064, r == 0xFEFF, r == 0x00AD:
		return -1
	}
	return r
}

// traditional maps Traditional forms in the words of furniture and labels to
// the Simplified ones the tables are written in.
const traditional = "頁页 當当 現现 時时 間间 發发 佈布 來来 編编 輯辑 責责 權权 聲声 網网 請请 聯联 繫系 係系 刪删 貢贡 獻献 講讲 話话 詞词 辭辞 範范 會会 錄录 " +
	"導导 標标 題题 關关 鍵键 載载 點点 擊击 閱阅 讀读 覽览 瀏浏 評评 論论 歡欢 薦荐 熱热 門门 閉闭 頂顶 匯汇 彙汇 總总 選选 錦锦 員员 註注 冊册 驗验 證证 碼码 轉转 為为 準准 備备 " +
	"幫帮 對对 說说 們们 師师 學学 領领 賓宾 親亲 愛爱 禮礼 謝谢 參参 觀观 絡络 欄栏 類类 單单 專专 職职 業业 長长 鄉乡 戰战 億亿 萬万 兩两 個个 張张 節节 後后 還还 書书 記记 寫写 樣样 臺台 灣湾 " +
	"聽听 衆众 眾众 黨党 國国 團团 體体 隊队 務务 實实 條条 該该 無无 與与 於于 從从 開开 買买 賣卖 價价 優优 費费 檔档 庫库 圖图 級级 給给 經经 統统 則则 貳贰 叄叁 陸陆 僅仅 " +
	"術术 計计 訊讯 電电 郵邮 專专 動动 產产 營营 廣广 應应 見见 視视 規规 設设 訪访 詢询 試试 語语 誤误 誰谁 調调 課课 護护 貼贴 費费 資资 質质 賞赏 贊赞 讚赞 軟软 連连 進进 運运 過过 達达 遠远 適适 邊边 針针 鈔钞 錢钱 鏈链 " +
	"陽阳 際际 雙双 離离 難难 響响 頻频 顯显 風风 飛飞 館馆 驚惊 髮发 鬆松 麼么 黃黄 齊齐 處处 號号 藝艺 蘇苏 藍蓝 絕绝 結结 紹绍 終终 組组 細细 線线 維维 續续 習习 聖圣 腦脑 興兴 舉举 舊旧 華华 萊莱 葉叶 " +
	"夢梦 奪夺 奮奋 婦妇 媽妈 孫孙 寶宝 將将 尋寻 層层 島岛 師师 帶带 庆庆 慶庆 廳厅 強强 彈弹 態态 慣惯 憑凭 懷怀 戲戏 據据 擇择 擔担 擁拥 攝摄 數数 斷断 曉晓 暫暂 機机 權权 歲岁 歷历 歸归 殺杀 氣气 決决 沒没 況况 " +
	"灑洒 滿满 漢汉 潔洁 營营 爭争 爺爷 獎奖 獲获 環环 畢毕 畫画 異异 療疗 監监 盡尽 矚瞩 碩硕 確确 禍祸 種种 稱称 積积 穩稳 競竞 筆笔 簡简 簽签 籃篮 約约 紅红 純纯 紙纸 " +
	"內内 戶户 別别 吳吴 呂吕 夾夹 車车 兒儿 協协 屆届 昇升 東东 糾纠 侷局 剋克 卻却 訂订 負负 韋韦 徑径 畝亩 祕秘 財财 迴回 陞升 隻只 馬马 鬥斗 乾干 區区 問问 唸念 執执 夠够 崗岗 捲卷 " +
	"掃扫 採采 敗败 啟启 淚泪 紮扎 脩修 許许 貨货 這这 釦扣 陳陈 傢家 創创 喫吃 圍围 場场 報报 幾几 復复 換换 減减 湯汤 甦苏 睏困 証证 訴诉 賀贺 貴贵 貸贷 週周 階阶 雲云 項项 須须 馮冯 " +
	"傳传 傾倾 勢势 嗎吗 園园 塊块 幹干 搶抢 楊杨 溫温 盞盏 腳脚 裡里 詳详 詩诗 誠诚 賈贾 較较 農农 遊游 違违 鄒邹 預预 頓顿 劃划 夥伙 彆别 摺折 暢畅 漲涨 綽绰 綱纲 聞闻 蒐搜 製制 誌志 " +
	"認认 誡诫 趙赵 輔辅 輕轻 銀银 閣阁 閤合 颱台 儀仪 劇剧 劉刘 噓嘘 審审 廠厂 樓楼 樂乐 樑梁 歐欧 盤盘 練练 緻致 緩缓 膚肤 蔣蒋 衛卫 複复 談谈 諸诸 輩辈 輪轮 鄰邻 鄭郑 鄧邓 銷销 餘余 " +
	"駐驻 儘尽 噹当 噸吨 壇坛 曆历 樹树 燈灯 獨独 盧卢 縣县 蕭萧 諮咨 諾诺 謂谓 輸输 辦办 錶表 錯错 隨随 靜静 頭头 龍龙 儲储 嶽岳 禪禅 績绩 臉脸 臨临 賺赚 賽赛 購购 鍾钟 闆板 隱隐 韓韩 " +
	"嚮向 擴扩 檯台 瀋沈 罈坛 謹谨 醫医 鎖锁 鎮镇 鵝鹅 懶懒 礙碍 羅罗 識识 譚谭 鏡镜 願愿 饅馒 鬍胡 勸劝 嚴严 礦矿 籌筹 糰团 繼继 蘋苹 覺觉 觸触 議议 鐘钟 騰腾 麵面 齣出 屬属 顧顾 鑑鉴 " +
	"鑒鉴 鬚须 龔龚 囌苏 籤签 纔才 變变 囑嘱 讓让 靈灵 韆千 驟骤"

// folds maps characters of the first plane to what they are folded to; 0 for
// those that stay.
var folds = sync.OnceValue(func() *[1 << 16]uint16 {
	var t [1 << 16]uint16
	for r := rune('A'); r <= 'Z'; r++ {
		t[r] = uint16(r - 'A' + 'a')
	}
	t['\t'] = ' '
	for r := rune(0xFF01); r <= 0xFF5E; r++ {
		t[r] = uint16(unicode.ToLower(r - 0xFEE0))
	}
	for _, blanks := range unicode.White_Space.R16 {
		for r := rune(blanks.Lo); r <= rune(blanks.Hi); r += rune(blanks.Stride) {
			if r >= 0x80 {
				t[r] = ' '
			}
		}
	}
	t['〔'], t['〕'] = '[', ']' // ［ and ］ are full-width ASCII
	addPairs(&t, traditional)
	return &t
})

// addPairs reads a table of pairs. It panics when a character is given two
// forms: a mistake in the table.
func addPairs(t *[1 << 16]uint16, pairs string) {
	for p := range strings.FieldsSeq(pairs) {
		from, n := utf8.DecodeRuneInString(p)
		to, _ := utf8.DecodeRuneInString(p[n:])
		if before := t[from]; before != 0 && before != uint16(to) {
			panic("parse: " + string(from) + " has two forms")
		}
		t[from] = uint16(to)
	}
}

// fold makes rows comparable, rune for rune: full-width ASCII to ASCII, lower
// case, every blank to a space, Traditional forms of common words.
func fold(s string) string {
	t := folds()
	for i, size := 0, 0; i < len(s); i += size {
		var r rune
		if r, size = decode(s, i); r < 1<<16 && t[r] != 0 {
			var b strings.Builder
			b.Grow(len(s))
			b.WriteString(s[:i])
			for _, r := range s[i:] {
				if r < 1<<16 && t[r] != 0 {
					r = rune(t[r])
				}
				b.WriteRune(r)
			}
			return b.String()
		}
	}
	return s
}

// skipRunes gives the offset of the nth character of a text.
func skipRunes(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r > 0x2E80 && unicode.Is(unicode.Han, r)
}

// lastRune gives the last character of a row's words.
func (w *row) lastRune() rune {
	r, _ := utf8.DecodeLastRuneInString(w.clean)
	return r
}

const (
	sentenceEnds = "。！？!?…"
	closers      = "”’\"』」）)】》〉]"
)

// endsSentence reports whether a text ends like a sentence: a stop, perhaps with
// closing marks or a short remark in brackets after it, 谢谢大家！（掌声）.
func endsSentence(s string) bool {
	s = beforeRemark(s)
	for {
		r, n := utf8.DecodeLastRuneInString(s)
		if n == 0 {
			return false
		}
		if strings.ContainsRune(closers, r) {
			s = s[:len(s)-n]
			continue
		}
		if r == '.' { // after Han it stands for a full stop, after a word it is one
			before, _ := utf8.DecodeLastRuneInString(s[:len(s)-1])
			return isHan(before) || strings.ContainsRune(closers, before) || before == '.' || 'a' <= before|0x20 && before|0x20 <= 'z'
		}
		return strings.ContainsRune(sentenceEnds, r)
	}
}

// longestAside is how long a remark in brackets behind a sentence is, in
// characters.
const longestAside = 10

// beforeRemark gives what stands before a remark in brackets at the end of a
// text, where that is a stop; else the text.
func beforeRemark(s string) string {
	if !strings.HasSuffix(s, "）") && !strings.HasSuffix(s, ")") {
		return s
	}
	at := max(strings.LastIndex(s, "（"), strings.LastIndexByte(s, '('))
	if at <= 0 || utf8.RuneCountInString(s[at:]) > longestAside+2 {
		return s
	}
	before := strings.TrimRight(s[:at], " 　")
	if last, _ := utf8.DecodeLastRuneInString(before); strings.ContainsRune(sentenceEnds+"”’」』\"", last) && endsSentence(before) {
		return before
	}
	return s
}

func isStop(r rune) bool {
	switch r {
	case '。', '！', '？', '!', '?':
		return true
	}
	return false
}

// sentences counts the stops inside a text, the one at its end included.
func sentences(s string) int {
	n := 0
	before := rune(0)
	for i, size := 0, 0; i < len(s); i += size {
		var r rune
		r, size = decode(s, i)
		if isStop(r) && !isStop(before) {
			n++
		}
		before = r
	}
	return n
}

// isBody reports whether a row reads like text of a speech: sentences.
func (w *row) isBody() bool {
	if w.drop {
		return false
	}
	if w.length >= 40 && holds(w.clean, "，,。；、：") {
		return true
	}
	return w.length >= 12 && ((sentences(w.clean) > 0 || endsSentence(w.clean)) && strings.ContainsFunc(w.clean, isHan) || isLatinSentence(w.clean))
}

// isSpoken reports whether a row reads like a speaker's sentence, and like no
// word of a site on its articles.
func (w *row) isSpoken() bool {
	return w.isBody() && !w.lead && w.words.points < softEvidence && !genre.MatchString(w.folded)
}

// dropFor drops a row for a rule.
func (w *row) dropFor(reason Reason, rule string) {
	w.drop, w.reason, w.rule = true, reason, rule
}
