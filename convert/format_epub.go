package convert

import (
	"bytes"
	"fmt"
	"strings"

	"jianggao/convert/epub"
	"jianggao/convert/warning"
	"jianggao/fonts"
)

func makeEPUB(j job) (product, error) { return writeEPUB(j, j.options.EPUB) }

func makeKobo(j job) (product, error) {
	o := j.options.EPUB
	o.Kobo = true
	return writeEPUB(j, o)
}

// writeEPUB writes a book, reads it back, and looks it over as a store would.
func writeEPUB(j job, o epub.Options) (product, error) {
	o.Modified, o.Version = j.time(), j.options.Version
	if l := j.options.Print.Layout; l != nil {
		o.Rate = l.Speaking.Rate
	}
	if o.Fonts == nil {
		set, err := fonts.Bundled()
		if err != nil {
			return product{}, err
		}
		o.Fonts = set
	}
	var buf bytes.Buffer
	if err := epub.Write(&buf, j.book, o); err != nil {
		return product{}, err
	}
	parts, found, err := epub.Proof(buf.Bytes())
	if err != nil {
		return product{}, fmt.Errorf("read back: %w", err)
	}
	p := product{files: []file{{"", buf.Bytes()}}}
	for _, part := range parts {
		p.back = append(p.back, strings.Join(part, ""))
	}
	for _, f := range found.Faults {
		if f.Code == "no-cover" && o.NoCover {
			continue // as asked for
		}
		p.warnings = append(p.warnings, warning.Warning{Code: warning.Preflight, Text: Fault(f).String()})
	}
	return p, nil
}
