package convert

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"jianggao/convert/typeset/line"
	"jianggao/convert/warning"
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
	if got != "好\n" && got != "" {
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
