package convert

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// reportMark opens every report, so that a run does not write over a file that
// is none.
const reportMark = `{"program":"jianggao",`

// writeReport writes what became of every input as one JSON object. Records are
// copied from the journal one by one: a report of any size needs little memory.
func (b *batch) writeReport(path string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("report %s: %w", path, reason(err))
		}
	}()
	if err := mayReport(path); err != nil {
		return err
	}
	d, err := openPlace(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer d.root.Close()
	t, err := d.create("")
	if err != nil {
		return err
	}
	t.target = filepath.Base(path)
	w := bufio.NewWriter(t)
	if err = b.report(w); err == nil {
		err = errors.Join(w.Flush(), t.Sync())
	}
	if err == nil {
		err = d.place(t)
	}
	if err != nil {
		d.discard(t)
	}
	return err
}

// openPlace opens a folder that exists, to write one file into.
func openPlace(dir string) (*folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &folder{path: dir, root: root}, nil
}

// canReport fails when a report cannot be written: it is asked before the work.
// What an interrupted run left of one is cleared away.
func canReport(path string) error {
	if err := mayReport(path); err != nil {
		return reason(err)
	}
	d, err := openPlace(filepath.Dir(path))
	if err != nil {
		return fmt.Errorf("the folder %s: %w", filepath.Dir(path), reason(err))
	}
	defer d.root.Close()
	for _, e := range d.list(".") {
		d.clear(e.Name())
	}
	t, err := d.create("")
	if err != nil {
		return fmt.Errorf("cannot write into the folder %s: %w", filepath.Dir(path), reason(err))
	}
	d.discard(t)
	return nil
}

// mayReport fails when the file is there and is no report.
func mayReport(path string) error {
	st, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if st.IsDir() {
		return errors.New("a folder; give the name of a file")
	}
	f, err := openRegular(os.Stat, os.OpenFile, path)
	if err != nil {
		return errors.New("this is no file a report can be written to; give another name")
	}
	defer f.Close()
	head := make([]byte, len(reportMark))
	if n, err := io.ReadFull(f, head); string(head) != reportMark && !(n == 0 && errors.Is(err, io.EOF)) {
		return errors.New("this file exists and is no report of jianggao; give another name")
	}
	return nil
}

// report writes the JSON object, its keys in this order and an input a line.
func (b *batch) report(w io.Writer) error {
	version, err := json.Marshal(b.options.Version)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s\"version\":%s,\n", reportMark, version)
	folder, err := json.Marshal(filepath.ToSlash(b.out.path))
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\"folder\":%s,\n\"inputs\":[", folder)
	for i, x := range b.told {
		rec, err := b.journal.at(x.at)
		if err != nil {
			return err
		}
		rec.Status = x.status
		if rec.Wanted == rec.Name {
			rec.Wanted = ""
		}
		line, err := encodeRecord(rec)
		if err != nil {
			return err
		}
		if i > 0 {
			io.WriteString(w, ",")
		}
		fmt.Fprintf(w, "\n%s", line[:len(line)-1])
	}
	s := b.summary
	_, err = fmt.Fprintf(w, "\n],\n\"summary\":{\"inputs\":%d,\"converted\":%d,\"unchanged\":%d,\"failed\":%d,\"speeches\":%d,\"characters\":%d,\"files\":%d,\"bytes\":%d,\"seconds\":%.3f}}\n",
		s.Inputs, s.Converted, s.Unchanged, s.Failed, s.Speeches, s.Characters, s.Files, s.Bytes, s.Elapsed.Seconds())
	return err
}
