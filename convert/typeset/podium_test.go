package typeset

import (
	"strconv"
	"strings"
	"testing"

	"jianggao/convert/speech"
	"jianggao/convert/warning"
	"jianggao/layouts"
)

func load(t testing.TB, name string) *layouts.Layout {
	t.Helper()
	l, err := layouts.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// talk is a speech of paragraphs of several sentences.
func talk(paragraphs, seed int) *speech.Book {
	b := bookOf(speech.Block{Kind: speech.Salutation, Text: "各位领导、同志们："})
	s := &b.Speeches[0]
	for k := range paragraphs {
		var words strings.Builder
		for i := range 1 + (seed+k*5)%7 {
			words.WriteString(sentences(20+(seed*17+k*31+i*13)%70, seed*1000+k*10+i))
		}
		if k%6 == 3 {
			s.Blocks = append(s.Blocks, head(1, "一、把小事做好"))
		}
		s.Blocks = append(s.Blocks, speech.Block{Text: words.String(), Lines: []int{k + 1}})
	}
	return b
}

func TestT59PagesEndWithSentences(t *testing.T) {
	for _, name := range []string{"podium", "podium-m"} {
		l := load(t, name)
		for seed := range 25 {
			d := compose(t, talk(14, seed), l)
			checkWhole(t, d)
			pages := bodyPages(d)
			for i, p := range pages[:len(pages)-1] { // the last is the colophon
				last := p[len(p)-1]
				if s := lineString(last); !strings.HasSuffix(s, "。") {
					t.Errorf("%s, seed %d: page %d ends with %q", name, seed, i+1, s)
				}
				if len(p) > l.Grid.Lines {
					t.Errorf("%s: page %d has %d lines", name, i+1, len(p))
				}
				// What goes on stands flush left and is no paragraph of its own.
				if next := pages[i+1]; i+2 < len(pages) && next[0].Runs[0].Node == last.Runs[0].Node {
					near(t, "rest of a paragraph", edge(l, next[0]), 0)
					if last.End {
						t.Errorf("%s: %q is said to end its paragraph", name, lineString(last))
					}
				}
			}
			for _, w := range d.Warnings {
				if w.Code == warning.SplitSentence {
					t.Errorf("%s, seed %d: %v", name, seed, w)
				}
			}
		}
	}
}

func TestT59SentencesLongerThanAPageAreReported(t *testing.T) {
	long := strings.Repeat("我们要把每一件事情都放在心上，", 60)
	d := compose(t, bookOf(speech.Block{Text: long + "好。", Lines: []int{7}}), load(t, "podium"))
	checkWhole(t, d)
	found := false
	for _, w := range d.Warnings {
		found = found || w.Code == warning.SplitSentence && w.Line == 7
	}
	if !found {
		t.Errorf("no warning of the long sentence: %v", d.Warnings)
	}
	p := bodyPages(d)[0]
	if s := lineString(p[len(p)-1]); !strings.HasSuffix(s, "，") {
		t.Errorf("the page ends with %q, not at a pause", s)
	}
}

// A minute is marked beside the line in which its last character is spoken.
func TestT59MinuteMarks(t *testing.T) {
	l := load(t, "podium")
	b := talk(14, 3)
	b.Speeches[0].Blocks = append(b.Speeches[0].Blocks, speech.Block{Text: "（热烈鼓掌）我们用AI读了26本书。"})
	d := compose(t, b, l)
	spoken, marks := 0, 0
	for i := range d.Pages {
		p := &d.Pages[i]
		for _, ln := range textLines(p) {
			if ln.Block == 0 {
				continue
			}
			before := spoken
			for _, r := range lineString(ln) {
				if r >= 0x4E00 && r <= 0x9FFF {
					spoken++
				}
			}
			for k := range p.Lines {
				m := &p.Lines[k]
				if s := lineString(m); m.Artifact == Ornament && strings.HasSuffix(s, "分") && m.Y == ln.Y-ln.Size*markRise/1000 {
					n, _ := strconv.Atoi(strings.TrimSuffix(s, "分"))
					marks++
					if n*200 <= before || n*200 > spoken {
						t.Errorf("minute %d is marked after %d to %d characters", n, before, spoken)
					}
					if m.X < ln.X+length(ln.Width, ln.Size) {
						t.Errorf("the mark of minute %d stands in the text", n)
					}
				}
			}
		}
	}
	if marks == 0 || marks != (spoken-20)/200 {
		t.Errorf("%d marks, %d characters", marks, spoken)
	}
}

func TestT59WhatIsSpoken(t *testing.T) {
	for words, want := range map[string]int{
		"大家好！": 3, "（热烈鼓掌）谢谢（掌声）。": 2, "用AI写PPT": 6, "2023年3月": 7, "二〇二三年": 5, "3.5万元": 4, "——……“”": 0, "don't stop": 6,
	} {
		var s speaker
		for _, r := range words {
			s.hear(1, r)
		}
		if s.spoken != want {
			t.Errorf("%q: %d are spoken, want %d", words, s.spoken, want)
		}
	}
}

func TestT59LineNumbersAndPageTime(t *testing.T) {
	l := load(t, "podium")
	d := compose(t, talk(14, 4), l)
	for i := range d.Pages {
		p := &d.Pages[i]
		count, numbered, times := 0, 0, 0
		for _, ln := range textLines(p) {
			if ln.Block == 0 {
				continue
			}
			count++
			for k := range p.Lines {
				m := &p.Lines[k]
				if m.Artifact == Ornament && m.Y == ln.Y-ln.Size*markRise/1000 && m.X < Length(l.Inner()) {
					numbered++
					if lineString(m) != strconv.Itoa(count) || count%5 != 0 || m.Size != 9*Point {
						t.Errorf("page %d: line %d is numbered %q", i+1, count, lineString(m))
					}
				}
			}
		}
		for k := range p.Lines {
			if s := lineString(&p.Lines[k]); strings.Contains(s, "本页") && p.Lines[k].Artifact == Folio {
				times++
				if !strings.Contains(s, "秒") && !strings.Contains(s, "分") {
					t.Errorf("page %d: %q", i+1, s)
				}
			}
		}
		if count > 0 && (numbered != count/5 || times != 1) {
			t.Errorf("page %d: %d lines, %d numbers, %d times", i+1, count, numbered, times)
		}
	}
}

// Numbers and what they count stay on a line.
func TestT59NothingIsSplit(t *testing.T) {
	l := load(t, "podium")
	for n := range 40 {
		d := compose(t, bookOf(speech.Block{Text: strings.Repeat("好", n) + "我们在2023年12月31日种了3500亩地走了120里路，大家都很高兴。"}), l)
		for _, p := range bodyPages(d) {
			for _, ln := range p {
				s := []rune(lineString(ln))
				if last := s[len(s)-1]; last >= '0' && last <= '9' && ln.Block > 0 {
					t.Errorf("%q ends with a digit", string(s))
				}
			}
		}
	}
}

func TestT60OfficialPaper(t *testing.T) {
	l := load(t, "gongwen")
	b := bookOf(speech.Block{Kind: speech.Salutation, Text: "各街道办事处："}, para(700, 1), head(1, "一、总体要求"), para(300, 2),
		head(2, "（一）加强领导"), para(500, 3), speech.Block{Kind: speech.Signature, Text: "某某区人民政府"}, speech.Block{Kind: speech.Signature, Text: "2024年3月5日"})
	b.Speeches[0].Label = ""
	d := compose(t, b, l)
	checkWhole(t, d)
	const mm = 72.0 / 25.4 * 1000
	at := func(what string, got Length, want float64) {
		t.Helper()
		if g := float64(got) / mm; g < want-0.05 || g > want+0.05 {
			t.Errorf("%s: %.2f mm, want %.2f", what, g, want)
		}
	}
	for i := range d.Pages {
		p := &d.Pages[i]
		left := 28.0
		if i%2 == 1 {
			left = 26
		}
		for _, ln := range textLines(p) {
			if ln.Block > 0 && d.Nodes[ln.Runs[0].Node].Role == RoleParagraph {
				at("size", ln.Size*28, 156)
				top := 37 + float64(ln.Grid-1)*15/8*156/28
				at("top of "+strconv.Itoa(ln.Grid), ln.Y-ln.Size*ascent/1000, top)
				if ln.X < Length(left*mm)-10 {
					t.Errorf("%q starts left of the type area", lineString(ln))
				}
			}
		}
		f := &p.Lines[len(p.Lines)-1]
		if f.Artifact != Folio || f.Size != 14*Point || lineString(f) != "— "+strconv.Itoa(i+1)+" —" {
			t.Fatalf("page %d: folio %q", i+1, lineString(f))
		}
		// The bar's top is 7 mm below the type area; the folio is one em in.
		at("bar", f.Y-f.Size*400/1000, 37+224.95+7)
		if i%2 == 0 {
			at("folio's right", f.X+length(f.Width, f.Size)+f.Size, 28+156)
		} else {
			at("folio's left", f.X-f.Size, 26)
		}
		if n := len(textLines(p)); n > 22 {
			t.Errorf("page %d has %d lines", i+1, n)
		}
	}
	// Two blank lines above the title, one below it, the addressee flush left.
	title, _ := find(t, d, "总结大会")
	if title.Size != 22*Point {
		t.Errorf("title of %v points", title.Size.Points())
	}
	addressee, _ := find(t, d, "各街道办事处")
	if addressee.Grid != 5 && addressee.Grid != 4 {
		t.Errorf("the addressee stands on line %d", addressee.Grid)
	}
	near(t, "addressee", edge(l, addressee), 0)
	fallback := 0
	for _, w := range d.Warnings {
		if w.Code == warning.FaceFallback {
			fallback++
		}
	}
	if fallback != 0 {
		t.Errorf("%d warnings of a face that is there", fallback)
	}
}

// noFangsong is a set of faces without FangSong.
type noFangsong struct{ plainFaces }

func (f noFangsong) Pick(family string, r rune) (int, bool) {
	if family == "fangsong" {
		family = "kai"
	}
	return f.plainFaces.Pick(family, r)
}

func (noFangsong) Has(family string) bool { return family != "fangsong" }

func TestT62FacesThatStandInAreSaidOnce(t *testing.T) {
	d, err := Compose(longBook(2, 5), load(t, "gongwen"), noFangsong{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, w := range d.Warnings {
		if w.Code == warning.FaceFallback {
			said = append(said, w.Text)
		}
	}
	if len(said) != 1 || said[0] != "fangsong: kai stands in" {
		t.Errorf("said: %q", said)
	}
}
