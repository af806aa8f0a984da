package convert_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"jianggao/convert"
	"jianggao/convert/repair"
	"jianggao/convert/warning"
)

// repairLines repairs a text given as standard input.
func repairLines(t testing.TB, in io.Reader, o repair.Options) (string, []warning.Warning, error) {
	t.Helper()
	var out bytes.Buffer
	var ws []warning.Warning
	err := convert.RepairLines(context.Background(), &out, "-", convert.LineOptions{
		Repair: o, Stdin: in, Warn: func(w warning.Warning) { ws = append(ws, w) },
	})
	return out.String(), ws, err
}

func TestRepairLines(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"\n", "\n"},
		{"好,好.", "好，好。"},
		{"好,好.\n", "好，好。\n"},
		{"好,\r\n\r\n走.\r\n", "好，\r\n\r\n走。\r\n"},
		{"好,\r走.\r", "好，\r走。\r"},
		{"好,\n\r走.\r\r\n", "好，\n\r走。\r\r\n"},
		{"plain, text  \nis left\n", "plain, text\nis left\n"},
		{"  \n\t\n\u3000好\n", "\n\n好\n"},
		{"\ufeff好,走\n", "好，走\n"},
		{"慢\x00慢\x07来\n", "慢慢来\n"},
		{"大家好&#10;走&NewLine;了\n", "大家好走了\n"},
	} {
		for name, in := range map[string]io.Reader{"whole": strings.NewReader(c.in), "byte by byte": iotest.OneByteReader(strings.NewReader(c.in))} {
			got, _, err := repairLines(t, in, repair.Options{})
			if err != nil || got != c.want {
				t.Errorf("%q, %s: got %q, %v; want %q", c.in, name, got, err, c.want)
			}
		}
	}
}

func TestRepairLinesByNoKind(t *testing.T) {
	none, err := repair.ParseKinds("none")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../testdata/sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []string{string(page), "\ufeff好,\u200b \r\n  x\ty\xff\n\r", "&#10;&nbsp;"} {
		got, ws, err := repairLines(t, strings.NewReader(in), none)
		if err != nil || got != in {
			t.Errorf("%.40q changes: %v", in, err)
		}
		for _, w := range ws {
			if w.Code == warning.Ambiguous {
				t.Errorf("%.40q: %v on what was not to be repaired", in, w)
			}
		}
	}
	kinds, err := repair.ParseKinds("entities")
	if err != nil {
		t.Fatal(err)
	}
	if got, _, _ := repairLines(t, strings.NewReader("好&#13;&#10;好&#x0a;好\n"), kinds); strings.Count(got, "\n") != 1 || strings.Contains(got, "\r") {
		t.Errorf("a reference to a line end ends a line: %q", got)
	}
}

func TestRepairLinesWarns(t *testing.T) {
	in := "第一行.\n卡尔.马克思\n\n他说:\"好\n又说\xff一行\n他说:“开头\n中间\n结尾”完\n“没有完\n"
	_, ws, err := repairLines(t, strings.NewReader(in), repair.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []warning.Warning{
		{Line: 2, Code: warning.Ambiguous, Text: "卡尔.马克思"},
		{Line: 4, Code: warning.Ambiguous, Text: "他说：\"好"},
		{Line: 5, Code: warning.NotUTF8, Text: "又说\ufffd一行"},
		// The quotation of lines 6 to 8 runs on and is closed; that of line 9 is not.
		{Line: 9, Code: warning.Ambiguous, Text: "“没有完"},
	}
	if d := cmp.Diff(want, ws); d != "" {
		t.Error(d)
	}
}

func TestRepairLinesKeepsLinesThatAreNotUTF8(t *testing.T) {
	in := "好,走\n好,\xb9\xfa,走\n好,走\n"
	got, _, err := repairLines(t, strings.NewReader(in), repair.Options{})
	if want := "好，走\n好,\xb9\xfa,走\n好，走\n"; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestRepairLinesRefuses(t *testing.T) {
	gb := "title\n\xcd\xac\xd6\xbe\xc3\xc7,\n"
	for in, want := range map[string]string{
		gb: "-:2: this is GB18030, not UTF-8; change the encoding first: iconv -f gb18030 -t utf-8",
		"title\n" + strings.Repeat("x", 5000) + "\n" + gb: "-:4: this is GB18030",
		"\xff\xfe\x2d\x4e\x87\x65\n\x00":                  "-:1: this is UTF-16LE, not UTF-8; change the encoding first: iconv -f utf-16 -t utf-8",
		"a\x00,\x00\n\x00":                                "-:1: this is UTF-16LE, not UTF-8; change the encoding first: iconv -f utf-16le -t utf-8",
		"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n":                   "-: this is a PDF document",
		"PK\x03\x04\x14\x00\x06\x00\x08\xff\n":            "-: this is a ZIP archive (or a Word",
	} {
		got, _, err := repairLines(t, strings.NewReader(in), repair.Options{})
		name := in[:min(len(in), 10)]
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", name, err, want)
		}
		if strings.Contains(got, "\xff") || len(got) > 5020 {
			t.Errorf("%q: wrote %q", name, got)
		}
	}
	if err := convert.RepairLines(context.Background(), io.Discard, t.TempDir(), convert.LineOptions{}); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("a folder: %v", err)
	}
	if err := convert.RepairLines(context.Background(), io.Discard, filepath.Join(t.TempDir(), "none.txt"), convert.LineOptions{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	broken := errors.New("broken")
	if _, _, err := repairLines(t, io.MultiReader(strings.NewReader("好\n"), iotest.ErrReader(broken)), repair.Options{}); !errors.Is(err, broken) || !strings.Contains(err.Error(), "-:2") {
		t.Errorf("a reader that fails: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := convert.RepairLines(ctx, io.Discard, "-", convert.LineOptions{Stdin: strings.NewReader("好\n")}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

// FuzzRepairLines holds that as many lines come out as go in, each what Text
// makes of it, with the end it had.
func FuzzRepairLines(f *testing.F) {
	for _, s := range []string{"好,走\r\n\r走\n\r\n", "中\v文\f。\u2028\u0085a\n", "&#10;好&#13;\n", "好\n\xff\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, _, err := repairLines(t, iotest.HalfReader(strings.NewReader(s)), repair.Options{})
		if err != nil {
			return // not UTF-8
		}
		ends := func(s string) string {
			var b strings.Builder
			for _, r := range s {
				if r == '\n' || r == '\r' {
					b.WriteRune(r)
				}
			}
			return b.String()
		}
		if a, b := ends(s), ends(got); a != b {
			t.Errorf("%q becomes %q: line ends %q become %q", s, got, a, b)
		}
	})
}

func ExampleRepairLines() {
	in := strings.NewReader("同志们:\n今天讲三件事,一件一件来...\n")
	err := convert.RepairLines(context.Background(), os.Stdout, "-", convert.LineOptions{Stdin: in})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// 同志们：
	// 今天讲三件事，一件一件来……
}

func BenchmarkRepairLines(b *testing.B) {
	page, err := os.ReadFile("../testdata/sample.txt")
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{100_000, 1_000_000, 10_000_000} {
		in := bytes.Repeat(append(page, '\n'), 1+n/len(page))[:n]
		in = bytes.ToValidUTF8(in, nil)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				if err := convert.RepairLines(context.Background(), io.Discard, "-", convert.LineOptions{Stdin: bytes.NewReader(in)}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
