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
