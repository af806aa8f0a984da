// Package pdf writes a composed book as a PDF: pages of text with embedded
// subset fonts, tagged for readers that do not see them, fit for an archive
// (PDF/A-2a, PDF/UA-1), and the same bytes for the same document.
//
// Write is the way out, ReadBack the way in again: it reads a finished file
// from its bytes alone, for checks that the text came through.
//
// The path of a document through the package:
//
//	document.go   is the document sound?
//	glyphs.go     which glyphs of which faces does it use? their codes
//	boxes.go      where in a line does one glyph's box end and the next begin?
//	structure.go  what are its parts called, and which part owns which mark?
//	draw.go       contents of the pages, laid down with fpdf
//	fonts.go      embedded fonts, unicode.go their way back to characters
//	outline.go, links.go, labels.go, metadata.go, icc.go
//	              what fpdf does not write, or not rightly
//	objects.go, xref.go
//	              the file itself
//
// The text is composed before it comes here: a line is drawn as it is given.
// Squeezed marks and set gaps are glyphs with a width of their own, so that
// nothing moves inside a line and text extractors find no spaces that are none.
package pdf

import (
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"time"

	"jianggao/convert/typeset"
	"jianggao/fonts"
)

// Options are what a PDF says about itself.
type Options struct {
	Title    string    // of the book; the first title of the document when empty
	Author   string    // may be empty
	Subject  string    // may be empty
	Language string    // BCP 47; zh-CN when empty
	Creator  string    // the program that made the book, "jianggao 1.0"
	Created  time.Time // no dates are written when zero
	Standard Standard
}

// A Standard says which standards a file declares that it keeps. The file
// itself is tagged and complete in each case.
type Standard uint8

// The standards; the zero value declares both.
const (
	StandardBoth Standard = iota // PDF/A-2a and PDF/UA-1
	StandardA                    // PDF/A-2a: archiving
	StandardUA                   // PDF/UA-1: accessibility
	StandardNone
)

// archive says whether PDF/A-2a is declared.
func (s Standard) archive() bool { return s == StandardBoth || s == StandardA }

// access says whether PDF/UA-1 is declared.
func (s Standard) access() bool { return s == StandardBoth || s == StandardUA }

// standardNames are the names of the standards, as ParseStandard reads them.
var standardNames = map[Standard]string{
	StandardNone: "none", StandardA: "a", StandardUA: "ua", StandardBoth: "a+ua",
}

// StandardNames lists the names ParseStandard reads.
func StandardNames() []string { return slices.Sorted(maps.Values(standardNames)) }

// ParseStandard reads none, a, ua or a+ua.
func ParseStandard(s string) (Standard, error) {
	for standard, name := range standardNames {
		if s == name {
			return standard, nil
		}
	}
	return 0, fmt.Errorf("there is no PDF standard %q; it is one of %s", s, strings.Join(StandardNames(), ", "))
}

// Write writes the document as a PDF 1.7 file. It fails on a document that
// points at pages, nodes or faces it does not have, on fonts that cannot be
// subset, and when w does; then nothing useful has been written.
func Write(w io.Writer, d *typeset.Document, set *fonts.Set, o Options) error {
	return writeWith(w, d, set, o, runtime.GOMAXPROCS(0))
}

// writeWith writes with a number of workers.
func writeWith(w io.Writer, d *typeset.Document, set *fonts.Set, o Options, workers int) error {
	if err := validate(d, set); err != nil {
		return err
	}
	o, err := o.complete(d)
	if err != nil {
		return err
	}
	ink, err := collect(d, set)
	if err != nil {
		return err
	}
	out := newObjects(workers)
	defer out.wait() // leave no worker behind when it fails midway
	resources, err := writeFonts(out, ink, set)
	if err != nil {
		return err
	}
	tree := newTree(d, ink)
	contents, err := drawPages(d, ink, tree)
	if err != nil {
		return err
	}
	pages := newPages(out, d)
	links := writeLinks(out, d, pages, tree)
	for i, content := range contents {
		pages.write(out, i, out.stream("", content), resources, links.byPage[i])
	}
	root := writeCatalog(out, d, o, pages, tree.write(out, pages, links))
	return out.finish(w, root, writeInfo(out, o))
}
