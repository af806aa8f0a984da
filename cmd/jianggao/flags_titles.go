package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/convert/contents"
)

// titlesFlags say what lists of contents call the speeches.
type titlesFlags struct {
	titles string
}

func (t *titlesFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&t.titles, "titles", "both",
		"what contents call a speech without a title of its own: its label, a descriptive title, or both ("+strings.Join(contents.Kinds(), ", ")+")")
	complete(c, "titles", contents.Kinds())
}

func (t *titlesFlags) parse() (contents.Titles, error) {
	kind, err := contents.ParseTitles(t.titles)
	if err != nil {
		err = fmt.Errorf("--titles: %w", err)
	}
	return kind, err
}

func (t *titlesFlags) apply(o *convert.Options) error {
	kind, err := t.parse()
	o.Print.Compose.Titles, o.EPUB.Titles = kind, kind
	return err
}
