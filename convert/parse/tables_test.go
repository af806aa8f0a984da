package parse

import (
	"strings"
	"testing"
)

// Words of the tables are in folded form, the only one that is looked for, and
// stand once: a word in two rows is read as in the first.
func TestTablesAreFoldedAndSingle(t *testing.T) {
	rows := map[string]map[string]string{"words": {}, "evidence": {}, "units": {"units": units}, "fields": {"fields": strings.ReplaceAll(strings.ReplaceAll(fieldKeys, "?", ""), "|", " ")}}
	for _, c := range wordClasses {
		rows["words"][c.name] = c.words
	}
	for _, c := range evidence {
		rows["evidence"][c.name] = c.words
	}
	for table, rows := range rows {
		seen := map[string]string{}
		for name, words := range rows {
			for w := range strings.FieldsSeq(words) {
				if fold(w) != w {
					t.Errorf("%s: %q of %s can never be found: it folds to %q", table, w, name, fold(w))
				}
				if other, ok := seen[w]; ok {
					t.Errorf("%s: %q is in %s and in %s", table, w, other, name)
				}
				seen[w] = name
			}
		}
	}
}

// Patterns that see folded lines have no character that folding takes away.
func TestPatternsAreFolded(t *testing.T) {
	check := func(name, source string) {
		source = strings.ReplaceAll(source, `\p{Han}`, "")
		folded := []rune(fold(source))
		for i, r := range []rune(source) {
			if folded[i] != r && r != ' ' {
				t.Errorf("%s: %q can never match: it folds to %q", name, r, folded[i])
			}
		}
	}
	for i := range furnitureRules {
		check(furnitureRules[i].name, furnitureRules[i].pattern.String())
	}
	for i := range signs {
		check(signs[i].name, signs[i].pattern.String())
	}
	for i := range inlineRules {
		if p := inlineRules[i].needs; p != nil {
			check(inlineRules[i].name, p.String())
		}
	}
}
