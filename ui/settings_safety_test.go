package ui

import (
	"testing"
	"time"

	"kontingent/domain/problem"
	"kontingent/ui/viewmodel"
)

// A club with backups of some days.
func withBackups(c *memoryClub) {
	for n := range 4 {
		c.backups = append(c.backups, viewmodel.Backup{
			File: "/home/kasserer/kontingent/backups/x.db", At: c.clock.Now().AddDate(0, 0, -n-1), Size: int64(n) * 900_000,
		})
	}
}

// Backups are listed, one is made at a press, and the line of state tells how old the newest is.
func TestBackups(t *testing.T) {
	drawn(t, "settings-safety", withBackups, settingsRoute(safetyPart))
	s := newStage(t, nil, setting{route: settingsRoute(safetyPart)})
	s.shows("Ingen sikkerhetskopi er laget ennå.", "Passord er aldri med.")
	s.shuns("Sikkerhetskopi i dag")
	s.press("Ta sikkerhetskopi nå")
	s.pass(time.Second)
	s.shows("Sikkerhetskopien er laget og kontrollert.", "7 MB", "De ligger i /home/kasserer/kontingent/backups", "Sikkerhetskopi i dag")
	s.shuns("Ingen sikkerhetskopi er laget ennå.")
	s = newStage(t, withBackups, setting{})
	s.shows("Sikkerhetskopi i går")
	s.press("Sikkerhetskopi i går")
	s.shows("Ta sikkerhetskopi nå", "900 kB")
	full := func(c *memoryClub) {
		c.fails = map[string]error{"BackUp": problem.New("store.full", "folder", "/data")}
	}
	s = newStage(t, full, setting{route: settingsRoute(safetyPart)})
	s.press("Ta sikkerhetskopi nå")
	s.shows("Det er ikke mer plass på disken der /data ligger", "Ingen sikkerhetskopi er laget ennå.", "Ta sikkerhetskopi nå")
}

// The check says that all is well, or what is not.
func TestCheckMyData(t *testing.T) {
	s := newStage(t, nil, setting{route: settingsRoute(safetyPart)})
	s.press("Kontroller dataene")
	s.shows("Alt er kontrollert, og alt er i orden.")
	bad := func(c *memoryClub) {
		withBackups(c)
		c.found = problem.List{problem.New("store.check.seal", "number", "1003"), problem.New("store.check.gap", "number", "1007")}
	}
	s = newStage(t, bad, setting{route: settingsRoute(safetyPart)})
	s.press("Kontroller dataene")
	s.shows("2 ting er ikke som de skal:", "Seglet på faktura 1003 er brutt", "Fakturanummer 1007 mangler.")
	s.shuns("alt er i orden")
	drawn(t, "settings-safety-found", bad, settingsRoute(safetyPart), func(s *stage) { s.press(s.say("setup.safety.check")) })
}
