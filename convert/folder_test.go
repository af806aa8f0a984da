package convert

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func opened(t *testing.T, path string) *folder {
	t.Helper()
	d, err := openFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.close)
	return d
}

// listing gives every file below a folder, hidden ones too.
func listing(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, p)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

func TestFilesAreWrittenWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	d := opened(t, dir)
	files := []file{{"x.pdf", []byte("一")}, {"x/1.txt", []byte("二")}, {"x/2.txt", []byte("三")}}
	if err := d.write(context.Background(), files); err != nil {
		t.Fatal(err)
	}
	same(t, listing(t, dir), "x.pdf", "x/1.txt", "x/2.txt")
	b, err := os.ReadFile(filepath.Join(dir, "x", "2.txt"))
	if err != nil || string(b) != "三" {
		t.Errorf("%q, %v", b, err)
	}
	// A file with the same bytes is not touched, one with others is replaced.
	before, err := os.Stat(filepath.Join(dir, "x.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	files[1].data = []byte("四")
	if err := d.write(context.Background(), files); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(filepath.Join(dir, "x.pdf"))
	if err != nil || !os.SameFile(before, after) {
		t.Errorf("a file was replaced by itself (%v)", err)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "x", "1.txt")); string(b) != "四" {
		t.Errorf("%q", b)
	}
}

func TestNothingIsLeftOfAFailedOrStoppedWrite(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.pdf"), "old")
	write(t, filepath.Join(dir, "x"), "a file where a folder is wanted")
	write(t, filepath.Join(dir, "b.pdf", "inside"), "a folder where a file is wanted")
	d := opened(t, dir)
	want := listing(t, dir)
	for name, files := range map[string][]file{
		"no folder": {{"a.pdf", []byte("new")}, {"x/1.txt", []byte("1")}},
		"a way out": {{"a.pdf", []byte("new")}, {"../out.txt", []byte("1")}},
	} {
		if err := d.write(context.Background(), files); err == nil {
			t.Errorf("%s: no error", name)
		}
		same(t, listing(t, dir), want...)
		if b, _ := os.ReadFile(filepath.Join(dir, "a.pdf")); string(b) != "old" {
			t.Errorf("%s: an old product was replaced by %q though another could not be written", name, b)
		}
	}
	err := d.write(context.Background(), []file{{"b.pdf", []byte("new")}})
	if err == nil || !strings.Contains(err.Error(), "b.pdf") {
		t.Errorf("%v", err)
	}
	same(t, listing(t, dir), want...)

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := d.write(ctx, []file{{"a.pdf", []byte("new")}}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	same(t, listing(t, dir), want...)
}

func TestLinksDoNotLeadOutOfTheOutputFolder(t *testing.T) {
	dir := tree(t, "out/keep", "elsewhere/keep")
	if err := os.Symlink(filepath.Join(dir, "elsewhere"), filepath.Join(dir, "out", "T")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	d := opened(t, filepath.Join(dir, "out"))
	if err := d.write(context.Background(), []file{{"T/01-x.txt", []byte("x")}}); err == nil {
		t.Error("written by way of a link")
	}
	same(t, listing(t, filepath.Join(dir, "elsewhere")), "keep")
	// A link in the place of a file is replaced, not followed.
	if err := os.Symlink(filepath.Join(dir, "elsewhere", "keep"), filepath.Join(dir, "out", "T.pdf")); err != nil {
		t.Fatal(err)
	}
	if err := d.write(context.Background(), []file{{"T.pdf", []byte("x")}}); err != nil {
		t.Error(err)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "elsewhere", "keep")); string(b) != "页面 elsewhere/keep" {
		t.Errorf("a file elsewhere became %q", b)
	}
}

func TestLitterIsClearedAway(t *testing.T) {
	dir := tree(t, "T/01-x.txt", "T/.jianggao-abc.tmp", ".jianggao-1.tmp", ".jianggao.jsonl", "jianggao-2.tmp", ".other.tmp", "T/deep/.jianggao-3.tmp")
	d := opened(t, dir)
	d.sweep()
	// deep is no folder of ours.
	same(t, listing(t, dir), ".jianggao.jsonl", ".other.tmp", "T/01-x.txt", "T/deep/.jianggao-3.tmp", "jianggao-2.tmp")

	// What another run is writing stays.
	busy, err := d.create("T")
	if err != nil {
		t.Fatal(err)
	}
	defer d.discard(busy)
	d.sweep()
	if !d.holds(busy) {
		t.Error("the temporary file of a run that goes on was removed")
	}
}

func TestFolderMadeForNothingGoesAgain(t *testing.T) {
	top := t.TempDir()
	d, err := openFolder(filepath.Join(top, "a", "b"))
	if err != nil {
		t.Fatal(err)
	}
	d.close()
	if _, err := os.Stat(filepath.Join(top, "a")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is left: %v", err)
	}
	if _, err := os.Stat(top); err != nil {
		t.Error("a folder that was there before is gone")
	}
}

func TestFolderThatCannotBeWrittenTo(t *testing.T) {
	dir := tree(t, "file")
	for _, where := range []string{filepath.Join(dir, "file"), filepath.Join(dir, "file", "below")} {
		if _, err := openFolder(where); err == nil || !strings.Contains(err.Error(), "cannot write into the folder "+where) {
			t.Errorf("%s: %v", where, err)
		}
	}
}
