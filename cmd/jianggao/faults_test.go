package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

var kills = flag.Int("kills", 2, "how often TestKilledAtAnyMoment kills the program")

// jianggao gives a process of the program: the test binary runs as it under
// its name, by TestMain.
func jianggao(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &exec.Cmd{Path: self, Args: append([]string{"jianggao"}, args...)}
}

// must finds a tool of the machine; without it the test skips on a desk and
// fails in CI.
func must(t *testing.T, tool string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", tool)
		}
		t.Skipf("%s is not installed", tool)
	}
	return path
}

// TestKilledAtAnyMoment rewrites a folder of books again and again, with other
// options each time, and kills the program at a random moment. Whatever is
// there afterwards is whole, and the next run finishes the work and leaves
// nothing of the one that was killed.
func TestKilledAtAnyMoment(t *testing.T) {
	qpdf := must(t, "qpdf")
	dumps, err := filepath.Abs("../../testdata/dumps")
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out")
	pages := filepath.Join(t.TempDir(), "pages")
	for _, name := range []string{"nav-aside-hidden.html", "bracket-utf16le.txt", "single-nolabel.txt", "broken-lines.txt"} {
		b, err := os.ReadFile(filepath.Join(dumps, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(pages, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(pages, name), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	variants := [][]string{
		{"--author", "甲", "--resume", "--force"},
		{"--author", "乙", "--repair", "none", "--force"},
		{"--author", "丙", "--report", filepath.Join(t.TempDir(), "report.json"), "--force"},
	}
	command := func(variant int) *exec.Cmd {
		args := append([]string{"convert", "-q", "-f", "pdf,epub,txt,json", "-o", out, "--jobs", "2"}, variants[variant]...)
		c := jianggao(t, append(args, pages)...)
		c.Stderr = &bytes.Buffer{}
		return c
	}
	complete := func(variant int) time.Duration {
		t.Helper()
		start := time.Now()
		c := command(variant)
		if err := c.Run(); err != nil {
			t.Fatalf("%v: %v\n%s", variants[variant], err, c.Stderr)
		}
		return time.Since(start)
	}
	known := map[[32]byte]bool{} // products already found whole
	quickest := complete(0)
	books := products(t, out, qpdf, known)
	hit := 0
	for n := range *kills {
		c := command(n % len(variants))
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(quickest))))
		c.Process.Kill()
		if err := c.Wait(); err != nil {
			hit++
		}
		if got := products(t, out, qpdf, known); got != books {
			t.Fatalf("kill %d: %d products of %d are left", n+1, got, books)
		}
		// The next run, with other options, so that everything is rewritten.
		quickest = min(quickest, complete((n+1)%len(variants)))
		if got := products(t, out, qpdf, known); got != books {
			t.Fatalf("after kill %d: %d products, want %d", n+1, got, books)
		}
		litter(t, out)
	}
	t.Logf("killed %d times, %d of them at work; %d different products, all whole", *kills, hit, len(known))
	if *kills >= 20 && hit < *kills/4 {
		t.Errorf("only %d of %d kills came while the program was at work", hit, *kills)
	}
}

// products checks that every product below a folder is whole and counts them.
func products(t *testing.T, dir, qpdf string, known map[[32]byte]bool) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		n++
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(b)
		if known[sum] {
			return nil
		}
		if err := whole(p, b, qpdf); err != nil {
			return fmt.Errorf("%s is not whole: %w", p, err)
		}
		known[sum] = true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func whole(path string, b []byte, qpdf string) error {
	switch filepath.Ext(path) {
	case ".pdf":
		out, err := exec.Command(qpdf, "--check", path).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
	case ".epub":
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return err
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				return err
			}
			if _, err := io.Copy(io.Discard, r); err != nil { // checks the sum
				return err
			}
		}
	case ".txt":
		if !bytes.HasSuffix(b, []byte("\n")) {
			return errors.New("no line end at its end")
		}
	case ".json":
		if !bytes.HasSuffix(b, []byte("}\n")) {
			return errors.New("the object does not end")
		}
	}
	return nil
}

func litter(t *testing.T, dir string) {
	t.Helper()
	filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(p, ".tmp") {
			t.Fatalf("left over: %s (%v)", p, err)
		}
		return nil
	})
}

// TestFullDisk converts into a file system of a few hundred kilobytes: each
// input fails with the reason, products of before stay as they were, and
// nothing is left over. Once there is room, the run completes.
func TestFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs a tmpfs")
	}
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk).CombinedOutput(); err != nil {
		if os.Getenv("CI") != "" && os.Geteuid() == 0 {
			t.Fatalf("mount: %v %s", err, out)
		}
		t.Skipf("mount: %v %s", err, out)
	}
	t.Cleanup(func() { exec.Command("umount", disk).Run() })
	run := func(args ...string) (string, error) {
		c := jianggao(t, append([]string{"convert", "--force", "-o", filepath.Join(disk, "out")}, args...)...)
		b, err := c.CombinedOutput()
		return string(b), err
	}
	small, large := "../../testdata/dumps/single-nolabel.txt", "../../testdata/sample.txt"
	if said, err := run("-f", "txt", small); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	files := func() map[string]string {
		found := map[string]string{}
		filepath.WalkDir(disk, func(p string, d fs.DirEntry, err error) error {
			if err == nil && filepath.Ext(p) == ".txt" {
				b, _ := os.ReadFile(p)
				found[p] = string(b)
			}
			return err
		})
		return found
	}
	before := files()
	if len(before) != 1 {
		t.Fatalf("%d products, want 1", len(before))
	}
	if said, err := run("-f", "txt", "--repair", "none", small); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	renewed := files() // the same product as the options below make it
	if maps.Equal(before, renewed) {
		t.Fatal("the options make no difference")
	}
	if said, err := run("-f", "txt", small); err != nil || !maps.Equal(before, files()) {
		t.Fatalf("%v\n%s", err, said)
	}
	fill := filepath.Join(disk, "fill")
	if err := os.WriteFile(fill, make([]byte, 150<<10), 0o666); err != nil {
		t.Fatal(err)
	}
	said, err := run("-f", "txt,pdf", "--repair", "none", large, small)
	if err == nil || !strings.Contains(said, "no space left on device") {
		t.Fatalf("a full disk: %v\n%s", err, said)
	}
	litter(t, disk)
	// One input found no room; of the other there is the old file or the new one,
	// byte for byte.
	after := files()
	for p := range before {
		if after[p] != before[p] && after[p] != renewed[p] {
			t.Errorf("%s is neither the old nor the new product: %d bytes %q", p, len(after[p]), after[p])
		}
	}
	// Where there is no room at all, there is the old one.
	if said, err := run("-f", "txt", small); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	fillUp(t, filepath.Join(disk, "more"))
	if said, err := run("-f", "txt", "--repair", "none", small); err == nil || !strings.Contains(said, "no space left on device") {
		t.Errorf("a disk without room: %v\n%s", err, said)
	}
	if !maps.Equal(before, files()) {
		t.Error("the old product is not what it was")
	}
	litter(t, disk)
	if err := os.Remove(filepath.Join(disk, "more")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(fill); err != nil {
		t.Fatal(err)
	}
	if said, err := run("-f", "txt,epub", large, small); err != nil {
		t.Errorf("with room again: %v\n%s", err, said)
	}
	litter(t, disk)
}

// fillUp writes a file until the disk is full.
func fillUp(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for n := 1 << 16; n > 0; {
		if _, err := f.Write(make([]byte, n)); err != nil {
			n /= 2
		}
	}
}
