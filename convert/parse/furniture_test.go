package parse

import (
	"testing"
	"unicode/utf8"
)

func rowOf(s string) *row {
	return &row{text: s, clean: s, folded: fold(s), length: utf8.RuneCountInString(s)}
}

// Every rule drops its own example and keeps the other.
func TestFurnitureRules(t *testing.T) {
	seen := map[string]bool{}
	for i := range furnitureRules {
		r := &furnitureRules[i]
		if seen[r.name] {
			t.Errorf("%s: name used twice", r.name)
		}
		seen[r.name] = true
		w := rowOf(r.drops)
		if w.length > r.most || !r.pattern.MatchString(w.folded) {
			t.Errorf("%s keeps %q", r.name, r.drops)
		}
		if m := matchFurniture(rowOf(r.keeps)); m != nil && m.firm {
			t.Errorf("%s: %q is dropped by %s", r.name, r.keeps, m.name)
		}
		if k := rowOf(r.keeps); k.length <= r.most && r.pattern.MatchString(k.folded) && r.firm {
			t.Errorf("%s drops %q", r.name, r.keeps)
		}
	}
}

func TestInlineRules(t *testing.T) {
	for i := range inlineRules {
		r := &inlineRules[i]
		if _, cuts := cutInline(r.drops); len(cuts) != 1 || cuts[0].rule != r.name {
			t.Errorf("%s: %q: cut %v", r.name, r.drops, cuts)
		}
		if s, cuts := cutInline(r.keeps); len(cuts) != 0 || s != r.keeps {
			t.Errorf("%s: %q: cut %v", r.name, r.keeps, cuts)
		}
	}
}

func TestLabelShapes(t *testing.T) {
	for _, s := range labelShapes {
		c, ok := s.read(0, rowOf(s.example), fold(s.example))
		if !ok || c.form != s.form || c.number != 1 {
			t.Errorf("%q: got %+v, %v", s.example, c, ok)
		}
	}
}

func TestNumbers(t *testing.T) {
	for s, want := range map[string]int{"1": 1, "12": 12, "一": 1, "十": 10, "十二": 12, "二十": 20, "二十六": 26, "一百零三": 103, "廿一": 21, "三〇": 30, "两": 2, "叁": 3, "x": 0, "": 0} {
		if got := number(s); got != want {
			t.Errorf("%q: got %d, want %d", s, got, want)
		}
	}
}
