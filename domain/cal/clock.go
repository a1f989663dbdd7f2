package cal

import "time"

// Clock is the business time: what "today" means. Its zone is the club's own.
type Clock interface{ Now() time.Time }

// SystemClock is the machine's clock in its local zone.
type SystemClock struct{}

// Now is the present moment.
func (SystemClock) Now() time.Time { return time.Now() }

// ShiftedClock runs on from a chosen start, as --now asks.
type ShiftedClock struct{ shift time.Duration }

// StartAt makes a clock that shows start now and runs on from there.
func StartAt(start time.Time) ShiftedClock { return ShiftedClock{start.Sub(SystemClock{}.Now())} }

// Now is the chosen start plus the time since then.
func (c ShiftedClock) Now() time.Time { return SystemClock{}.Now().Add(c.shift) }

// Deadline is the moment d from now on the machine's real clock, for sockets and watchdogs: a shifted business clock
// must never time out a connection.
func Deadline(d time.Duration) time.Time { return time.Now().Add(d) }
