package convert

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// nonblock is of no use where a named pipe is no file.
const nonblock = 0

// locks says that lock can tell whether a process has a file.
const locks = true

// lock marks an open file as in use by this process, until it is closed or the
// process ends. It gives false when another process has it.
//
// What is locked is one byte far behind the end of any file: Windows keeps
// others from reading and writing what is locked.
func lock(f *os.File) bool {
	behind := windows.Overlapped{OffsetHigh: 1 << 30}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &behind)
	return !errors.Is(err, windows.ERROR_LOCK_VIOLATION) && !errors.Is(err, windows.ERROR_IO_PENDING)
}
