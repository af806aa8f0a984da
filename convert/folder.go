package convert

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"jianggao/convert/together"
)

// A folder is where a run writes. Every file is written beside its target,
// synced and renamed: at any moment there is the old file or the whole new
// one. All paths are relative, with slashes, and none leads out of the folder,
// by a link neither.
type folder struct {
	path string
	root *os.Root
	made []string // folders this run made to get there, outermost first
}

// Temporary files are named so that the next run knows them.
const (
	tempFront = ".jianggao-"
	tempEnd   = ".tmp"
)

// openFolder opens the output folder, makes it when it is missing and makes
// sure that it can be written to.
func openFolder(where string) (*folder, error) {
	if where == "" {
		where = "."
	}
	d := &folder{path: where}
	for p := filepath.Clean(where); ; p = filepath.Dir(p) {
		if _, err := os.Stat(p); !errors.Is(err, fs.ErrNotExist) || p == filepath.Dir(p) {
			break
		}
		d.made = append([]string{p}, d.made...)
	}
	err := os.MkdirAll(where, 0o777)
	if err == nil {
		d.root, err = os.OpenRoot(where)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot write into the folder %s: %w", where, reason(err))
	}
	probe, err := d.create("")
	if err != nil {
		d.close()
		return nil, fmt.Errorf("cannot write into the folder %s: %w", where, reason(err))
	}
	d.discard(probe)
	return d, nil
}

// close removes the folders made by this run when nothing was put into them.
func (d *folder) close() {
	if d.root != nil {
		d.root.Close()
	}
	for i := len(d.made) - 1; i >= 0; i-- {
		if os.Remove(d.made[i]) != nil { // not empty
			return
		}
	}
}

// join gives the path of a file as the user would write it.
func (d *folder) join(p string) string { return filepath.Join(d.path, filepath.FromSlash(p)) }

// A temp is a temporary file, locked by this process while it is open.
type temp struct {
	*os.File
	name   string // within the folder
	target string
}

// create makes a temporary file in a folder below this one.
func (d *folder) create(dir string) (*temp, error) {
	for {
		name := path.Join(dir, tempFront+strconv.FormatUint(rand.Uint64(), 36)+tempEnd)
		f, err := d.root.OpenFile(filepath.FromSlash(name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		// A run that starts just now may have taken the file for litter before
		// it was locked; then it is made again.
		t := &temp{File: f, name: name}
		if locked := lock(f); locked && d.holds(t) {
			return t, nil
		}
		d.discard(t)
	}
}

// holds says whether a temporary file is still in the folder.
func (d *folder) holds(t *temp) bool {
	a, err1 := t.Stat()
	b, err2 := d.root.Lstat(filepath.FromSlash(t.name))
	return err1 == nil && err2 == nil && os.SameFile(a, b)
}

func (d *folder) discard(t *temp) {
	d.root.Remove(filepath.FromSlash(t.name)) // gone already when renamed
	t.Close()
}

// place gives a finished temporary file its name. It is open, and locked, until
// it has it: what os.Root opens can be renamed and removed meanwhile, on Windows
// too.
func (d *folder) place(t *temp) error {
	defer t.Close()
	return d.root.Rename(filepath.FromSlash(t.name), filepath.FromSlash(t.target))
}

// syncs is how many files are synced side by side: enough for the file system
// to make one step of many, few enough for any disk.
const syncs = 8

// write puts files into the folder: none before all are whole and on the disk,
// then each at once. A file that is there already with the same bytes is left
// alone. On an error, or when ctx is done, no temporary file is left.
func (d *folder) write(ctx context.Context, files []file) (err error) {
	var temps []*temp
	defer func() {
		if err != nil {
			for _, t := range temps {
				d.discard(t)
			}
		}
	}()
	made := map[string]bool{".": true}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if d.same(f) {
			continue
		}
		dir := path.Dir(f.name)
		if !made[dir] {
			if err := d.root.MkdirAll(filepath.FromSlash(dir), 0o777); err != nil {
				return fmt.Errorf("%s: %w", d.join(dir), reason(err))
			}
			made[dir] = true
		}
		t, err := d.create(dir)
		if err != nil {
			return fmt.Errorf("%s: %w", d.join(f.name), reason(err))
		}
		t.target = f.name
		temps = append(temps, t)
		if _, err := t.Write(f.data); err != nil {
			return fmt.Errorf("%s: %w", d.join(f.name), reason(err))
		}
	}
	if err := d.syncAll(temps); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for len(temps) > 0 {
		t := temps[0]
		if err := d.place(t); err != nil {
			return fmt.Errorf("%s: %w", d.join(t.target), linkReason(err))
		}
		temps = temps[1:]
	}
	return nil
}

// same says whether a file is there already, byte for byte.
func (d *folder) same(f file) bool {
	name := filepath.FromSlash(f.name)
	st, err := d.root.Lstat(name)
	if err != nil || !st.Mode().IsRegular() || st.Size() != int64(len(f.data)) {
		return false
	}
	old, err := d.root.ReadFile(name)
	return err == nil && bytes.Equal(old, f.data)
}

// syncAll brings files to the disk.
func (d *folder) syncAll(temps []*temp) error {
	g := together.Limit(syncs)
	for _, t := range temps {
		g.Go(func() error {
			if err := t.Sync(); err != nil {
				return fmt.Errorf("%s: %w", d.join(t.target), reason(err))
			}
			return nil
		})
	}
	return g.Wait()
}

// abandoned is the age at which a temporary file is taken for one of no living
// run where locks do not tell.
const abandoned = 24 * time.Hour

// sweep removes the temporary files that an interrupted run left in the folder
// and in the folders of text files below it. Those of a run that goes on are
// locked and stay.
func (d *folder) sweep() {
	for _, e := range d.list(".") {
		switch {
		case e.IsDir():
			for _, below := range d.list(e.Name()) {
				d.clear(path.Join(e.Name(), below.Name()))
			}
		default:
			d.clear(e.Name())
		}
	}
}

// list gives what is in a folder; nothing when it cannot be read, which is no
// matter to sweep.
func (d *folder) list(dir string) []fs.DirEntry {
	f, err := d.root.Open(filepath.FromSlash(dir))
	if err != nil {
		return nil
	}
	defer f.Close()
	entries, _ := f.ReadDir(-1)
	return entries
}

// clear removes a file that is a temporary one of no living process.
func (d *folder) clear(name string) {
	base := path.Base(name)
	if !strings.HasPrefix(base, tempFront) || !strings.HasSuffix(base, tempEnd) {
		return
	}
	st, err := d.root.Lstat(filepath.FromSlash(name))
	if err != nil || !st.Mode().IsRegular() || !locks && time.Since(st.ModTime()) < abandoned {
		return
	}
	f, err := d.root.OpenFile(filepath.FromSlash(name), os.O_RDWR|nonblock, 0)
	if err != nil {
		return
	}
	if !lock(f) {
		f.Close()
		return
	}
	d.discard(&temp{File: f, name: name})
}

// linkReason is reason for the errors of renaming.
func linkReason(err error) error {
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return reason(err)
}
