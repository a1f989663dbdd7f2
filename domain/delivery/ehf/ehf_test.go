package ehf_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/aptest"
	"kontingent/domain/delivery/carriertest"
	"kontingent/domain/delivery/ehf"
)

const receiver = "0192:991825827"

func ubl(root string, n int) []byte {
	return fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?><%s xmlns="urn:oasis:names:specification:ubl:schema:xsd:%s-2">`+
		`<ID>%d</ID><Note>Áilu på Øya</Note></%s>`, root, root, n, root)
}

// shaped is a parcel with its documents as UBL, to somebody on the network.
func shaped(p delivery.Parcel) delivery.Parcel {
	var n int
	_, _ = fmt.Sscanf(p.ID, "dispatch-%d", &n)
	p.To.Endpoint, p.Run = receiver, "Kontingent 2027"
	p.Files = append(p.Files, delivery.File{Name: fmt.Sprintf("ehf-%d.xml", 1000+n), MIME: "application/xml", Bytes: ubl("Invoice", n)})
	return p
}

// several is a parcel with n documents: a collective invoice.
func several(n int) delivery.Parcel {
	p := carriertest.Parcel(1)
	p.To.Endpoint = receiver
	for i := range n {
		p.Files = append(p.Files, delivery.File{Name: fmt.Sprintf("ehf-%d.xml", 1001+i), MIME: "application/xml", Bytes: ubl("Invoice", 1001+i)})
	}
	return p
}

func token(context.Context) (string, error) { return aptest.Token, nil }

func settings(p *aptest.Point) ehf.Settings {
	return ehf.Settings{
		Transport: ehf.ToAccessPoint, URL: p.URL, Provider: ehf.Provider(p.Dialect), Sender: "0192:987654325", Country: "NO",
		LegalEntity: "42",
	}
}

func carrier(p *aptest.Point) *ehf.AccessPoint {
	return ehf.NewAccessPoint(settings(p), token, p.Pool).WithPatience(ehf.Patience{
		Dial: 2 * time.Second, Ask: 2 * time.Second, Post: 2 * time.Second,
	})
}

var dialects = []aptest.Dialect{aptest.PhossAP, aptest.Phase4, aptest.Storecove, aptest.EInvoiceBE}

// TestTheSuite holds every driver to what every carrier must do, in clear and with TLS.
// spec: C1, C11
func TestTheSuite(t *testing.T) {
	for _, d := range dialects {
		for _, secure := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/tls=%v", d, secure), func(t *testing.T) {
				carriertest.Run(t, func(t *testing.T) carriertest.Setup {
					p := aptest.Start(t, d, secure)
					return carriertest.Setup{
						Carrier: carrier(p), Arrived: p.Taken, Shape: shaped,
						FailNext: func() {
							op := aptest.Post
							if d == aptest.EInvoiceBE {
								op = aptest.Draft
							}
							p.Play(op, aptest.Act{Code: 503})
						},
					}
				})
			})
		}
	}
}

// TestTheSuiteForFolders holds the folder to the same.
// spec: C11
func TestTheSuiteForFolders(t *testing.T) {
	carriertest.Run(t, func(t *testing.T) carriertest.Setup {
		dir := t.TempDir()
		return carriertest.Setup{Carrier: ehf.NewFolder(dir), Shape: shaped, Arrived: func() [][]byte {
			files, err := filepath.Glob(filepath.Join(dir, "*", "*.xml"))
			if err != nil {
				t.Fatal(err)
			}
			var out [][]byte
			for _, f := range files {
				b, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, b)
			}
			return out
		}}
	})
}

// desk keeps a parcel's memo as the dispatcher does, and lets a test look at it.
type desk struct {
	t *testing.T
	c *ehf.AccessPoint
	p delivery.Parcel

	asked int  // how often submitting was called
	died  bool // nothing is kept any more
}

func newDesk(t *testing.T, c *ehf.AccessPoint, p delivery.Parcel) *desk {
	t.Helper()
	b, err := c.Freeze(p)
	if err != nil {
		t.Fatal(err)
	}
	p.Frozen = b
	d := &desk{t: t, c: c, p: p}
	d.p.Remember = func(m delivery.Memo) error {
		if d.died {
			return context.Canceled
		}
		d.p.Memo = m
		return nil
	}
	return d
}

// try delivers once, over a session of its own.
func (d *desk) try(ctx context.Context) delivery.Receipt {
	d.t.Helper()
	s, rec := d.c.Open(ctx)
	if !rec.OK() {
		return rec
	}
	defer func() { _ = s.Close() }()
	return s.Deliver(ctx, d.p, func() error { d.asked++; return nil })
}

func (d *desk) want(o delivery.Outcome, reason string, away bool) delivery.Receipt {
	d.t.Helper()
	rec := d.try(d.t.Context())
	if rec.Outcome != o || rec.Reason != reason || d.p.Memo.Away != away {
		d.t.Fatalf("%s %s (%s), away %v; want %s %s, away %v", rec.Outcome, rec.Reason, rec.Words, d.p.Memo.Away, o, reason, away)
	}
	if o == delivery.OutcomeDelivered && rec.Words == "" {
		d.t.Error("delivered without the other side's words")
	}
	if strings.Contains(rec.Words+d.p.Memo.Text, aptest.Token) {
		d.t.Errorf("the token is among the words: %s", rec.Words)
	}
	return rec
}

func wantTaken(t *testing.T, p *aptest.Point, n int) {
	t.Helper()
	if got := len(p.Taken()); got != n || p.Doubles() != 0 {
		t.Errorf("the access point sent %d on, %d of them twice; want %d, none twice", got, p.Doubles(), n)
	}
}
