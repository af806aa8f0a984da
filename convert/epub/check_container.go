package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
)

// maxUnpacked is the most a book may hold unpacked, in bytes: a small file
// that grows beyond it is an attack.
const maxUnpacked = 1 << 30

// A finished is a book being read back or checked.
type finished struct {
	data    []byte
	size    int
	zip     *zip.Reader
	files   map[string]*zip.File
	opf     *node // the package document; nil when there is none
	opfName string
	items   []item
	docs    map[string]*document // read by documents
	report  Report

	version        string
	language       string
	entries, depth int // of the contents
	coverSize      image.Point
}

// An item is a line of the manifest.
type item struct {
	id, href, kind, properties string
	name                       string // in the container; "" when it leads out of the book
	line                       int
}

// open opens a book and reads its package document.
func open(data []byte) (*finished, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("no EPUB, or one cut off: %w", err)
	}
	f := &finished{data: data, size: len(data), zip: z, files: map[string]*zip.File{}}
	var total uint64
	for _, e := range z.File {
		if total += e.UncompressedSize64; total > maxUnpacked {
			return nil, errors.New("unpacked the book would take over 1 GB")
		}
		if f.files[e.Name] == nil {
			f.files[e.Name] = e
		}
	}
	if err := f.openPackage(); err != nil {
		return nil, err
	}
	return f, nil
}

// read gives the content of a file of the container.
func (f *finished) read(name string) ([]byte, error) {
	e := f.files[name]
	if e == nil {
		return nil, fmt.Errorf("no %s", name)
	}
	return readAll(e)
}

func readAll(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var b bytes.Buffer
	if f.UncompressedSize64 < 64<<20 { // a header may lie about more
		b.Grow(int(f.UncompressedSize64) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(io.LimitReader(r, int64(min(f.UncompressedSize64, maxUnpacked))+1)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

const containerFile = "META-INF/container.xml"

// openPackage finds the package document. What keeps it from being read is a
// fault of the book; without a package document nothing else is looked at.
func (f *finished) openPackage() error {
	data, err := f.read(containerFile)
	if err != nil {
		f.fault(containerFile, "container", "the file is missing; it says where the package document is")
		return nil
	}
	container, err := parseTree(data)
	if err != nil {
		f.fault(containerFile, "xml", "%v", err)
		return nil
	}
	if e := container.find("rootfile"); e != nil {
		f.opfName = e.attr("full-path")
	}
	if data, err = f.read(f.opfName); err != nil {
		f.fault(containerFile, "container", "it names %q as the package document, which is not there", f.opfName)
		return nil
	}
	if f.opf, err = parseTree(data); err != nil {
		f.opf = nil
		f.xmlFault(f.opfName, data, err)
		return nil
	}
	f.version = f.opf.attr("version")
	if manifest := f.opf.find("manifest"); manifest != nil {
		for _, e := range manifest.all("item") {
			i := item{id: e.attr("id"), href: e.attr("href"), kind: e.attr("media-type"), properties: e.attr("properties"), line: e.line}
			if name, _, out := resolve(f.opfName, i.href); !out && i.href != "" {
				i.name = name
			}
			f.items = append(f.items, i)
		}
	}
	return nil
}

// checkContainer looks at the container as such: the mimetype readers and
// stores look for at fixed places, names, sizes.
func (f *finished) checkContainer() {
	if len(f.zip.File) == 0 || f.zip.File[0].Name != "mimetype" {
		f.fault("mimetype", "mimetype", "the first file must be named mimetype")
	} else {
		m := f.zip.File[0]
		data, err := readAll(m)
		switch {
		case m.Method != zip.Store:
			f.fault("mimetype", "mimetype", "the file is compressed; it must be stored as it is")
		case !bytes.HasPrefix(f.data[min(30, len(f.data)):], []byte("mimetypeapplication/epub+zip")):
			f.fault("mimetype", "mimetype", "its words are not at their place, 38 bytes from the start: an extra field, or other words than application/epub+zip")
		case err != nil || string(data) != "application/epub+zip":
			f.fault("mimetype", "mimetype", "it must hold application/epub+zip and nothing else")
		case m.Flags&8 != 0:
			f.fault("mimetype", "mimetype", "its size stands behind it, in a data descriptor; some readers cannot read on")
		}
	}
	seen := map[string]string{}
	for _, e := range f.zip.File {
		if e.FileInfo().IsDir() {
			continue
		}
		f.checkName(e.Name)
		key := strings.ToLower(e.Name)
		if other, ok := seen[key]; ok {
			if other == e.Name {
				f.fault(e.Name, "twice", "the container holds the file twice")
			} else {
				f.fault(e.Name, "twice", "differs from %s by case alone, which is the same file on two of three systems", other)
			}
		}
		seen[key] = e.Name
		if e.Method == zip.Store && e.Flags&8 != 0 && e.Name != "mimetype" {
			f.fault(e.Name, "mimetype", "stored with its size behind it, in a data descriptor; Java's readers refuse that")
		}
	}
	switch {
	case f.size > sendSize:
		f.fault("", "size", "the book takes %d MB; above 200 MB it cannot be sent to a Kindle", f.size>>20)
	case f.size > mailSize:
		f.fault("", "mail-size", "the book takes %d MB; above 50 MB it cannot be mailed to a Kindle", f.size>>20)
	}
}

// checkName holds a file's name against what the systems take (EPUB 3.3, 4.2.3).
func (f *finished) checkName(name string) {
	switch {
	case strings.HasPrefix(name, "/"), slices.Contains(strings.Split(name, "/"), ".."):
		f.fault(name, "file-name", "leads out of the book")
		return
	case strings.ContainsAny(name, "\"*:<>?\\|\x7f") || strings.ContainsFunc(name, func(r rune) bool { return r < 0x20 }):
		f.fault(name, "file-name", "has a character that EPUB forbids in names: one of \" * : < > ? \\ |")
	case strings.HasSuffix(name, "."):
		f.fault(name, "file-name", "ends in a full stop")
	case strings.Contains(name, " "):
		f.fault(name, "odd-file-name", "has a space, which some readers lose; write a hyphen")
	case strings.ContainsFunc(name, func(r rune) bool { return r > 0x7E }):
		f.fault(name, "odd-file-name", "is not plain ASCII; some readers and stores mangle such names")
	}
	if len(path.Base(name)) > 255 {
		f.fault(name[:40]+"…", "file-name", "is longer than 255 bytes")
	}
}

// unescape undoes the %-encoding of an address; one that is broken is left as
// it is.
func unescape(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}
