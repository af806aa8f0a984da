package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/convert/parse"
	"jianggao/convert/repair"
)

// pageFlags are the flags of every command that reads a page.
type pageFlags struct {
	title, author, date string
	only                string
	rules               string
	repair              string
	maxSize             int
	dedupe              bool
}

func (p *pageFlags) add(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&p.title, "title", "", "title of the book, in place of the page's")
	f.StringVar(&p.author, "author", "", "author of the book")
	f.StringVar(&p.date, "date", "", "date of the book as YYYY-MM-DD, in place of the page's")
	f.StringVar(&p.only, "only", "", "keep only these speeches, such as 3,5-8")
	f.StringVar(&p.rules, "rules", "", "TOML file with rules of your own: lines to drop, labels to find")
	f.StringVar(&p.repair, "repair", "all", "kinds of text repair, separated by commas, or all, or none (see jianggao repair --help)")
	complete(c, "repair", kindNames())
	f.IntVar(&p.maxSize, "max-size", 64, "largest input in MB")
	f.BoolVar(&p.dedupe, "dedupe", false, "drop copies of earlier speeches, of the same input or of one before it; those with more than a few new words stay")
}

// mostMegabytes is the largest --max-size: less than 2 GiB, so that the number
// of bytes fits an int of 32 bits.
const mostMegabytes = 2047

// options checks the flags and gives what they say.
func (p *pageFlags) options(c *cobra.Command, io streams) (convert.ReadOptions, error) {
	o := convert.ReadOptions{Stdin: io.in, Title: p.title, Author: p.author, Date: p.date}
	wrong := func(err error) (convert.ReadOptions, error) {
		return o, usageError{c.CommandPath(), err}
	}
	if p.date != "" {
		if _, err := time.Parse(time.DateOnly, p.date); err != nil {
			return wrong(fmt.Errorf("--date %q is not a date; write it like 2023-04-06", p.date))
		}
	}
	if p.only != "" {
		var err error
		if o.Only, err = convert.ParseRanges(p.only); err != nil {
			return wrong(fmt.Errorf("--only: %w", err))
		}
	}
	if p.maxSize < 1 || p.maxSize > mostMegabytes {
		return wrong(fmt.Errorf("--max-size %d: give a number of megabytes, from 1 to %d", p.maxSize, mostMegabytes))
	}
	o.Dump.MaxSize = p.maxSize << 20
	kinds, err := repair.ParseKinds(p.repair)
	if err != nil {
		return wrong(fmt.Errorf("--repair: %w", err))
	}
	o.Repair = kinds
	o.Dedupe = p.dedupe
	if p.rules != "" {
		b, err := readFile(p.rules)
		if err != nil {
			return wrong(fmt.Errorf("--rules: %w", err))
		}
		if o.Parse.Rules, err = parse.ReadRules(p.rules, b); err != nil {
			return wrong(fmt.Errorf("--rules: %w", err))
		}
	}
	return o, nil
}
