package parse

import "sync"

// A trigger is a set of kinds of characters that a text has.
type trigger uint64

const (
	hasNumeral trigger = 1 << iota
	hasMask
	hasStop
	ownTriggers = iota // those of the rows of inlineRules follow
)

// shapes are rows of furnitureRules, a bit each: those a text has a character of
// without which they cannot match. Most lines have few, which spares them most
// of the table.
type shapes [2]uint64

// A mark is what a character stands for.
type mark struct {
	set    trigger
	shapes shapes
}

// A markTable holds the marks of the characters of the first plane.
type markTable struct {
	of    runeTable // index into marks
	marks []mark
	every mark // the rows that any line may match, as far as its characters go
}

// marksOf is the table, made of what the patterns of the rows need.
var marksOf = sync.OnceValue(func() *markTable {
	t := &markTable{marks: make([]mark, 1, 512)}
	at := func(r rune) *mark {
		of := t.of.place(r)
		if *of == 0 {
			t.marks = append(t.marks, mark{})
			*of = uint16(len(t.marks) - 1)
		}
		return &t.marks[*of]
	}
	set := func(characters string, bit trigger) {
		for _, r := range characters {
			if r >= 1<<16 {
				t.every.set |= bit
				continue
			}
			at(r).set |= bit
		}
	}
	set("0123456789〇零一二三四五六七八九十百千两兩廿卅壹贰叁肆伍陆柒捌玖拾", hasNumeral)
	for r := rune(0x2160); r < 0x3300; r++ {
		if enclosed(r) > 0 {
			at(r).set |= hasNumeral
		}
	}
	set("xX×＊*_○〇某", hasMask)
	set(sentenceEnds, hasStop)
	for i := range inlineRules {
		needed := inlineRules[i].needed()
		if needed == "" {
			t.every.set |= inlineTrigger(i)
		}
		set(needed, inlineTrigger(i))
	}
	if len(furnitureRules) > 64*len(t.every.shapes) {
		panic("parse: more rules of furniture than bits")
	}
	for i := range furnitureRules {
		needed := furnitureRules[i].pattern.Marks()
		if needed == "" {
			t.every.shapes[i/64] |= 1 << (i % 64)
		}
		for _, r := range needed {
			if r >= 1<<16 {
				t.every.shapes[i/64] |= 1 << (i % 64)
				continue
			}
			at(r).shapes[i/64] |= 1 << (i % 64)
		}
	}
	return t
})

// at gives what a character stands for.
func (t *markTable) at(r rune) *mark {
	return &t.marks[t.of.at(r)]
}

// inlineTrigger is the bit of a row of inlineRules.
func inlineTrigger(i int) trigger {
	if ownTriggers+i >= 64 {
		panic("parse: more rules of inline furniture than bits")
	}
	return 1 << (ownTriggers + i)
}

// triggers gives what a folded text has.
func triggers(s string) trigger { return marksIn(s).set }

// marksIn gives all that the characters of a folded text stand for.
func marksIn(s string) mark {
	t := marksOf()
	m := t.every
	for i, size := 0, 0; i < len(s); i += size {
		var r rune
		r, size = decode(s, i)
		of := t.of.at(r)
		if of == 0 {
			continue
		}
		c := &t.marks[of]
		m.set |= c.set
		for i := range m.shapes {
			m.shapes[i] |= c.shapes[i]
		}
	}
	return m
}
