package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/convert/pdf"
)

// pdfFlags are the flags that concern the PDF alone.
type pdfFlags struct {
	standard string
}

func (p *pdfFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&p.standard, "pdf-standard", "a+ua",
		"what the PDF declares to keep: a (PDF/A-2a, for archives), ua (PDF/UA-1, for readers that speak), a+ua, or none")
	complete(c, "pdf-standard", pdf.StandardNames())
}

func (p *pdfFlags) apply(o *convert.Options) error {
	var err error
	if o.PDF.Standard, err = pdf.ParseStandard(p.standard); err != nil {
		return fmt.Errorf("--pdf-standard: %w", err)
	}
	return nil
}
