package mailsink

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/carriertest"
	"kontingent/domain/delivery/email"
)

func carrier(s *Sink) *email.Carrier {
	return email.New(email.Settings{
		Host: s.Host(), Port: s.Port(), Security: email.SecurityNone, From: "kasserer@example.org",
	}, nil, nil)
}

func start(t *testing.T, folder string) *Sink {
	t.Helper()
	s, err := Start(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// send delivers parcels first to last over one connection.
func send(t *testing.T, c *email.Carrier, first, last int) {
	t.Helper()
	session, receipt := c.Open(context.Background())
	if !receipt.OK() {
		t.Errorf("open: %+v", receipt)
		return
	}
	defer func() { _ = session.Close() }()
	for n := first; n <= last; n++ {
		p := carriertest.Parcel(n)
		var err error
		if p.Frozen, err = c.Freeze(p); err != nil {
			t.Error(err)
			return
		}
		if got := session.Deliver(context.Background(), p, func() error { return nil }); got.Outcome != delivery.OutcomeDelivered {
			t.Errorf("parcel %d: %+v", n, got)
		}
	}
}

// TestKeeps: every message lies in a file of its own, byte for byte, from several connections at once.
func TestKeeps(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "mail")
	s := start(t, folder)
	c := carrier(s)
	var all sync.WaitGroup
	for k := range 4 {
		all.Go(func() { send(t, c, k*10, k*10+9) })
	}
	all.Wait()
	if s.Count() != 40 {
		t.Errorf("count %d, want 40", s.Count())
	}
	got := map[string]bool{}
	for n := 1; n <= 40; n++ {
		b, err := os.ReadFile(filepath.Join(folder, fmt.Sprintf("%06d.eml", n)))
		if err != nil {
			t.Fatal(err)
		}
		got[string(b)] = true
	}
	for n := range 40 {
		want, err := c.Freeze(carriertest.Parcel(n))
		if err != nil || !got[string(want)] {
			t.Errorf("parcel %d is not among the files, or not as it was frozen (%v)", n, err)
		}
	}
}

// TestStartsAgain: a second start keeps what the first has got.
func TestStartsAgain(t *testing.T) {
	folder := t.TempDir()
	first := start(t, folder)
	send(t, carrier(first), 1, 2)
	if err := first.Close(); err != nil {
		t.Error(err)
	}
	second := start(t, folder)
	send(t, carrier(second), 3, 3)
	if second.Count() != 1 {
		t.Errorf("count %d, want 1", second.Count())
	}
	want, _ := carrier(second).Freeze(carriertest.Parcel(3))
	if b, err := os.ReadFile(filepath.Join(folder, "000003.eml")); err != nil || !bytes.Equal(b, want) {
		t.Errorf("the third file: %v", err)
	}
}

// TestNoRoom: what can't be kept is not taken, and comes again later.
func TestNoRoom(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "mail")
	s := start(t, folder)
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	c := carrier(s)
	session, receipt := c.Open(t.Context())
	if !receipt.OK() {
		t.Fatal(receipt)
	}
	defer func() { _ = session.Close() }()
	p := carriertest.Parcel(1)
	p.Frozen, _ = c.Freeze(p)
	if got := session.Deliver(t.Context(), p, func() error { return nil }); got.Outcome != delivery.OutcomeLater || s.Count() != 0 {
		t.Errorf("%+v, count %d; want later, none", got, s.Count())
	}
}
