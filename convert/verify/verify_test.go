package verify

import (
	"strings"
	"testing"

	"jianggao/convert/speech"
)

func TestBook(t *testing.T) {
	b := &speech.Book{Speeches: []speech.Speech{
		{Number: 1, Label: "篇1", Line: 3, Blocks: []speech.Block{{Text: "一"}}},
		{Number: 2, Title: "题", Label: "篇2", Line: 7, Blocks: []speech.Block{
			{Text: "同志们：", Lines: []int{9}},
			{Text: "大家好。甲\ue000", Lines: []int{11, 12}},
			{Text: "周小满"},
		}},
	}}
	const whole = "题 篇2同志们：大家好。甲\ue000周小满"
	for _, c := range []struct {
		name, back string
		says       []string // in the error; none for no error
	}{
		{"equal", whole, nil},
		{"white space", "题\n\n篇2\n\u3000\u3000同志们：\n大家好。\t甲 \ue000\n周小满\n", nil},
		{"unseen", "\ufeff题 篇2同志们\u200b：大家好。甲\ue000周小满", nil},
		{"lost in the name", strings.Replace(whole, "题", "", 1), []string{"speech 2, line 7", `"题篇2`, `"篇2`}},
		{"lost at the end of a block", strings.Replace(whole, "：", "", 1), []string{"line 9", "志们：大家", "志们大家"}},
		{"lost at the start of a block", strings.Replace(whole, "大", "", 1), []string{"line 11"}},
		{"lost at the end", strings.TrimSuffix(whole, "满"), []string{"line 7", `小满" was written`}},
		{"all lost", "", []string{"speech 2", `"" came back`}},
		{"doubled", strings.Replace(whole, "好", "好好", 1), []string{"line 11", "大家好好"}},
		{"a block doubled", strings.Replace(whole, "同志们：", "同志们：同志们：", 1), []string{"line 11"}},
		{"added", whole + "完", []string{"speech 2", "完"}},
		{"swapped", strings.Replace(whole, "大家", "家大", 1), []string{"line 11", "家大好"}},
		{"of private use", strings.Replace(whole, "\ue000", "", 1), []string{"line 11"}},
		{"another mark", strings.Replace(whole, "。", ".", 1), []string{"line 11", "好."}},
	} {
		err := Book(b, []string{"篇1一", c.back})
		if (err == nil) != (c.says == nil) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, want := range c.says {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want it to say %s", c.name, err, want)
			}
		}
	}
	nameless := &speech.Book{Speeches: []speech.Speech{{Number: 3, Blocks: []speech.Block{{Text: "第三篇"}}}}}
	for back, same := range map[string]bool{"第三篇": true, "第3篇第三篇": true, "第4篇第三篇": false, "第3篇第3篇第三篇": false, "第3篇": false, "": false} {
		if err := Book(nameless, []string{back}); (err == nil) != same {
			t.Errorf("a speech without a name, %q: %v", back, err)
		}
	}
	if err := Book(b, []string{whole}); err == nil {
		t.Error("a lost speech is not noticed")
	}
	if err := Book(b, []string{"篇1一", whole, ""}); err == nil {
		t.Error("a speech too many is not noticed")
	}
}
