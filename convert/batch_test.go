package convert

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"jianggao/convert/together"
	"jianggao/convert/warning"
)

// page is a page of one speech with a title.
func page(title string) string {
	title += "发言稿"
	return "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1>" +
		"<p>尊敬的各位同志：</p><p>今天我们在这里开会，是要把去年的工作说一说。工作做得怎么样，大家心里都有数。</p><p>谢谢大家。</p></body></html>\n"
}

// ran runs and gives what was told of each input: its base name, its status
// and its error.
func ran(t *testing.T, o Options) (said []string, sum Summary) {
	t.Helper()
	o.Done = func(oc *Outcome) {
		s := filepath.Base(oc.Input) + " " + string(oc.Status)
		if oc.Err != nil {
			s += " " + oc.Err.Error()
		}
		said = append(said, s)
	}
	sum, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return said, sum
}

// withFormat adds a format to the table for one test.
func withFormat(t *testing.T, f format) {
	t.Helper()
	before := formats
	t.Cleanup(func() { formats = before })
	formats = append(slices.Clone(formats), f)
}

func TestMistakeInAWriterFailsOneInput(t *testing.T) {
	withFormat(t, format{name: "boom", ending: ".boom", picture: true, files: oneFile, make: func(j job) (product, error) {
		var g together.Group
		g.Go(func() error {
			if j.book.Title == "乙发言稿" {
				var none []int
				none[len(j.book.Title)]++
			}
			return nil
		})
		return product{files: []file{{"", []byte("x")}}}, g.Wait()
	}})
	dir := t.TempDir()
	for _, title := range []string{"甲", "乙", "丙"} {
		write(t, filepath.Join(dir, title+".txt"), page(title))
	}
	out := filepath.Join(t.TempDir(), "out")
	said, sum := ran(t, Options{
		Inputs: []string{filepath.Join(dir, "甲.txt"), filepath.Join(dir, "乙.txt"), filepath.Join(dir, "丙.txt")},
		OutDir: out, Formats: []string{"boom", "txt"}, Jobs: 2,
	})
	if len(said) != 3 || said[0] != "甲.txt converted" || said[2] != "丙.txt converted" {
		t.Fatalf("%q", said)
	}
	for _, want := range []string{"乙.txt: a mistake in jianggao; please report this page: ", "index out of range", "batch_test.go"} {
		if !strings.Contains(said[1], want) {
			t.Errorf("%q is not in %s", want, said[1])
		}
	}
	if sum.Converted != 2 || sum.Failed != 1 {
		t.Errorf("%+v", sum)
	}
	if _, err := os.Stat(filepath.Join(out, "乙发言稿")); err == nil {
		t.Error("a part of the failed book was written")
	}
}

func TestTurnsGoOnAfterAPanic(t *testing.T) {
	var turn turns
	err := guard("x", func() error {
		turn.take(0, func() { panic("on purpose") })
		return nil
	})
	ran := false
	turn.take(1, func() { ran = true })
	if err == nil || !ran {
		t.Errorf("%v, the next ran: %v", err, ran)
	}
}

func TestMergeCanBeResumed(t *testing.T) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, title := range []string{"甲", "乙"} {
		w, err := z.Create(title + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(page(title)))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "pages.zip"), buf.String())
	o := Options{Inputs: []string{filepath.Join(dir, "pages.zip"), "-"}, Merge: true, Resume: true, Formats: []string{"txt"}, OutDir: filepath.Join(dir, "out")}
	o.Title = "合集"
	for _, want := range []string{"converted", "unchanged"} {
		o.Stdin = strings.NewReader(page("丙"))
		said, sum := ran(t, o)
		if last := said[len(said)-1]; last != "合集 "+want {
			t.Fatalf("%q, want %s", said, want)
		}
		if want == "converted" && sum.Speeches != 3 {
			t.Errorf("%d speeches", sum.Speeches)
		}
	}
	o.Stdin = strings.NewReader(page("丁"))
	if said, _ := ran(t, o); said[len(said)-1] != "合集 converted" {
		t.Errorf("standard input has changed: %q", said)
	}
}

// TestFailureDoesNotForgetWhatWasMade: an input that fails once is unchanged
// when it is back, and its products are still known as ours.
func TestFailureDoesNotForgetWhatWasMade(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "a.txt"), filepath.Join(dir, "out")
	write(t, in, page("甲"))
	o := Options{Inputs: []string{in}, Resume: true, Report: filepath.Join(dir, "r.json"), Formats: []string{"txt", "json"}, OutDir: out}
	is := func(want string) {
		t.Helper()
		if said, _ := ran(t, o); len(said) != 1 || !strings.HasPrefix(said[0], want) {
			t.Fatalf("%q, want %q", said, want)
		}
	}
	is("a.txt converted")
	if err := os.Remove(in); err != nil {
		t.Fatal(err)
	}
	is("a.txt failed")
	if b, _ := os.ReadFile(o.Report); !strings.Contains(string(b), `"status":"failed"`) {
		t.Errorf("the report: %s", b)
	}
	write(t, in, page("甲"))
	is("a.txt unchanged")
	// A page with another title takes the old products with it.
	os.Remove(in)
	is("a.txt failed")
	write(t, in, page("乙"))
	is("a.txt converted")
	same(t, listing(t, out), journalName, "乙发言稿.json", "乙发言稿/01-乙发言稿.txt")
}

// TestStoppedRunIsKnown: files that a run put in their places before it was
// killed, and had no time to say so, are renewed by the next.
func TestStoppedRunIsKnown(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "a.txt"), filepath.Join(dir, "out")
	write(t, in, page("甲"))
	o := Options{Inputs: []string{in}, Formats: []string{"json"}, OutDir: out}
	if said, _ := ran(t, o); said[0] != "a.txt converted" {
		t.Fatalf("%q", said)
	}
	// Of two lines, the last was not written any more.
	p := filepath.Join(out, journalName)
	b, err := os.ReadFile(p)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(b, []byte("\n"))
	if len(lines) != 3 {
		t.Fatalf("the journal: %s", b)
	}
	for _, torn := range []int{0, 20} {
		write(t, p, string(lines[0])+string(lines[1][:torn]))
		o.Resume, o.Author, o.Fingerprint = true, "王芳", "other options"+string(rune('a'+torn))
		if said, _ := ran(t, o); said[0] != "a.txt converted" {
			t.Errorf("cut off at %d: %q", torn, said)
		}
		if said, _ := ran(t, o); said[0] != "a.txt unchanged" {
			t.Errorf("cut off at %d, then: %q", torn, said)
		}
		write(t, p, string(lines[0])+string(lines[1][:torn]))
		write(t, filepath.Join(out, "甲发言稿.json"), "mine")
		if said, _ := ran(t, o); !strings.Contains(said[0], "exists already") {
			t.Errorf("a file of somebody else: %q", said)
		}
		os.Remove(filepath.Join(out, "甲发言稿.json"))
		if said, _ := ran(t, o); said[0] != "a.txt converted" {
			t.Errorf("%q", said)
		}
		b, err = os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		lines = bytes.SplitAfter(b, []byte("\n"))
		lines = lines[len(lines)-3:]
	}
}

func TestProductThatCouldNotBeMadeIsMissing(t *testing.T) {
	able := false
	withFormat(t, format{name: "drawn", ending: ".drawn", picture: true, files: oneFile, make: func(job) (product, error) {
		if !able {
			return product{warnings: []warning.Warning{{Code: warning.NoRenderer, Text: "install it"}}}, nil
		}
		return product{files: []file{{"", []byte("x")}}}, nil
	}})
	dir := t.TempDir()
	in, out := filepath.Join(dir, "a.txt"), filepath.Join(dir, "out")
	write(t, in, page("甲"))
	o := Options{Inputs: []string{in}, Resume: true, Formats: []string{"drawn", "txt"}, OutDir: out}
	ran(t, o)
	b, err := os.ReadFile(filepath.Join(out, journalName))
	if err != nil || strings.Contains(string(b), "drawn") || strings.Contains(string(b), "null,") {
		t.Errorf("the journal: %s %v", b, err)
	}
	able = true
	if said, _ := ran(t, o); said[0] != "a.txt converted" {
		t.Errorf("%q", said)
	}
	if said, _ := ran(t, o); said[0] != "a.txt unchanged" {
		t.Errorf("%q", said)
	}
}

// TestRunsIntoOneFolderTakeTurns: two runs at once keep each other's names and
// records.
func TestRunsIntoOneFolderTakeTurns(t *testing.T) {
	if !locks {
		t.Skip("no locks on this system")
	}
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	var runs sync.WaitGroup
	for _, n := range []string{"1", "2", "3"} {
		write(t, filepath.Join(dir, n+".txt"), page("甲"+n))
		runs.Go(func() {
			o := Options{Inputs: []string{filepath.Join(dir, n+".txt")}, Formats: []string{"txt"}, OutDir: out, Resume: true}
			if _, err := Run(context.Background(), o); err != nil {
				t.Error(err)
			}
		})
	}
	runs.Wait()
	same(t, listing(t, out), journalName, "甲1发言稿/01-甲1发言稿.txt", "甲2发言稿/01-甲2发言稿.txt", "甲3发言稿/01-甲3发言稿.txt")
	said, _ := ran(t, Options{Inputs: []string{filepath.Join(dir, "1.txt"), filepath.Join(dir, "2.txt"), filepath.Join(dir, "3.txt")}, Formats: []string{"txt"}, OutDir: out, Resume: true})
	same(t, said, "1.txt unchanged", "2.txt unchanged", "3.txt unchanged")

	// Waiting can be broken off.
	d := opened(t, out)
	j, err := openJournal(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer j.close()
	ctx, cancel := context.WithCancel(context.Background())
	waited := false
	_, err = Run(ctx, Options{Inputs: []string{filepath.Join(dir, "1.txt")}, OutDir: out, Waiting: func() { waited = true; cancel() }})
	if err == nil || ctx.Err() == nil || !waited {
		t.Errorf("%v, waited: %v", err, waited)
	}
}

func TestJournalIsNoFile(t *testing.T) {
	dir := tree(t, "out/.jianggao.jsonl/x")
	_, err := Run(context.Background(), Options{Inputs: []string{"../testdata/sample.txt"}, OutDir: filepath.Join(dir, "out")})
	if err == nil || !strings.Contains(err.Error(), journalName+": ") {
		t.Errorf("%v", err)
	}
}

func TestRunOfNothingLeavesNothing(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	if said, _ := ran(t, Options{Inputs: []string{"nosuch.txt"}, OutDir: out}); !strings.HasPrefix(said[0], "nosuch.txt failed") {
		t.Errorf("%q", said)
	}
	if _, err := os.Stat(out); err == nil {
		t.Errorf("left over: %q", listing(t, out))
	}
}

func TestReportIsCheckedBeforeTheWork(t *testing.T) {
	dir := tree(t, "mine.txt", "folder/x", ".jianggao-1.tmp")
	out := filepath.Join(dir, "out")
	for report, want := range map[string]string{
		filepath.Join(dir, "none", "r.json"): "the folder " + filepath.Join(dir, "none") + ": ",
		filepath.Join(dir, "mine.txt"):       "no report of jianggao",
		filepath.Join(dir, "folder"):         "a folder; give the name of a file",
	} {
		_, err := Run(context.Background(), Options{Inputs: []string{"../testdata/sample.txt"}, OutDir: out, Report: report})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", report, err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: the work was begun", report)
		}
	}
	if err := canReport(filepath.Join(dir, "r.json")); err != nil {
		t.Error(err)
	}
	same(t, listing(t, dir), "folder/x", "mine.txt")
}
