package viewmodel

import (
	"cmp"
	"context"

	"kontingent/domain/invoice"
)

// InvoiceList is the register of all invoices and drafts.
type InvoiceList struct {
	*Table[InvoiceRow]

	env  *Env
	stop func()
}

// InvoiceRow is an invoice in the register.
type InvoiceRow struct {
	invoice.Row
	env *Env
}

// NewInvoiceList makes the register and reads it. state is a state to filter by; empty: all.
func NewInvoiceList(s *Shell, state string) *InvoiceList {
	l := &InvoiceList{env: s.Env}
	l.Table = &Table[InvoiceRow]{
		env: s.Env,
		columns: []column[InvoiceRow]{
			byCompare("number", func(a, b *InvoiceRow) int { return cmp.Compare(a.Number, b.Number) }),
			byCompare("date", func(a, b *InvoiceRow) int { return a.InvoiceDate.Compare(b.InvoiceDate) }),
			byCompare("due", func(a, b *InvoiceRow) int { return a.DueDate.Compare(b.DueDate) }),
			byText("name", func(r *InvoiceRow) string { return r.Name }),
			byText("batch", func(r *InvoiceRow) string { return r.Batch }),
			byCompare("amount", func(a, b *InvoiceRow) int { return cmp.Compare(a.Total.Minor(), b.Total.Minor()) }),
		},
		text: func(r *InvoiceRow) string { return searchText(s.Env, r.Row) },
		tag:  func(r *InvoiceRow) string { return string(r.State) },
		read: l.read,
		headings: []Column{
			{ID: "number", Label: "view.column.number"},
			{ID: "date", Label: "view.column.date", Right: true},
			{ID: "due", Label: "view.column.due", Right: true},
			{ID: "name", Label: "view.column.recipient"},
			{ID: "batch", Label: "view.column.batch"},
			{ID: "amount", Label: "view.column.amount", Right: true},
			{ID: "state", Label: "view.column.state"},
		},
		chips: invoiceStates(),
		label: func(chip string) string { return upperFirst(s.Env.invoiceState(chip)) },
		want:  query{chip: state},
	}
	l.stop = s.Env.follow(Invoices|Dispatches, &l.reading, l.Reload)
	l.Reload()
	return l
}

func (l *InvoiceList) read(ctx context.Context) ([]InvoiceRow, error) {
	list, err := l.env.Club.Invoices(ctx, invoice.Filter{})
	rows := make([]InvoiceRow, len(list))
	for i, v := range list {
		rows[i] = InvoiceRow{v, l.env}
	}
	return rows, err
}

// Show opens an invoice.
func (l *InvoiceList) Show(r *InvoiceRow) { l.env.open(Route{Page: InvoicePage, ID: r.ID}) }

// New begins a single invoice.
func (l *InvoiceList) New() { l.env.open(Route{Page: NewInvoicePage}) }

// Export writes the rows that are shown to a file for a spreadsheet.
func (l *InvoiceList) Export(path string) {
	l.env.export(path, l.exported(func(r *InvoiceRow) []string {
		return []string{
			r.NumberText(), r.Date(), r.Due(), r.Recipient(), r.Batch, plainAmount(l.env, owed(r.Row)), r.StateText(),
		}
	}))
}

// Close ends listening.
func (l *InvoiceList) Close() {
	l.stop()
	l.Table.Close()
}

// Title is "Faktura 1042", or that it has no number yet.
func (r *InvoiceRow) Title() string { return r.env.invoiceTitle(r.Row) }

// Date is the invoice date.
func (r *InvoiceRow) Date() string { return r.env.date(r.InvoiceDate) }

// Due is the day it is to be paid.
func (r *InvoiceRow) Due() string { return r.env.due(r.Row) }

// Recipient is the customer number with the name.
func (r *InvoiceRow) Recipient() string { return r.Party + " " + r.Name }

// Amount is what is to be paid; below zero where a credit note takes it back.
func (r *InvoiceRow) Amount() string { return r.env.money(owed(r.Row), r.Currency) }

// StateText is the word for where it stands.
func (r *InvoiceRow) StateText() string { return r.env.standing(r.Row) }

// Kind is the word for what it is where it is no invoice.
func (r *InvoiceRow) Kind() string {
	if r.Credit == nil {
		return ""
	}
	return r.env.say("note.row")
}
