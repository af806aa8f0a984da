package parse

import (
	"fmt"
	"strings"
	"testing"
)

// Titles that have nothing in common are found by the thanks before them.
func TestClosedSeries(t *testing.T) {
	for name, labels := range map[string][]string{
		"persons":     {"张卫东（县委书记）", "李秀兰（县妇联主席）", "王建国（县教育局局长）"},
		"roles":       {"学生代表发言", "教师代表发言", "家长代表发言"},
		"quoted":      {"《雪夜铲路》", "《十九年》", "《最后一刻钟》"},
		"classes":     {"高一演讲稿", "高二演讲稿", "初三演讲稿"},
		"minutes":     {"3分钟演讲稿", "5分钟演讲稿", "8分钟演讲稿"},
		"letters":     {"A篇", "B篇", "C篇"},
		"Roman":       {"I. 雪夜铲路", "II. 十九年", "III. 最后一刻钟"},
		"dashes":      {"——雪夜铲路——", "——十九年——", "——最后一刻钟——"},
		"speakers":    {"演讲人 张卫东", "演讲人 李秀兰", "演讲人 王建国"},
		"in brackets": {"（一）雪夜铲路", "（二）十九年", "（三）最后一刻钟"},
	} {
		for n := 2; n <= len(labels); n++ {
			for _, addressed := range []bool{false, true} {
				for _, signed := range []bool{false, true} {
					var b strings.Builder
					b.WriteString("- 在表彰大会上的演讲稿\n")
					for k := range n {
						fmt.Fprintf(&b, "> %s\n", labels[k])
						if addressed {
							b.WriteString("| 各位来宾：\n")
						}
						b.WriteString("| {60}\n| {70}\n| 谢谢大家！\n")
						if signed {
							b.WriteString("| 赵小梅\n| 2021年6月8日\n")
						}
					}
					m := markedPage{name: fmt.Sprintf("%s %d addressed=%v signed=%v", name, n, addressed, signed), text: b.String()}
					t.Run(strings.ReplaceAll(m.name, " ", "-"), m.check)
				}
			}
		}
	}
}

// Thanks within a speech, and those of hosts, end none.
func TestThanksWithin(t *testing.T) {
	for name, page := range map[string]string{
		"thanks first":  "- 在读书节上的演讲稿\n+ 各位来宾：\n| {60}\n| 谢谢大家！\n| 一、雪夜铲路\n| {70}\n| 二、十九年\n| {70}\n| 谢谢大家！\n",
		"a heading":     "- 在读书节上的演讲稿\n+ {60}\n| 谢谢大家！\n| 雪夜铲路\n| {70}\n| 谢谢大家！\n",
		"a host":        "- 联欢会主持词\n+ 各位来宾：\n| {60}\n| 谢谢大家！\n| 合唱《十九年》\n| {70}\n| 谢谢大家！\n| 舞蹈《雪夜》\n| {70}\n| 谢谢大家！\n",
		"other thanks":  "- 在读书节上的演讲稿\n+ {60}\n| 感谢同学们的精彩表演。\n| 雪夜铲路\n| {70}\n| 感谢老师们的付出。\n| 十九年\n| {70}\n| 谢谢大家！\n",
		"signed within": "- 在读书节上的演讲稿\n+ {60}\n| {70}\n| 谢谢大家！\n| 赵小梅\n| 2021年6月8日\n",
	} {
		t.Run(name, (&markedPage{name: name, text: page}).check)
	}
}

// A label behind many words that are no title is none, and leaves no series.
func TestLongStems(t *testing.T) {
	stem := strings.Repeat("仓库后面那条小河", 5)
	for _, label := range []string{" 篇1", "第一篇", "篇2"} {
		page := "- 在读书节上的演讲稿\n+ 各位来宾：\n| {60}\n| " + stem + label + "\n| {70}\n| {60}\n"
		t.Run(label, (&markedPage{name: label, text: page}).check)
	}
}
