package parse

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jianggao/convert/dump"
)

// Copies out of document viewers lose the ends of lines: title, labels and
// texts of several speeches run on in one line. Such a line shows its labels
// by one stem before growing numbers: 毕业演讲稿1…毕业演讲稿2….

const (
	leastFolded  = 200 // characters of a line that may hold several speeches
	leastStem    = 4   // characters of the stem of labels inside a line
	longestGlued = 30  // the longest such stem
	leastBetween = 60  // characters of text between two labels inside a line
	mostTries    = 100 // numbers that are followed through a line
)

// unfold cuts the lines of a page that hold several labels before each of
// them. The pieces keep the number of their line. A page without such lines
// is returned as it is.
func unfold(p *dump.Page) *dump.Page {
	var out []dump.Line
	for i, l := range p.Lines {
		cuts := foldedLabels(l.Text)
		if cuts == nil {
			if out != nil {
				out = append(out, l)
			}
			continue
		}
		if out == nil {
			out = slices.Clone(p.Lines[:i])
		}
		from := 0
		for _, at := range append(cuts, len(l.Text)) {
			if piece := l.Text[from:at]; strings.TrimFunc(piece, isEdgeBlank) != "" {
				out = append(out, dump.Line{Number: l.Number, Text: piece, Hint: l.Hint})
			}
			from = at
		}
	}
	if out == nil {
		return p
	}
	unfolded := *p
	unfolded.Lines = out
	return &unfolded
}

// foldedLabels finds where labels begin inside a line, nil for fewer than two.
func foldedLabels(s string) []int {
	if len(s) < leastFolded || characters(s) < leastFolded {
		return nil
	}
	if !holds(s, "2２二") {
		return nil // no second label
	}
	f := fold(s) // rune for rune, but not byte for byte
	var best []int
	for _, one := range []string{"1", "一"} {
		for at, tries := 0, 0; tries < mostTries; {
			i := strings.Index(f[at:], one)
			if i < 0 {
				break
			}
			at += i + len(one)
			stem, glue := foldedStem(f, at-len(one), one)
			if stem == "" {
				continue
			}
			tries++
			if run := foldedRun(f, at-len(one), one, stem, glue); len(run) > len(best) {
				best = run
			}
		}
	}
	if best == nil {
		return nil
	}
	if len(f) == len(s) {
		return best
	}
	for k, at := range best {
		best[k] = skipRunes(s, utf8.RuneCountInString(f[:at]))
	}
	return best
}

// foldedStem gives the words before a number, one, that may be the stem of a
// label, and what stands between; "" for none.
func foldedStem(f string, at int, one string) (stem, glue string) {
	glue = labelGlue(f[:at])
	stem = f[stemStart(f[:at-len(glue)]) : at-len(glue)]
	if utf8.RuneCountInString(stem) < leastStem || !endsNumeral(f[at+len(one):]) || !genre.MatchString(stem) {
		return "", ""
	}
	return stem, glue
}

// foldedRun follows the labels whose first has its number, one, at an offset:
// the same words with two, three and so on behind them. It gives where each
// begins, nil for fewer than two.
func foldedRun(f string, at int, one, stem, glue string) []int {
	// The words before the first label may run on from a sentence; those before
	// the second tell where the stem begins.
	second := nextNumber(2, one)
	short := stem[skipRunes(stem, utf8.RuneCountInString(stem)-leastStem):]
	next := findLabel(f, at, short+glue+second, second)
	if next < 0 {
		return nil
	}
	stem = commonEnd(stem, f[:next+len(short)])
	if !genre.MatchString(stem) {
		return nil
	}
	run := []int{at - len(glue) - len(stem)}
	for n, from := 2, at; ; n++ {
		number := nextNumber(n, one)
		i := findLabel(f, from, stem+glue+number, number)
		if i < 0 {
			break
		}
		if utf8.RuneCountInString(f[from:i]) < leastBetween {
			return nil // a list of contents
		}
		run = append(run, i)
		from = i + len(stem) + len(glue) + len(number)
	}
	if len(run) < 2 {
		return nil
	}
	return run
}

// findLabel finds a label after an offset, -1 for none: words that end in a
// number, with no more of a number behind it.
func findLabel(f string, from int, label, number string) int {
	for {
		i := strings.Index(f[from:], label)
		if i < 0 {
			return -1
		}
		if i += from; endsNumeral(f[i+len(label):]) {
			return i
		}
		from = i + len(label)
	}
}

// labelGlue gives what stands between the stem of a label and its number at
// the end of a text.
func labelGlue(before string) string {
	for _, g := range []string{" 篇", "篇", "第", "(", "【", " ", ""} {
		if strings.HasSuffix(before, g) {
			return g
		}
	}
	return ""
}

// stemStart gives where the words that may be the stem of a label begin: the
// end of a text without marks.
func stemStart(before string) int {
	at := len(before)
	for range longestGlued {
		r, n := utf8.DecodeLastRuneInString(before[:at])
		if n == 0 || strings.ContainsRune("。，！？；：、…,!?;: )）】」』”", r) {
			break
		}
		at -= n
	}
	return at
}

// commonEnd gives the longest end two texts have in common.
func commonEnd(a, b string) string {
	at := len(a)
	for at > 0 && b != "" {
		ra, na := utf8.DecodeLastRuneInString(a[:at])
		rb, nb := utf8.DecodeLastRuneInString(b)
		if ra != rb {
			break
		}
		at, b = at-na, b[:len(b)-nb]
	}
	return a[at:]
}

// endsNumeral reports whether what follows a number is no more of it and no
// unit: 1万, 1月, 一个.
func endsNumeral(after string) bool {
	r, n := utf8.DecodeRuneInString(after)
	return n > 0 && !strings.ContainsRune("0123456789.,%一二三四五六七八九十百千万亿年月日个位次名点份步些样种句篇", r)
}

// nextNumber writes a number as the first of its series is written.
func nextNumber(n int, one string) string {
	if one == "1" {
		return strconv.Itoa(n)
	}
	return hanNumber(n)
}
