//go:build !windows

package main

// leaveConsole has nothing to leave: only Windows opens a window for a program that prints.
func leaveConsole() {}
