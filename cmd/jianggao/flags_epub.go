package main

import (
	"github.com/spf13/cobra"

	"jianggao/convert"
)

// epubFlags are the flags that concern the EPUB alone.
type epubFlags struct{}

func (e *epubFlags) add(*cobra.Command) {}

func (e *epubFlags) apply(*convert.Options) error { return nil }
