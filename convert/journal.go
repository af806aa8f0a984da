package convert

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
	"time"
)

// journalName is the file in the output folder that remembers what was made of
// which input. It is JSON Lines, a Record a line, the later line counting; a
// line cut off by a crash is passed over.
//
// A run that searches a folder with a journal leaves the files named there
// alone: they are products, not pages.
const journalName = ".jianggao.jsonl"

// writing is the status of a record that stands in the journal before its files
// are put in their places: whatever happens then, the next run knows them.
const writing Status = "writing"

// A journal finds the records of earlier runs and takes those of this one. It
// keeps places in the file, not records, so that its memory is small. It is
// locked while it is open: a second run into the folder waits.
type journal struct {
	folder *folder
	file   *os.File

	passing bool // not to be left behind

	mu      sync.Mutex
	end     int64
	fresh   bool // this run began it
	torn    bool // the last line was cut off
	loaded  bool
	inputs  map[string]span     // the last record of an input whose products were made
	begun   map[string]span     // a record of writing after it, if there is one
	written map[FileRecord]bool // by runs that ended or were stopped
}

type span struct{ at, size int64 }

// again is how often a run that waits for another looks whether it has ended.
const again = 50 * time.Millisecond

// openJournal opens the journal of a folder, or starts one. While another run
// has it, it tells waiting once and waits.
func openJournal(ctx context.Context, d *folder, waiting func()) (*journal, error) {
	wrong := func(err error) (*journal, error) {
		return nil, fmt.Errorf("%s: %w", d.join(journalName), reason(err))
	}
	for told := false; ; {
		f, err := d.root.OpenFile(journalName, os.O_RDWR|os.O_CREATE|nonblock, 0o666)
		if err != nil {
			return wrong(err)
		}
		// The run that had it may have put another file in its place.
		if lock(f) && d.holds(&temp{File: f, name: journalName}) {
			j := &journal{folder: d, file: f}
			if err := j.start(); err != nil {
				f.Close()
				return wrong(err)
			}
			return j, nil
		}
		f.Close()
		if !told && waiting != nil {
			waiting()
		}
		told = true
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(again):
		}
	}
}

// start finds the end of the file.
func (j *journal) start() error {
	st, err := j.file.Stat()
	if err != nil {
		return err
	}
	if !st.Mode().IsRegular() {
		return errors.New("not a regular file; jianggao keeps its journal there")
	}
	if j.end = st.Size(); j.end == 0 {
		j.fresh = true
		return nil
	}
	last := make([]byte, 1)
	_, err = j.file.ReadAt(last, j.end-1)
	j.torn = last[0] != '\n'
	return err
}

// load indexes the records of earlier runs.
func (j *journal) load() error {
	j.loaded = true
	j.inputs, j.begun, j.written = map[string]span{}, map[string]span{}, map[FileRecord]bool{}
	err := eachRecord(io.NewSectionReader(j.file, 0, j.end), j.index)
	if err != nil {
		return fmt.Errorf("%s: %w", j.folder.join(journalName), reason(err))
	}
	return nil
}

// eachRecord reads a journal. What is no record is passed over.
func eachRecord(r io.Reader, do func(*Record, span)) error {
	in := bufio.NewReaderSize(r, 1<<16)
	at := int64(0)
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		var rec Record
		if json.Unmarshal(line, &rec) == nil && rec.Input != "" {
			do(&rec, span{at, int64(len(line))})
		}
		at += int64(len(line))
	}
}

// index takes a record into account. One of a failed input leaves the one
// before it in force: its products are still there.
func (j *journal) index(r *Record, s span) {
	switch r.Status {
	case Failed:
		return
	case writing:
		j.begun[r.Input] = s
	default:
		j.inputs[r.Input] = s
		delete(j.begun, r.Input)
	}
	for f := range r.files() {
		j.written[f] = true
	}
}

// place gives the place of the last record of an input with products.
func (j *journal) place(input string) span {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.inputs[input]
}

// find gives the last record of an input with products, and what a run that
// was stopped began to write after it; nil when there is none.
func (j *journal) find(input string) (made, begun *Record) {
	get := func(index map[string]span) *Record {
		j.mu.Lock()
		s, ok := index[input]
		j.mu.Unlock()
		if !ok {
			return nil
		}
		rec, err := j.at(s)
		if err != nil {
			return nil
		}
		return rec
	}
	return get(j.inputs), get(j.begun)
}

func (j *journal) at(s span) (*Record, error) {
	b := make([]byte, s.size)
	if _, err := j.file.ReadAt(b, s.at); err != nil {
		return nil, err
	}
	rec := &Record{}
	err := json.Unmarshal(b, rec)
	if rec.Wanted == "" {
		rec.Wanted = rec.Name
	}
	return rec, err
}

// ours says whether a file is as an earlier run made it.
func (j *journal) ours(path string) bool {
	f, ok := j.folder.measure(path)
	j.mu.Lock()
	defer j.mu.Unlock()
	return ok && j.written[f]
}

// add writes a record and gives its place.
func (j *journal) add(r *Record) (span, error) {
	line := *r
	if line.Wanted == line.Name {
		line.Wanted = "" // at puts it back
	}
	b, err := encodeRecord(&line)
	if err != nil {
		return span{}, err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.torn {
		b = append([]byte{'\n'}, b...)
	}
	if _, err := j.file.WriteAt(b, j.end); err != nil {
		j.torn = true // a piece of it may be there
		if st, err := j.file.Stat(); err == nil {
			j.end = st.Size()
		}
		return span{}, fmt.Errorf("%s: %w", j.folder.join(journalName), reason(err))
	}
	s := span{j.end, int64(len(b))}
	j.end += s.size
	j.torn = false
	if j.loaded {
		j.index(r, s)
	}
	return s, nil
}

// encodeRecord gives a record as one line of JSON.
func encodeRecord(r *Record) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	err := enc.Encode(r)
	return buf.Bytes(), err
}

// close removes a journal of nothing, or a passing one that this run began, and
// leaves out what later records have replaced when that is most of it.
func (j *journal) close() error {
	defer j.file.Close()
	if j.end == 0 || j.passing && j.fresh {
		return j.folder.root.Remove(journalName)
	}
	if !j.loaded {
		return nil
	}
	live := int64(0)
	var spans []span
	for _, index := range []map[string]span{j.inputs, j.begun} {
		for _, s := range index {
			spans = append(spans, s)
			live += s.size
		}
	}
	if j.end <= 3*live+1<<16 { // two lines are written for each input
		return j.file.Sync()
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.at, b.at) })
	t, err := j.folder.create("")
	if err != nil {
		return err
	}
	t.target = journalName
	for _, s := range spans {
		if _, err = io.Copy(t, io.NewSectionReader(j.file, s.at, s.size)); err != nil {
			break
		}
	}
	if err == nil {
		err = t.Sync()
	}
	if err == nil {
		err = j.folder.place(t)
	}
	if err != nil {
		j.folder.discard(t)
	}
	return err
}
