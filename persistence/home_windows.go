package persistence

import (
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

// fileID is the volume's serial number and the number of a file on it; empty: it has none.
func fileID(f *os.File) string {
	var info windows.ByHandleFileInformation
	err := windows.GetFileInformationByHandle(windows.Handle(f.Fd()), &info)
	if err != nil || info.FileIndexHigh == 0 && info.FileIndexLow == 0 {
		return ""
	}
	return fmt.Sprintf("%x-%x-%x", info.VolumeSerialNumber, info.FileIndexHigh, info.FileIndexLow)
}
