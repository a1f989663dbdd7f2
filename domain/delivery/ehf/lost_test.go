package ehf_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/aptest"
	"kontingent/domain/delivery/carriertest"
	"kontingent/domain/delivery/ehf"
)

const (
	delivered = delivery.OutcomeDelivered
	underway  = delivery.OutcomeUnderway
	inDoubt   = delivery.OutcomeInDoubt
)

// TestTheAnswerIsLost: whether the access point had taken the document when the line went dead, or not, or was merely
// slow, it is sent on once. Where it can be asked it is asked; where it can't, a person must say.
// spec: C1
func TestTheAnswerIsLost(t *testing.T) {
	slow := 3 * time.Second // longer than the carrier's patience
	for _, c := range []struct {
		name string
		act  aptest.Act
	}{
		{"dropped after it was taken", aptest.Act{Take: true, Drop: true}},
		{"dropped before", aptest.Act{Drop: true}},
		{"taken, and silent", aptest.Act{Take: true, Wait: slow}},
		{"taken behind a gateway that gave up", aptest.Act{Take: true, Code: 504}},
		{"taken, then it broke", aptest.Act{Take: true, Code: 500}},
	} {
		for _, dialect := range []aptest.Dialect{aptest.PhossAP, aptest.EInvoiceBE} {
			t.Run(string(dialect)+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				p := aptest.Start(t, dialect, false)
				p.Play(aptest.Post, c.act)
				d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
				d.want(underway, "ehf.underway.unanswered", true)
				if n := len(p.Seen(aptest.Post)); n != 1 {
					t.Errorf("%d posts before anybody could ask", n)
				}
				d.want(delivered, "", true)
				wantTaken(t, p, 1)
			})
		}
	}
}

// TestNobodyCanBeAsked: a person says, and even "again" is no double where the key protects.
// spec: C1
func TestNobodyCanBeAsked(t *testing.T) {
	for _, taken := range []bool{true, false} {
		t.Run(fmt.Sprint("taken=", taken), func(t *testing.T) {
			p := aptest.Start(t, aptest.Storecove, false)
			p.Play(aptest.Post, aptest.Act{Take: taken, Drop: true})
			d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
			d.want(inDoubt, "ehf.in_doubt.no_answer", true)
			if taken {
				d.want(inDoubt, "ehf.in_doubt.known", true) // again: it has the key already
			} else {
				d.want(delivered, "", true)
			}
			wantTaken(t, p, 1)
			if posts := p.Seen(aptest.Post); len(posts) != 2 || string(posts[0].Body) != string(posts[1].Body) {
				t.Errorf("%d posts, want two that are the same", len(posts))
			}
		})
	}
	p := aptest.Start(t, aptest.Phase4, false)
	p.Play(aptest.Post, aptest.Act{Take: true, Drop: true})
	newDesk(t, carrier(p), shaped(carriertest.Parcel(1))).want(inDoubt, "ehf.in_doubt.no_answer", true)
	wantTaken(t, p, 1)
}

// TestItFailedInTheMiddle: where a key is taken once, a server's own failure lets the same post be made again.
// spec: C1
func TestItFailedInTheMiddle(t *testing.T) {
	for _, c := range []struct {
		taken  bool
		second aptest.Act
		o      delivery.Outcome
		reason string
		n      int
	}{
		{false, aptest.Act{}, delivered, "", 1},
		{true, aptest.Act{}, inDoubt, "ehf.in_doubt.known", 1},
		{true, aptest.Act{Code: 422, Body: `[{"source":"x","details":"in words nobody foresaw"}]`}, inDoubt, "ehf.in_doubt.refused_again", 1},
		{true, aptest.Act{Code: 503}, delivery.OutcomeOffline, "ehf.offline.busy", 1},
	} {
		p := aptest.Start(t, aptest.Storecove, false)
		p.Play(aptest.Post, aptest.Act{Take: c.taken, Code: 500}, c.second)
		d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
		d.want(underway, "ehf.underway.unanswered", true)
		d.want(c.o, c.reason, true)
		wantTaken(t, p, c.n)
	}
}

// TestTheNetworkTakesItsTime: a 200 is no delivery; the network's acknowledgement is.
// spec: C11
func TestTheNetworkTakesItsTime(t *testing.T) {
	for _, dialect := range []aptest.Dialect{aptest.PhossAP, aptest.Storecove, aptest.EInvoiceBE} {
		p := aptest.Start(t, dialect, false)
		p.Late(3)
		d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
		for d.try(t.Context()).Outcome == underway {
			if !d.p.Memo.Away || len(p.Seen(aptest.Ask)) > 9 {
				t.Fatalf("%s: memo %+v after %d questions", dialect, d.p.Memo, len(p.Seen(aptest.Ask)))
			}
		}
		d.want(delivered, "", true)
		if n := len(p.Seen(aptest.Post)); n != 1 || len(p.Seen(aptest.Ask)) < 4 {
			t.Errorf("%s: %d posts, %d questions", dialect, n, len(p.Seen(aptest.Ask)))
		}
		wantTaken(t, p, 1)
	}
}

// TestStates: what an access point says of a document it has.
func TestStates(t *testing.T) {
	for _, c := range []struct {
		d      aptest.Dialect
		state  string
		o      delivery.Outcome
		reason string
		away   bool
	}{
		{aptest.PhossAP, "pending", underway, "ehf.underway.awaiting", true},
		{aptest.PhossAP, "failed", underway, "ehf.underway.retrying", true},
		{aptest.PhossAP, "rejected", delivery.OutcomeRefused, "ehf.refused.rules", false},
		{aptest.PhossAP, "permanently_failed", delivery.OutcomeRefused, "ehf.refused.gave_up", false},
		{aptest.PhossAP, "lunching", delivery.OutcomeOffline, "ehf.offline.garbled", true},
		{aptest.EInvoiceBE, "TRANSIT", underway, "ehf.underway.awaiting", true},
		{aptest.EInvoiceBE, "FAILED", delivery.OutcomeRefused, "ehf.refused.gave_up", false},
	} {
		p := aptest.Start(t, c.d, false)
		p.Late(-1)
		d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
		d.want(underway, "ehf.underway.awaiting", true)
		p.Answer(c.state)
		if rec := d.want(c.o, c.reason, c.away); rec.Words == "" {
			t.Errorf("%s: no words", c.state)
		}
		wantTaken(t, p, 1)
	}
}

// TestSomebodyElseSays404: a page in front of the access point does not make a document absent.
// spec: C1
func TestSomebodyElseSays404(t *testing.T) {
	p := aptest.Start(t, aptest.PhossAP, false)
	d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
	p.Play(aptest.Post, aptest.Act{Take: true, Drop: true})
	d.want(underway, "ehf.underway.unanswered", true)
	p.Play(aptest.Ask, aptest.Act{Code: 404, Body: "<h1>Not here</h1>", Header: map[string]string{"Content-Type": "text/html"}})
	d.want(delivery.OutcomeOffline, "ehf.offline.garbled", true)
	d.want(delivered, "", true)
	wantTaken(t, p, 1)
}

// TestARestoredCopyAsksFirst: with the memo lost, as after a restored backup, the key alone keeps it from going twice.
// spec: C1
func TestARestoredCopyAsksFirst(t *testing.T) {
	for _, dialect := range []aptest.Dialect{aptest.PhossAP, aptest.Storecove} {
		p := aptest.Start(t, dialect, false)
		d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
		d.want(delivered, "", true)
		d.p.Memo = delivery.Memo{}
		if dialect == aptest.PhossAP {
			d.want(delivered, "", true)
		} else {
			d.want(inDoubt, "ehf.in_doubt.known", true)
		}
		wantTaken(t, p, 1)
	}
}

// TestAnotherAccessPoint: what one has, the other is not asked about and not sent.
// spec: C1
func TestAnotherAccessPoint(t *testing.T) {
	first, second := aptest.Start(t, aptest.PhossAP, false), aptest.Start(t, aptest.Storecove, false)
	first.Late(-1)
	d := newDesk(t, carrier(first), shaped(carriertest.Parcel(1)))
	d.want(underway, "ehf.underway.awaiting", true)
	d.c = carrier(second)
	d.want(inDoubt, "ehf.in_doubt.elsewhere", true)
	wantTaken(t, second, 0)
	s, rec := ehf.NewFolder(t.TempDir()).Open(t.Context())
	if !rec.OK() {
		t.Fatalf("%+v", rec)
	}
	if rec := s.Deliver(t.Context(), d.p, func() error { t.Error("submitting was called"); return nil }); rec.Outcome != inDoubt {
		t.Errorf("%+v", rec)
	}
}

// TestADraftIsTakenAway: a new one is made; one that was sent and then taken away is left to a person.
func TestADraftIsTakenAway(t *testing.T) {
	p := aptest.Start(t, aptest.EInvoiceBE, false)
	p.Play(aptest.Post, aptest.Act{Code: 404})
	d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
	d.want(delivery.OutcomeLater, "ehf.later.server", false)
	p.Late(-1)
	d.want(underway, "ehf.underway.awaiting", true)
	p.Play(aptest.Ask, aptest.Act{Code: 404, Body: `{"detail":"Document not found"}`})
	d.want(inDoubt, "ehf.in_doubt.gone", true)
	if n := len(p.Seen(aptest.Draft)); n != 2 {
		t.Errorf("%d drafts, want two", n)
	}
	wantTaken(t, p, 1)
}

// TestStoppedWhileItIsTaken: stopping acts between documents; what is on its way in is waited for.
// spec: C1
func TestStoppedWhileItIsTaken(t *testing.T) {
	for _, dialect := range dialects {
		p := aptest.Start(t, dialect, false)
		ctx, cancel := context.WithCancel(t.Context())
		p.WhenPosted(func() { cancel(); time.Sleep(50 * time.Millisecond) })
		d := newDesk(t, carrier(p), several(2))
		if rec := d.try(ctx); rec.Outcome != delivery.OutcomeOffline || rec.Reason != "ehf.offline.stopped" {
			t.Errorf("%s: %+v", dialect, rec)
		}
		wantTaken(t, p, 1)
		d.want(delivered, "", true)
		wantTaken(t, p, 2)
	}
}

// TestTheStepIsNotWrittenDown: nothing leaves, and nothing is thought to be away; a draft is not made twice.
// spec: C1
func TestTheStepIsNotWrittenDown(t *testing.T) {
	for _, dialect := range dialects {
		p := aptest.Start(t, dialect, false)
		d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
		s, rec := d.c.Open(t.Context())
		if !rec.OK() {
			t.Fatalf("%+v", rec)
		}
		rec = s.Deliver(t.Context(), d.p, func() error { return errors.New("the claim is lost") })
		if rec.Outcome != delivery.OutcomeLater || d.p.Memo.Away {
			t.Errorf("%s: %+v, memo %+v", dialect, rec, d.p.Memo)
		}
		wantTaken(t, p, 0)
		d.died = true
		d.want(delivery.OutcomeLater, "ehf.later.not_recorded", false)
		wantTaken(t, p, 0)
		d.died = false
		d.want(delivered, "", true)
		wantTaken(t, p, 1)
		if n := len(p.Seen(aptest.Draft)); n > 1 {
			t.Errorf("%s: %d drafts", dialect, n)
		}
	}
}
