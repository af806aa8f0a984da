package typeset

import (
	"unicode/utf8"

	"jianggao/convert/expression"
)

// numberForms are the numbers a heading opens with, in the order of their
// levels (T62): 一、 （一） 1. （1） and the forms speeches also use.
var numberForms = expression.Lazy(`^(?:` +
	`第[一二三四五六七八九十百零〇\d]+[章节编篇部分条款点个方面]*[、，：　 ]?` +
	`|[一二三四五六七八九十百]+(?:是|要)?[、，．.：]` +
	`|[（(][一二三四五六七八九十百\d]+[）)]` +
	`|\d+[.．、）)]` +
	`|[①-⑳㈠-㈩]` +
	`)[ 　]*`)

// headingNumber is the number of characters of the number a heading opens
// with, 0 for none.
func headingNumber(s string) int {
	return utf8.RuneCountInString(numberForms.FindString(s))
}
