package viewmodel

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kontingent/domain/delivery"
)

// drawTable asks for all that a register shows, in the order of each column.
func drawTable[R any](d *desk, t *Table[R], row func(*R) string) string {
	d.wait()
	var out []string
	for _, c := range t.Columns() {
		t.Sort(c.ID)
		d.wait()
		out = append(out, c.Label)
	}
	for _, c := range t.Chips() {
		out = append(out, c.Label)
	}
	for i := range t.Len() {
		out = append(out, row(t.Row(i)))
	}
	return fmt.Sprint(out, t.Ready(), t.Trouble(), t.All(), t.Query())
}

// spec: C6: every page says everything it has to say, in each language of the window, and leaves nothing open behind it.
func TestEveryPageSpeaks(t *testing.T) {
	d, _, _ := executed(t)
	b := d.editorFor("Alle")
	b.Save()
	d.pass(2 * time.Second)
	open, heard := len(d.shell.keepers.list), len(d.shell.Env.Feed.listeners)
	for _, language := range []string{"nb", "da", "en"} {
		d.shell.Env.Words, d.shell.Env.Language = env(t, language).Words, language
		said := d.drawAll(b.ID())
		if i := strings.Index(said, "⟨"); i >= 0 {
			t.Errorf("%s: a word is missing: %s", language, said[i:min(len(said), i+60)])
		}
	}
	d.pass(time.Minute)
	same(t, "left open", len(d.shell.keepers.list), open)
	same(t, "still listening", len(d.shell.Env.Feed.listeners), heard)
}

// drawAll opens every page, asks for what it shows, and leaves it.
func (d *desk) drawAll(batch int64) string {
	s, out := d.shell, []any{}
	add := func(v ...any) { out = append(out, fmt.Sprintln(v...)) }
	home := NewHome(s)
	d.wait()
	add(home.Waiting, home.Week, home.Year, home.Steps, s.Nav(), s.Title(), s.Status(), s.Unsaved())
	home.Close()

	list := NewBatchList(s)
	add(drawTable(d, list.Table, func(r *BatchRow) string { return r.Name + r.Date() + r.Amount() + r.StateText() }))
	list.Close()

	e := NewBatchEditor(s, Route{ID: batch})
	e.Changed = func() { add(e.Rail(), e.Chapters()) }
	e.Recipients.Changed = func() { add(e.Recipients.Filters(), e.Recipients.Count(), e.Recipients.Groups(), rows(e.Recipients)) }
	e.Distribution.Changed = func() { add(e.Distribution.Chain(), e.Distribution.Channels(), e.Distribution.MergeFields()) }
	e.Document.Changed = func() {
		add(e.Document.Lines(), e.Document.Totals(), e.Document.VATChoices(), e.Document.DateSentence())
	}
	e.Distribution.Letter.Changed = func() { add(e.Distribution.Letter.Recipient(), e.Distribution.Letter.From()) }
	e.Distribution.Letter.Show(-1)
	d.wait()
	e.Distribution.Letter.Hide()
	add(e.Name(), e.NameProblem(), e.Ready(), e.Trouble(), e.Recipients.MainGroup())
	e.Close()

	sum := NewSummaryView(s, batch)
	d.wait()
	add(sum.Name(), sum.What(), sum.How(), sum.When(), sum.Ready(), sum.Trouble(), sum.Busy(), sum.Problems().Text())
	sum.Close()

	det := NewBatchDetail(s, 1)
	add(drawTable(d, det.Table, func(r *SentRow) string {
		return fmt.Sprint(r.Recipient(), r.Amount(), r.Due(), r.StateText(), r.Method(), r.Attempts(), r.Waits(), r.Actions())
	}))
	add(det.Name(), det.Progress(), det.Result(), det.Rest(), det.Failed())
	det.Close()

	inv := NewInvoiceList(s, "")
	add(drawTable(d, inv.Table, func(r *InvoiceRow) string { return r.Date() + r.Due() + r.Amount() + r.StateText() }))
	one := NewInvoiceView(s, inv.Row(0).ID)
	d.wait()
	add(one.Title(), one.Facts(), one.Lines(), one.Total(), one.Actions(), one.Attempts(), one.Ready(), one.Trouble(), one.DeleteQuestion())
	one.Close()
	inv.Close()

	sin := NewSingleInvoice(s, "1")
	d.wait()
	add(sin.Methods(), sin.Party(), sin.PartyName(), sin.PartyProblem(), sin.Trouble(), sin.Document.Fields())
	sin.Close()

	dis := NewDispatchList(s)
	add(drawTable(d, dis.Table, func(r *DispatchRow) string {
		return fmt.Sprint(r.Day(), r.Recipient(), r.MethodText(), r.StateText(), r.Tries(), r.Log(), r.Actions())
	}))
	dis.Close()

	mem := NewMembers(s, "1")
	add(drawTable(d, mem.Table, func(r *MemberRow) string { return r.GroupText() + r.Method() }))
	add(mem.Card.Fields(), mem.Card.OtherGroups(), mem.Card.Trail(), mem.Card.Products.Rows(), mem.Card.Ready(), mem.Card.Trouble())
	mem.Import()
	mem.Invoice("1")
	mem.Close()

	grp := NewGroups(s)
	add(drawTable(d, grp.Table, grp.Label), grp.Opened(), grp.MainGroups(), grp.Members())
	grp.Close()
	pro := NewProductList(s)
	pro.New()
	add(drawTable(d, pro.Table, pro.Price), pro.Product.Fields(), pro.Product.Trouble())
	pro.Close()
	set := NewSettingsView(s)
	d.wait()
	add(set.Organisation().Fields(), set.Invoice().Fields(), set.Email().Fields(), set.Paper().Fields(), set.Ready(), set.Trouble())
	set.Close()
	imp := NewImport(s, "")
	add(imp.File(), imp.Text(), imp.Done(), imp.Columns(), imp.Fields(), imp.Preview(), imp.Warnings(), imp.Skipping(), imp.Busy())
	imp.Close()
	d.wait()
	return fmt.Sprint(out...)
}

// While it is sent the page and the line of state say how far it is, how long it will take, and that it stops.
func TestProgressIsSaid(t *testing.T) {
	d := newClub(t)
	s := d.shell.Sending
	now := d.clock.Now()
	s.running, s.batch, s.cancel = true, 7, func() {}
	for i := range 41 {
		d.clock.set(now.Add(time.Duration(i) * 3 * time.Second))
		d.shell.Env.Feed.See(delivery.Event{Done: i, Of: 1200})
		d.pass(time.Second)
	}
	same(t, "progress", strings.ReplaceAll(s.Progress(), "\u00a0", " "), "Sender 40 av 1 200 · omtrent 58 minutter igjen")
	same(t, "share", s.Share(), 33)
	same(t, "of", fmt.Sprint(s.Of(7), s.Of(8), s.Stopping()), "true false false")
	s.Stop()
	same(t, "stopping", s.Progress(), "Stopper etter den som sendes nå …")
	same(t, "stopping", s.Stopping(), true)
	s.end(delivery.Report{Delivered: 40, Retrying: 1160, Faults: []delivery.Fault{{Method: delivery.Email, Reason: "email.channel.login", Words: "535 no"}}}, nil)
	if r := s.Result(); !r.Stopped || !strings.HasPrefix(r.Faults[0], "E-post: E-posttjeneren godtok ikke") || !strings.Contains(r.Faults[0], "(535 no)") {
		t.Errorf("result: %+v", r)
	}
}
