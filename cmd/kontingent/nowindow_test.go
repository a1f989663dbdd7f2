//go:build !ci

package main

import "testing"

// Without the tag ci the program is built with the real window, which here finds nobody to show it.
func TestNoWindow(t *testing.T) {
	cannotShow(t, "DISPLAY=127.0.0.1:4711", "fikk ikke åpnet vinduet")
}
