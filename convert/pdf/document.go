package pdf

import (
	"errors"
	"fmt"

	"jianggao/convert/typeset"
	"jianggao/fonts"
)

// Sides of a page in points, by PDF/A-2 6.1.13 and ISO 32000-1 annex C.
const (
	minSide = 3 * typeset.Point
	maxSide = 14400 * typeset.Point
)

// validate fails on a document that cannot be written: everything behind it
// may index pages, nodes and faces without asking again.
func validate(d *typeset.Document, set *fonts.Set) error {
	if len(d.Pages) == 0 {
		return errors.New("the document has no pages")
	}
	if d.Width < minSide || d.Width > maxSide || d.Height < minSide || d.Height > maxSide {
		return fmt.Errorf("a page of %g by %g points: a PDF page has sides of 3 to 14400 points", d.Width.Points(), d.Height.Points())
	}
	for i, n := range d.Nodes {
		switch {
		case i == 0 && (n.Role != typeset.RoleDocument || n.Parent != -1):
			return errors.New("node 0 is not the document")
		case i > 0 && (n.Parent < 0 || n.Parent >= i):
			return fmt.Errorf("node %d stands before its parent, node %d", i, n.Parent)
		case int(n.Role) >= len(roleTypes):
			return fmt.Errorf("node %d has the unknown role %d", i, n.Role)
		}
	}
	for p := range d.Pages {
		if err := validatePage(d, p, set); err != nil {
			return fmt.Errorf("page %d: %w", p+1, err)
		}
	}
	for i, b := range d.Outline {
		if err := validateDest(d, b.Dest); err != nil {
			return fmt.Errorf("bookmark %d, %q: %w", i+1, b.Title, err)
		}
		if b.Level < 1 {
			return fmt.Errorf("bookmark %d, %q: level %d", i+1, b.Title, b.Level)
		}
	}
	return nil
}

func validatePage(d *typeset.Document, p int, set *fonts.Set) error {
	page := &d.Pages[p]
	for i := range page.Lines {
		l := &page.Lines[i]
		if l.Size <= 0 {
			return fmt.Errorf("line %d has the type size %d", i+1, l.Size)
		}
		for _, r := range l.Runs {
			if r.Node < 0 || r.Node >= max(len(d.Nodes), 1) {
				return fmt.Errorf("line %d belongs to node %d of %d", i+1, r.Node, len(d.Nodes))
			}
			if r.Face < 0 || r.Face >= set.Len() {
				return fmt.Errorf("line %d is set in face %d of %d", i+1, r.Face, set.Len())
			}
		}
	}
	for i, l := range page.Links {
		if l.Node <= 0 || l.Node >= len(d.Nodes) || d.Nodes[l.Node].Role != typeset.RoleLink {
			return fmt.Errorf("link %d belongs to node %d, which is no link", i+1, l.Node)
		}
		if err := validateDest(d, l.To); err != nil {
			return fmt.Errorf("link %d: %w", i+1, err)
		}
	}
	return nil
}

func validateDest(d *typeset.Document, to typeset.Dest) error {
	if to.Page < 0 || to.Page >= len(d.Pages) {
		return fmt.Errorf("it leads to page %d of %d", to.Page+1, len(d.Pages))
	}
	return nil
}
