package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"jianggao/convert"
	"jianggao/convert/pdf"
)

// pdfFlags are the flags that concern the PDF alone.
type pdfFlags struct {
	standard string
	preview  bool
}

func (p *pdfFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&p.standard, "pdf-standard", "a+ua",
		"what the PDF declares to keep: a (PDF/A-2a, for archives), ua (PDF/UA-1, for readers that speak), a+ua, or none")
	complete(c, "pdf-standard", pdf.StandardNames())
	c.Flags().BoolVar(&p.preview, "preview", false, "also write a picture of the PDF's pages, T.preview.png; needs mutool or pdftoppm")
}

func (p *pdfFlags) apply(o *convert.Options) error {
	var err error
	if o.PDF.Standard, err = pdf.ParseStandard(p.standard); err != nil {
		return fmt.Errorf("--pdf-standard: %w", err)
	}
	if p.preview && !slices.Contains(o.Formats, "preview") {
		o.Formats = append(slices.Clone(o.Formats), "preview")
	}
	return nil
}
