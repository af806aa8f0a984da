package parse

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jianggao/convert/expression"
)

// Every pattern is an expression, and what prepared.go says of them is so.
func TestPrepared(t *testing.T) {
	var sources []string
	for _, p := range patterns {
		sources = append(sources, p.String())
		if _, err := regexp.Compile(p.String()); err != nil {
			t.Error(err)
		}
	}
	if *update {
		if err := os.WriteFile("prepared.go", expression.Write("parse", "prepared", sources), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	missing := 0
	for _, p := range patterns {
		got, ok := prepared.Find(p.String())
		if !ok {
			missing++
			continue
		}
		if want := expression.Analyse(p.String()); !reflect.DeepEqual(got, want) {
			t.Errorf("prepared.go says of %q what is not so: run go generate ./convert/parse", p.String())
		}
	}
	if missing > 0 {
		t.Logf("%d patterns are not in prepared.go: run go generate ./convert/parse", missing)
	}
}

// The patterns of the tables answer as package regexp does, on the lines of a
// page and on those the tables give, whole and cut anywhere.
func TestPatternsAnswerAsRegexp(t *testing.T) {
	b, err := os.ReadFile("../../testdata/sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(b), "\n")
	for _, r := range furnitureRules {
		lines = append(lines, r.drops, r.keeps)
	}
	for _, r := range inlineRules {
		lines = append(lines, r.drops, r.keeps)
	}
	for _, c := range evidence {
		lines = append(lines, c.drops, c.keeps)
	}
	for _, c := range wordClasses {
		lines = append(lines, c.drops, c.keeps)
	}
	for _, c := range countForms {
		lines = append(lines, c.drops, c.keeps)
	}
	for _, s := range labelShapes {
		lines = append(lines, s.example)
	}
	var texts []string
	for i, l := range lines {
		l = fold(l)
		cut := skipRunes(l, i%17)
		texts = append(texts, l, l[cut:], l[:cut])
	}
	seen := map[string]bool{}
	for _, p := range patterns {
		if seen[p.String()] {
			continue
		}
		seen[p.String()] = true
		re := regexp.MustCompile(p.String())
		for _, s := range texts {
			if got, want := p.FindStringIndex(s), re.FindStringIndex(s); !slices.Equal(got, want) || p.MatchString(s) != (want != nil) {
				t.Errorf("%q in %q: %v, regexp says %v", p, s, got, want)
			}
		}
	}
}

// What the patterns of the tables need is read in every run.
func BenchmarkPatternsKnown(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range patterns {
			prepared.New(p.String()).Marks()
		}
	}
}
