package epub

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"jianggao/convert/speech"
)

// titlePage is the body of the title page.
func (m *maker) titlePage() string {
	var b strings.Builder
	b.WriteString("<section class=\"title-page\" epub:type=\"titlepage\" aria-labelledby=\"title\">\n<h1 id=\"title\">" + escape(m.title) + "</h1>\n")
	line := func(class, text string) {
		if text = strings.TrimSpace(clean(text)); text != "" {
			fmt.Fprintf(&b, "<p class=\"%s\">%s</p>\n", class, escape(text))
		}
	}
	line("by", m.book.Author)
	n := m.book.Characters()
	line("count", fmt.Sprintf("共%d篇\u3000约%s字", len(m.book.Speeches), roundCount(n)))
	line("time", spoken(m.minutes(n)))
	line("date", longDate(m.book.Date))
	b.WriteString("</section>\n")
	return b.String()
}

// minutes is how long so many characters take to speak.
func (m *maker) minutes(characters int) int {
	return speech.Minutes(characters, cmp.Or(m.options.Rate, speech.Rate))
}

// countLine says how much there is to read.
func (m *maker) countLine() string {
	n := m.book.Characters()
	return fmt.Sprintf("共%d篇\u3000约%s字\u3000%s", len(m.book.Speeches), roundCount(n), spoken(m.minutes(n)))
}

// roundCount writes a number of characters as people say it.
func roundCount(n int) string {
	switch {
	case n >= 10000:
		return strconv.FormatFloat(float64((n+500)/1000)/10, 'f', -1, 64) + "万"
	case n >= 1000:
		return strconv.Itoa((n + 50) / 100 * 100)
	}
	return strconv.Itoa(n)
}

func spoken(minutes int) string {
	switch {
	case minutes < 60:
		return fmt.Sprintf("朗读约%d分钟", minutes)
	case minutes%60 == 0:
		return fmt.Sprintf("朗读约%d小时", minutes/60)
	}
	return fmt.Sprintf("朗读约%d小时%d分钟", minutes/60, minutes%60)
}

// longDate writes 2023-04-06 as 2023年4月6日.
func longDate(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day())
}
