package epub

import (
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"一句":                       "一句",
		"一句。两句！三句":                 "一句。|两句！|三句",
		"他说：“好！”大家笑了。":             "他说：“好！”|大家笑了。",
		"真的吗？！……是的。":               "真的吗？！……|是的。",
		"等等……再说。":                  "等等……再说。",
		"A &amp; B。3.5 公里。（完。）又一句": "A &amp; B。|3.5 公里。|（完。）|又一句",
	} {
		if got := strings.Join(sentences(text), "|"); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// A kepub has every character in a span of its own name, and reads as before.
func TestKobo(t *testing.T) {
	plain, kobo := write(t, sample(), Options{}), write(t, sample(), Options{Kobo: true})
	a, _, err := Proof(plain)
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := Proof(kobo)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.EqualFunc(a, b, slices.Equal) {
		t.Errorf("the text differs:\n%q\n%q", a, b)
	}
	body := unpack(t, kobo)["EPUB/xhtml/speech-00001.xhtml"]
	for _, want := range []string{
		`<body>` + "\n" + `<div id="book-columns"><div id="book-inner">`,
		`<span class="koboSpan" id="kobo.4.1">读书是一件小事，也是一件大事。</span>`,
		`<h2 id="h1"><span class="koboSpan" id="kobo.5.1">一、从薄的书读起</span></h2>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("lacks %s:\n%s", want, body)
		}
	}
	seen := map[string]bool{}
	for _, part := range strings.Split(body, `id="kobo.`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if seen[id] {
			t.Errorf("kobo.%s is there twice", id)
		}
		seen[id] = true
	}
	if r, err := Check(kobo); err != nil || slices.ContainsFunc(r.Faults, func(f Fault) bool { return f.Grave }) {
		t.Error(r, err)
	}
}
