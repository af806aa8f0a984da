//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package convert

import (
	"os"
	"syscall"
)

// nonblock keeps opening a named pipe from waiting for its other end.
const nonblock = syscall.O_NONBLOCK

// locks says that lock can tell whether a process has a file.
const locks = true

// lock marks an open file as in use by this process, until it is closed or the
// process ends. It gives false when another process has it.
func lock(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != syscall.EWOULDBLOCK
}
