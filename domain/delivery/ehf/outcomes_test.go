package ehf_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/aptest"
	"kontingent/domain/delivery/carriertest"
	"kontingent/domain/delivery/ehf"
)

// TestWhatAnAnswerMeans: each answer is about the recipient, the channel or the moment, and whoever did not get the
// document does not have it.
// spec: A2, C11
func TestWhatAnAnswerMeans(t *testing.T) {
	const (
		refused, channel = delivery.OutcomeRefused, delivery.OutcomeChannel
		later, offline   = delivery.OutcomeLater, delivery.OutcomeOffline
		underway, doubt  = delivery.OutcomeUnderway, delivery.OutcomeInDoubt
		ask              = delivery.OutcomeAsk
	)
	rules := `[{"source":"document","details":"[BR-O-02] no VAT id"}]`
	report := func(fields string) string { return `{"overallSuccess":false,"sendingSuccess":false,` + fields + `}` }
	for _, c := range []struct {
		d      aptest.Dialect
		op     aptest.Op
		act    aptest.Act
		o      delivery.Outcome
		reason string
		away   bool
		words  string
	}{
		{aptest.PhossAP, aptest.Ask, aptest.Act{Code: 401, Body: `{"error":"Invalid or missing API token"}`}, channel, "ehf.channel.token", false, "Invalid or missing"},
		{aptest.PhossAP, aptest.Post, aptest.Act{Code: 404}, channel, "ehf.channel.not_found", false, "404"},
		{aptest.PhossAP, aptest.Post, aptest.Act{Code: 400, Body: `"Failed to parse the receiving participant ID"`}, ask, "ehf.ask.protocol", false, "Failed to parse"},
		{aptest.PhossAP, aptest.Post, aptest.Act{Code: 422, Body: report(`"lookupError":"0192:1 is not registered in the SML"`)}, refused, "ehf.refused.not_registered", false, "not registered"},
		{aptest.PhossAP, aptest.Post, aptest.Act{Code: 422, Body: report(`"lookupError":"connection to the SMP timed out"`)}, later, "ehf.later.lookup", false, "SMP"},
		{aptest.PhossAP, aptest.Post, aptest.Act{Code: 422, Body: report(`"sendingResult":"AS4_ERROR_MESSAGE_RECEIVED","as4ResponseErrors":[{"description":"EBMS:0004"}]`)}, refused, "ehf.refused.other_side", false, "EBMS:0004"},
		{aptest.PhossAP, aptest.Post, aptest.Act{Code: 422, Body: report(`"sendingResult":"TRANSPORT_ERROR"`)}, underway, "ehf.underway.unanswered", true, "TRANSPORT"},
		{aptest.PhossAP, aptest.Post, aptest.Act{Code: 502, Body: "<html>Bad gateway</html>", Header: map[string]string{"Content-Type": "text/html"}}, underway, "ehf.underway.unanswered", true, "502"},
		{aptest.PhossAP, aptest.Post, aptest.Act{Code: 503}, offline, "ehf.offline.busy", false, "503"},
		{aptest.PhossAP, aptest.Post, aptest.Act{Code: 200, Body: "hello"}, underway, "ehf.underway.unanswered", true, "hello"},
		{aptest.PhossAP, aptest.Ask, aptest.Act{Code: 500}, later, "ehf.later.server", false, "500"},
		{aptest.Phase4, aptest.Post, aptest.Act{Code: 403}, channel, "ehf.channel.token", false, "403"},
		{aptest.Phase4, aptest.Post, aptest.Act{Code: 422, Body: report(`"sendingResult":"TRANSPORT_ERROR"`)}, doubt, "ehf.in_doubt.no_answer", true, "TRANSPORT"},
		{aptest.Phase4, aptest.Post, aptest.Act{Code: 504}, doubt, "ehf.in_doubt.no_answer", true, "504"},
		{aptest.Storecove, aptest.Post, aptest.Act{Code: 401}, channel, "ehf.channel.token", false, "401"},
		{aptest.Storecove, aptest.Post, aptest.Act{Code: 402}, channel, "ehf.channel.quota", false, "402"},
		{aptest.Storecove, aptest.Post, aptest.Act{Code: 422, Body: rules}, refused, "ehf.refused.rules", false, "[BR-O-02] no VAT id"},
		{aptest.Storecove, aptest.Post, aptest.Act{Code: 429, Header: map[string]string{"Retry-After": "120"}}, offline, "ehf.offline.busy", false, "429"},
		{aptest.Storecove, aptest.Post, aptest.Act{Code: 500}, underway, "ehf.underway.unanswered", true, "500"},
		{aptest.Storecove, aptest.Post, aptest.Act{Code: 413}, refused, "ehf.refused.too_big", false, "413"},
		{aptest.EInvoiceBE, aptest.Draft, aptest.Act{Code: 415, Body: `{"detail":"Empty file"}`}, ask, "ehf.ask.protocol", false, "Empty file"},
		{aptest.EInvoiceBE, aptest.Draft, aptest.Act{Code: 422, Body: `{"detail":[{"loc":["body","file"],"msg":"field required","type":"x"}]}`}, refused, "ehf.refused.rules", false, "body file: field required"},
		{aptest.EInvoiceBE, aptest.Draft, aptest.Act{Code: 500}, later, "ehf.later.server", false, "500"},
		{aptest.EInvoiceBE, aptest.Post, aptest.Act{Code: 406, Body: `{"detail":"Invalid UBL"}`}, refused, "ehf.refused.rules", false, "Invalid UBL"},
		{aptest.EInvoiceBE, aptest.Post, aptest.Act{Code: 409, Body: `{"detail":"Sender is not yours"}`}, channel, "ehf.channel.sender", false, "not yours"},
		{aptest.EInvoiceBE, aptest.Post, aptest.Act{Code: 400, Body: `{"detail":"Receiver unknown"}`}, refused, "ehf.refused.rules", false, "Receiver unknown"},
		{aptest.EInvoiceBE, aptest.Post, aptest.Act{Code: 429}, offline, "ehf.offline.busy", false, "429"},
		{aptest.EInvoiceBE, aptest.Post, aptest.Act{Code: 302, Header: map[string]string{"Location": "https://elsewhere.example/"}}, channel, "ehf.channel.redirect", false, "302"},
	} {
		t.Run(string(c.d)+"/"+string(c.op)+"/"+c.reason, func(t *testing.T) {
			p := aptest.Start(t, c.d, false)
			p.Play(c.op, c.act)
			d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
			if rec := d.want(c.o, c.reason, c.away); !strings.Contains(rec.Words, c.words) {
				t.Errorf("words %q, want %q among them", rec.Words, c.words)
			}
			wantTaken(t, p, 0)
			if c.o == channel || c.o == later {
				d.want(delivery.OutcomeDelivered, "", true) // once it is mended, it goes
				wantTaken(t, p, 1)
			}
		})
	}
}

// TestNotRegistered: who is not on the network gets the next method.
// spec: A2
func TestNotRegistered(t *testing.T) {
	p := aptest.Start(t, aptest.PhossAP, false)
	p.Lacks(receiver)
	newDesk(t, carrier(p), shaped(carriertest.Parcel(1))).want(delivery.OutcomeRefused, "ehf.refused.not_registered", false)
	nowhere := shaped(carriertest.Parcel(1))
	nowhere.To.Endpoint = "991825827"
	newDesk(t, carrier(p), nowhere).want(delivery.OutcomeRefused, "ehf.refused.endpoint", false)
	wantTaken(t, p, 0)
}

// TestBusy: a server that asks to be left in peace is left in peace, by the next session too.
func TestBusy(t *testing.T) {
	p := aptest.Start(t, aptest.Storecove, false)
	p.Play(aptest.Post, aptest.Act{Code: 429, Header: map[string]string{"Retry-After": "600"}})
	d := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
	if rec := d.want(delivery.OutcomeOffline, "ehf.offline.busy", false); rec.RetryAfter != 10*time.Minute {
		t.Errorf("wait %v, want ten minutes", rec.RetryAfter)
	}
	rec := d.want(delivery.OutcomeOffline, "ehf.offline.busy", false)
	if n := len(p.Seen(aptest.Post)); n != 1 || rec.RetryAfter < 9*time.Minute {
		t.Errorf("%d posts, wait %v; want the second not made", n, rec.RetryAfter)
	}
}

// TestUnreachable: what can't be reached costs nothing, and no invoice is made final for it.
// spec: C4
func TestUnreachable(t *testing.T) {
	p := aptest.Start(t, aptest.PhossAP, false)
	for _, c := range []struct {
		name, url, reason string
		o                 delivery.Outcome
	}{
		{"nobody there", "http://127.0.0.1:1", "ehf.offline.unreachable", delivery.OutcomeOffline},
		{"no such name", "https://access-point.invalid", "ehf.offline.name", delivery.OutcomeOffline},
		{"no TLS there", strings.Replace(p.URL, "http:", "https:", 1), "ehf.channel.tls", delivery.OutcomeChannel},
	} {
		s := settings(p)
		s.URL = c.url
		session, rec := ehf.NewAccessPoint(s, token, nil).Open(t.Context())
		if session != nil || rec.Outcome != c.o || rec.Reason != c.reason {
			t.Errorf("%s: %+v, want %s", c.name, rec, c.reason)
		}
	}
	secure := aptest.Start(t, aptest.PhossAP, true)
	s := settings(secure)
	if _, rec := ehf.NewAccessPoint(s, token, nil).Open(t.Context()); rec.Reason != "ehf.channel.certificate" {
		t.Errorf("a certificate nobody knows: %+v", rec)
	}
	if n := len(secure.Seen(aptest.Probe)); n != 0 {
		t.Errorf("%d requests over a connection nobody should trust", n)
	}
}

// TestTheToken is shown to the access point alone: not at the first knock, not where a redirect leads, never in words.
// spec: C7
func TestTheToken(t *testing.T) {
	elsewhere := aptest.Start(t, aptest.PhossAP, false)
	for _, d := range dialects {
		p := aptest.Start(t, d, false)
		p.Play(aptest.Post, aptest.Act{
			Code: http.StatusTemporaryRedirect, Header: map[string]string{"Location": elsewhere.URL + "/api/outbound/submit/x"},
		})
		desk := newDesk(t, carrier(p), shaped(carriertest.Parcel(1)))
		desk.want(delivery.OutcomeChannel, "ehf.channel.redirect", false)
		for _, s := range p.Seen(aptest.Probe) {
			if s.Header.Get("X-Token")+s.Header.Get("Authorization") != "" {
				t.Errorf("%s: the token was shown at the first knock", d)
			}
		}
		p.Play(aptest.Post, aptest.Act{Code: 400, Body: `{"error":"your token ` + aptest.Token + ` is odd"}`})
		if rec := desk.try(t.Context()); strings.Contains(rec.Words, aptest.Token) || !strings.Contains(rec.Words, "is odd") {
			t.Errorf("%s: words %q", d, rec.Words)
		}
	}
	for _, op := range []aptest.Op{aptest.Probe, aptest.Post, aptest.Ask} {
		if n := len(elsewhere.Seen(op)); n != 0 {
			t.Errorf("%d requests of kind %s went where the redirect led", n, op)
		}
	}
}

// TestNoToken: without one nothing is dialled.
func TestNoToken(t *testing.T) {
	p := aptest.Start(t, aptest.Storecove, false)
	if _, rec := ehf.NewAccessPoint(settings(p), nil, nil).Open(t.Context()); rec.Reason != "ehf.offline.no_token" || rec.Outcome != delivery.OutcomeOffline {
		t.Errorf("%+v", rec)
	}
	if n := len(p.Seen(aptest.Probe)); n != 0 {
		t.Errorf("%d requests without a token", n)
	}
}

// TestReceives: who can receive is asked where the provider can be asked.
func TestReceives(t *testing.T) {
	for _, c := range []struct {
		d      aptest.Dialect
		lacks  string
		has    ehf.Reception
		hasNot ehf.Reception
	}{
		{aptest.PhossAP, "", ehf.Unknown, ehf.Unknown},
		{aptest.Storecove, "NO:ORG:974760673", ehf.Receives, ehf.Not},
		{aptest.EInvoiceBE, "0192:974760673", ehf.Receives, ehf.Not},
	} {
		p := aptest.Start(t, c.d, false)
		p.Lacks(c.lacks)
		for endpoint, want := range map[string]ehf.Reception{receiver: c.has, "0192:974760673": c.hasNot, "nobody": ehf.Not} {
			if got, err := carrier(p).Receives(t.Context(), endpoint); got != want || err != nil {
				t.Errorf("%s, %s: %s, %v; want %s", c.d, endpoint, got, err, want)
			}
		}
		p.Play(aptest.Receive, aptest.Act{Code: 500})
		if got, err := carrier(p).Receives(t.Context(), receiver); got != ehf.Unknown || (err == nil) != (c.d == aptest.PhossAP) {
			t.Errorf("%s: %s, %v of a server that fails", c.d, got, err)
		}
	}
}
