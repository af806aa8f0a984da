package pdf

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jianggao/convert/typeset"
	"jianggao/convert/typeset/line"
	"jianggao/fonts"
)

var someTalks = []talk{
	{"在青年读书会上的讲话", []string{
		"各位书友：大家好！", "#一、为什么要读书",
		"读书这件事，说起来容易，做起来难。去年我们统计过，社区里坚持每天读书30分钟以上的人只有145人，还不到总人数的3%。有人说：“（工作）太忙了，哪里有时间？”其实时间就像海绵里的水——挤一挤总是有的。",
		"##（一）读什么", "Reading maketh a full man; conference a ready man; and writing an exact man. 培根的这句话，我在2019年的发言里引用过，今天再说一遍。《论语》里讲：“学而时习之，不亦说乎？”",
		"#二、怎样读书", "𬺈是通用规范汉字表里的字，写作𬺈𬺓𬷕也要能复制出来。",
	}},
	{"在运动会开幕式上的致辞", []string{"同志们、同学们：", "天高云淡，秋风送爽。今天，我们在这里隆重举行第18届田径运动会。我代表学校，向大会的召开表示热烈的祝贺！", "谢谢大家！"}},
}

func someOptions() Options {
	return Options{Title: "讲稿两篇 <&>", Author: "张三", Subject: "演讲稿", Language: "zh-CN", Creator: "jianggao test", Created: time.Date(2023, 4, 6, 0, 0, 0, 0, time.UTC)}
}

var keep = flag.String("keep", "", "folder to keep the files in that tests write, for a look at them")

// write sets talks and writes them.
func write(t testing.TB, talks []talk) []byte {
	t.Helper()
	d, set := compose(t, "讲稿两篇", talks)
	var b bytes.Buffer
	if err := Write(&b, d, set, someOptions()); err != nil {
		t.Fatal(err)
	}
	if *keep != "" {
		name := filepath.Join(*keep, strings.ReplaceAll(t.Name(), "/", "-")+".pdf")
		if err := os.WriteFile(name, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestWriteIsTheSameEachTime(t *testing.T) {
	first := write(t, someTalks)
	for range 5 {
		if !bytes.Equal(first, write(t, someTalks)) {
			t.Fatal("two runs give different bytes")
		}
	}
}

func TestWorkersMakeNoDifference(t *testing.T) {
	d, set := compose(t, "讲稿", someTalks)
	var files [][]byte
	for _, workers := range []int{1, 2, 7} {
		var b bytes.Buffer
		if err := writeWith(&b, d, set, someOptions(), workers); err != nil {
			t.Fatal(err)
		}
		files = append(files, b.Bytes())
	}
	if !bytes.Equal(files[0], files[1]) || !bytes.Equal(files[0], files[2]) {
		t.Error("the bytes depend on the number of workers")
	}
}

// TestWriteRefusesBrokenDocuments breaks a sound document in one place each.
func TestWriteRefusesBrokenDocuments(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(d *typeset.Document)
		want  string
	}{
		"no pages":         {func(d *typeset.Document) { d.Pages = nil }, "no pages"},
		"no width":         {func(d *typeset.Document) { d.Width = 0 }, "points"},
		"a giant":          {func(d *typeset.Document) { d.Height = 1 << 40 }, "points"},
		"node 0":           {func(d *typeset.Document) { d.Nodes[0].Role = typeset.RoleParagraph }, "node 0"},
		"a loop":           {func(d *typeset.Document) { d.Nodes[2].Parent = 3 }, "node 2"},
		"an unknown role":  {func(d *typeset.Document) { d.Nodes[2].Role = 99 }, "role 99"},
		"no such node":     {func(d *typeset.Document) { d.Pages[2].Lines[0].Runs[0].Node = 1000 }, "page 3: line 1"},
		"no such face":     {func(d *typeset.Document) { d.Pages[2].Lines[0].Runs[0].Face = -1 }, "page 3: line 1"},
		"no size":          {func(d *typeset.Document) { d.Pages[2].Lines[0].Size = 0 }, "page 3: line 1"},
		"a link elsewhere": {func(d *typeset.Document) { d.Pages[1].Links[0].To.Page = 77 }, "page 2: link 1"},
		"a link of text":   {func(d *typeset.Document) { d.Pages[1].Links[0].Node = 1 }, "page 2: link 1"},
		"a lost bookmark":  {func(d *typeset.Document) { d.Outline[0].Dest.Page = -1 }, "bookmark 1"},
		"a level 0":        {func(d *typeset.Document) { d.Outline[1].Level = 0 }, "bookmark 2"},
		"far shift":        {func(d *typeset.Document) { d.Pages[2].Lines[3].Runs[0].Glyphs[0].Shift = 1 << 30 }, "moved"},
	} {
		t.Run(name, func(t *testing.T) {
			d, set := compose(t, "讲稿", someTalks)
			c.spoil(d)
			var b bytes.Buffer
			err := Write(&b, d, set, someOptions())
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one about %q", err, c.want)
			}
			if b.Len() > 0 {
				t.Errorf("%d bytes were written all the same", b.Len())
			}
		})
	}
}

func TestWriteRefusesBadOptions(t *testing.T) {
	d, set := compose(t, "讲稿", someTalks)
	for _, o := range []Options{{Language: "中文"}, {Language: "zh_CN"}, {Language: "zh-"}, {Created: time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)}} {
		if err := Write(&bytes.Buffer{}, d, set, o); err == nil {
			t.Errorf("%+v is taken", o)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWritePassesErrorsOn(t *testing.T) {
	d, set := compose(t, "讲稿", someTalks)
	if err := Write(fullDisk{}, d, set, Options{}); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("error %v", err)
	}
}

// FuzzWrite draws any characters at any place: what is written can be read.
func FuzzWrite(f *testing.F) {
	f.Add([]byte("汉字与 Latin"), int32(24000), int32(0), int32(0), int32(0), 10500, 90000, uint8(0))
	f.Add([]byte("\x00\uFEFF\U000F0000\uE000\uFFFE\xFF\U0010FFFFx"), int32(-5), int32(-300), int32(70000), int32(9000), 1, -5, uint8(1))
	f.Fuzz(func(t *testing.T, s []byte, advance, shift, scale, track int32, size, x int, kind uint8) {
		set, err := fonts.Bundled()
		if err != nil {
			t.Fatal(err)
		}
		l := typeset.Line{X: typeset.Length(x), Y: typeset.Length(x), Size: typeset.Length(size), Track: line.Unit(track), Artifact: typeset.Artifact(kind % 4)}
		for i, r := range string(s) {
			g := line.Glyph{Rune: r, Advance: line.Unit(advance), Open: i%2 == 0}
			if i%3 == 0 {
				g.Shift, g.Scale = line.Unit(shift), line.Unit(scale)
			}
			l.Runs = append(l.Runs, typeset.Run{Node: i % 3, Face: i % set.Len(), Glyphs: []line.Glyph{g, g}})
		}
		d := &typeset.Document{Width: pageWidth, Height: pageHeight, Pages: []typeset.Page{{Label: string(s), Lines: []typeset.Line{l, l}}}}
		d.Nodes = []typeset.Node{{Parent: -1}, {Role: typeset.RoleParagraph, Text: string(s)}, {Role: typeset.Role(kind % 10), Parent: int(kind) % 2, Text: "a b"}}
		var b bytes.Buffer
		if Write(&b, d, set, Options{Title: string(s), Author: string(s)}) != nil {
			return
		}
		if _, err := ReadBack(b.Bytes()); err != nil {
			t.Errorf("what was written cannot be read: %v", err)
		}
	})
}
