//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package convert

import "os"

// nonblock is of no use where a named pipe is no file.
const nonblock = 0

// renameOpen is false where an open file can be neither renamed nor removed.
const renameOpen = false

// lock does nothing: a file in use cannot be removed by another process.
func lock(*os.File) bool { return true }
