package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run the real program under its name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"jianggao": main})
}

// TestScripts runs every script of testdata/script: one per command or
// failure, as a user would meet it. $SAMPLE is the bundled sample, $DUMPS the
// folder of other test pages, $FONTS that of the embedded fonts.
func TestScripts(t *testing.T) {
	sample, err := filepath.Abs("../../testdata/sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := filepath.Abs("../../fonts")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(sample); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLE", sample)
			e.Setenv("FONTS", faces)
			e.Setenv("DUMPS", filepath.Join(filepath.Dir(sample), "dumps"))
			return nil
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}
