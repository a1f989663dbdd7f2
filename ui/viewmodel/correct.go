package viewmodel

import (
	"context"

	"kontingent/domain/issue"
)

// Correction is what Correct does, to be asked about first (spec A4).
type Correction struct {
	Title string
	Says  []string
	Yes   string // what the button says
	Do    func()
}

// AskCorrect works out what Correct would do and hands it over to be asked about. Where it can't be done, it is said why.
func (v *InvoiceView) AskCorrect(ask func(Correction)) {
	if v.found == nil {
		return
	}
	e, r, seen := v.env, v.found.row, len(v.found.notes)
	o := issue.Order{Invoice: v.id, Copy: true, Seen: &seen}
	do(e, func(ctx context.Context) ([]issue.Preview, error) { return e.Club.PreviewNotes(ctx, o) }, func(list []issue.Preview, err error) {
		if err != nil {
			e.complain(err)
			return
		}
		said := e.noteSays(r, list[0], v.found.setUp)
		said = append(said[:len(said)-1], e.say("note.will.copy"), said[len(said)-1])
		ask(Correction{
			Title: e.say("note.correct.title", "number", r.NumberText()), Says: said, Yes: e.say("note.correct.do"),
			Do: func() { v.correct(o) },
		})
	})
}

func (v *InvoiceView) correct(o issue.Order) {
	e, r := v.env, v.found.row
	do(e, func(ctx context.Context) ([]issue.Made, error) { return e.Club.MakeNotes(ctx, o) }, func(made []issue.Made, err error) {
		if err != nil {
			e.complain(err)
			v.Reload()
			return
		}
		v.shell.noted(r.BatchID, e.say("note.corrected", "number", r.NumberText()))
		e.open(Route{Page: InvoicePage, ID: made[0].Copy})
	})
}

// AskCredit works out what taking back the whole batch comes to, and hands it over to be asked about.
func (d *BatchDetail) AskCredit(ask func(Correction)) {
	e, id := d.env, d.id
	do(e, func(ctx context.Context) (issue.BatchNotes, error) { return e.Club.BatchNotes(ctx, id) }, func(s issue.BatchNotes, err error) {
		if err != nil {
			e.complain(err)
			return
		}
		n := len(s.Notes)
		said := []string{e.say("note.batch.summary", "count", n, "total", e.money(s.Total, s.Currency))}
		for _, more := range []struct {
			key   string
			count int
		}{
			{"note.batch.sent", n - s.Kept},
			{"note.batch.kept", s.Kept},
			{"note.batch.stopped", s.Stops},
			{"note.batch.planned", s.Planned},
		} {
			if more.count > 0 {
				said = append(said, e.say(more.key, "count", more.count))
			}
		}
		ask(Correction{
			Title: e.say("note.batch.title", "name", s.Batch), Says: append(said, e.say("note.will.final")),
			Yes: e.say("note.batch.do", "count", n), Do: d.creditAll,
		})
	})
}

func (d *BatchDetail) creditAll() {
	if d.crediting {
		return
	}
	d.crediting = true
	e := d.env
	do(e, func(ctx context.Context) ([]issue.Made, error) { return e.Club.CreditBatch(ctx, d.id) }, func(made []issue.Made, err error) {
		d.crediting = false
		e.complain(err)
		if len(made) > 0 {
			d.shell.noted(d.id, e.say("note.batch.done", "count", len(made)))
		}
		d.Reload()
	})
}

// Creditable is how many invoices of the batch something can be taken back of.
func (d *BatchDetail) Creditable() int {
	n := 0
	d.each(func(r *SentRow) {
		if creditable(r.Row) {
			n++
		}
	})
	return n
}
