package ui

import (
	"context"
	"net/url"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/delivery/ehf"
	"kontingent/domain/einvoice"
	"kontingent/domain/payment"
	"kontingent/ui/viewmodel"
)

// ehf is how EHF goes, by the settings of the club in memory.
func (c *memoryClub) ehf() ehf.Settings {
	return ehf.Settings{
		Transport: ehf.Transport(c.value("ehf.transport")), Folder: c.value("ehf.folder"), URL: c.value("ehf.url"),
		Provider: ehf.Provider(c.value("ehf.provider")), LegalEntity: c.value("ehf.legal_entity"), Country: "NO",
		Sender: payment.Endpoint("NO", "123456785"),
	}
}

func (c *memoryClub) token(context.Context) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.safe.token, nil
}

func (c *memoryClub) TokenAccount(context.Context) (viewmodel.MailAccount, error) {
	a := viewmodel.MailAccount{Host: c.value("ehf.url"), Kept: viewmodel.KeptKeychain}
	if u, err := url.Parse(a.Host); err == nil {
		a.Host = u.Host
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.safe.noKeychain {
		a.Kept = viewmodel.KeptSession
	}
	return a, nil
}

func (c *memoryClub) SetToken(_ context.Context, token string) (viewmodel.Kept, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch c.safe.token = token; {
	case token == "":
		return viewmodel.KeptNowhere, nil
	case c.safe.noKeychain:
		return viewmodel.KeptSession, nil
	}
	return viewmodel.KeptKeychain, nil
}

func (c *memoryClub) TestEHF(ctx context.Context) (viewmodel.EHFTried, error) {
	set := c.ehf()
	if err := set.Check(); err != nil {
		return viewmodel.EHFTried{}, err
	}
	if set.Transport == ehf.ToFolder {
		return viewmodel.EHFTried{Folder: true, Where: set.Folder, Receipt: ehf.NewFolder(set.Folder).Try(ctx)}, nil
	}
	return viewmodel.EHFTried{Where: set.URL, Receipt: ehf.NewAccessPoint(set, c.token, nil).Try(ctx)}, nil
}

func (c *memoryClub) Electronic(r batch.Register, p batch.Plan, number string) (einvoice.Document, error) {
	return p.Electronic(r, number, c.issuer.Words)
}

// waiting makes the first dispatch of a batch one that the access point has, and the network has not acknowledged.
func (c *memoryClub) waitingForNetwork(id int64) (party string) {
	must(c.change("", func(l *ledger) error {
		for i := range l.dispatches {
			d := &l.dispatches[i]
			if d.BatchID != id || d.State != delivery.Delivered {
				continue
			}
			at := c.clock.Now()
			d.State, d.Method, d.Next = delivery.HandedOver, delivery.EHF, at.Add(5*60e9)
			d.Attempts = []delivery.Attempt{{
				At: at, Method: delivery.EHF, Outcome: delivery.OutcomeUnderway, Reason: "ehf.underway.awaiting", Words: "guid 7c1f0d52",
			}}
			for j, v := range l.invoices {
				if v.ID == d.Invoices[0] {
					l.invoices[j].ubl = []byte("<Invoice/>")
				}
			}
			party = l.card(d.party).Name
			return nil
		}
		return nil
	}))
	return party
}
