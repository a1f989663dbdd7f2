package viewmodel

import (
	"context"
	"os"
	"strings"

	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/problem"
)

// showDocument opens the document of an invoice as it was sent, byte for byte.
func (e *Env) showDocument(r invoice.Row) {
	e.act(func(ctx context.Context) error {
		b, err := e.Club.Document(ctx, r.ID, "pdf")
		if err != nil {
			return err
		}
		return e.Club.Show(ctx, documentName(r), b)
	}, func() {})
}

// saveDocument writes the document of an invoice to a file.
func (e *Env) saveDocument(id int64, path string) {
	e.act(func(ctx context.Context) error {
		b, err := e.Club.Document(ctx, id, "pdf")
		if err != nil {
			return err
		}
		return writeFile(path, b)
	}, func() { e.tell(e.say("view.file.written", "file", path)) })
}

// fileName makes a name that every machine takes for a file.
func fileName(name, ending string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(name)) + ending
}

// FileName is what the list is called as a file, to begin with.
func (d *BatchDetail) FileName() string { return fileName(d.Name(), ".csv") }

// FileName is what the row's document is called as a file, to begin with.
func (r *SentRow) FileName() string { return documentName(r.Row) }

func writeFile(path string, b []byte) error {
	if err := os.WriteFile(path, b, 0o600); err != nil {
		return problem.New("file.unwritable", "file", path).Because(err)
	}
	return nil
}

// Do carries out one of a row's actions.
func (d *BatchDetail) Do(r *SentRow, action string) {
	switch action {
	case ActionShow:
		d.env.showDocument(r.Row)
	case ActionCredit:
		d.env.open(Route{Page: CreditPage, ID: r.ID})
	default:
		d.shell.handle(r.Item, action)
	}
}

// SaveDocument writes the row's document to a file.
func (d *BatchDetail) SaveDocument(r *SentRow, path string) { d.env.saveDocument(r.ID, path) }

// Rest is how many are still to go: scheduled, to be tried again, or held.
func (d *BatchDetail) Rest() int {
	return d.count(delivery.Scheduled, delivery.Retrying, delivery.Held)
}

// Failed is how many did not arrive, or wait for a person to have them tried again. What is in doubt is none of them:
// each of those is settled by itself.
func (d *BatchDetail) Failed() int { return d.count(delivery.Undelivered, delivery.NeedsAttention) }

func (d *BatchDetail) count(states ...delivery.State) int {
	n := 0
	d.each(func(r *SentRow) {
		for _, s := range states {
			if r.Item.ID != 0 && r.Item.State == s {
				n++
			}
		}
	})
	return n
}

// each goes through all rows, those not shown included.
func (d *BatchDetail) each(see func(*SentRow)) {
	if d.index != nil {
		for i := range d.index.rows {
			see(&d.index.rows[i])
		}
	}
}

// SendRest sends what of the batch is due.
func (d *BatchDetail) SendRest() { d.shell.Sending.Start(d.id) }

// SendFailed tries again those that did not arrive.
func (d *BatchDetail) SendFailed() {
	var ids []int64
	d.each(func(r *SentRow) {
		if s := r.Item.State; r.Item.ID != 0 && (s == delivery.Undelivered || s == delivery.NeedsAttention) {
			ids = append(ids, r.Item.ID)
		}
	})
	d.shell.settleAll(ids, d.id, delivery.Again)
}
