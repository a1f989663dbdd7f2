package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// TestJobLook draws the pages of this part for people, in several settings.
func TestJobLook(t *testing.T) {
	for name, as := range map[string]setting{"nb": {}, "dark-da": {look: "dark", language: "da"}, "large": {text: 1.5}, "small": {size: fyne.NewSize(1024, 680)}, "en2": {language: "en", scale: 2}} {
		t.Run(name, func(t *testing.T) {
			var id, open int64
			s := newStage(t, func(c *memoryClub) {
				id = c.fates()
				p := c.dues()
				p.Name = "Sommerleir"
				open = c.open(p)
			}, as)
			s.keep("home-" + name)
			s.open(viewmodel.Route{Page: viewmodel.BatchesPage})
			s.keep("batches-" + name)
			s.open(viewmodel.Route{Page: viewmodel.BatchPage, ID: id, Number: s.club.dispatches(id, delivery.InDoubt)[0].Party})
			s.keep("batch-" + name)
			s.open(viewmodel.Route{Page: viewmodel.DispatchesPage})
			s.w.page.(*dispatchesPage).list.list.Select(1)
			s.keep("dispatches-" + name)
			s.open(viewmodel.Route{Page: viewmodel.SummaryPage, ID: open})
			s.keep("summary-" + name)
			next, release := s.club.post.hold()
			s.tap(s.say("job.summary.execute"))
			s.until("it begins", func() bool { return s.has(s.say("job.sending.stop")) })
			for range 9 {
				next()
			}
			s.until("some are sent", func() bool { return s.shell.Sending.Share() > 30 })
			s.turn(time.Second)
			s.arrange()
			s.snap("sending-" + name)
			release()
			s.wait()
			s.pass(2 * time.Second)
			s.keep("result-" + name)
			s.w.page.(*batchPage).list.list.Select(3)
			s.keep("chosen-" + name)
			s.open(viewmodel.Route{Page: viewmodel.HomePage})
			s.press(s.say("job.pause_all"))
			s.pass(2 * time.Second)
			s.keep("paused-" + name)
		})
	}
}

func TestJobFirst(t *testing.T) {
	s := newStage(t, func(c *memoryClub) { c.nobody() })
	s.keep("first-home")
	s.open(viewmodel.Route{Page: viewmodel.BatchesPage})
	s.keep("first-batches")
	s.open(viewmodel.Route{Page: viewmodel.DispatchesPage})
	s.keep("first-dispatches")
}
