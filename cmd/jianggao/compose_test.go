package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// composed is what compose --json says of one paragraph: the contract, written
// down once more.
type composed struct {
	Text         string  `json:"text"`
	Advance      float64 `json:"advance"`
	BreakOffsets []int   `json:"break_offsets"`
	Lines        []struct {
		Text    string              `json:"text"`
		Natural float64             `json:"natural"`
		Forced  bool                `json:"forced"`
		Gaps    map[string]*float64 `json:"gaps"`
		Track   float64             `json:"track"`
	} `json:"lines"`
}

// composeJSON runs the command on one line.
func composeJSON(t *testing.T, text string, args ...string) composed {
	t.Helper()
	var out, errs bytes.Buffer
	args = append([]string{"compose", "--json", "--metric", "plain"}, args...)
	if status := run(context.Background(), args, streams{strings.NewReader(text + "\n"), &out, &errs}, newEnvironment(os.Environ())); status != exitDone {
		t.Fatalf("%v: status %d: %s", args, status, &errs)
	}
	dec := json.NewDecoder(&out)
	dec.DisallowUnknownFields()
	var p composed
	if err := dec.Decode(&p); err != nil {
		t.Fatal(err)
	}
	if dec.More() {
		t.Fatal("more than one object for one line")
	}
	if p.Text != text {
		t.Errorf("text %q, want %q", p.Text, text)
	}
	return p
}

// eachVector calls f with every row of a vector file: the project's own, and
// the ones beside the checkout where they are.
func eachVector(t *testing.T, name string, f func(t *testing.T, row map[string]string)) {
	t.Helper()
	for _, dir := range []string{"../../testdata/vectors", "../../../shared/design/vectors"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if os.IsNotExist(err) && strings.Contains(dir, "shared") {
			t.Logf("%s is not there, skipped", filepath.Join(dir, name))
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimRight(string(b), "\n"), "\n")
		header := strings.Split(lines[0], "\t")
		if len(lines) < 2 {
			t.Fatalf("%s: no rows", name)
		}
		for n, l := range lines[1:] {
			row := map[string]string{}
			for i, cell := range strings.Split(l, "\t") {
				row[header[i]] = cell
			}
			if row["id"] == "" {
				row["id"] = fmt.Sprint(n + 2)
			}
			t.Run(filepath.Base(filepath.Dir(dir))+"/"+row["id"], func(t *testing.T) { f(t, row) })
		}
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func near(a, b float64) bool { return math.Abs(a-b) <= 0.002 }

func TestComposeBreakVectors(t *testing.T) {
	eachVector(t, "breaks.tsv", func(t *testing.T, row map[string]string) {
		if row["width_em"] == "" {
			p := composeJSON(t, row["text"])
			var barred []string
			for i := 1; i < len([]rune(row["text"])); i++ {
				if !slices.Contains(p.BreakOffsets, i) {
					barred = append(barred, strconv.Itoa(i))
				}
			}
			if got := strings.Join(barred, ","); got != row["forbidden_break_offsets"] {
				t.Errorf("%s\n got %s\nwant %s", row["text"], got, row["forbidden_break_offsets"])
			}
			return
		}
		for _, mode := range []string{"total", "greedy"} {
			if mode == "greedy" && (row["rule"] == "T43" || row["rule"] == "T46") {
				continue
			}
			p := composeJSON(t, row["text"], "--measure", row["width_em"], "--indent", row["indent_em"], "--mode", mode)
			var texts []string
			for _, l := range p.Lines {
				texts = append(texts, l.Text)
			}
			if got := strings.Join(texts, " / "); got != row["expected_lines"] {
				t.Errorf("%s\n got %s\nwant %s", mode, got, row["expected_lines"])
				return
			}
			for i, w := range strings.Split(row["natural_em"], " / ") {
				if !near(p.Lines[i].Natural, number(t, w)) {
					t.Errorf("%s line %d: natural %v, want %s", mode, i+1, p.Lines[i].Natural, w)
				}
			}
		}
	})
}

func TestComposePairVectors(t *testing.T) {
	eachVector(t, "pairs.tsv", func(t *testing.T, row map[string]string) {
		if p := composeJSON(t, row["text"]); !near(p.Advance, number(t, row["advance_em"])) {
			t.Errorf("%s: %v em, want %s", row["text"], p.Advance, row["advance_em"])
		}
	})
}

// TestComposeAdjustVectors has every line followed by a bracket and a word as
// wide as the measure together, so that the line ends where the row ends it.
func TestComposeAdjustVectors(t *testing.T) {
	eachVector(t, "adjust.tsv", func(t *testing.T, row map[string]string) {
		after := "（" + strings.Repeat("A", int(2*number(t, row["width_em"]))-1) + strings.Repeat("中", 40)
		p := composeJSON(t, row["line"]+after, "--measure", row["width_em"])
		l := p.Lines[0]
		if l.Text != row["line"] || l.Forced {
			t.Fatalf("first line %s (forced %v), want %s", l.Text, l.Forced, row["line"])
		}
		for column, got := range map[string]*float64{
			"natural_em": &l.Natural, "track": &l.Track, "bracket": l.Gaps["bracket"], "pause": l.Gaps["pause"],
			"han_latin": l.Gaps["han_latin"], "stop": l.Gaps["stop"], "word": l.Gaps["word"],
		} {
			switch want := row[column]; {
			case want == "-" && got != nil:
				t.Errorf("%s: %s is %v, want none", row["line"], column, *got)
			case want != "-" && got == nil:
				t.Errorf("%s: %s is null, want %s", row["line"], column, want)
			case want != "-" && !near(*got, number(t, want)):
				t.Errorf("%s: %s is %v, want %s", row["line"], column, *got, want)
			}
		}
	})
}

func TestComposeBreakOppVectors(t *testing.T) {
	eachVector(t, "breakopps.tsv", func(t *testing.T, row map[string]string) {
		var unit []rune
		for _, c := range strings.Fields(row["codepoints"]) {
			n, err := strconv.ParseUint(strings.TrimPrefix(c, "U+"), 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			unit = append(unit, rune(n))
		}
		p := composeJSON(t, "中中"+string(unit)+"中中")
		may := map[bool]string{true: "y", false: "n"}
		start := may[slices.Contains(p.BreakOffsets, 2)]
		end := may[slices.Contains(p.BreakOffsets, 2+len(unit))]
		if row["line_start"]+row["line_end"] == "nn" && strings.ContainsRune(" \u3000", unit[0]) {
			// Spaces vanish at both ends: no line starts with one, and the text
			// after it may start one without it.
			if start != "n" || end != "y" {
				t.Errorf("U+%04X: %s/%s", unit[0], start, end)
			}
			return
		}
		if start != row["line_start"] || end != row["line_end"] {
			t.Errorf("%s: %s/%s, want %s/%s", string(unit), start, end, row["line_start"], row["line_end"])
		}
	})
}
