//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package convert

import "os"

// nonblock is left out where not every system has it.
const nonblock = 0

// locks is false where lock cannot tell whether a process has a file. Two runs
// into one folder are not kept apart there, and temporary files are cleared
// away when they are old.
const locks = false

// lock does nothing and always succeeds.
func lock(*os.File) bool { return true }
