package main

import (
	"os"
	"sync"

	"golang.org/x/sys/windows"
)

func isTerminal(f *os.File) bool {
	var mode uint32
	return windows.GetConsoleMode(windows.Handle(f.Fd()), &mode) == nil
}

// unseen makes a terminal not show what is typed, until back is called.
func unseen(f *os.File) (back func(), err error) {
	h := windows.Handle(f.Fd())
	var was uint32
	if err := windows.GetConsoleMode(h, &was); err != nil {
		return nil, err
	}
	mute := was&^windows.ENABLE_ECHO_INPUT | windows.ENABLE_LINE_INPUT | windows.ENABLE_PROCESSED_INPUT
	if err := windows.SetConsoleMode(h, mute); err != nil {
		return nil, err
	}
	return sync.OnceFunc(func() { _ = windows.SetConsoleMode(h, was) }), nil
}
