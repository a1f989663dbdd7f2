package viewmodel

import (
	"strings"
	"testing"
	"time"
)

// spec: B14: what became due while the window was closed goes when it opens, after saying so.
func TestOverdueIsSaidAndSent(t *testing.T) {
	d := newClub(t)
	m := d.mail()
	b := d.editorFor("Seniorer")
	d.wait()
	b.Execute()
	d.wait()
	ok(t, d.house.Execute(ctx, b.ID()))
	d.clock.set(time.Date(2027, 1, 12, 8, 0, 0, 0, time.Local))
	d.shell.Sending.Watch()
	d.pass(time.Minute)
	same(t, "sent", len(m.sent), 2)
	if !strings.Contains(d.texts(), "2 utsendelser ble klare mens Kontingent var lukket. De sendes nå.") {
		t.Errorf("said: %s", d.texts())
	}
}
