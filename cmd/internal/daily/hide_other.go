//go:build !windows

package daily

import "os/exec"

// hide has nothing to hide: only Windows opens a window for a program that prints.
func hide(*exec.Cmd) {}
