// Package layouts holds the print layouts: figures and styles of pages, each
// one TOML file of this folder, embedded. A user's own file is read the same
// way.
//
//	Names   the embedded layouts
//	Load    one of them by name
//	Source  its TOML as written, comments included, to copy
//	Parse   a layout from anybody's bytes
//
// The keys stand in schema.go, as the fields of Layout; what figures are
// possible in check.go; sizes, which may be Chinese names, in size.go. A layout
// says what a page is like, never how it is composed: that is typeset.
package layouts

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed *.toml
var files embed.FS

// listed is every finished layout, in the order a user sees them.
var listed = []string{"a4", "a4-tight", "a4-open", "a4-2col", "a5", "booklet", "podium", "podium-m", "gongwen"}

// Default is the layout of books whose user asks for none.
const Default = "a4"

// Names lists the embedded layouts.
func Names() []string { return slices.Clone(listed) }

// Source gives the TOML of an embedded layout.
func Source(name string) ([]byte, error) {
	if !slices.Contains(listed, name) {
		return nil, fmt.Errorf("no layout %q; the layouts are %s, or a file ending in .toml", name, strings.Join(listed, ", "))
	}
	return files.ReadFile(name + ".toml")
}

// Load reads an embedded layout.
func Load(name string) (*Layout, error) {
	src, err := Source(name)
	if err != nil {
		return nil, err
	}
	return Parse(name+".toml", src)
}
