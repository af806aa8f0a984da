package typeset

import (
	"fmt"
	"strings"
	"testing"

	"jianggao/convert/speech"
	"jianggao/convert/warning"
	"jianggao/layouts"
)

// small is a grid on which a few paragraphs fill a page.
const small = "[grid]\nchars = 20\nlines = 14\n"

// bodyPages gives the lines of each page of the text: title page, contents,
// furniture aside.
func bodyPages(d *Document) [][]*Line {
	var out [][]*Line
	for i := range d.Pages {
		if strings.Trim(d.Pages[i].Label, "0123456789") == "" {
			out = append(out, textLines(&d.Pages[i]))
		}
	}
	return out
}

// edge is the distance in em of a line from the left edge of the type area.
func edge(l *layouts.Layout, ln *Line) float64 {
	return float64(ln.X-Length(l.Inner())) / float64(ln.Size)
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if got < want-0.011 || got > want+0.011 {
		t.Errorf("%s: %.3f, want %.3f", what, got, want)
	}
}

func TestT45FirstLinesAreIndented(t *testing.T) {
	for chars, want := range map[int]float64{20: 2, 16: 2, 15: 1, 10: 1} {
		l := layoutFor(t, fmt.Sprintf("[grid]\nchars = %d\nlines = 20\n", chars))
		d := compose(t, bookOf(head(1, "一、小题"), para(60, 1), para(60, 2)), l)
		starts := map[int]bool{}
		for _, page := range bodyPages(d) {
			for _, ln := range page {
				if d.Nodes[ln.Runs[0].Node].Role != RoleParagraph || ln.Block == 0 {
					continue
				}
				if !starts[ln.Block] {
					starts[ln.Block] = true
					near(t, fmt.Sprintf("%d characters, first line", chars), edge(l, ln), want)
				} else {
					near(t, "other line", edge(l, ln), 0)
				}
			}
		}
		if len(starts) != 2 {
			t.Errorf("%d paragraphs", len(starts))
		}
	}
}

// firstsAndLasts counts the pages of the text that start with the last line of
// a paragraph, and that end with the first line of one.
func firstsAndLasts(d *Document) (lasts, firsts int) {
	pages := bodyPages(d)
	lineIn := map[*Line]int{} // number in its paragraph
	count := map[int]int{}    // lines of each node
	for _, p := range pages {
		for _, ln := range p {
			n := ln.Runs[0].Node
			lineIn[ln] = count[n]
			count[n]++
		}
	}
	for i, p := range pages {
		if len(p) == 0 {
			continue
		}
		if ln := p[0]; lineIn[ln] > 0 && lineIn[ln] == count[ln.Runs[0].Node]-1 {
			lasts++
		}
		if ln := p[len(p)-1]; i+1 < len(pages) && lineIn[ln] == 0 && count[ln.Runs[0].Node] > 1 {
			firsts++
		}
	}
	return lasts, firsts
}

func TestT47NoLastLineAloneAtAPageTop(t *testing.T) {
	naive, _ := 0, 0
	for seed := range 40 {
		var blocks []speech.Block
		for k := range 12 {
			blocks = append(blocks, para(30+(seed*29+k*53)%130, seed*100+k))
		}
		lasts, _ := firstsAndLasts(compose(t, bookOf(blocks...), layoutFor(t, small)))
		if lasts > 0 {
			t.Errorf("seed %d: %d pages start with a last line", seed, lasts)
		}
		lasts, _ = firstsAndLasts(compose(t, bookOf(blocks...), layoutFor(t, small+"[text]\nwidows = \"off\"\n")))
		naive += lasts
	}
	if naive == 0 {
		t.Error("the cases have nothing to mend")
	}
}

func TestT47PagesMayBeALineLong(t *testing.T) {
	long := 0
	for seed := range 60 {
		var blocks []speech.Block
		for k := range 12 {
			blocks = append(blocks, para(30+(seed*29+k*53)%130, seed*100+k))
		}
		d := compose(t, bookOf(blocks...), layoutFor(t, small+"[text]\nlong-pages = true\n"))
		checkWhole(t, d)
		if lasts, _ := firstsAndLasts(d); lasts > 0 {
			t.Errorf("seed %d: %d pages start with a last line", seed, lasts)
		}
		for i, page := range bodyPages(d) {
			if last := page[len(page)-1]; last.Grid > 14 {
				long++
				if last.Grid != 15 || !last.End {
					t.Errorf("seed %d, page %d: %q on row %d", seed, i+1, lineString(last), last.Grid)
				}
			}
		}
	}
	if long == 0 {
		t.Error("no page is a line long")
	}
}

func TestT47WhatCannotBeHelpedIsReported(t *testing.T) {
	// A heading of four rows on pages of five leaves room for one line of the two.
	l := layoutFor(t, "[grid]\nchars = 20\nlines = 5\n[title]\nrows = [4]\n[contents-title]\nrows = [2]\n[heading-1]\nrows = [4]\n[subtitle]\nafter = 0\n")
	b := bookOf(head(1, "一、小题"), speech.Block{Text: sentences(26, 1), Lines: []int{9}})
	b.Speeches[0].Title, b.Speeches[0].Label = "发言", ""
	d := compose(t, b, l)
	if n := len(d.Pages); d.Pages[n-1].Label != "4" {
		t.Errorf("the page after page 3 is page %q", d.Pages[n-1].Label)
	}
	for _, w := range d.Warnings {
		if w.Code == warning.LoneLine && w.Line == 9 {
			if p := &d.Pages[w.Page-1]; !strings.Contains(lineString(textLines(p)[0]), w.Text) {
				t.Errorf("page %d starts with %q, not %q", w.Page, lineString(textLines(p)[0]), w.Text)
			}
			return
		}
	}
	t.Errorf("nothing is said of the lone line: %v", d.Warnings)
}

func TestT47RebreaksBeforeItShortensAPage(t *testing.T) {
	full, short := 0, 0
	for seed := range 60 {
		blocks := []speech.Block{para(150+seed, seed), para(90, seed+1), para(200, seed+2)}
		for i, page := range bodyPages(compose(t, bookOf(blocks...), layoutFor(t, small+"[page]\nfacing = true\n"))) {
			if i == 0 && page[len(page)-1].Grid == 14 {
				full++
			} else if i == 0 {
				short++
			}
		}
	}
	if full < 55 {
		t.Errorf("%d of 60 first pages are full, %d short", full, short)
	}
}

func TestT48FirstLineAloneAtAPageFoot(t *testing.T) {
	tolerated := 0
	for seed := range 40 {
		var blocks []speech.Block
		for k := range 12 {
			blocks = append(blocks, para(30+(seed*31+k*47)%130, seed*100+k))
		}
		book := bookOf(blocks...)
		if _, firsts := firstsAndLasts(compose(t, book, layoutFor(t, small))); firsts > 0 {
			t.Errorf("seed %d: %d pages end with a first line", seed, firsts)
		}
		if _, firsts := firstsAndLasts(compose(t, book, layoutFor(t, small+"[text]\nwidows = \"strict\"\n[page]\nfacing = true\n"))); firsts > 0 {
			t.Errorf("seed %d: %d pages end with a first line where that is forbidden", seed, firsts)
		}
		_, firsts := firstsAndLasts(compose(t, book, layoutFor(t, small+"[page]\nfacing = true\n")))
		tolerated += firsts
	}
	if tolerated == 0 {
		t.Error("facing pages never end with a first line: the cost is no cost")
	}
}

func TestT49HeadingsSalutationsAndSignaturesKeepText(t *testing.T) {
	for lines := range 14 { // the heading at every height of the page
		filler := make([]speech.Block, lines)
		for i := range filler {
			filler[i] = para(15, i)
		}
		d := compose(t, bookOf(append(filler, head(1, "一、小题"), para(120, 77))...), layoutFor(t, small))
		h, page := find(t, d, "小题")
		after := 0
		for _, ln := range textLines(&d.Pages[page]) {
			if ln.Y > h.Y {
				after++
			}
		}
		if after < 2 {
			t.Errorf("%d lines before it: the heading keeps %d lines", lines, after)
		}

		b := bookOf(append(filler, speech.Block{Kind: speech.Signature, Text: "李明"}, speech.Block{Kind: speech.Signature, Text: "2024年5月6日"})...)
		d = compose(t, b, layoutFor(t, small))
		name, p1 := find(t, d, "李明")
		_, p2 := find(t, d, "5月6日")
		before := 0
		for _, ln := range textLines(&d.Pages[p1]) {
			if ln.Y < name.Y && ln.Block > 0 {
				before++
			}
		}
		if p1 != p2 || lines >= 2 && before < 2 {
			t.Errorf("%d lines before it: signature on pages %d and %d with %d lines of text", lines, p1, p2, before)
		}

		b = bookOf(append(filler, speech.Block{Kind: speech.Salutation, Text: "同志们："}, para(30, 5))...)
		d = compose(t, b, layoutFor(t, small))
		ln, p := find(t, d, "同志们")
		if last := textLines(&d.Pages[p]); last[len(last)-1] == ln {
			t.Errorf("%d lines before it: the salutation ends its page", lines)
		}
	}
}

func TestT50RunInHeading(t *testing.T) {
	for _, c := range []struct {
		text   string
		runIn  int
		spaced bool
	}{
		{"做好笔记记下来的才是自己的。", 4, true},
		{"做好笔记。记下来的才是自己的。", 5, false},
		{"做好笔记，记下来的才是自己的。", 4, false},
	} {
		d := compose(t, bookOf(speech.Block{Text: c.text, RunIn: c.runIn}), layoutFor(t, small))
		ln, _ := find(t, d, "做好笔记")
		if got := strings.Contains(lineString(ln), "\u3000"); got != c.spaced {
			t.Errorf("%q: space %v", c.text, got)
		}
		if ln.Runs[0].Face != 2 || ln.Runs[len(ln.Runs)-1].Face != 0 || ln.Size != 12*Point {
			t.Errorf("%q: faces %d, %d, size %v", c.text, ln.Runs[0].Face, ln.Runs[len(ln.Runs)-1].Face, ln.Size)
		}
	}
}

func TestT52EveryBodyLineStandsOnTheGrid(t *testing.T) {
	for _, changes := range []string{"", small, small + "[page]\nfacing = true\n", "[grid]\nchars = 16\nlines = 20\ncolumns = 2\nsize = 10\npitch = 16\n"} {
		l := layoutFor(t, changes)
		d := compose(t, longBook(3, 20), l)
		seen := 0
		for _, p := range d.Pages {
			for _, ln := range textLines(&p) {
				if ln.Block == 0 || d.Nodes[ln.Runs[0].Node].Role != RoleParagraph {
					continue
				}
				seen++
				want := Length(l.Top()) + Length(l.Grid.Size)*ascent/1000 + Length(ln.Grid-1)*Length(l.Grid.Pitch)
				if ln.Grid < 1 || ln.Grid > l.Grid.Lines || ln.Y != want {
					t.Errorf("line %q: row %d, baseline %v, want %v", lineString(ln), ln.Grid, ln.Y.Points(), want.Points())
				}
			}
		}
		if seen < 100 {
			t.Errorf("%d lines", seen)
		}
	}
}

func TestT53HeadingsAreCentredInTheirRows(t *testing.T) {
	l := layoutFor(t, small)
	d := compose(t, bookOf(para(30, 1), head(1, "一、小题"), para(30, 2)), l)
	h, page := find(t, d, "小题")
	lines := textLines(&d.Pages[page])
	var above, below *Line
	for i, ln := range lines {
		if ln == h {
			above, below = lines[i-1], lines[i+1]
		}
	}
	if below.Grid-above.Grid != 3 {
		t.Fatalf("the heading takes %d rows, want 2", below.Grid-above.Grid-1)
	}
	// Half the room the rows leave is above the heading's characters.
	top := Length(l.Top()) + Length(above.Grid)*Length(l.Grid.Pitch) - Length(l.Grid.Pitch-l.Grid.Size)/2
	room := 2*Length(l.Grid.Pitch) - h.Size
	if got := h.Y - h.Size*ascent/1000 - top; got < room/2-10 || got > room/2+10 {
		t.Errorf("%v above the heading, want %v", got.Points(), (room / 2).Points())
	}
	// At the top of a page the space above is kept.
	d = compose(t, bookOf(para(30, 1)), layoutFor(t, "[grid]\nchars = 30\nlines = 14\n"))
	title, _ := find(t, d, "总结大会")
	rows := Length(l.Title.Rows[0]) * Length(l.Grid.Pitch)
	want := Length(l.Top()) - Length(l.Grid.Pitch-l.Grid.Size)/2 + (rows-title.Size)/2 + title.Size*ascent/1000
	if title.Y != want {
		t.Errorf("title at %v, want %v", title.Y.Points(), want.Points())
	}
}

func TestT55Folios(t *testing.T) {
	l := layoutFor(t, "")
	d := compose(t, longBook(2, 20), l)
	if d.Pages[0].Label != "i" || d.Pages[2].Label != "1" {
		t.Errorf("labels %q, %q", d.Pages[0].Label, d.Pages[2].Label)
	}
	folios := func(p *Page) (out []string) {
		for i := range p.Lines {
			if ln := &p.Lines[i]; ln.Artifact == Folio {
				out = append(out, lineString(ln))
				if mid := ln.X + length(ln.Width, ln.Size)/2; ln.Size != 10500 || mid < d.Width/2-20 || mid > d.Width/2+20 {
					t.Errorf("folio of %v points around %v", ln.Size.Points(), mid.Points())
				}
			}
		}
		return out
	}
	if f := folios(&d.Pages[0]); f != nil {
		t.Errorf("the title page has the folio %q", f)
	}
	if f := folios(&d.Pages[3]); len(f) != 1 || f[0] != "— 2 —" {
		t.Errorf("folio %q", f)
	}
	d = compose(t, longBook(1, 20), layoutFor(t, "[folio]\ntext = \"第 {page} 页 共 {pages} 页\"\nalign = \"outer\"\n"))
	for i := 2; i < 4; i++ {
		p := &d.Pages[i]
		ln := &p.Lines[len(p.Lines)-1]
		if want := fmt.Sprintf("第 %d 页 共 %d 页", i-1, len(d.Pages)-3); lineString(ln) != want {
			t.Errorf("folio %q, want %q", lineString(ln), want)
		}
		left := Length(l.Inner())
		at, want := ln.X, left+ln.Size
		if p.Spread == Recto {
			at, want = ln.X+length(ln.Width, ln.Size), left+Length(l.Width())-ln.Size
		}
		if at < want-20 || at > want+20 {
			t.Errorf("page %d: folio at %v, want %v", i+1, at.Points(), want.Points())
		}
	}
}

func TestT56RunningHeads(t *testing.T) {
	l := layoutFor(t, small)
	l.Parts.Colophon = false
	d := compose(t, longBook(2, 20), l)
	book := "关于社区志愿服务的发言稿"
	seen := 0
	for i := range d.Pages {
		p := &d.Pages[i]
		var head *Line
		opens := false
		for k := range p.Lines {
			ln := &p.Lines[k]
			if ln.Artifact == RunningHead {
				head = ln
			}
			if ln.Artifact == NotArtifact && d.Nodes[ln.Runs[0].Node].Role == RoleTitle {
				opens = true
			}
		}
		if opens || p.Label == "ii" {
			if head != nil {
				t.Errorf("page %d opens a part and has the running head %q", i+1, lineString(head))
			}
			continue
		}
		if head == nil {
			t.Errorf("page %d has no running head", i+1)
			continue
		}
		seen++
		want := book
		if p.Spread == Recto {
			want = book + " 篇"
		}
		if got := lineString(head); !strings.HasPrefix(got, want) || head.Size != 9*Point {
			t.Errorf("page %d: head %q at %v points", i+1, got, head.Size.Points())
		}
		if len(p.Rules) != 1 || p.Rules[0].Width != Point/2 || p.Rules[0].Y1 != Length(l.Top())-Length(l.Head.Distance) {
			t.Errorf("page %d: rules %v", i+1, p.Rules)
		}
	}
	if seen < 5 {
		t.Errorf("%d running heads", seen)
	}
}

func TestT57RectoStartsAndFacingPages(t *testing.T) {
	l := layoutFor(t, small+"[page]\nfacing = true\n[parts]\nspeech = \"recto\"\n")
	d := compose(t, longBook(6, 6), l)
	blank := 0
	for i := range d.Pages {
		p := &d.Pages[i]
		if (p.Spread == Verso) != (i%2 == 1) {
			t.Errorf("page %d is on side %d", i+1, p.Spread)
		}
		if len(p.Lines) == 0 {
			blank++
			if p.Spread == Recto {
				t.Errorf("page %d is blank and a recto", i+1)
			}
		}
		left := Length(l.Left(p.Spread == Verso))
		for _, ln := range textLines(p) {
			if ln.X < left {
				t.Errorf("page %d: %q starts left of the type area", i+1, lineString(ln))
			}
			if d.Nodes[ln.Runs[0].Node].Role == RoleTitle && p.Spread == Verso && p.Label != "ii" {
				t.Errorf("page %d: %q starts on a verso", i+1, lineString(ln))
			}
		}
	}
	if blank == 0 {
		t.Error("no speech needed a blank page: the case shows nothing")
	}
}

func TestT54ColumnsBalance(t *testing.T) {
	two := "[grid]\nchars = 16\nlines = 20\ncolumns = 2\nsize = 10\npitch = 16\n"
	for seed := range 30 {
		l := layoutFor(t, two)
		d := compose(t, bookOf(para(500+seed*11, seed), para(60+seed*7, seed+1), para(90, seed+2)), l)
		checkWhole(t, d)
		pages := bodyPages(d)
		for i, page := range pages[:len(pages)-1] { // the last is the colophon
			var rows [2][]int
			for _, ln := range page {
				if ln.Block > 0 {
					col := 0
					if ln.X > Length(l.Inner())+l16(l) {
						col = 1
					}
					rows[col] = append(rows[col], ln.Grid)
				}
			}
			a, b := len(rows[0]), len(rows[1])
			last := i == len(pages)-2
			// On the last page the columns differ by the odd line, or by what keeps
			// lines of a paragraph together.
			if last && (b > a+1 || a-b > 3) || !last && a+8 < 20-2 {
				t.Errorf("seed %d, page %d: columns of %d and %d lines", seed, i+1, a, b)
			}
			for k := range min(a, b) {
				if rows[0][k] != rows[1][k] {
					t.Errorf("seed %d, page %d: the columns do not register", seed, i+1)
				}
			}
		}
	}
}

func l16(l *layouts.Layout) Length { return 16 * Length(l.Grid.Size) }

// Speeches that run on balance the columns before each title, which stands
// over both of them.
func TestT54ColumnsBalanceBeforeATitle(t *testing.T) {
	l := layoutFor(t, "[grid]\nchars = 16\nlines = 40\ncolumns = 2\nsize = 10\npitch = 16\n[parts]\nspeech = \"line\"\n")
	d := compose(t, longBook(4, 3), l)
	checkWhole(t, d)
	titles := 0
	for i := range d.Pages {
		p := &d.Pages[i]
		foot := Length(0) // of what stands above
		for _, ln := range textLines(p) {
			if d.Nodes[ln.Runs[0].Node].Role == RoleTitle {
				if ln.Y-ln.Size*ascent/1000 < foot {
					t.Errorf("page %d: the title %q stands on the text above it", i+1, lineString(ln))
				}
				if mid := ln.X + length(ln.Width, ln.Size)/2; mid < d.Width/2-20 || mid > d.Width/2+20 {
					t.Errorf("page %d: a title around %v", i+1, mid.Points())
				}
				if p.Label[0] != 'i' && ln.Size == Length(l.Title.Size) {
					titles++
				}
			}
			foot = max(foot, ln.Y)
		}
	}
	if titles != 4 {
		t.Errorf("%d titles", titles)
	}
}

// The lines between columns end above a title and begin anew below it.
func TestColumnRules(t *testing.T) {
	l := layoutFor(t, "[grid]\nchars = 16\nlines = 40\ncolumns = 2\nsize = 10\npitch = 16\nrule = 0.3\n[parts]\nspeech = \"line\"\n")
	d := compose(t, longBook(4, 3), l)
	rules := 0
	for i := range d.Pages {
		p := &d.Pages[i]
		for _, r := range p.Rules {
			if r.X1 != r.X2 {
				continue
			}
			rules++
			if want := Length(l.Inner()) + 17*Length(l.Grid.Size); r.X1 != want || r.Width != 300 {
				t.Errorf("page %d: a rule at %v, want %v", i+1, r.X1.Points(), want.Points())
			}
			for _, ln := range textLines(p) {
				if d.Nodes[ln.Runs[0].Node].Role == RoleTitle && ln.Y > r.Y1 && ln.Y-ln.Size < r.Y2 {
					t.Errorf("page %d: the rule goes through %q", i+1, lineString(ln))
				}
			}
		}
	}
	if rules < 4 {
		t.Errorf("%d rules", rules)
	}
}

func TestOptions(t *testing.T) {
	book := longBook(2, 4)
	o := Options{Occasion: "年度总结会", Place: "三楼会议室", Speaker: "王芳", StartPage: 7, Program: "jianggao 9"}
	d, err := Compose(book, layoutFor(t, ""), plainFaces{}, o)
	if err != nil {
		t.Fatal(err)
	}
	checkWhole(t, d)
	for _, words := range []string{o.Occasion, o.Place, o.Speaker} {
		if _, page := find(t, d, words); page != 0 {
			t.Errorf("%q stands on page %d", words, page+1)
		}
	}
	if ln, page := find(t, d, "jianggao 9"); page != len(d.Pages)-1 || ln.Size != 9*Point {
		t.Errorf("the colophon stands on page %d", page+1)
	}
	if d.Pages[2].Label != "7" {
		t.Errorf("the text starts on page %q", d.Pages[2].Label)
	}
	// An even first page is a verso.
	o.StartPage = 8
	d, err = Compose(book, layoutFor(t, "[page]\nfacing = true\n"), plainFaces{}, o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Pages {
		if d.Pages[i].Label == "8" && (d.Pages[i].Spread != Verso || i%2 != 1) {
			t.Errorf("page 8 is page %d of the file, on side %d", i+1, d.Pages[i].Spread)
		}
	}
	// Without a title page the occasion stands below each title, in brackets.
	d, err = Compose(book, layoutFor(t, "[parts]\ntitle-page = false\n"), plainFaces{}, o)
	if err != nil {
		t.Fatal(err)
	}
	ln, page := find(t, d, "（年度总结会）")
	title, at := find(t, d, "服务的发言稿")
	if page != at || ln.Y < title.Y {
		t.Errorf("the occasion stands on page %d, the title on page %d", page+1, at+1)
	}
}

func TestContentsStandInLine(t *testing.T) {
	b := longBook(12, 2)
	for i := range b.Speeches {
		b.Speeches[i].Title = "在会上的讲话之" + strings.Repeat("长", i*3)
	}
	for _, name := range []string{"a4", "a5", "podium"} {
		d := compose(t, b, load(t, name))
		checkWhole(t, d)
		at := map[Length]int{} // where the words begin
		for i := range d.Pages {
			for _, ln := range textLines(&d.Pages[i]) {
				if d.Nodes[ln.Runs[0].Node].Role != RoleLink || !strings.HasPrefix(lineString(ln), "篇") {
					continue
				}
				x := ln.X
				for _, g := range ln.Runs[0].Glyphs {
					x += length(g.Advance, ln.Size)
					if g.Rune == '\u3000' {
						break
					}
				}
				at[x]++
			}
		}
		if len(at) != 1 {
			t.Errorf("%s: entries begin at %v", name, at)
		}
	}
}
