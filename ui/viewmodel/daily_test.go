package viewmodel

import (
	"context"
	"testing"
)

func (h *house) Daily(context.Context) (Daily, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.daily, nil
}

func (h *house) SetDaily(_ context.Context, on bool, at string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.daily.On, h.daily.At = on, at
	return nil
}

// What is wished for while an order is under way is done after it: the last word counts.
func TestDailyLastWordCounts(t *testing.T) {
	d := newClub(t)
	d.house.daily = Daily{On: true, At: "07:00", System: "launchd"}
	m := NewDailyRun(d.shell)
	same(t, "before it is known", m.Can() || m.Text() != "", false)
	d.wait()
	same(t, "stands", m.Can() && m.On() && m.At() == "07:00" && m.Does() != "", true)
	m.SetAt("08:15")
	m.Switch(false)
	d.wait()
	same(t, "off", m.On(), false)
	same(t, "told", d.house.daily, Daily{At: "08:15", System: "launchd"})
	m.SetAt("09:00")
	d.wait()
	same(t, "a time alone switches nothing on", d.house.daily.On, false)
	m.Switch(true)
	d.wait()
	same(t, "on", m.Does(), "Hver dag kl. 09:00 sender datamaskinen det som skal sendes, også når Kontingent er lukket.")
}
