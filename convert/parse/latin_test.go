package parse

import (
	"strings"
	"testing"
)

const englishPage = `首页 > 演讲稿 > 英语演讲稿
英语演讲稿范文（精选2篇）
英语演讲稿 篇1
Dear teachers and classmates:
Good morning!
My topic is "The Road Behind the School".
When I was six, my grandfather walked me along that road every morning.
He never spoke much.
I learned kindness from him, not from books.
Thank you!
英语演讲稿 篇2
Ladies and gentlemen,
The River
It runs behind my house, and it used to be black.
Nobody fished there. Nobody sang there.
They came back every Saturday for two years.
Thank you for listening.
上一篇：中秋演讲稿
Processed in 0.03 second(s)
Home | About | Login
Copyright © 2020 All Rights Reserved
`

// A speech in English is kept whole on a page of Chinese furniture, and the
// site's own English goes.
func TestEnglishSpeeches(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(englishPage, "\n"), "\n")
	for i, s := range lines {
		e, _, _ := fateOf(t, englishPage, s)
		if i == 2 || i == 10 {
			if e.Fate != Labels {
				t.Errorf("%q starts no speech", s)
			}
		} else if want := i > 2 && i < 17; (e.Fate != Dropped) != want {
			t.Errorf("%q: kept %v by %s", s, e.Fate != Dropped, e.Rule)
		}
	}
	for _, s := range []string{"Processed in 0.03 second(s)", "Your browser is too old for this page.", "Powered by example"} {
		if e, _, _ := fateOf(t, spokenPage(s, len(spokenBody)), s); e.Fate != Dropped {
			t.Errorf("%q is kept behind a Chinese speech", s)
		}
	}
}

func TestLatinSentences(t *testing.T) {
	for s, want := range map[string]bool{
		"It runs behind my house, and it used to be black.": true,
		"“Try again tomorrow,” said the voice.":             true,
		"Processed in 0.03 second(s)":                       false,
		"Home | About | Login | Register.":                  false,
		"Thank you!":                                        false,
		"OK，我们开始 now and here.":                             false,
		"all rights reserved by us.":                        false,
	} {
		if got := isLatinSentence(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
