package stall

import (
	"time"

	"golang.org/x/sys/unix"
)

// computed is how long the thread this runs on has been computing. Unlike the time on the wall it does not grow while
// other programs have the processor.
func computed() (time.Duration, bool) {
	var t unix.Timespec
	err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t)
	return time.Duration(t.Nano()), err == nil
}
