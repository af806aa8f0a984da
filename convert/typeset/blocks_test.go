package typeset

import (
	"strings"
	"testing"

	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
)

func TestT62TurnoversAlignAfterTheNumber(t *testing.T) {
	l := layoutFor(t, small)
	long := "把每一件小事都放在心上办好办实办到大家满意为止"
	for _, c := range []struct {
		number string
		level  int
		hang   float64 // in em of the heading
	}{{"一、", 1, 4}, {"十二、", 1, 5}, {"（一）", 2, 4.5}, {"1.", 3, 3}, {"", 1, 2}} {
		d := compose(t, bookOf(head(c.level, c.number+long), para(40, 1)), l)
		first, page := find(t, d, "把每一件")
		var second *Line
		for _, ln := range textLines(&d.Pages[page]) {
			if ln.Runs[0].Node == first.Runs[0].Node && ln != first {
				second = ln
				break
			}
		}
		if second == nil {
			t.Fatalf("%q has one line", c.number)
		}
		near(t, c.number+" first line", edge(l, first), 2)
		near(t, c.number+" second line", edge(l, second), c.hang)
	}
}

func TestT63SalutationsStandFlushLeft(t *testing.T) {
	l := layoutFor(t, small)
	d := compose(t, bookOf(speech.Block{Kind: speech.Salutation, Text: "同志们："}, speech.Block{Text: "同志们！今天开会。"}), l)
	ln, _ := find(t, d, "同志们：")
	near(t, "salutation", edge(l, ln), 0)
	if last := ln.Runs[0].Glyphs[3]; last.Rune != '：' || last.Advance != line.Em/2 {
		t.Errorf("the colon is %v wide", last.Advance)
	}
	ln, _ = find(t, d, "同志们！")
	near(t, "paragraph", edge(l, ln), 2)
}

func TestT64Signatures(t *testing.T) {
	l := layoutFor(t, small)
	for _, c := range []struct {
		name, date             string
		nameRight, dateFromTop float64 // em right of the name; em from the name's to the date's first character
	}{
		// The date is longer: it has 2 em at its right, the name moves left.
		{"李明", "2024年5月6日", 7.5 - 2 + 2 - 0.25, 2},
		// The name is longer: it has 2 em at its right.
		{"某某市某某区某某街道办事处", "5月6日", 2, 2},
	} {
		d := compose(t, bookOf(para(60, 1), speech.Block{Kind: speech.Signature, Text: c.name}, speech.Block{Kind: speech.Signature, Text: c.date}), l)
		name, _ := find(t, d, c.name)
		date, _ := find(t, d, "5月6日")
		if name.Artifact != NotArtifact || date.Y <= name.Y {
			t.Fatalf("%s: the date stands above the name", c.name)
		}
		near(t, c.name+": date right of the name's first character", edge(l, date)-edge(l, name), c.dateFromTop)
		longer := name
		if date.Width > name.Width {
			longer = date
		}
		near(t, c.name+": right of the longer", 20-edge(l, longer)-float64(longer.Width)/float64(line.Em), 2)
	}
	// What is no name stands like a paragraph; formulas have places of their own.
	d := compose(t, bookOf(para(60, 1), speech.Block{Kind: speech.Signature, Text: "此致"}, speech.Block{Kind: speech.Signature, Text: "敬礼！"},
		speech.Block{Kind: speech.Signature, Text: "祝大家新年快乐，工作顺利，身体健康，谢谢大家！"}), l)
	for words, want := range map[string]float64{"此致": 2, "敬礼": 0, "祝大家": 2} {
		ln, _ := find(t, d, words)
		near(t, words, edge(l, ln), want)
	}
}

func TestT65StageDirectionsStandInKai(t *testing.T) {
	d := compose(t, bookOf(speech.Block{Text: "大家好！（热烈鼓掌）今天（周五）开会。"}), layoutFor(t, small))
	ln, _ := find(t, d, "大家好")
	var kai []string
	for _, r := range ln.Runs {
		if plainFamilies[r.Face] == "kai" {
			s := ""
			for _, g := range r.Glyphs {
				s += string(g.Rune)
			}
			kai = append(kai, s)
		}
	}
	if len(kai) != 1 || kai[0] != "（热烈鼓掌）" {
		t.Errorf("in Kai: %q", kai)
	}
}

func TestT65VerseIsSetLineByLine(t *testing.T) {
	l := layoutFor(t, small)
	lines := []speech.Block{{Text: "正如古人所说："}, {Text: "白日依山尽，黄河入海流。"}, {Text: "欲穷千里目，更上一层楼。"}, para(60, 1)}
	d := compose(t, bookOf(lines...), l)
	checkWhole(t, d)
	for words, want := range map[string]float64{"正如古人": 2, "白日依山尽": 4, "欲穷千里目": 4} {
		ln, _ := find(t, d, words)
		near(t, words, edge(l, ln), want)
		if ln.Track != 0 {
			t.Errorf("%q is justified", lineString(ln))
		}
	}
	ln, _ := find(t, d, "白日依山尽")
	if plainFamilies[ln.Runs[0].Face] != "kai" {
		t.Errorf("verse is set in %s", plainFamilies[ln.Runs[0].Face])
	}
	// Turnovers stand at 6 em.
	long := strings.Repeat("白日依山尽，黄河入海流，", 3)
	d = compose(t, bookOf(speech.Block{Text: long}, speech.Block{Text: long}), l)
	first, page := find(t, d, "白日依山尽")
	for _, ln := range textLines(&d.Pages[page]) {
		if ln.Runs[0].Node == first.Runs[0].Node && ln != first {
			near(t, "turnover", edge(l, ln), 6)
		}
	}
}

func TestT65WhatIsVerse(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  int
	}{
		{[]string{"白日依山尽，黄河入海流。", "欲穷千里目，更上一层楼。", "这是我喜欢的诗。"}, 2},
		{[]string{"长风破浪会有时，", "直挂云帆济沧海。"}, 2},
		{[]string{"长风破浪会有时，", "直挂云帆济沧海。", "祝大家身体健康！"}, 2},
		{[]string{"“长风破浪会有时，", "直挂云帆济沧海。”"}, 2},
		{[]string{"白日依山尽，黄河入海流。"}, 0},             // one line may be chance
		{[]string{"白日依山尽，黄河入海流。", "长风破浪会有时，"}, 0}, // of two metres
		{[]string{"谢谢大家！", "祝大家新年好！"}, 0},
		{[]string{"祝大家身体健康！", "我的演讲结束了。"}, 0}, // each is a sentence
		{[]string{"感谢大家来！", "谢谢各位了！"}, 0},
		{[]string{"2023年过去，", "2024年来了。"}, 0},
		{nil, 0},
	} {
		var bs []speech.Block
		for _, s := range c.lines {
			bs = append(bs, speech.Block{Text: s})
		}
		if got := verseLines(bs); got != c.want {
			t.Errorf("%q: %d lines of verse, want %d", c.lines, got, c.want)
		}
	}
}

func TestT66TitlesBreakBySense(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"在全市脱贫攻坚总结表彰大会上的讲话", "在全市脱贫攻坚|总结表彰大会上的讲话"},
		{"关于加强和改进城市社区居民自治工作的调研报告", "关于加强和改进城市社区|居民自治工作的调研报告"},
		{"学习《社区治理的若干意见》心得体会", "学习《社区治理的若干意见》|心得体会"},
		{"短标题", "短标题"},
	} {
		b := bookOf(para(30, 1))
		b.Speeches[0].Title, b.Speeches[0].Label = c.title, ""
		d := compose(t, b, layoutFor(t, "[grid]\nchars = 30\nlines = 24\n"))
		node := -1
		for i, n := range d.Nodes {
			if n.Role == RoleTitle && n.Text == c.title {
				node = i
			}
		}
		var lines []string
		measure := 30 * 12 * Point
		for i := range d.Pages {
			for _, ln := range textLines(&d.Pages[i]) {
				if ln.Runs[0].Node == node {
					lines = append(lines, lineString(ln))
					if length(ln.Width, ln.Size) > measure*8/10 {
						t.Errorf("%q is wider than 80 %% of the measure", lineString(ln))
					}
				}
			}
		}
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A title never breaks after a lone 的 和 与 及 之, in 《》, or before a last
// line of less than four characters, where it can be helped.
func TestT66WhereTitlesNeverBreak(t *testing.T) {
	for seed := range 200 {
		rs := []rune("关于加强新时代的社区治理和服务与创新之路《邻里之间》的报告会上致全体居民及志愿者")
		for i := range rs {
			j := (i*7 + seed*13) % len(rs)
			if !strings.ContainsRune("《》", rs[i]) && !strings.ContainsRune("《》", rs[j]) {
				rs[i], rs[j] = rs[j], rs[i]
			}
		}
		b := bookOf(para(30, 1))
		b.Speeches[0].Title, b.Speeches[0].Label = string(rs), ""
		d := compose(t, b, layoutFor(t, ""))
		for i := range d.Pages {
			lines := textLines(&d.Pages[i])
			for k, ln := range lines {
				if d.Nodes[ln.Runs[0].Node].Role != RoleTitle || d.Nodes[ln.Runs[0].Node].Text != string(rs) {
					continue
				}
				s := []rune(lineString(ln))
				if !ln.End && strings.ContainsRune("的和与及之", s[len(s)-1]) {
					t.Errorf("%q ends in a lone word", string(s))
				}
				if !ln.End && strings.Count(string(s), "《") > strings.Count(string(s), "》") {
					t.Errorf("%q breaks a name", string(s))
				}
				if ln.End && k > 0 && len(s) < 4 {
					t.Errorf("%q is too short a last line", string(s))
				}
			}
		}
	}
}
