package viewmodel

import (
	"kontingent/domain/invoice"
	"kontingent/domain/money"
)

// NoteLinks leads from an invoice to its credit notes, and the other way round.
type NoteLinks struct {
	Title string
	Left  []Line // what is left to pay, once something has been taken back
	Links []NoteLink
}

// NoteLink leads to an invoice or a credit note.
type NoteLink struct {
	Label string
	To    Route
}

// Row is the invoice as lists show it.
func (v *InvoiceView) Row() invoice.Row {
	if v.found == nil {
		return invoice.Row{}
	}
	return v.found.row
}

// Links are the credit notes of the invoice, or the invoice of the credit note; none of them leave Links empty.
func (v *InvoiceView) Links() NoteLinks {
	if v.found == nil {
		return NoteLinks{}
	}
	e, r := v.env, v.found.row
	if c := r.Credit; c != nil {
		label := e.say("note.link.invoice", "number", invoice.Invoice{Number: c.Number}.NumberText(), "date", e.date(c.Date))
		return NoteLinks{
			Title: e.say("note.links.of"), Links: []NoteLink{{label, Route{Page: InvoicePage, ID: c.Invoice}}},
		}
	}
	out := NoteLinks{Title: e.say("note.links")}
	var credited money.Amount
	for _, n := range v.found.notes {
		credited = credited.Add(n.Total)
		out.Links = append(out.Links, NoteLink{
			e.say("note.link", "number", n.NumberText(), "date", e.date(n.InvoiceDate), "total", e.money(n.Total, n.Currency)),
			Route{Page: InvoicePage, ID: n.ID},
		})
	}
	out.Left = []Line{{e.say("note.left"), e.money(r.Total.Sub(credited), r.Currency)}}
	return out
}
