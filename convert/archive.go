package convert

import (
	"archive/zip"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Limits of an archive. Text seldom deflates to less than a tenth; an archive
// that says it holds more than archiveRatio times its own size, and more than
// archiveFree bytes, is made to fill a disk or a memory. What an entry holds
// is held to the limit of one page in load.
const (
	archiveEntries = 200_000
	archiveRatio   = 100
	archiveFree    = 256 << 20
)

func isArchive(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

// An archive is a zip file of page dumps. It is open while one of its pages is
// read: thousands of archives need no more open files than there are workers.
type archive struct {
	open func() (*os.File, error)
	was  mark // when its pages were listed

	mu    sync.Mutex
	file  *os.File // nil while nobody reads
	users int
}

// addArchive takes the page dumps of a zip file, in order of name.
func (s *inputSet) addArchive(name string, open func() (*os.File, error)) {
	entries, a, err := listArchive(open)
	if err != nil {
		s.fail(name, fmt.Errorf("cannot read this zip archive: %w", reason(err)))
		return
	}
	for _, e := range entries {
		if isArchive(e.name) {
			s.fail(filepath.Join(name, e.name), errors.New("an archive within an archive; unpack it first"))
			continue
		}
		s.take(filepath.Join(name, e.name), func() (io.ReadCloser, func() (mark, error), error) { return a.entry(e.file) })
	}
}

type archiveEntry struct {
	name string // clean, in the separators of this system, without a way out
	file *zip.File
}

// listArchive opens an archive and lists its page dumps.
func listArchive(open func() (*os.File, error)) ([]archiveEntry, *archive, error) {
	a := &archive{open: open}
	if err := a.acquire(); err != nil {
		return nil, nil, err
	}
	defer a.release()
	entries, err := a.list()
	return entries, a, err
}

// list finds the page dumps of the archive, and archives within it.
func (a *archive) list() ([]archiveEntry, error) {
	size := a.was.size
	z, err := zip.NewReader(a, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are made harmless below
		return nil, err
	}
	if len(z.File) > archiveEntries {
		return nil, fmt.Errorf("it holds %d entries, more than %d", len(z.File), archiveEntries)
	}
	var entries []archiveEntry
	var total uint64
	for _, e := range z.File {
		name := entryName(e)
		if !e.Mode().IsRegular() || !isDump(name) && !isArchive(name) || hidden(name) {
			continue
		}
		total += min(e.UncompressedSize64, 1<<40)
		entries = append(entries, archiveEntry{filepath.FromSlash(name), e})
	}
	if total > archiveFree && total/archiveRatio > uint64(size) {
		return nil, fmt.Errorf("it says it holds %d MB in a file of %d kB; that is no archive of pages", total>>20, size>>10)
	}
	if len(entries) == 0 {
		return nil, errors.New("no page dump in it (looked for .txt, .html, .htm, .mhtml)")
	}
	slices.SortStableFunc(entries, func(a, b archiveEntry) int { return cmp.Compare(a.name, b.name) })
	return entries, nil
}

// entryName gives the name of an entry as a relative path with slashes.
// Archives made on Chinese Windows name entries in GBK and do not say so.
func entryName(e *zip.File) string {
	name := e.Name
	if e.NonUTF8 {
		name = decodeGBK(name)
	}
	name = strings.ReplaceAll(strings.ToValidUTF8(name, "\ufffd"), `\`, "/")
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// hidden says whether an entry lies in a hidden folder or one of macOS's own.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// entry reads an entry.
func (a *archive) entry(e *zip.File) (io.ReadCloser, func() (mark, error), error) {
	if e.Flags&1 != 0 {
		return nil, nil, errors.New("this entry of the archive is encrypted; unpack the archive first")
	}
	if err := a.acquire(); err != nil {
		return nil, nil, err
	}
	r, err := e.Open()
	if err != nil {
		a.release()
		return nil, nil, err
	}
	return &entryReader{r, a}, a.state, nil
}

type entryReader struct {
	io.ReadCloser
	archive *archive
}

func (r *entryReader) Close() error {
	defer r.archive.release()
	return r.ReadCloser.Close()
}

// acquire opens the file for one more reader. What has been written to since
// its pages were listed has them elsewhere.
func (a *archive) acquire() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.users > 0 {
		a.users++
		return nil
	}
	f, err := a.open()
	if err != nil {
		return err
	}
	now, err := fileState(f)
	if err == nil && a.was != (mark{}) && a.was != now {
		err = errors.New("the archive has changed since its pages were listed; try again when it is finished")
	}
	if err != nil {
		f.Close()
		return err
	}
	a.file, a.was, a.users = f, now, 1
	return nil
}

func (a *archive) release() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.users--; a.users == 0 {
		a.file.Close()
		a.file = nil
	}
}

// ReadAt reads from the file; it is open.
func (a *archive) ReadAt(b []byte, at int64) (int, error) { return a.file.ReadAt(b, at) }

func (a *archive) state() (mark, error) { return fileState(a.file) }
