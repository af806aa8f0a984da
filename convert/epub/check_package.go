package epub

import (
	"slices"
	"strings"
	"time"

	"jianggao/convert/expression"
)

// languageTag is a well-formed tag of BCP 47: language, script, region,
// variants, extensions. The full grammar is in RFC 5646, 2.1.
var languageTag = expression.Lazy(`^(?i)([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[0-9a-wy-z](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?$|^(?i)x(-[a-z0-9]{1,8})+$`)

// checkMetadata looks at what stores ask of every book.
func (f *finished) checkMetadata() {
	at := func(n *node) string { return place(f.opfName, n.line) }
	meta := f.opf.find("metadata")
	if meta == nil {
		f.fault(f.opfName, "title", "no metadata: title, language and identifier are missing")
		return
	}
	id := f.opf.attr("unique-identifier")
	ids := meta.all("identifier")
	switch k := slices.IndexFunc(ids, func(n *node) bool { return n.attr("id") == id && id != "" }); {
	case len(ids) == 0:
		f.fault(at(meta), "identifier", "dc:identifier is missing; give the book a UUID or its ISBN")
	case k < 0:
		f.fault(at(f.opf), "identifier", "unique-identifier is %q, which is the id of no dc:identifier", id)
	case strings.TrimSpace(ids[k].text) == "":
		f.fault(at(ids[k]), "identifier", "dc:identifier is empty")
	}
	titles := meta.all("title")
	if len(titles) == 0 {
		f.fault(at(meta), "title", "dc:title is missing")
	}
	for _, t := range titles {
		if strings.TrimSpace(t.text) == "" {
			f.fault(at(t), "title", "dc:title is empty")
		}
	}
	languages := meta.all("language")
	if len(languages) == 0 {
		f.fault(at(meta), "language", "dc:language is missing; stores refuse a book without one")
	}
	for i, l := range languages {
		tag := strings.TrimSpace(l.text)
		if i == 0 {
			f.language = tag
		}
		f.checkTag(at(l), "dc:language", tag)
	}
	if strings.HasPrefix(f.version, "3") {
		f.checkModified(meta)
	}
}

// checkTag holds a language tag to its grammar.
func (f *finished) checkTag(where, what, tag string) {
	switch {
	case tag == "":
		f.fault(where, "language", "%s is empty", what)
	case strings.Contains(tag, "_"):
		f.fault(where, "language", "%s is %q; tags take hyphens: %s", what, tag, strings.ReplaceAll(tag, "_", "-"))
	case !languageTag.MatchString(tag):
		f.fault(where, "language", "%s is %q, which is no language tag; for Chinese write zh-CN, zh-Hans or zh-Hant", what, tag)
	case len(tag) > 3 && !strings.Contains(tag, "-"):
		f.fault(where, "language", "%s is %q, the name of a language and not its tag; for Chinese write zh-CN, zh-Hans or zh-Hant", what, tag)
	}
}

func (f *finished) checkModified(meta *node) {
	for _, m := range meta.all("meta") {
		if m.attr("property") == "dcterms:modified" && m.attr("refines") == "" {
			if _, err := time.Parse("2006-01-02T15:04:05Z", strings.TrimSpace(m.text)); err != nil {
				f.fault(place(f.opfName, m.line), "modified", "dcterms:modified is %q; write it like 2023-04-06T00:00:00Z", m.text)
			}
			return
		}
	}
	f.fault(place(f.opfName, meta.line), "modified", "dcterms:modified is missing")
}

// checkManifest holds the list of files against the files.
func (f *finished) checkManifest() {
	ids, names := map[string]bool{}, map[string]bool{}
	for _, i := range f.items {
		where := place(f.opfName, i.line)
		switch {
		case i.id == "" || i.href == "" || i.kind == "":
			f.fault(where, "manifest", "an item has no id, no href or no media-type")
			continue
		case ids[i.id]:
			f.fault(where, "manifest", "the id %q is used twice", i.id)
		}
		ids[i.id] = true
		if i.name == "" {
			f.fault(where, "remote", "%s is not in the book itself; most readers do not load it", i.href)
			continue
		}
		if names[i.name] {
			f.fault(where, "manifest", "%s is listed twice", i.href)
		}
		names[i.name] = true
		if f.files[i.name] == nil {
			f.fault(where, "missing-file", "%s is listed, but not in the book", i.href)
		}
	}
	for _, e := range f.zip.File {
		if n := e.Name; !names[n] && n != "mimetype" && n != f.opfName && !strings.HasPrefix(n, "META-INF/") && !e.FileInfo().IsDir() {
			f.fault(n, "unlisted", "the manifest does not list it; readers do not see it")
		}
	}
}

// spine gives the items of the reading order.
func (f *finished) spine() []item {
	byID := map[string]item{}
	for _, i := range f.items {
		byID[i.id] = i
	}
	var out []item
	if s := f.opf.find("spine"); s != nil {
		for _, r := range s.all("itemref") {
			if i, ok := byID[r.attr("idref")]; ok {
				out = append(out, i)
			}
		}
	}
	return out
}

func (f *finished) checkSpine() {
	s := f.opf.find("spine")
	if s == nil || len(s.all("itemref")) == 0 {
		f.fault(f.opfName, "spine", "the reading order is empty")
		return
	}
	listed := map[string]bool{}
	for _, i := range f.items {
		listed[i.id] = true
	}
	for _, r := range s.all("itemref") {
		if id := r.attr("idref"); !listed[id] {
			f.fault(place(f.opfName, r.line), "not-in-manifest", "the reading order names item %q, which the manifest has not", id)
		}
	}
	if toc := s.attr("toc"); toc != "" && !listed[toc] {
		f.fault(place(f.opfName, s.line), "missing-ncx", "the NCX is said to be item %q, which the manifest has not", toc)
	}
}
