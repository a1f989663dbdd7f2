//go:build unix

package main

import (
	"os"
	"sync"

	"golang.org/x/sys/unix"
)

func isTerminal(f *os.File) bool {
	_, err := unix.IoctlGetTermios(int(f.Fd()), getTermios)
	return err == nil
}

// unseen makes a terminal not show what is typed, until back is called.
func unseen(f *os.File) (back func(), err error) {
	fd := int(f.Fd())
	was, err := unix.IoctlGetTermios(fd, getTermios)
	if err != nil {
		return nil, err
	}
	mute := *was
	mute.Lflag &^= unix.ECHO
	mute.Lflag |= unix.ICANON | unix.ISIG
	if err := unix.IoctlSetTermios(fd, setTermios, &mute); err != nil {
		return nil, err
	}
	return sync.OnceFunc(func() { _ = unix.IoctlSetTermios(fd, setTermios, was) }), nil
}
