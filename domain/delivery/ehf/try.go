package ehf

import (
	"context"
	"net/http"
	"net/url"

	"kontingent/domain/delivery"
)

// ReasonTokenUntried says of a test that worked: the access point answers, but offers nothing that needs the token and
// sends nothing.
const ReasonTokenUntried = "ehf.tried.token_untried"

// Try sees that the folder can be written to, with a small file that is taken away at once. No document is touched.
func (c *Folder) Try(ctx context.Context) delivery.Receipt {
	s, rec := c.Open(ctx)
	if !rec.OK() {
		return rec
	}
	_ = s.Close() // nothing was delivered, so no list is behind
	return delivery.Receipt{Outcome: delivery.OutcomeDelivered}
}

// Try asks the access point something that needs the token and changes nothing there. No document is sent.
func (c *AccessPoint) Try(ctx context.Context) delivery.Receipt {
	cl, rec := c.connect(ctx)
	if !rec.OK() {
		return rec
	}
	defer cl.http.CloseIdleConnections()
	return driverOf(c.settings, cl).greet(ctx)
}

// works is the receipt of a test to which the access point answered as it should.
func works(a answer, reason string) delivery.Receipt {
	return delivery.Receipt{Outcome: delivery.OutcomeDelivered, Reason: reason, Words: a.words()}
}

// nobody is a key that no document has.
const nobody = "00000000-0000-0000-0000-000000000000"

// greet asks after a document that nobody has sent, first without the token: whoever does not ask for it is no phoss-ap.
func (d phossAP) greet(ctx context.Context) delivery.Receipt {
	k := call{method: http.MethodGet, path: d.at("/status/" + nobody), wait: d.client.patience.Ask, bare: true}
	a := d.client.do(ctx, k)
	if a.err == nil && a.code != http.StatusUnauthorized && a.code != http.StatusForbidden {
		rec := judge(ctx, a)
		if a.code/100 == 2 || a.code == http.StatusNotFound {
			rec.Outcome, rec.Reason = delivery.OutcomeChannel, "ehf.channel.not_found"
		}
		return rec
	}
	if a.err == nil {
		k.bare = false
		a = d.client.do(ctx, k)
	}
	if a.err == nil && a.code == http.StatusNotFound && !a.html || a.ok() {
		return works(a, "")
	}
	return judge(ctx, a)
}

// greet asks in a way that sending does not know: it is answered so, before the token is looked at.
func (d phase4) greet(ctx context.Context) delivery.Receipt {
	a := d.client.do(ctx, call{
		method: http.MethodGet, path: d.sendPath() + d.path(d.settings.Sender, document{Root: "Invoice"}), wait: d.client.patience.Ask,
	})
	if a.err == nil && a.code == http.StatusMethodNotAllowed {
		return works(a, ReasonTokenUntried)
	}
	return judge(ctx, a)
}

// greet looks the club's own number up.
func (d storecove) greet(ctx context.Context) delivery.Receipt {
	a := d.client.do(ctx, call{
		method: http.MethodGet, path: "/legal_entities/" + url.PathEscape(d.settings.LegalEntity), wait: d.client.patience.Ask,
	})
	switch {
	case a.ok() && a.object():
		return works(a, "")
	case a.err == nil && a.code == http.StatusNotFound && !a.html:
		return a.is(failed, "", delivery.OutcomeChannel, "ehf.channel.legal_entity").receipt
	}
	return judge(ctx, a)
}

// greet asks whose the account is.
func (d eInvoiceBE) greet(ctx context.Context) delivery.Receipt {
	a := d.client.do(ctx, call{method: http.MethodGet, path: "/api/me/", wait: d.client.patience.Ask})
	if a.ok() && a.object() {
		return works(a, "")
	}
	return judge(ctx, a)
}

// object reports whether the answer is a JSON object, as every provider's is: a web page at the same place is not.
func (a answer) object() bool {
	var o map[string]any
	return a.into(&o) && o != nil
}
