package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/fonts"
)

// fontFlags say which fonts pages are set in.
type fontFlags struct {
	fonts []string // FAMILY=FILE or FAMILY=FILE#N
	faces []string
}

func (f *fontFlags) add(c *cobra.Command) {
	fl := c.Flags()
	fl.StringArrayVar(&f.fonts, "font", nil,
		"TrueType font of yours for a family, as song=FILE.ttf, or song=FILE.ttc#1 for a font of a collection; families: "+familyList())
	fl.StringSliceVar(&f.faces, "faces", nil, "draw everything in these families, such as song: a smaller PDF, titles and headings in the face of the text")
	complete(c, "faces", fonts.Families())
}

func familyList() string { return strings.Join(fonts.Families(), ", ") }

func (f *fontFlags) apply(o *convert.Options) error {
	set, err := f.set()
	o.Print.Fonts = set
	return err
}

// set gives the fonts the flags ask for.
func (f *fontFlags) set() (*fonts.Set, error) {
	set, err := fonts.Bundled()
	if err != nil {
		return nil, err
	}
	for _, s := range f.fonts {
		family, path, ok := strings.Cut(s, "=")
		if !ok || path == "" {
			return nil, fmt.Errorf("--font %s: write FAMILY=FILE, such as song=FILE.ttf; the families are %s", s, familyList())
		}
		path, number := splitNumber(path)
		data, err := readFile(path)
		if err != nil {
			return nil, fmt.Errorf("--font %s: %w", family, err)
		}
		if err := set.Replace(family, data, number); err != nil {
			return nil, fmt.Errorf("--font %s: %s: %w", family, path, err)
		}
	}
	if err := set.Restrict(f.faces); err != nil {
		return nil, fmt.Errorf("--faces: %w", err)
	}
	return set, nil
}

// splitNumber takes the number of a font in its collection off a path.
func splitNumber(path string) (string, int) {
	if i := strings.LastIndexByte(path, '#'); i > 0 {
		if n, err := strconv.Atoi(path[i+1:]); err == nil && n >= 0 {
			if _, err := os.Stat(path); err != nil { // a file may have such a name
				return path[:i], n
			}
		}
	}
	return path, 0
}
