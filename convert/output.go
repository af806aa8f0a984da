package convert

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
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

// claims are the names in the output folder that books of one run have taken:
// files and folders of text files, by folded name.
type claims struct {
	taken map[string]int // to the number of the book
	last  map[string]int // number put behind a name last
}

func newClaims() *claims { return &claims{map[string]int{}, map[string]int{}} }

// claim gives book n the name, or the name with a number when one of the files
// it could stand for is another book's.
func (c *claims) claim(n int, name string) string {
	if c.take(n, name) {
		return name
	}
	for k := max(2, c.last[name]+1); ; k++ {
		try := name + " (" + strconv.Itoa(k) + ")"
		if c.take(n, try) {
			c.last[name] = k
			return try
		}
	}
}

func (c *claims) take(n int, name string) bool {
	names := []string{folded(name)}
	for _, f := range formats {
		if !f.folder {
			names = append(names, folded(name+f.ending))
		}
	}
	for _, k := range names {
		if _, taken := c.taken[k]; taken {
			return false
		}
	}
	for _, k := range names {
		c.taken[k] = n
	}
	return true
}

// owner gives the book that has taken the first part of a path.
func (c *claims) owner(p string) (n int, taken bool) {
	first, _, _ := strings.Cut(p, "/")
	n, taken = c.taken[folded(first)]
	return n, taken
}

// folded makes names equal that are the same file where case does not matter,
// which is so on two of the three systems.
func folded(name string) string { return strings.ToLower(strings.ToUpper(name)) }

// target gives the path of one file of a book's product in the output folder,
// with slashes: NAME.pdf, NAME/….txt.
func target(name string, f format, file string) string {
	if f.folder {
		return path.Join(name, file)
	}
	return name + f.ending
}

// free fails when a file that would be written exists already, unless replace
// says that it may be written over.
func (d *folder) free(name string, forms []format, b *speech.Book, replace func(path string) bool) error {
	for _, f := range forms {
		for _, file := range f.files(b) {
			p := target(name, f, file)
			if _, err := d.root.Lstat(filepath.FromSlash(p)); errors.Is(err, fs.ErrNotExist) {
				continue
			} else if err != nil {
				return fmt.Errorf("%s: %w", d.join(p), reason(err))
			}
			if !replace(p) {
				return fmt.Errorf("%s exists already; use --force to write over it, or -o for another folder", d.join(p))
			}
		}
	}
	return nil
}

// placed gives the files of a product their paths in the output folder.
func placed(name string, f format, m product) []file {
	var out []file
	for _, x := range m.files {
		out = append(out, file{target(name, f, x.name), x.data})
	}
	return out
}
