package main

import (
	"context"
	"io"

	"jianggao/convert/together"
)

// A brokenOff reads a stream until ctx is done: reading from a terminal or from
// a program that says nothing cannot be broken off, but need not be waited for.
type brokenOff struct {
	ctx  context.Context
	from io.Reader
	buf  []byte
	left []byte // read, not yet given
	err  error
}

func (r *brokenOff) Read(b []byte) (int, error) {
	if len(r.left) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		if r.buf == nil {
			r.buf = make([]byte, 64<<10)
		}
		type result struct {
			n   int
			err error
		}
		done := make(chan result, 1)
		go func() {
			var got result
			got.err = together.Try(func() (err error) {
				got.n, err = r.from.Read(r.buf)
				return err
			})
			done <- got
		}()
		select {
		case got := <-done:
			r.left, r.err = r.buf[:got.n], got.err
		case <-r.ctx.Done():
			r.err = r.ctx.Err() // what comes later goes into a buffer nobody reads
			return 0, r.err
		}
	}
	n := copy(b, r.left)
	r.left = r.left[n:]
	if n == 0 {
		return 0, r.err
	}
	return n, nil
}
