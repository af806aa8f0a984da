package convert

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"sync"
)

// journalName is the file in the output folder that remembers what was made of
// which input. It is JSON Lines, a Record a line, the later line counting; a
// line cut off by a crash is passed over.
const journalName = ".jianggao.jsonl"

// A journal finds the records of earlier runs and takes those of this one. It
// keeps places in the file, not records, so that its memory is small.
type journal struct {
	folder *folder
	file   *os.File

	mu     sync.Mutex
	end    int64
	inputs map[string]span // of the last record of an input
	files  map[string]FileRecord
}

type span struct{ at, size int64 }

// openJournal opens the journal of a folder, or starts one.
func openJournal(d *folder) (*journal, error) {
	f, err := d.root.OpenFile(journalName, os.O_RDWR|os.O_CREATE|nonblock, 0o666)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.join(journalName), reason(err))
	}
	j := &journal{folder: d, file: f, inputs: map[string]span{}, files: map[string]FileRecord{}}
	if err := j.read(); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", d.join(journalName), reason(err))
	}
	return j, nil
}

// read indexes the records. What stands after the last line end is the rest of
// a line a crash cut off, and is written over.
func (j *journal) read() error {
	r := bufio.NewReaderSize(j.file, 1<<16)
	for {
		line, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		var rec Record
		if json.Unmarshal(line, &rec) == nil && rec.Input != "" {
			j.index(&rec, span{j.end, int64(len(line))})
		}
		j.end += int64(len(line))
	}
	return j.file.Truncate(j.end)
}

func (j *journal) index(r *Record, s span) {
	j.inputs[r.Input] = s
	for f := range r.files() {
		j.files[f.Path] = f
	}
}

// place gives the place of the last record of an input.
func (j *journal) place(input string) (s span, known bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	s, known = j.inputs[input]
	return s, known
}

// find gives the last record of an input; nil when there is none.
func (j *journal) find(input string) *Record {
	s, ok := j.place(input)
	if !ok {
		return nil
	}
	rec, err := j.at(s)
	if err != nil {
		return nil
	}
	return rec
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
	j.mu.Lock()
	f, ok := j.files[path]
	j.mu.Unlock()
	return ok && j.folder.intact(f)
}

// known says whether an earlier run made the file, as it is or since changed.
func (j *journal) known(path string) bool {
	_, ok := j.files[path]
	return ok
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
	if _, err := j.file.WriteAt(b, j.end); err != nil {
		return span{}, fmt.Errorf("%s: %w", j.folder.join(journalName), reason(err))
	}
	s := span{j.end, int64(len(b))}
	j.end += s.size
	j.index(r, s)
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

// close syncs the journal, and leaves out what later records have replaced
// when that is most of it.
func (j *journal) close() error {
	defer j.file.Close()
	live := int64(0)
	for _, s := range j.inputs {
		live += s.size
	}
	if j.end <= 2*live+1<<16 {
		return j.file.Sync()
	}
	t, err := j.folder.create("")
	if err != nil {
		return err
	}
	t.target = journalName
	spans := slices.SortedFunc(maps.Values(j.inputs), func(a, b span) int { return cmp.Compare(a.at, b.at) })
	for _, s := range spans {
		if _, err = io.Copy(t, io.NewSectionReader(j.file, s.at, s.size)); err != nil {
			break
		}
	}
	if err == nil {
		err = t.Sync()
	}
	if !renameOpen {
		j.file.Close() // what is open cannot be replaced
	}
	if err == nil {
		err = j.folder.place(t)
	}
	if err != nil {
		j.folder.discard(t)
	}
	return err
}
