// Package together runs functions side by side and brings back what went wrong
// in any of them, a panic too: a panic in a goroutine of its own would end the
// program and with it all other inputs. Every goroutine that a stage or a
// writer starts is started here.
package together

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// A Group is functions that run side by side. The zero value has no limit.
type Group struct {
	room chan struct{}
	wg   sync.WaitGroup
	mu   sync.Mutex
	errs []error // by the order of Go
}

// Limit gives a group in which at most n functions, at least 1, run at a time.
func Limit(n int) *Group { return &Group{room: make(chan struct{}, max(1, n))} }

// Go starts f, or puts it off until there is room. It does not wait.
func (g *Group) Go(f func() error) {
	g.mu.Lock()
	i := len(g.errs)
	g.errs = append(g.errs, nil)
	g.mu.Unlock()
	g.wg.Go(func() {
		if g.room != nil {
			g.room <- struct{}{}
			defer func() { <-g.room }()
		}
		if err := Try(f); err != nil {
			g.mu.Lock()
			g.errs[i] = err
			g.mu.Unlock()
		}
	})
}

// Wait waits for all functions and joins their errors in the order in which
// they were given to Go, whichever ended first.
func (g *Group) Wait() error {
	g.wg.Wait()
	g.mu.Lock()
	defer g.mu.Unlock()
	return errors.Join(g.errs...)
}

// Try calls f. When f panics, the error is a *Panic.
func Try(f func() error) (err error) {
	defer Recover(&err)
	return f()
}

// Recover makes a panic of the function that defers it the function's error. A
// panic with an error that holds a *Panic, handed on from another goroutine,
// keeps its first stack.
func Recover(err *error) {
	switch p := recover().(type) {
	case nil:
	case error:
		var met *Panic
		if *err = p; !errors.As(p, &met) {
			*err = &Panic{Value: p, Stack: debug.Stack()}
		}
	default:
		*err = &Panic{Value: p, Stack: debug.Stack()}
	}
}

// A Panic is a mistake in this program that was met on the way.
type Panic struct {
	Value any
	Stack []byte // of the goroutine it was met in
}

func (p *Panic) Error() string { return fmt.Sprintf("%v\n%s", p.Value, p.Stack) }

// Unwrap gives the error that was panicked with, nil when it was none.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// Each calls f for every number from 0 up to n, side by side on all processors,
// and returns when all calls have. A panic in one of them is passed on.
func Each(n int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var g Group
	var next atomic.Int64
	for range workers {
		g.Go(func() error {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				f(int(i))
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		panic(err)
	}
}
