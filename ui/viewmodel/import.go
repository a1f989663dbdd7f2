package viewmodel

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"kontingent/domain/importing"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Import takes in a member file, chosen by a button or dropped onto the window: it is read, what it would do is shown,
// and a press does it (spec C8). Nothing is stored before that press.
type Import struct {
	Changed func()

	env    *Env
	table  *importing.Table // nil: no file yet
	byHand map[string]string
	order  []string // headings of the columns, as they are shown
	skip   bool
	look   *importLook
	busy   bool
	done   string // what was done, once it is; empty before
	bad    []string

	reading, planning latest
	want              string // the file that is being read
}

// importLook is what the file would do to the register as it is now.
type importLook struct {
	report   *importing.Report
	existing map[string]party.Party
}

// NewImport makes the page. path is a file that was dropped; empty: one is to be chosen.
func NewImport(s *Shell, path string) *Import {
	m := &Import{env: s.Env, byHand: map[string]string{}}
	if path != "" {
		m.Open(path)
	}
	return m
}

// Open reads a file and works out what it would do.
func (m *Import) Open(path string) {
	m.want, m.done, m.bad = path, "", nil
	ask(m.env, &m.reading, func() func(context.Context) (*importing.Table, error) {
		path := m.want
		return func(context.Context) (*importing.Table, error) { return readTable(path) }
	}, func(t *importing.Table, err error) {
		if m.bad = m.env.texts(err); err == nil {
			m.table, m.byHand, m.order, m.skip = t, map[string]string{}, nil, false
			m.plan()
		}
		m.changed()
	})
}

func readTable(path string) (*importing.Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, problem.New("file.unreadable", "file", path).Because(err)
	}
	defer func() { _ = f.Close() }() // only read from
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrInvalid
	}
	if err != nil {
		return nil, problem.New("file.unreadable", "file", path).Because(err)
	}
	return importing.Read(filepath.Base(path), f, info.Size())
}

// plan works out what the file would do, away from the window.
func (m *Import) plan() {
	ask(m.env, &m.planning, func() func(context.Context) (*importLook, error) {
		t, opt := m.table, m.options()
		return func(ctx context.Context) (*importLook, error) {
			o, err := m.env.Club.Organisation(ctx)
			if err != nil {
				return nil, err
			}
			all, err := m.env.Club.Parties(ctx)
			if err != nil {
				return nil, err
			}
			l := &importLook{existing: make(map[string]party.Party, len(all))}
			for _, p := range all {
				l.existing[p.Number] = p
			}
			l.report, err = importing.Plan(t, all, o, opt)
			return l, err
		}
	}, func(l *importLook, err error) {
		m.bad, m.look = m.env.texts(err), nil
		if err == nil {
			m.look = l
		}
		m.changed()
	})
}

// options are the treasurer's own words about the file.
func (m *Import) options() importing.Options {
	return importing.Options{Map: maps.Clone(m.byHand), SkipRejected: m.skip}
}

func (m *Import) changed() {
	if m.Changed != nil {
		m.Changed()
	}
}

// errStopped ends the transaction of an import that must not be stored.
var errStopped = errors.New("rows are rejected")

// Apply stores what the file says: all of it in one transaction, or nothing. The register may have changed since the
// preview, so it is worked out anew.
func (m *Import) Apply() {
	if !m.CanApply() {
		return
	}
	m.busy = true
	m.changed()
	t, opt := m.table, m.options()
	do(m.env, func(ctx context.Context) (*importing.Report, error) {
		o, err := m.env.Club.Organisation(ctx)
		if err != nil {
			return nil, err
		}
		var r *importing.Report
		err = m.env.Club.ChangeParties(ctx, func(all []party.Party) ([]party.Party, error) {
			if r, err = importing.Plan(t, all, o, opt); err != nil {
				return nil, err
			}
			if r.Stopped {
				return nil, errStopped
			}
			return append(append([]party.Party{}, r.Added...), r.Updated...), nil
		})
		return r, err
	}, func(r *importing.Report, err error) {
		m.busy = false
		switch {
		case errors.Is(err, errStopped):
			m.plan()
		case err != nil:
			m.bad = m.env.texts(err)
		default:
			m.done = m.env.reportText(r)
			m.env.saved()
			m.env.Feed.Touch(Cards)
		}
		m.changed()
	})
}

// Close drops what is still being read.
func (m *Import) Close() {
	m.reading.close()
	m.planning.close()
}
