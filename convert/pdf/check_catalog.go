package pdf

import (
	"encoding/binary"
	"fmt"
)

// sub gives a dictionary in a dictionary; an empty one when there is none.
func (c *inspection) sub(d dict, key string) dict {
	s, _ := c.file.dict(d[key])
	return s
}

// catalogRules are of the root of the file.
var catalogRules = []rule[dict]{
	{"A 6.7.2.2-1", "it is marked as tagged", func(c *inspection, d dict) bool { return c.sub(d, "MarkInfo")["Marked"] == true }},
	{"UA 6.2-1", "it is marked as tagged", func(c *inspection, d dict) bool { return c.sub(d, "MarkInfo")["Marked"] == true }},
	{"UA 7.1-4", "its structure is not suspect", func(c *inspection, d dict) bool { return c.sub(d, "MarkInfo")["Suspects"] != true }},
	{"A 6.7.3.3-1", "it has a structure tree", func(c *inspection, d dict) bool { return c.sub(d, "StructTreeRoot") != nil }},
	{"UA 7.1-11", "it has a structure tree", func(c *inspection, d dict) bool { return c.sub(d, "StructTreeRoot") != nil }},
	{"A 6.7.4-1", "its language is a language tag", func(c *inspection, d dict) bool { s, _ := c.file.textString(d["Lang"]); return isLanguage(s) }},
	{"UA 7.2-29", "its language is a language tag", func(c *inspection, d dict) bool { s, _ := c.file.textString(d["Lang"]); return isLanguage(s) }},
	{"UA 7.1-10", "viewers are asked to show the title", func(c *inspection, d dict) bool { return c.sub(d, "ViewerPreferences")["DisplayDocTitle"] == true }},
	{"A 6.6.2.1-1", "it has metadata", func(c *inspection, d dict) bool { return hasKey(d, "Metadata") }},
	{"UA 7.1-8", "it has metadata", func(c *inspection, d dict) bool { return hasKey(d, "Metadata") }},
	{"A 6.4.1-1", "it has no form", func(c *inspection, d dict) bool { return !hasKey(d, "AcroForm") }},
	{"A 6.4.2-1", "viewers need not build pages themselves", func(c *inspection, d dict) bool { return !hasKey(d, "NeedsRendering") }},
	{"UA 7.15-1", "it has no XFA form", func(c *inspection, d dict) bool { return !hasKey(c.sub(d, "AcroForm"), "XFA") }},
	{"A 6.5.1-3", "it has no scripts", func(c *inspection, d dict) bool { return !hasKey(c.sub(d, "Names"), "JavaScript") }},
	{"A 6.10-1", "it has no alternate presentations", func(c *inspection, d dict) bool { return !hasKey(c.sub(d, "Names"), "AlternatePresentations") }},
	{"A 6.8-5", "it has no embedded files", func(c *inspection, d dict) bool { return !hasKey(c.sub(d, "Names"), "EmbeddedFiles") }},
	{"A 6.11-1", "it asks nothing of viewers", func(c *inspection, d dict) bool { return !hasKey(d, "Requirements") }},
	{"A 6.1.12-1", "it grants no permissions but by signature", func(c *inspection, d dict) bool { return !hasKey(d, "Perms") }},
	{"A 6.9-1", "it has no layers", func(c *inspection, d dict) bool { return !hasKey(d, "OCProperties") }},
	{"UA 7.10-1", "it has no layers", func(c *inspection, d dict) bool { return !hasKey(d, "OCProperties") }},
	{"PDF 12.4.2", "page labels begin with the first page", func(c *inspection, d dict) bool {
		if !hasKey(d, "PageLabels") {
			return true
		}
		labels, err := c.numbers(d["PageLabels"])
		_, ok := labels[0]
		return err == nil && ok
	}},
}

// An iccProfile is an output intent and its profile.
type iccProfile struct {
	data       []byte
	components any
	intents    int // of the file, for PDF/A
}

var intentRules = []rule[iccProfile]{
	{"A 6.2.3-1", "its profile is one of ICC before version 5, of a printer or monitor, in RGB, CMYK or grey", func(_ *inspection, p iccProfile) bool {
		if len(p.data) < 128 || int(binary.BigEndian.Uint32(p.data)) != len(p.data) || string(p.data[36:40]) != "acsp" {
			return false
		}
		class := string(p.data[12:16])
		return p.data[8] < 5 && (class == "prtr" || class == "mntr") && components[string(p.data[16:20])] != 0
	}},
	{"A 6.2.3-2", "there is one", func(_ *inspection, p iccProfile) bool { return p.intents == 1 }},
	{"A 6.2.4.2-1", "N is the number of its profile's colours", func(_ *inspection, p iccProfile) bool {
		n, ok := p.components.(int)
		return ok && len(p.data) >= 20 && components[string(p.data[16:20])] == n
	}},
}

// components are the colour spaces of profiles, and their number of colours.
var components = map[string]int{"RGB ": 3, "CMYK": 4, "GRAY": 1}

func (c *inspection) outputIntents() error {
	list, err := c.file.array(c.root["OutputIntents"])
	if err != nil {
		return err
	}
	var archive []dict
	for _, v := range list {
		d, err := c.file.dict(v)
		if err != nil {
			return err
		}
		if d["S"] == name("GTS_PDFA1") {
			archive = append(archive, d)
		}
	}
	for i, d := range archive {
		data, err := c.file.streamData(d["DestOutputProfile"])
		if err != nil {
			data = nil
		}
		p := iccProfile{data, c.sub(d, "DestOutputProfile")["N"], len(archive)}
		apply(c, intentRules, fmt.Sprintf("output intent %d", i+1), p)
		if len(data) >= 20 {
			c.output = string(data[16:20])
		}
	}
	return nil
}

// numbers reads a number tree.
func (c *inspection) numbers(v any) (map[int]any, error) {
	out := map[int]any{}
	return out, c.numberNode(out, v, 0)
}

func (c *inspection) numberNode(out map[int]any, v any, depth int) error {
	if depth > maxNesting {
		return errNesting
	}
	d, err := c.file.dict(v)
	if err != nil {
		return err
	}
	nums, err := c.file.array(d["Nums"])
	if err != nil {
		return err
	}
	for ; len(nums) >= 2; nums = nums[2:] {
		n, ok := nums[0].(int)
		if !ok {
			return fmt.Errorf("%v in a tree of numbers", nums[0])
		}
		out[n] = nums[1]
	}
	kids, err := c.file.array(d["Kids"])
	if err != nil {
		return err
	}
	for _, k := range kids {
		if err := c.numberNode(out, k, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// A bookmarkFacts is an outline item and what it should agree with.
type bookmarkFacts struct {
	d            dict
	parent, prev any
	kids         int
}

var bookmarkRules = []rule[bookmarkFacts]{
	{"PDF 12.3.3-1", "it points back to the items above and before it", func(_ *inspection, b bookmarkFacts) bool {
		return sameRef(b.d["Parent"], b.parent) && (b.prev == nil) == (b.d["Prev"] == nil) && (b.prev == nil || sameRef(b.d["Prev"], b.prev))
	}},
	{"PDF 12.3.3-2", "it has a title", func(c *inspection, b bookmarkFacts) bool { s, _ := c.file.textString(b.d["Title"]); return s != "" }},
	{"PDF 12.3.3-3", "it leads to a page", func(c *inspection, b bookmarkFacts) bool { return c.leads(b.d["Dest"]) }},
	{"PDF 12.3.3-4", "its count is that of the items below, negative when they are folded", func(_ *inspection, b bookmarkFacts) bool {
		n, has := b.d["Count"].(int)
		return has == (b.kids > 0) && (!has || n == b.kids || n == -b.kids)
	}},
}

// sameRef says whether two values are references to one object.
func sameRef(a, b any) bool {
	x, ok := a.(ref)
	return ok && b == any(x)
}

// leads says whether a destination is a page of the file.
func (c *inspection) leads(v any) bool {
	a, err := c.file.array(v)
	if err != nil || len(a) < 2 {
		return false
	}
	r, ok := a[0].(ref)
	if !ok {
		return false
	}
	_, ok = c.page[r]
	return ok
}

// outline checks the bookmarks.
func (c *inspection) outline() error {
	if !hasKey(c.root, "Outlines") {
		return nil
	}
	seen := map[ref]bool{}
	_, err := c.bookmarks(c.root["Outlines"], seen, 0)
	return err
}

func (c *inspection) bookmarks(parent any, seen map[ref]bool, depth int) (int, error) {
	d, err := c.file.dict(parent)
	if err != nil || depth > maxNesting {
		return 0, err
	}
	n := 0
	var prev any
	for next := d["First"]; next != nil; n++ {
		r, ok := next.(ref)
		if !ok || seen[r] {
			return n, fmt.Errorf("outline: %v is no item, or stands in two places", next)
		}
		seen[r] = true
		item, err := c.file.dict(r)
		if err != nil {
			return n, err
		}
		kids, err := c.bookmarks(r, seen, depth+1)
		if err != nil {
			return n, err
		}
		apply(c, bookmarkRules, fmt.Sprintf("bookmark, object %d", r), bookmarkFacts{item, parent, prev, kids})
		prev, next = next, item["Next"]
	}
	return n, nil
}
