package viewmodel

import (
	"context"
	"path/filepath"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// Backup is a copy of everything, checked when it was made.
type Backup struct {
	File string
	At   time.Time
	Size int64 // in bytes
}

// SafetyDesk keeps the club's data safe.
type SafetyDesk interface {
	// Backups lists the backups in the club's own folder, the newest first.
	Backups(ctx context.Context) ([]Backup, error)
	// BackUp makes one now.
	BackUp(ctx context.Context) (Backup, error)
	// Verify checks everything and gives what is not as it should be. It changes nothing.
	Verify(ctx context.Context) (problem.List, error)
}

// staleBackup is after how many days without a backup the line of state warns.
const staleBackup = 8

// backupStatus says how old the newest backup is.
func (s *Shell) backupStatus() StatusPart {
	part := StatusPart{To: Route{Page: SettingsPage, Part: "safety"}}
	days := cal.Of(s.backup).DaysTo(s.Env.today())
	switch {
	case days <= 0:
		part.Text = s.Env.say("view.status.backup.today")
	case days == 1:
		part.Text = s.Env.say("view.status.backup.yesterday")
	default:
		part.Text, part.Bad = s.Env.say("view.status.backup.days", "count", days), days >= staleBackup
	}
	return part
}

// Safety is the backups, and the check of the data.
type Safety struct {
	Changed func()
	Copies  *Copies // that can be put back

	env     *Env
	list    []Backup
	ready   bool
	making  bool
	looking bool
	checked bool
	found   []string
	trouble []string
	reading latest
	place   SecondPlace
	moving  bool // a backup is on its way to the second place
	placing latest
}

// NewSafety makes the model and reads the list.
func NewSafety(s *Shell) *Safety {
	m := &Safety{env: s.Env, Copies: NewCopies(s)}
	m.Reload()
	m.readPlace()
	return m
}

// Reload reads the list anew.
func (m *Safety) Reload() {
	ask(m.env, &m.reading, func() func(context.Context) ([]Backup, error) { return m.env.Club.Backups },
		func(list []Backup, err error) {
			m.ready, m.list, m.trouble = err == nil, list, m.env.texts(err)
			m.changed()
		})
}

// BackUp makes a backup now.
func (m *Safety) BackUp() {
	if m.making {
		return
	}
	m.making = true
	m.changed()
	do(m.env, m.env.Club.BackUp, func(_ Backup, err error) {
		m.making, m.trouble = false, m.env.texts(err)
		if err == nil {
			m.env.tell(m.env.say("view.safety.made"))
			m.env.Feed.Touch(ClubSettings) // the line of state tells of it
			m.Reload()
			m.readPlace()
			m.Copies.Reload()
		}
		m.changed()
	})
}

// Check looks at everything the store holds.
func (m *Safety) Check() {
	if m.looking {
		return
	}
	m.looking, m.checked, m.found = true, false, nil
	m.changed()
	do(m.env, m.env.Club.Verify, func(found problem.List, err error) {
		m.looking, m.checked, m.trouble = false, err == nil, m.env.texts(err)
		for _, p := range found {
			m.found = append(m.found, m.env.Words.Problem(p))
		}
		m.changed()
	})
}

func (m *Safety) changed() {
	if m.Changed != nil {
		m.Changed()
	}
}

// Ready reports whether the list has been read.
func (m *Safety) Ready() bool { return m.ready }

// BackupRow is one backup as the list shows it.
type BackupRow struct{ When, Size string }

// Rows are the backups, the newest first.
func (m *Safety) Rows() []BackupRow {
	out := make([]BackupRow, len(m.list))
	for i, b := range m.list {
		out[i] = BackupRow{When: m.env.moment(b.At), Size: m.env.size(b.Size)}
	}
	return out
}

// size is a number of bytes as people say it.
func (e *Env) size(bytes int64) string {
	const kilo, mega = 1000, 1_000_000
	if bytes < mega {
		return e.say("view.safety.kilobytes", "count", e.number(int((bytes+kilo-1)/kilo)))
	}
	return e.say("view.safety.megabytes", "count", e.number(int((bytes+mega/2)/mega)))
}

// Folder is where the backups lie; empty: there are none.
func (m *Safety) Folder() string {
	if len(m.list) == 0 {
		return ""
	}
	return filepath.Dir(m.list[0].File)
}

// Making reports whether a backup is being made.
func (m *Safety) Making() bool { return m.making }

// Checking reports whether the data are being checked.
func (m *Safety) Checking() bool { return m.looking }

// Verdict says what the check came to; empty: it was not made. Found are the single findings.
func (m *Safety) Verdict() string {
	switch {
	case !m.checked:
		return ""
	case len(m.found) == 0:
		return m.env.say("view.safety.clean")
	}
	return m.env.say("view.safety.found", "count", len(m.found))
}

// Found are what the check found, in sentences.
func (m *Safety) Found() []string { return m.found }

// Trouble says why something could not be done.
func (m *Safety) Trouble() []string { return m.trouble }

// Close drops what is being read.
func (m *Safety) Close() {
	m.reading.close()
	m.placing.close()
	m.Copies.Close()
}
