package viewmodel

import (
	"fmt"
	"testing"
	"time"

	"kontingent/domain/party"
)

// Many of a batch that lie printed are one thing to settle, with one press.
func TestManyAlikeWaitTogether(t *testing.T) {
	d := newDesk(t, nil)
	var cards []party.Party
	for i := range 5 {
		cards = append(cards, party.Party{
			Number: fmt.Sprint(i + 1), Name: fmt.Sprint("Medlem ", i+1), Groups: []string{"Alle"},
			Address: party.Address{Street: "Skolegata 1", PostalCode: "0150", City: "Oslo"},
		})
	}
	d.add(cards...)
	b := d.editorFor("Alle")
	b.SetName("Kontingent")
	b.Execute()
	d.wait()
	ok(t, d.house.Execute(ctx, b.ID()))
	h := NewHome(d.shell)
	d.wait()
	h.SendNow()
	d.pass(2 * time.Second)
	same(t, "said", d.texts(), "Sendt: 5")
	same(t, "waits", waits(h), "Kontingent: 5 overlevert, ikke bekreftet ennå")
	w := h.Waiting[0]
	same(t, "leads to", w.To, Route{Page: BatchPage, ID: b.ID(), Part: "handed_over"})
	same(t, "presses", w.Actions, "[{arrived Alle er postlagt}]")
	h.Settle(w, "arrived")
	d.pass(2 * time.Second)
	same(t, "waits", waits(h), "")
	d.said = nil
	h.SendNow()
	d.pass(2 * time.Second)
	same(t, "said", d.texts(), "Det er ingenting å sende nå.")
}

// Who asks to send is told when nothing could be; what kept it is told no longer than it does.
func TestSendNowInVain(t *testing.T) {
	d := newDesk(t, nil)
	m := d.mail()
	d.add(party.Party{Number: "1", Name: "Kari", Email: "kari@example.org", Groups: []string{"Alle"}})
	ok(t, d.house.SetSetting(ctx, "smtp.port", "1"))
	b := d.editorFor("Alle")
	b.Execute()
	d.wait()
	ok(t, d.house.Execute(ctx, b.ID()))
	d.shell.Sending.SendNow()
	d.pass(2 * time.Second)
	same(t, "said", d.texts(), "Ingenting kunne sendes. Under Utsendelser ser du hvorfor.")
	same(t, "faults", len(d.shell.Sending.Result().Faults), 1)
	ok(t, d.house.SetSetting(ctx, "smtp.port", m.port))
	d.clock.set(d.clock.Now().Add(2 * time.Hour))
	d.shell.Sending.Start(0)
	d.pass(2 * time.Second)
	d.shell.Sending.Start(0)
	d.pass(2 * time.Second)
	same(t, "sent", len(m.sent), 1)
	same(t, "faults afterwards", len(d.shell.Sending.Result().Faults), 0)
	same(t, "what is not asked for is not said", len(d.said), 1)
}

// A batch says in the list that it waits for a person, and its page what it is called as a file.
func TestBatchWaitsForAPerson(t *testing.T) {
	d, _, v := executed(t)
	same(t, "waits", batchRow(d).Bad(), true)
	same(t, "row waits", v.Row(0).Bad(), v.Row(0).State != "sent")
	same(t, "file", v.FileName(), "Kontingent 2027.csv")
	same(t, "any machine's file", fileName("Kontingent 2026/27: vår?", ".csv"), "Kontingent 2026-27- vår-.csv")
	s := NewSummaryView(d.shell, batchRow(d).ID)
	d.wait()
	same(t, "executed already", fmt.Sprint(s.Done(), s.CanExecute()), "true false")
	s.ShowResult()
	same(t, "shown", d.shell.Route().Page, BatchPage)
}
