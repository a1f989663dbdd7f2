package viewmodel

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/party"
)

// short is a club of three whose invoices cost two units each by e-mail, with five units bought, and its batch's summary.
func short(t *testing.T) (*desk, *mailbox, *SummaryView) {
	t.Helper()
	d := newDesk(t, nil)
	m := d.mail()
	for i, name := range []string{"Anna", "Bo", "Carl"} {
		d.members3(i, name)
	}
	ok(t, d.house.SetSetting(ctx, "credit.price.email", "2"))
	ok(t, d.house.TopUp(ctx, 5, "Vipps"))
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	b.SetName("Kontingent 2027")
	b.Recipients.Choose("Alle", TakenIn)
	b.Document.AddLine()
	b.Document.SetLine(0, LineDescription, "Kontingent")
	b.Document.SetLine(0, LinePrice, "450")
	d.wait()
	same(t, "rail", linesOf(b.Rail().Lines), "Mottakere=3 Fakturaer=3 Sum=1 350,00 kr Første utsendelse=i dag Leveringskreditt=trenger 6, har 5")
	b.Execute()
	d.wait()
	v := NewSummaryView(d.shell, d.shell.Route().ID)
	d.wait()
	return d, m, v
}

// members3 adds a card that can be reached by e-mail and on paper.
func (d *desk) members3(i int, name string) {
	ok(d.t, d.house.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
		p, err := party.Party{
			Number: fmt.Sprint(i + 1), Name: name, Email: strings.ToLower(name) + "@example.org", Groups: []string{"Alle"},
			Address: party.Address{City: "Oslo", PostalCode: "0150"},
		}.Clean("NO")
		return append(list, p), err
	}))
}

func linesOf(list []Line) string {
	out := make([]string, len(list))
	for i, l := range list {
		out[i] = l.Label + "=" + strings.ReplaceAll(l.Value, "\u00a0", " ")
	}
	return strings.Join(out, " ")
}

func problemsOf(p Problems) string {
	var out []string
	for _, n := range p.list {
		out = append(out, p.env.Words.Problem(n))
	}
	return strings.Join(out, "\n")
}

// spec: A5, A11: the window says beforehand what is missing, holds it, and lets it go when it is bought.
func TestCreditInTheWindow(t *testing.T) {
	d, m, v := short(t)
	if said := problemsOf(v.Problems()); !v.Short() || !strings.Contains(said, "trenger 6 leveringskreditt, og dere har 5: 1 faktura vil vente") {
		t.Errorf("it says %q", said)
	}
	same(t, "when", v.When(), "2 fakturaer sendes, så langt kreditten rekker. 1 venter til det er fylt på.")
	v.ExecuteNow()
	d.pass(2 * time.Second)
	same(t, "mails", len(m.list()), 2)
	h := NewHome(d.shell)
	d.wait()
	var waits []string
	for _, w := range h.Waiting {
		waits = append(waits, w.Title)
		if len(w.Actions) > 0 && w.Actions[0].Label == "Fyll på" {
			h.Settle(w, w.Actions[0].ID)
		}
	}
	same(t, "what goes by itself", len(h.Week), 0)
	same(t, "waiting", strings.Join(waits, ", "), "Venter på kreditt (1)")
	same(t, "it leads to", d.shell.Route(), Route{Page: SettingsPage, Part: CreditPart})
	same(t, "status", d.status(), "Leveringskreditt 1")
	s := NewSettingsView(d.shell)
	d.wait()
	same(t, "left", linesOf(s.Credit.Balance()), "Leveringskreditt igjen=1")
	s.Credit.Units = "mange"
	s.Credit.TopUp()
	if s.Credit.Problem() == "" {
		t.Error("nothing is said of what is no number")
	}
	s.Credit.Units, s.Credit.Note = "0", ""
	s.Credit.TopUp()
	d.wait()
	if s.Credit.Problem() == "" {
		t.Error("nothing is said of nought")
	}
	s.Credit.Units, s.Credit.Note = "1 000", " Vipps 7 "
	s.Credit.TopUp()
	d.pass(2 * time.Second)
	same(t, "mails after the top-up", len(m.list()), 3)
	same(t, "left", linesOf(s.Credit.Balance()), "Leveringskreditt igjen=999")
	var rows []string
	for i := range s.Credit.Len() {
		r := s.Credit.Row(i)
		rows = append(rows, r.What+" "+strings.ReplaceAll(r.Units, "\u00a0", " ")+" "+r.About)
	}
	same(t, "ledger", strings.Join(rows[:3], ", "), "Brukt 2 E-post, Fylt på 1 000 Vipps 7, Brukt 2 E-post")
	same(t, "status", d.status(), "Leveringskreditt 999")
}

func (d *desk) status() string {
	var out []string
	for _, p := range d.shell.Status() {
		if p.To.Part == CreditPart {
			out = append(out, strings.ReplaceAll(p.Text, "\u00a0", " "))
		}
	}
	return strings.Join(out, ", ")
}

// spec: A5: those the credit does not reach for may go by the next method instead, or wait after all.
func TestAnotherMethodWithoutCredit(t *testing.T) {
	d, m, v := short(t)
	if !v.OtherMethod() || v.Hold() {
		t.Fatal("the next method can't be chosen")
	}
	v.UseOtherMethod()
	d.pass(time.Second)
	if said := problemsOf(v.Problems()); v.OtherMethod() || !v.Hold() || !strings.Contains(said, "går med neste leveringsmetode") {
		t.Errorf("it says %q", said)
	}
	v.ExecuteNow()
	d.pass(2 * time.Second)
	same(t, "mails", len(m.list()), 2)
	detail := NewBatchDetail(d.shell, d.shell.Route().ID)
	d.wait()
	if all := sentRows(detail); !strings.Contains(all, "3 Carl 450,00 kr Overlevert Papir") {
		t.Errorf("got %s", all)
	}
}

// spec: B17: what a person can do with single dispatches, from the list.
func TestDispatchesByHand(t *testing.T) {
	d, m, v := short(t)
	v.ExecuteNow()
	d.pass(2 * time.Second)
	l := NewDispatchList(d.shell)
	d.wait()
	if l.Len() != 1 {
		t.Fatalf("%d dispatches", l.Len())
	}
	r := l.Row(0)
	same(t, "actions", labelsOf(r.Actions()), "Fyll på, Send med papir, Avbryt")
	l.Do(r, ActionTopUp)
	same(t, "it leads to", d.shell.Route().Part, CreditPart)
	l.Do(r, ActionCancel)
	d.pass(2 * time.Second)
	same(t, "on the list", l.Len(), 0)
	same(t, "said", d.texts(), "Forsendelsen til Carl er avbrutt.")
	b := NewBatchDetail(d.shell, r.BatchID)
	d.wait()
	var carl *SentRow
	for i := range b.Len() {
		if b.Row(i).Name == "Carl" {
			carl = b.Row(i)
		}
	}
	same(t, "actions after", labelsOf(carl.Actions()), "Send nå")
	b.Do(carl, ActionSendAtOnce)
	d.pass(2 * time.Second)
	it, err := d.house.Dispatch(ctx, carl.Item.ID)
	ok(t, err)
	same(t, "held again", it.State, delivery.Held)
	b.Do(carl, actionMethod+"paper")
	d.pass(2 * time.Second)
	it, err = d.house.Dispatch(ctx, carl.Item.ID)
	ok(t, err)
	same(t, "on paper", string(it.State)+" "+string(it.Method), "handed_over paper")
	same(t, "mails", len(m.list()), 2)
}

func labelsOf(list []Action) string {
	out := make([]string, len(list))
	for i, a := range list {
		out[i] = a.Label
	}
	return strings.Join(out, ", ")
}

// list is what was accepted.
func (m *mailbox) list() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.sent
}
