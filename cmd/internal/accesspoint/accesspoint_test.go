package accesspoint_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"kontingent/cmd/internal/accesspoint"
	"kontingent/domain/delivery"
	"kontingent/domain/delivery/ehf"
)

const document = `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">1</Invoice>`

// spec: C11: the carrier delivers to it as to any other access point, once however often it tries; without the token
// nothing is taken.
func TestPoint(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "ehf")
	p, err := accesspoint.Start(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	deliver := func(token string) delivery.Receipt {
		c := ehf.NewAccessPoint(ehf.Settings{
			Transport: ehf.ToAccessPoint, URL: p.URL(), Sender: "0192:991825827", Country: "NO",
		}, func(context.Context) (string, error) { return token, nil }, nil)
		parcel := delivery.Parcel{
			ID: "1", MessageID: "<1@example.org>", To: delivery.Recipient{Number: "1", Endpoint: "0192:310918857"},
			Files:    []delivery.File{{Name: "faktura-1.xml", MIME: "application/xml", Bytes: []byte(document)}},
			Remember: func(delivery.Memo) error { return nil },
		}
		if parcel.Frozen, err = c.Freeze(parcel); err != nil {
			t.Fatal(err)
		}
		s, rec := c.Open(t.Context())
		if !rec.OK() {
			t.Fatalf("it is not there: %+v", rec)
		}
		defer func() { _ = s.Close() }()
		return s.Deliver(t.Context(), parcel, func() error { return nil })
	}
	if rec := deliver("guessed"); rec.OK() || p.Count() != 0 {
		t.Errorf("a stranger delivered: %+v", rec)
	}
	for range 2 {
		if rec := deliver(p.Token()); rec.Outcome != delivery.OutcomeDelivered {
			t.Errorf("got %+v", rec)
		}
	}
	b, err := os.ReadFile(filepath.Join(folder, "000001.xml"))
	if err != nil || string(b) != document || p.Count() != 1 {
		t.Errorf("%d documents; %q, %v", p.Count(), b, err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}
