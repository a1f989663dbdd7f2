package viewmodel

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
)

// New begins a mass invoicing.
func (l *BatchList) New() { l.env.open(Route{Page: EditorPage}) }

// Show opens a mass invoicing where it stands: to be written, or to see what became of it.
func (l *BatchList) Show(r *BatchRow) {
	page := BatchPage
	switch r.State {
	case batch.Open, batch.Saved:
		page = EditorPage
	case batch.Approved:
		page = SummaryPage
	}
	l.env.open(Route{Page: page, ID: r.ID})
}

// Copy begins a new mass invoicing like another one. Its dates fill themselves in anew.
func (l *BatchList) Copy(id int64) { l.env.copyBatch(id) }

// LastYear reports whether there is a batch of the year before to be done again.
func (l *BatchList) LastYear() bool { return l.lastYear != 0 }

// CopyLastYear begins a new mass invoicing like last year's.
func (l *BatchList) CopyLastYear() { l.env.copyBatch(l.lastYear) }

// copyBatch opens the editor with a copy of a batch's plan. Nothing is kept before something is changed.
func (e *Env) copyBatch(id int64) {
	do(e, func(ctx context.Context) (batch.Desk, error) { return e.Club.Desk(ctx, id) }, func(d batch.Desk, err error) {
		if err != nil {
			e.complain(err)
			return
		}
		p := d.Batch.Copy(e.say("view.batch.copy_name", "name", d.Batch.Plan.Name))
		p.Document.InvoiceDate, p.Document.DueDate = cal.Date{}, cal.Date{}
		e.open(Route{Page: EditorPage, Plan: &p})
	})
}

// DeleteQuestion asks whether a batch is to be deleted, and says what goes with it.
func (l *BatchList) DeleteQuestion(r *BatchRow) string {
	return l.env.say("view.batch.delete.ask", "name", r.Name)
}

// Delete takes a batch away. One of which something is issued stays, and it is said why.
func (l *BatchList) Delete(r *BatchRow) {
	id, name := r.ID, r.Name
	l.env.act(func(ctx context.Context) error { return l.env.Club.DeleteBatch(ctx, id) }, func() {
		l.env.tell(l.env.say("view.batch.deleted", "name", name))
		l.env.Feed.Touch(Batches | Invoices | Dispatches)
	})
}

// Close ends listening.
func (l *BatchList) Close() {
	l.stop()
	l.Table.Close()
}
