package paper

const (
	fullDisk     = errorDiskFull
	readOnlyDisk = errorWriteProtect
)
