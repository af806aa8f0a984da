package parse

import (
	"strings"
	"testing"

	"jianggao/convert/dump"
)

// headed parses a page with the given lines above a speech.
func headed(t *testing.T, lines, title string) *Result {
	t.Helper()
	const body = "各位同事：\n仓库后面那条小河，今年春天又清了。我把师傅的话抄在本子上，一抄就是九年。那天的雨下到半夜，桥上站满了人。\n谢谢大家！\n"
	p, err := dump.Read("page", []byte(lines+"\n"+body), dump.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Title = title
	r, err := Parse(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Every form of a date is read, and its example is of the same day.
func TestDateForms(t *testing.T) {
	for _, f := range dateForms {
		if d := dateIn(fold("发布时间：" + f.example)); d != "2023-05-06" || !f.pattern.MatchString(fold(f.example)) {
			t.Errorf("%s: %s", f.example, d)
		}
	}
	for in, want := range map[string]string{
		"2023-05-06 12:30": "2023-05-06", "发布于2023年05月06日": "2023-05-06", "2023 / 5 / 6": "2023-05-06", "二O一四年十二月三十一日": "2014-12-31", "二〇二三年五月二十六号": "2023-05-26",
		"時間：2023.5.6": "2023-05-06", "Posted on Sept 9, 2021": "2021-09-09", "23/05/06 12:30": "2023-05-06", "20230506": "2023-05-06", "2023-05-06T08:00:00Z": "2023-05-06",
		// no dates
		"2023年13月6日": "", "2023-02-30": "", "电话12-34-56号": "", "时间：05-06": "", "2023年5月": "", "编号：20231506": "", "11.5.6版": "", "may be 6, 20231": "",
	} {
		if d := dateIn(fold(in)); d != want {
			t.Errorf("%s: %q, want %q", in, d, want)
		}
	}
}

// The page's date is the one that says so, and not the day of the speech.
func TestPageDates(t *testing.T) {
	for in, want := range map[string]string{
		"在总结会上的讲话\n——2016年12月4日\n责编：楚歌　2016年12月05日 08:30": "2016-12-05",
		"在总结会上的讲话\n（2020年6月12日）\n发布日期：2020-06-15　浏览次数：次":  "2020-06-15",
		"在总结会上的讲话\n（2020年6月12日）":                          "2020-06-12",
		"在总结会上的讲话\n20/06/15":                              "2020-06-15",
		"在总结会上的讲话\n版权所有 2001-02-03\n更新：民國109年6月15日":       "2020-06-15",
		"2020年总结会上的讲话":                                    "",
	} {
		if d := headed(t, in, "").Book.Date; d != want {
			t.Errorf("%s: %q, want %q", in, d, want)
		}
	}
}

// Breadcrumbs in all dresses give their last category; menus give none.
func TestCategories(t *testing.T) {
	for in, want := range map[string]string{
		"首页 > 讲话致辞 > 总结讲话 > 正文":             "总结讲话",
		"当前位置：首页>>讲话致辞>>总结讲话>>":             "总结讲话",
		"您的位置: 某某网 » 讲话致辞 » 总结讲话 » 浏览文章":    "总结讲话",
		"你在这里：某某网 - 讲话致辞 - 总结讲话":            "总结讲话",
		"当前位置：公文网 -> 讲话致辞 -> 总结讲话 -> 文章内容":  "总结讲话",
		"您当前的位置：主页总结讲话正文":                   "总结讲话",
		"您正在浏览：首页 → 总结讲话 → 详情":              "总结讲话",
		"主页 / 讲话致辞 / 总结讲话":                  "总结讲话",
		"讲话致辞 / 年会 / 总结讲话":                  "总结讲话",
		"文庫首頁 ▸ 講話致辭 ▸ 總結講話":                "總結講話",
		"首页-讲话致辞-总结讲话":                      "总结讲话",
		"某某在线 | 总结讲话":                       "总结讲话",
		"某某文档 讲话致辞 总结讲话":                    "总结讲话",
		"某某网·首页·讲话致辞·总结讲话":                  "总结讲话",
		"首页 › 讲话致辞 › 总结讲话 › 在车间总结会上的讲话(5篇)": "总结讲话",
		"首页讲话总结讲话 内容页":                      "讲话总结讲话",
		"栏目：总结讲话　热度：12":                     "总结讲话",
		"时间：2022-01-20 09:12:44 年会发言稿 手机版":  "年会发言稿",
		"2022年1月20日 中小学发言稿":                 "中小学发言稿",
		"【导航】首页-总结讲话":                       "总结讲话",
		// no breadcrumbs
		"首页 工作总结 心得体会 发言稿 党团材料":            "",
		"首页 关于我 留言板":                       "",
		"喜报网|策划案|贺词|歌曲|装饰|论坛":              "",
		"稿件来源：演讲网　责编：楚歌　2016年12月05日 08:30": "",
		"来源： 某某演讲网 2016-12-05":             "",
		"2016-12-05 阅读：128 字号：大 中 小":       "",
		"主讲人：高大山":                          "",
	} {
		if c := headed(t, in+"\n在车间总结会上的讲话", "").Book.Category; c != want {
			t.Errorf("%s: %q, want %q", in, c, want)
		}
	}
	if c := headed(t, "在车间总结会上的讲话", "在车间总结会上的讲话_总结讲话_某某网").Book.Category; c != "总结讲话" {
		t.Errorf("<title>: %q", c)
	}
}

// The title is told from what stands beside it.
func TestPageTitles(t *testing.T) {
	for _, c := range []struct{ lines, title, want string }{
		{"压实责任　严阵以待　坚决打赢硬仗\n——在全市工作会议上的讲话\n（2020年6月12日）", "", "压实责任　严阵以待　坚决打赢硬仗"},
		{"重阳节，这四份讲话稿请收好\n收录于合集 #讲话稿 12个", "", "重阳节，这四份讲话稿请收好"},
		{"某某文秘　欢迎您", "在车间总结会上的讲话_讲话_某某文秘", "在车间总结会上的讲话"},
		{"", "在车间总结会上的讲话 - 某某网", "在车间总结会上的讲话"},
		{"", "在车间总结会上的讲话-某某网", "在车间总结会上的讲话"},
		{"", "某某网 | 在车间总结会上的讲话", "在车间总结会上的讲话"},
		{"", "在车间总结会上的讲话（5篇） » 讲话 » 某某网", "在车间总结会上的讲话"},
		{"", "在抗击COVID-19总结会上的讲话", "在抗击COVID-19总结会上的讲话"},
		{"", "实干——在车间总结会上的讲话", "实干——在车间总结会上的讲话"},
		{"在车间总结会上的讲话(通用12篇)", "x_y_z", "在车间总结会上的讲话"},
	} {
		if got := headed(t, c.lines, c.title).Book.Title; got != c.want {
			t.Errorf("%s / %s: %q, want %q", strings.ReplaceAll(c.lines, "\n", "/"), c.title, got, c.want)
		}
	}
}
