package convert

import (
	"jianggao/convert/speech"
	"jianggao/convert/text"
)

func textFiles(b *speech.Book) []string {
	var out []string
	largest := len(b.Speeches)
	for i := range b.Speeches {
		largest = max(largest, b.Speeches[i].Number)
	}
	for i := range b.Speeches {
		out = append(out, text.FileName(&b.Speeches[i], largest))
	}
	return out
}

func makeText(j job) (product, error) {
	var p product
	names := textFiles(j.book)
	for i := range j.book.Speeches {
		data := []byte(text.Of(&j.book.Speeches[i]))
		p.files = append(p.files, file{names[i], data})
		p.back = append(p.back, string(data))
	}
	return p, nil
}
