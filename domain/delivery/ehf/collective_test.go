package ehf_test

import (
	"context"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/aptest"
)

// TestACollectiveInvoice goes as several documents, each with its own key: delivered when all are, and only those that
// are not there yet go at the next try.
// spec: B7
func TestACollectiveInvoice(t *testing.T) {
	for _, dialect := range dialects {
		p := aptest.Start(t, dialect, false)
		p.Play(aptest.Post, aptest.Act{}, aptest.Act{Code: 401})
		d := newDesk(t, carrier(p), several(3))
		d.want(delivery.OutcomeChannel, "ehf.channel.token", true)
		wantTaken(t, p, 1)
		d.want(delivered, "", true)
		wantTaken(t, p, 3)
		if n := len(p.Seen(aptest.Post)); n != 4 {
			t.Errorf("%s: %d posts, want four: one was turned away", dialect, n)
		}
		if d.asked != 3 && d.asked != 4 {
			t.Errorf("%s: submitting was called %d times", dialect, d.asked)
		}
		for _, doc := range p.Docs() {
			if doc.To != receiver && doc.To != "NO:ORG:991825827" {
				t.Errorf("%s: sent to %s", dialect, doc.To)
			}
		}
	}
}

// TestTheOthersNeedNotWait: one that awaits the network does not hold the rest back.
// spec: B7
func TestTheOthersNeedNotWait(t *testing.T) {
	p := aptest.Start(t, aptest.Storecove, false)
	p.Late(2)
	d := newDesk(t, carrier(p), several(3))
	d.want(underway, "ehf.underway.awaiting", true)
	wantTaken(t, p, 3)
	d.want(underway, "ehf.underway.awaiting", true)
	d.want(delivered, "", true)
	wantTaken(t, p, 3)
}

// TestOneOfThemIsRefused: the others are out, so no other method may take the parcel by itself.
// spec: B7, C1
func TestOneOfThemIsRefused(t *testing.T) {
	p := aptest.Start(t, aptest.Storecove, false)
	p.Play(aptest.Post, aptest.Act{}, aptest.Act{Code: 422, Body: `[{"source":"document","details":"BR-CO-10"}]`})
	d := newDesk(t, carrier(p), several(2))
	d.want(delivery.OutcomeAsk, "ehf.ask.partly", true)
	wantTaken(t, p, 1)
	p.Play(aptest.Post, aptest.Act{Code: 422, Body: `[{"source":"document","details":"BR-CO-10"}]`})
	all := newDesk(t, carrier(p), several(1))
	all.p.MessageID = "<other@example.org>"
	all.p.Frozen, _ = all.c.Freeze(all.p)
	all.want(delivery.OutcomeRefused, "ehf.refused.rules", false)
}

// killed is how a test ends the program in the middle.
type killed struct{}

// until runs a try that is killed at its n-th step; before: the step is not on the disk yet. It reports whether the
// dispatch was submitting, and whether it came that far.
func (d *desk) until(n int, before bool) (submitting, dead bool) {
	remember, step := d.p.Remember, 0
	die := func(do func()) {
		step++
		if step == n && before {
			panic(killed{})
		}
		do()
		if step == n {
			panic(killed{})
		}
	}
	p := d.p
	p.Remember = func(m delivery.Memo) (err error) { die(func() { err = remember(m) }); return err }
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(killed); !ok {
				panic(r)
			}
			dead = true
		}
	}()
	s, rec := d.c.Open(context.Background())
	if !rec.OK() {
		d.t.Fatalf("%+v", rec)
	}
	defer func() { _ = s.Close() }()
	s.Deliver(context.Background(), p, func() error { die(func() { submitting = true }); return nil })
	return submitting, false
}

// TestKilledAnywhere: killed before or after every step that is written down, and started again, every document is
// sent on once, or waits in doubt for a person with no second one sent.
// spec: C1
func TestKilledAnywhere(t *testing.T) {
	doubts := map[aptest.Dialect]int{}
	for _, dialect := range dialects {
		for _, before := range []bool{true, false} {
			for n := 1; ; n++ {
				p := aptest.Start(t, dialect, false)
				p.Late(1)
				if dialect == aptest.Phase4 {
					p.Late(0)
				}
				d := newDesk(t, carrier(p), several(2))
				submitting, dead := d.until(n, before)
				if !dead {
					if n < 4 {
						t.Errorf("%s: only %d steps", dialect, n-1)
					}
					break
				}
				if submitting && !d.p.Memo.Away {
					t.Errorf("%s: killed at step %d, and what may have left is not known to be away", dialect, n)
				}
				rec := d.try(t.Context())
				for tries := 0; rec.Outcome == underway && tries < 5; tries++ {
					rec = d.try(t.Context())
				}
				switch {
				case rec.Outcome == delivered:
					wantTaken(t, p, 2)
				case rec.Outcome == inDoubt && (dialect == aptest.Phase4 || dialect == aptest.Storecove):
					doubts[dialect]++
					if p.Doubles() != 0 {
						t.Errorf("%s: killed at step %d: %d doubles", dialect, n, p.Doubles())
					}
				default:
					t.Errorf("%s: killed at step %d (before: %v): %+v", dialect, n, before, rec)
				}
			}
		}
	}
	if doubts[aptest.Phase4] == 0 || doubts[aptest.Storecove] == 0 {
		t.Errorf("doubts %v: where nobody can be asked there must be some", doubts)
	}
}
