// Package machine knows what differs from one operating system to the next around the window: whether there is a screen,
// how a file is shown with the system's own program, how something is said without a window of our own, and where a
// window stood.
//
// It decides nothing, and refuses to know Fyne and invoices: so it is compiled for every system without a screen.
// cmd/kontingent calls it.
package machine
