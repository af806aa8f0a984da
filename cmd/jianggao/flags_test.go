package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

func TestExplainNamesTheFlagOfTheError(t *testing.T) {
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	for _, name := range []string{"title", "title-page", "author"} {
		flags.String(name, "", "")
	}
	s := &settings{from: map[*pflag.Flag]string{}}
	for _, name := range []string{"title", "title-page", "author"} {
		s.from[flags.Lookup(name)] = "variable of " + name
	}
	for message, want := range map[string]string{
		"--title-page=x: no":       "(--title-page is set by variable of title-page)",
		"--title: too long":        "(--title is set by variable of title)",
		"give --title":             "(--title is set by variable of title)",
		"--title-page and --title": "(--title is set by variable of title)",
		"--title and --author":     "(--author is set by variable of author)",
	} {
		for range 20 {
			if got := s.explain(errors.New(message)).Error(); !strings.HasSuffix(got, want) {
				t.Fatalf("%s: got %s, want %s", message, got, want)
			}
		}
	}
	if got := s.explain(errors.New("--titles: no")).Error(); got != "--titles: no" {
		t.Errorf("--titles: got %s", got)
	}
}

func TestFileNamesLeaveOutTheNumberInACollection(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.ttc")
	if err := os.WriteFile(path, []byte("ttcf"), 0o644); err != nil {
		t.Fatal(err)
	}
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	flags.StringArray("font", nil, "")
	if err := flags.Set("font", "song="+path+"#0"); err != nil {
		t.Fatal(err)
	}
	if got := fileNames(flags.Lookup("font").Value); !slices.Contains(got, path) {
		t.Errorf("files %q, want %s among them", got, path)
	}
}
