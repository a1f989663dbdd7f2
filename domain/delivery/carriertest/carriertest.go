// Package carriertest is what every carrier must do, whatever it carries: one suite that each carrier's own tests
// run. It decides nothing about what a delivery looks like; the carrier's test says what has arrived.
package carriertest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"kontingent/domain/delivery"
)

// Setup is a carrier and its far end, fresh for one test.
type Setup struct {
	Carrier delivery.Carrier
	// Arrived gives what has arrived since the set-up, in order: one entry a parcel, its bytes as the far end has them.
	Arrived func() [][]byte
	// Shape makes of the suite's parcel one that this carrier takes. nil: it takes it as it is.
	Shape func(delivery.Parcel) delivery.Parcel
	// FailNext makes the far end fail the next parcel. nil: this carrier can't be failed.
	FailNext func()
}

// Run holds a carrier to the contract of delivery.Carrier and delivery.Session.
func Run(t *testing.T, setup func(t *testing.T) Setup) {
	for _, c := range []struct {
		name string
		test func(*testing.T, *run)
	}{
		{"has a real method", realMethod},
		{"freezes the same bytes for the same parcel", freezesAlike},
		{"delivers, and asks before", delivers},
		{"delivers many over one session", deliversMany},
		{"sends the same bytes again", sendsAgain},
		{"lets nothing leave when submitting fails", submittingFails},
		{"begins nothing after the context is done", cancelled},
		{"says the truth when cancelled in the middle", cancelledInside},
		{"opens nothing after the context is done", cancelledOpen},
		{"delivers the next after a failure", failsOnce},
		{"sends nothing that was not frozen", notFrozen},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, &run{T: t, Setup: setup(t)}) })
	}
}

// Parcel is the n-th parcel the suite sends: letters of the north in every field that may hold them, one PDF. Tests of
// a carrier may use it too.
func Parcel(n int) delivery.Parcel {
	return delivery.Parcel{
		ID:        fmt.Sprintf("dispatch-%d", n),
		MessageID: fmt.Sprintf("<k.parcel%d@example.org>", n),
		To: delivery.Recipient{
			Number: fmt.Sprint(1000 + n), Name: "Áilu Čáhppe Bjørnsdatter Ås",
			Email: fmt.Sprintf("member%d@example.org", n), PostalCode: "0150",
		},
		Letter: delivery.Letter{
			FromName: "Fjellheim skolekorps på Øya", From: "kasserer@example.org", ReplyTo: "styret@example.org",
			Subject: fmt.Sprintf("Kontingent for Áilu Čáhppe, æøå: faktura %d", n), Language: "nb",
			Text: "Hei Áilu!\n\nVedlagt ligger fakturaen. Smørbrød og čáhci på Øya.\n.\n..en linje med prikker\nHilsen kassereren\n",
		},
		Files: []delivery.File{{
			Name: fmt.Sprintf("faktura-%d.pdf", 1000+n), MIME: "application/pdf",
			Bytes: append([]byte(fmt.Sprintf("%%PDF-1.4\n%% %d\r\n\xe2\xe3\xcf\xd3\n.\n", n)), bytes.Repeat([]byte{0, byte(n), '\r', '\n'}, 300)...),
		}},
		Date: time.Date(2027, 1, 12, 9, 30, 0, 0, time.FixedZone("CET", 3600)),
	}
}

type run struct {
	*testing.T
	Setup
}

// open opens a session, or ends the test.
func (r *run) open() delivery.Session {
	r.Helper()
	s, receipt := r.Carrier.Open(r.Context())
	if !receipt.OK() || s == nil {
		r.Fatalf("open: %+v, want a session", receipt)
	}
	r.Cleanup(func() { _ = s.Close() })
	return s
}

// parcel is the n-th parcel, as this carrier takes it.
func (r *run) parcel(n int) delivery.Parcel {
	if r.Shape == nil {
		return Parcel(n)
	}
	return r.Shape(Parcel(n))
}

// frozen is the n-th parcel, ready to be delivered.
func (r *run) frozen(n int) delivery.Parcel {
	r.Helper()
	p := r.parcel(n)
	b, err := r.Carrier.Freeze(p)
	if err != nil || len(b) == 0 {
		r.Fatalf("freeze: %d bytes, %v", len(b), err)
	}
	p.Frozen = b
	return p
}

func (r *run) arrived(want int) {
	r.Helper()
	if got := len(r.Arrived()); got != want {
		r.Errorf("arrived: %d parcels, want %d", got, want)
	}
}

func agree() error { return nil }

func realMethod(_ *testing.T, r *run) {
	if m := r.Carrier.Method(); !m.Real() {
		r.Errorf("method %q delivers nothing", m)
	}
}

func freezesAlike(_ *testing.T, r *run) {
	p := r.parcel(1)
	first, err := r.Carrier.Freeze(p)
	if err != nil {
		r.Fatal(err)
	}
	second, err := r.Carrier.Freeze(p)
	if err != nil || !bytes.Equal(first, second) {
		r.Errorf("the second time gave other bytes, or %v", err)
	}
	if other, err := r.Carrier.Freeze(r.parcel(2)); err != nil || bytes.Equal(first, other) {
		r.Errorf("another parcel gave the same bytes, or %v", err)
	}
	if want := r.parcel(1); !bytes.Equal(p.Files[0].Bytes, want.Files[0].Bytes) {
		r.Error("freezing changed the document")
	}
	r.arrived(0)
}

func delivers(_ *testing.T, r *run) {
	asked := 0
	receipt := r.open().Deliver(r.Context(), r.frozen(1), func() error {
		asked++
		r.arrived(0)
		return nil
	})
	if receipt.Outcome != delivery.OutcomeDelivered && receipt.Outcome != delivery.OutcomeHandedOver {
		r.Errorf("receipt %+v, want delivered or handed over", receipt)
	}
	if receipt.Words == "" {
		r.Error("no words from the other side")
	}
	if asked != 1 {
		r.Errorf("submitting was called %d times, want once", asked)
	}
	r.arrived(1)
}

func deliversMany(_ *testing.T, r *run) {
	s := r.open()
	for n := 1; n <= 5; n++ {
		if receipt := s.Deliver(r.Context(), r.frozen(n), agree); !receipt.OK() || receipt.Reconnect {
			r.Fatalf("parcel %d: %+v", n, receipt)
		}
	}
	r.arrived(5)
	if err := s.Close(); err != nil {
		r.Errorf("close: %v", err)
	}
}

func sendsAgain(_ *testing.T, r *run) {
	p := r.frozen(1)
	p.Remember = func(m delivery.Memo) error { p.Memo = m; return nil }
	for range 2 {
		if receipt := r.open().Deliver(r.Context(), p, agree); !receipt.OK() {
			r.Fatalf("receipt %+v", receipt)
		}
	}
	got := r.Arrived()
	if len(got) == 0 || slices.ContainsFunc(got, func(b []byte) bool { return !bytes.Equal(b, got[0]) }) {
		r.Errorf("%d arrivals that are not all alike", len(got))
	}
}

func submittingFails(_ *testing.T, r *run) {
	s := r.open()
	receipt := s.Deliver(r.Context(), r.frozen(1), func() error { return errors.New("the claim is lost") })
	if receipt.Outcome != delivery.OutcomeLater {
		r.Errorf("receipt %+v, want later", receipt)
	}
	time.Sleep(20 * time.Millisecond) // whatever left would be there by now
	r.arrived(0)
	r.next(s, receipt)
	r.arrived(1)
}

// next delivers another parcel, over a new session when the last receipt asks for one.
func (r *run) next(s delivery.Session, last delivery.Receipt) {
	r.Helper()
	if last.Reconnect {
		_ = s.Close()
		s = r.open()
	}
	if receipt := s.Deliver(r.Context(), r.frozen(2), agree); !receipt.OK() {
		r.Errorf("the next parcel: %+v, want it delivered", receipt)
	}
}

func cancelled(_ *testing.T, r *run) {
	s := r.open()
	ctx, cancel := context.WithCancel(r.Context())
	cancel()
	receipt := s.Deliver(ctx, r.frozen(1), func() error { r.Error("submitting was called"); return nil })
	if receipt.OK() || receipt.Outcome == delivery.OutcomeInDoubt {
		r.Errorf("receipt %+v, want one that says nothing left", receipt)
	}
	r.arrived(0)
	r.next(s, receipt)
	r.arrived(1)
}

func cancelledInside(_ *testing.T, r *run) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	receipt := r.open().Deliver(ctx, r.frozen(1), func() error { cancel(); return nil })
	switch receipt.Outcome {
	case delivery.OutcomeDelivered, delivery.OutcomeHandedOver:
		r.arrived(1)
	case delivery.OutcomeOffline, delivery.OutcomeLater:
		r.arrived(0)
	default:
		r.Errorf("receipt %+v, want delivered, or a word that nothing left", receipt)
	}
}

func cancelledOpen(_ *testing.T, r *run) {
	ctx, cancel := context.WithCancel(r.Context())
	cancel()
	if s, receipt := r.Carrier.Open(ctx); receipt.OK() || s != nil {
		r.Errorf("open: %+v, want no session", receipt)
	}
}

func failsOnce(_ *testing.T, r *run) {
	if r.FailNext == nil {
		return
	}
	s := r.open()
	r.FailNext()
	receipt := s.Deliver(r.Context(), r.frozen(1), agree)
	if receipt.OK() {
		r.Errorf("receipt %+v of a parcel that failed", receipt)
	}
	if receipt.Reason == "" {
		r.Error("the failure has no reason for the treasurer")
	}
	r.arrived(0)
	r.next(s, receipt)
	r.arrived(1)
}

func notFrozen(_ *testing.T, r *run) {
	receipt := r.open().Deliver(r.Context(), r.parcel(1), func() error { r.Error("submitting was called"); return nil })
	if receipt.Outcome != delivery.OutcomeAsk {
		r.Errorf("receipt %+v, want ask", receipt)
	}
	r.arrived(0)
}
