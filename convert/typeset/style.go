package typeset

import (
	"jianggao/convert/typeset/line"
	"jianggao/layouts"
)

// LineStyle turns a layout's words into the style of the line breaker. It
// fails on a word it does not know.
func LineStyle(t *layouts.Text) (s line.Style, err error) {
	if s.Level, err = line.ParseLevel(t.BreakLevel); err != nil {
		return s, err
	}
	if s.Punctuation, err = line.ParsePunctuation(t.Punctuation); err != nil {
		return s, err
	}
	if s.LineEnd, err = line.ParseLineEnd(t.LineEnd); err != nil {
		return s, err
	}
	if s.ParaOpen, err = line.ParseParaOpen(t.ParaOpen); err != nil {
		return s, err
	}
	s.Hang, s.KeepStops = t.Hang, t.KeepStops
	s.KeepNumbers, s.NoOrphan = t.KeepNumbers, t.NoOrphan
	s.HanLatin = units(t.HanLatin)
	s.NoHanLatin = t.HanLatin == 0
	s.HanLatinMax = units(t.HanLatinMax)
	return s, nil
}
