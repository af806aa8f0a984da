package convert

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// dumpEndings are the file names a folder is walked for.
var dumpEndings = map[string]bool{".txt": true, ".text": true, ".html": true, ".htm": true, ".xhtml": true, ".shtml": true}

// expand replaces every folder by the page dumps below it, in order of name.
// Hidden files and folders and symbolic links are left alone.
func expand(inputs []string) ([]string, error) {
	if len(inputs) == 0 {
		return nil, errors.New("no input; give a page dump, a folder, or - for standard input")
	}
	var out []string
	for _, in := range inputs {
		st, err := os.Stat(in)
		if in == "-" || err != nil || !st.IsDir() {
			out = append(out, in) // a missing file is that input's own failure
			continue
		}
		found := 0
		err = filepath.WalkDir(in, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if p != in && strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if d.Type().IsRegular() && dumpEndings[strings.ToLower(filepath.Ext(p))] {
				out = append(out, p)
				found++
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("walk %s: %w", in, err)
		}
		if found == 0 {
			return nil, fmt.Errorf("%s: no page dump in this folder (looked for .txt, .html, .htm)", in)
		}
	}
	return out, nil
}
