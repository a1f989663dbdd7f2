package persistence

import (
	"context"
	"fmt"
	"strconv"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

// items reads the dispatches that find chooses, with all that delivery.Next decides by: a handful of queries,
// however many they are.
func (s *Store) items(
	ctx context.Context, find func(context.Context, *queries.Queries) ([]queries.DispatchHead, error),
) (list []delivery.Item, err error) {
	err = s.do(ctx, "read the outbox", func(ctx context.Context, q *queries.Queries) error {
		heads, err := find(ctx, q)
		if err != nil {
			return err
		}
		list, err = itemsOf(ctx, q, heads)
		return err
	})
	return list, err
}

func itemsOf(ctx context.Context, q *queries.Queries, heads []queries.DispatchHead) ([]delivery.Item, error) {
	var r reader
	list := make([]delivery.Item, len(heads))
	byID := make(map[int64]*delivery.Item, len(heads))
	chains := map[string][]delivery.Method{} // few different ones, shared by many
	for i, h := range heads {
		chain, ok := chains[h.Chain]
		if !ok {
			r.decode(h.Chain, &chain)
			chains[h.Chain] = chain
		}
		list[i] = delivery.Item{
			ID: h.ID, UID: h.UID, BatchID: value(h.BatchID), Batch: value(h.BatchName), State: delivery.State(h.State),
			Chain: chain, Method: delivery.Method(h.Method), Due: moment(h.Due), Next: moment(h.Next),
			Round: int(h.Round), Short: delivery.Short(h.Short),
		}
		byID[h.ID] = &list[i]
	}
	if err := r.err; err != nil {
		return nil, err
	}
	country, err := homeCountry(ctx, q)
	if err != nil {
		return nil, err
	}
	if err := fillCards(ctx, q, heads, country, list); err != nil {
		return nil, err
	}
	ids := idList(each(heads, func(h queries.DispatchHead) int64 { return h.ID }))
	if err := fillInvoices(ctx, q, ids, byID); err != nil {
		return nil, err
	}
	reserved, err := reservations(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	for id, r := range reserved {
		byID[id].Reserved = r
	}
	return list, fillLog(ctx, q, ids, byID)
}

// fillCards reads what of the recipients' cards counts, as they are now.
func fillCards(
	ctx context.Context, q *queries.Queries, heads []queries.DispatchHead, home string, list []delivery.Item,
) error {
	rows, err := q.PartiesByID(ctx, idList(each(heads, func(h queries.DispatchHead) int64 { return h.PartyID })))
	if err != nil {
		return err
	}
	cards := make(map[int64]queries.Party, len(rows))
	for _, row := range rows {
		cards[row.ID] = row
	}
	var r reader
	for i, h := range heads {
		card, ok := cards[h.PartyID]
		if !ok {
			return damage{fmt.Errorf("dispatch %d has no recipient", h.ID)}
		}
		list[i].Party, list[i].PartyName, list[i].Card = card.Number, card.Name, batch.CardOf(r.party(card), home)
	}
	return r.err
}

func fillInvoices(ctx context.Context, q *queries.Queries, ids string, byID map[int64]*delivery.Item) error {
	rows, err := q.DispatchInvoices(ctx, ids)
	if err != nil {
		return err
	}
	var r reader
	electronic := map[int64]bool{} // dispatches that have all their electronic documents
	for _, row := range rows {
		it := byID[row.DispatchID]
		if len(it.Invoices) == 0 {
			it.InvoiceDate = r.date(row.InvoiceDate)
			it.Credited = true
			electronic[row.DispatchID] = true
		}
		electronic[row.DispatchID] = electronic[row.DispatchID] && row.Electronic != 0
		if due := r.date(row.DueDate); it.DueDate.IsZero() || due.Before(it.DueDate) {
			it.DueDate = due
		}
		it.Credited = it.Credited && row.Credited != 0
		it.Invoices = append(it.Invoices, row.ID)
		if row.Number != nil {
			it.Issued = true
			it.Numbers = append(it.Numbers, strconv.FormatInt(*row.Number, 10))
		}
	}
	for id, all := range electronic {
		frozenReach(byID[id], all)
	}
	return r.err
}

// fillLog reads what was tried, and under which message id last.
func fillLog(ctx context.Context, q *queries.Queries, ids string, byID map[int64]*delivery.Item) error {
	tried, err := q.Attempts(ctx, ids)
	if err != nil {
		return err
	}
	var r reader
	for _, a := range tried {
		it := byID[a.DispatchID]
		v := delivery.Attempt{
			At: moment(a.At), Round: int(a.Round), Method: delivery.Method(a.Method),
			Outcome: delivery.Outcome(a.Outcome), Words: a.Words, Reason: a.Reason,
		}
		if a.Args != "" {
			r.decode(a.Args, &v.Args)
		}
		it.Attempts = append(it.Attempts, v)
	}
	if r.err != nil {
		return r.err
	}
	messages, err := q.MessageIDs(ctx, ids)
	for _, m := range messages {
		byID[m.DispatchID].MessageID = m.MessageID // in the order they were frozen: the last one stays
	}
	return err
}
