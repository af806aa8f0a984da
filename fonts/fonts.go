// Package fonts holds the embedded faces and what can be asked of a TrueType
// face: which characters it has, how wide they are, and a subset of it fit for
// embedding.
//
// Bundled gives the embedded faces as a Set, Set.Replace puts a user's font in
// the place of a family, Face.Subset cuts a face to the glyphs of a document.
// It sets no text: shaping is not needed for Chinese, and composition is not
// its business.
package fonts

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed song-regular.ttf
var songRegular []byte

//go:embed song-bold.ttf
var songBold []byte

//go:embed hei-medium.ttf
var heiMedium []byte

//go:embed kai-regular.ttf
var kaiRegular []byte

// bundled lists the embedded faces. A face's index in a Set is its row here.
var bundled = []struct {
	family, source string
	data           *[]byte
}{
	{"song", "npm @expo-google-fonts/noto-serif-sc 0.4.3", &songRegular},
	{"song-bold", "npm @expo-google-fonts/noto-serif-sc 0.4.3", &songBold},
	{"hei", "npm @expo-google-fonts/noto-sans-sc 0.4.3", &heiMedium},
	{"kai", "Debian fonts-lxgw-wenkai 1.250+repack-1", &kaiRegular},
}

// fallbacks say in which families a character is looked for, the family's own
// face first. Every chain ends with the faces that have the most characters.
var fallbacks = map[string][]string{
	"song":      {"song", "kai", "hei"},
	"song-bold": {"song-bold", "hei", "song", "kai"},
	"hei":       {"hei", "song-bold", "song", "kai"},
	"kai":       {"kai", "song", "hei"},
	"fangsong":  {"fangsong", "kai", "song", "hei"},
	"latin":     {"latin", "song", "kai", "hei"},
}

// Families lists the families a layout or a user may name, in order.
func Families() []string { return slices.Sorted(maps.Keys(fallbacks)) }

// A Set is a number of faces that stand in for one another. It is safe to
// share between goroutines once Replace and Restrict are no longer called.
type Set struct {
	faces    []*Face
	sources  []string
	families map[string][]int // by family: its own faces, the latest first
	only     []string         // families everything is drawn in; none for the families' own
	chains   map[string][]int // by family: the faces to look in, in order
}

var bundledFaces = sync.OnceValues(func() ([]*Face, error) {
	var faces []*Face
	for _, b := range bundled {
		f, err := Parse(*b.data, 0)
		if err != nil {
			return nil, fmt.Errorf("embedded font %s: %w", b.family, err)
		}
		faces = append(faces, f)
	}
	return faces, nil
})

// Bundled gives a set of the embedded faces. The faces are read once per
// process and shared; each call gives a set of its own, so that Replace in one
// does not show in another.
func Bundled() (*Set, error) {
	faces, err := bundledFaces()
	if err != nil {
		return nil, err
	}
	s := &Set{faces: slices.Clone(faces), families: map[string][]int{}}
	for i, b := range bundled {
		s.families[b.family] = []int{i}
		s.sources = append(s.sources, b.source)
	}
	s.link()
	return s, nil
}

// link works out in which faces each family looks: its fallbacks in order,
// those of s.only first, then whatever else there is.
func (s *Set) link() {
	s.chains = map[string][]int{}
	for family, order := range fallbacks {
		var chain []int
		add := func(names []string, want func(string) bool) {
			for _, name := range names {
				for _, i := range s.families[name] {
					if want(name) && !slices.Contains(chain, i) {
						chain = append(chain, i)
					}
				}
			}
		}
		all := func(string) bool { return true }
		add(order, func(name string) bool { return slices.Contains(s.only, name) })
		add(s.only, all)
		add(order, all)
		add(Families(), all)
		s.chains[family] = chain
	}
}

// Replace puts a user's TrueType font (or the given font of a TrueType
// collection) in the place of a family. Characters it lacks still come from
// the family's fallbacks, the embedded face among them. A font for latin
// draws the Western letters, digits and signs of every family.
func (s *Set) Replace(family string, data []byte, index int) error {
	if err := known(family); err != nil {
		return err
	}
	f, err := Parse(data, index)
	if err != nil {
		return err
	}
	s.faces = append(s.faces, f)
	s.sources = append(s.sources, "the user's")
	s.families[family] = slices.Insert(slices.Clone(s.families[family]), 0, len(s.faces)-1)
	s.link()
	return nil
}

func known(family string) error {
	if _, ok := fallbacks[family]; !ok {
		return fmt.Errorf("there is no font family %q; the families are %s", family, strings.Join(Families(), ", "))
	}
	return nil
}

// Restrict draws everything in the given families; the others serve only for
// characters that none of these has. It fails on a family that has no face.
func (s *Set) Restrict(families []string) error {
	for _, name := range families {
		if err := known(name); err != nil {
			return err
		}
		if !s.Has(name) {
			return fmt.Errorf("the font family %s has no face; it needs a font of yours", name)
		}
	}
	s.only = slices.Clone(families)
	s.link()
	return nil
}

// Has says whether a family has a face of its own, not only fallbacks.
func (s *Set) Has(family string) bool { return len(s.families[family]) > 0 }

// Len is the number of faces.
func (s *Set) Len() int { return len(s.faces) }

// Face gives a face by the index Pick gives.
func (s *Set) Face(i int) *Face { return s.faces[i] }

// Pick gives the index of the face that draws r for a family: its own, or the
// next of its fallbacks that has r; for Western text the user's latin face
// comes first. ok is false when none has r; the family's first face then draws
// a box. Characters that show nothing need no face. An unknown family is taken
// for song.
func (s *Set) Pick(family string, r rune) (face int, ok bool) {
	chain, known := s.chains[family]
	if !known {
		chain = s.chains["song"]
	}
	if latin := s.families["latin"]; len(latin) > 0 && isWestern(r) {
		chain = append(slices.Clip(latin), chain...)
	}
	for _, i := range chain {
		if _, has := s.faces[i].Index(r); has {
			return i, true
		}
	}
	return chain[0], isInvisible(r)
}

// isWestern says whether r belongs to Western text whatever stands around it:
// ASCII, and letters of the Latin, Greek and Cyrillic scripts.
func isWestern(r rune) bool {
	return r > ' ' && r < 0x7F || unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) && r < 0x2000
}

// isInvisible says whether r shows nothing where it has no glyph: zero-width
// characters, variation selectors and their like (UAX #44,
// Default_Ignorable_Code_Point).
func isInvisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r >= 0xFFF9 && r <= 0xFFFB, r >= 0x600 && r <= 0x605, r == 0x6DD, r == 0x70F, r == 0x110BD, r == 0x110CD,
		r >= 0x13430 && r <= 0x13438: // of category Cf, but shown
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// Measure gives the advance of r in a face and the horizontal extent of its
// ink from the origin, counted in unitsPerEm. A character the face lacks has
// the measures of the face's box, or none if it shows nothing.
func (s *Set) Measure(face int, r rune) (advance, inkLeft, inkRight, unitsPerEm int) {
	f := s.faces[face]
	gid, ok := f.Index(r)
	if !ok && isInvisible(r) {
		return 0, 0, 0, f.unitsPerEm
	}
	xMin, _, xMax, _, _ := f.Bounds(gid)
	return f.Advance(gid), xMin, xMax, f.unitsPerEm
}

// InkTop gives the height of the ink of r above the baseline in a face, and the
// units per em it is counted in.
func (s *Set) InkTop(face int, r rune) (top, unitsPerEm int) {
	f := s.faces[face]
	gid, _ := f.Index(r)
	_, _, _, yMax, _ := f.Bounds(gid)
	return yMax, f.unitsPerEm
}

// Info describes a face to people.
type Info struct {
	Family     string // song, song-bold, hei, kai …
	Name       string
	Version    string
	License    string
	Source     string
	Characters int
	Bytes      int  // of the whole font file
	Weight     int  // weight class, 400 for regular
	Variable   bool // a variable font: only its default weight is used
}

// Info describes the faces of a set, in order.
func (s *Set) Info() []Info {
	var out []Info
	for i, f := range s.faces {
		info := Info{Name: f.name, Version: f.version, Source: s.sources[i], License: "unknown", Characters: f.Characters(), Bytes: len(f.data), Weight: f.weight, Variable: f.variable}
		for _, family := range Families() {
			if slices.Contains(s.families[family], i) {
				info.Family = family
			}
		}
		if strings.Contains(f.license, "SIL Open Font License") {
			info.License = "OFL 1.1"
		} else if f.license != "" {
			info.License = f.license
		}
		out = append(out, info)
	}
	return out
}
