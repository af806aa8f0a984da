package parse

import (
	"fmt"
	"strings"
	"testing"
)

// The forms of labels, with # for the number: Chinese where the form has han.
var combinedLabels = []struct {
	name   string
	number []string
	label  string
	titled bool // a title may follow behind a colon
	bare   bool // nothing but a number: long speeches only
}{
	{"篇 with figures", inFigures, "篇#", true, false},
	{"篇 with numerals", inNumerals, "篇#", true, false},
	{"title and 篇", inFigures, "年终发言稿 篇#", true, false},
	{"title glued to 篇", inNumerals, "年终发言稿篇#", true, false},
	{"第篇", inNumerals, "第#篇", true, false},
	{"第篇 with figures", inFigures, "第#篇", true, false},
	{"篇 in brackets", inFigures, "【篇#】", true, false},
	{"第篇 in brackets", inNumerals, "【第#篇】", true, false},
	{"title and brackets", inNumerals, "年终发言稿（#）", false, false},
	{"title and 之", inNumerals, "年终发言稿之#", false, false},
	{"title and figure", inFigures, "年终发言稿#", false, false},
	{"title and numeral", inNumerals, "年终发言稿#", false, false},
	{"范文", inNumerals, "范文#", true, false},
	{"第份", inNumerals, "第#份", true, false},
	{"第位", inNumerals, "第#位", true, false},
	{"第棒", inNumerals, "第#棒", true, false},
	{"word and figure", inFigures, "发言材料#", true, false},
	{"word in brackets", inFigures, "【选手#】", false, false},
	{"behind the number", inFigures, "#号选手", true, false},
	{"English", inFigures, "Speech #", true, false},
	{"rings", inRings, "#", false, true},
	{"figures alone", inFigures, "#", false, true},
	{"篇 within round brackets", inNumerals, "（篇#）", true, false},
	{"篇 and blank", inFigures, "篇 #", true, false},
	{"blanks around", inNumerals, "第 # 篇", true, false},
	{"No", inFigures, "NO.#", true, true},
	{"two digits", inFigures, "0#", false, true},
	{"angle brackets", inFigures, "<篇#>", true, false},
	{"book brackets", inNumerals, "『篇#』", true, false},
	{"turtle brackets", inNumerals, "〔#〕", false, true},
	{"part", inFigures, "PART #", true, false},
	{"template", inFigures, "模板#", true, false},
	{"sample", inNumerals, "样本#", true, false},
	{"title dot", inNumerals, "年终发言稿·#", false, false},
	{"发言", inNumerals, "发言#", true, false},
	{"发言人", inFigures, "发言人#", true, false},
	{"title 第篇", inNumerals, "年终发言稿 第#篇", true, false},
	{"title (第篇)", inNumerals, "年终发言稿（第#篇）", true, false},
	{"title square", inFigures, "年终发言稿[#]", false, false},
	{"title underscore", inFigures, "年终发言稿_#", false, false},
	{"title hyphen", inFigures, "年终发言稿-#", false, false},
	{"title No", inFigures, "年终发言稿 No.#", false, false},
	{"title 第稿", inNumerals, "年终发言稿第#稿", false, false},
	{"list title", inFigures, "#、年终发言稿", false, false},
	{"list title dot", inFigures, "#.年终发言稿", false, false},
	{"list title han", inNumerals, "#、年终发言稿", false, false},
	{"list title brackets", inNumerals, "（#）年终发言稿", false, false},
	{"title version", inNumerals, "年终发言稿（版本#）", false, false},
	{"title 范文", inNumerals, "年终发言稿范文#", true, false},
	{"title 篇章", inNumerals, "年终发言稿篇章#", true, false},
	{"第回", inNumerals, "第#回", true, false},
	{"第场", inNumerals, "第#场", true, false},
	{"第封", inNumerals, "第#封", true, false},
	{"第号", inFigures, "第#号", true, false},
	{"第讲", inNumerals, "第#讲", true, false},
	{"ornament", inNumerals, "★篇#★", false, false},
	{"numerals in brackets alone", inNumerals, "（#）", false, true},
}

var (
	inFigures  = []string{"1", "2", "3", "4", "5"}
	inNumerals = []string{"一", "二", "三", "四", "五"}
	inRings    = []string{"①", "②", "③", "④", "⑤"}
)

// Every form of a label holds with every way a page may be made: a contents
// list, an editor's lead, related pages at the foot, a speech of a few words in
// each place (−1 is none, −2 the first without its label), salutations or none.
func TestCombinations(t *testing.T) {
	for _, form := range combinedLabels {
		for _, n := range []int{2, 4} {
			for bits := range 1 << 5 {
				on := func(k int) bool { return bits&(1<<k) != 0 }
				stated, contents, lead, related, addressed, title := on(0), on(1), on(2), on(2), on(3), on(4) && form.titled
				if on(4) && !form.titled {
					continue
				}
				shorts := []int{-1, 0, n - 1, n / 2}
				if form.bare && !addressed && !stated {
					shorts = shorts[:1]
				}
				if pieces := strings.Contains(form.label, "篇") && form.label != "年终发言稿（第#篇）" || strings.HasPrefix(form.label, "年终发言稿") && form.name != "title No" && form.name != "title 第稿"; pieces {
					shorts = append(shorts, -2)
				}
				for _, short := range shorts {
					var b strings.Builder
					if stated {
						fmt.Fprintf(&b, "- 年终发言稿（%d篇）\n", n)
					} else {
						b.WriteString("- 年终发言稿\n")
					}
					if lead {
						b.WriteString("- 下面是小编为大家整理的年终发言稿，仅供参考，希望能帮到你。\n")
					}
					label := func(k int) string {
						l := strings.ReplaceAll(form.label, "#", form.number[k])
						if title {
							l += "：" + []string{"车间主任", "班组长", "新员工", "老师傅", "厂长"}[k]
						}
						return l
					}
					if contents {
						b.WriteString("- 目录\n")
						for k := range n {
							fmt.Fprintf(&b, "- %s\n", label(k))
						}
					}
					for k := range n {
						first := "| "
						if k == 0 && short == -2 {
							first = "+ "
						} else {
							fmt.Fprintf(&b, "> %s\n", label(k))
						}
						if addressed {
							b.WriteString(first + "各位同事：\n")
							first = "| "
						}
						if k == short || k == 0 && short == -2 {
							b.WriteString(first + "我只说一句：明年再干。\n")
						} else {
							b.WriteString(first + "{60}\n| {70}\n")
						}
					}
					if related {
						b.WriteString("- 相关文章：\n- 元旦晚会主持词\n- 春节放假通知\n")
					}
					name := fmt.Sprintf("%s n=%d stated=%v contents=%v lead=%v related=%v addressed=%v title=%v short=%d", form.name, n, stated, contents, lead, related, addressed, title, short)
					m := markedPage{name: name, text: b.String()}
					t.Run(strings.ReplaceAll(name, " ", "-"), m.check)
				}
			}
		}
	}
}

// Headings of every form keep one speech together, whatever opens it.
func TestHeadingsAreNoLabels(t *testing.T) {
	for _, h := range []string{
		"第#部分", "第#章", "第#节", "第#步：学", "第#，要敢想", "第#点", "#、要敢想", "（#）要敢想", "#.要敢想", "①要敢想", "故事#", "故事#：一盏灯", "第#个故事：一盏灯", "第#个词：担当",
		"案例#：起火", "事例#", "问题#：钱", "◆ 要敢想", "★要敢想", "【要敢想】", "第#组：装配", "第#站：西安", "第#件事：守规矩", "第#幕", "关键词#：担当", "关键词#", "感悟#：坚持", "镜头#", "镜头#：雨夜",
		"第#条", "第#方面", "第#阶段：打基础", "任务#", "第#层意思", "#号线：最老的线", "第#课：坚持", "第#代人", "第#种人：赶路的人", "答案#", "身份#：学生", "第#封信：致父亲", "Part #", "PART 0#", "第#乐章：启程", "一字#：勤", "步骤#", "第#关：体力",
	} {
		for o, opening := range []string{"| 各位老师、各位同学：\n| {60}\n", "| 各位领导：\n| 大家好！\n| {40}\n| 下面我讲几点。\n", "| {80}\n"} {
			for _, n := range []int{2, 3} {
				for _, arabic := range []bool{true, false} {
					if opening == "| {80}\n" && (strings.Contains(h, "第#封") || strings.Contains(h, "art") || strings.Contains(h, "ART") || strings.Contains(h, "第#组")) {
						continue // nothing says what they are
					}
					var b strings.Builder
					b.WriteString("- 在读书节上的演讲稿\n" + strings.Replace(opening, "|", "+", 1))
					for k := range n {
						number := inNumerals[k]
						if arabic {
							number = inFigures[k]
						}
						l := strings.ReplaceAll(h, "#", number)
						if strings.HasPrefix(h, "①") {
							l = strings.Replace(l, "①", inRings[k], 1)
						}
						l = strings.Replace(l, "敢想", []string{"敢想", "肯干", "会算"}[k], 1)
						fmt.Fprintf(&b, "| %s\n| {70}\n| {50}\n", l)
					}
					b.WriteString("| 谢谢大家！\n")
					m := markedPage{name: fmt.Sprintf("%s opening=%d n=%d arabic=%v", h, o, n, arabic), text: b.String()}
					t.Run(strings.NewReplacer(" ", "-", "\n", "-").Replace(m.name), m.check)
				}
			}
		}
	}
}

// Numbers of labels go on beyond those that are otherwise years and quantities,
// when the page counts up to there; else 2022 is a year.
func TestLabelsCountOn(t *testing.T) {
	for _, label := range []string{"年终发言稿 篇#", "年终发言稿#", "第#篇", "第#位", "#、年终发言稿"} {
		var b strings.Builder
		b.WriteString("- 年终发言稿（1203篇）\n")
		for k := range 1203 {
			fmt.Fprintf(&b, "> %s\n| {60}\n| 我们在2022年做了1050件事。\n", strings.ReplaceAll(label, "#", fmt.Sprint(k+1)))
		}
		t.Run(label, (&markedPage{name: label, text: b.String()}).check)
	}
	years := "- 年终发言稿\n> 篇1 年终发言稿2022\n| {60}\n> 篇2 年终发言稿2023\n| {60}\n| 年终发言稿2024\n| {60}\n"
	t.Run("years", (&markedPage{name: "years", text: years}).check)
}

func TestThousands(t *testing.T) {
	for s, want := range map[string]int{"一千": 1000, "一千零一": 1001, "两千三百四十五": 2345, "1203": 1203, "九百九十九": 999, "千": 1000} {
		if got := number(s); got != want {
			t.Errorf("%s: %d, want %d", s, got, want)
		}
	}
}

// A title may be a sentence or two; its labels are told by the title of the page.
func TestTitlesInClauses(t *testing.T) {
	for _, title := range []string{"奋斗吧，青春演讲稿", "重阳节，这四份讲话稿请收好", "青春！无悔的选择", "你准备好了吗？竞聘演讲稿"} {
		for _, label := range []string{"# 篇1", "#篇一", "#（1）", "#之一", "#1"} {
			var b strings.Builder
			fmt.Fprintf(&b, "- %s（3篇）\n", title)
			for k := range 3 {
				l := strings.NewReplacer("#", title, "1", inFigures[k], "一", inNumerals[k]).Replace(label)
				fmt.Fprintf(&b, "> %s\n| {60}\n| 我说过，第%d件事最难，一定要先做1\n| {70}\n", l, k+1)
			}
			m := markedPage{name: title + label, text: b.String()}
			t.Run(strings.ReplaceAll(m.name, " ", "-"), m.check)
		}
	}
}
