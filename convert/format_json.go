package convert

import "bytes"

func makeJSON(j job) (product, error) {
	var buf bytes.Buffer
	if err := j.found.WriteJSON(&buf); err != nil {
		return product{}, err
	}
	return product{files: []file{{"", buf.Bytes()}}}, nil
}
