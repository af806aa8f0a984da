package text

import (
	"errors"
	"os"
	"strings"
	"testing"

	"jianggao/convert/speech"
)

func TestWrite(t *testing.T) {
	s := &speech.Speech{Number: 3, Label: "篇3", Title: "读书会发言稿", Blocks: []speech.Block{
		{Kind: speech.Salutation, Text: "各位书友："},
		{Kind: speech.Heading, Level: 1, Text: "一、开头"},
		{Kind: speech.Paragraph, Text: ""},
		{Kind: speech.Paragraph, Text: "（一）读慢一点。慢一点好。", RunIn: 8},
		{Kind: speech.Signature, Text: "2022年10月28日"},
	}}
	const want = "读书会发言稿 篇3\n\n各位书友：\n\n一、开头\n\n（一）读慢一点。慢一点好。\n\n2022年10月28日\n"
	var b strings.Builder
	if err := Write(&b, s); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got %q\nwant %q", b.String(), want)
	}
}

func TestWriteWithoutName(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, &speech.Speech{Blocks: []speech.Block{{Text: "正文。"}}}); err != nil {
		t.Fatal(err)
	}
	if b.String() != "正文。\n" {
		t.Errorf("got %q", b.String())
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, os.ErrPermission }

func TestWriteKeepsTheError(t *testing.T) {
	err := Write(fullDisk{}, &speech.Speech{Number: 7, Title: "标题"})
	if !errors.Is(err, os.ErrPermission) || !strings.Contains(err.Error(), "speech 7") {
		t.Errorf("got %v", err)
	}
}
