package parse

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

// headRows is how many rows from the top may hold the title and the source
// line of a page without labels.
const headRows = 14

// findMeta finds what the page says of itself in the rows before its first
// speech.
func (pg *page) findMeta() {
	b := &pg.book
	b.Source = pg.dump.Name
	head := pg.head()
	b.Title = pg.pageTitle(head)
	for _, w := range head {
		if n := declared(w.folded); n > 0 && b.DeclaredCount == 0 && w.length <= 60 && (w.rule == "" || w.heads) && !endsSentence(w.clean) {
			b.DeclaredCount = n
		}
	}
	if b.DeclaredCount == 0 && pg.dump.Title != "" {
		b.DeclaredCount = declared(fold(pg.dump.Title))
	}
	b.Date = pg.pageDate(head)
	b.Category = pg.pageCategory(head)
	b.Script = script(pg.rows)
	for _, w := range head {
		if w.reason == Title && w.drop && normalize(w.clean) != normalize(b.Title) && w.heads && dateIn(w.folded) != "" {
			w.reason = Meta
		}
	}
}

// head gives the rows before the first speech.
func (pg *page) head() []*row {
	to := len(pg.rows)
	if len(pg.spans) > 0 {
		to = pg.spans[0].from
		if l := pg.spans[0].label; l != nil {
			to = l.row
		}
	}
	var out []*row
	for i := 0; i < to && len(out) < 40; i++ {
		out = append(out, &pg.rows[i])
	}
	return out
}

// original gives the words of a row that a part of its fold stands for.
func original(w *row, part string) string {
	i := strings.Index(w.folded, part)
	if i < 0 {
		return part
	}
	from := utf8.RuneCountInString(w.folded[:i])
	r := []rune(w.clean)
	return string(r[from : from+utf8.RuneCountInString(part)])
}

// Characters of one script, in the words of every speech.
const (
	onlyTraditional = "們這來時國說會學對發為個過們與後將還經開長東車馬門問聽讀書寫請謝讓從實現點樣題類應該動機關於電"
	onlySimplified  = "们这来时国说会学对发为个过与后将还经开长东车马门问听读书写请谢让从实现点样题类应该动机关于电"
)

// scriptOf tells of the common Han characters whose script they show: 1 for
// Traditional, 2 for Simplified.
var scriptOf = sync.OnceValue(func() *[0x9FFF - firstHan + 1]uint8 {
	var t [0x9FFF - firstHan + 1]uint8
	for _, r := range onlySimplified {
		t[r-firstHan] = 2
	}
	for _, r := range onlyTraditional {
		t[r-firstHan] = 1
	}
	return &t
})

const firstHan = 0x4E00

// script tells Traditional text from Simplified by counting characters that
// only one of them uses.
func script(rows []row) speech.Script {
	of := scriptOf()
	hant, hans := 0, 0
	for i := range rows {
		if rows[i].drop {
			continue
		}
		for _, r := range rows[i].clean {
			if r < firstHan || r > 0x9FFF {
				continue
			}
			switch of[r-firstHan] {
			case 1:
				hant++
			case 2:
				hans++
			}
		}
		if hant+hans > 2000 {
			break
		}
	}
	// Characters both scripts share count for Simplified above; a Traditional
	// page still has many more of its own.
	if hant*2 > hans {
		return speech.Hant
	}
	return speech.Hans
}

// checkCount warns where the page states another number of speeches.
func (pg *page) checkCount() {
	n := pg.book.DeclaredCount
	if n == 0 || n == len(pg.book.Speeches) {
		return
	}
	line := 0
	for _, w := range pg.head() {
		if declared(w.folded) == n {
			line = w.line
			break
		}
	}
	pg.warn(line, warning.CountMismatch, fmt.Sprintf("%d stated, %d found", n, len(pg.book.Speeches)))
}
