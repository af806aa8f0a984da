package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/layouts"
)

// printFlags say how pages are composed.
type printFlags struct {
	layout string
}

func (p *printFlags) add(c *cobra.Command) {
	f := c.Flags()
	f.StringVarP(&p.layout, "layout", "l", layouts.Default, "print layout: a name (see jianggao layouts) or a TOML file")
	complete(c, "layout", layouts.Names())
}

func (p *printFlags) apply(o *convert.Options) error {
	var err error
	if o.Print.Layout, err = loadLayout(p.layout); err != nil {
		return fmt.Errorf("--layout: %w", err)
	}
	return nil
}

// loadLayout takes the name of a layout, or the path of a TOML file.
func loadLayout(name string) (*layouts.Layout, error) {
	if strings.EqualFold(filepath.Ext(name), ".toml") {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		return layouts.Parse(name, b)
	}
	return layouts.Load(name)
}
