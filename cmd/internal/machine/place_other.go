//go:build !windows

package machine

// Place says where a window stands, to be given to Put at the next start; empty where that can't be known.
func Place(uintptr) string { return "" }

// Put moves a window to where it stood.
func Put(uintptr, string) {}
