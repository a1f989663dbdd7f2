package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/miekg/dns"
)

// network is the register of the network and its publisher on this machine: it knows 0192:991825827 and nobody else.
func (c *club) network() (publisher *httptest.Server) {
	c.t.Helper()
	const (
		zone    = "participant.sml.prod.tech.peppol.org."
		known   = "7i2243uolq5qzb6jxfvi6yei4iq7sfipkv55htzfnr6s54y6yufa.iso6523-actorid-upis." + zone
		invoice = "busdox-docid-qns%3A%3Aurn%3Aoasis%3Anames%3Aspecification%3Aubl%3Aschema%3Axsd%3AInvoice-2%3A%3AInvoice%23%23urn%3Acen.eu%3Aen16931%3A2017%23compliant%23urn%3Afdc%3Apeppol.eu%3A2017%3Apoacc%3Abilling%3A3.0%3A%3A2.1"
	)
	publisher = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<ServiceGroup xmlns="http://busdox.org/serviceMetadata/publishing/1.0/"><ServiceMetadataReferenceCollection>
			<ServiceMetadataReference href="http://x/services/%s"/></ServiceMetadataReferenceCollection></ServiceGroup>`, invoice)
	}))
	c.t.Cleanup(publisher.Close)
	udp, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		c.t.Fatal(err)
	}
	d := &dns.Server{PacketConn: udp, Handler: dns.HandlerFunc(func(w dns.ResponseWriter, q *dns.Msg) {
		m := new(dns.Msg)
		m.SetReply(q)
		switch q.Question[0].Name {
		case zone:
		case known:
			rr, err := dns.NewRR(known + ` 60 IN NAPTR 100 10 "U" "Meta:SMP" "!.*!` + publisher.URL + `!" .`)
			if err != nil {
				panic(err)
			}
			m.Answer = []dns.RR{rr}
		default:
			m.Rcode = dns.RcodeNameError
		}
		_ = w.WriteMsg(m)
	})}
	up := make(chan struct{})
	d.NotifyStartedFunc = func() { close(up) }
	go func() { _ = d.ActivateAndServe() }()
	<-up
	c.t.Cleanup(func() { _ = d.Shutdown() })
	c.do(exitDone, "settings", "set", "ehf.dns", udp.LocalAddr().String())
	return publisher
}

// TestPartyLookup: who can receive EHF is looked up, stands on the card with its day, decides the way an invoice takes,
// and is never a no because nobody answered.
// spec: A2, A6, C4, C8
func TestPartyLookup(t *testing.T) {
	c := newClub(t)
	_, _ = c.mail()
	publisher := c.network()
	c.do(exitDone, "settings", "set", "ehf.transport", "folder")
	c.do(exitDone, "party", "set", "1", "name=Oslo kommune", "kind=organisation", "organisation_number=991825827", "groups=Sponsors")
	c.do(exitDone, "party", "set", "2", "name=Bakeren AS", "kind=organisation", "organisation_number=974760673",
		"groups=Sponsors", "email=post@bakeren.example", "preferred_method=ehf")
	c.do(exitDone, "party", "set", "3", "name=Kari Lund", "groups=Sponsors")

	card := func(number string) string {
		t.Helper()
		p := c.do(exitDone, "party", "show", number)["parties"].([]any)[0].(map[string]any)
		return tell(p["ehf_receives"], p["ehf_looked_up"])
	}
	count := func(v map[string]any) string {
		return tell(v["looked_up"], v["receives"], v["not"], v["unknown"], v["known"], v["no_address"])
	}
	if got := card("1"); got != "unknown " {
		t.Errorf("never looked up: %q", got)
	}
	if got := count(c.do(exitDone, "party", "lookup", "--group", "sponsors")); got != "2 1 1 0 0 1" {
		t.Errorf("the group: %s", got)
	}
	if got := card("1") + ", " + card("2"); got != "yes 2026-11-22, no 2026-11-22" {
		t.Errorf("the cards say %s", got)
	}
	c.now = "2026-12-01"
	if got := count(c.do(exitDone, "party", "lookup", "--all")); got != "0 0 0 0 2 1" {
		t.Errorf("nine days later: %s", got)
	}
	// Offline: what was known stays, and the call says for whom it is not.
	c.do(exitDone, "settings", "set", "ehf.dns", "127.0.0.1:1")
	v := c.do(exitPart, "party", "lookup", "1", "2")
	if got := count(v); got != "2 0 0 2 0 0" || !strings.Contains(fmt.Sprint(v["parties"]), "no network") {
		t.Errorf("offline: %s %v", got, v)
	}
	if got := card("1") + ", " + card("2"); got != "yes 2026-11-22, no 2026-11-22" {
		t.Errorf("offline the cards say %s", got)
	}
	c.refuses(exitUsage, []string{"party lookup"}, "party", "lookup")
	c.refuses(exitUsage, []string{"party lookup"}, "party", "lookup", "1", "--all")
	c.refuses(exitError, []string{"9999"}, "party", "lookup", "9999")
	c.refuses(exitError, []string{"Nobody"}, "party", "lookup", "--group", "Nobody")
	c.refuses(exitError, []string{"ehf.dns", "example.org"}, "settings", "set", "ehf.dns", "example.org")

	id := fmt.Sprint(c.do(exitDone, "batch", "create", c.file("b.toml", `
name = "Support"
[recipients]
include_parties = ["2"]
[distribution]
chain = ["preferred", "ehf", "email", "draft"]
[[document.lines]]
description = "Support"
quantity = "1"
unit_price = "100"
[dispatch]
when = "now"
`))["id"])
	s := c.do(exitDone, "batch", "summary", id)
	if got := fmt.Sprint(s["methods"], s["problems"]); !strings.Contains(got, "method:email") || !strings.Contains(got, "can't receive it (looked up 22.11.2026)") {
		t.Errorf("summary: %s", got)
	}
	c.do(exitDone, "batch", "execute", id)
	if got := fmt.Sprint(c.do(exitDone, "outbox", "--all")["dispatches"]); !strings.Contains(got, "delivered") || !strings.Contains(got, "can't receive EHF (looked up 22.11.2026)") {
		t.Errorf("dispatches: %s", got)
	}
	// Another number on the card: nothing is known any more.
	p := c.do(exitDone, "party", "set", "2", "organisation_number=991825827")["parties"].([]any)[0].(map[string]any)
	if got := tell(p["ehf_receives"], p["ehf_looked_up"]); got != "unknown " || card("2") != got {
		t.Errorf("another number: %q, %q", got, card("2"))
	}
	publisher.Close()
}
