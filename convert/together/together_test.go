package together

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
)

func TestErrorsComeInTheOrderOfTheCalls(t *testing.T) {
	var g Group
	second := make(chan struct{})
	g.Go(func() error { <-second; return errors.New("first") })
	g.Go(func() error { defer close(second); return errors.New("second") })
	g.Go(func() error { return nil })
	if err := g.Wait(); err == nil || err.Error() != "first\nsecond" {
		t.Errorf("%v", err)
	}
}

func blowUp() error { panic("on purpose") }

func TestPanicIsAnErrorWithItsStack(t *testing.T) {
	g := Limit(1)
	g.Go(blowUp)
	ran := false
	g.Go(func() error { ran = true; return nil }) // its place was given back
	err := g.Wait()
	var p *Panic
	if !errors.As(err, &p) || p.Value != "on purpose" || !strings.Contains(err.Error(), "blowUp") || !ran {
		t.Errorf("%v, the other ran: %v", err, ran)
	}
	// Handed on, it keeps the stack it was met with.
	again := Try(func() error { panic(err) })
	if again != err {
		t.Errorf("%v", again)
	}
	if err := Try(func() error { panic(errors.ErrUnsupported) }); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("%v", err)
	}
}

func TestLimit(t *testing.T) {
	g := Limit(3)
	var now, most atomic.Int32
	for range 50 {
		g.Go(func() error {
			n := now.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			now.Add(-1)
			return nil
		})
	}
	if err := g.Wait(); err != nil || most.Load() > 3 || most.Load() < 1 {
		t.Errorf("%d at a time, %v", most.Load(), err)
	}
}
