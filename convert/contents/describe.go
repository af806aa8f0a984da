package contents

import (
	"strings"
	"unicode/utf8"

	"jianggao/convert/expression"
	"jianggao/convert/speech"
)

const (
	// most is the longest description in characters, but for marks that close
	// what was cut: what a line of contents holds beside a label and a page number.
	most = 24
	// least is how many characters a description should have: a clause that is
	// shorter takes the next with it.
	least = 8
	// opening is how many paragraphs a speech may take to come to its topic.
	opening = 3
	// far is how many characters of a paragraph are looked at: nobody comes to the
	// point so late.
	far = 400
)

// Describe tells in a few words what a speech is about: the topic it names
// itself, else its first heading, else its first clause that is no courtesy;
// some 24 characters at most, "" when the speech has no text.
func Describe(s *speech.Speech) string {
	for _, find := range []func(*speech.Speech) string{topic, heading, clause} {
		if d := clip(find(s)); d != "" {
			return d
		}
	}
	return ""
}

// stated is how a speaker names the topic: 我演讲的题目是《…》.
var stated = expression.Lazy(`(?:[题題]目|主[题題])(?:就?是|[为為]|叫做?)?[：:，,]?[《“「『"]([^《》“”「」『』"]{2,30})[》”」』"]`)

// topic is what the speech says it is about.
func topic(s *speech.Speech) string {
	n := 0
	for _, b := range s.Blocks {
		if b.Kind != speech.Paragraph {
			continue
		}
		if m := stated.FindStringSubmatch(b.Text); m != nil {
			return m[1]
		}
		if n++; n == opening {
			break
		}
	}
	return ""
}

// counting opens a run-in head that is one of a row of points and says little
// without the others: 一是…, 首先…
var counting = expression.Lazy(`^(?:[一二三四五六七八九十]{1,2}[是要来來则則靠]|首先|其次|再次|最[后後])`)

// number is what numbers a heading; the second group is what must follow an
// Arabic number and its point.
var number = expression.Lazy(`^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[（(]?\d{1,2}[）)、]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[，,、：:]|[①-⑳]|\d{1,2}[.．]([^\d]))[\s、，]*`)

// heading is the speech's first heading, on a line of its own or opening a
// paragraph, without its number.
func heading(s *speech.Speech) string {
	for _, b := range s.Blocks {
		text := b.Text
		if b.Kind == speech.Paragraph {
			if text, _ = b.Split(); counting.MatchString(text) {
				continue
			}
		} else if b.Kind != speech.Heading {
			continue
		}
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		if m := number.FindStringSubmatchIndex(text); m != nil {
			end := m[1]
			if m[2] >= 0 {
				end = m[2]
			}
			if rest := strings.TrimSpace(text[end:]); rest != "" {
				return rest
			}
		}
		return text
	}
	return ""
}

// courtesies are clauses that begin many speeches and tell nothing of any:
// addresses, greetings, introductions, thanks.
var courtesies = expression.Lazy(
	`^(?:尊敬的|敬[爱愛]的|[亲親][爱愛]的|各位|全[体體]).{0,20}$` +
		`|^.{0,16}(?:[们們]|[领領][导導]|老[师師]|[评評]委|[来來][宾賓]|嘉[宾賓]|同[学學]|同志|朋友|代表|女士|先生)$` +
		`|^.{0,14}(?:大家|[你您][们們]?|各位.{0,6}|早上|上午|中午|下午|晚上|[师師]|[们們]|[导導]|友|志)好$` +
		`|^(?:我叫|我的名字|我是|本人|大家).{0,14}$` +
		`|^.{0,12}(?:高[兴興]|[荣榮]幸|感[谢謝]|[谢謝]{2}|[欢歡]迎).{0,16}$`)

// nameless are the first words of a sentence whose subject a site has scrubbed
// out.
var nameless = expression.Lazy(`^(?:曾|也)?(?:[经經]?[说說][过過]?|指出|[强強][调調]|以[来來]|[讲講][过過]|[认認][为為])[：，:,“]`)

// unfinished clauses mean nothing without the next: somebody says something,
// something is or happens at a time or for a reason.
var unfinished = expression.Lazy(
	`(?:[说說问問道讲講写寫]|[说說讲講][过過]|指出|[强強][调調]|[认認][为為]|提到|提出|[决決]定|要求|表示|反映)$` +
		`|^(?:[为為]了?|在|[随隨]着|[随隨]著|[当當]|由[于於]|通[过過]|面[对對]|根[据據]|按照|自[从從]|回想|正如).*` +
		`|(?:[时時]候?|之[际際]|以[来來]|[以之][后後]|期[间間])$`)

// clause is the first clause of the text, as many as make a few words; without
// courtesies, unless there is nothing else.
func clause(s *speech.Speech) string {
	first := ""
	for _, b := range s.Blocks {
		if b.Kind != speech.Paragraph {
			continue
		}
		cs := clauses(b.Text)
		if first == "" && len(cs) > 0 {
			first = join(cs)
		}
		for i := 0; i < len(cs); i++ {
			switch {
			case courtesies.MatchString(cs[i].text):
			case nameless.MatchString(cs[i].text + string(cs[i].mark)):
				for i+1 < len(cs) && !strings.ContainsRune(sentenceEnds, cs[i].mark) {
					i++
				}
			default:
				return join(cs[i:])
			}
		}
	}
	return first
}

const (
	sentenceEnds = "。！？!?；;\x00"
	clauseEnds   = sentenceEnds + "，,：:"
	pairs        = "“”‘’《》（）「」『』()"
)

// A part of a sentence, and the mark it ends with, 0 at the end of a text.
type part struct {
	text string
	mark rune
}

// clauses cuts the opening of a text at the marks that stand in no quotation
// and no brackets.
func clauses(text string) []part {
	var out []part
	start := 0
	cut := func(end int, mark rune) {
		if t := strings.TrimSpace(text[start:end]); t != "" {
			out = append(out, part{t, mark})
		}
	}
	depth, n := 0, 0
	before := rune(0)
	for i, r := range text {
		if n++; n > far {
			cut(i, 0)
			return out
		}
		after := i + utf8.RuneLen(r)
		switch at := strings.IndexRune(pairs, r); {
		case at >= 0 && isOpening(at):
			depth++
		case at >= 0:
			if depth = max(0, depth-1); depth == 0 && strings.ContainsRune(sentenceEnds, before) {
				cut(after, 0) // the stop of “…。” ends the sentence
				start = after
			}
		case depth == 0 && strings.ContainsRune(clauseEnds, r):
			cut(i, r)
			start = after
		}
		before = r
	}
	cut(len(text), 0)
	return out
}

// isOpening reports whether the mark at a byte of pairs is an opening one.
func isOpening(at int) bool { return utf8.RuneCountInString(pairs[:at])%2 == 0 }

// join puts clauses together until they make a few words.
func join(cs []part) string {
	var b strings.Builder
	n := 0
	for _, c := range cs {
		b.WriteString(c.text)
		n += utf8.RuneCountInString(c.text)
		if n >= least && !unfinished.MatchString(c.text) || n >= most || strings.ContainsRune(sentenceEnds, c.mark) {
			break
		}
		b.WriteRune(c.mark)
		n++
	}
	return b.String()
}

// clip cuts a text to the longest description, with an ellipsis where it cut,
// drops a stop at its end, and closes what it leaves open.
func clip(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), "。，；：、,;: ")
	r := []rune(s)
	if len(r) > most {
		r = append(r[:most-1], '…')
	}
	var open []rune
	marks := []rune(pairs)
	for i := 0; i < len(r); i++ {
		for k := 0; k < len(marks); k += 2 {
			switch {
			case r[i] == marks[k]:
				open = append(open, marks[k+1])
			case r[i] != marks[k+1]:
			case len(open) > 0 && open[len(open)-1] == r[i]:
				open = open[:len(open)-1]
			}
		}
	}
	for k := len(open) - 1; k >= 0; k-- {
		r = append(r, open[k])
	}
	return string(r)
}
