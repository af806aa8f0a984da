package convert

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// tree writes files below a new folder and gives its path.
func tree(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		write(t, filepath.Join(dir, filepath.FromSlash(f)), "页面 "+f)
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// names expands inputs and gives the names found below dir, with slashes.
func names(t *testing.T, s *inputSet, dir string, inputs ...string) []string {
	t.Helper()
	t.Cleanup(s.close)
	if err := s.expand(inputs); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, x := range s.sources {
		rel, err := filepath.Rel(dir, x.name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFolderIsWalkedInOrder(t *testing.T) {
	dir := tree(t, "b.html", "a/2.txt", "a/10.txt", "c.pdf", ".hidden/x.txt", ".x.txt", "out/T/01-x.txt", "a/z.HTM")
	s := &inputSet{skip: filepath.Join(dir, "out")}
	same(t, names(t, s, dir, dir), "a/10.txt", "a/2.txt", "a/z.HTM", "b.html")
}

func TestFileNamedTwiceIsTakenOnce(t *testing.T) {
	dir := tree(t, "a.txt", "b.txt")
	same(t, names(t, &inputSet{}, dir, filepath.Join(dir, "b.txt"), dir, filepath.Join(dir, ".", "b.txt")), "b.txt", "a.txt")
}

func TestProductsOfAnEarlierRunAreNoInputs(t *testing.T) {
	dir := tree(t, "a.txt", "T/01-x.txt", "T/mine.txt", "books/二/01-y.txt", "books/z.txt", "made/01.txt", "pages/1.txt")
	line := func(files ...string) string {
		r := &Record{Input: "x", Outputs: []OutputRecord{{Format: "txt"}}}
		for _, f := range files {
			r.Outputs[0].Files = append(r.Outputs[0].Files, FileRecord{Path: f})
		}
		b, err := encodeRecord(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	write(t, filepath.Join(dir, journalName), line("gone.txt")+"{\n"+line("T/01-x.txt"))
	write(t, filepath.Join(dir, "books", journalName), line("二/01-y.txt", "../pages/1.txt"))
	write(t, filepath.Join(dir, "made", journalName), line("01.txt"))
	same(t, names(t, &inputSet{}, dir, dir), "T/mine.txt", "a.txt", "books/z.txt", "pages/1.txt")
	s := &inputSet{}
	same(t, names(t, s, dir, filepath.Join(dir, "made")), "made")
	if _, err := load(s.sources[0], 100); err == nil || !strings.Contains(err.Error(), "made by jianggao (1 text file)") {
		t.Errorf("%v", err)
	}
	// One that is named is meant.
	same(t, names(t, &inputSet{}, dir, filepath.Join(dir, "made", "01.txt")), "made/01.txt")
}

func TestPatternsTheShellLeft(t *testing.T) {
	dir := tree(t, "b1.txt", "b2.txt", "c.txt", "[x].txt")
	same(t, names(t, &inputSet{}, dir, filepath.Join(dir, "b?.txt")), "b1.txt", "b2.txt")
	same(t, names(t, &inputSet{}, dir, filepath.Join(dir, "[x].txt")), "[x].txt") // such a file is there
	s := &inputSet{}
	same(t, names(t, s, dir, filepath.Join(dir, "d*.txt"), filepath.Join(dir, "c.txt")), "d*.txt", "c.txt")
	if _, err := load(s.sources[0], 100); err == nil || !strings.Contains(err.Error(), "no file matches") {
		t.Errorf("%v", err)
	}
}

func TestLinksAreNotFollowedOutOfTheFolder(t *testing.T) {
	dir := tree(t, "in/a.txt", "outside/secret.txt")
	link := func(to, at string) {
		if err := os.Symlink(to, filepath.Join(dir, at)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	link(filepath.Join(dir, "outside"), "in/folder")
	link(filepath.Join(dir, "outside", "secret.txt"), "in/file.txt")
	link("a.txt", "in/again.txt")
	link(filepath.Join(dir, "in"), "named")
	same(t, names(t, &inputSet{}, dir, filepath.Join(dir, "in")), "in/a.txt")
	// A link the user names is meant.
	same(t, names(t, &inputSet{}, dir, filepath.Join(dir, "named")), "named/a.txt")

	// A file that becomes a link after the walk does not lead out either.
	s := &inputSet{}
	names(t, s, dir, filepath.Join(dir, "in"))
	if err := os.Remove(filepath.Join(dir, "in", "a.txt")); err != nil {
		t.Fatal(err)
	}
	link(filepath.Join("..", "outside", "secret.txt"), "in/a.txt")
	if b, err := load(s.sources[0], 1000); err == nil {
		t.Errorf("read %q by way of a link", b)
	}
}

func TestEmptyAndMissingFoldersAreFailuresOfTheirOwn(t *testing.T) {
	dir := tree(t, "a.txt", "empty/x.pdf")
	s := &inputSet{}
	same(t, names(t, s, dir, filepath.Join(dir, "empty"), filepath.Join(dir, "missing"), filepath.Join(dir, "a.txt")), "empty", "missing", "a.txt")
	for i, want := range []string{"no page dump in this folder", ""} {
		if _, err := load(s.sources[i], 100); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v", err)
		}
	}
	if _, err := load(s.sources[2], 100); err != nil {
		t.Error(err)
	}
}

func TestFolderThatCannotBeReadDoesNotStopTheOthers(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("permissions do not bind here")
	}
	dir := tree(t, "a/x.txt", "b/y.txt")
	if err := os.Chmod(filepath.Join(dir, "a"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(filepath.Join(dir, "a"), 0o777) })
	same(t, names(t, &inputSet{}, dir, dir), "a", "b/y.txt")
}

func TestLoadReadsOneByteOverTheLimitAtMost(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), strings.Repeat("x", 5000))
	s := &inputSet{}
	names(t, s, dir, filepath.Join(dir, "a.txt"))
	b, err := load(s.sources[0], 1000)
	if err != nil || len(b) != 1001 {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}

// changing is a source whose file is written to during the first n readings.
func changing(n int) source {
	reads := 0
	return source{"x.txt", func() (io.ReadCloser, func() (mark, error), error) {
		reads++
		now, asked := reads, 0
		return io.NopCloser(strings.NewReader("text")), func() (mark, error) {
			asked++
			if now <= n {
				return mark{4, int64(asked)}, nil
			}
			return mark{4, 0}, nil
		}, nil
	}}
}

func TestFileThatChangesWhileItIsRead(t *testing.T) {
	if b, err := load(changing(1), 100); err != nil || string(b) != "text" {
		t.Errorf("changed once: %q, %v", b, err)
	}
	if _, err := load(changing(2), 100); err == nil || !strings.Contains(err.Error(), "x.txt: changes while it is read") {
		t.Errorf("changed twice: %v", err)
	}
}

func TestReadErrorsNameTheInput(t *testing.T) {
	broken := source{"x.txt", func() (io.ReadCloser, func() (mark, error), error) {
		return io.NopCloser(io.MultiReader(strings.NewReader("te"), failing{})), func() (mark, error) { return mark{}, nil }, nil
	}}
	if _, err := load(broken, 100); err == nil || err.Error() != "x.txt: the disk is on fire" {
		t.Errorf("%v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the disk is on fire") }

func TestNamesAreShownHarmlessly(t *testing.T) {
	for name, want := range map[string]string{
		"讲稿 (1).txt": "讲稿 (1).txt", "讲\u3000稿.txt": "讲\u3000稿.txt", "👨\u200d👩\u200d👧.txt": "👨\u200d👩\u200d👧.txt", `a\b.txt`: `a\b.txt`,
		"a\nb.txt": `a\nb.txt`, "\x1b[2J.txt": `\x1b[2J.txt`, "a\u202etxt.exe": `a\u202etxt.exe`, "\u2028": `\u2028`, "\u009b1m": `\u009b1m`,
		"\xd1\xdd\xbd\xb2.txt": "演讲.txt", "a\xff.txt": `a\xff.txt`,
	} {
		if got := shown(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
