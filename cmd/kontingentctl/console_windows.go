package main

import (
	"syscall"
	"unsafe"
)

var (
	kernel         = syscall.NewLazyDLL("kernel32.dll")
	consoleMembers = kernel.NewProc("GetConsoleProcessList")
	freeConsole    = kernel.NewProc("FreeConsole")
)

// leaveConsole closes the black window that Windows opened for this program alone. One that a person works in stays.
func leaveConsole() {
	var first [1]uint32
	if n, _, _ := consoleMembers.Call(uintptr(unsafe.Pointer(&first[0])), 1); n == 1 {
		_, _, _ = freeConsole.Call() // a window that stays harms nothing
	}
}
