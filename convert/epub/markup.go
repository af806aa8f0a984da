package epub

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// A node is an element of a small XML document read whole, with the line it
// stands on: etree, which edits what go-epub made, knows no lines.
type node struct {
	name  string // without its name space
	attrs []xml.Attr
	line  int
	text  string // directly in it
	below []*node
}

// deepestTree is how deep elements may nest: far deeper than any book's, and
// not so deep that walking the tree runs out of stack.
const deepestTree = 500

// parseTree reads a document.
func parseTree(data []byte) (*node, error) {
	d := newDecoder(data)
	d.Entity = xml.HTMLEntity
	var root *node
	var open []*node
	for {
		t, err := d.Token()
		if err == io.EOF {
			if root == nil {
				return nil, errors.New("no element")
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			line, _ := d.InputPos()
			n := &node{name: t.Name.Local, attrs: t.Attr, line: line}
			if len(open) > 0 {
				p := open[len(open)-1]
				p.below = append(p.below, n)
			} else if root == nil {
				root = n
			}
			if open = append(open, n); len(open) > deepestTree {
				return nil, errors.New("elements nest too deep")
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(t)
			}
		}
	}
}

// attr gives an attribute by its name without a name space.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// find gives the first element of a name below n.
func (n *node) find(name string) *node {
	for _, c := range n.below {
		if c.name == name {
			return c
		}
		if d := c.find(name); d != nil {
			return d
		}
	}
	return nil
}

// all gives the elements of a name below n, in order.
func (n *node) all(name string) []*node {
	var out []*node
	for _, c := range n.below {
		if c.name == name {
			out = append(out, c)
		}
		out = append(out, c.all(name)...)
	}
	return out
}

// words is all text in n.
func (n *node) words() string {
	var b strings.Builder
	b.WriteString(n.text)
	for _, c := range n.below {
		b.WriteString(c.words())
	}
	return b.String()
}
