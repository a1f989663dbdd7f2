package viewmodel

import (
	"cmp"
	"context"
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
)

// BatchList is the list of mass invoicings.
type BatchList struct {
	*Table[BatchRow]

	shell    *Shell
	env      *Env
	lastYear int64 // the batch that could be done again; 0: none
	stop     func()
}

// BatchRow is a mass invoicing in the list.
type BatchRow struct {
	ID         int64
	Name       string
	Recipients int
	State      batch.State
	FirstDate  cal.Date

	amount   money.Amount
	currency string
	counts   map[string]int
	env      *Env
}

// NewBatchList makes the list and reads it.
func NewBatchList(s *Shell) *BatchList {
	l := &BatchList{shell: s, env: s.Env}
	l.Table = &Table[BatchRow]{
		env: s.Env,
		columns: []column[BatchRow]{
			byText("name", func(r *BatchRow) string { return r.Name }),
			byCompare("date", func(a, b *BatchRow) int { return a.FirstDate.Compare(b.FirstDate) }),
			byCompare("recipients", func(a, b *BatchRow) int { return cmp.Compare(a.Recipients, b.Recipients) }),
			byCompare("amount", func(a, b *BatchRow) int { return cmp.Compare(a.amount.Minor(), b.amount.Minor()) }),
		},
		text: func(r *BatchRow) string { return r.Name + " " + r.Date() + " " + r.StateText() },
		read: l.read,
		headings: []Column{
			{ID: "name", Label: "view.column.name"},
			{ID: "date", Label: "view.column.first_date"},
			{ID: "recipients", Label: "view.column.recipients", Right: true},
			{ID: "amount", Label: "view.column.amount", Right: true},
			{ID: "state", Label: "view.column.state"},
		},
		after: l.findLastYear,
	}
	l.stop = s.Env.follow(Batches, &l.reading, l.Reload)
	l.Reload()
	return l
}

func (l *BatchList) read(ctx context.Context) ([]BatchRow, error) {
	all, err := l.env.Club.Batches(ctx)
	if err != nil {
		return nil, err
	}
	o, err := l.env.Club.Organisation(ctx)
	if err != nil {
		return nil, err
	}
	rows := make([]BatchRow, len(all))
	for i, b := range all {
		rows[len(all)-1-i] = BatchRow{ // the newest first
			ID: b.ID, Name: l.env.batchName(b.Plan.Name), Recipients: len(b.Recipients), State: b.State,
			FirstDate: b.Plan.Document.InvoiceDate,
			amount:    b.Total, currency: o.Currency, counts: b.Counts, env: l.env,
		}
	}
	return rows, nil
}

// findLastYear finds the newest finished batch of the year before.
func (l *BatchList) findLastYear() {
	l.lastYear = 0
	year := l.env.today().Year() - 1
	for _, r := range l.index.rows {
		if r.State == batch.Finished && r.FirstDate.Year() == year {
			l.lastYear = r.ID
			return
		}
	}
}

// Date is the first invoice date.
func (r *BatchRow) Date() string { return r.env.date(r.FirstDate) }

// Amount is what the invoices come to; empty before there are any.
func (r *BatchRow) Amount() string {
	if len(r.counts) == 0 {
		return ""
	}
	return r.env.money(r.amount, r.currency)
}

// Bad reports whether something of the batch waits for a person.
func (r *BatchRow) Bad() bool {
	for state, n := range r.counts {
		if n > 0 && needsPerson(invoice.State(state)) {
			return r.State == batch.Finished
		}
	}
	return false
}

// StateText says how far the batch is: "Ferdig: 230 av 238 levert, 8 venter på kreditt".
func (r *BatchRow) StateText() string {
	if r.State != batch.Finished {
		return r.env.say("view.batch.state." + string(r.State))
	}
	all, sent := 0, r.counts[string(invoice.StateSent)] // what is credited may never have been sent
	for _, n := range r.counts {
		all += n
	}
	said := []string{r.env.say("view.batch.state.finished", "sent", r.env.number(sent), "all", r.env.number(all))}
	for _, f := range r.env.figures(r.counts) {
		if f.ID != string(invoice.StateSent) {
			said = append(said, r.env.number(f.Count)+" "+f.Label)
		}
	}
	return strings.Join(said, ", ")
}
