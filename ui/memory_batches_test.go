package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
)

func (l *ledger) batch(id int64) (*batch.Batch, error) {
	if i := slices.IndexFunc(l.batches, func(b batch.Batch) bool { return b.ID == id }); i >= 0 {
		return &l.batches[i], nil
	}
	return nil, batch.NoSuch(strconv.FormatInt(id, 10))
}

// tallied is a batch with how its invoices stand.
func (l *ledger) tallied(b batch.Batch) batch.Batch {
	b.Counts = map[string]int{}
	for _, v := range l.invoices {
		if v.BatchID == b.ID && v.Credit == nil {
			b.Counts[string(l.stands(v))]++
			b.Total = b.Total.Add(v.Total)
		}
	}
	return b
}

// carrying is the dispatch that carries an invoice; one without an id: none does.
func (l *ledger) carrying(id int64) sent {
	if i := slices.IndexFunc(l.dispatches, func(d sent) bool { return slices.Contains(d.Invoices, id) }); i >= 0 {
		return l.dispatches[i]
	}
	return sent{}
}

func (l *ledger) register(at int64) batch.Register {
	r := batch.Register{
		Organisation: l.organisation, Parties: slices.Clone(l.parties), Groups: l.counted(), NextNumber: l.next, Credit: l.account().Balance,
		Defaults: map[string][]party.DefaultProduct{},
	}
	for _, p := range l.parties {
		if list := l.defaultsOf(p.ID); list != nil {
			r.Defaults[p.Number] = list
		}
	}
	for _, b := range l.batches {
		if b.ID != at {
			r.Names = append(r.Names, b.Plan.Name)
		}
	}
	return r
}

func (l *ledger) desk(id int64) (batch.Desk, error) {
	b, err := l.batch(id)
	if err != nil {
		return batch.Desk{}, err
	}
	d := batch.Desk{Register: l.register(id), Batch: l.tallied(*b)}
	for _, v := range l.invoices {
		if v.BatchID == id && v.Credit == nil {
			d.Invoices = append(d.Invoices, batch.Planned{
				Invoice: v.Invoice, Party: l.card(v.PartyID).Number, Send: v.send, Dispatch: l.carrying(v.ID).State,
			})
		}
	}
	slices.SortFunc(d.Invoices, func(a, b batch.Planned) int {
		return cmp.Or(a.InvoiceDate.Compare(b.InvoiceDate), party.CompareNumbers(a.Party, b.Party), cmp.Compare(a.ID, b.ID))
	})
	return d, nil
}

func (s *memoryStore) Batches(context.Context) (list []batch.Batch, err error) {
	err = s.look("Batches", func(l *ledger) error {
		for _, b := range l.batches {
			list = append(list, l.tallied(b))
		}
		return nil
	})
	return list, err
}

func (s *memoryStore) Desk(_ context.Context, id int64) (d batch.Desk, err error) {
	err = s.look("Desk", func(l *ledger) (err error) {
		d, err = l.desk(id)
		return err
	})
	return d, err
}

func (s *memoryStore) Register(_ context.Context, at int64) (r batch.Register, err error) {
	err = s.look("Register", func(l *ledger) error {
		r = l.register(at)
		return nil
	})
	return r, err
}

func (s *memoryStore) ChangeBatch(_ context.Context, id int64, steps ...batch.Step) (int64, error) {
	err := s.change("ChangeBatch", func(l *ledger) error {
		if id == 0 {
			id = l.nextID()
			l.batches = append(l.batches, batch.Batch{ID: id, State: batch.Open})
		}
		for _, step := range steps {
			d, err := l.desk(id)
			if err != nil {
				return err
			}
			c, err := step(d)
			if err != nil {
				return err
			}
			if err := l.apply(id, c); err != nil {
				return err
			}
		}
		return nil
	})
	return id, err
}

// apply writes what a step has made of a batch.
func (l *ledger) apply(id int64, c batch.Change) error {
	b, err := l.batch(id)
	if err != nil {
		return err
	}
	if c.Batch != nil {
		b.Plan, b.Recipients, b.Excluded, b.Created = c.Batch.Plan, c.Batch.Recipients, c.Batch.Excluded, c.Batch.Created
	}
	if c.State != "" {
		b.State = c.State
	}
	for _, v := range c.Invoices {
		v.ID, v.BatchID = l.nextID(), id
		l.invoices = append(l.invoices, kept{Invoice: v.Invoice, send: v.Send})
	}
	for i := range l.invoices {
		if send, set := c.Send[l.invoices[i].ID]; set {
			l.invoices[i].send = send
		}
	}
	for _, d := range c.Dispatch {
		l.addDispatch(id, d)
	}
	return nil
}

func (l *ledger) addDispatch(batchID int64, d batch.Dispatch) {
	id := l.nextID()
	l.dispatches = append(l.dispatches, sent{party: d.PartyID, Item: delivery.Item{
		ID: id, UID: fmt.Sprintf("uid-%d", id), BatchID: batchID, State: delivery.Scheduled, Chain: d.Chain, Due: d.Due, Short: d.Short,
		Invoices: slices.Clone(d.Invoices),
	}})
}

func (s *memoryStore) DeleteBatch(_ context.Context, id int64) error {
	return s.change("DeleteBatch", func(l *ledger) error {
		b, err := l.batch(id)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(l.invoices, func(v kept) bool { return v.BatchID == id && v.Issued() }) {
			return batch.Gone(b.Plan.Name)
		}
		l.batches = slices.DeleteFunc(l.batches, func(b batch.Batch) bool { return b.ID == id })
		l.invoices = slices.DeleteFunc(l.invoices, func(v kept) bool { return v.BatchID == id })
		l.dispatches = slices.DeleteFunc(l.dispatches, func(d sent) bool { return d.BatchID == id })
		return nil
	})
}
