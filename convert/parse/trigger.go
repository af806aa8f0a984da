package parse

// A trigger is a bit for a rule or a set of characters: it is set for a line
// that has one of the characters without which the rule cannot match. Most
// lines set few, which spares them most of the patterns.
type trigger uint64

// Bits of sets of characters; those of the rules follow.
const (
	hasNumeral trigger = 1 << iota
	hasMask
	hasStop
	ownTriggers = iota
)

// furnitureTriggers and inlineTriggers are the bits of the rows of the tables;
// 0 for a row without marks, which every line may match.
var furnitureTriggers, inlineTriggers []trigger

// triggersOf gives the bits of every character of the first plane.
var triggersOf = func() *[1 << 16]trigger {
	var t [1 << 16]trigger
	set := func(marks string, bit trigger) {
		for _, r := range marks {
			t[r] |= bit
		}
	}
	set("0123456789〇零一二三四五六七八九十百两兩廿卅壹贰叁肆伍陆柒捌玖拾", hasNumeral)
	for r := rune(0x2160); r < 0x3300; r++ {
		if enclosed(r) > 0 {
			t[r] |= hasNumeral
		}
	}
	set("xX×＊*_○〇某", hasMask)
	set(sentenceEnds, hasStop)
	bit := trigger(1) << ownTriggers
	next := func(marks string) trigger {
		if marks == "" {
			return 0
		}
		b := bit
		bit <<= 1
		if b == 0 {
			panic("parse: more rules with marks than bits")
		}
		set(marks, b)
		return b
	}
	for i := range furnitureRules {
		furnitureTriggers = append(furnitureTriggers, next(furnitureRules[i].marks))
	}
	for i := range inlineRules {
		inlineTriggers = append(inlineTriggers, next(inlineRules[i].marks))
	}
	return &t
}()

// triggers gives the bits a text sets.
func triggers(s string) trigger {
	var t trigger
	for _, r := range s {
		if r < 1<<16 {
			t |= triggersOf[r]
		}
	}
	return t
}
