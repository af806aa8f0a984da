//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupted sends the program the signals that end it while it works on
// a folder: it says so, exits with 1 as soon as it can, and every product there
// is whole; nothing else is left.
func TestInterrupted(t *testing.T) {
	qpdf := must(t, "qpdf")
	page, err := os.ReadFile("../../testdata/sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	pages := t.TempDir()
	const inputs = 60
	for n := range inputs {
		if err := os.WriteFile(filepath.Join(pages, fmt.Sprintf("%02d.txt", n)), page, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(sig.String(), func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			c := jianggao(t, "convert", "-q", "-f", "pdf,epub,txt", "--jobs", "1", "-o", out, pages)
			var said bytes.Buffer
			c.Stderr = &said
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			// The first book is there: the run has begun and is far from its end.
			for start := time.Now(); ; time.Sleep(time.Millisecond) {
				if pdfs, _ := filepath.Glob(filepath.Join(out, "*.pdf")); len(pdfs) > 0 {
					break
				}
				if time.Since(start) > time.Minute {
					c.Process.Kill()
					t.Fatalf("no book after a minute\n%s", said.String())
				}
			}
			if err := c.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			err := c.Wait()
			if code := c.ProcessState.ExitCode(); code != exitFailed {
				t.Errorf("exit status %d (%v), want %d", code, err, exitFailed)
			}
			if !strings.Contains(said.String(), "jianggao: interrupted; no file was left half-written\n") {
				t.Errorf("it said %q", said.String())
			}
			if n := strings.Count(said.String(), "\n"); n > 1 {
				t.Errorf("%d lines of messages, want 1: %s", n, said.String())
			}
			products(t, out, qpdf, map[[32]byte]bool{})
			if pdfs, _ := filepath.Glob(filepath.Join(out, "*.pdf")); len(pdfs) == 0 || len(pdfs) == inputs {
				t.Errorf("%d books of %d were made", len(pdfs), inputs)
			}
			litter(t, out)
		})
	}
}

// TestInterruptedWhileItWaitsForInput: commands that wait for standard input
// end at the first signal and leave nothing.
func TestInterruptedWhileItWaitsForInput(t *testing.T) {
	for _, args := range [][]string{
		{"convert", "-o", "OUT", "-"}, {"convert", "--merge", "--resume", "-o", "OUT", "-"}, {"convert", "-f", "txt", "-o", "-", "-"},
		{"inspect", "-"}, {"repair"}, {"compose"},
	} {
		out := filepath.Join(t.TempDir(), "out")
		for i, a := range args {
			if a == "OUT" {
				args[i] = out
			}
		}
		c := jianggao(t, args...)
		in, err := c.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		var said bytes.Buffer
		c.Stderr = &said
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		// More than a pipe holds: when this returns, it has begun to read.
		if _, err := in.Write(bytes.Repeat([]byte("同志们\n"), 1<<16)); err != nil {
			t.Fatal(err)
		}
		c.Process.Signal(os.Interrupt)
		late := time.AfterFunc(20*time.Second, func() { c.Process.Kill() })
		c.Wait()
		in.Close()
		if !late.Stop() {
			t.Errorf("%q did not end", args)
		}
		if code := c.ProcessState.ExitCode(); code != exitFailed || said.String() != "jianggao: interrupted; no file was left half-written\n" {
			t.Errorf("%q: exit status %d, %q", args, code, said.String())
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%q left its folder", args)
		}
	}
}

// TestReadOnlyFolder converts into a folder that takes no files: the error
// names it, what was there stays, and the exit status is 1.
func TestReadOnlyFolder(t *testing.T) {
	out := t.TempDir()
	kept := filepath.Join(out, "kept.txt")
	if err := os.WriteFile(kept, []byte("以前的\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(out, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(out, 0o755) })
	reason := "permission denied"
	if f, err := os.Create(filepath.Join(out, "probe")); err == nil { // modes do not bind this user
		f.Close()
		os.Remove(f.Name())
		if said, err := exec.Command("mount", "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", out).CombinedOutput(); err != nil {
			t.Skipf("modes do not bind this user, and it may not mount: %v %s", err, said)
		}
		t.Cleanup(func() { exec.Command("umount", out).Run() })
		reason, kept = "read-only file system", ""
	}
	said, err := jianggao(t, "convert", "--force", "-f", "pdf,epub,txt", "-o", out, "../../testdata/sample.txt").CombinedOutput()
	if err == nil || !strings.Contains(string(said), reason) || !strings.Contains(string(said), out) {
		t.Errorf("%v: %s", err, said)
	}
	if left, err := os.ReadDir(out); err != nil || kept != "" && len(left) != 1 || kept == "" && len(left) != 0 {
		t.Errorf("in the folder afterwards: %v %v", left, err)
	}
}
