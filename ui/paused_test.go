package ui

import (
	"context"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// refusedMail is a club whose mail server has refused the sender; the dues are due.
func refusedMail(c *memoryClub) {
	c.executed(c.dues())
	must(c.Pause(context.Background(), delivery.Pause{
		Method: delivery.Email, At: c.clock.Now(), Reason: "email.channel.sender", Words: "553 5.7.1 sender not allowed",
	}))
}

// spec: A2: a paused method says how many wait for it and where else they would go, and one press sends them there.
func TestPausedGoAnotherWay(t *testing.T) {
	s := newStage(t, refusedMail)
	s.shows("Satt på pause: e-post", "197 forsendelser venter på den", "papir 197")
	s.press("Bruk neste leveringsmetode for alle 197")
	s.pass(2 * time.Second)
	s.shows("197 forsendelser tar neste leveringsmetode.")
	s.shuns("venter på den.")
	if n := len(s.club.post.arrived); n != 0 {
		t.Errorf("%d went by e-mail", n)
	}
}

func TestPausedLook(t *testing.T) {
	drawn(t, "home-paused", refusedMail, viewmodel.Route{Page: viewmodel.HomePage})
}
