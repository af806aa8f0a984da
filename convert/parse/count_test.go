package parse

import (
	"regexp"
	"testing"
	"unicode"
)

// Every way to state a count is found in its title, and in no title that looks
// like it.
func TestCountForms(t *testing.T) {
	for i := range countForms {
		c := &countForms[i]
		loc, n, cut, ok := findCount(fold(c.drops))
		switch {
		case !ok || !c.pattern.MatchString(fold(c.drops)):
			t.Errorf("%s: no count in %s", c.name, c.drops)
		case c.range_ != (n == 0) || cut != c.cut || loc[1] > len(fold(c.drops)):
			t.Errorf("%s: %v %d %v in %s", c.name, loc, n, cut, c.drops)
		}
		if _, n, _, ok := findCount(fold(c.keeps)); ok {
			t.Errorf("%s: %d in %s", c.name, n, c.keeps)
		}
	}
}

func TestTitlesWithCounts(t *testing.T) {
	for in, want := range map[string]struct {
		title string
		n     int
	}{
		"优秀护士事迹演讲汇集4篇":     {"优秀护士事迹演讲", 4},
		"新手司机座谈发言稿集锦（11篇）": {"新手司机座谈发言稿", 11},
		"教师节发言稿(通用12篇)":    {"教师节发言稿", 12},
		"教师节发言稿【5篇】":       {"教师节发言稿", 5},
		"教师节发言稿共12篇":       {"教师节发言稿", 12},
		"教师节发言稿12篇合集":      {"教师节发言稿", 12},
		"教师节发言稿精选八篇":       {"教师节发言稿", 8},
		"教師節發言稿（匯總十六篇）":    {"教師節發言稿", 16},
		"教師節發言稿精選二十篇":      {"教師節發言稿", 20},
		"开业致辞5篇范文":         {"开业致辞范文", 5},
		"开业致辞三篇800字":       {"开业致辞800字", 3},
		"开业致辞大全10篇":        {"开业致辞", 10},
		"最新开业致辞大全（集合6篇）":   {"最新开业致辞大全", 6},
		"开业致辞5篇_某某网":       {"开业致辞_某某网", 5},
		"精选八篇毕业演讲稿":        {"精选八篇毕业演讲稿", 8},
		"校慶講稿三則":           {"校慶講稿三則", 3},
		"校庆讲稿（三则）":         {"校庆讲稿（三则）", 3},
		"婚礼致辞（4位）":         {"婚礼致辞（4位）", 4},
		"毕业典礼上的三篇讲话":       {"毕业典礼上的三篇讲话", 3},
		"三位老师的发言稿":         {"三位老师的发言稿", 3},
		// no counts
		"两位数的故事演讲稿":       {"两位数的故事演讲稿", 0},
		"第 三 篇":           {"第 三 篇", 0},
		"我的第一篇演讲稿":        {"我的第一篇演讲稿", 0},
		"一篇演讲稿":           {"一篇演讲稿", 0},
		"写好一篇演讲稿":         {"写好一篇演讲稿", 0},
		"写好一篇":            {"写好一篇", 0},
		"三篇短文教会我的事":       {"三篇短文教会我的事", 0},
		"求两篇讲话稿，急！":       {"求两篇讲话稿，急！", 0},
		"九年级二班发言稿（第三篇）":   {"九年级二班发言稿（第三篇）", 0},
		"在五个一工程总结会上的讲话":   {"在五个一工程总结会上的讲话", 0},
		"总结大会讲话（2023年5月）": {"总结大会讲话（2023年5月）", 0},
		"发言稿（一）":          {"发言稿（一）", 0},
	} {
		if got, n := stripCount(in), declared(fold(in)); got != want.title || n != want.n {
			t.Errorf("%s: %q %d, want %q %d", in, got, n, want.title, want.n)
		}
	}
}

func TestFigures(t *testing.T) {
	for in, want := range map[string]int{
		"十二": 12, "一百零三": 103, "廿一": 21, "叁": 3, "12": 12, "Ⅳ": 4, "ⅻ": 12, "⑫": 12, "㉑": 21, "㊿": 50, "❿": 10, "⓫": 11, "➋": 2, "⒊": 3, "㈢": 3, "3\uFE0F\u20E3": 3, "3\u20E3": 3,
	} {
		if n := number(in); n != want {
			t.Errorf("%s: %d", in, n)
		}
		if f, ok := nextFigure("稿"+in+"、", 0); !ok || f.n != want || f.to != len("稿"+in) {
			t.Errorf("稿%s: %+v", in, f)
		}
	}
	for in, want := range map[string]int{"part two": 2, "speech iv": 4, "讲稿丙": 3, "speech c": 3, "第 三 位": 3} {
		if f, ok := nextFigure(in, 0); !ok || f.n != want {
			t.Errorf("%s: %+v", in, f)
		}
	}
	for _, in := range []string{"vision", "speech", "稿", "online"} {
		if f, ok := nextFigure(in, 0); ok {
			t.Errorf("%s: %+v", in, f)
		}
	}
}

// A numeral of any form is a figure to the quick look before the forms.
func TestCountsPieces(t *testing.T) {
	numeral := regexp.MustCompile(`^` + anyNumeral + `$`)
	for r := rune(1); r < 0x10000; r++ {
		if s := string(r); unicode.In(r, unicode.N, unicode.Han) && numeral.MatchString(s) {
			for _, title := range []string{"讲稿" + s + "篇", "讲稿（" + s + " 则）"} {
				if !countsPieces(title) {
					t.Errorf("%s counts nothing", title)
				}
			}
		}
	}
	for title, want := range map[string]bool{"讲稿3️⃣篇": true, "讲稿3  篇": false, "篇3": false, "": false} {
		if got := countsPieces(title); got != want {
			t.Errorf("%s: %v, want %v", title, got, want)
		}
	}
}
