package convert

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"jianggao/convert/warning"
)

func previewJob(t *testing.T) job {
	t.Helper()
	found, err := Inspect("../testdata/sample.txt", ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return job{book: &found.Book, found: found}
}

func TestPreviewShowsEveryPage(t *testing.T) {
	outside(t, "mutool", "-v")
	p, err := makePreview(previewJob(t))
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(p.files[0].data))
	if err != nil {
		t.Fatal(err)
	}
	// Pages are white between grey: on a line through the first row's heads their
	// number changes colour so often.
	edges, rows := 0, 0
	b := img.Bounds()
	grey := func(c color.Color) bool { r, _, _, _ := c.RGBA(); return r>>8 == 0xD8 }
	for x := 1; x < b.Dx(); x++ {
		if grey(img.At(x-1, thumbGap+2)) && !grey(img.At(x, thumbGap+2)) {
			edges++
		}
	}
	for y := 1; y < b.Dy(); y++ {
		if grey(img.At(thumbGap+2, y-1)) && !grey(img.At(thumbGap+2, y)) {
			rows++
		}
	}
	if p.pages < 10 || edges*rows < p.pages || (edges-1)*rows >= p.pages+rows {
		t.Errorf("%d pages in %d columns and %d rows", p.pages, edges, rows)
	}
}

func TestPreviewWithoutARenderer(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	p, err := makePreview(previewJob(t))
	if err != nil || len(p.files) > 0 {
		t.Fatalf("%d files, %v", len(p.files), err)
	}
	if len(p.warnings) != 1 || p.warnings[0].Code != warning.NoRenderer {
		t.Errorf("warnings %v", p.warnings)
	}
}

func TestContactSheetOfOnePage(t *testing.T) {
	s := contactSheet([]image.Image{image.NewGray(image.Rect(5, 5, 15, 25))})
	if got, want := s.Bounds(), image.Rect(0, 0, 10+2*thumbGap, 20+2*thumbGap); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}
