package convert

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"

	"jianggao/convert/warning"
)

// Status says what became of an input.
type Status string

const (
	Converted Status = "converted"
	Unchanged Status = "unchanged" // its products are there already, whole
	Failed    Status = "failed"
)

// A Record is what a report and the journal of an output folder say of one
// input.
type Record struct {
	Input      string            `json:"input"`
	Status     Status            `json:"status"`
	Error      string            `json:"error,omitempty"`
	SHA256     string            `json:"sha256,omitempty"`  // of the input's bytes
	Options    string            `json:"options,omitempty"` // fingerprint of options and version
	Title      string            `json:"title,omitempty"`
	Name       string            `json:"name,omitempty"`   // the products are filed under
	Wanted     string            `json:"wanted,omitempty"` // the name it would have but for another book's
	Speeches   int               `json:"speeches,omitempty"`
	Characters int               `json:"characters,omitempty"`
	Dropped    int               `json:"dropped_lines,omitempty"`
	Outputs    []OutputRecord    `json:"outputs"`
	Warnings   []warning.Warning `json:"warnings"`
	Times      Times             `json:"times,omitzero"`
	Parts      []Record          `json:"parts,omitempty"` // the inputs of a merged book
}

// files gives every file of a record; none of nil.
func (r *Record) files() iter.Seq[FileRecord] {
	return func(yield func(FileRecord) bool) {
		if r == nil {
			return
		}
		for _, o := range r.Outputs {
			for _, f := range o.Files {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// An OutputRecord is one product.
type OutputRecord struct {
	Format string       `json:"format"`
	Pages  int          `json:"pages,omitempty"`
	Files  []FileRecord `json:"files"`
}

// A FileRecord is one file of a product.
type FileRecord struct {
	Path   string `json:"path"` // in the output folder, with slashes
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Times are how long the steps took, in milliseconds. They are kept for reports
// alone.
type Times struct {
	Read  float64 `json:"read_ms"` // reading, parsing, repair
	Make  float64 `json:"make_ms"` // of all products, side by side
	Write float64 `json:"write_ms"`
}

// digest is the SHA-256 of bytes in hexadecimal.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// intact says whether a file of the folder is the one of the record, byte for
// byte.
func (d *folder) intact(f FileRecord) bool {
	st, err := d.root.Lstat(filepath.FromSlash(f.Path))
	if err != nil || st.Size() != f.Bytes {
		return false
	}
	got, ok := d.measure(f.Path)
	return ok && got == f
}

// measure gives the record of a file that is in the folder.
func (d *folder) measure(p string) (r FileRecord, ok bool) {
	name := filepath.FromSlash(p)
	st, err := d.root.Lstat(name)
	if err != nil || !st.Mode().IsRegular() {
		return r, false
	}
	f, err := d.root.OpenFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return r, false
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return FileRecord{p, n, hex.EncodeToString(h.Sum(nil))}, err == nil
}

// whole says whether every file of a record is intact.
func (d *folder) whole(r *Record) bool {
	for f := range r.files() {
		if !d.intact(f) {
			return false
		}
	}
	return true
}

// removeStale removes the files of an earlier record that the input no longer
// has, unless another book has them now or someone has changed them.
func (d *folder) removeStale(r *Record, keep map[string]bool) {
	dirs := map[string]bool{}
	for f := range r.files() {
		if !keep[f.Path] && d.intact(f) && d.root.Remove(filepath.FromSlash(f.Path)) == nil {
			dirs[path.Dir(f.Path)] = true
		}
	}
	delete(dirs, ".")
	for dir := range dirs {
		d.root.Remove(filepath.FromSlash(dir)) // stays when not empty
	}
}
