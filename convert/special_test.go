//go:build unix && !solaris && !illumos

package convert

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A named pipe would wait for a writer that never comes, a device never ends.
func TestPipesAndDevicesAreRefused(t *testing.T) {
	dir := tree(t, "a.txt")
	pipe := filepath.Join(dir, "pipe.txt")
	if err := syscall.Mkfifo(pipe, 0o666); err != nil {
		t.Fatal(err)
	}
	within := time.AfterFunc(20*time.Second, func() { panic("reading a pipe or a device does not end") })
	defer within.Stop()
	same(t, names(t, &inputSet{}, dir, dir), "a.txt") // in a folder they are passed over
	for name, want := range map[string]string{pipe: "a named pipe", "/dev/zero": "a device"} {
		if _, err := os.Stat(name); err != nil {
			continue
		}
		s := &inputSet{}
		names(t, s, "/", name)
		if _, err := load(s.sources[0], 1000); err == nil || !strings.Contains(err.Error(), name+": "+want+", not a file") {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A file that becomes a pipe between the question and the opening.
	st, err := os.Stat(filepath.Join(dir, "a.txt"))
	if err != nil {
		t.Fatal(err)
	}
	stat := func(string) (os.FileInfo, error) { return st, nil }
	if _, err := openRegular(stat, os.OpenFile, pipe); err == nil || !strings.Contains(err.Error(), "a named pipe") {
		t.Errorf("%v", err)
	}
}
