package convert

import (
	"bytes"
	"encoding/json"
	"fmt"
)

func makeJSON(j job) (product, error) {
	var buf bytes.Buffer
	if err := j.found.WriteJSON(&buf); err != nil {
		return product{}, err
	}
	p := product{files: []file{{"", buf.Bytes()}}}
	var back found
	if err := json.Unmarshal(buf.Bytes(), &back); err != nil {
		return p, fmt.Errorf("read back: %w", err)
	}
	for i := range back.Speeches {
		s := &back.Speeches[i]
		says := s.Name()
		for _, b := range s.Blocks {
			says += b.Text
		}
		p.back = append(p.back, says)
	}
	return p, nil
}
