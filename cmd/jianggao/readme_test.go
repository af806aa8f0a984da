package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadmesShowWhatTheProgramPrints runs the READMEs' first command and
// looks for its two outputs in them: the files made, and the remarks. Sizes and
// pages may drift.
func TestReadmesShowWhatTheProgramPrints(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	sample, err := os.ReadFile(filepath.Join(root, "testdata/sample.txt"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.Mkdir("testdata", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("testdata/sample.txt", sample, 0o666); err != nil {
		t.Fatal(err)
	}
	var out, messages bytes.Buffer
	args := []string{"convert", "-o", "out", "testdata/sample.txt"}
	if status := run(context.Background(), args, streams{strings.NewReader(""), &out, &messages}, environment{}); status != exitDone {
		t.Fatalf("exit status %d: %s", status, messages.String())
	}
	sizes := regexp.MustCompile(`\d+ (kB|pages)`)
	block := regexp.MustCompile("(?s)```\n(testdata/sample.txt.*?)```\n")
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		blocks := block.FindAllStringSubmatch(string(text), -1)
		if len(blocks) != 2 {
			t.Fatalf("%s shows %d outputs of the sample, not two", name, len(blocks))
		}
		for i, want := range []string{out.String(), messages.String()} {
			got := sizes.ReplaceAllString(blocks[i][1], "N $1")
			if want = sizes.ReplaceAllString(filepath.ToSlash(want), "N $1"); got != want {
				t.Errorf("%s shows\n%s\nthe program prints\n%s", name, got, want)
			}
		}
	}
}
