package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A progress is the bar on a terminal that tells how far a run has come. The
// zero value shows nothing.
type progress struct {
	bar *progressbar.ProgressBar
	err io.Writer
}

// newProgress gives a bar when messages go to a terminal that can draw one.
// NO_COLOR asks for no escape sequences at all, so it gets no bar.
func newProgress(s streams, env environment) *progress {
	p := &progress{err: s.err}
	if !isTerminal(s.err) || env.get("NO_COLOR") != "" || env.get("TERM") == "dumb" {
		return &progress{}
	}
	return p
}

// show moves the bar. One input alone is over before a bar could be read.
func (p *progress) show(done, total int) {
	if p.err == nil || total < 2 {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.err),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("books"),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	p.bar.Set(done)
}

// clear takes the bar off the terminal, so that lines can be printed; the next
// show draws it again.
func (p *progress) clear() {
	if p.bar != nil {
		p.bar.Clear()
	}
}

// isTerminal says whether a stream is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
