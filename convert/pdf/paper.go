package pdf

import (
	"fmt"
	"math"
)

// A paper is a size of paper, in millimetres, standing.
type paper struct {
	name          string
	width, height float64
}

// papers are the sizes printers in China know: ISO 216, JIS B5, and those of
// GB/T 788 that books have. B5 is three sizes; layouts take that of GB/T 788.
var papers = []paper{
	{"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}, {"A6", 105, 148},
	{"B4", 250, 353}, {"B5 (ISO)", 176, 250}, {"B5 (JIS)", 182, 257}, {"B5 (GB/T 788)", 169, 239}, {"B6", 125, 176},
	{"16开", 185, 260}, {"大16开", 210, 285}, {"32开", 130, 184}, {"大32开", 140, 203},
	{"Letter", 215.9, 279.4}, {"Legal", 215.9, 355.6},
}

// pointMM is how many millimetres a point has.
const pointMM = 25.4 / 72

// paperName says in words how large a page of some points is.
func paperName(width, height float64) string {
	w, h := width*pointMM, height*pointMM
	size := fmt.Sprintf("%.0f × %.0f mm", w, h)
	const near = 1 // mm
	for _, p := range papers {
		if math.Abs(w-p.width) < near && math.Abs(h-p.height) < near {
			return p.name + " (" + size + ")"
		}
		if math.Abs(h-p.width) < near && math.Abs(w-p.height) < near {
			return p.name + " lying (" + size + ")"
		}
	}
	return size
}
