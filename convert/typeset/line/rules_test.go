package line

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What the vectors cannot say in their columns: options, faces, diagnostics.
// Every test is named after its rule.

// broken sets a text in the style given and returns its lines joined by " / ".
func broken(text string, measure, indent Unit, style Style) (string, Result) {
	p := plainParagraph(text, measure, indent)
	p.Style = style
	r := Break(p)
	lines, _ := lineTexts(r)
	return lines, r
}

func offsets(text string, level Level) []int {
	p := plainParagraph(text, 20*Em, 0)
	p.Style.Level = level
	return Offsets(p)
}

// TestEveryRuleHasATest looks for T1 to T44 and T46 among the names of the
// tests and the rules of the vectors.
func TestEveryRuleHasATest(t *testing.T) {
	have := map[string]bool{}
	files, err := filepath.Glob("*_test.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no tests found")
	}
	name := regexp.MustCompile(`func Test(T\d+)`)
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range name.FindAllStringSubmatch(string(src), -1) {
			have[m[1]] = true
		}
	}
	for _, f := range []string{"breaks.tsv", "pairs.tsv", "adjust.tsv", "breakopps.tsv"} {
		src, err := os.ReadFile(filepath.Join(vectorFolders[0], f))
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range strings.Split(strings.TrimSpace(string(src)), "\n")[1:] {
			have[l[strings.LastIndexByte(l, '\t')+1:]] = true
		}
	}
	for n := 1; n <= 46; n++ {
		if rule := "T" + strconv.Itoa(n); n != 45 && !have[rule] {
			t.Errorf("nothing tests %s", rule)
		}
	}
}

// A face stands for a font: the advance and the ink of its characters.
type face map[rune][3]Unit

func (f face) Measure(r rune) (advance, inkLeft, inkRight Unit, ok bool) {
	if m, ok := f[r]; ok {
		return m[0], m[1], m[2], true
	}
	return Plain().Measure(r)
}

func inEm(x float64) Unit { return Unit(x*float64(Em) + 0.5) }

func TestT3WidthsAreTheTables(t *testing.T) {
	narrow := face{'·': {inEm(0.327), inEm(0.1), inEm(0.227)}, '–': {inEm(0.563), 0, inEm(0.563)}, '／': {Em, inEm(0.1), inEm(0.9)},
		'—': {inEm(0.89), inEm(0.05), inEm(0.84)}, '“': {inEm(0.4), inEm(0.05), inEm(0.35)}, '。': {inEm(0.6), 0, inEm(0.3)}}
	for text, want := range map[string]Unit{"·": Em / 2, "–": Em / 2, "／": Em / 2, "—": Em, "——": 2 * Em, "“": Em, "。": Em} {
		if got := Advance(Paragraph{Spans: []Span{{text, narrow}}, Measure: 10 * Em}); got != want {
			t.Errorf("%s: %v em wide, want %v", text, float64(got)/float64(Em), float64(want)/float64(Em))
		}
	}
}

// ink gives where the ink of every glyph of a line lies from the line's start.
func ink(l *Line, m Metric) (from, to []Unit) {
	pen := Unit(0)
	for _, g := range l.Glyphs {
		_, a, b, _ := m.Measure(g.Rune)
		if g.Scale > 0 {
			a, b = scaled(a, g.Scale), scaled(b, g.Scale)
		}
		from, to = append(from, pen+g.Shift+a), append(to, pen+g.Shift+b)
		pen += g.Advance
		if g.Open {
			pen += l.Track
		}
	}
	return from, to
}

func TestT4DashIsOneRule(t *testing.T) {
	short := face{'—': {inEm(0.89), inEm(0.06), inEm(0.83)}}
	r := Break(Paragraph{Spans: []Span{{"山——水", short}}, Measure: 10 * Em})
	from, to := ink(&r.Lines[0], short)
	if from[1] > Em || to[2] < 3*Em || from[1] < Em-seam || to[2] > 3*Em+seam {
		t.Errorf("the dash runs from %v to %v, want 1 em to 3 em", from[1], to[2])
	}
	if from[2] > to[1] {
		t.Errorf("a gap of %v within the dash", from[2]-to[1])
	}
}

func TestT20Levels(t *testing.T) {
	barred := func(text string, level Level) string {
		var out []string
		may := offsets(text, level)
		for i := 1; i < len([]rune(text)); i++ {
			if !slices.Contains(may, i) {
				out = append(out, strconv.Itoa(i))
			}
		}
		return strings.Join(out, " ")
	}
	// 中，（中／中……中——中
	const text = "中，（中／中……中——中"
	for level, want := range map[Level]string{
		None:    "7 10",
		Basic:   "1 3 4 7 10",
		GB:      "1 3 4 5 7 10",
		Default: "1 3 4 5 6 7 10",
		Strict:  "1 3 4 5 6 7 9 10",
	} {
		if got := barred(text, level); got != want {
			t.Errorf("%v: barred %s, want %s", level, got, want)
		}
	}
	if lines, r := broken("，中中", Em*2, 0, Style{}); lines != "，中 / 中" || r.Lines[0].Forced != NotForced {
		t.Errorf("a paragraph's own first character: %s", lines)
	}
}

func TestT20RowOfClosingMarksSplits(t *testing.T) {
	lines, r := broken("人。”）好", Em+Em/2, 0, Style{})
	if lines != "人。 / ”） / 好" && lines != "人。 / ”）好" {
		t.Errorf("got %s", lines)
	}
	if len(r.Lines) < 2 || r.Lines[0].Forced != SplitMarks {
		t.Errorf("not recorded: %+v", r.Lines[0].Forced)
	}
	if lines, _ := broken("人。”）好", 3*Em, 0, Style{}); strings.Contains(lines, " / ”") || strings.Contains(lines, " / ）") {
		t.Errorf("split without need: %s", lines)
	}
}

func TestT14RatioSign(t *testing.T) {
	if got := Offsets(plainParagraph("比3∶2好∶坏", 10*Em, 0)); !slices.Equal(got, []int{1, 4, 5, 6}) {
		t.Errorf("breaks at %v", got)
	}
}

func TestT15KeepNumbers(t *testing.T) {
	p := plainParagraph("共25年", 10*Em, 0)
	if got := Offsets(p); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("breaks at %v, want 1 and 3", got)
	}
	p.Style.KeepNumbers = true
	if got := Offsets(p); !slices.Equal(got, []int{1}) {
		t.Errorf("numbers kept: breaks at %v, want 1", got)
	}
}

func TestT17UnitWiderThanTheMeasure(t *testing.T) {
	lines, r := broken("见ABCDEFGHIJKLMN了", 3*Em, 0, Style{})
	forced := 0
	for _, l := range r.Lines {
		if l.Forced == SplitUnit {
			forced++
		}
		if l.Overfull > 0 {
			t.Errorf("overfull line in %s", lines)
		}
	}
	if forced == 0 {
		t.Errorf("%s: no break recorded as forced", lines)
	}
	lines, r = broken("看https://example.cn/abc/defgh/ijklm好", 10*Em, 0, Style{})
	for _, l := range r.Lines {
		if l.Forced != NotForced {
			t.Errorf("%s: forced, though the address breaks", lines)
		}
	}
}

func TestT28LineEnd(t *testing.T) {
	for _, c := range []struct {
		end     LineEnd
		measure Unit
		natural Unit
	}{
		{LineEndHalf, 5 * Em, 4*Em + Em/2}, {LineEndFull, 5 * Em, 5 * Em}, {LineEndAuto, 5 * Em, 5 * Em},
		{LineEndAuto, 4*Em + Em/2, 4*Em + Em/2},
	} {
		_, r := broken("山高水长。", c.measure, 0, Style{LineEnd: c.end})
		if got := r.Lines[0].Natural; got != c.natural {
			t.Errorf("%v at %v em: natural %v, want %v", c.end, float64(c.measure)/float64(Em), got, c.natural)
		}
	}
	// The box, not the ink, meets the edge.
	_, r := broken("山高水长，水远山", 4*Em+Em/2, 0, Style{})
	if l := r.Lines[0]; l.Width != 4*Em+Em/2 || l.Glyphs[4].Advance != Em/2 {
		t.Errorf("line %v wide, its mark %v", l.Width, l.Glyphs[4].Advance)
	}
}

func TestT30OpeningMarkAfterTheIndent(t *testing.T) {
	const text = "《山高水长》路远，心近天地人间万里长空"
	for measure := 8 * Em; measure < 12*Em; measure += Em / 8 {
		_, r := broken(text, measure, 2*Em, Style{})
		l := &r.Lines[0]
		from, _ := ink(l, Plain())
		if l.Indent != 2*Em || from[0] != bearing || from[1] != Em/2 {
			t.Errorf("at %v em, indent %v, the mark begins at %v, the next character at %v", float64(measure)/float64(Em), l.Indent, from[0], from[1])
		}
	}
	_, r := broken(text, 10*Em, 2*Em, Style{ParaOpen: ParaOpenFull})
	if from, _ := ink(&r.Lines[0], Plain()); from[0] != Em/2+bearing {
		t.Errorf("para-open full: the mark begins at %v", from[0])
	}
}

func TestT31AdjacencyIsByText(t *testing.T) {
	m := Plain()
	for _, text := range []string{"他说：“‘好’，（真）的。”完", "共12个A，《书》——走……（一）", "吗？！真的！！！走 A 走"} {
		whole := Paragraph{Spans: []Span{{text, m}}, Measure: 7 * Em}
		rs := []rune(text)
		for cut := 1; cut < len(rs); cut++ {
			parts := Paragraph{Spans: []Span{{string(rs[:cut]), m}, {string(rs[cut:]), m}}, Measure: 7 * Em}
			if Advance(parts) != Advance(whole) || !slices.Equal(Offsets(parts), Offsets(whole)) {
				t.Errorf("%s cut at %d: set in two runs it differs", text, cut)
			}
			if a, b := Break(parts), Break(whole); !slices.Equal(lineStarts(a), lineStarts(b)) || a.Cost != b.Cost {
				t.Errorf("%s cut at %d: breaks differ", text, cut)
			}
		}
	}
}

func TestT32Styles(t *testing.T) {
	for _, c := range []struct {
		text              string
		kaiming, banjiao4 Unit // in quarters of an em
	}{
		{"。", 4, 2}, {"，", 2, 2}, {"（", 2, 2}, {"》", 2, 2}, {"；", 2, 2}, {"！", 4, 2}, {"？", 4, 2}, {"．", 4, 2},
		{"字。字", 12, 10}, {"字，字", 10, 10}, {"字“字", 10, 10}, {"字”字", 10, 10},
		{"。”", 4, 4}, {"。“", 6, 4}, {"！（", 6, 4}, {"，“", 4, 4}, {"”“", 4, 4}, {"《“", 4, 4}, {"。——", 12, 10},
		{"——“", 10, 10}, {"……。", 12, 10}, {"——", 8, 8}, {"……", 8, 8}, {"？！", 4, 4}, {"！！！", 8, 6}, {"字A", 7, 7},
		{"·", 2, 2}, {"—", 4, 4}, {"％", 4, 4}, {"￥", 4, 4},
	} {
		for style, want := range map[Punctuation]Unit{Kaiming: c.kaiming, Banjiao: c.banjiao4} {
			p := plainParagraph(c.text, 20*Em, 0)
			p.Style.Punctuation = style
			if got := Advance(p); got != want*Em/4 {
				t.Errorf("%v %s: %v em, want %v", style, c.text, float64(got)/float64(Em), float64(want)/4)
			}
		}
	}
	// A stop at the end of a line is half in every style.
	for _, style := range []Punctuation{Quanjiao, Kaiming, Banjiao} {
		if _, r := broken("山高。", 10*Em, 0, Style{Punctuation: style}); r.Lines[0].Natural != 2*Em+Em/2 {
			t.Errorf("%v: %v wide", style, r.Lines[0].Natural)
		}
	}
}

func TestT33InkStaysInItsBox(t *testing.T) {
	faces := map[string]face{
		"brackets in the centre": {'（': {Em, inEm(0.35), inEm(0.65)}, '）': {Em, inEm(0.35), inEm(0.65)}, '。': {Em, inEm(0.35), inEm(0.65)}, '《': {Em, inEm(0.3), inEm(0.7)}, '》': {Em, inEm(0.3), inEm(0.7)}},
		"wide ink":               {'（': {Em, inEm(0.1), inEm(0.9)}, '）': {Em, inEm(0.1), inEm(0.9)}, '。': {Em, inEm(0.1), inEm(0.9)}, '《': {Em, 0, Em}, '》': {Em, 0, Em}},
		"narrow face":            {'（': {Em / 3, inEm(0.05), inEm(0.3)}, '）': {Em / 3, inEm(0.03), inEm(0.28)}, '。': {Em / 4, inEm(0.02), inEm(0.2)}, '《': {Em / 2, 0, Em / 2}, '》': {Em / 2, 0, Em / 2}},
		"ink up to the cut":      {'（': {Em, inEm(0.5), inEm(0.9)}, '）': {Em, inEm(0.1), inEm(0.5)}, '。': {Em, inEm(0.05), inEm(0.5)}, '《': {Em, inEm(0.505), inEm(0.98)}, '》': {Em, inEm(0.02), inEm(0.495)}},
	}
	for name, f := range faces {
		r := Break(Paragraph{Spans: []Span{{"（《人》）（《人。》）。（人）", f}}, Measure: 20 * Em})
		l := &r.Lines[0]
		from, to := ink(l, f)
		for i := range from {
			if from[i] < 0 || to[i] > l.Width {
				t.Errorf("%s: the ink of %c leaves the line", name, l.Glyphs[i].Rune)
			}
			if i > 0 && from[i] < to[i-1] {
				t.Errorf("%s: the ink of %c overlaps that of %c", name, l.Glyphs[i].Rune, l.Glyphs[i-1].Rune)
			}
		}
		if want := Break(plainParagraph("（《人》）（《人。》）。（人）", 20*Em, 0)).Lines[0].Width; l.Width != want {
			t.Errorf("%s: %v wide, want %v", name, l.Width, want)
		}
	}
}

func TestT34HanLatinOption(t *testing.T) {
	for gap, want := range map[Unit]Unit{0: 2*Em + Em/2 + Em/2, Em / 8: 2*Em + Em/2 + Em/4, Em / 2: 2*Em + Em/2 + Em} {
		p := plainParagraph("字A字", 10*Em, 0)
		if p.Style.HanLatin = gap; gap == 0 {
			p.Style.HanLatin = Em / 4
		}
		if got := Advance(p); got != want {
			t.Errorf("gap %v: %v, want %v", gap, got, want)
		}
	}
	p := plainParagraph("字A字 A 字", 10*Em, 0)
	p.Style.NoHanLatin = true
	if got := Advance(p); got != 4*Em {
		t.Errorf("no gap: %v", got)
	}
}

func TestT37KeepStops(t *testing.T) {
	p := plainParagraph("山高。水长。路远。心近", 9*Em+3*Em/4, 0)
	r := Break(p)
	if r.Lines[0].End != 11 || r.Lines[0].Gaps.Stop.Blank >= Em/2 {
		t.Errorf("stops do not give way: %+v", r.Lines[0])
	}
	p.Style.KeepStops = true
	for _, l := range Break(p).Lines {
		if l.Gaps.Stop.Count > 0 && l.Gaps.Stop.Blank != Em/2 {
			t.Errorf("a stop lost its blank: %+v", l)
		}
	}
}

func TestT40LastLine(t *testing.T) {
	_, r := broken("山高水长，路远心近", 6*Em, 0, Style{})
	last := r.Lines[len(r.Lines)-1]
	if last.Track != 0 || last.Width != last.Natural || last.Underfull != 0 {
		t.Errorf("the last line is stretched: %+v", last)
	}
	if lines, r := broken("山高，水长，路远。", 8*Em, 0, Style{}); len(r.Lines) != 1 || r.Lines[0].Width > 8*Em || r.Lines[0].Gaps.Pause.Blank != Em/4 {
		t.Errorf("the last line is not compressed: %s", lines)
	}
	lines, r := broken("山高水长\u2028路远心近天地人间\u2029完了", 6*Em, 0, Style{})
	if lines != "山高水长 / 路远心近天地 / 人间 / 完了" {
		t.Errorf("forced line ends: %q", lines)
	}
	for i := range r.Lines {
		if l := &r.Lines[i]; l.Track != 0 {
			t.Errorf("line %d before a forced end is stretched", i+1)
		}
	}
	if lines, _ := broken("甲\r\n乙\n\n丙", 6*Em, 0, Style{Greedy: true}); lines != "甲 / 乙 /  / 丙" {
		t.Errorf("line ends of a text: %q", lines)
	}
}

func TestT41UnderfullAndOverfull(t *testing.T) {
	// The word does not fit beside the Han, which open by 1/4 em at most.
	_, r := broken("山高水ABCDEFGHIJKLMN长", 8*Em, 0, Style{})
	l := r.Lines[0]
	if l.Natural != 3*Em || l.Track != Em/4 || l.Width != 3*Em+2*Em/4 || l.Underfull != 8*Em-l.Width {
		t.Errorf("underfull: %+v", l)
	}
	_, r = broken("山ー", Em/2, 0, Style{})
	for _, l := range r.Lines {
		if l.Overfull != Em/2 || l.Forced != TooWide {
			t.Errorf("overfull: %+v", l)
		}
	}
}

func TestT42Hanging(t *testing.T) {
	for _, c := range []struct {
		text    string
		measure Unit
		want    string
		hangs   bool
	}{
		{"山高水长，路远心近天。", 4 * Em, "山高水长， / 路远心近 / 天。", true},
		{"山高水长。路远心近天", 4 * Em, "山高水长。 / 路远心近 / 天", true},
		{"山高水长；路远心近天", 4 * Em, "山高水长； / 路远心近 / 天", true},
		{"山高水”，路远心近天", 3*Em + Em/2, "", false}, // never after another mark
		{"山高水长）路远心近天", 4 * Em, "", false},      // no bracket
		{"山高水长——路远心近", 4 * Em, "", false},
	} {
		lines, r := broken(c.text, c.measure, 0, Style{Hang: true})
		if c.want != "" && lines != c.want {
			t.Errorf("%s: got %s, want %s", c.text, lines, c.want)
		}
		if hangs := r.Lines[0].Hanging > 0; hangs != c.hangs {
			t.Errorf("%s: hanging %v, want %v", c.text, hangs, c.hangs)
		}
		if l := r.Lines[0]; c.hangs && (l.Width != c.measure+Em/2 || l.Overfull != 0 || l.Forced != NotForced) {
			t.Errorf("%s: %+v", c.text, l)
		}
		if _, r := broken(c.text, c.measure, 0, Style{}); r.Lines[0].Hanging != 0 {
			t.Errorf("%s: hangs unasked", c.text)
		}
	}
}

func TestT46LastLineHasTwoCharacters(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"山高水长路远心近天地人。", "山高水长路远心近天 / 地人。"},
		{"山高水长路远心近天地A。", "山高水长路远心近天 / 地A。"},
		{"山高水长路远心近天地OK。", "山高水长路远心近天地 / OK。"}, // a word counts as its letters
		{"山高水长路远心近天地５-。", "山高水长路远心近天 / 地５-。"}, // a hyphen is a mark
	} {
		if got, _ := broken(c.text, 10*Em, 0, Style{}); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
	// Lines of 8 of 10 em cannot be filled: worse than a character alone,
	// unless that is wanted at no price.
	const text = "愿我们的祖国越来越好。"
	if got, _ := broken(text, 10*Em, 0, Style{}); got != "愿我们的祖国越来越 / 好。" {
		t.Errorf("got %s", got)
	}
	if got, _ := broken(text, 10*Em, 0, Style{NoOrphan: true}); got != "愿我们的祖国越来 / 越好。" {
		t.Errorf("no orphan: got %s", got)
	}
	if got, r := broken("好。", 10*Em, 0, Style{}); len(r.Lines) != 1 {
		t.Errorf("one line stays one: %s", got)
	}
}
