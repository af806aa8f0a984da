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
// share between goroutines once Replace is no longer called.
type Set struct {
	faces    []*Face
	sources  []string
	families map[string]int // family: index of its own face
	chains   map[string][]int
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
	s := &Set{faces: slices.Clone(faces), families: map[string]int{}}
	for i, b := range bundled {
		s.families[b.family] = i
		s.sources = append(s.sources, b.source)
	}
	s.link()
	return s, nil
}

// link works the fallbacks out as indexes of faces.
func (s *Set) link() {
	s.chains = map[string][]int{}
	for family, chain := range fallbacks {
		for _, name := range chain {
			if i, ok := s.families[name]; ok {
				s.chains[family] = append(s.chains[family], i)
			}
		}
	}
}

// Replace puts a user's TrueType font (or the given font of a TrueType
// collection) in the place of a family. Characters it lacks still come from
// the family's fallbacks, the embedded face among them.
func (s *Set) Replace(family string, data []byte, index int) error {
	if _, ok := fallbacks[family]; !ok {
		return fmt.Errorf("no font family %q; the families are %s", family, strings.Join(Families(), ", "))
	}
	f, err := Parse(data, index)
	if err != nil {
		return err
	}
	old, had := s.families[family]
	s.faces = append(s.faces, f)
	s.sources = append(s.sources, "the user's")
	s.families[family] = len(s.faces) - 1
	s.link()
	if had {
		for name, chain := range s.chains {
			if i := slices.Index(chain, s.families[family]); i >= 0 {
				s.chains[name] = slices.Insert(chain, i+1, old)
			}
		}
	}
	return nil
}

// Has says whether a family has a face of its own, not only fallbacks.
func (s *Set) Has(family string) bool { _, ok := s.families[family]; return ok }

// Len is the number of faces.
func (s *Set) Len() int { return len(s.faces) }

// Face gives a face by the index Pick gives.
func (s *Set) Face(i int) *Face { return s.faces[i] }

// Pick gives the index of the face that draws r for a family: its own, or the
// next of its fallbacks that has r. ok is false when none has; the family's
// first face then draws a box. An unknown family is taken for song.
func (s *Set) Pick(family string, r rune) (face int, ok bool) {
	chain, known := s.chains[family]
	if !known {
		chain = s.chains["song"]
	}
	for _, i := range chain {
		if _, has := s.faces[i].Index(r); has {
			return i, true
		}
	}
	return chain[0], false
}

// Measure gives the advance of r in a face and the horizontal extent of its
// ink from the origin, counted in unitsPerEm. A character the face lacks has
// the measures of the face's box.
func (s *Set) Measure(face int, r rune) (advance, inkLeft, inkRight, unitsPerEm int) {
	f := s.faces[face]
	gid, _ := f.Index(r)
	xMin, _, xMax, _, _ := f.Bounds(gid)
	return f.Advance(gid), xMin, xMax, f.unitsPerEm
}

// Info describes a face to people.
type Info struct {
	Family     string // song, song-bold, hei, kai …
	Name       string
	Version    string
	License    string
	Source     string
	Characters int
	Bytes      int // of the whole font file
}

// Info describes the faces of a set, in order.
func (s *Set) Info() []Info {
	var out []Info
	for i, f := range s.faces {
		info := Info{Name: f.name, Version: f.version, Source: s.sources[i], License: "unknown", Characters: f.Characters(), Bytes: len(f.data)}
		for family, k := range s.families {
			if k == i {
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
