// Command jianggao turns raw page dumps of Chinese speech collections into
// clean books: a print PDF, an EPUB, and a text file per speech.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"syscall"

	"jianggao/convert/together"
)

// Exit statuses.
const (
	exitDone   = 0
	exitFailed = 1 // an input failed, or nothing was found in it
	exitUsage  = 2 // the call is wrong
)

func main() { os.Exit(process()) }

// process is the program as the system runs it.
func process() int {
	if os.Getenv("GOGC") == "" {
		collectLate()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal ends the run in good order, the second at once.
	context.AfterFunc(ctx, stop)
	return run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}, newEnvironment(os.Environ()))
}

// collectLate lets garbage be collected a third as often as it is by default,
// which saves a tenth of the time for a few megabytes: a run makes little that
// lasts. Before the first collection there is little to save: most single books
// are done by then. A large page is held to a limit, so that its garbage does not
// take more room than itself.
func collectLate() {
	const (
		first, later = 700, 300  // per cent
		room         = 140 << 20 // bytes the process may have without a thought
	)
	debug.SetGCPercent(first)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var await func()
	await = func() {
		collected := new(struct{ _ *byte }) // with a pointer, or it would share its place with what lasts
		runtime.AddCleanup(collected, func(struct{}) {
			debug.SetGCPercent(later)
			metrics.Read(live)
			debug.SetMemoryLimit(max(room, 2*int64(live[0].Value.Uint64())))
			await()
		}, struct{}{})
	}
	await()
}

// streams are what a command reads and writes: results on out, messages on err.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// run is the whole program but for the process around it.
func run(ctx context.Context, args []string, io streams, env environment) int {
	io.in = &brokenOff{ctx: ctx, from: io.in}
	root := newRootCommand(io, env)
	root.SetArgs(args)
	err := together.Try(func() error { return root.ExecuteContext(ctx) })
	var u usageError
	var p *together.Panic
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errReported):
		return exitFailed
	case errors.As(err, &u):
		fmt.Fprintf(io.err, "jianggao: %v\n", err)
		if u.command != "" {
			fmt.Fprintf(io.err, "Try: %s --help\n", u.command)
		}
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(io.err, "jianggao: interrupted; no file was left half-written")
		return exitFailed
	case errors.As(err, &p):
		fmt.Fprintf(io.err, "jianggao: a mistake in jianggao; please report it with the input: %v\n", p)
		return exitFailed
	}
	fmt.Fprintf(io.err, "jianggao: %v\n", err)
	return exitFailed
}

// errReported says that the failure has been told already.
var errReported = errors.New("reported")

// A usageError is a call that is wrong whatever the inputs hold.
type usageError struct {
	command string // whose help would show how
	err     error
}

func (u usageError) Error() string { return u.err.Error() }
func (u usageError) Unwrap() error { return u.err }
