package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// mostOfAFile is more than any file has that a flag names, in bytes.
const mostOfAFile = 1 << 28

// readFile reads a file that a flag names: a regular file of a size that makes
// sense, not a device that never ends. Errors name it.
func readFile(path string) ([]byte, error) {
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: no such file", path)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", path, cause(err))
	case st.IsDir():
		return nil, fmt.Errorf("%s: a folder, not a file", path)
	case !st.Mode().IsRegular():
		return nil, fmt.Errorf("%s: not a regular file", path)
	case st.Size() > mostOfAFile:
		return nil, fmt.Errorf("%s: the file has %s; %s is the most", path, size(st.Size()), size(mostOfAFile))
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, cause(err))
	}
	return b, nil
}

// cause is an error without the call and the path the system names.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
