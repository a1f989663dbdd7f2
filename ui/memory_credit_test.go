package ui

import (
	"context"
	"slices"
	"strconv"
	"time"

	"kontingent/domain/delivery"
)

func (l *ledger) account() (a delivery.Account) {
	for _, e := range l.credit {
		a.Add(e)
	}
	return a
}

// book enters what a move means for the credit.
func (l *ledger) book(d *sent, m delivery.Move, now time.Time) error {
	entries, err := delivery.Book(l.account(), d.Reserved, m, now)
	for _, e := range entries {
		l.enter(e)
		d.Reserved = delivery.Reservation{Method: e.Method, Units: d.Reserved.Units + e.Reserved}
	}
	return err
}

func (l *ledger) enter(e delivery.Entry) {
	e.ID = int64(len(l.credit) + 1)
	l.credit = append(slices.Clip(l.credit), e)
}

func (s *memoryStore) Credit(context.Context) (a delivery.Account, err error) {
	err = s.look("Credit", func(l *ledger) error {
		a = l.account()
		return nil
	})
	return a, err
}

func (s *memoryStore) CreditEntries(context.Context) (list []delivery.Entry, err error) {
	err = s.look("CreditEntries", func(l *ledger) error {
		list = slices.Clone(l.credit)
		return nil
	})
	return list, err
}

func (c *memoryClub) TopUp(_ context.Context, units int64, note string) error {
	e, err := delivery.TopUp(units, note, c.clock.Now())
	if err != nil {
		return err
	}
	return c.change("TopUp", func(l *ledger) error {
		l.enter(e)
		return nil
	})
}

func (c *memoryClub) WithoutCredit(ctx context.Context, id int64, s delivery.Short) error {
	return c.batches.WithoutCredit(ctx, id, s)
}

// redate gives what a dispatch carries new dates, as long as it is not issued.
func (l *ledger) redate(d *sent, m delivery.Move) error {
	if m.Dates == nil {
		return nil
	}
	for _, id := range d.Invoices {
		v, err := l.invoice(id)
		if err != nil || v.Issued() {
			return delivery.ErrMoved
		}
		if v.DueDate = m.Dates.Due; v.InvoiceDate.Before(m.Dates.Invoice) {
			v.InvoiceDate = m.Dates.Invoice
		}
	}
	return nil
}

// prices are what a delivery costs, as the settings say.
func (c *memoryClub) prices() map[delivery.Method]int64 {
	out := map[delivery.Method]int64{}
	for _, m := range delivery.Methods() {
		n, _ := strconv.ParseInt(c.value("credit.price."+string(m)), 10, 64)
		out[m] = n
	}
	return out
}
