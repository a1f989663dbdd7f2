package viewmodel

import "time"

// A run of deliveries makes news ten times a second. A page reads anew once in this time, and more seldom when its
// reading takes long: the store must not be kept from sending by pages that show how it goes.
const (
	followPause = time.Second
	followShare = 5
)

// follow calls reload when there is news about the topics, until stop is called. News of a delivery run comes together.
// l is the question that reload asks.
func (e *Env) follow(t Topic, l *latest, reload func()) (stop func()) {
	waiting, ended := false, false
	off := e.Feed.Listen(func(n News) {
		switch {
		case !n.About(t) || waiting:
		case n.Last == nil:
			reload()
		default:
			waiting = true
			e.Run.Later(max(followPause, followShare*l.took), func() {
				waiting = false
				if !ended {
					reload()
				}
			})
		}
	})
	return func() {
		ended = true
		off()
	}
}
