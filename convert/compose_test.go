package convert

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jianggao/convert/speech"
	"jianggao/convert/typeset/line"
	"jianggao/convert/warning"
	"jianggao/fonts"
	"jianggao/layouts"
)

func composeLines(t *testing.T, input string, o ComposeOptions) (string, []warning.Warning, error) {
	t.Helper()
	var out bytes.Buffer
	var ws []warning.Warning
	o.Stdin = strings.NewReader(input)
	o.Warn = func(w warning.Warning) { ws = append(ws, w) }
	err := ComposeLines(context.Background(), &out, "-", o)
	return out.String(), ws, err
}

func TestComposeLinesGivesALineForALine(t *testing.T) {
	o := ComposeOptions{Plain: true, Measure: 4}
	for input, want := range map[string]string{
		"":                   "",
		"\n":                 "\n",
		"山高水长路远":             "山高水长 / 路远\n",
		"山高\n\n水长\n":         "山高\n\n水长\n",
		"\uFEFF山高\r\n水长\r\n": "山高\n水长\n",
		"山高 水长 ":             "山高 水 / 长\n",
		"山高水长\u2028路远":       "山高水长 / 路远\n",
		"甲\n庚辛壬癸子丑":          "甲\n庚辛壬癸 / 子丑\n",
	} {
		got, _, err := composeLines(t, input, o)
		if err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", input, got, err, want)
		}
	}
}

func TestComposeLinesNamesTheLine(t *testing.T) {
	got, _, err := composeLines(t, "好\n\xff\xfe\n", ComposeOptions{Plain: true})
	if err == nil || !strings.HasPrefix(err.Error(), "-:2: not UTF-8") {
		t.Errorf("error %v", err)
	}
	if got != "好\n" { // what was set before the fault is not lost
		t.Errorf("written: %q", got)
	}
	_, ws, err := composeLines(t, "好\nABCDEFGHIJ\n山ABCDEFG\n", ComposeOptions{Plain: true, Measure: 4})
	if err != nil || len(ws) != 2 || ws[0].Line != 2 || ws[0].Code != warning.ForcedBreak || ws[1].Line != 3 || ws[1].Code != warning.LooseLine {
		t.Errorf("warnings %v, %v", ws, err)
	}
	_, ws, err = composeLines(t, "好\n山\U000F1234\n", ComposeOptions{})
	if err != nil || len(ws) != 1 || ws[0].Line != 2 || ws[0].Code != warning.MissingGlyph {
		t.Errorf("warnings %v, %v", ws, err)
	}
}

func TestInEmWritesWidths(t *testing.T) {
	for w, want := range map[line.Unit]string{
		0: "0.0", line.Em: "1.0", line.Em / 2: "0.5", line.Em / 3: "0.33333", 5 * line.Em / 48: "0.10417", -line.Em / 4: "-0.25", 100 * line.Em: "100.0",
	} {
		if b, err := inEm(w).MarshalJSON(); err != nil || string(b) != want {
			t.Errorf("%d: %s, %v, want %s", w, b, err, want)
		}
	}
}

func TestComposePagesTellsOfPagesToo(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.txt")
	if err := os.WriteFile(page, []byte(missingPage), 0o644); err != nil {
		t.Fatal(err)
	}
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	l, err := layouts.Load(layouts.Default)
	if err != nil {
		t.Fatal(err)
	}
	ws, err := ComposePages(io.Discard, page, ReadOptions{}, PrintOptions{Layout: l, Fonts: set})
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range ws {
		if w.Code == warning.MissingGlyph {
			if !slices.IsSortedFunc(ws, func(a, b warning.Warning) int { return a.Line - b.Line }) {
				t.Errorf("warnings out of order: %v", ws[i:])
			}
			return
		}
	}
	t.Errorf("no word of a missing glyph: %v", ws)
}

// missingPage has a character that no font draws in a title and in a text.
const missingPage = "家风演讲稿󱈵精选2篇\n\n家风演讲稿 篇1\n\n各位老师：\n\n今天我想说一说我家的小院子，󱈴那里种着一棵老枣树。\n\n家风演讲稿 篇2\n\n各位同学：\n\n爷爷常说，做人要像那棵树一样站得直。\n"

func TestMissingLooksAtTitlesToo(t *testing.T) {
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	f := &Found{Book: speech.Book{Title: "书󱈵", Speeches: []speech.Speech{{
		Title: "题󱈶", Label: "篇󱈷", Line: 3,
		Blocks: []speech.Block{{Text: "文󱈴󱈶", Lines: []int{5}}},
	}}}}
	want := []Missing{{'󱈴', 5, 1}, {'󱈵', 0, 1}, {'󱈶', 3, 2}, {'󱈷', 3, 1}}
	if got := f.Missing(set); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTextFilesSortByNumber(t *testing.T) {
	b := &speech.Book{Speeches: []speech.Speech{{Number: 98, Title: "甲"}, {Number: 101, Title: "乙"}}}
	if got := textFiles(b); !slices.IsSorted(got) || !strings.HasPrefix(got[0], "098-") {
		t.Errorf("files %q", got)
	}
}

func TestSummaryLeavesFailedInputsOut(t *testing.T) {
	var s Summary
	s.add(&Outcome{Status: Failed, Err: errors.New("no room"), Speeches: 4, Characters: 900})
	s.add(&Outcome{Status: Converted, Speeches: 2, Characters: 300})
	if s.Inputs != 2 || s.Failed != 1 || s.Speeches != 2 || s.Characters != 300 {
		t.Errorf("summary %+v", s)
	}
}
