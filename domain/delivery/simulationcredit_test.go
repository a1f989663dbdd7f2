package delivery_test

import (
	"context"

	"kontingent/domain/delivery"
)

func (w *simulation) Credit(context.Context) (a delivery.Account, _ error) {
	for _, e := range w.ledger {
		a.Add(e)
	}
	return a, nil
}

func (w *simulation) topUp(units int64) {
	e, err := delivery.TopUp(units, "", w.now)
	if err != nil {
		w.fail("a top-up of %d: %v", units, err)
		return
	}
	w.ledger, w.bought = append(w.ledger, e), w.bought+e.Units
}

// book writes what moves cost and give back, all of it or, where the credit is short, nothing.
func (w *simulation) book(moves ...delivery.Move) bool {
	a, _ := w.Credit(context.Background())
	var added []delivery.Entry
	reserved := map[int64]delivery.Reservation{}
	for _, m := range moves {
		open := w.item(m.ID).Reserved
		entries, err := delivery.Book(a, open, m, w.now)
		if err != nil {
			return false
		}
		for _, e := range entries {
			a.Add(e)
			open = delivery.Reservation{Method: e.Method, Units: open.Units + e.Reserved}
		}
		added, reserved[m.ID] = append(added, entries...), open
	}
	for id, r := range reserved {
		w.item(id).Reserved = r
	}
	if w.ledger = append(w.ledger, added...); a.Balance < 0 || a.Reserved < 0 {
		w.fail("%d units left, %d set aside", a.Balance, a.Reserved)
	}
	return true
}

// audit adds the ledger up: nothing came from nowhere, what was delivered is paid for once, at the price of its method,
// and nothing stays set aside for what is through.
func (w *simulation) audit() {
	a, _ := w.Credit(context.Background())
	spent, paid := int64(0), map[int64]int64{}
	for _, e := range w.ledger {
		if e.Kind == delivery.Spent {
			spent -= e.Reserved
			paid[e.Dispatch] -= e.Reserved
		}
	}
	if a.Balance+a.Reserved+spent != w.bought {
		w.fail("of %d units bought %d are left, %d set aside, %d spent", w.bought, a.Balance, a.Reserved, spent)
	}
	for _, it := range w.items {
		price := int64(0)
		if it.State == delivery.Delivered && !w.free[it.ID] {
			price = w.price[it.Method]
		}
		if paid[it.ID] != price || it.Reserved.Units != 0 {
			w.fail("dispatch %d, %s by %s, cost %d instead of %d and has %d set aside", it.ID, it.State, it.Method, paid[it.ID], price, it.Reserved.Units)
		}
	}
}
