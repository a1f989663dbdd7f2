package ui

import (
	"context"
	"slices"
	"sync"

	"kontingent/domain/einvoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// registry is the network's register as a test wants it.
type registry struct {
	mu       sync.Mutex
	receives map[string]bool // Peppol ids that can, and that can't
	away     bool            // no network
	hold     chan struct{}   // a question waits for a word on it; nil: none does
}

func (r *registry) ask(ctx context.Context, address string) (party.Reception, error) {
	r.mu.Lock()
	yes, away, hold := r.receives[address], r.away, r.hold
	r.mu.Unlock()
	if hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
	switch {
	case away:
		return "", problem.New("lookup.offline")
	case yes:
		return party.CanReceive, nil
	}
	return party.CannotReceive, nil
}

// wait lets every question from now on wait for a word; nil: none does.
func (r *registry) wait(hold chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hold = hold
}

func (c *memoryClub) LookUp(ctx context.Context, whom party.Whom, see func(done, of int)) (party.LookedUp, error) {
	l := party.Lookup{Store: c.memoryStore, Clock: c.clock, Address: einvoice.Reach, Ask: c.network.ask}
	return l.Run(ctx, whom, see)
}

func (s *memoryStore) SetReception(_ context.Context, p party.Party) error {
	return s.change("SetReception", func(l *ledger) error {
		if i := slices.IndexFunc(l.parties, func(o party.Party) bool { return o.ID == p.ID }); i >= 0 {
			l.parties[i] = l.parties[i].KeepReception(p)
		}
		return nil
	})
}
