package persistence

import (
	"context"
	"errors"
	"maps"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/aptest"
	"kontingent/domain/delivery/ehf"
	"kontingent/domain/party"
)

// overEHF is a club whose members get EHF first and then e-mail, and a dispatcher for it.
func overEHF(t *testing.T, s *Store, p *aptest.Point, at time.Time) (*delivery.Dispatcher, map[string]int) {
	mails := map[string]int{}
	c := ehf.NewAccessPoint(ehf.Settings{
		Transport: ehf.ToAccessPoint, URL: p.URL, Provider: ehf.Provider(p.Dialect), Sender: "0192:987654325", Country: "NO", LegalEntity: "42",
	}, func(context.Context) (string, error) { return aptest.Token, nil }, p.Pool)
	return &delivery.Dispatcher{
		Store: s, Issuer: storeIssuer{t, s}, Clock: fixed(at), Policy: delivery.DefaultPolicy(),
		Carriers: map[delivery.Method]delivery.Carrier{delivery.EHF: c, delivery.Email: mailbox{mails}},
	}, mails
}

// toEHF lets every dispatch go by EHF, then e-mail.
func toEHF(t *testing.T, s *Store) {
	t.Helper()
	ok(t, s.ChangeParties(t.Context(), func(list []party.Party) ([]party.Party, error) {
		for i := range list {
			list[i].OrganisationNumber = "991825827"
		}
		return list, nil
	}))
	items, err := s.Outbox(t.Context(), true)
	ok(t, err)
	for _, it := range items {
		ok(t, s.Move(t.Context(), delivery.Move{
			ID: it.ID, From: it.State, To: it.State, Chain: []delivery.Method{delivery.EHF, delivery.Email},
		}))
	}
}

// wantStates compares how many dispatches are in which state.
func wantStates(t *testing.T, s *Store, want map[delivery.State]int) {
	t.Helper()
	items, err := s.Outbox(t.Context(), true)
	ok(t, err)
	got := map[delivery.State]int{}
	for _, it := range items {
		got[it.State]++
	}
	if !maps.Equal(got, want) {
		t.Fatalf("states %v, want %v; last log %+v", got, want, items[0].Attempts)
	}
}

func run(t *testing.T, d *delivery.Dispatcher, at time.Time) delivery.Report {
	t.Helper()
	d.Clock = fixed(at)
	rep, err := d.Run(t.Context(), 0)
	ok(t, err)
	return rep
}

// TestTheNetworkAnswersLater: what the access point has taken is handed over, asked about at its time, delivered by the
// network's word, and paid for then. Nobody can send it another way meanwhile.
// spec: C11, A5
func TestTheNetworkAnswersLater(t *testing.T) {
	s := newClub(t, 3)
	execute(t, s, plan("A"))
	toEHF(t, s)
	ok(t, s.TopUp(t.Context(), 3, ""))
	p := aptest.Start(t, aptest.Storecove, false)
	p.Late(2)
	d, mails := overEHF(t, s, p, noon)
	d.Price = map[delivery.Method]int64{delivery.EHF: 1}
	if rep := run(t, d, noon); rep.HandedOver != 3 || rep.Waiting() {
		t.Fatalf("got %+v", rep)
	}
	wantClean(t, s)
	if a, err := s.Credit(t.Context()); err != nil || a.Reserved != 3 || a.Balance != 0 {
		t.Errorf("credit %+v, %v: nothing is spent before it is delivered", a, err)
	}
	items, err := s.Outbox(t.Context(), true)
	ok(t, err)
	it := items[0]
	_, err = delivery.Settle(it, delivery.Arrived, noon)
	wantProblem(t, err, "delivery.settle.awaiting")
	if _, err := delivery.Cancel(it, noon); err == nil {
		t.Error("what is away was cancelled")
	}
	if _, err := delivery.ChangeMethod(it, delivery.Email, map[delivery.Method]bool{delivery.Email: true}, noon); err == nil {
		t.Error("what is away was given another method")
	}
	if next, err := s.NextDue(t.Context(), noon); err != nil || !next.Equal(it.Next) || next.Sub(noon) != time.Minute {
		t.Errorf("asked about at %v, %v; want in a minute", next, err)
	}
	asks := len(p.Seen(aptest.Ask))
	run(t, d, noon.Add(10*time.Second))
	if n := len(p.Seen(aptest.Ask)); n != asks {
		t.Errorf("%d questions before their time", n-asks)
	}
	run(t, d, noon.Add(time.Minute))
	wantStates(t, s, map[delivery.State]int{delivery.HandedOver: 3})
	if rep := run(t, d, noon.Add(4*time.Minute)); rep.Delivered != 3 {
		t.Errorf("got %+v", rep)
	}
	if a, err := s.Credit(t.Context()); err != nil || a.Reserved != 0 || a.Balance != 0 {
		t.Errorf("credit %+v, %v", a, err)
	}
	if len(p.Taken()) != 3 || p.Doubles() != 0 || len(p.Seen(aptest.Post)) != 3 || len(mails) != 0 {
		t.Errorf("%d taken, %d posts, %d mails", len(p.Taken()), len(p.Seen(aptest.Post)), len(mails))
	}
	wantClean(t, s)
}

// TestTheNetworkSaysNo: what it refuses in the end goes by the next method; what it never answers waits for a person,
// and so does what nobody can ask about any more.
// spec: A2, C1
func TestTheNetworkSaysNo(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer string
		change func(*delivery.Dispatcher)
		want   delivery.State
		reason string
		mails  int
	}{
		{"refused", "permanently_failed", nil, delivery.Delivered, "", 1},
		{"silent", "", nil, delivery.InDoubt, delivery.ReasonUnanswered, 0},
		{"taken down", "", func(d *delivery.Dispatcher) { delete(d.Carriers, delivery.EHF) }, delivery.InDoubt, delivery.ReasonNobodyAsks, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newClub(t, 1)
			execute(t, s, plan("A"))
			toEHF(t, s)
			p := aptest.Start(t, aptest.PhossAP, false)
			p.Late(-1)
			d, mails := overEHF(t, s, p, noon)
			run(t, d, noon)
			wantStates(t, s, map[delivery.State]int{delivery.HandedOver: 1})
			p.Answer(c.answer)
			if c.change != nil {
				c.change(d)
			}
			for h := range 18 {
				run(t, d, noon.Add(time.Duration(3*h+1)*time.Hour))
				if h == 14 && c.name == "silent" {
					wantStates(t, s, map[delivery.State]int{delivery.HandedOver: 1})
				}
			}
			wantStates(t, s, map[delivery.State]int{c.want: 1})
			items, err := s.Outbox(t.Context(), true)
			ok(t, err)
			log := items[0].Attempts
			if last := log[len(log)-1]; last.Reason != c.reason {
				t.Errorf("reason %s, want %s", last.Reason, c.reason)
			}
			if len(p.Taken()) != 1 || len(mails) != c.mails {
				t.Errorf("%d taken, %d mails", len(p.Taken()), len(mails))
			}
			wantClean(t, s)
		})
	}
}

// mortal is a store whose program dies at its n-th write: before it, or right after.
type mortal struct {
	*Store
	n      int
	before bool
	writes int
}

var errDead = errors.New("killed")

func (m *mortal) write(do func() error) error {
	m.writes++
	if m.writes > m.n || m.writes == m.n && m.before {
		m.writes = m.n + 1
		return errDead
	}
	if err := do(); err != nil || m.writes < m.n {
		return err
	}
	m.writes++
	return errDead
}

func (m *mortal) Move(ctx context.Context, moves ...delivery.Move) error {
	return m.write(func() error { return m.Store.Move(ctx, moves...) })
}

func (m *mortal) KeepMemo(ctx context.Context, id int64, v delivery.Method, memo delivery.Memo) error {
	return m.write(func() error { return m.Store.KeepMemo(ctx, id, v, memo) })
}

func (m *mortal) Recover(ctx context.Context) error {
	if m.writes > m.n {
		return errDead
	}
	return m.Store.Recover(ctx)
}

// TestKilledOnTheWayToTheNetwork: killed before or after every write and started again, an invoice is at the recipient's once.
// Where the access point can't be asked it may have to wait for a person; it never goes by another method by itself.
// spec: C1
func TestKilledOnTheWayToTheNetwork(t *testing.T) {
	for _, dialect := range []aptest.Dialect{aptest.PhossAP, aptest.EInvoiceBE, aptest.Storecove} {
		for _, before := range []bool{true, false} {
			for n := 1; ; n++ {
				s := newClub(t, 1)
				execute(t, s, plan("A"))
				toEHF(t, s)
				p := aptest.Start(t, dialect, false)
				p.Late(1)
				d, mails := overEHF(t, s, p, noon)
				dying := &mortal{Store: s, n: n, before: before}
				d.Store = dying
				_, err := d.Run(t.Context(), 0)
				if alive := dying.writes < n; alive {
					ok(t, err)
					if n < 5 {
						t.Errorf("%s: only %d writes", dialect, n-1)
					}
					break
				}
				d.Store = s
				ok(t, s.Recover(t.Context()))
				wantClean(t, s)
				for m := range 4 {
					run(t, d, noon.Add(time.Duration(m*10)*time.Minute))
				}
				state := delivery.Delivered
				if items, err := s.Outbox(t.Context(), true); err != nil || dialect == aptest.Storecove && items[0].State == delivery.InDoubt {
					state = delivery.InDoubt
				}
				wantStates(t, s, map[delivery.State]int{state: 1})
				if got := len(p.Taken()); got > 1 || got == 0 && state == delivery.Delivered || len(mails) != 0 {
					t.Errorf("%s, killed at write %d (before: %v): taken %d times, %d mails", dialect, n, before, got, len(mails))
				}
				wantClean(t, s)
				ok(t, s.Close())
			}
		}
	}
}

// TestAskingFails: no connection, a server's own fault or a wrong token say nothing about what left before. It stays
// handed over, is asked about again, and takes no other method.
// spec: C1, A2
func TestAskingFails(t *testing.T) {
	for _, c := range []struct {
		name   string
		acts   []aptest.Act
		paused bool
	}{
		{"its own fault", []aptest.Act{{Code: 500}}, false},
		{"a broken line", []aptest.Act{{Drop: true}, {Drop: true}, {Drop: true}, {Drop: true}}, false},
		{"busy", []aptest.Act{{Code: 429}}, false},
		{"a wrong token", []aptest.Act{{Code: 401}}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newClub(t, 1)
			execute(t, s, plan("A"))
			toEHF(t, s)
			p := aptest.Start(t, aptest.Storecove, false)
			p.Late(1)
			d, mails := overEHF(t, s, p, noon)
			run(t, d, noon)
			wantStates(t, s, map[delivery.State]int{delivery.HandedOver: 1})
			p.Play(aptest.Ask, c.acts...)
			run(t, d, noon.Add(time.Hour))
			items, err := s.Outbox(t.Context(), true)
			ok(t, err)
			if !items[0].Awaits() {
				t.Errorf("%s until %v: nobody asks any more", items[0].State, items[0].Next)
			}
			if pauses, err := s.Paused(t.Context()); err != nil || (len(pauses) > 0) != c.paused {
				t.Errorf("paused %v, %v", pauses, err)
			}
			if c.paused {
				run(t, d, noon.Add(2*time.Hour))
				wantStates(t, s, map[delivery.State]int{delivery.HandedOver: 1})
				ok(t, s.Resume(t.Context(), delivery.EHF))
			}
			d2, _ := overEHF(t, s, p, noon)
			for h := range 3 {
				run(t, d2, noon.Add(time.Duration(h+3)*time.Hour))
			}
			wantStates(t, s, map[delivery.State]int{delivery.Delivered: 1})
			if len(p.Taken()) != 1 || len(mails) != 0 {
				t.Errorf("%d taken, %d mails", len(p.Taken()), len(mails))
			}
			wantClean(t, s)
		})
	}
}
