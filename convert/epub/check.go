package epub

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	_ "image/gif" // covers of other people's books
	"path"
	"slices"
	"strings"
)

// A Fault is something a store or a reading system would refuse in a book, or
// show badly.
type Fault struct {
	Where string // file in the container, with the line where one is known; "" for the whole
	Code  string // a key of kinds
	What  string // what is wrong, and what would be right
	Grave bool   // would be refused; otherwise only shown badly or warned of
}

// A Report is what Check found.
type Report struct {
	Facts  []string // what the book holds, in plain words
	Faults []Fault  // in the order of the container
}

// kinds lists the kinds of faults, and which of them get a book refused. The
// limits are those the stores published in 2024; their own answers to these
// faults are codes or none at all.
var kinds = map[string]bool{
	"mimetype":        true,  // not first, not stored, with an extra field or a descriptor, or of other words
	"container":       true,  // META-INF/container.xml missing or leading nowhere
	"twice":           true,  // a name that is there twice, on some systems or all
	"file-name":       true,  // with characters that one of the systems forbids
	"odd-file-name":   false, // or one outside ASCII, which some readers mangle
	"xml":             true,  // not well-formed
	"comment":         true,  // "--" inside a comment
	"encoding":        true,  // not UTF-8
	"identifier":      true,  // missing, empty, or unique-identifier leads nowhere
	"title":           true,  // of the book or of a document missing or empty
	"language":        true,  // missing, or no tag of BCP 47
	"other-language":  false, // a document in a language of its own, or without one
	"modified":        true,  // missing or in another form
	"missing-file":    true,  // listed or linked, but not in the container
	"dangling":        true,  // a link to an id that is not there
	"unlisted":        false, // in the container, but not in the manifest
	"manifest":        true,  // an item without id, href or type, or listed twice
	"spine":           true,  // empty, or leading nowhere
	"missing-nav":     true,  // no contents for readers of EPUB 3
	"missing-ncx":     true,  // no contents for older readers and Kindle's converter
	"contents":        false, // the contents are empty, or the two do not agree
	"duplicate-id":    true,  // an id used twice in a document
	"no-cover":        false, // no picture marked as the cover
	"cover":           true,  // not PNG or JPEG, or too small
	"small-cover":     false, // smaller than stores ask for, or very large
	"alt":             false, // a picture without words in its place
	"remote":          false, // leads out of the book where it should not
	"script":          false, // scripts are taken out or refused
	"large-document":  false, // slow to open on e-readers
	"mail-size":       false, // over 50 MB: too large to be mailed to a Kindle
	"size":            true,  // over 200 MB: too large to be sent at all
	"not-in-manifest": true,  // the reading order names a document that is not listed
}

// Sizes in bytes.
const (
	mailSize     = 50 << 20  // Send to Kindle by mail
	sendSize     = 200 << 20 // Send to Kindle, Google Play Books with room to spare
	documentSize = 300 << 10 // RMSDK, which Kobo and others read with, slows down from here
)

// Covers in pixels.
const (
	coverLeast = 500  // Amazon refuses a shorter side below 500
	coverGood  = 1400 // Apple asks for 1400 on the shorter side
	coverMost  = 10000
)

// Check looks a book over for what stores and reading systems refuse with
// unhelpful codes or none. It is no full validator: EPUBCheck is. The error is
// for data that is no EPUB at all.
func Check(data []byte) (*Report, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
	return f.check(), nil
}

// Proof reads a finished book once for two purposes: the text of every speech
// in reading order, its title and its blocks, and the faults Check finds.
func Proof(data []byte) ([][]string, *Report, error) {
	f, err := open(data)
	if err != nil {
		return nil, nil, err
	}
	texts, err := f.speeches()
	if err != nil {
		return nil, nil, err
	}
	return texts, f.check(), nil
}

// check runs every check and puts the faults in the order of the container.
func (f *finished) check() *Report {
	f.checkContainer()
	if f.opf != nil {
		f.checkMetadata()
		f.checkManifest()
		f.checkSpine()
		f.checkCover()
		f.checkContents()
		f.checkDocuments()
	}
	at := map[string]int{}
	for i, e := range f.zip.File {
		at[e.Name] = i + 1
	}
	slices.SortStableFunc(f.report.Faults, func(a, b Fault) int {
		return cmp.Compare(at[fileOf(a.Where)], at[fileOf(b.Where)])
	})
	f.addFacts()
	return &f.report
}

// fileOf is a place without its line.
func fileOf(where string) string {
	if i := strings.LastIndexByte(where, ':'); i >= 0 && strings.Trim(where[i+1:], "0123456789") == "" {
		return where[:i]
	}
	return where
}

// fault notes a fault. A kind that is not listed is a mistake in this package.
func (f *finished) fault(where, code, format string, args ...any) {
	grave, known := kinds[code]
	if !known {
		panic("epub: no kind of fault " + code)
	}
	f.report.Faults = append(f.report.Faults, Fault{where, code, fmt.Sprintf(format, args...), grave})
}

// place is a line of a file.
func place(name string, line int) string {
	if line == 0 {
		return name
	}
	return fmt.Sprintf("%s:%d", name, line)
}

// addFacts says what the book holds.
func (f *finished) addFacts() {
	var documents, pictures, fontFiles int
	for _, i := range f.items {
		switch {
		case i.kind == "application/xhtml+xml":
			documents++
		case strings.HasPrefix(i.kind, "image/"):
			pictures++
		case strings.HasPrefix(i.kind, "font/"), strings.Contains(i.kind, "font"):
			fontFiles++
		}
	}
	title := ""
	if f.opf != nil {
		if t := f.opf.find("title"); t != nil {
			title = strings.TrimSpace(t.text)
		}
	}
	facts := []string{
		fmt.Sprintf("EPUB %s, %q, language %s", f.version, title, cmp.Or(f.language, "not stated")),
		fmt.Sprintf("documents %d, pictures %d, fonts %d, %d bytes", documents, pictures, fontFiles, f.size),
		fmt.Sprintf("contents %d entries, %d deep", f.entries, f.depth),
	}
	if f.coverSize != (image.Point{}) {
		facts = append(facts, fmt.Sprintf("cover %d by %d pixels", f.coverSize.X, f.coverSize.Y))
	}
	f.report.Facts = facts
}

// checkCover looks at the picture marked as the cover: by EPUB 3's property,
// or EPUB 2's meta.
func (f *finished) checkCover() {
	var cover *item
	for i := range f.items {
		if slices.Contains(strings.Fields(f.items[i].properties), "cover-image") {
			cover = &f.items[i]
		}
	}
	if cover == nil {
		for _, m := range f.opf.all("meta") {
			if m.attr("name") == "cover" {
				if k := slices.IndexFunc(f.items, func(i item) bool { return i.id == m.attr("content") }); k >= 0 {
					cover = &f.items[k]
				} else {
					f.fault(place(f.opfName, m.line), "cover", "the cover is said to be item %q, which the manifest has not", m.attr("content"))
					return
				}
			}
		}
	}
	if cover == nil {
		f.fault(f.opfName, "no-cover", "no picture is marked as the cover; readers show a blank one")
		return
	}
	data, err := f.read(cover.name)
	if err != nil {
		return // told as a missing file
	}
	c, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil || kind != "png" && kind != "jpeg":
		f.fault(cover.name, "cover", "the cover is no PNG or JPEG picture; stores take no other")
		return
	case want(kind) != cover.kind:
		f.fault(cover.name, "cover", "the cover is a %s picture, but listed as %s", kind, cover.kind)
	}
	f.coverSize = image.Pt(c.Width, c.Height)
	switch short, long := min(c.Width, c.Height), max(c.Width, c.Height); {
	case short < coverLeast:
		f.fault(cover.name, "cover", "the cover is %d by %d pixels; stores refuse a side below %d and ask for 1600 by 2560", c.Width, c.Height, coverLeast)
	case short < coverGood:
		f.fault(cover.name, "small-cover", "the cover is %d by %d pixels; stores ask for at least %d on the shorter side", c.Width, c.Height, coverGood)
	case long > coverMost:
		f.fault(cover.name, "small-cover", "the cover is %d by %d pixels; stores take %d on the longer side", c.Width, c.Height, coverMost)
	}
	if len(data) > 5<<20 {
		f.fault(cover.name, "small-cover", "the cover takes %d bytes; e-readers are slow above 5 MB", len(data))
	}
}

func want(kind string) string { return "image/" + kind }

// resolve is where an address in a file leads: a file of the container and an
// id in it. out is true for addresses that leave the book.
func resolve(from, href string) (name, id string, out bool) {
	href, id, _ = strings.Cut(href, "#")
	if i := strings.IndexByte(href, ':'); i > 0 && !strings.ContainsAny(href[:i], "/?") {
		return "", "", true
	}
	href, _, _ = strings.Cut(href, "?")
	if href == "" {
		return from, unescape(id), false
	}
	return path.Join(path.Dir(from), unescape(href)), unescape(id), false
}
