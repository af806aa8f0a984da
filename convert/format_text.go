package convert

import (
	"bytes"

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
		var buf bytes.Buffer
		if err := text.Write(&buf, &j.book.Speeches[i]); err != nil {
			return p, err
		}
		p.files = append(p.files, file{names[i], buf.Bytes()})
		p.back = append(p.back, buf.String())
	}
	return p, nil
}
