package convert

import (
	"strings"
	"testing"
	"unicode/utf8"

	"jianggao/convert/repair"
	"jianggao/convert/speech"
)

// nasty are texts that have been lost on the way into one format or another.
var nasty = []string{
	"", " ", "\u3000", "<b>&amp;</b> ]]> <!-- -->", "a\u0000b\u0007c\u001b[0m", "\ufeff开头", "零\u200b宽\u200d字\u2060符",
	"私用\ue000\uf8ff区", "非字符\ufffe\uffff\U0001ffff", "替换\ufffd符", "𠮷㐂䶮𪚥𰻝", "👨‍👩‍👧‍👦👍🏽🇨🇳", "é e\u0301 ǖ ǹ ḿ", "葛\U000e0101城葛",
	"עברית العربية \u202eabc\u202c", "한국어 조선말", "ひらがなカタカナ・ー", "ﬁ ﬂ ﬃ", "① ⑴ ㈠ ㎡ ㏒ Ⅷ", "½ ‰ ℃ № ™", "x² + y³ = z\u2074",
	"\u2028行\u2029段", "\t制\v表\f符", "……——～·、。，；：？！", "“‘’”《〈〉》（）【】「『』」", "“““““", "））））", "—————", "。。。。。。",
	"http://www.example.org/" + strings.Repeat("a", 300), strings.Repeat("灯", 3000), strings.Repeat("ab ", 500), strings.Repeat("，", 100),
	"a\u0301\u0302\u0303\u0304\u0305\u0306", "\u0301孤", "ไทย हिन्दी ქართული", "￥＄￡％", "\U0010fffd", "⿰亻尔", "⺀⼀〇〆々〻", "〱〲",
	"\u00ad软\u00ad连", "a\u00a0b\u202fc\u2009d", "\u180e\u061c", "ᠮᠣᠩᠭᠣᠯ", "༄༅།", "𝒜𝓑 𝟘𝟙", "🀄♠♥♦♣", "⚠️✔️❤️", "ﷺ", "㍿㋀㏠",
}

// nastyBook makes a book in which a text is everything that it can be.
func nastyBook(s string) *speech.Book {
	s = strings.ToValidUTF8(s, "\ufffd")
	b := &speech.Book{Title: "读书会发言稿", Speeches: []speech.Speech{
		{Number: 1, Title: s, Label: "篇1", Line: 1, Blocks: []speech.Block{
			{Kind: speech.Salutation, Text: s},
			{Kind: speech.Heading, Level: 1, Text: s},
			{Kind: speech.Heading, Level: 3, Text: s},
			{Kind: speech.Paragraph, Text: s, RunIn: utf8.RuneCountInString(s) / 2},
			{Kind: speech.Paragraph, Text: "前" + s + "后"},
			{Kind: speech.Signature, Text: s},
		}},
		{Number: 2, Label: s, Line: 2, Blocks: []speech.Block{{Kind: speech.Paragraph, Text: s + s}}},
	}}
	none, err := repair.ParseKinds("none")
	if err != nil {
		panic(err)
	}
	repair.Book(b, none) // as every book is on its way
	return b
}

// TestNothingIsLostOnTheWay makes every product of books of nasty texts. Each
// must say what the book says.
func TestNothingIsLostOnTheWay(t *testing.T) {
	for _, s := range nasty {
		b := nastyBook(s)
		j := job{book: b, found: &Found{Book: *b}}
		for _, f := range formats {
			if _, err := j.product(f); err != nil {
				t.Errorf("%.40q: %v", s, err)
			}
		}
	}
}

// FuzzProducts holds that the products of any book say what the book says.
func FuzzProducts(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 3000 {
			return
		}
		b := nastyBook(s)
		j := job{book: b, found: &Found{Book: *b}}
		for _, format := range formats {
			if _, err := j.product(format); err != nil {
				t.Errorf("%q: %v", s, err)
			}
		}
	})
}
