package parse

import (
	"fmt"
	"strings"
	"testing"
)

// Titles that have nothing in common are found by the salutations below them,
// or by the kind of speech they name.
func TestAddressedAndKindredSeries(t *testing.T) {
	for name, c := range map[string]struct {
		labels    []string
		addressed bool
	}{
		"persons":    {[]string{"张卫东（县委书记）", "李秀兰（县妇联主席）", "王建国（县教育局局长）"}, true},
		"letters":    {[]string{"A篇", "B篇", "C篇"}, true},
		"days":       {[]string{"第一天", "第二天", "第三天"}, true},
		"scenes":     {[]string{"开场白", "主持词", "闭幕词"}, true},
		"roles":      {[]string{"学生代表发言稿", "教师代表发言稿", "家长代表发言稿"}, false},
		"ranks":      {[]string{"县委书记张卫东的讲话", "县妇联主席李秀兰的发言", "教师代表的发言"}, false},
		"years":      {[]string{"2019年国庆讲话稿", "2020年国庆讲话稿", "2021年国庆讲话稿"}, false},
		"occasions":  {[]string{"春季开学典礼讲话", "秋季运动会致辞", "毕业典礼讲话"}, false},
		"prefixed":   {[]string{"演讲稿：雪夜铲路", "演讲稿：十九年", "演讲稿：最后一刻钟"}, false},
		"in quotes":  {[]string{"《雪夜铲路》演讲稿", "《十九年》演讲稿", "《最后一刻钟》演讲稿"}, false},
		"flag rites": {[]string{"第一周国旗下讲话", "第二周国旗下讲话", "第三周国旗下讲话"}, false},
	} {
		for n := 2; n <= len(c.labels); n++ {
			var b strings.Builder
			b.WriteString("- 在读书节上\n")
			for _, l := range c.labels[:n] {
				fmt.Fprintf(&b, "> %s\n", l)
				if c.addressed {
					b.WriteString("| 尊敬的各位来宾：\n")
				}
				b.WriteString("| {60}\n| {70}\n")
			}
			m := markedPage{name: fmt.Sprintf("%s %d", name, n), text: b.String()}
			t.Run(strings.ReplaceAll(m.name, " ", "-"), m.check)
		}
	}
}

// One speech addresses its listeners again, speaks of speeches, or has headings.
func TestOneSpeechStaysOne(t *testing.T) {
	for name, page := range map[string]string{
		"addressed again": "- 在读书节上的演讲稿\n+ 尊敬的老师、亲爱的同学们：\n| {60}\n| {70}\n| 最后一点希望\n| 同学们：\n| {70}\n| {60}\n",
		"headings":        "- 在读书节上的演讲稿\n+ {60}\n| 学习书记的讲话\n| {70}\n| {60}\n| 落实校长的讲话\n| {70}\n| {60}\n",
		"subtitle":        "- 凡人的灯\n- 在读书节上的演讲稿\n+ 尊敬的各位来宾：\n| {60}\n| {70}\n",
	} {
		t.Run(name, (&markedPage{name: name, text: page}).check)
	}
}

// A line within a speech that is a title of the genre does not join the labels
// of a series that is whole.
func TestWholeSeriesStays(t *testing.T) {
	page := "- 在全县防汛工作会议上的讲话\n"
	for k := range 3 {
		page += "> 第" + inNumerals[k] + "篇：在全县防汛工作会议上的讲话\n| 同志们：\n| {60}\n| {70}\n"
		if k == 1 {
			page += "| 在社区敬老宴上的致辞\n| {60}\n| {70}\n"
		}
	}
	(&markedPage{name: "whole", text: page}).check(t)
}
