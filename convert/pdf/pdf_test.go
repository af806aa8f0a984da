package pdf

import (
	"bytes"
	"os"
	"testing"
	"time"
)

var someTalks = []talk{
	{"在青年读书会上的讲话", []string{
		"各位书友：大家好！", "#一、为什么要读书",
		"读书这件事，说起来容易，做起来难。去年我们统计过，社区里坚持每天读书30分钟以上的人只有145人，还不到总人数的3%。有人说：“（工作）太忙了，哪里有时间？”其实时间就像海绵里的水——挤一挤总是有的。",
		"##（一）读什么", "Reading maketh a full man; conference a ready man; and writing an exact man. 培根的这句话，我在2019年的发言里引用过，今天再说一遍。《论语》里讲：“学而时习之，不亦说乎？”",
		"#二、怎样读书", "𬺈是通用规范汉字表里的字，写作𬺈𬺓𬷕也要能复制出来。",
	}},
	{"在运动会开幕式上的致辞", []string{"同志们、同学们：", "天高云淡，秋风送爽。今天，我们在这里隆重举行第18届田径运动会。我代表学校，向大会的召开表示热烈的祝贺！", "谢谢大家！"}},
}

func someOptions() Options {
	return Options{Title: "讲稿两篇 <&>", Author: "张三", Subject: "演讲稿", Language: "zh-CN", Creator: "jianggao test", Created: time.Date(2023, 4, 6, 0, 0, 0, 0, time.UTC)}
}

// write writes a document, and to the file named by PDF_OUT for a look at it.
func write(t testing.TB, talks []talk) []byte {
	t.Helper()
	d, set := compose(t, "讲稿两篇", talks)
	var b bytes.Buffer
	if err := Write(&b, d, set, someOptions()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWriteIsTheSameEachTime(t *testing.T) {
	first := write(t, someTalks)
	if p := os.Getenv("PDF_OUT"); p != "" {
		if err := os.WriteFile(p, first, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for range 5 {
		if !bytes.Equal(first, write(t, someTalks)) {
			t.Fatal("two runs give different bytes")
		}
	}
}
