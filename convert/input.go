package convert

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/unicode/norm"
)

// dumpEndings are the file names a folder or an archive is searched for.
var dumpEndings = map[string]bool{".txt": true, ".text": true, ".html": true, ".htm": true, ".xhtml": true, ".shtml": true, ".mhtml": true, ".mht": true}

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
	skip    string          // folder products go to, not searched; absolute
	seen    map[string]bool // absolute paths of files taken, and "-"
}

// expand finds the page dumps the inputs name: files, folders searched at any
// depth, zip archives, patterns where the shell leaves them alone, and - for
// standard input. A file named twice is taken once.
//
// Hidden files, symbolic links, the folder products go to and products of
// earlier runs are left alone in a folder. A missing file stays in the list: it is that input's own
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

// take adds a source at the end.
func (s *inputSet) take(name string, open opener) {
	s.sources = append(s.sources, source{shown(name), open})
}

// shown makes the name of a file harmless in messages, lists and titles: it may
// come from an archive somebody sent. Names that are no UTF-8 are read as GBK,
// as Chinese systems wrote them; what would move the cursor of a terminal, end
// a line or turn the direction of text is written with a backslash.
func shown(name string) string {
	if !utf8.ValidString(name) {
		name = decodeGBK(name)
	}
	harmless := func(r rune) bool {
		return !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r) && r != '\u2028' && r != '\u2029' && r != utf8.RuneError
	}
	if strings.IndexFunc(name, func(r rune) bool { return !harmless(r) }) < 0 {
		return name
	}
	var b strings.Builder
	for i, r := range name {
		switch _, size := utf8.DecodeRuneInString(name[i:]); {
		case harmless(r):
			b.WriteRune(r)
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, name[i])
		default:
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		}
	}
	return b.String()
}

// decodeGBK reads bytes as GBK, and gives them as they are when they are not.
func decodeGBK(s string) string {
	out, err := simplifiedchinese.GB18030.NewDecoder().String(s)
	if err != nil || strings.ContainsRune(out, utf8.RuneError) {
		return s
	}
	return out
}

// fail takes an input that cannot be read, so that its place in the order and
// its message are kept and the others go on.
func (s *inputSet) fail(name string, err error) {
	s.take(name, func() (io.ReadCloser, func() (mark, error), error) { return nil, nil, err })
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
		if !s.seen[name] {
			s.seen[name] = true
			s.take(name, s.standardInput())
		}
		return
	}
	if name == "" {
		s.fail(`""`, errors.New("an empty name; give a page dump, a folder, a zip archive, or - for standard input"))
		return
	}
	st, err := os.Stat(name)
	switch {
	case err == nil && st.IsDir():
		s.walk(name)
	case !s.first(name):
	case err == nil && isArchive(name) && st.Mode().IsRegular():
		s.addArchive(name, func() (*os.File, error) { return openRegular(os.Stat, os.OpenFile, name) })
	default:
		s.take(name, fileOpens(os.Stat, os.OpenFile, name))
	}
}

// singleApart says whether the input is one file, and the folder products go to
// lies neither above it nor below its own: then no later search meets both, and
// no run has a use for a journal there unless it is asked for one.
func (s *inputSet) singleApart() bool {
	if len(s.seen) != 1 || len(s.sources) != 1 || len(s.roots) > 0 {
		return false
	}
	for name := range s.seen {
		if name != "-" && (isArchive(name) || within(s.skip, name) || within(filepath.Dir(name), s.skip)) {
			return false
		}
	}
	return true
}

// within says whether an absolute path is that of a folder or lies below it.
func within(folder, path string) bool {
	rest, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rest)
}

// fileOpens opens a file by way of stat and open.
func fileOpens(stat statter, open fileOpener, path string) opener {
	return func() (io.ReadCloser, func() (mark, error), error) {
		f, err := openRegular(stat, open, path)
		if err != nil {
			return nil, nil, err
		}
		return f, func() (mark, error) { return fileState(f) }, nil
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
	found, products := 0, 0
	made := map[string]bool{} // products of earlier runs, within the folder
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
			addProducts(made, root, p)
			return nil
		case strings.HasPrefix(d.Name(), "."), !d.Type().IsRegular(), !isDump(p) && !isArchive(p):
			return nil
		case made[productKey(p)]:
			products++
			return nil
		}
		found++
		switch {
		case !s.first(full):
		case isArchive(p):
			s.addArchive(full, func() (*os.File, error) { return openRegular(root.Stat, root.OpenFile, p) })
		default:
			s.take(full, fileOpens(root.Stat, root.OpenFile, p))
		}
		return nil
	})
	switch {
	case found > 0:
	case products > 0:
		s.fail(dir, fmt.Errorf("no page dump in this folder: what it holds was made by jianggao (%s); to convert a file all the same, give its name", count(products, "text file")))
	default:
		s.fail(dir, errors.New("no page dump in this folder (looked for .txt, .html, .htm, .mhtml, .zip)"))
	}
}

// addProducts adds the files that earlier runs made in a folder below root, as
// its journal tells.
func addProducts(made map[string]bool, root *os.Root, dir string) {
	f, err := openRegular(root.Stat, root.OpenFile, path.Join(dir, journalName))
	if err != nil {
		return // seldom there
	}
	defer f.Close()
	eachRecord(f, func(r *Record, _ span) { // what cannot be read tells nothing
		for f := range r.files() {
			if fs.ValidPath(f.Path) { // names nothing outside its folder
				made[productKey(path.Join(dir, f.Path))] = true
			}
		}
	})
}

// productKey makes the paths of one file equal, as some systems write its name
// in other characters.
func productKey(p string) string { return folded(norm.NFC.String(p)) }

func (s *inputSet) isOutput(path string) bool {
	abs, err := filepath.Abs(path)
	return err == nil && abs == s.skip
}

// standardInput gives standard input. What has been read of it is kept, so that
// it can be read again like a file.
func (s *inputSet) standardInput() opener {
	r := &replay{from: s.stdin}
	return func() (io.ReadCloser, func() (mark, error), error) {
		if r.from == nil {
			return nil, nil, errors.New("no standard input")
		}
		return io.NopCloser(&replayed{replay: r}), func() (mark, error) { return mark{}, nil }, nil
	}
}

// A replay keeps what has been read of a stream.
type replay struct {
	from io.Reader
	kept []byte
	end  error // what came after it
}

// A replayed reads it from the start.
type replayed struct {
	*replay
	at int
}

func (r *replayed) Read(b []byte) (int, error) {
	if r.at == len(r.kept) {
		if r.end != nil {
			return 0, r.end
		}
		var n int
		n, r.end = r.from.Read(b)
		r.kept = append(r.kept, b[:n]...)
	}
	n := copy(b, r.kept[r.at:])
	r.at += n
	return n, nil
}

func (s *inputSet) close() {
	for _, r := range s.roots {
		r.Close()
	}
}

// openRegular opens a regular file and nothing else: a FIFO, a device or a
// socket would block or never end. It asks before opening, and again of what
// it opened, in case the two differ.
func openRegular(stat statter, open fileOpener, name string) (*os.File, error) {
	st, err := stat(name)
	if err != nil {
		return nil, err
	}
	if err := regular(st); err != nil {
		return nil, err
	}
	f, err := open(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	if st, err = f.Stat(); err == nil {
		err = regular(st)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

type (
	statter    func(string) (fs.FileInfo, error)
	fileOpener func(string, int, fs.FileMode) (*os.File, error)
)

// fileState gives the mark of an open file.
func fileState(f *os.File) (mark, error) {
	st, err := f.Stat()
	if err != nil {
		return mark{}, err
	}
	return mark{st.Size(), st.ModTime().UnixNano()}, nil
}

func regular(st fs.FileInfo) error {
	if st.Mode().IsRegular() {
		return nil
	}
	kind := "a special file"
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
	return errors.New(kind + ", not a file")
}

// reason is an error without the call and the path the system names, for
// messages that name the input themselves.
func reason(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return noFile{} // in the same words on every system
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// noFile is fs.ErrNotExist in our words.
type noFile struct{}

func (noFile) Error() string        { return "no such file" }
func (noFile) Is(target error) bool { return target == fs.ErrNotExist }
