package main

import "golang.org/x/sys/unix"

// How the system is asked about a terminal.
const (
	getTermios = unix.TCGETS
	setTermios = unix.TCSETS
)
