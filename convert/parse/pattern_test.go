package parse

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jianggao/convert/expression"
)

// Every pattern is an expression, and prepared.go says what is so of each.
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
	got, err := os.ReadFile("prepared.go")
	if err != nil {
		t.Fatal(err)
	}
	// On Windows git may write CR LF.
	if got = bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")); !bytes.Equal(got, expression.Write("parse", "prepared", sources)) {
		t.Error("prepared.go is not of these patterns: run go generate ./convert/parse")
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
