package torture

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/issue"
	"kontingent/persistence"
)

// cut cuts the power at so many states spread over an evening, and gives what was wrong in each state that was bad.
func (e *evening) cut(t *testing.T, states int, flushes bool) (bad []string) {
	t.Helper()
	d := dice(t, 1)
	dir := folder(t)
	p, played := newPlatter(e.before), 0
	for n := range states {
		at := n * len(e.changes) / states
		for ; played <= at; played++ {
			p.play(e.changes[played], flushes)
		}
		if err := e.hold(dir, p.left(d), e.changes[at].end); err != nil {
			bad = append(bad, fmt.Sprintf("power cut after write %d (%c %s): %v", at+1, e.changes[at].kind,
				filepath.Base(e.changes[at].path), err))
		}
	}
	return bad
}

// hold opens what is left as the program does when it starts, and looks for every promise given until then.
func (e *evening) hold(dir string, left map[string][]byte, until int64) (err error) {
	data, err := os.MkdirTemp(dir, "left")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(data) }()
	for name, b := range left {
		if err := os.WriteFile(filepath.Join(data, name), b, 0o600); err != nil {
			return err
		}
	}
	ctx := context.Background()
	s, err := persistence.Open(ctx, persistence.Options{Dir: data})
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if found, err := s.Check(ctx, issue.Seal); err != nil || len(found) > 0 {
		return fmt.Errorf("check: %v, %w", found, err)
	}
	items, err := s.Outbox(ctx, true)
	if err != nil {
		return err
	}
	if len(items) != e.members {
		return fmt.Errorf("%d of %d are on the dispatch list", len(items), e.members)
	}
	byMessage := map[string]delivery.Item{}
	for _, it := range items {
		byMessage[it.MessageID] = it
	}
	for _, p := range e.promises {
		if p.at > until {
			break
		}
		it := byMessage[p.message]
		switch {
		case len(it.Numbers) != 1 || it.Numbers[0] != p.number:
			return fmt.Errorf("the world has invoice %s, the store says %v", p.number, it.Numbers)
		case it.State == delivery.Delivered, it.State == delivery.InDoubt && !p.delivered:
		default:
			return fmt.Errorf("invoice %s is out, and its dispatch is %s", p.number, it.State)
		}
	}
	return nil
}
