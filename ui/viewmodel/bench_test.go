package viewmodel

import (
	"testing"
	"time"
)

// longest times what a person does, as far as it runs on the window's goroutine: the call and what is posted after it.
type longest struct {
	d     *desk
	worst time.Duration
}

func (l *longest) do(f func()) {
	began := time.Now()
	f()
	l.worst = max(l.worst, time.Since(began))
	for f, more := l.d.Next(); more; f, more = l.d.Next() {
		began := time.Now()
		f()
		l.worst = max(l.worst, time.Since(began))
	}
}

// A click in the editor of a club of 10 000: how long until the answer is there, and the longest piece of it that runs
// on the window's goroutine.
func BenchmarkClick10000(b *testing.B) {
	d := newDesk(b, nil)
	d.members(10_000)
	e := d.editorFor("Alle")
	draw := func() {
		e.Rail()
		e.Chapters()
		e.Document.Fields()
		for i := range 20 {
			e.Recipients.Row(i)
		}
		e.Recipients.Groups()
		e.Recipients.Filters()
	}
	e.Changed, e.Recipients.Changed = draw, draw
	l := &longest{d: d}
	n := 0
	for b.Loop() {
		switch n++; n % 4 {
		case 0:
			l.do(func() { e.Recipients.Choose("Gruppe 3", Tri(n%3-1)) })
		case 1:
			l.do(func() { e.Recipients.SelectAllParties() })
		case 2:
			l.do(func() { e.Recipients.SelectAllGroups() })
		case 3:
			l.do(func() { e.Document.SetLine(0, LinePrice, "451") })
		}
	}
	b.ReportMetric(float64(l.worst.Milliseconds()), "ms-longest-on-window")
}

func BenchmarkSearchRecipients10000(b *testing.B) {
	d := newDesk(b, nil)
	d.members(10_000)
	e := d.editorFor("Alle")
	for b.Loop() {
		e.Recipients.Search("åsgård 77")
		d.wait()
	}
}

// Reading and drawing a batch of 10 000 that has been saved.
func BenchmarkSummary10000(b *testing.B) {
	d := newDesk(b, nil)
	d.members(10_000)
	e := d.editorFor("Alle")
	e.Save()
	d.wait()
	for b.Loop() {
		s := NewSummaryView(d.shell, e.ID())
		d.wait()
		if !s.CanExecute() {
			b.Fatal(s.Trouble(), s.Problems().At(0))
		}
		s.Close()
	}
}

// editorFor opens a new batch for a group.
func (d *desk) editorFor(group string) *BatchEditor {
	d.t.Helper()
	e := NewBatchEditor(d.shell, Route{})
	d.wait()
	e.SetName("Kontingent")
	e.Recipients.Choose(group, TakenIn)
	e.Document.AddLine()
	e.Document.SetLine(0, LineDescription, "Kontingent")
	e.Document.SetLine(0, LinePrice, "450")
	d.wait()
	return e
}
