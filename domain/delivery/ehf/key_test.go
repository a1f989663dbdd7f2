package ehf_test

import (
	"regexp"
	"testing"

	"kontingent/domain/delivery/aptest"
)

var uuid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// TestKeys: each document has a UUID of its own, the same wherever the parcel is made ready, another in another round.
// spec: C1
func TestKeys(t *testing.T) {
	keys := func(messageID string) []string {
		p := aptest.Start(t, aptest.Storecove, false)
		parcel := several(2)
		parcel.MessageID = messageID
		newDesk(t, carrier(p), parcel).want(delivered, "", true)
		var out []string
		for _, d := range p.Docs() {
			if !uuid.MatchString(d.Key) {
				t.Errorf("%q is no UUID", d.Key)
			}
			out = append(out, d.Key)
		}
		return out
	}
	first, again, other := keys("<k.1@x>"), keys("<k.1@x>"), keys("<k.2@x>")
	if len(first) != 2 || first[0] == first[1] || first[0] != again[0] || first[1] != again[1] || first[0] == other[0] {
		t.Errorf("keys %v, again %v, of another message %v", first, again, other)
	}
}

// TestItWasSentBefore: a draft that turns out to be sent already is asked about, not made anew.
// spec: C1
func TestItWasSentBefore(t *testing.T) {
	p := aptest.Start(t, aptest.EInvoiceBE, false)
	p.Play(aptest.Post, aptest.Act{Take: true, Drop: true})
	d := newDesk(t, carrier(p), several(1))
	d.want(underway, "ehf.underway.unanswered", true)
	p.Play(aptest.Ask, aptest.Act{Code: 200, Body: `{"id":"ap-1","state":"DRAFT"}`}) // as it was before the send got there
	d.want(delivered, "", true)
	if n := len(p.Seen(aptest.Post)); n != 2 || len(p.Seen(aptest.Draft)) != 1 {
		t.Errorf("%d posts, %d drafts", n, len(p.Seen(aptest.Draft)))
	}
	wantTaken(t, p, 1)
}
