package viewmodel

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kontingent/domain/delivery"
)

// waits is what waits for a person.
func waits(h *Home) string {
	var out []string
	for _, w := range h.Waiting {
		out = append(out, w.Title+": "+strings.SplitN(w.Detail, ":", 2)[0])
	}
	return strings.Join(out, "\n")
}

// Home shows what waits for a person, what is in doubt first, each with the press that settles it.
func TestHomeShowsWhatWaits(t *testing.T) {
	d, _, _ := executed(t)
	open := NewBatchEditor(d.shell, Route{})
	d.wait()
	open.SetName("Neste")
	d.pass(2 * time.Second)
	ok(t, d.house.Pause(ctx, delivery.Pause{Method: delivery.Email, At: d.clock.Now(), Reason: "email.channel.login", Words: "535 no"}))
	h := NewHome(d.shell)
	d.wait()
	got := waits(h)
	for _, line := range []string{"102 Per", "Satt på pause: e-post", "101 Liv", "103 Ola", "Neste: Åpen"} {
		i := strings.Index(got, line)
		if i < 0 {
			t.Fatalf("%q is missing or in the wrong place:\n%s", line, got)
		}
		got = got[i:]
	}
	d.shell.Reload()
	d.wait()
	same(t, "badge", d.shell.Nav()[0].Badge, "4")
	status := d.shell.Status()
	same(t, "line of state", status[len(status)-1].Text, "Satt på pause: e-post")

	doubt := h.Waiting[0]
	same(t, "answers", doubt.Actions[0], "{arrived Den kom fram}")
	h.Settle(doubt, "arrived")
	h.Settle(h.Waiting[1], "resume")
	d.pass(2 * time.Second)
	same(t, "left", waits(h), "101 Liv: Overlevert, ikke bekreftet ennå\n103 Ola: Overlevert, ikke bekreftet ennå\nNeste: Åpen")
	h.Settle(h.Waiting[0], "arrived")
	d.pass(2 * time.Second)
	h.Settle(h.Waiting[1], "open")
	same(t, "opened", d.shell.Route(), fmt.Sprint(Route{Page: EditorPage, ID: open.ID()}))
	h.Close()
}

// Home shows what goes in the next seven days, by day and method; later days are left out.
func TestHomeShowsTheWeek(t *testing.T) {
	d := newClub(t)
	d.mail()
	for i, date := range []string{"27.11.2026", "1.1.2027", "28.11.2026"} {
		b := d.editor()
		b.SetName(fmt.Sprint("Faktura ", i))
		b.Document.Set("document.due_date", "1.2.2027")
		b.Document.Set("document.invoice_date", date)
		d.wait()
		b.Execute()
		d.wait()
		ok(t, d.house.Execute(ctx, b.ID()))
	}
	h := NewHome(d.shell)
	d.wait()
	var got []string
	for _, day := range h.Week {
		for _, p := range day.Parts {
			got = append(got, fmt.Sprint(day.Title, ": ", p.Count, " ", p.Label))
		}
	}
	same(t, "week", strings.Join(got, "; "),
		"tirsdag 24.11.2026: 1 e-post; tirsdag 24.11.2026: 1 papir; onsdag 25.11.2026: 1 e-post; onsdag 25.11.2026: 1 papir")
	d.clock.set(time.Date(2026, 11, 26, 9, 0, 0, 0, time.Local))
	h.Reload()
	d.wait()
	same(t, "what is late goes today", fmt.Sprint(len(h.Week), " ", h.Week[0].Title, " ", h.Week[0].Count), "1 I dag 4")
	h.PauseAll()
	d.pass(time.Second)
	same(t, "all is paused", len(h.Waiting), 3)
	h.ResumeAll()
	d.pass(time.Second)
	same(t, "all goes on", len(h.Waiting), 0)
}

// Home adds the year up, and lists the first steps until they are done.
func TestHomeYearAndSteps(t *testing.T) {
	empty := newDesk(t, nil)
	h := NewHome(empty.shell)
	empty.wait()
	var steps []string
	for _, s := range h.Steps {
		steps = append(steps, fmt.Sprint(s.Done))
	}
	same(t, "steps", steps, "[true false false false]")

	d, _, _ := executed(t)
	h = NewHome(d.shell)
	d.wait()
	same(t, "no steps left", len(h.Steps), 0)
	sum := func(s Sum) string { return strings.ReplaceAll(fmt.Sprint(s.Count, " ", s.Amount), "\u00a0", " ") }
	same(t, "year", fmt.Sprint(h.Year.Year, ": ", sum(h.Year.Invoiced), ", ", sum(h.Year.Sent), ", ", sum(h.Year.Credited)),
		"2026: 4 1 800,00 kr, 1 450,00 kr, 0 0,00 kr")
	same(t, "by batch", h.Year.ByBatch[0].Name+" "+sum(h.Year.ByBatch[0].Sum), "Kontingent 2027 4 1 800,00 kr")
}

// The dispatch list has what is not finished, what is in doubt first.
func TestDispatchList(t *testing.T) {
	d, _, _ := executed(t)
	l := NewDispatchList(d.shell)
	d.wait()
	r := l.Row(0)
	same(t, "first", r.Recipient()+" "+r.StateText()+" "+r.MethodText()+" "+fmt.Sprint(r.Tries()),
		"3 Per Usikker: ingen vet om den kom fram E-post 1")
	same(t, "all", l.Len(), 3)
	same(t, "actions", len(r.Actions()), 3)
	l.Do(r, "next") // there is no other way to reach Per
	d.pass(2 * time.Second)
	l.Filter("undelivered")
	d.wait()
	same(t, "undelivered", l.Len(), 1)
	same(t, "log", l.Row(0).Log()[len(l.Row(0).Log())-1].Bad, true)
}
