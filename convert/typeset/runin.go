package typeset

import (
	"strings"
	"unicode/utf8"
)

// runInSpace is what stands between a run-in heading and the text it opens: 1
// em, or nothing where the heading ends or the text begins with a mark or a
// space (T50).
func runInSpace(head, rest string) string {
	last, _ := utf8.DecodeLastRuneInString(head)
	first, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || strings.ContainsRune(marks+" \u3000", last) || strings.ContainsRune(closers+" \u3000", first) {
		return ""
	}
	return "\u3000"
}

// marks end a heading so that no space is wanted behind it.
const marks = "。．.，、；：？！,;:?!…—”’」』）》】〉〕)"

// closers begin a text that clings to the heading before it.
const closers = "。．，、；：？！…—”’」』）》】〉〕"
