package convert

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// dumpEndings are the file names a folder or an archive is searched for.
var dumpEndings = map[string]bool{".txt": true, ".text": true, ".html": true, ".htm": true, ".xhtml": true, ".shtml": true}

func isDump(name string) bool { return dumpEndings[strings.ToLower(filepath.Ext(name))] }

// A source is one page dump that can be read: a file, an entry of an archive,
// or standard input.
type source struct {
	name string // as messages name it
	open opener
}

// An opener starts at the first byte every time. state tells the size and time
// of what is read; calling it before and after reading shows a change.
type opener func() (r io.ReadCloser, state func() (mark, error), err error)

// A mark is what changes when a file is written to.
type mark struct {
	size    int64
	changed int64 // nanoseconds since 1970
}

// An inputSet is the page dumps of a run, in their order: that of the
// arguments, and in a folder or archive that of the names.
type inputSet struct {
	sources []source
	roots   []io.Closer // open folders
	stdin   io.Reader
	skip    string                 // folder products go to, not searched; absolute
	made    func(path string) bool // whether a file is a product of an earlier run; may be nil
	seen    map[string]bool        // absolute paths of files taken
}

// expand finds the page dumps the inputs name: files, folders searched at any
// depth, zip archives, patterns where the shell leaves them alone, and - for
// standard input. A file named twice is taken once.
//
// Hidden files, symbolic links, and the folder products go to are left alone
// in a folder. A missing file stays in the list: it is that input's own
// failure.
func (s *inputSet) expand(inputs []string) error {
	if len(inputs) == 0 {
		return errors.New("no input; give a page dump, a folder, a zip archive, or - for standard input")
	}
	s.seen = map[string]bool{}
	for _, in := range inputs {
		names, err := glob(in)
		if err != nil {
			s.fail(in, err)
		}
		for _, name := range names {
			s.add(name)
		}
	}
	return nil
}

// fail takes an input that cannot be read, so that its place in the order and
// its message are kept and the others go on.
func (s *inputSet) fail(name string, err error) {
	s.sources = append(s.sources, source{name, func() (io.ReadCloser, func() (mark, error), error) { return nil, nil, err }})
}

// glob gives the files a pattern matches, in order of name; a name without
// * ? [ and a file that bears such a name are themselves. The command
// interpreter of Windows leaves patterns to the program.
func glob(in string) ([]string, error) {
	if !strings.ContainsAny(in, "*?[") {
		return []string{in}, nil
	}
	if _, err := os.Lstat(in); err == nil {
		return []string{in}, nil
	}
	names, err := filepath.Glob(in)
	if err != nil {
		return nil, fmt.Errorf("not a pattern of file names: %w", err)
	}
	if len(names) == 0 {
		return nil, errors.New("no file matches this pattern")
	}
	return names, nil
}

// add takes one input named by the user.
func (s *inputSet) add(name string) {
	if name == "-" {
		s.sources = append(s.sources, source{name, s.openStdin})
		return
	}
	st, err := os.Stat(name)
	switch {
	case err == nil && st.IsDir():
		s.walk(name)
	case !s.first(name):
	case err == nil && isArchive(name) && st.Mode().IsRegular():
		s.addArchive(name, func() (*os.File, error) { return os.Open(name) })
	default:
		s.sources = append(s.sources, source{name, func() (io.ReadCloser, func() (mark, error), error) {
			return openRegular(os.Stat, os.OpenFile, name)
		}})
	}
}

// first says whether a file is named for the first time.
func (s *inputSet) first(name string) bool {
	abs, err := filepath.Abs(name)
	if err != nil {
		abs = filepath.Clean(name)
	}
	if s.seen[abs] {
		return false
	}
	s.seen[abs] = true
	return true
}

// walk takes the page dumps and archives below a folder. Everything is opened
// by way of the folder, so that no link put there meanwhile leads out of it.
func (s *inputSet) walk(dir string) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		s.fail(dir, reason(err))
		return
	}
	s.roots = append(s.roots, root)
	found := 0
	fs.WalkDir(root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		full := filepath.Join(dir, filepath.FromSlash(p))
		switch {
		case err != nil:
			found++
			s.fail(full, reason(err))
			return fs.SkipDir
		case d.IsDir():
			if p != "." && (strings.HasPrefix(d.Name(), ".") || s.isOutput(full)) {
				return fs.SkipDir
			}
			return nil
		case strings.HasPrefix(d.Name(), "."), !d.Type().IsRegular(), !isDump(p) && !isArchive(p), s.isProduct(full):
			return nil
		}
		found++
		switch {
		case !s.first(full):
		case isArchive(p):
			s.addArchive(full, func() (*os.File, error) { return root.Open(p) })
		default:
			s.sources = append(s.sources, source{full, func() (io.ReadCloser, func() (mark, error), error) {
				return openRegular(root.Stat, root.OpenFile, p)
			}})
		}
		return nil
	})
	if found == 0 {
		s.fail(dir, errors.New("no page dump in this folder (looked for .txt, .html, .htm, .zip)"))
	}
}

func (s *inputSet) isOutput(path string) bool {
	abs, err := filepath.Abs(path)
	return err == nil && abs == s.skip
}

func (s *inputSet) isProduct(path string) bool { return s.made != nil && s.made(path) }

// openStdin gives standard input; it can be read once.
func (s *inputSet) openStdin() (io.ReadCloser, func() (mark, error), error) {
	if s.stdin == nil {
		return nil, nil, errors.New("no standard input")
	}
	return io.NopCloser(s.stdin), func() (mark, error) { return mark{}, nil }, nil
}

func (s *inputSet) close() {
	for _, r := range s.roots {
		r.Close()
	}
}

// openRegular opens a regular file and nothing else: a FIFO, a device or a
// socket would block or never end. It asks before opening, and again of what
// it opened, in case the two differ.
func openRegular(stat func(string) (fs.FileInfo, error), open func(string, int, fs.FileMode) (*os.File, error), name string) (io.ReadCloser, func() (mark, error), error) {
	st, err := stat(name)
	if err != nil {
		return nil, nil, err
	}
	if err := regular(st); err != nil {
		return nil, nil, err
	}
	f, err := open(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, nil, err
	}
	if st, err = f.Stat(); err == nil {
		err = regular(st)
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, func() (mark, error) {
		st, err := f.Stat()
		if err != nil {
			return mark{}, err
		}
		return mark{st.Size(), st.ModTime().UnixNano()}, nil
	}, nil
}

func regular(st fs.FileInfo) error {
	if st.Mode().IsRegular() {
		return nil
	}
	kind := "not a regular file"
	switch t := st.Mode().Type(); {
	case t&fs.ModeDir != 0:
		kind = "a folder"
	case t&fs.ModeNamedPipe != 0:
		kind = "a named pipe"
	case t&fs.ModeDevice != 0:
		kind = "a device"
	case t&fs.ModeSocket != 0:
		kind = "a socket"
	}
	return fmt.Errorf("%s; give a page dump (text or HTML), a folder, a zip archive, or - for standard input", kind)
}

// reason is an error without the call and the path the system names, for
// messages that name the input themselves.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
