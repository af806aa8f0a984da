package convert

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"jianggao/convert/speech"
	"jianggao/convert/text"
)

func TestClaims(t *testing.T) {
	c := newClaims()
	for i, x := range []struct{ name, want string }{
		{"讲稿", "讲稿"},
		{"讲稿", "讲稿 (2)"},
		{"讲稿", "讲稿 (3)"},
		{"讲稿 (2)", "讲稿 (2) (2)"},
		{"Speech", "Speech"},
		{"SPEECH", "SPEECH (2)"}, // one file where case does not matter
		{"讲稿.pdf", "讲稿.pdf (2)"}, // its folder would be the other's PDF
		{"甲.epub", "甲.epub"},
		{"甲", "甲 (2)"},                 // its EPUB would be the other's folder
		{"\u212aelvin", "\u212aelvin"}, // the Kelvin sign folds to k
		{"kelvin", "kelvin (2)"},
	} {
		if got := c.claim(i, x.name); got != x.want {
			t.Errorf("%q: got %q, want %q", x.name, got, x.want)
		}
	}
	if n, taken := c.owner("讲稿 (2)/01-x.txt"); !taken || n != 1 {
		t.Errorf("owner %d, %v", n, taken)
	}
}

// TestNamesAreSafe makes every name a run can write of nasty titles and holds
// it to the rules of Windows, macOS and Linux at once.
func TestNamesAreSafe(t *testing.T) {
	titles := []string{
		"CON", "nul.txt", "COM1", "lpt¹.x", "a/b", `a\b`, "c:d", "*?\"<>|", "-rf", "..", ".", " ", "x. . .", "x ", "a\x00b", "a\nb",
		"../../etc/passwd", "~", "$HOME", "%TEMP%", strings.Repeat("长", 200), strings.Repeat("𬺈", 100), "e\u0301", "\u202egnp.exe", "aux",
	}
	for _, title := range titles {
		c := newClaims()
		b := &speech.Book{Title: title, Source: "x.txt"}
		for n := range 12 {
			b.Speeches = append(b.Speeches, speech.Speech{Number: n + 1, Title: title, Label: "篇" + title})
		}
		for n := range 3 { // the second and third get numbers
			name := c.claim(n, bookName(b))
			for _, f := range formats {
				for _, file := range f.files(b) {
					p := target(name, f, file)
					parts := strings.Split(p, "/")
					if want := 1; f.folder {
						want = 2
						if len(parts) != want {
							t.Errorf("%q: %q leaves its folder", title, p)
						}
					} else if len(parts) != want {
						t.Errorf("%q: %q leaves its folder", title, p)
					}
					for _, part := range parts {
						windowsSafe(t, title, part)
					}
				}
			}
		}
	}
}

// windowsSafe holds one name to what Windows takes, the strictest of the three;
// the documentation of CreateFile and of naming files is the source.
func windowsSafe(t *testing.T, title, name string) {
	t.Helper()
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimRight(stem, " ")
	for _, device := range []string{"CON", "PRN", "AUX", "NUL", "COM", "LPT", "CONIN$", "CONOUT$"} {
		rest, ok := strings.CutPrefix(stem, device)
		if !ok {
			continue
		}
		if port := device == "COM" || device == "LPT"; !port && rest == "" || port && len([]rune(rest)) == 1 && strings.ContainsAny(rest, "0123456789¹²³") {
			t.Errorf("%q: %q is a device", title, name)
		}
	}
	room := len(tempFront) + 13 + len(tempEnd) // a temporary file has a name of its own
	if len(name) > 255 || len(utf16.Encode([]rune(name))) > 255 || room > 255 {
		t.Errorf("%q: %q is too long", title, name)
	}
	if !utf8.ValidString(name) || strings.ContainsAny(name, `/\:*?"<>|`) || strings.IndexFunc(name, func(r rune) bool { return r < 32 || r == 127 }) >= 0 {
		t.Errorf("%q: %q holds a character no name may hold", title, name)
	}
	if strings.TrimRight(name, ". ") != name || strings.TrimLeft(name, " -.") != name || name == "" {
		t.Errorf("%q: %q begins or ends wrongly", title, name)
	}
	if strings.ContainsRune(name, '\u202e') {
		t.Errorf("%q: %q turns the direction of text", title, name)
	}
}

func TestSafeNamesOfInputsWithoutTitle(t *testing.T) {
	for in, want := range map[string]string{"-": "讲稿", "": "讲稿", "dir/con.txt": "_con", "a.b.html": "a.b", "-x.txt": "－x"} {
		if got := bookName(&speech.Book{Source: in}); got != want || got != text.SafeName(got, nameBytes) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
