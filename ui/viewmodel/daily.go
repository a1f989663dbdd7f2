package viewmodel

import (
	"context"
	"strings"
)

// Daily is how the run stands that the system's own scheduler starts every day.
type Daily struct {
	On     bool
	At     string // 07:00: when it takes place, or would if it were on
	System string // systemd, cron, launchd, "task scheduler"; empty: the machine has none that can be used
}

// DailyDesk lets the system send every day what is due, also when the window is closed.
type DailyDesk interface {
	Daily(ctx context.Context) (Daily, error)
	// SetDaily switches the run on, at a time of day such as 07:00, or off. A wrong time is a problem at the field "at".
	SetDaily(ctx context.Context, on bool, at string) error
}

// DailyRun is the part of the settings about it. It acts at once.
type DailyRun struct {
	Changed func()

	env     *Env
	is      Daily
	at      string // as it was written
	ready   bool
	busy    bool
	wish    func() // what was wished for meanwhile; nil: nothing
	wrong   string
	trouble []string
	reading latest
}

// NewDailyRun makes the model and reads how the run stands.
func NewDailyRun(s *Shell) *DailyRun {
	m := &DailyRun{env: s.Env}
	m.reload()
	return m
}

func (m *DailyRun) reload() {
	ask(m.env, &m.reading, func() func(context.Context) (Daily, error) { return m.env.Club.Daily },
		func(d Daily, err error) {
			if err == nil {
				m.ready, m.is, m.at = true, d, d.At
			} else {
				m.trouble = m.env.texts(err)
			}
			m.changed()
		})
}

// Switch switches the run on, at the time that is written, or off.
func (m *DailyRun) Switch(on bool) { m.set(on) }

// SetAt says when it is to take place. A run that is on is moved there.
func (m *DailyRun) SetAt(at string) {
	at = strings.TrimSpace(at)
	if at == m.at && m.wrong == "" {
		return
	}
	m.at, m.wrong = at, ""
	if m.is.On {
		m.set(true)
		return
	}
	m.changed()
}

func (m *DailyRun) set(on bool) {
	if m.busy {
		m.wish = func() { m.set(on) }
		return
	}
	m.busy, m.wrong, m.trouble = true, "", nil
	m.changed()
	at := m.at
	work := func(ctx context.Context) (Daily, error) {
		if err := m.env.Club.SetDaily(ctx, on, at); err != nil {
			return m.is, err
		}
		return m.env.Club.Daily(ctx)
	}
	do(m.env, work, func(d Daily, err error) {
		m.busy = false
		said := m.env.byField(err)["at"]
		switch {
		case err == nil:
			m.is = d
			if m.at == at { // else it is being written anew
				m.at = d.At
			}
		case said != "":
			m.wrong = said
		default:
			m.trouble = m.env.texts(err)
			m.reload() // a failure may have left it off
		}
		if next := m.wish; next != nil {
			m.wish = nil
			next()
		}
		m.changed()
	})
}

func (m *DailyRun) changed() {
	if m.Changed != nil {
		m.Changed()
	}
}

// Can reports whether there is something to switch.
func (m *DailyRun) Can() bool { return m.ready && m.is.System != "" }

// On reports whether it is on.
func (m *DailyRun) On() bool { return m.is.On }

// At is the time that is written.
func (m *DailyRun) At() string { return m.at }

// Problem says what is wrong with the time; empty: nothing.
func (m *DailyRun) Problem() string { return m.wrong }

// Trouble says why the run could not be switched or looked at.
func (m *DailyRun) Trouble() []string { return m.trouble }

// Text says what will happen and what it takes; Does says whether that is so now.
func (m *DailyRun) Text() string {
	switch {
	case !m.ready:
		return ""
	case m.is.System == "":
		return m.env.say("daily.none")
	case m.is.System == "cron":
		return m.env.say("daily.needs.machine")
	}
	return m.env.say("daily.needs.person")
}

// Does says what the computer does every day now; empty: nothing.
func (m *DailyRun) Does() string {
	if !m.is.On {
		return ""
	}
	return m.env.say("daily.does", "at", m.is.At)
}

// Close drops what is being read.
func (m *DailyRun) Close() { m.reading.close() }
