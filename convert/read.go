package convert

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"unicode"
	"unicode/utf8"

	"jianggao/convert/dump"
	"jianggao/convert/parse"
	"jianggao/convert/repair"
	"jianggao/convert/repeat"
	"jianggao/convert/speech"
	"jianggao/convert/warning"
)

// Found is everything that is known of one page after reading, parsing and
// repair.
type Found struct {
	Page     *dump.Page
	Book     speech.Book
	Ledger   []parse.Entry
	Warnings []warning.Warning // of all stages so far, in order of line
	samples  []repeat.Sample   // of the speeches
	parts    []*Found          // of a merged book, which has no page of its own
}

// Inspect reads one input (a file, "-", or an archive of one page) and gives
// what was found on it.
func Inspect(input string, o ReadOptions) (*Found, error) {
	prepare(nil)
	in := inputSet{stdin: o.Stdin}
	defer in.close()
	if err := in.expand([]string{input}); err != nil {
		return nil, err
	}
	if n := len(in.sources); n != 1 {
		return nil, fmt.Errorf("%s: holds %d page dumps; name one of them", input, n)
	}
	b, err := load(in.sources[0], o.Dump.Limit())
	if err != nil {
		return nil, err
	}
	f, err := find(in.sources[0].name, b, o)
	if err == nil {
		(&copies{drop: o.Dedupe}).find(f)
	}
	return f, err
}

// find takes one page through the stages before writing.
func find(input string, b []byte, o ReadOptions) (*Found, error) {
	page, err := dump.Read(input, b, o.Dump)
	if err != nil {
		return nil, err
	}
	foreign := foreignText(page)
	res, err := parse.Parse(page, o.Parse)
	if err != nil {
		if foreign != nil {
			err = fmt.Errorf("%w; hardly any of it is Chinese, which jianggao is made for", err)
		}
		return nil, err
	}
	f := &Found{Page: page, Book: res.Book, Ledger: res.Ledger}
	f.Warnings = slices.Concat(page.Warnings, foreign, res.Warnings, repair.Book(&f.Book, o.Repair))
	warning.Sort(f.Warnings)
	f.override(o)
	if err := f.choose(o.Only); err != nil {
		return nil, fmt.Errorf("%s: %w", input, err)
	}
	f.sample()
	return f, nil
}

// leastHan is the least share of Chinese characters among the letters of a page,
// in percent: a Chinese speech that quotes English at length is far above it, a
// page of another language with a Chinese menu around it below.
const leastHan = 10

// foreignText warns of a page that is hardly Chinese.
func foreignText(p *dump.Page) []warning.Warning {
	han, letters := 0, 0
	first := dump.Line{}
	for _, l := range p.Lines {
		for _, r := range l.Text {
			switch {
			case 0x4E00 <= r && r <= 0x9FFF, r > 0x9FFF && unicode.Is(unicode.Han, r):
				han++
				letters++
			case r >= utf8.RuneSelf && unicode.IsLetter(r), 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
				letters++
				if first.Number == 0 {
					first = l
				}
			}
		}
	}
	if first.Number == 0 || han*100 >= letters*leastHan {
		return nil
	}
	return []warning.Warning{{Line: first.Number, Code: warning.NotChinese, Text: short(first.Text, 24)}}
}

// load gives the bytes of a source, at most one more than limit: enough for
// dump.Read to refuse them by name. A file that is written to while it is read
// is read once more.
func load(s source, limit int) ([]byte, error) {
	for range 2 {
		b, changed, err := loadOnce(s, limit)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, reason(err))
		}
		if !changed {
			return b, nil
		}
	}
	return nil, fmt.Errorf("%s: changes while it is read; try again when it is finished", s.name)
}

func loadOnce(s source, limit int) (b []byte, changed bool, err error) {
	r, state, err := s.open()
	if err != nil {
		return nil, false, err
	}
	defer r.Close()
	before, err := state()
	if err != nil {
		return nil, false, err
	}
	var buf bytes.Buffer
	if 0 < before.size && before.size <= int64(limit) {
		buf.Grow(int(before.size) + bytes.MinRead)
	}
	if _, err := buf.ReadFrom(io.LimitReader(r, int64(limit)+1)); err != nil {
		return nil, false, err
	}
	after, err := state()
	return buf.Bytes(), before != after, err
}

// override replaces what the page says of itself by what the user says.
func (f *Found) override(o ReadOptions) {
	if o.Title != "" {
		f.Book.Title = o.Title
	}
	if o.Author != "" {
		f.Book.Author = o.Author
	}
	if o.Date != "" {
		f.Book.Date = o.Date
	}
}

// choose keeps the speeches of the given numbers. Speeches keep the numbers
// they have on the page.
func (f *Found) choose(only Ranges) error {
	if only == nil {
		return nil
	}
	if n := only.max(); n > len(f.Book.Speeches) {
		return fmt.Errorf("--only asks for speech %d, but the page has %d", n, len(f.Book.Speeches))
	}
	b := &f.Book
	var kept []speech.Speech
	parts, part := []speech.Part(nil), 0
	for i, s := range b.Speeches {
		for part < len(b.Parts) && b.Parts[part].First <= i {
			part++
		}
		if !only.Has(s.Number) {
			continue
		}
		// A part of which nothing is kept is no part.
		if part > 0 && (len(parts) == 0 || parts[len(parts)-1].Source != b.Parts[part-1].Source) {
			p := b.Parts[part-1]
			p.First = len(kept)
			parts = append(parts, p)
		}
		kept = append(kept, s)
	}
	b.Speeches, b.Parts = kept, parts
	return nil
}
