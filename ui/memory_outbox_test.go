package ui

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
)

// item is a dispatch as the outbox shows it.
func (l *ledger) item(d sent) delivery.Item {
	it, card := d.Item, l.card(d.party)
	it.Party, it.PartyName, it.Card = card.Number, card.Name, batch.CardOf(card, "NO")
	if b, err := l.batch(it.BatchID); err == nil {
		it.Batch = b.Plan.Name
	}
	it.Numbers, it.Issued = nil, false
	for i, id := range it.Invoices {
		v, err := l.invoice(id)
		if err != nil {
			continue
		}
		if i == 0 {
			it.InvoiceDate, it.DueDate = v.InvoiceDate, v.DueDate
		}
		_, whole := l.taken(id)
		it.Credited = whole && (i == 0 || it.Credited)
		if v.Issued() {
			it.Issued, it.Numbers = true, append(it.Numbers, v.NumberText())
		}
	}
	if f, ok := d.frozen[it.Method]; ok {
		it.MessageID = f.message
	}
	it.Attempts = slices.Clone(it.Attempts)
	return it
}

// items are the dispatches that fit, the oldest first.
func (s *memoryStore) items(method string, fits func(delivery.Item) bool) (list []delivery.Item, err error) {
	err = s.look(method, func(l *ledger) error {
		for _, d := range l.dispatches {
			if fits(d.Item) {
				list = append(list, l.item(d))
			}
		}
		return nil
	})
	slices.SortStableFunc(list, func(a, b delivery.Item) int { return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID)) })
	return list, err
}

func (s *memoryStore) Outbox(_ context.Context, all bool) ([]delivery.Item, error) {
	return s.items("Outbox", func(it delivery.Item) bool { return all || !it.State.Finished() })
}

func (s *memoryStore) OutboxOf(_ context.Context, id int64) ([]delivery.Item, error) {
	return s.items("OutboxOf", func(it delivery.Item) bool { return it.BatchID == id })
}

func (s *memoryStore) DispatchOf(_ context.Context, id int64) (delivery.Item, error) {
	list, err := s.items("DispatchOf", func(it delivery.Item) bool { return slices.Contains(it.Invoices, id) })
	if err != nil || len(list) == 0 {
		return delivery.Item{}, err
	}
	return list[0], nil
}

func (s *memoryStore) Dispatch(_ context.Context, id int64) (delivery.Item, error) {
	list, err := s.items("Dispatch", func(it delivery.Item) bool { return it.ID == id })
	if err == nil && len(list) == 0 {
		err = delivery.NoSuch(strconv.FormatInt(id, 10))
	}
	if err != nil {
		return delivery.Item{}, err
	}
	return list[0], nil
}

func (s *memoryStore) Due(_ context.Context, now time.Time, batch int64) ([]delivery.Item, error) {
	return s.items("Due", func(it delivery.Item) bool {
		if batch != 0 && it.BatchID != batch {
			return false
		}
		switch it.State {
		case delivery.InDoubt, delivery.NeedsAttention:
			return true
		case delivery.Scheduled, delivery.Retrying, delivery.Held:
			return !now.Before(it.Due)
		case delivery.HandedOver:
			return it.Awaits()
		}
		return false
	})
}

func (s *memoryStore) Report(_ context.Context, ids []int64) (rep delivery.Report, err error) {
	list, err := s.items("Report", func(it delivery.Item) bool { return slices.Contains(ids, it.ID) })
	for _, it := range list {
		rep.Add(it.State)
	}
	return rep, err
}

func (s *memoryStore) Paused(context.Context) (m map[delivery.Method]delivery.Pause, err error) {
	err = s.look("Paused", func(l *ledger) error {
		m = maps.Clone(l.pauses)
		return nil
	})
	return m, err
}

func (s *memoryStore) Pause(_ context.Context, p delivery.Pause) error {
	return s.change("Pause", func(l *ledger) error {
		l.pauses[p.Method] = p
		return nil
	})
}

func (s *memoryStore) Resume(_ context.Context, m delivery.Method) error {
	return s.change("Resume", func(l *ledger) error {
		delete(l.pauses, m)
		return nil
	})
}

func (s *memoryStore) Move(_ context.Context, moves ...delivery.Move) error {
	return s.change("Move", func(l *ledger) error { return l.move(moves, s.now()) })
}

func (l *ledger) move(moves []delivery.Move, now time.Time) error {
	for _, m := range moves {
		i := slices.IndexFunc(l.dispatches, func(d sent) bool { return d.ID == m.ID })
		if i < 0 || l.dispatches[i].State != m.From {
			return delivery.ErrMoved
		}
		d := &l.dispatches[i]
		if m.Seen != nil && !slices.Equal(m.Seen, d.Chain) {
			return delivery.ErrMoved
		}
		if err := l.book(d, m, now); err != nil {
			return err
		}
		if err := l.redate(d, m); err != nil {
			return err
		}
		d.State, d.Next = m.To, m.Next
		if m.Anew {
			d.Round, d.Method, d.frozen = d.Round+1, "", nil
		}
		if m.Chain != nil {
			d.Chain = m.Chain
		}
		if !m.Due.IsZero() {
			d.Due = m.Due
		}
		if m.Method != "" {
			d.Method = m.Method
		}
		d.Attempts = slices.Clip(d.Attempts)
		for _, a := range m.Attempts {
			a.Round = d.Round
			d.Attempts = append(d.Attempts, a)
		}
		if m.Frozen != nil {
			d.frozen = maps.Clone(d.frozen)
			if d.frozen == nil {
				d.frozen = map[delivery.Method]frozen{}
			}
			d.frozen[m.Method] = frozen{m.MessageID, m.Frozen}
		}
	}
	return nil
}

func (s *memoryStore) Parcels(_ context.Context, m delivery.Method, ids ...int64) (list []delivery.Parcel, err error) {
	err = s.look("Parcels", func(l *ledger) error {
		for _, id := range ids {
			i := slices.IndexFunc(l.dispatches, func(d sent) bool { return d.ID == id })
			if i < 0 {
				return fmt.Errorf("there is no dispatch %d", id)
			}
			list = append(list, l.parcel(m, l.dispatches[i]))
		}
		return nil
	})
	return list, err
}

func (l *ledger) parcel(m delivery.Method, d sent) delivery.Parcel {
	it, card := l.item(d), l.card(d.party)
	p := delivery.Parcel{
		ID: it.UID, Run: it.Batch, MessageID: delivery.MessageID(delivery.InRound(it.UID, it.Round+1), m, "example.org"), Letter: d.letter,
		To:     delivery.Recipient{Number: card.Number, Name: card.Name, Email: card.Email, PostalCode: card.Address.PostalCode},
		Frozen: d.frozen[m].bytes, Memo: d.memo,
	}
	for _, id := range it.Invoices {
		if v, err := l.invoice(id); err == nil && v.Issued() {
			name := fmt.Sprintf("faktura-%d.pdf", v.Number)
			p.Files = append(p.Files, delivery.File{Name: name, MIME: "application/pdf", Bytes: v.pdf})
			p.Date = v.IssuedAt
		}
	}
	return p
}

func (s *memoryStore) KeepMemo(_ context.Context, id int64, _ delivery.Method, memo delivery.Memo) error {
	return s.change("Remember", func(l *ledger) error {
		for i := range l.dispatches {
			if l.dispatches[i].ID == id {
				l.dispatches[i].memo = memo
			}
		}
		return nil
	})
}

func (s *memoryStore) Recover(context.Context) error {
	return s.change("Recover", func(l *ledger) error {
		for i := range l.dispatches {
			switch d := &l.dispatches[i]; d.State {
			case delivery.Claimed:
				d.State = delivery.Scheduled
			case delivery.Submitting:
				d.State = delivery.InDoubt
				d.Attempts = append(slices.Clone(d.Attempts), delivery.Attempt{
					Round: d.Round, Method: d.Method, Outcome: delivery.OutcomeInDoubt, Reason: "delivery.in_doubt.crash",
				})
			}
		}
		return nil
	})
}
