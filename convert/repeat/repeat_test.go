package repeat

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"jianggao/convert/speech"
)

// text makes a speech of n characters out of a source of chance, in paragraphs.
func text(seed uint64, n int) []rune {
	rnd := rand.New(rand.NewPCG(seed, seed))
	r := make([]rune, n)
	for i := range r {
		r[i] = rune(0x4e00 + rnd.IntN(2000))
		if i%17 == 16 {
			r[i] = '，'
		}
	}
	return r
}

func of(paragraphs ...string) *speech.Speech {
	s := &speech.Speech{}
	for _, p := range paragraphs {
		s.Blocks = append(s.Blocks, speech.Block{Text: p})
	}
	return s
}

func TestAdd(t *testing.T) {
	a, b := string(text(1, 1500)), string(text(2, 1500))
	edited := text(1, 1500)
	for i := 50; i < len(edited); i += 160 { // a character in a hundred and sixty
		edited[i] = '改'
	}
	sentences := text(1, 1500)
	for i := 0; i < len(sentences); i += 250 {
		copy(sentences[i:], text(5, 1500)[i:i+25])
	}
	rewritten := append(text(1, 750), text(3, 750)...)
	for _, c := range []struct {
		name string
		s    *speech.Speech
		want Likeness
	}{
		{"the same", of(a), Copy},
		{"other paragraphs", of(a[:300*3], a[300*3:]), Copy},
		{"other marks, spaces and digits", of("1." + strings.ReplaceAll(a, "，", " 。")), Copy},
		{"a salutation and a closing more", of("各位书友大家好今天我想说说", a, "谢谢大家"), Copy},
		{"a character changed here and there", of(string(edited)), Copy},
		{"a paragraph more", of(a, string(text(4, 300))), Near},
		{"a sentence rewritten in every paragraph", of(string(sentences)), Near},
		{"half of it rewritten", of(string(rewritten)), New},
		{"half of it", of(a[:750*3]), New},
		{"another", of(b), New},
		{"nothing", of(""), New},
		{"a line", of("各位书友大家好"), New},
	} {
		var x Index
		x.Add(SampleOf(of(b[:600])))
		if _, l := x.Add(SampleOf(of(a))); l != New {
			t.Fatalf("the second is %d", l)
		}
		n, l := x.Add(SampleOf(c.s))
		if l != c.want || l != New && n != 1 {
			t.Errorf("%s: %d of %d, want %d", c.name, l, n, c.want)
		}
		// Once more it is a copy, of the first that says all of it.
		if n, again := x.Add(SampleOf(c.s)); len(c.s.Blocks[0].Text) > 60 && (again != Copy || l == Copy && n != 1 || l != Copy && n != 2) {
			t.Errorf("%s, once more: %d of %d", c.name, again, n)
		}
	}
}

func TestShortSpeechesMustBeTheSame(t *testing.T) {
	short := "书友们大家晚上好今天的读书会到此结束谢谢大家"
	var x Index
	x.Add(SampleOf(of(short)))
	if _, l := x.Add(SampleOf(of(short))); l != Copy {
		t.Error("a short copy is not seen")
	}
	if _, l := x.Add(SampleOf(of(short + "再见"))); l != New {
		t.Error("a short speech that is longer counts as a copy")
	}
	x.Add(SampleOf(of("大家好")))
	if _, l := x.Add(SampleOf(of("大家好"))); l != New {
		t.Error("a greeting counts as a copy of a greeting")
	}
}

// TestFormulas holds that what everybody says makes no copies, and that copies
// are found among many.
func TestFormulas(t *testing.T) {
	formula := string(text(9, 400))
	var x Index
	for i := range 300 {
		if n, l := x.Add(SampleOf(of(formula, string(text(uint64(100+i), 600))))); l != New {
			t.Fatalf("%d is like %d", i, n)
		}
	}
	for i := range 300 {
		if n, l := x.Add(SampleOf(of(formula, string(text(uint64(100+i), 600))))); l != Copy || n != i {
			t.Fatalf("copy of %d: %d of %d", i, l, n)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 1_000_000} {
		s := of(string(text(1, n)))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(s.Blocks[0].Text)))
			for b.Loop() {
				var x Index
				x.Add(SampleOf(s))
			}
		})
	}
}

// A sample is the least of all hashes, whatever is left out on the way.
func TestSampleOfIsTheLeast(t *testing.T) {
	long := string(text(1, 5000))
	for _, s := range []string{"", "好", string(text(2, 120)), string(text(3, 600)), long, strings.Repeat(string(text(4, 60)), 80), strings.Repeat(string(text(5, 200)), 30)} {
		got, want := SampleOf(of(s)), sampleBelow(of(s), ^uint32(0))
		if !slices.Equal(got, want) {
			t.Errorf("%d characters: a sample of %d, want %d", len(s)/3, len(got), len(want))
		}
	}
}
