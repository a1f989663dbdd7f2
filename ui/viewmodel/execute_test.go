package viewmodel

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
)

// executed is a club of five, invoiced: one is reached by e-mail, one is not known there, with one it is in doubt, one
// gets paper, and one can't be reached at all.
func executed(t *testing.T) (*desk, *mailbox, *BatchDetail) {
	t.Helper()
	d := newDesk(t, nil)
	m := d.mail()
	oslo := party.Address{Street: "Skolegata 1", PostalCode: "0150", City: "Oslo"}
	d.add(
		party.Party{Number: "1", Name: "Kari", Email: "kari@example.org", Groups: []string{"Alle"}, Address: oslo},
		party.Party{Number: "2", Name: "Liv", Email: "nobody@example.org", Groups: []string{"Alle"}, Address: oslo},
		party.Party{Number: "3", Name: "Per", Email: "doubt@example.org", Groups: []string{"Alle"}},
		party.Party{Number: "4", Name: "Ola", Groups: []string{"Alle"}, Address: oslo},
		party.Party{Number: "5", Name: "Nils", Groups: []string{"Alle"}},
	)
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	b.SetName("Kontingent 2027")
	b.Recipients.Choose("Alle", TakenIn)
	b.Document.AddLine()
	b.Document.SetLine(0, LineDescription, "Kontingent")
	b.Document.SetLine(0, LinePrice, "450")
	d.wait()
	b.Execute()
	d.wait()
	s := NewSummaryView(d.shell, d.shell.Route().ID)
	d.wait()
	s.ExecuteNow()
	d.pass(2 * time.Second)
	if d.shell.Route().Page != BatchPage {
		t.Fatalf("shown: %+v; said: %s; %v", d.shell.Route(), d.texts(), s.Trouble())
	}
	v := NewBatchDetail(d.shell, d.shell.Route().ID)
	d.wait()
	return d, m, v
}

// sentRows is the list of a batch as a person reads it.
func sentRows(v *BatchDetail) string {
	var out []string
	for i := range v.Len() {
		r := v.Row(i)
		out = append(out, r.Recipient()+" "+strings.ReplaceAll(r.Amount(), "\u00a0", " ")+" "+r.StateText()+" "+r.Method())
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// spec: A11: Execute shows a summary; nothing is locked or sent before the second press.
func TestSummaryChangesNothing(t *testing.T) {
	d := newClub(t)
	d.mail()
	b := d.editor()
	b.Execute()
	d.wait()
	r := d.shell.Route()
	same(t, "shown", r.Page, SummaryPage)
	s := NewSummaryView(d.shell, r.ID)
	d.wait()
	same(t, "what", strings.ReplaceAll(strings.Join(lineTexts(s.What()), "; "), "\u00a0", " "),
		"Mottakere 2; Fakturaer 2; Sum 900,00 kr; Fakturadatoer 22.11.2026; Fakturanumre 100 – 101")
	same(t, "how", s.How(), "[{email E-post 1 [{papir › kladd 1}]} {paper Papir 1 [{kladd 1}]}]")
	same(t, "when", s.When(), "Alle 2 fakturaene sendes med en gang.")
	who, why := s.Exclusion(0)
	same(t, "left out", fmt.Sprint(s.Excluded(), " ", who, " ", why), "1 {1002 Liv Øie} Er i gruppen Æresmedlemmer, som er ekskludert")
	same(t, "problems", s.Problems().Text(), "1 problem")
	k, err := d.house.Desk(ctx, r.ID)
	ok(t, err)
	if k.Batch.State != batch.Open || len(k.Invoices) != 0 || !s.CanExecute() {
		t.Errorf("the batch is %s with %d invoices, can be executed: %v", k.Batch.State, len(k.Invoices), s.CanExecute())
	}
	s.Back()
	same(t, "back", d.shell.Route().Page, HomePage)
}

// spec: A11: what stops a batch stops it on the summary, and says on which card.
func TestSummaryIsStopped(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	b.SetName("")
	b.Execute()
	d.wait()
	s := NewSummaryView(d.shell, b.ID())
	d.wait()
	if s.CanExecute() || !s.Problems().Stops() {
		t.Error("a batch without a name can be executed")
	}
	s.ExecuteNow()
	d.wait()
	k, err := d.house.Desk(ctx, b.ID())
	ok(t, err)
	same(t, "state", k.Batch.State, batch.Open)
}

// spec: A12, A4, C1: the result is told recipient by recipient, each with its attempts.
func TestResultPage(t *testing.T) {
	_, m, v := executed(t)
	same(t, "rows", sentRows(v), `1 Kari 450,00 kr Sendt E-post
2 Liv 450,00 kr Overlevert Papir
3 Per 450,00 kr Usikker E-post
4 Ola 450,00 kr Overlevert Papir
5 Nils 450,00 kr Kladd Kladd`)
	same(t, "accepted by the server", m.sent, "[kari@example.org]")
	var chips []string
	for _, c := range v.Chips() {
		chips = append(chips, fmt.Sprint(c.Label, " ", c.Count))
	}
	same(t, "chips", strings.Join(chips, ", "), "Alle 5, Kladd 1, Usikker 1, Overlevert 2, Sendt 1")
	var result []string
	for _, f := range v.Result().Lines {
		result = append(result, fmt.Sprint(f.Count, " ", f.Label))
	}
	same(t, "result", strings.Join(result, "; "), "1 sendt; 2 overlevert, ikke bekreftet ennå; 1 lagret som kladd; 1 usikker: ingen vet om den kom fram")
}

// Another batch of the same name has its own page, and looking every minute for what is due takes no result away.
func TestResultStays(t *testing.T) {
	d, m, v := executed(t)
	b := d.editorFor("Alle")
	b.SetName("Kontingent 2027")
	b.Recipients.Choose("Alle", NotChosen)
	d.wait()
	b.Recipients.Tick(0, true)
	d.wait()
	b.Execute()
	d.wait()
	ok(t, d.house.Execute(ctx, b.ID()))
	other := NewBatchDetail(d.shell, b.ID())
	d.wait()
	same(t, "the other", sentRows(other), "1 Kari 450,00 kr Uferdig ")
	same(t, "not sent yet", other.Result() == nil, true)
	d.shell.Sending.Watch()
	d.pass(time.Minute)
	same(t, "sent by itself", len(m.sent), 2)
	heard := 0
	d.shell.Env.Feed.Listen(func(News) { heard++ })
	d.pass(10 * time.Minute)
	same(t, "news of nothing", heard <= 1, true)
	same(t, "still five", v.Len(), 5)
	same(t, "the result stays", len(v.Result().Lines), 4)
}

// spec: A12, C11: every attempt says when, how, what came of it and what the other side said.
func TestAttemptsAreTold(t *testing.T) {
	d, _, v := executed(t)
	v.Search("liv")
	d.wait()
	a := v.Row(0).Attempts()
	if len(a) < 3 {
		t.Fatalf("attempts: %v", a)
	}
	var refused, paper Attempt
	for _, x := range a {
		switch x.Method {
		case "E-post":
			refused = x
		case "Papir":
			paper = x
		}
	}
	if !strings.HasPrefix(refused.What, "Avvist for godt: Mottakerens e-postserver") && !strings.HasPrefix(refused.What, "Avvist for godt: Mottakerens e-posttjener") {
		t.Errorf("refused: %q", refused.What)
	}
	if !strings.Contains(refused.Words, "550 5.1.1 no such user") || !refused.Bad || refused.When != "22.11.2026 14:00" {
		t.Errorf("refused: %+v", refused)
	}
	same(t, "paper", paper.What, "Overlevert")
}

// spec: A12, C1: what is in doubt is settled by a person, and never sent again by itself.
func TestInDoubtIsSettled(t *testing.T) {
	d, m, v := executed(t)
	v.Filter("in_doubt")
	d.wait()
	same(t, "actions", v.Row(0).Actions(),
		"[{arrived Den kom fram} {again Send på nytt} {next Ta neste metode} {credit Krediter …} {show Åpne dokumentet} {save Lagre dokumentet som …}]")
	v.SendRest()
	v.SendFailed()
	d.pass(2 * time.Second)
	same(t, "nobody else was sent to", m.sent, "[kari@example.org]")
	v.Do(v.Row(0), "arrived")
	d.pass(2 * time.Second)
	same(t, "none is in doubt any more", v.Len(), 0)
	v.Filter("")
	v.Search("per")
	d.wait()
	same(t, "settled", v.Row(0).StateText(), "Sendt")
}

// spec: A12: the document is the one that was sent, byte for byte; the list can be taken along.
func TestDocumentAndExport(t *testing.T) {
	d, _, v := executed(t)
	v.Search("kari")
	d.wait()
	v.Do(v.Row(0), "show")
	d.wait()
	same(t, "shown", d.house.shown, "[faktura-100.pdf %PDF 100]")
	v.Search("")
	v.Sort("name")
	d.wait()
	file := t.TempDir() + "/liste.csv"
	v.Export(file)
	d.wait()
	if got := read(t, file); !strings.HasPrefix(got, "\uFEFFNummer;Mottaker;Beløp;Forfall;Status;Levering\r\n100;1 Kari;450,00;2.12.2026;Sendt;E-post\r\n") {
		t.Errorf("got %q", got)
	}
	if !strings.Contains(d.texts(), "Skrevet til "+file) {
		t.Errorf("not said: %q", d.texts())
	}
	v.SaveDocument(v.Row(0), t.TempDir()+"/none/x.pdf")
	d.wait()
	if !strings.Contains(d.texts(), "kan ikke skrives") {
		t.Errorf("not said: %q", d.texts())
	}
}

// Progress counts, can be stopped after the dispatch it is at, and the rest is sent later.
func TestStopAndSendTheRest(t *testing.T) {
	d := newDesk(t, nil)
	m := d.mail()
	d.members(30)
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	b.SetName("Kontingent")
	b.Recipients.Choose("Alle", TakenIn)
	b.Document.AddLine()
	b.Document.SetLine(0, LineDescription, "Kontingent")
	b.Document.SetLine(0, LinePrice, "450")
	b.Execute()
	d.wait()
	id := b.ID()
	s := NewSummaryView(d.shell, id)
	d.wait()
	stopped := false
	d.house.dispatcher.Observe = func(e delivery.Event) {
		d.shell.Env.Feed.See(e)
		if e.Done == 3 && !stopped {
			stopped = true
			d.post(d.shell.Sending.Stop)
			for !d.house.stopping() {
				time.Sleep(time.Millisecond)
			}
		}
	}
	s.ExecuteNow()
	d.pass(2 * time.Second)
	v := NewBatchDetail(d.shell, id)
	d.wait()
	if n := len(m.sent); n < 3 || n > 5 || !v.Result().Stopped || v.Rest() != 30-n {
		t.Fatalf("sent %d, stopped: %v, rest %d", n, v.Result().Stopped, v.Rest())
	}
	v.SendRest()
	if v.Progress() == "" {
		t.Error("it is not said that it is being sent")
	}
	d.pass(2 * time.Second)
	same(t, "all sent", len(m.sent), 30)
	same(t, "rest", v.Rest(), 0)
	same(t, "line in the list", batchRow(d).StateText(), "Ferdig: 30 av 30 sendt")
}

// batchRow is the first row of the list of mass invoicings.
func batchRow(d *desk) *BatchRow {
	l := NewBatchList(d.shell)
	d.wait()
	return l.Row(0)
}
