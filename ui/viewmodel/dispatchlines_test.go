package viewmodel

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// listed is the dispatch list as a person reads it.
func listed(l *DispatchList) string {
	var out []string
	for _, v := range l.Lines() {
		if v.Row == nil {
			out = append(out, v.Heading)
			continue
		}
		out = append(out, v.Row.PartyName+" "+v.Row.StateWord()+fmt.Sprint(" ", v.Row.Bad()))
	}
	return strings.Join(out, "\n")
}

// spec: B17: what waits for a person stands first, below what keeps it; then what goes by itself, day by day.
func TestDispatchListByDay(t *testing.T) {
	d, _, _ := executed(t)
	for i, date := range []string{"1.1.2027", "27.11.2026"} {
		b := d.editorFor("Alle")
		b.SetName(fmt.Sprint("Senere ", i))
		b.Recipients.Choose("Alle", NotChosen)
		d.wait()
		b.Recipients.Tick(0, true)
		b.Document.Set("document.due_date", "1.2.2027")
		b.Document.Set("document.invoice_date", date)
		d.wait()
		b.Execute()
		d.wait()
		ok(t, d.house.Execute(ctx, b.ID()))
	}
	l := NewDispatchList(d.shell)
	d.wait()
	same(t, "list", listed(l), `Usikker: ingen vet om den kom fram (1)
Per Usikker true
Tirsdag 24.11.2026 (1)
Kari Planlagt false
Tirsdag 29.12.2026 (1)
Kari Planlagt false
Overlevert, ikke bekreftet ennå (2)
Liv Overlevert false
Ola Overlevert false`)
	d.clock.set(time.Date(2026, 11, 30, 9, 0, 0, 0, time.Local))
	same(t, "what is late goes today", strings.Contains(listed(l), "I dag (1)\nKari"), true)
	l.Sort("name")
	d.wait()
	same(t, "by name", listed(l), "Kari Planlagt false\nKari Planlagt false\nLiv Overlevert false\nOla Overlevert false\nPer Usikker true")
}

// Pausing and going on are offered where there is something to do.
func TestPauses(t *testing.T) {
	d, _, _ := executed(t)
	l, h := NewDispatchList(d.shell), NewHome(d.shell)
	d.wait()
	same(t, "none", fmt.Sprint(l.Pauses(), h.Pauses), "{false false} {false false}")
	h.PauseAll()
	d.pass(time.Second)
	same(t, "all", fmt.Sprint(l.Pauses(), h.Pauses), "{true true} {true true}")
	h.Settle(h.Waiting[1], "resume")
	d.pass(time.Second)
	same(t, "all but one", fmt.Sprint(l.Pauses(), h.Pauses), "{true false} {true false}")
}
