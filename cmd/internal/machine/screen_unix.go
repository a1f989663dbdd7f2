//go:build !windows && !darwin

package machine

// HasScreen reports whether a window can be shown at all.
func HasScreen(getenv func(string) string) bool {
	return getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
}
