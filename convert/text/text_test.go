package text

import (
	"testing"

	"jianggao/convert/speech"
)

func TestOf(t *testing.T) {
	s := &speech.Speech{Number: 3, Label: "篇3", Title: "读书会发言稿", Blocks: []speech.Block{
		{Kind: speech.Salutation, Text: "各位书友："},
		{Kind: speech.Heading, Level: 1, Text: "一、开头"},
		{Kind: speech.Paragraph, Text: ""},
		{Kind: speech.Paragraph, Text: "（一）读慢一点。慢一点好。", RunIn: 8},
		{Kind: speech.Signature, Text: "2022年10月28日"},
	}}
	const want = "读书会发言稿 篇3\n\n各位书友：\n\n一、开头\n\n（一）读慢一点。慢一点好。\n\n2022年10月28日\n"
	if got := Of(s); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestOfWithoutName(t *testing.T) {
	if got := Of(&speech.Speech{Blocks: []speech.Block{{Text: "正文。"}}}); got != "正文。\n" {
		t.Errorf("got %q", got)
	}
}
