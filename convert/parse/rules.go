package parse

import (
	"errors"
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"

	"jianggao/convert/expression"
	"jianggao/tomlfile"
)

// Rules are a user's own rules: lines to drop, lines that label speeches.
type Rules struct {
	drop  []ownDrop
	label []ownLabel
}

type ownLabel struct {
	name    string
	pattern *pattern
}

type ownDrop struct {
	name    string
	pattern *pattern
	reason  Reason
}

// ReadRules reads rules from TOML. Patterns are Go regular expressions matched
// against a line without the blanks at its ends:
//
//	[[drop]]
//	pattern = '^本文由.*提供$'
//	reason = "advert"      # one of Reasons; advert when left out
//
//	[[label]]
//	pattern = '^发言(\d+)$' # lines that start a speech; group 1 is the number
//
// Errors name the file and the key.
func ReadRules(name string, b []byte) (*Rules, error) {
	var file struct {
		Drop []struct {
			Name, Pattern string
			Reason        Reason
		}
		Label []struct{ Name, Pattern string }
	}
	unknown, err := tomlfile.Decode(name, b, &file)
	if err != nil {
		return nil, err
	}
	if len(unknown) > 0 {
		key := unknown[0]
		place := tomlfile.Place(name, string(b), strings.Join(key[:len(key)-1], "."), key[len(key)-1])
		return nil, fmt.Errorf("%s: unknown key %q; rules have [[drop]] with pattern, reason, name and [[label]] with pattern, name", place, key.String())
	}
	r := &Rules{}
	for i, d := range file.Drop {
		p, err := compile(name, "drop", i, d.Pattern)
		if err != nil {
			return nil, err
		}
		if d.Reason == "" {
			d.Reason = Advert
		}
		if !slices.Contains(Reasons(), d.Reason) {
			return nil, fmt.Errorf("%s: drop %d: unknown reason %q; the reasons are %v", name, i+1, d.Reason, Reasons())
		}
		if d.Name == "" {
			d.Name = fmt.Sprintf("own rule %d", i+1)
		}
		r.drop = append(r.drop, ownDrop{d.Name, p, d.Reason})
	}
	for i, l := range file.Label {
		p, err := compile(name, "label", i, l.Pattern)
		if err != nil {
			return nil, err
		}
		if l.Name == "" {
			l.Name = fmt.Sprintf("own label %d", i+1)
		}
		r.label = append(r.label, ownLabel{l.Name, p})
	}
	return r, nil
}

func compile(name, kind string, i int, source string) (*pattern, error) {
	if source == "" {
		return nil, fmt.Errorf("%s: %s %d: no pattern", name, kind, i+1)
	}
	p, err := expression.Compile(source)
	if err != nil {
		var s *syntax.Error
		if errors.As(err, &s) {
			return nil, fmt.Errorf("%s: %s %d: pattern %q is no regular expression: %s in %q", name, kind, i+1, source, s.Code, s.Expr)
		}
		return nil, fmt.Errorf("%s: %s %d: pattern %q: %w", name, kind, i+1, source, err)
	}
	return p, nil
}

// dropped gives the reason a user's rule drops a line for.
func (r *Rules) dropped(w *row) (Reason, string, bool) {
	if r == nil {
		return "", "", false
	}
	for _, d := range r.drop {
		if d.pattern.MatchString(w.text) || d.pattern.MatchString(w.clean) {
			return d.reason, d.name, true
		}
	}
	return "", "", false
}

// labels takes the labels from a user's rules; false where there are none.
func (r *Rules) labels(pg *page) bool {
	if len(r.label) == 0 {
		return false
	}
	for i := range pg.rows {
		w := &pg.rows[i]
		for _, p := range r.label {
			m := p.pattern.FindStringSubmatchIndex(w.clean)
			if m == nil || w.drop {
				continue
			}
			c := candidate{row: i, rule: p.name, form: titleForm, number: len(pg.labels) + 1, label: w.clean[:m[1]]}
			if len(m) > 2 && m[2] >= 0 && number(w.clean[m[2]:m[3]]) > 0 {
				c.number = number(w.clean[m[2]:m[3]])
			}
			c.follow(w, w.clean[m[1]:])
			pg.labels = append(pg.labels, c)
			break
		}
	}
	return len(pg.labels) > 0
}
