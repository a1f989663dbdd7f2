package viewmodel

import (
	"strings"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/issue"
	"kontingent/domain/party"
)

// refused is a club whose two members are not known at their addresses, and can't be reached in any other way: both
// have an invoice that is not delivered.
func refused(t *testing.T) (*desk, *mailbox, *BatchDetail) {
	t.Helper()
	d := newDesk(t, nil)
	m := d.mail()
	d.add(
		party.Party{Number: "1", Name: "Medlem 1", Email: "nobody1@example.org", Groups: []string{"Alle"}},
		party.Party{Number: "2", Name: "Medlem 2", Email: "nobody2@example.org", Groups: []string{"Alle"}},
	)
	b := d.editorFor("Alle")
	b.Execute()
	d.wait()
	s := NewSummaryView(d.shell, b.ID())
	d.wait()
	s.ExecuteNow()
	d.pass(2 * time.Second)
	v := NewBatchDetail(d.shell, b.ID())
	d.wait()
	if v.Failed() != 2 || len(m.sent) != 0 {
		t.Fatalf("%d are not delivered, sent to %v", v.Failed(), m.sent)
	}
	return d, m, v
}

// mend gives the cards these addresses.
func (d *desk) mend(addresses ...string) {
	d.t.Helper()
	ok(d.t, d.house.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		for i, a := range addresses {
			list[i].Email = a
		}
		return list, nil
	}))
}

// spec: A4: what is not delivered is sent again from Home, after its card was mended, under the number it has.
func TestHomeSendsAgainAfterMending(t *testing.T) {
	d, m, v := refused(t)
	h := NewHome(d.shell)
	d.wait()
	same(t, "waits", waits(h), "100 Medlem 1: Ikke levert\n101 Medlem 2: Ikke levert")
	same(t, "answers", h.Waiting[0].Actions, "[{again Send på nytt}]")
	d.mend("kari@example.org", "nobody2@example.org")
	h.Settle(h.Waiting[0], "again")
	d.pass(2 * time.Second)
	same(t, "sent", m.sent, "[kari@example.org]")
	same(t, "left", waits(h), "101 Medlem 2: Ikke levert")
	same(t, "said", d.texts(), "")
	v.Search("medlem 1")
	d.wait()
	r := v.Row(0)
	same(t, "row", r.NumberText()+" "+r.StateText()+" "+r.Method(), "100 Sendt E-post")
	var log []string
	for _, a := range r.Attempts() {
		log = append(log, strings.SplitN(a.Method+" "+a.What, ":", 2)[0])
	}
	same(t, "log", strings.Join(log, "; "), "Foretrukket metode Hoppet over; E-post Avvist for godt; "+
		"EHF Hoppet over; Papir Hoppet over;  En person ba om å sende den på nytt; Foretrukket metode Hoppet over; E-post Mottatt")
	for _, a := range r.Attempts() {
		if a.Method == "" && (a.Bad || !strings.Contains(a.What, "slik de står på kundekortet nå")) {
			t.Errorf("what a person asked for is told as %+v", a)
		}
	}
	h.Close()
}

// spec: A4: so does the press for all that failed, and the list of dispatches. Nobody gets it twice.
func TestFailedAreSentAgainAfterMending(t *testing.T) {
	d, m, v := refused(t)
	v.SendFailed() // nothing is mended
	d.pass(2 * time.Second)
	same(t, "still not delivered", v.Failed(), 2)
	d.mend("kari@example.org", "nobody2@example.org")
	v.SendFailed()
	d.pass(2 * time.Second)
	same(t, "sent", m.sent, "[kari@example.org]")
	same(t, "not delivered", v.Failed(), 1)
	v.SendFailed()
	d.pass(2 * time.Second)
	d.mend("kari@example.org", "liv@example.org")
	l := NewDispatchList(d.shell)
	d.wait()
	same(t, "listed", l.Len(), 1)
	same(t, "actions", l.Row(0).Actions(), "[{again Send på nytt}]")
	l.Do(l.Row(0), string(delivery.Again))
	d.pass(2 * time.Second)
	v.SendFailed()
	d.pass(2 * time.Second)
	same(t, "all sent", m.sent, "[kari@example.org liv@example.org]")
	same(t, "none is left", l.Len(), 0)
	found, err := d.house.Check(ctx, issue.Seal)
	ok(t, err)
	same(t, "check", len(found), 0)
}
