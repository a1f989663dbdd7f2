package paper

import "syscall"

const (
	fullDisk     = syscall.Errno(112)
	readOnlyDisk = syscall.Errno(19)
)
