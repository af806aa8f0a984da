package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/layouts"
)

// printFlags say how pages are composed: the layout, what is changed of it, and
// what the copy is for.
type printFlags struct {
	layout                            string
	titlePage, toc, colophon, perPage string
	impose                            string
	rate                              int
	occasion, place, speaker          string
	startPage                         int
}

func (p *printFlags) add(c *cobra.Command) {
	f := c.Flags()
	f.StringVarP(&p.layout, "layout", "l", layouts.Default, "print layout: a name (see jianggao layouts) or a TOML file")
	complete(c, "layout", layouts.Names())
	for _, w := range p.words() {
		f.StringVar(w.value, w.flag, "", w.use+": "+strings.Join(w.among, " or ")+" (default: the layout's)")
		complete(c, w.flag, w.among)
	}
	f.IntVar(&p.rate, "rate", 0, "characters spoken in a minute, for minute marks and times (default: the layout's)")
	f.StringVar(&p.occasion, "occasion", "", "what the copy is for, on the title page, such as 社区年度总结会")
	f.StringVar(&p.place, "place", "", "where, on the title page")
	f.StringVar(&p.speaker, "speaker", "", "who speaks, on the title page")
	f.IntVar(&p.startPage, "start-page", 1, "number of the first page of the text")
}

// A switchFlag changes one word of a layout.
type switchFlag struct {
	flag  string
	value *string
	among []string
	use   string
	set   func(l *layouts.Layout, word string)
}

func (p *printFlags) words() []switchFlag {
	onOff := []string{"on", "off"}
	return []switchFlag{
		{"title-page", &p.titlePage, onOff, "title page", func(l *layouts.Layout, w string) { l.Parts.TitlePage = w == "on" }},
		{"toc", &p.toc, onOff, "table of contents", func(l *layouts.Layout, w string) { l.Parts.Contents = w == "on" }},
		{"colophon", &p.colophon, onOff, "last page that says where the text comes from", func(l *layouts.Layout, w string) { l.Parts.Colophon = w == "on" }},
		{"speech-per-page", &p.perPage, onOff, "each speech starts a page", func(l *layouts.Layout, w string) {
			if w == "off" {
				l.Parts.Speech = "line"
			} else if l.Parts.Speech == "line" {
				l.Parts.Speech = "page"
			}
		}},
		{"impose", &p.impose, []string{"saddle", "none"}, "pages two-up on sheets to fold and stitch, or alone", func(l *layouts.Layout, w string) { l.Sheet.Bind = w }},
	}
}

func (p *printFlags) apply(o *convert.Options) error {
	l, err := p.chosen()
	if err != nil {
		return err
	}
	if p.startPage < 1 || p.startPage > 100_000 {
		return fmt.Errorf("--start-page %d: give the number of the first page of the text, from 1 to 100000", p.startPage)
	}
	for _, f := range []struct{ flag, words string }{{"occasion", p.occasion}, {"place", p.place}, {"speaker", p.speaker}} {
		if n := utf8.RuneCountInString(f.words); n > longestCover {
			return fmt.Errorf("--%s: %d characters; %d at most go on the title page", f.flag, n, longestCover)
		}
	}
	o.Print.Layout = l
	o.Print.Compose.Occasion, o.Print.Compose.Place, o.Print.Compose.Speaker = p.occasion, p.place, p.speaker
	o.Print.Compose.StartPage = p.startPage
	o.Print.Compose.Program = "jianggao " + version
	return nil
}

// chosen gives the layout as the flags change it; nil for the default as it is,
// which is read where pages are composed: not every format has any.
func (p *printFlags) chosen() (*layouts.Layout, error) {
	words := p.words()
	if p.layout == layouts.Default && p.rate == 0 && !slices.ContainsFunc(words, func(w switchFlag) bool { return *w.value != "" }) {
		return nil, nil
	}
	l, err := loadLayout(p.layout)
	if err != nil {
		return nil, fmt.Errorf("--layout: %w", err)
	}
	for _, w := range words {
		if *w.value == "" {
			continue
		}
		if !slices.Contains(w.among, *w.value) {
			return nil, fmt.Errorf("--%s %q: write %s", w.flag, *w.value, strings.Join(w.among, " or "))
		}
		w.set(l, *w.value)
		if err := l.Check(); err != nil {
			return nil, fmt.Errorf("--%s=%s: %w", w.flag, *w.value, err)
		}
	}
	if p.rate != 0 {
		l.Speaking.Rate = p.rate
		if err := l.Check(); err != nil {
			return nil, fmt.Errorf("--rate: %w", err)
		}
	}
	return l, nil
}

// longestCover is the longest occasion, place or speaker in characters.
const longestCover = 60

// loadLayout takes the name of a layout, or the path of a TOML file.
func loadLayout(name string) (*layouts.Layout, error) {
	if strings.EqualFold(filepath.Ext(name), ".toml") {
		b, err := readFile(name)
		if err != nil {
			return nil, err
		}
		return layouts.Parse(name, b)
	}
	return layouts.Load(name)
}
