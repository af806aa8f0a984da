package parse

import (
	"os"
	"reflect"
	"regexp"
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

// What the patterns of the tables need is read in every run.
func BenchmarkPatternsKnown(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range patterns {
			prepared.New(p.String()).Marks()
		}
	}
}
