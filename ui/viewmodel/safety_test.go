package viewmodel

import (
	"context"
	"testing"

	"kontingent/domain/issue"
	"kontingent/domain/problem"
)

func (h *house) Backups(ctx context.Context) ([]Backup, error) {
	list, err := h.Store.Backups(ctx)
	out := make([]Backup, len(list))
	for i, b := range list {
		out[i] = Backup(b)
	}
	return out, err
}

func (h *house) BackUp(ctx context.Context) (Backup, error) {
	b, err := h.Store.BackUp(ctx, issue.Seal)
	return Backup(b), err
}

func (h *house) Verify(ctx context.Context) (problem.List, error) { return h.Check(ctx, issue.Seal) }

// A backup is made over the real store, listed, and told in the line of state, which grows older with the days.
func TestSafety(t *testing.T) {
	d := newClub(t)
	status := func() string {
		said := ""
		for _, p := range d.shell.Status() {
			if p.To.Part == "safety" {
				said = p.Text
				if p.Bad {
					said += "!"
				}
			}
		}
		return said
	}
	m := NewSafety(d.shell)
	d.wait()
	same(t, "before the first", len(m.Rows()) == 0 && m.Ready() && status() == "", true)
	m.BackUp()
	same(t, "under way", m.Making(), true)
	d.wait()
	d.pass(2e9)
	same(t, "rows", len(m.Rows()) == 1 && !m.Making() && m.Folder() != "" && m.Trouble() == nil, true)
	same(t, "today", status(), "Sikkerhetskopi i dag")
	for _, c := range []struct {
		days int
		want string
	}{{1, "Sikkerhetskopi i går"}, {2, "Sikkerhetskopi for 2 dager siden"}, {9, "Sikkerhetskopi for 9 dager siden!"}} {
		at := d.shell.backup.AddDate(0, 0, c.days)
		d.clock.set(at)
		same(t, "later", status(), c.want)
	}
	m.Check()
	same(t, "checking", m.Checking() && m.Verdict() == "", true)
	d.wait()
	same(t, "verdict", m.Verdict(), "Alt er kontrollert, og alt er i orden.")
}

func (h *house) Copies(ctx context.Context) ([]Copy, error) { return nil, nil }

func (h *house) Compare(context.Context, string) (Comparison, error) { return Comparison{}, nil }

func (h *house) SecondPlace(context.Context) (SecondPlace, error) { return h.second, nil }

func (h *house) SetSecondPlace(_ context.Context, folder string) error {
	h.second.Folder = folder
	return nil
}

func (h *house) Twin(ctx context.Context) (Twin, error) {
	t, err := h.Copied(ctx)
	return Twin(t), err
}
