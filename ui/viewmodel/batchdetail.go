package viewmodel

import (
	"cmp"
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
)

// BatchDetail is what became of a batch, recipient by recipient (spec A12). While it is being sent, and when that has
// ended, it is the page of progress and result, too.
type BatchDetail struct {
	*Table[SentRow]

	shell     *Shell
	env       *Env
	id        int64
	head      batch.Batch
	crediting bool
	next      batch.Batch // read away from the window, becomes head with the rows it was read with
	stop      []func()
}

// SentRow is an invoice with what became of it.
type SentRow struct {
	invoice.Row
	Item delivery.Item // its dispatch; without an ID: it has none

	setUp map[delivery.Method]bool
	env   *Env
}

// NewBatchDetail makes the page of a batch and reads it.
func NewBatchDetail(s *Shell, id int64) *BatchDetail {
	d := &BatchDetail{shell: s, env: s.Env, id: id}
	d.Table = &Table[SentRow]{
		env: s.Env,
		columns: []column[SentRow]{
			byCompare("number", func(a, b *SentRow) int { return cmp.Compare(a.Number, b.Number) }),
			byText("name", func(r *SentRow) string { return r.Name }),
			byCompare("amount", func(a, b *SentRow) int { return cmp.Compare(a.Total.Minor(), b.Total.Minor()) }),
			byCompare("due", func(a, b *SentRow) int { return a.DueDate.Compare(b.DueDate) }),
		},
		text: func(r *SentRow) string { return searchText(s.Env, r.Row) },
		tag:  func(r *SentRow) string { return string(r.State) },
		read: d.read,
		headings: []Column{
			{ID: "number", Label: "view.column.number"},
			{ID: "name", Label: "view.column.recipient"},
			{ID: "amount", Label: "view.column.amount", Right: true},
			{ID: "due", Label: "view.column.due", Right: true},
			{ID: "state", Label: "view.column.state"},
			{ID: "method", Label: "view.column.method"},
		},
		chips: invoiceStates(),
		label: func(chip string) string { return upperFirst(s.Env.invoiceState(chip)) },
		after: func() { d.head = d.next },
	}
	d.stop = []func(){
		s.Env.follow(Batches|Invoices|Dispatches, &d.reading, d.Reload),
		s.Sending.Listen(func() { d.Table.changed() }),
	}
	d.Reload()
	return d
}

// read reads the batch's invoices, each with its dispatch.
func (d *BatchDetail) read(ctx context.Context) ([]SentRow, error) {
	all, err := d.env.Club.Batches(ctx)
	if err != nil {
		return nil, err
	}
	head, err := batchOf(all, d.id)
	if err != nil {
		return nil, err
	}
	list, err := d.env.Club.Invoices(ctx, invoice.Filter{Batch: head.Plan.Name})
	if err != nil {
		return nil, err
	}
	items, err := d.env.Club.OutboxOf(ctx, d.id)
	if err != nil {
		return nil, err
	}
	r, err := d.env.Club.Register(ctx, 0)
	if err != nil {
		return nil, err
	}
	carries := map[int64]delivery.Item{}
	for _, it := range items {
		for _, v := range it.Invoices {
			carries[v] = it
		}
	}
	var rows []SentRow
	for _, v := range list {
		if v.BatchID == d.id && v.Credit == nil { // another batch may have the same name; credit notes stand at their invoices
			rows = append(rows, SentRow{v, carries[v.ID], r.Settings.SetUp, d.env})
		}
	}
	d.next = head
	return rows, nil
}

func batchOf(all []batch.Batch, id int64) (batch.Batch, error) {
	for _, b := range all {
		if b.ID == id {
			return b, nil
		}
	}
	return batch.Batch{}, batch.NoSuch(itoa(id))
}

// Name is the batch's name.
func (d *BatchDetail) Name() string { return d.env.batchName(d.head.Plan.Name) }

// Progress says how far the sending of this batch is; empty: it is not being sent.
func (d *BatchDetail) Progress() string {
	if !d.shell.Sending.Of(d.id) {
		return ""
	}
	return d.shell.Sending.Progress()
}

// Stop ends the sending after the dispatch it is at.
func (d *BatchDetail) Stop() { d.shell.Sending.Stop() }

// Result is what the last sending of this batch came to; nil: it has not been sent since the window opened.
func (d *BatchDetail) Result() *Result {
	if d.shell.Sending.Of(d.id) {
		return nil
	}
	return d.shell.Sending.ResultOf(d.id)
}

// Close ends listening.
func (d *BatchDetail) Close() {
	for _, stop := range d.stop {
		stop()
	}
	d.Table.Close()
}

// Recipient is the customer number with the name.
func (r *SentRow) Recipient() string { return r.Party + " " + r.Name }

// Amount is what is to be paid.
func (r *SentRow) Amount() string { return r.env.money(r.Total, r.Currency) }

// Due is the day it is to be paid.
func (r *SentRow) Due() string { return r.env.date(r.DueDate) }

// StateText is the word for where it stands.
func (r *SentRow) StateText() string { return r.env.standing(r.Row) }

// Method is the way it went, or is being tried.
func (r *SentRow) Method() string {
	if r.Channel == "" {
		return ""
	}
	return upperFirst(r.env.methodName(r.Channel))
}

// searchText is what an invoice is found by: number, reference, name, batch, amount.
func searchText(e *Env, v invoice.Row) string {
	of := ""
	if c := v.Credit; c != nil { // found by what it is, and by the invoice
		of = " " + e.say("note.row") + " " + invoice.Invoice{Number: c.Number}.NumberText()
	}
	return v.NumberText() + " " + v.Reference + " " + v.Party + " " + v.Name + " " + v.Batch + " " + v.Total.String() + " " +
		plainAmount(e, v.Total) + " " + e.date(v.InvoiceDate) + " " + e.date(v.DueDate) + of
}
