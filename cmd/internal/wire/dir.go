package wire

import (
	"path/filepath"
	"runtime"
)

// DefaultDir is the platform's own place for the program's data, on a disk of this machine: never a folder that is
// synchronised by default, for a database must not be copied while it is written.
func DefaultDir(getenv func(string) string) string {
	home := getenv("HOME")
	switch runtime.GOOS {
	case "windows":
		return filepath.Join(getenv("LOCALAPPDATA"), "Kontingent")
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "Kontingent")
	}
	if data := getenv("XDG_DATA_HOME"); data != "" {
		return filepath.Join(data, "kontingent")
	}
	return filepath.Join(home, ".local", "share", "kontingent")
}
