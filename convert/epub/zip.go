package epub

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"runtime"
	"sync"

	"jianggao/convert/together"
)

// A file is one file of the container.
type file struct {
	name  string
	data  []byte
	later func() ([]byte, error) // gives the data where they are still being made
}

// deflaters are reused: each holds most of a megabyte.
var deflaters = sync.Pool{New: func() any {
	z, err := flate.NewWriter(nil, flate.DefaultCompression) // the best saves 3 bytes in 10,000, in ten times the time
	if err != nil {
		panic(err) // the level is one that exists
	}
	return z
}}

// writeZip writes the container: every size and checksum in its header, no
// descriptors, no extra fields, one fixed time. The first file, mimetype, and
// pictures are stored as they are.
func writeZip(w io.Writer, files []file) error {
	packed := make([][]byte, len(files))
	work := together.Limit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		if ext := path.Ext(f.name); i == 0 || ext == ".png" || ext == ".jpg" || f.later != nil {
			continue
		}
		work.Go(func() error {
			var b bytes.Buffer
			z := deflaters.Get().(*flate.Writer)
			defer deflaters.Put(z)
			z.Reset(&b)
			if _, err := z.Write(f.data); err != nil || z.Close() != nil || b.Len() >= len(f.data) {
				return nil // the file is stored instead
			}
			packed[i] = b.Bytes()
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		return fmt.Errorf("epub: %w", err)
	}
	for i := range files {
		if f := &files[i]; f.later != nil {
			var err error
			if f.data, err = f.later(); err != nil {
				return err
			}
		}
	}
	z := zip.NewWriter(w)
	for i, f := range files {
		h := &zip.FileHeader{
			Name: f.name, Method: zip.Store,
			CRC32: crc32.ChecksumIEEE(f.data), UncompressedSize64: uint64(len(f.data)),
			ModifiedDate: 1<<5 | 1, // 1980-01-01, the first day the format knows
		}
		body := f.data
		if packed[i] != nil {
			h.Method, body = zip.Deflate, packed[i]
		}
		h.CompressedSize64 = uint64(len(body))
		out, err := z.CreateRaw(h)
		if err == nil {
			_, err = out.Write(body)
		}
		if err != nil {
			return fmt.Errorf("epub: write %s: %w", f.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("epub: %w", err)
	}
	return nil
}
