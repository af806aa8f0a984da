package convert

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"jianggao/convert/warning"
)

// renderers are the programs that can draw a PDF's pages as PNG files into a
// folder, the first one that is at hand is taken. Pages must sort by name.
var renderers = []struct {
	program string
	args    func(file, folder string, dpi float64) []string
}{
	{"mutool", func(file, folder string, dpi float64) []string {
		return []string{"draw", "-q", "-r", decimal(dpi), "-o", filepath.Join(folder, "%05d.png"), file}
	}},
	{"pdftoppm", func(file, folder string, dpi float64) []string {
		return []string{"-r", decimal(dpi), "-png", file, filepath.Join(folder, "p")}
	}},
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) }

// Sizes of a contact sheet in pixels.
const (
	thumbWidth = 240 // of a page, about
	thumbGap   = 16  // around pages
)

// makePreview draws the pages of the PDF on one sheet. Drawing needs a program
// of others; where none is at hand there is no sheet, and a warning says what
// to install.
func makePreview(j job) (product, error) {
	program := ""
	var args func(file, folder string, dpi float64) []string
	for _, r := range renderers {
		if path, err := exec.LookPath(r.program); err == nil {
			program, args = path, r.args
			break
		}
	}
	if program == "" {
		return product{warnings: []warning.Warning{{Code: warning.NoRenderer, Text: "install mutool (MuPDF) or pdftoppm (Poppler)"}}}, nil
	}
	doc, data, err := j.writePDF()
	if err != nil {
		return product{}, err
	}
	folder, err := os.MkdirTemp("", "jianggao-preview-")
	if err != nil {
		return product{}, err
	}
	defer os.RemoveAll(folder)
	book := filepath.Join(folder, "book.pdf")
	if err := os.WriteFile(book, data, 0o600); err != nil {
		return product{}, err
	}
	dpi := thumbWidth / (doc.Width.Points() / 72)
	if out, err := exec.Command(program, args(book, folder, dpi)...).CombinedOutput(); err != nil {
		return product{}, fmt.Errorf("%s: %w: %s", program, err, strings.TrimSpace(string(out)))
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil {
		return product{}, err
	}
	slices.Sort(names)
	if len(names) != len(doc.Pages) {
		return product{}, fmt.Errorf("%s drew %d pages of %d", program, len(names), len(doc.Pages))
	}
	var pages []image.Image
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return product{}, err
		}
		page, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			return product{}, fmt.Errorf("%s: %w", program, err)
		}
		pages = append(pages, page)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, contactSheet(pages)); err != nil {
		return product{}, err
	}
	return product{files: []file{{"", out.Bytes()}}, pages: len(pages)}, nil
}

// contactSheet lays pages of one size out in rows, on grey.
func contactSheet(pages []image.Image) image.Image {
	size := image.Point{}
	for _, p := range pages {
		size.X, size.Y = max(size.X, p.Bounds().Dx()), max(size.Y, p.Bounds().Dy())
	}
	cell := size.Add(image.Pt(thumbGap, thumbGap))
	// As many columns as make the sheet about half as wide again as high.
	columns := int(math.Ceil(math.Sqrt(1.5 * float64(len(pages)*cell.Y) / float64(cell.X))))
	columns = min(max(columns, 1), len(pages))
	rows := (len(pages) + columns - 1) / columns
	sheet := image.NewRGBA(image.Rect(0, 0, columns*cell.X+thumbGap, rows*cell.Y+thumbGap))
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(color.Gray{0xD8}), image.Point{}, draw.Src)
	for i, p := range pages {
		at := image.Pt(thumbGap+i%columns*cell.X, thumbGap+i/columns*cell.Y)
		draw.Draw(sheet, p.Bounds().Sub(p.Bounds().Min).Add(at), p, p.Bounds().Min, draw.Src)
	}
	return sheet
}
