package ui

import (
	"testing"

	"kontingent/domain/problem"
	"kontingent/ui/viewmodel"
)

// A machine whose scheduler can be used.
func withScheduler(c *memoryClub) { c.daily = viewmodel.Daily{At: "07:00", System: "systemd"} }

func withDaily(c *memoryClub) { c.daily = viewmodel.Daily{On: true, At: "07:00", System: "systemd"} }

// The switch says beforehand what it takes, and then what happens every day.
func TestDailyIsSwitched(t *testing.T) {
	drawn(t, "settings-daily", withDaily, settingsRoute(dailyPart))
	s := newStage(t, withScheduler, setting{route: settingsRoute(dailyPart)})
	s.shows("Daglig utsending", "Datamaskinen må være på, og du må være logget inn.")
	s.shuns("Hver dag kl.")
	s.keep("off")
	s.press("Send hver dag")
	s.shows("Hver dag kl. 07:00 sender datamaskinen det som skal sendes, også når Kontingent er lukket.")
	s.write("Klokkeslett", "18:30")
	s.shows("Hver dag kl. 18:30")
	if got := s.club.daily; got != (viewmodel.Daily{On: true, At: "18:30", System: "systemd"}) {
		t.Errorf("the machine was told %+v", got)
	}
	s.press("Send hver dag")
	s.shuns("Hver dag kl.")
	if s.club.daily.On {
		t.Error("it is still on")
	}
}

// A time that is none is told at its field, and the run stays as it was.
func TestDailyAtNoTime(t *testing.T) {
	wrong := func(s *stage) { s.write(s.say("daily.at"), "i morgen") }
	drawn(t, "settings-daily-wrong", withDaily, settingsRoute(dailyPart), wrong)
	s := newStage(t, withDaily, setting{route: settingsRoute(dailyPart)})
	wrong(s)
	if got := s.field("Klokkeslett").Problem(); got != "«i morgen» er ikke et klokkeslett. Skriv det som 07:00." {
		t.Errorf("at the field stands %q", got)
	}
	s.shows("!", "Hver dag kl. 07:00")
	s.write("Klokkeslett", "07:00")
	s.shuns("er ikke et klokkeslett")
}

// A failure is a sentence, and the switch shows what is, not what was wished for.
func TestDailyIsRefused(t *testing.T) {
	refuses := func(c *memoryClub) {
		withScheduler(c)
		c.fails = map[string]error{"SetDaily": problem.New("daily.program.missing", "program", "kontingentctl", "folder", "/opt/kontingent")}
	}
	press := func(s *stage) { s.press(s.say("daily.switch")) }
	drawn(t, "settings-daily-refused", refuses, settingsRoute(dailyPart), press)
	s := newStage(t, refuses, setting{route: settingsRoute(dailyPart)})
	press(s)
	s.shows("Programmet kontingentctl, som sender hver dag, mangler i mappen /opt/kontingent.")
	s.shuns("Hver dag kl.")
	s.club.fails = nil
	press(s)
	s.shows("Hver dag kl. 07:00")
	s.shuns("mangler i mappen")
}

// Where there is no scheduler the part says so, and there is nothing to press.
func TestNoScheduler(t *testing.T) {
	s := newStage(t, nil, setting{route: settingsRoute(dailyPart)})
	s.shows("verken systemd eller cron")
	if s.can("Send hver dag") {
		t.Error("the switch can be pressed")
	}
	s.keep("none")
}
