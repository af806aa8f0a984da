package line

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The total-fit breaker against the definition: T43 written down once more,
// in fractions, over every legal sequence of breaks.

// demeritsByDefinition gives d of T43 for the line from a to b; nil where it is
// not legal.
func (s *setter) demeritsByDefinition(a, b int) (d *big.Rat, class int) {
	first, last := s.edges(a, b)
	width, c14, c5, e1, e2 := Unit(0), Unit(0), Unit(0), Unit(0), Unit(0)
	e3, e4, spoken := 0, 0, 0
	for i := first; i <= last; i++ {
		it := &s.items[i]
		width += it.body
		if it.spoke {
			spoken++
		}
		if i == last {
			break
		}
		width += it.blank
		switch it.tier {
		case bracketTier, pauseTier:
			c14 += it.blank
		case hanTier:
			c14 += it.blank - Em/8
			e2 += Em/3 - it.blank
		case stopTier:
			c5 += it.blank
		}
		if it.isWordSpace() {
			c14 += max(0, it.body-Em/4)
			e1 += Em/2 - it.body
		}
		if it.even {
			e3++
		}
		if it.wide {
			e4++
		}
	}
	rat := func(n, d Unit) *big.Rat { return big.NewRat(int64(n), int64(d)) }
	mul := func(k int64, r *big.Rat) *big.Rat { return new(big.Rat).Mul(big.NewRat(k, 1), r) }
	cube := func(r *big.Rat) *big.Rat { return new(big.Rat).Mul(r, new(big.Rat).Mul(r, r)) }
	measure := Unit(s.measure(a))
	bad, ratio := new(big.Rat), new(big.Rat)
	switch delta := measure - width; {
	case delta < 0 && -delta <= c14:
		y := rat(-delta, c14)
		bad, ratio = mul(40, cube(y)), mul(-1, y)
	case delta < 0 && -delta <= c14+c5:
		bad = new(big.Rat).Add(big.NewRat(40, 1), mul(160, cube(rat(-delta-c14, c5))))
		ratio = big.NewRat(-2, 1)
	case delta < 0:
		return nil, 0
	case b == len(s.items) || delta == 0:
	default:
		rest := delta
		for _, room := range []Unit{e1, e2} {
			if room > 0 {
				e := min(rest, room)
				ratio.Add(ratio, new(big.Rat).Mul(big.NewRat(1, 4), rat(e, room)))
				rest -= e
			}
		}
		if rest > Unit(e4)*Em/4 || rest > 0 && e3 == 0 {
			bad, ratio = new(big.Rat).Add(big.NewRat(1_000_000, 1), mul(1000, rat(rest, Em))), big.NewRat(100, 1)
		} else {
			if rest > 0 {
				ratio.Add(ratio, mul(8, rat(rest, Unit(e3)*Em)))
			}
			bad = mul(100, cube(ratio))
		}
	}
	half, whole := big.NewRat(1, 2), big.NewRat(1, 1)
	switch {
	case ratio.Cmp(new(big.Rat).Neg(half)) < 0:
		class = 0
	case ratio.Cmp(half) <= 0:
		class = 1
	case ratio.Cmp(whole) <= 0:
		class = 2
	default:
		class = 3
	}
	p := int64(0)
	if b < len(s.items) {
		p = int64(s.items[b].chance)
	} else if a > 0 && spoken < 2 {
		p = 1000
	}
	v := new(big.Rat).Add(big.NewRat(1+p, 1), bad)
	return v.Mul(v, v), class
}

// bestByDefinition tries every legal sequence of breaks. Longer lines come
// first, so that the first of equals is the one T44 wants.
func (s *setter) bestByDefinition() (best []int, least *big.Rat) {
	var walk func(starts []int, class int, sum *big.Rat)
	walk = func(starts []int, class int, sum *big.Rat) {
		a := starts[len(starts)-1]
		for b := len(s.items); b > a; b-- {
			if b < len(s.items) && s.items[b].chance < 0 {
				continue
			}
			d, c := s.demeritsByDefinition(a, b)
			if d == nil {
				continue
			}
			total := new(big.Rat).Add(sum, d)
			if a > 0 && (c-class > 1 || class-c > 1) {
				total.Add(total, big.NewRat(1000, 1))
			}
			if least != nil && total.Cmp(least) >= 0 {
				continue // what follows only adds to it
			}
			if b == len(s.items) {
				best, least = slices.Clone(starts), total
				continue
			}
			walk(append(starts, b), c, total)
		}
	}
	walk([]int{0}, 1, new(big.Rat))
	return best, least
}

// bruteTexts are short paragraphs of every kind of boundary, and some at
// random.
func bruteTexts() []string {
	texts := []string{
		"人民是历史的创造者，是真正的英雄。",
		"空谈误国，实干兴邦，我们要一步一个脚印干下去。",
		"他说：“好！”（笑）大家——真的——都走了……",
		"自2012年以来，GDP增长7.5%，约￥8元。",
		"use it or lose it，我们说。",
		"卡尔·马克思／恩格斯—列宁～某人，三个人。",
		"《大学》《中庸》《论语》《孟子》是四书。",
		"真的吗？！太好了！！！走吧。走吧。走。",
		"第5条 A类 B类，见https://a.cn/b/c。",
		"一二三四五六七八九十一二三四五六七八",
	}
	r := rand.New(rand.NewPCG(7, 11))
	pool := []string{"我", "们", "国", "年", "一", "的", "，", "。", "、", "：", "“", "”", "（", "）", "《", "》", "——", "……", "·", "—", "？！", "5", "12", "A", "it", " ", "％", "7%", "￥"}
	for range 60 {
		var b strings.Builder
		for range 8 + r.IntN(14) {
			b.WriteString(pool[r.IntN(len(pool))])
		}
		texts = append(texts, strings.TrimSpace(b.String()))
	}
	return texts
}

func TestT43TotalFitIsTheBestOfAll(t *testing.T) {
	checked := 0
	for _, text := range bruteTexts() {
		for _, measure := range []Unit{5 * Em, 6 * Em, 7*Em + Em/3, 9 * Em, 12 * Em} {
			for _, indent := range []Unit{0, 2 * Em} {
				s := prepare(plainParagraph(text, measure, indent))
				want, least := s.bestByDefinition()
				s.release()
				if want == nil {
					continue // no legal sequence: what is forced has its own tests
				}
				checked++
				r := Break(plainParagraph(text, measure, indent))
				got := lineStarts(r)
				if !slices.Equal(got, want) {
					t.Errorf("%s at %v em, indent %v: lines start at %v, cost %s; the best start at %v, cost %s", text,
						float64(measure)/float64(Em), float64(indent)/float64(Em), got, fmt.Sprint(float64(r.Cost)/10000), want, least.FloatString(4))
				}
				if cost, _ := least.Float64(); math.Abs(float64(r.Cost)/10000-cost) > max(0.01, cost*1e-9) {
					t.Errorf("%s at %v em: cost %v, by the definition %v", text, float64(measure)/float64(Em), float64(r.Cost)/10000, cost)
				}
			}
		}
	}
	if checked < 300 {
		t.Errorf("only %d paragraphs had a legal setting", checked)
	}
}

func lineStarts(r Result) []int {
	var out []int
	for _, l := range r.Lines {
		out = append(out, l.Start)
	}
	return out
}

func TestT44TiesGoToTheLongerEarlierLine(t *testing.T) {
	// 21 characters at 10 em would leave one alone (T46), so one line is a
	// character shorter. Which one costs the same.
	han := strings.Repeat("山高水长路远心近天地", 4)
	for n, want := range map[int][]int{21: {0, 10, 19}, 31: {0, 10, 20, 29}, 41: {0, 10, 20, 30, 39}} {
		text := string([]rune(han + "人")[:n])
		s := prepare(plainParagraph(text, 10*Em, 0))
		best, _ := s.bestByDefinition()
		s.release()
		if got := lineStarts(Break(plainParagraph(text, 10*Em, 0))); !slices.Equal(got, want) || !slices.Equal(best, want) {
			t.Errorf("%d characters: lines start at %v, by the definition %v, want %v", n, got, best, want)
		}
	}
}

func TestT43TotalFitNeverCostsMoreThanGreedy(t *testing.T) {
	for _, text := range bruteTexts() {
		for measure := 4 * Em; measure <= 16*Em; measure += Em / 2 {
			p := plainParagraph(text, measure, 0)
			total := Break(p)
			p.Style.Greedy = true
			if greedy := Break(p); total.Cost > greedy.Cost {
				t.Errorf("%s at %v em: total fit costs %d, greedy %d", text, float64(measure)/float64(Em), total.Cost, greedy.Cost)
			}
		}
	}
}
