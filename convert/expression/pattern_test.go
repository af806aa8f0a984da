package expression

import (
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// expressions are of every construct, and of every kind of fact.
var expressions = []string{
	``, `a`, `好`, `a|`, `a*`, `(?:)`, `.`, `^`, `$`, `^$`, `^a*$`, `^(?:a|^b)*c`, `(?:^|[^\d])\d\d$`, `a$|b`, `^a|b$`, `(?:a$)?b`, `^(?:^a)?b`,
	`演讲|发言[稿辞]?|(?:致|贺)词`, `(?:^|x)a`, `(?:a|)$`,
	`本文|以上|^[^。,]{0,10}(?:演讲稿|发言稿)|icp`, `^(?:最后|再次)?,?谢谢(?:大家|各位)?.{0,3}[!。.~]*$|^此致$`,
	`^[【\[ ]*(?:(?:您|你|我)?的?(?:当前|现在)位置[ ]*(?:是|在)?[ ]*[:>]|位置[ ]*[:].*(?:首页|>|»))`,
	`^(?:[—–\-·•][ ]*)+\d{1,3}[ ]*(?:[—–\-·•][ ]*)+$`, `[ ]?(\d{1,3}|[一二三]{1,2})`, `^[\p{Han}]{1,2}[ ]?[\p{Han}]{1,2}$|^\p{Han}x`,
	`[★☆]{3,}.{0,10}$`, `^(?:no\.?|part|第)?[ ]?((?:\d{1,3}|[一二]{1,3}))[.、:]?$`, `a{2}b{2,}c{0}d{1,1}`, `x??y+?z*?`,
	`[a-z0-9_*]+@[a-z0-9]|\.(?:com|cn)`, `[^^\]\-a]b`, `[]a]x`, `[a-\]]x`, `[\w-]+\s\W`, `(?i)ab`, `(?s).a`, `(?P<n>a)`, `\bab\b`, `\x{597d}a`, `\x{fffd}|[\x{4e00}-\x{4e05}]b\x{20E3}?`, `\x41`, `\Qa.b\E`, `[[:alpha:]]b`,
	`\pL1`, `a{,2}`, `{`, `a{1`, `(?:a|b|)(?:c|d)`, `(?:a?b?c?)d`, `(?:[ab][cd]){2}[ef][gh][ij]`, `𠮷野|[𠀀-𠀃]家`, `é|ü+`, `^.a`, `(a(b|c)d|e(f|)g)h`,
}

// generate writes a text that an expression may match; where it stands in the
// text is not minded.
func generate(r *rand.Rand, re *syntax.Regexp, b *strings.Builder) {
	times := func(least, most int) {
		if most < 0 {
			most = least + 3
		}
		for range least + r.IntN(most-least+1) {
			generate(r, re.Sub[0], b)
		}
	}
	switch re.Op {
	case syntax.OpLiteral:
		for _, c := range re.Rune {
			b.WriteRune(c)
		}
	case syntax.OpCharClass:
		if len(re.Rune) == 0 {
			return
		}
		i := r.IntN(len(re.Rune)/2) * 2
		if c := re.Rune[i] + r.Int32N(min(re.Rune[i+1]-re.Rune[i], 5000)+1); c < 0xD800 || c > 0xDFFF {
			b.WriteRune(c)
		}
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteRune([]rune("a好。1 >é𠮷")[r.IntN(8)])
	case syntax.OpStar:
		times(0, -1)
	case syntax.OpPlus:
		times(1, -1)
	case syntax.OpQuest:
		times(0, 1)
	case syntax.OpRepeat:
		times(re.Min, re.Max)
	case syntax.OpAlternate:
		generate(r, re.Sub[r.IntN(len(re.Sub))], b)
	default:
		for _, s := range re.Sub {
			generate(r, s, b)
		}
	}
}

// same fails when a pattern does not answer as package regexp does.
func same(t *testing.T, source, s string) {
	t.Helper()
	re, p := regexp.MustCompile(source), New(source)
	if got, want := p.MatchString(s), re.MatchString(s); got != want {
		t.Errorf("%q matches %q: %v, regexp says %v", source, s, got, want)
	}
	if got, want := p.FindStringSubmatchIndex(s), re.FindStringSubmatchIndex(s); !slices.Equal(got, want) {
		t.Errorf("%q in %q: %v, regexp says %v", source, s, got, want)
	}
	if got, want := p.FindStringIndex(s), re.FindStringIndex(s); !slices.Equal(got, want) {
		t.Errorf("%q in %q: %v, regexp says %v", source, s, got, want)
	}
	if got, want := p.FindString(s), re.FindString(s); got != want {
		t.Errorf("%q finds %q in %q, regexp %q", source, got, s, want)
	}
	if got, want := p.ReplaceAllString(s, "-"), re.ReplaceAllString(s, "-"); got != want {
		t.Errorf("%q replaced in %q: %q, regexp gives %q", source, s, got, want)
	}
	if got, want := p.Split(s, -1), re.Split(s, -1); !slices.Equal(got, want) {
		t.Errorf("%q splits %q into %q, regexp into %q", source, s, got, want)
	}
	if got, want := p.FindAllString(s, -1), re.FindAllString(s, -1); !slices.Equal(got, want) {
		t.Errorf("%q finds %q in %q, regexp %q", source, got, s, want)
	}
	if m := p.Marks(); m != "" && re.MatchString(s) && !strings.ContainsAny(s, m) {
		t.Errorf("%q matches %q, which has none of its marks %q", source, s, m)
	}
}

// Texts made from an expression, and such texts with wrong bytes and words
// around them, are answered as package regexp does.
func TestSameAsRegexp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, source := range expressions {
		re, err := syntax.Parse(source, syntax.Perl)
		if err != nil {
			continue
		}
		same(t, source, "")
		for range 200 {
			var b strings.Builder
			generate(r, re, &b)
			s := b.String()
			same(t, source, s)
			same(t, source, "好"+s+"。")
			if n := len(s); n > 1 {
				i := r.IntN(n)
				same(t, source, s[:i]+string([]byte{byte(0x80 + r.IntN(128))})+s[i:])
				same(t, source, s[:i]+s[i+1:])
			}
		}
	}
}

// FuzzSameAsRegexp looks for an expression and a text that are answered
// otherwise.
func FuzzSameAsRegexp(f *testing.F) {
	for _, e := range expressions {
		f.Add(e, "本文第1页，谢谢大家！")
		f.Add(e, "aab\xe4好c")
	}
	f.Fuzz(func(t *testing.T, source, s string) {
		if len(source) > 200 || len(s) > 200 {
			return
		}
		if _, err := regexp.Compile(source); err == nil {
			same(t, source, s)
		}
	})
}

// What an expression says of its texts.
func TestFacts(t *testing.T) {
	for _, c := range []struct {
		source, marks string
		refuses       string // a text that the expression is not needed for
	}{
		{`本文|以上`, "本以", "上面的文章"},
		{`^[^。!?]{0,12}[★☆]{3,}.{0,10}$`, "★☆", "五星"},
		{`^第?[ ]*\d{1,3}[ ]*/`, "/", "x1/"},
		{`(?:感谢|谢谢).{0,2}(?:阅读|浏览)`, "感谢", "感谢的话"},
		{`(?:稿|大全)$`, "稿全", "稿子"},
		{`^(?:no\.?|第)?[一二]$`, "一二", "x一"},
		{`(?i)x`, "", ""},
	} {
		p := New(c.source)
		got := []rune(p.Marks())
		want := []rune(c.marks)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("marks of %q: %q, want %q", c.source, string(got), c.marks)
		}
		if c.refuses != "" && (p.may(c.refuses) || p.compiled != nil) {
			t.Errorf("%q is compiled for %q", c.source, c.refuses)
		}
	}
}

// The reader takes what the tables are written in.
func TestRead(t *testing.T) {
	for _, source := range []string{`^(?:a|b)*?[^c-e\d\s]{2,}\p{Han}$`, `[\[\]\-\\]+`, `\.\(\)`} {
		if _, ok := read(source); !ok {
			t.Errorf("%q is not read", source)
		}
	}
	for r := rune(0); r < unicode.MaxRune; r++ {
		if s := han(); s.has(r) != unicode.Is(unicode.Han, r) {
			t.Fatalf("%U", r)
		}
		if r > 0x3200 {
			r += 7
		}
	}
}

func BenchmarkRefused(b *testing.B) {
	p := New(`本文|本篇|以上|下面|以下|此文|该文|原文|全文|这篇|范文|文档|扫码|二维码|公众号|vip|会员|https?:|www\.|^[^。,]{0,10}(?:演讲稿|发言稿|讲话稿)|icp`)
	s := strings.Repeat("各位老师，大家好！今天我想谈一谈读书这件事，请大家听一听。", 3)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		if p.MatchString(s) {
			b.Fatal("matches")
		}
	}
}

func BenchmarkAnalyse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range expressions {
			Analyse(e)
		}
	}
}
