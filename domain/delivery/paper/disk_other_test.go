//go:build !windows

package paper

import "syscall"

const (
	fullDisk     = syscall.ENOSPC
	readOnlyDisk = syscall.EROFS
)
