package parse

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"jianggao/convert/dump"
	"jianggao/convert/warning"
)

// pages are the dumps of the project and, where they are at hand, the labelled
// ones beside it.
func pages(tb testing.TB) map[string][]byte {
	out := map[string][]byte{}
	for _, pattern := range []string{"../../testdata/*.txt", "../../testdata/dumps/*.txt", "../../testdata/dumps/*.html", "../../../shared/dumps/*.txt", "../../../shared/dumps/*.html"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				tb.Fatal(err)
			}
			out[f] = b
		}
	}
	if len(out) < 9 {
		tb.Fatalf("%d pages", len(out))
	}
	return out
}

// Every line of every page is accounted for, and no character of a kept line is
// lost or doubled.
func TestConservation(t *testing.T) {
	for name, b := range pages(t) {
		p, err := dump.Read(name, b, dump.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r, err := Parse(p, Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		if err := conserved(p, r); err != "" {
			t.Errorf("%s: %s", name, err)
		}
	}
}

// conserved holds a result to its page: every non-blank line once in the
// ledger, whole or in its pieces, in order; the characters of every block those of its lines without
// what was cut. It gives what is wrong, "" for nothing.
func conserved(p *dump.Page, r *Result) string {
	type place struct{ speech, block int }
	lines := map[place]map[rune]int{} // characters of the lines of a block
	glued := map[place]bool{}         // blocks that begin on a label's line
	at, rest := 0, ""                 // the next line; what is left of one cut into pieces
	next := func() *dump.Line {
		for at < len(p.Lines) && strings.TrimFunc(p.Lines[at].Text, isEdgeBlank) == "" {
			at++
		}
		if at == len(p.Lines) {
			return nil
		}
		at++
		return &p.Lines[at-1]
	}
	count := func(k place, s string, by int) {
		if lines[k] == nil {
			lines[k] = map[rune]int{}
		}
		for _, c := range s {
			if !unicode.IsSpace(c) && dropInvisible(c) >= 0 {
				lines[k][c] += by
			}
		}
	}
	for _, e := range r.Ledger {
		k := place{e.Speech, e.Block}
		if e.Part {
			if e.Fate != Dropped || e.Reason == "" || e.Rule == "" {
				return "a part without its reason: " + e.Text
			}
			if e.Block > 0 {
				count(k, e.Text, -1)
			}
			continue
		}
		var l *dump.Line
		if rest != "" { // a line that was cut into pieces
			if !strings.HasPrefix(rest, e.Text) || e.Line != p.Lines[at-1].Number {
				return "the ledger has another piece than the page at " + e.Text
			}
			l = &dump.Line{Text: e.Text}
			rest = strings.TrimLeftFunc(rest[len(e.Text):], isEdgeBlank)
		} else {
			if l = next(); l == nil || l.Number != e.Line {
				return "the ledger has another line than the page at " + e.Text
			}
			if whole := strings.TrimFunc(l.Text, isEdgeBlank); len(e.Text) < len(whole) && strings.HasPrefix(whole, e.Text) {
				l = &dump.Line{Text: e.Text}
				rest = strings.TrimLeftFunc(whole[len(e.Text):], isEdgeBlank)
			}
		}
		if e.Rule == "" {
			return "no rule decided on " + e.Text
		}
		switch {
		case e.Fate == Dropped && (e.Reason == "" || e.Block != 0):
			return "dropped without a reason: " + e.Text
		case e.Fate == Kept && e.Block == 0:
			return "kept in no block: " + e.Text
		case e.Fate == Labels && e.Block > 0:
			glued[k] = true
		}
		if e.Block > 0 {
			count(k, l.Text, 1)
		}
	}
	if rest != "" {
		return "not in the ledger: " + rest
	}
	if l := next(); l != nil {
		return "not in the ledger: " + l.Text
	}
	for _, s := range r.Book.Speeches {
		if !utf8.ValidString(s.Title) || !utf8.ValidString(s.Label) {
			return "invalid UTF-8 in a title"
		}
		for i, b := range s.Blocks {
			if !utf8.ValidString(b.Text) || strings.TrimSpace(b.Text) == "" {
				return "a block of invalid or no text"
			}
			k := place{s.Number, i + 1}
			count(k, b.Text, -1)
			for c, n := range lines[k] {
				if n < 0 || n > 0 && !glued[k] {
					return "a character is lost or doubled: " + string(c) + " in " + b.Text
				}
			}
			delete(lines, k)
		}
	}
	if len(lines) > 0 {
		return "the ledger names a block that is not there"
	}
	return ""
}

// The parser is given any bytes: what it makes of them is valid, accounts for
// every line, and is the same twice.
func FuzzParse(f *testing.F) {
	for _, b := range pages(f) {
		f.Add(b[:min(len(b), 2000)])
	}
	for _, s := range []string{
		"讲话\n（一）\n各位领导：\n今天很高兴。谢谢大家！\n（二）\n同志们：\n我讲三点意见，请大家批评。",
		"标题1尊敬的老师：今天天气很好，我们来谈一谈读书。\n标题2同学们：\n（本文由某某网整理）\n读书要读好书，这句话说了很多年。",
		"讲话稿(2篇)\n讲话稿1各位老师：" + strings.Repeat("今天我们谈一谈读书，", 30) + "。讲话稿2同学们：" + strings.Repeat("书要一页一页地读，", 30) + "谢谢。",
		"<p>第一篇</p><div hidden>藏</div><p>各位老师：</p><p>我们的工作还要继续，一步也不能停。",
		"1\n\n2\n\n。。。\n“”\n：\n第",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := dump.Read("page", b, dump.Options{})
		if err != nil {
			return
		}
		r, err := Parse(p, Options{})
		if err != nil {
			return
		}
		if err := conserved(p, r); err != "" {
			t.Fatal(err)
		}
		again, err := Parse(p, Options{})
		if err != nil || !reflect.DeepEqual(r, again) {
			t.Fatal("another result the second time")
		}
	})
}

func TestOwnRules(t *testing.T) {
	const page = "某某站\n开场白\n发言1\n各位老师：\n今天我们来谈谈读书，谈谈怎样把一本书读完。谢谢大家！\n路过的广告\n发言2\n同学们：\n我也来谈谈读书，读书是一件一辈子的事情，急不得。谢谢大家！\n"
	rules, err := ReadRules("own.toml", []byte("[[drop]]\nname = \"passer-by\"\npattern = '^路过的'\nreason = \"menu\"\n[[label]]\npattern = '^发言(\\d+)$'\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := dump.Read("page", []byte(page), dump.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Parse(p, Options{Rules: rules})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Book.Speeches) != 2 || r.Book.Speeches[1].Label != "发言2" {
		t.Errorf("speeches %+v", r.Book.Speeches)
	}
	for _, e := range r.Ledger {
		switch {
		case e.Text == "路过的广告" && (e.Rule != "passer-by" || e.Reason != Menu || e.Fate != Dropped),
			e.Text == "发言1" && (e.Rule != "own label 1" || e.Fate != Labels):
			t.Errorf("%+v", e)
		}
	}
}

func TestOwnRulesErrors(t *testing.T) {
	for in, want := range map[string]string{
		"[[drop]]\npatern = 'x'":                  "drop.patern",
		"[[label]]\npattern = 'x'\nreason = 'ad'": "label.reason",
		"[[drop]]\npattern = '('":                 "drop 1: pattern",
		"[[drop]]\npattern = 'x'\nreason = 'fun'": "unknown reason",
		"[[label]]":        "label 1: no pattern",
		"[[drop]\npattern": "own.toml",
	} {
		_, err := ReadRules("own.toml", []byte(in))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "own.toml") {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

func parse(t *testing.T, text string) *Result {
	t.Helper()
	p, err := dump.Read("page", []byte(text), dump.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Parse(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func warned(r *Result, code warning.Code) []string {
	var out []string
	for _, w := range r.Warnings {
		if w.Code == code {
			out = append(out, w.Text)
		}
	}
	return out
}

// What the page has masked or taken out is warned of, and what only looks
// like it is not.
func TestMasksAreWarnedOf(t *testing.T) {
	r := parse(t, strings.Join([]string{
		"座谈会上的讲话", "同志们：",
		"20xx年春天，XX同志第一次来到我们村，那一年全村只有三户人家通了电。",
		"__年以后，某某集团在×县建了厂，××公司的张XX经理也来过两回，一住就是半个月。",
		"指出：工作要一件一件地做，账要一笔一笔地记，谁也不能替谁糊涂。",
		"大家都记得那句话。曾说过：“路是人走出来的。”同志在1998年的会上又讲了一遍。",
		"展厅的面积是30×40米，型号是XX3000的机器占了一半，总书记指出：要把饭碗端牢。",
	}, "\n"))
	if d := cmp.Diff([]string{"20xx年", "__年"}, warned(r, warning.MaskedYear)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"XX", "XX", "××", "×县", "某某"}, warned(r, warning.MaskedName)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"指出：", "同志在", "曾说过："}, warned(r, warning.MissingName)); d != "" {
		t.Error(d)
	}
}

// Speeches with titles of their own and no numbers: one without a salutation
// is taken for its mark, and told.
func TestTitlesWithoutNumbers(t *testing.T) {
	body := strings.Repeat("村口的路修好了，老人们搬出凳子来坐，一直坐到天黑。", 5)
	r := parse(t, "演讲比赛获奖作品\n《路》\n各位老师：\n"+body+"\n《灯》\n"+body+"\n《井》\n同学们：\n"+body+"\n谢谢大家！\n")
	var got []string
	for _, s := range r.Book.Speeches {
		got = append(got, s.Title)
	}
	if d := cmp.Diff([]string{"《路》", "《灯》", "《井》"}, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"《灯》"}, warned(r, warning.UnsureLabel)); d != "" {
		t.Error(d)
	}
}

// Lines that may be the site's stay inside a speech, with a warning.
func TestUnsureLinesAreKept(t *testing.T) {
	body := "我做了二十年校对，每天和错字打交道，它们比我起得还早。"
	const doubtful = "来源：编辑部"
	r := parse(t, "讲话稿\n各位同行：\n"+body+"\n"+doubtful+"\n"+body+body+"\n谢谢大家！\n")
	if d := cmp.Diff([]string{doubtful}, warned(r, warning.UnsureJunk)); d != "" {
		t.Error(d)
	}
	for _, e := range r.Ledger {
		if e.Text == doubtful && e.Fate != Kept {
			t.Errorf("%+v", e)
		}
	}
}

// TestWordsNearTheTopAreKept holds what a page cut from another, a page of two
// short speeches and a dialogue begin with.
func TestWordsNearTheTopAreKept(t *testing.T) {
	for name, c := range map[string]struct {
		page     string
		speeches int
		kept     []string
	}{
		"two short speeches": {"竞选发言稿\n篇1\n老师好，同学们好！我叫丁小满，我想竞选班长，因为我做事认真。请大家支持我！\n" +
			"篇2\n大家好！我叫方圆，我竞选体育委员，我跑得快，也会带着大家一起锻炼身体。\n", 2, []string{"丁小满", "方圆"}},
		"begins amid a speech": {"，连门口的台阶都坐满了人。\n老站长把家里的两排书架搬了过来，一分钱也没有要。\n我负责登记，每借出一本，就在本子上画一个圈。\n" +
			"到年底一数，一共画了三千多个圈。\n篇2\n同学们，操场上没有轻松的冠军，教室里也没有白来的成绩。\n这句话我一直记着，今天也想送给在座的每一位。\n去年的运动会，一个同学摔倒了，爬起来又跑完了全程。\n愿大家把跌倒当成路的一部分。\n篇3\n今年的防汛工作，重点在三座水库和十一公里堤防，请大家守住岗位。\n", 3, []string{"台阶", "三千多个圈", "操场上"}},
		"web words of a speaker": {"在座谈会上的发言\n各位代表：\n民生的事情没有小事，大家都看在眼里。再小的事，也要有人去问、有人去办。我们在区政府专题网站设立“心愿墙”留言板，在12345政务服务热线开通微博征集。事情虽小，件件连着人心，要一件一件地办好。\n下一步，要把好做法坚持下去，一年接着一年干。谢谢大家！\n", 1,
			[]string{"心愿墙", "微博征集"}},
		"dialogue": {"元旦晚会主持词\n男：尊敬的各位来宾，\n女：亲爱的同学们，\n合：大家晚上好！\n男：孩子们一放学就往这里跑，连台阶上都坐满了人。\n女：今天的晚会就到这里，祝大家新年快乐。\n", 1,
			[]string{"各位来宾", "亲爱的同学们", "大家晚上好"}},
	} {
		p, err := dump.Read("page", []byte(c.page), dump.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := Parse(p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(r.Book.Speeches); n != c.speeches {
			t.Errorf("%s: %d speeches", name, n)
		}
		var text strings.Builder
		for _, s := range r.Book.Speeches {
			for _, b := range s.Blocks {
				text.WriteString(b.Text)
			}
		}
		for _, k := range c.kept {
			if !strings.Contains(text.String(), k) {
				t.Errorf("%s: %s is lost", name, k)
			}
		}
	}
}
