package convert

import (
	"bytes"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"jianggao/convert/pdf"
)

// BenchmarkPages takes page dumps through every stage to a PDF, as many side
// by side as there are processors, and counts the pages composed in a second.
func BenchmarkPages(b *testing.B) {
	for _, input := range judged {
		b.Run(filepath.Base(input), func(b *testing.B) {
			if _, err := os.Stat(filepath.FromSlash(input)); err != nil {
				b.Skipf("no page to compose: %v", err)
			}
			var pages atomic.Int64
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					found, err := Inspect(filepath.FromSlash(input), ReadOptions{})
					if err != nil {
						b.Error(err)
						return
					}
					doc, set, err := PrintOptions{}.compose(&found.Book)
					if err != nil {
						b.Error(err)
						return
					}
					var w bytes.Buffer
					if err := pdf.Write(&w, doc, set, pdf.Options{Title: found.Book.Title}); err != nil {
						b.Error(err)
						return
					}
					pages.Add(int64(len(doc.Pages)))
				}
			})
			b.ReportMetric(float64(pages.Load())/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
