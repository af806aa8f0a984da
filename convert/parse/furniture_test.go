package parse

import (
	"os"
	"strings"
	"testing"
)

func rowOf(s string) *row {
	w := &row{text: s}
	w.setClean(s)
	return w
}

// Every rule of shape drops its own example and keeps the other.
func TestFurnitureRules(t *testing.T) {
	seen := map[string]bool{}
	for i := range furnitureRules {
		r := &furnitureRules[i]
		if seen[r.name] {
			t.Errorf("%s: name used twice", r.name)
		}
		seen[r.name] = true
		w := rowOf(r.drops)
		if w.length > r.most || !r.pattern.MatchString(w.folded) {
			t.Errorf("%s keeps %q", r.name, r.drops)
		}
		if v, _ := look(rowOf(r.keeps)); v.firm {
			t.Errorf("%s: %q is dropped by %s", r.name, r.keeps, v.rule)
		}
		if k := rowOf(r.keeps); k.length <= r.most && r.pattern.MatchString(k.folded) && r.place >= anywhere {
			t.Errorf("%s drops %q", r.name, r.keeps)
		}
	}
}

// Every class of the site's own words drops a line of them, and keeps a line of
// a speech that has some.
func TestWordClasses(t *testing.T) {
	for i := range wordClasses {
		c := &wordClasses[i]
		if v, found := look(rowOf(c.drops)); !found || !v.firm && !c.weak {
			t.Errorf("%s keeps %q: %+v", c.name, c.drops, v)
		}
		if v, _ := look(rowOf(c.keeps)); v.firm {
			t.Errorf("%s: %q is dropped by %s", c.name, c.keeps, v.rule)
		}
	}
}

// Every class of evidence counts in its own example: without its words the
// sentence would be worth less.
func TestEvidence(t *testing.T) {
	for i := range evidence {
		c := &evidence[i]
		words := strings.ReplaceAll(c.words, "_", " ")
		has := func(s string) bool {
			for w := range strings.FieldsSeq(words) {
				if strings.Contains(fold(s), w) {
					return true
				}
			}
			return false
		}
		if c.drops != "" {
			if _, found := look(rowOf(c.drops)); !found || !has(c.drops) {
				t.Errorf("%s keeps %q", c.name, c.drops)
			}
		}
		if v, _ := look(rowOf(c.keeps)); v.firm || !has(c.keeps) {
			t.Errorf("%s: %q is dropped by %s", c.name, c.keeps, v.rule)
		}
	}
}

// Every turn of phrase of the site's is found in its example, and does not drop
// a sentence that looks like it.
func TestSigns(t *testing.T) {
	for i := range signs {
		g := &signs[i]
		if !g.pattern.MatchString(fold(g.drops)) {
			t.Errorf("%s: not found in %q", g.name, g.drops)
		}
		if v, found := look(rowOf(g.drops)); !found || v.doubt {
			t.Errorf("%s keeps %q", g.name, g.drops)
		}
		if v, found := look(rowOf(g.keeps)); v.firm || found && !v.doubt {
			t.Errorf("%s: %q is dropped by %s", g.name, g.keeps, v.rule)
		}
	}
}

// testdata/lines.tsv holds lines of all kinds of furniture, which must be found
// at least at the edges of speeches, and lines of speeches that look like it,
// which must stay inside one.
func TestLines(t *testing.T) {
	b, err := os.ReadFile("testdata/lines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	drops, found, lost := 0, 0, 0
	for line := range strings.SplitSeq(strings.TrimSuffix(string(b), "\n"), "\n") {
		fate, rest, _ := strings.Cut(line, "\t")
		kind, text, _ := strings.Cut(rest, "\t")
		v, ok := look(rowOf(text))
		switch {
		case fate == "keep" && v.firm:
			t.Errorf("%q is dropped by %s", text, v.rule)
		case fate == "drop":
			drops++
			if ok {
				found++
			} else if lost++; lost <= 20 {
				t.Logf("%s not told by itself: %q", kind, text)
			}
		}
	}
	if drops < 200 || found*100 < drops*92 {
		t.Errorf("%d of %d lines of furniture are found", found, drops)
	}
}

// A title that counts its speeches, or says on what occasion they were held,
// has words of the editor's, but is a title.
func TestTitlesStay(t *testing.T) {
	for _, s := range []string{
		"关于养成好习惯的国旗下讲话稿范文（精选12篇）", "编辑与档案工作者演讲稿（推荐4篇）", "读书月发言稿(推荐8篇)",
		"校刊编辑部座谈会发言稿", "网站编辑述职报告", "客服人员竞聘演讲稿", "公众号运营经验分享发言稿", "版权保护宣传周演讲稿",
		"推荐阅读分享会主持词", "文库管理员竞聘演讲稿", "某某杂志编辑部主任竞聘演讲稿", "读者俱乐部会员代表发言稿", "客服热线开通仪式讲话稿",
		"网络评论员培训班讲话稿", "全国扫码支付推广会议发言稿", "编辑部年终总结发言稿范文", "新品上市发布会演讲稿", "举报平台启用仪式讲话",
	} {
		if v, found := look(rowOf(s)); found {
			t.Errorf("%q is %s by %s", s, v.reason, v.rule)
		}
		page := s + "\n时间：2021-05-06 来源：网络\n" + strings.Join(spokenBody, "\n") + "\n谢谢大家！\n上一篇：无\n"
		if e, _, _ := fateOf(t, page, s); e.Reason != Title {
			t.Errorf("%q is %s by %s at the head of its page", s, e.Reason, e.Rule)
		}
	}
	for _, s := range []string{"相关演讲稿", "★更多年会主持词推荐：", "小编推荐的讲话稿", "热门演讲稿", "一键生成演讲稿，AI智能写作"} {
		if _, found := look(rowOf(s)); !found {
			t.Errorf("%q is taken for a title", s)
		}
	}
}

// A title of a meeting is a title at any length, a sentence without a stop none.
func TestLongTitles(t *testing.T) {
	for s, want := range map[string]Reason{
		"关于坚持以人民为中心的发展思想，推动高质量发展，在全市优化营商环境暨民营企业座谈会和重大项目集中签约仪式上的讲话":            Title,
		"在某某大学建校一百二十周年庆祝大会暨新校区落成典礼、校友馆开馆仪式、教育发展基金会成立大会上代表全体在校学生的发言稿（2023年4月）": Title,
		"那一年的冬天特别冷，山上的雪一直没有化，修路的队伍在半山腰搭起帐篷，一住就是三个月，他们说，路不通，人不走，谁也没有先提回家":      "",
	} {
		page := s + "\n时间：2021-05-06 来源：网络\n各位来宾：\n" + strings.Join(spokenBody, "\n") + "\n谢谢大家！\n"
		if e, _, _ := fateOf(t, page, s); e.Reason != want {
			t.Errorf("%q is %s by %s", s, e.Reason, e.Rule)
		}
	}
}

func TestFields(t *testing.T) {
	for s, want := range map[string]fieldKind{
		"作者：佚名 时间：2019-05-03 阅读：1024次":        surely,
		"2019-11-18 08:39栏目:党建":               surely,
		"文档编号：NO00381　上传时间：2023-05-09　页数：11页": surely,
		"来源：人民日报":                             mayBe,
		"标签： 护士节 表彰 讲话":                       mayBe,
		"阅读：一生的功课":                            noFields,
		"来源：一切编校工作的来源，都是对读者的那一份敬畏。":           noFields,
		"时间：就是生命，效率就是金钱。":                     noFields,
		"他说：来源不明的钱，一分也不能要。":                   noFields,
	} {
		if got := readFields(fold(s)); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

func TestInlineRules(t *testing.T) {
	for i := range inlineRules {
		r := &inlineRules[i]
		if _, cuts := cutInline(r.drops); len(cuts) != 1 || cuts[0].rule != r.name {
			t.Errorf("%s: %q: cut %v", r.name, r.drops, cuts)
		}
		if s, cuts := cutInline(r.keeps); len(cuts) != 0 || s != r.keeps {
			t.Errorf("%s: %q: cut %v", r.name, r.keeps, cuts)
		}
	}
}

// An address a speaker gives stays; one that a site put into his sentence goes.
func TestAddresses(t *testing.T) {
	for _, s := range []string{
		"我们的网址是https://www.xiangxian.gov.cn/doc/12345.html，大家可以看。",
		"请登录www.example.gov.cn查询办理进度。",
		"打开www.school123.edu.cn就能看到全部获奖名单。",
		"地址为：http://www.doc.com.cn/2021，密码写在手册第一页。",
		"学校的网站（www.xinhua123.edu.cn）每天更新，家长随时能看。",
		"大家记住www.12306.cn这个网址，不要从别的地方买票。",
		"成绩公布在https://example.com/score.html，请各位同学自己查。",
		"他点开“www.jianghua.net”，一个字一个字地念给老人听。",
	} {
		if got, cuts := cutInline(s); len(cuts) > 0 {
			t.Errorf("%q: %q", s, got)
		}
	}
	for s, want := range map[string]string{
		"今天我们聚www.fanwen123.com在这里":            "今天我们聚在这里",
		"他走了很远，www.fanwen123.com走到了天亮。":        "他走了很远，走到了天亮。",
		"走到了天亮www.wenku8888.com。路上一个人也没有。":     "走到了天亮。路上一个人也没有。",
		"他又站了起来(www.fanwen123.com)，我们都鼓掌。":     "他又站了起来，我们都鼓掌。",
		"更多范文尽在www.fanwen123.com他又站了起来，我们都鼓掌。": "更多范文尽在他又站了起来，我们都鼓掌。",
	} {
		if got, _ := cutInline(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

// What a speaker says in brackets stays, whatever words of the site's it has.
func TestAsidesStay(t *testing.T) {
	for _, s := range []string{
		"（登录学校网站即可查询）", "（数据来源：国家统计局网站）", "（这篇文章发布以后，读者来信两千封）", "（照片由县文化站提供）", "（由县志办提供）", "（由班主任整理）",
		"（请关注学校公众号）", "（请大家扫码下载）", "（大家可以扫描屏幕上的二维码下载）", "（原文来自县志）", "（摘自《人民日报》）", "（会员免费）", "（更多的同学还在路上）",
		"（编辑部的同志都在这里）", "（免费提供）", "（点击一下屏幕）", "（他在评论里说的）", "（资料由档案馆收集整理）", "【网站建设】", "（转载两百余次）", "（首发式上我没有来）",
		"（公众号的编辑）", "（全文见附件）", "（本文的初稿）", "（以下简称平台）", "（以下简称网站）", "（下载量三万次）", "（微信扫码，人人会用）", "（客服电话印在背面）", "《网站编辑手记》", "（版权归学校）",
	} {
		for _, in := range []string{"他走上台来" + s + "，把话筒扶正，说了三件事。", "他把话筒扶正，说了三件事" + s + "。", s + "他把话筒扶正，说了三件事。"} {
			if got, cuts := cutInline(in); len(cuts) > 0 {
				t.Errorf("%q: %q", in, got)
			}
		}
	}
}

// What is cut stood where it is said to have stood, also behind other cuts and
// where the same words stand twice.
func TestCutsKnowTheirPlace(t *testing.T) {
	for s, n := range map[string]int{
		"他(www.fanwen123.com)又站了起来，(www.fanwen123.com)我们都鼓掌，一直到天亮。":                                  2,
		"他又站了(.abc5整理)起来，www.fanwen123.com我们都鼓掌。以上文章由某某范文网小编整理提供。路上一个人也没有。想了很久。……此处隐藏882个字……后来天就亮了。": 4,
		"网址是www.fanwen123.com，请大家收藏。他走了www.fanwen123.com很远，走到了天亮。":                                   1,
		"他又站了起来。以上文章由某某范文网小编整理提供。(扫码关注公众号领取完整版)我们都鼓掌。以上文章由某某范文网小编整理提供。天亮了。":                          3,
	} {
		_, cuts := cutInline(s)
		if len(cuts) != n {
			t.Errorf("%q: %v", s, cuts)
		}
		seen := map[int]bool{}
		for _, c := range cuts {
			if !strings.HasPrefix(s[c.at:], c.text) || seen[c.at] {
				t.Errorf("%q: %q is not at %d", s, c.text, c.at)
			}
			seen[c.at] = true
		}
	}
}

// Slogans of all shapes are cut; brackets and dashes that look like them stay.
func TestSlogans(t *testing.T) {
	for s, want := range map[string]string{
		"他又站了起来(.xyz9整理)，我们都鼓掌。":       "他又站了起来，我们都鼓掌。",
		"他又站了起来（内容来自.ab3），我们都鼓掌。":      "他又站了起来，我们都鼓掌。",
		"他又站了起来。-某某文库-我们都鼓掌。":          "他又站了起来。我们都鼓掌。",
		"他又站-某某范文网-了起来，我们都鼓掌。":         "他又站-某某范文网-了起来，我们都鼓掌。", // between words: rather kept
		"他想了很久（此处省略300字）后来又站了起来，说了一遍。": "他想了很久后来又站了起来，说了一遍。",
	} {
		if got, _ := cutInline(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
	for _, s := range []string{
		"前端的框架（node.js）是孩子们自己学的，没有人教。", "说明写在文件里（readme.txt），打开就能看到。", "误差缩小到（.05）以内，客户很满意。",
		"他只说（此处省略一万字）一句话：干！", "学校-校园文库-班级书角，三级都有书看。", "版本升到（v2.0），故障少了一半。",
	} {
		if got, cuts := cutInline(s); len(cuts) > 0 {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestSentencesOfTheSiteAreCut(t *testing.T) {
	for s, want := range map[string]string{
		"我会做好三件事。我会用自己的手机做值班电话。更多精彩内容请关注公众号：范文小助手":   "我会做好三件事。我会用自己的手机做值班电话。",
		"天还没有亮，他就出门了。以上文章由某某范文网小编整理提供。路上一个人也没有。":     "天还没有亮，他就出门了。路上一个人也没有。",
		"公众号办了三年，小编换了两个，读者一个也没有少。这是我们最得意的事。":         "公众号办了三年，小编换了两个，读者一个也没有少。这是我们最得意的事。",
		"版权所有，侵权必究，这八个字是法律，也是对写字人的尊重。写稿的人，手是冷的，心要热。": "版权所有，侵权必究，这八个字是法律，也是对写字人的尊重。写稿的人，手是冷的，心要热。",
	} {
		if got, _ := cutInline(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestLabelShapes(t *testing.T) {
	for _, s := range labelShapes {
		c, ok := s.read(0, rowOf(s.example), fold(s.example), commonLabels)
		if !ok || c.form != s.form || c.number != 1 {
			t.Errorf("%q: got %+v, %v", s.example, c, ok)
		}
	}
}

func TestNumbers(t *testing.T) {
	for s, want := range map[string]int{"1": 1, "12": 12, "一": 1, "十": 10, "十二": 12, "二十": 20, "二十六": 26, "一百零三": 103, "廿一": 21, "三〇": 30, "两": 2, "叁": 3, "x": 0, "": 0} {
		if got := number(s); got != want {
			t.Errorf("%q: got %d, want %d", s, got, want)
		}
	}
}

// TestFoldKeepsWords folds Traditional words to the Simplified ones the tables
// are written in, also where a character is a numeral too.
func TestFoldKeepsWords(t *testing.T) {
	for in, want := range map[string]string{"參考": "参考", "登陸": "登陆", "隊伍": "队伍", "收拾": "收拾", "僅供參閱": "仅供参阅", "第貳篇": "第贰篇"} {
		if got := fold(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a character with two forms is no mistake")
		}
	}()
	addPairs(new([1 << 16]uint16), "參参 參三")
}
