package convert

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"jianggao/convert/speech"
	"jianggao/convert/text"
)

// nameBytes is the longest book name in bytes of UTF-8: room is left for an
// ending, a number and the temporary file's marks within the 255 of most file
// systems.
const nameBytes = 180

// bookName gives the name products of a book are filed under: its title, else
// the name of its input.
func bookName(b *speech.Book) string {
	if b.Title != "" {
		return text.SafeName(b.Title, nameBytes)
	}
	base := filepath.Base(b.Source)
	if b.Source == "-" || b.Source == "" {
		base = "讲稿"
	}
	return text.SafeName(strings.TrimSuffix(base, filepath.Ext(base)), nameBytes)
}

// claims are the book names taken in one run.
type claims map[string]bool

// claim gives the name, or the name with a number when another input of this
// run has it. Names that differ by case alone are the same file on two of the
// three systems.
func (c claims) claim(name string) string {
	try := name
	for n := 2; c[strings.ToLower(try)]; n++ {
		try = name + " (" + strconv.Itoa(n) + ")"
	}
	c[strings.ToLower(try)] = true
	return try
}

// A target is where the products of one book go: DIR/NAME.pdf, DIR/NAME/….txt.
type target struct{ dir, name string }

// path of one file of a format's product.
func (t target) path(f format, file string) string {
	if f.folder {
		return filepath.Join(t.dir, t.name, file)
	}
	return filepath.Join(t.dir, t.name+f.ending)
}

// free fails when a file that would be written exists already.
func (t target) free(forms []format, b *speech.Book) error {
	for _, f := range forms {
		for _, name := range f.files(b) {
			p := t.path(f, name)
			if _, err := os.Lstat(p); err == nil {
				return fmt.Errorf("%s exists already; use --force to write over it, or -o for another folder", p)
			} else if !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// write puts a product on the disk, file by file, each whole or not at all.
func (t target) write(ctx context.Context, f format, m product) (Output, error) {
	out := Output{Format: f.name, Path: t.path(f, ""), Files: len(m.files), Pages: m.pages}
	for _, file := range m.files {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		p := t.path(f, file.name)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			return out, err
		}
		if err := writeFile(p, file.data); err != nil {
			return out, err
		}
		out.Bytes += int64(len(file.data))
	}
	return out, nil
}

// writeFile writes beside the target, syncs and renames: at any moment there
// is the old file or the whole new one.
func writeFile(path string, data []byte) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".jianggao-*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tmp.Close() // harmless when closed already
			os.Remove(tmp.Name())
		}
	}()
	if _, err = tmp.Write(data); err != nil {
		return err
	}
	if err = tmp.Chmod(0o644); err != nil {
		return err
	}
	if err = tmp.Sync(); err != nil {
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
