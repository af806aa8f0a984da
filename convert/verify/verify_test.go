package verify

import (
	"strings"
	"testing"

	"jianggao/convert/speech"
)

func TestSame(t *testing.T) {
	for _, c := range []struct {
		name, want, got string
		says            string // in the error; "" for none
	}{
		{"equal", "同志们：大家好。", "同志们：大家好。", ""},
		{"white space", "同志们： 大家好。", "同志们：\n　大家好。", ""},
		{"unseen", "同志\u200b们", "同志们", ""},
		{"lost", "同志们：大家好。", "同志们：大家。", `"好。"`},
		{"added", "同志们", "同志们好", "好"},
		{"order", "甲乙丙", "甲丙乙", `"甲丙乙" came back`},
		{"private use", "甲\ue000", "甲", "speech 1"},
	} {
		err := Same([]string{c.want}, []string{c.got})
		switch {
		case c.says == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), strings.Trim(c.says, `"`))):
			t.Errorf("%s: got %v, want it to say %s", c.name, err, c.says)
		}
	}
	if err := Same([]string{"a", "b"}, []string{"a"}); err == nil {
		t.Error("a lost speech is not noticed")
	}
}

func TestSpeeches(t *testing.T) {
	b := &speech.Book{Speeches: []speech.Speech{{Title: "题", Label: "篇1", Blocks: []speech.Block{{Text: "甲"}, {Text: "乙"}}}}}
	if got := Speeches(b); len(got) != 1 || got[0] != "题 篇1甲乙" {
		t.Errorf("got %q", got)
	}
}
