package fonts

import (
	"bytes"
	"testing"
)

// A standalone font is read like any other, and maps every character it was
// cut to, those above U+FFFF included, to the outline the face has for it.
func TestStandaloneIsAFontOfItsOwn(t *testing.T) {
	set := load(t)
	f := set.Face(0)
	want := []rune("讲稿讲，。“a0𬺈𬱖中国\U000E0001")
	data, err := f.Standalone(want)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 40<<10 {
		t.Errorf("%d bytes for %d characters", len(data), len(want))
	}
	again, _ := f.Standalone(want)
	if !bytes.Equal(data, again) {
		t.Error("two cuts differ")
	}
	got, err := Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got.Name() != f.Name() {
		t.Errorf("the name is %q, was %q", got.Name(), f.Name())
	}
	for _, r := range want {
		from, had := f.Index(r)
		to, has := got.Index(r)
		if had != has {
			t.Errorf("%c: there %v, was there %v", r, has, had)
			continue
		}
		if had && got.Advance(to) != f.Advance(from) {
			t.Errorf("%c: advance %d, was %d", r, got.Advance(to), f.Advance(from))
		}
	}
	if _, ok := got.Index('丁'); ok {
		t.Error("has a character that was not asked for")
	}
	// The table of old readers agrees with the other.
	sub := be.Uint32(got.tables["cmap"][8:])
	old := cmap{segments: got.tables["cmap"][sub+14:], count: int(be.Uint16(got.tables["cmap"][sub+6:])) / 2}
	for _, r := range want {
		if r > 0xFFFF {
			continue
		}
		if gid, _ := got.Index(r); old.find(r) != gid {
			t.Errorf("%c: format 4 gives %d, format 12 gives %d", r, old.find(r), gid)
		}
	}
}

// The feature halt has the marks of half an em of ink, and them alone.
func TestStandaloneHasHalfWidths(t *testing.T) {
	f := load(t).Face(0)
	data, err := f.Standalone([]rune("（讲，稿。a“”）·"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	gpos := got.tables["GPOS"]
	lookup := gpos[be.Uint16(gpos[8:])+4:]
	covered := map[uint16]bool{}
	for i := range int(be.Uint16(lookup[4:])) {
		sub := lookup[be.Uint16(lookup[6+2*i:]):]
		cover := sub[be.Uint16(sub[2:]):]
		for k := range int(be.Uint16(cover[2:])) {
			covered[be.Uint16(cover[4+2*k:])] = true
		}
	}
	for r, want := range map[rune]bool{'（': true, '，': true, '。': true, '“': true, '”': true, '）': true, '讲': false, 'a': false, '·': false} {
		if gid, _ := got.Index(r); covered[gid] != want {
			t.Errorf("%c: covered %v, want %v", r, covered[gid], want)
		}
	}
	if data, _ := f.Standalone([]rune("讲")); len(data) > 0 {
		if plain, _ := Parse(data, 0); plain.tables["GPOS"] != nil {
			t.Error("a font without marks has half-widths")
		}
	}
}
