// Package repeat tells speeches that say what an earlier speech says, word for
// word or nearly: pages print the same speech twice under two labels, and sites
// copy from each other.
//
// Texts are compared by their shingles, the runs of characters in them, of
// which a sample is kept that is the same for the same text (the bottom sketch
// of Broder, "On the resemblance and containment of documents", 1997). Marks,
// spaces and digits do not count, since copies differ in them.
package repeat

import (
	"slices"
	"unicode"

	"jianggao/convert/speech"
)

const (
	shingle    = 8   // Han characters compared together
	sampleSize = 128 // shingles kept of a speech: resemblance to about 4 %
	keys       = 8   // of these, the ones a speech is looked up by
	formula    = 64  // speeches looked at under one key; what more have in common is a formula
	// enough is how many shingles a speech must have to be called nearly the same
	// as another, and few how many to be called the same.
	enough, few = 30, 10
	// alike is the share of the shingles of both, in percent, that two speeches
	// have in common at least to be nearly the same: half of a speech of the same
	// length rewritten leaves a third, a sentence changed here and there four
	// fifths.
	alike = 66
	// copied is the share of the later one's shingles, in percent, that the
	// earlier has for it to be a copy. Each word changed costs about nine of them.
	copied = 90
)

// A Likeness says how much of a speech an earlier one says.
type Likeness uint8

const (
	New  Likeness = iota // something of its own
	Near                 // most of it, but it has new words too
	Copy                 // all of it, but for a few words
)

// An Index holds the speeches seen so far, each in less than a kilobyte. The
// zero value is empty.
type Index struct {
	samples []Sample         // by number; nil for copies
	last    map[uint32]int32 // a key to the last of owners that has it
	owners  []owner
}

// An owner is a speech that has a key, in a chain of all that have it.
type owner struct {
	speech int32
	before int32 // the one added before, -1 for none
}

// A Sample is the least hashes of a speech's shingles, in order.
type Sample []uint32

// Add looks up a speech, by its sample, among those added before and adds it.
// Speeches are numbered in the order they are added, from 0. For a speech that is
// not New, Add gives the number of the earlier one it is like: the first it is a
// copy of, else the first it is near to.
func (x *Index) Add(own Sample) (earlier int, l Likeness) {
	earlier, l = x.find(own)
	n := len(x.samples)
	if l == Copy { // what is like it is like the one before it
		x.samples = append(x.samples, nil)
		return earlier, l
	}
	x.samples = append(x.samples, own)
	if x.last == nil {
		x.last = map[uint32]int32{}
	}
	for _, h := range own[:min(keys, len(own))] {
		before, ok := x.last[h]
		if !ok {
			before = -1
		}
		x.last[h] = int32(len(x.owners))
		x.owners = append(x.owners, owner{int32(n), before})
	}
	return earlier, l
}

// find gives the speech a sample is like.
func (x *Index) find(own Sample) (earlier int, l Likeness) {
	var candidates []int32
	for _, h := range own[:min(keys, len(own))] {
		at, ok := x.last[h]
		for n := 0; ok && at >= 0 && n < formula; n++ {
			candidates = append(candidates, x.owners[at].speech)
			at = x.owners[at].before
		}
	}
	slices.Sort(candidates)
	for _, n := range slices.Compact(candidates) {
		if is := own.like(x.samples[n]); is > l {
			earlier, l = int(n), is
		}
	}
	return earlier, l
}

// like says how much of text a text b says. Of the least hashes of both, the
// shares that one and the other have estimate the shares of all shingles.
func (a Sample) like(b Sample) Likeness {
	if len(a) < enough || len(b) < enough {
		if len(a) >= few && slices.Equal(a, b) {
			return Copy
		}
		return New
	}
	shared, own, all := 0, 0, 0
	for i, j := 0, 0; all < sampleSize && (i < len(a) || j < len(b)); all++ {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			own++
			i++
		case i == len(a) || b[j] < a[i]:
			j++
		default:
			shared++
			own++
			i++
			j++
		}
	}
	switch {
	case shared*100 < all*alike:
		return New
	case shared*100 < own*copied:
		return Near
	}
	return Copy
}

// expected is how many hashes are kept on the way to a sample: more than
// sampleSize, so that what is left when the same are taken once is enough but for
// texts that say everything twice.
const expected = 2 * sampleSize

// SampleOf samples the shingles of a speech. It takes time in proportion to the
// length and room for a few times the sample.
func SampleOf(s *speech.Speech) Sample {
	n := 0
	for _, b := range s.Blocks {
		n += len(b.Text) / len("汉")
	}
	bound := ^uint32(0)
	if n > expected {
		bound = uint32(uint64(expected) << 32 / uint64(n))
	}
	least := sampleBelow(s, bound)
	if len(least) < sampleSize && bound != ^uint32(0) {
		least = sampleBelow(s, ^uint32(0))
	}
	return least
}

// sampleBelow gives the least hashes of the shingles, of those below a bound.
func sampleBelow(s *speech.Speech, bound uint32) Sample {
	const base = 0x9e3779b97f4a7c15
	out := uint64(1) // base to the power of shingle
	for range shingle {
		out *= base
	}
	var window [shingle]rune
	var h uint64
	n := uint(0)
	least := make(Sample, 0, 4*sampleSize)
	reduce := func() {
		slices.Sort(least)
		least = slices.Compact(least)
		if len(least) >= sampleSize {
			least = least[:sampleSize]
			bound = least[sampleSize-1]
		}
	}
	for _, b := range s.Blocks {
		for _, r := range b.Text {
			if !isHan(r) {
				continue
			}
			h = h*base + uint64(r) - uint64(window[n%shingle])*out
			window[n%shingle] = r
			if n++; n < shingle {
				continue
			}
			if m := uint32(mix(h) >> 32); m < bound {
				if least = append(least, m); len(least) == cap(least) {
					reduce()
				}
			}
		}
	}
	reduce()
	return slices.Clone(least)
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x2E80 && unicode.Is(unicode.Han, r)
}

// mix spreads the bits of a hash (the finaliser of splitmix64).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
