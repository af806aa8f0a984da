package typeset

import "jianggao/convert/expression"

// directions are the stage directions of a speech: （热烈鼓掌） （掌声）.
var directions = expression.Lazy(`（[^（）。]{0,10}(?:掌声|鼓掌|欢呼|笑声|起立|默哀|举杯|敬礼)[^（）。]{0,8}）`)

// stageDirections cuts a text so that stage directions stand in the family of
// the salutation (T65).
func (c *composer) stageDirections(s, family string) []part {
	if s == "" {
		return nil
	}
	var out []part
	at := 0
	for _, m := range directions.FindAllStringIndex(s, -1) {
		if m[0] > at {
			out = append(out, part{text: s[at:m[0]], family: family})
		}
		out = append(out, part{text: s[m[0]:m[1]], family: c.layout.Salutation.Family})
		at = m[1]
	}
	if at < len(s) {
		out = append(out, part{text: s[at:], family: family})
	}
	return out
}
