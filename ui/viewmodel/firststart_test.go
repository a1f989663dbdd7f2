package viewmodel

import (
	"context"
	"path/filepath"
	"testing"

	"kontingent/domain/party"
	"kontingent/persistence"
)

// starter makes clubs in a folder.
type starter struct{ dir string }

func (s *starter) Create(ctx context.Context, o party.Organisation) error {
	return persistence.Create(ctx, s.dir, o)
}

func (s *starter) CreateSample(ctx context.Context) error {
	o, err := party.Organisation{Name: "Eksempel", Country: "NO", Account: "86011117947"}.Clean()
	if err != nil {
		return err
	}
	return s.Create(ctx, o)
}

// First start: the sample club to look around in, or one's own.
func TestFirstStart(t *testing.T) {
	l, s, ready := newLoop(), &starter{filepath.Join(t.TempDir(), "one")}, 0
	e := env(t, "da")
	f := NewFirstStart(s, l.runner(), e.Words, "da", e.Clock)
	f.Ready = func() { ready++ }
	f.Create()
	l.wait()
	same(t, "told at the field", fieldOf(t, f.Form(), "name").Problem != "" && ready == 0, true)
	same(t, "country", fieldOf(t, f.Form(), "country").Value, "DK")
	f.Form().Set("name", "Fjordby Sangkor")
	f.Form().Set("account", "5301 0001234567")
	f.Create()
	same(t, "busy", f.Busy(), true)
	f.Create() // a second press while it is being made
	l.wait()
	same(t, "opened once", ready, 1)
	store, err := persistence.Open(ctx, persistence.Options{Dir: s.dir, Clock: e.Clock})
	ok(t, err)
	o, err := store.Organisation(ctx)
	ok(t, err)
	ok(t, store.Close())
	same(t, "made", o.Name+" "+o.Country+" "+o.Currency, "Fjordby Sangkor DK DKK")

	f.Sample() // there is a club already
	l.wait()
	same(t, "refused, and said why", len(f.Trouble()) == 1 && ready == 1, true)
	s.dir = filepath.Join(t.TempDir(), "two")
	f.Sample()
	l.wait()
	same(t, "sample", len(f.Trouble()) == 0 && ready == 2, true)
}
