package viewmodel

import (
	"slices"

	"kontingent/domain/invoice"
	"kontingent/domain/money"
)

// YearFigures is how a year stands, by invoice date.
type YearFigures struct {
	Year                     int
	Invoiced, Sent, Credited Sum
	ByBatch                  []BatchSum // the newest first
}

// Sum is a number of invoices and what they come to.
type Sum struct {
	Count  int
	Amount string
}

// BatchSum is what one batch invoiced.
type BatchSum struct {
	Name string
	Sum
	To Route
}

// tally adds up.
type tally struct {
	count int
	total money.Amount
}

func (t *tally) add(a money.Amount) { t.count++; t.total = t.total.Add(a) }

func (e *Env) sum(t tally, currency string) Sum { return Sum{t.count, e.money(t.total, currency)} }

// yearOf adds up the issued invoices of a year.
func (e *Env) yearOf(d homeData, year int) YearFigures {
	var invoiced, sent, credited tally
	batches := map[int64]*tally{}
	currency := ""
	for _, r := range d.invoices {
		if !r.Issued() || r.InvoiceDate.Year() != year {
			continue
		}
		currency = r.Currency
		if r.Credit != nil {
			credited.add(r.Total)
			continue
		}
		invoiced.add(r.Total)
		if r.State == invoice.StateSent {
			sent.add(r.Total)
		}
		if r.BatchID != 0 {
			if batches[r.BatchID] == nil {
				batches[r.BatchID] = &tally{}
			}
			batches[r.BatchID].add(r.Total)
		}
	}
	out := YearFigures{
		Year:     year,
		Invoiced: e.sum(invoiced, currency),
		Sent:     e.sum(sent, currency),
		Credited: e.sum(credited, currency),
	}
	for _, b := range slices.Backward(d.batches) {
		if t := batches[b.ID]; t != nil {
			out.ByBatch = append(out.ByBatch, BatchSum{b.Plan.Name, e.sum(*t, currency), Route{Page: BatchPage, ID: b.ID}})
		}
	}
	return out
}
