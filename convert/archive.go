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

	"golang.org/x/text/encoding/simplifiedchinese"
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

// An archive is a zip file of page dumps. It stays open until the last of its
// pages has been read.
type archive struct {
	mu   sync.Mutex
	file *os.File
	left int // entries not yet read
}

// addArchive takes the page dumps of a zip file, in order of name.
func (s *inputSet) addArchive(name string, open func() (*os.File, error)) {
	entries, a, err := listArchive(open)
	if err != nil {
		s.fail(name, fmt.Errorf("cannot read this zip archive: %w", reason(err)))
		return
	}
	for _, e := range entries {
		s.sources = append(s.sources, source{filepath.Join(name, e.name), func() (io.ReadCloser, func() (mark, error), error) {
			return a.open(e.file)
		}})
	}
}

type archiveEntry struct {
	name string // clean, in the separators of this system, without a way out
	file *zip.File
}

// listArchive opens an archive and lists its page dumps.
func listArchive(open func() (*os.File, error)) ([]archiveEntry, *archive, error) {
	f, err := open()
	if err != nil {
		return nil, nil, err
	}
	entries, err := listEntries(f)
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return entries, &archive{file: f, left: len(entries)}, nil
}

func listEntries(f *os.File) ([]archiveEntry, error) {
	st, err := f.Stat()
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(f, st.Size())
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
		if !e.Mode().IsRegular() || !isDump(name) || hidden(name) {
			continue
		}
		total += min(e.UncompressedSize64, 1<<40)
		entries = append(entries, archiveEntry{filepath.FromSlash(name), e})
	}
	if total > archiveFree && total/archiveRatio > uint64(st.Size()) {
		return nil, fmt.Errorf("it says it holds %d MB in a file of %d kB; that is no archive of pages", total>>20, st.Size()>>10)
	}
	if len(entries) == 0 {
		return nil, errors.New("no page dump in it (looked for .txt, .html, .htm)")
	}
	slices.SortStableFunc(entries, func(a, b archiveEntry) int { return cmp.Compare(a.name, b.name) })
	return entries, nil
}

// entryName gives the name of an entry as a relative path with slashes.
// Archives made on Chinese Windows name entries in GBK and do not say so.
func entryName(e *zip.File) string {
	name := e.Name
	if e.NonUTF8 {
		if s, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
			name = s
		}
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

// open reads an entry.
func (a *archive) open(e *zip.File) (io.ReadCloser, func() (mark, error), error) {
	if e.Flags&1 != 0 {
		return nil, nil, errors.New("this entry of the archive is encrypted")
	}
	r, err := e.Open()
	if err != nil {
		return nil, nil, err
	}
	return &entryReader{ReadCloser: r, archive: a}, func() (mark, error) { return mark{}, nil }, nil
}

type entryReader struct {
	io.ReadCloser
	archive *archive
}

// Close closes the archive too when this was its last entry.
func (r *entryReader) Close() error {
	err := r.ReadCloser.Close()
	r.archive.mu.Lock()
	defer r.archive.mu.Unlock()
	if r.archive.left--; r.archive.left == 0 {
		err = errors.Join(err, r.archive.file.Close())
	}
	return err
}
