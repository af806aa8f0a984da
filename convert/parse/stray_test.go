package parse

import (
	"strings"
	"testing"

	"jianggao/convert/dump"
)

func TestScatteredMarks(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a dot after 的", "我们踏着春天的.脚步回到校园。", "我们踏着春天的脚步回到校园。"},
		{"a dot before 的", "感谢你们对事业.的追逐。", "感谢你们对事业的追逐。"},
		{"a dot before a comma", "瓶子是无毒无害的.，洗净还能用。", "瓶子是无毒无害的，洗净还能用。"},
		{"a grave accent", "婚礼是在酒店举办的`，还请了司仪。", "婚礼是在酒店举办的，还请了司仪。"},
		{"an apostrophe", "先解决饮水难的'问题；再修路。", "先解决饮水难的问题；再修路。"},
		{"several of them", "老师的.爱心像春天的`雨，是学生的'福气。", "老师的爱心像春天的雨，是学生的福气。"},
		{"quotation marks", "他讲的'诚信'二字，我记了十年。", "他讲的'诚信'二字，我记了十年。"},
		{"an answer", "是的.我们做到了。", "是的.我们做到了。"},
		{"dots for full stops", "这是大家的.我不能拿.\n书是班里的.要还。", "这是大家的.我不能拿.\n书是班里的.要还。"},
		{"a dot in a name", "列夫.托尔斯泰写过老人的.孩子的故事。", "列夫.托尔斯泰写过老人的.孩子的故事。"},
		{"an ellipsis", "我最爱的...还是这里。", "我最爱的...还是这里。"},
		{"a number", "增长的3.5个百分点，是大家的.1份功劳。", "增长的3.5个百分点，是大家的.1份功劳。"},
		{"English", "他的John's book丢了。", "他的John's book丢了。"},
	} {
		p := &dump.Page{}
		for i, l := range strings.Split(c.page, "\n") {
			p.Lines = append(p.Lines, dump.Line{Number: i + 1, Text: l})
		}
		marks := scattersMarks(p)
		var got []string
		for _, l := range p.Lines {
			s, cuts := cutStrays(l.Text, marks)
			got = append(got, s)
			if len(s)+len(cuts) != len(l.Text) {
				t.Errorf("%s: %d cuts noted, %d characters gone", c.name, len(cuts), len(l.Text)-len(s))
			}
		}
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestNoise(t *testing.T) {
	for s, want := range map[string]string{
		"我们都来了。 ) C `' C E4 ~4 K- k":         "我们都来了。",
		"; J& ]) `+ [7 M/ c& P/ y$ k1 他退休了。": "他退休了。",
		"成绩从 B 到 A 到 A+ 了 5 年。":              "成绩从 B 到 A 到 A+ 了 5 年。",
		"答案依次是 A1 B2 C3 D4 E5":               "答案依次是 A1 B2 C3 D4 E5",
		"密码是 a1 b2 #c & d4，记在本子上。":           "密码是 a1 b2 #c & d4，记在本子上。",
		"7 k# m9 H8 N, a N3 P":               "7 k# m9 H8 N, a N3 P", // the table of lines drops it
		"共 3 组 每组 5 人 合计 15 人 # 备注 4 b":      "共 3 组 每组 5 人 合计 15 人 # 备注 4 b",
	} {
		got, cuts := cutNoise(s)
		if got != want || (len(cuts) > 0) != (got != s) {
			t.Errorf("%q: %q, %d cuts; want %q", s, got, len(cuts), want)
		}
	}
}
