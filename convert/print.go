package convert

import (
	"fmt"

	"jianggao/convert/speech"
	"jianggao/convert/typeset"
	"jianggao/convert/warning"
	"jianggao/fonts"
	"jianggao/layouts"
)

// PrintOptions say how the pages of a book are composed. They are what convert
// and every other command that composes pages have in common.
type PrintOptions struct {
	Layout  *layouts.Layout // nil for layouts.Default
	Fonts   *fonts.Set      // nil for the bundled faces
	Compose typeset.Options // what the user changes of the layout
}

// compose sets a book into pages and gives the faces it was set in.
func (o PrintOptions) compose(b *speech.Book) (*typeset.Document, *fonts.Set, error) {
	l, set := o.Layout, o.Fonts
	var err error
	if l == nil {
		if l, err = layouts.Load(layouts.Default); err != nil {
			return nil, nil, err
		}
	}
	if set == nil {
		if set, err = fonts.Bundled(); err != nil {
			return nil, nil, err
		}
	}
	doc, err := typeset.Compose(b, l, set, o.Compose)
	if err != nil {
		return nil, nil, fmt.Errorf("compose: %w", err)
	}
	for _, i := range set.Info() {
		if i.Variable {
			w := warning.Warning{Code: warning.VariableFont, Text: fmt.Sprintf("%s, weight %d", i.Name, i.Weight)}
			doc.Warnings = append([]warning.Warning{w}, doc.Warnings...)
		}
	}
	return doc, set, nil
}
