package persistence

import (
	"errors"

	"golang.org/x/sys/windows"
)

// noSpace reports whether the machine said that the disk or the quota is full.
func noSpace(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

func readOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

func notFolder(err error) bool { return errors.Is(err, windows.ERROR_DIRECTORY) }

// syncDir has nothing to do: NTFS journals names by itself, and folders can't be flushed.
func syncDir(string) error { return nil }
