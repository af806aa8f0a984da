package repair

import (
	"fmt"
	"strings"
)

// A Set is a set of kinds of repair.
type Set uint32

// The kinds of repair. Each can be left out by its name.
const (
	Entities    Set = 1 << iota // character references of HTML
	Invisible                   // characters that show nothing
	Spaces                      // stray and missing spaces
	Width                       // full-width letters and digits
	Years                       // the zero of years written in Chinese
	Masks                       // masked years, months and days
	Numbering                   // numbers in front of paragraphs
	Brackets                    // brackets and title marks
	Ellipsis                    // ellipses
	Dashes                      // dashes
	Dots                        // the dot in names
	Ranges                      // the wave between two ends of a range
	Quotes                      // quotation marks
	Punctuation                 // commas, colons, stops
	end
)

// every is the set of all kinds.
const every = end - 1

// A Kind describes one kind of repair for help texts.
type Kind struct {
	Set   Set
	Name  string // as in ParseKinds
	About string // one line, without a full stop
}

// kinds describes each kind, in the order the rules run.
var kinds = []Kind{
	{Entities, "entities", "decode character references: &ldquo; &nbsp; &#8220;"},
	{Invisible, "invisible", "delete zero-width and control characters, soft hyphens, byte-order marks"},
	{Spaces, "spaces", "delete spaces between Chinese characters and beside marks, keep those of name lists"},
	{Width, "width", "make full-width letters and digits half-width: ２０１９ to 2019"},
	{Years, "years", "write the zero of a Chinese year as 〇: 二OO八年, 二00八年"},
	{Masks, "masks", "write the mask of a year, month or day as ×: 20xx年, 19**年"},
	{Numbering, "numbering", "set numbers in front of paragraphs: 一. to 一、, (1) to （1）"},
	{Brackets, "brackets", "make brackets in Chinese full-width, << >> to 《》, [2019] to 〔2019〕"},
	{Ellipsis, "ellipsis", "write ellipses as ……"},
	{Dashes, "dashes", "write dashes as ——"},
	{Dots, "dots", "write the dot in names as ·"},
	{Ranges, "ranges", "write the wave of a range as ～"},
	{Quotes, "quotes", "turn straight quotes in Chinese into “ ”, put reversed ones right"},
	{Punctuation, "punctuation", "make commas, colons and stops in Chinese full-width"},
}

// Kinds lists the kinds of repair in the order the rules run.
func Kinds() []Kind { return append([]Kind(nil), kinds...) }

// ParseKinds reads a list of kinds separated by commas and gives the Options
// that make these repairs and no others. "all" and "none" stand for themselves;
// a name with a hyphen in front takes a kind away, from all when the list
// begins so: "-quotes" is everything but quotes. An unknown name is an error
// that lists the known ones.
func ParseKinds(list string) (Options, error) {
	var on Set
	for i, word := range strings.Split(list, ",") {
		name, minus := strings.CutPrefix(strings.TrimSpace(word), "-")
		if i == 0 && minus {
			on = every
		}
		set, err := named(name)
		switch {
		case err != nil:
			return Options{}, err
		case minus:
			on &^= set
		default:
			on |= set
		}
	}
	return Options{Skip: every &^ on}, nil
}

// named gives the kinds of one name.
func named(name string) (Set, error) {
	switch name {
	case "all":
		return every, nil
	case "none":
		return 0, nil
	}
	names := make([]string, len(kinds))
	for i, k := range kinds {
		if k.Name == name {
			return k.Set, nil
		}
		names[i] = k.Name
	}
	return 0, fmt.Errorf("unknown kind of repair %q; the kinds are %s, all, none", name, strings.Join(names, ", "))
}
