package main

import (
	"github.com/spf13/cobra"

	"jianggao/convert"
)

// pdfFlags are the flags that concern the PDF alone.
type pdfFlags struct{}

func (p *pdfFlags) add(*cobra.Command) {}

func (p *pdfFlags) apply(*convert.Options) error { return nil }
