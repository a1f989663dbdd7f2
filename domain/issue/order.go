package issue

import (
	"slices"
	"strconv"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// planned is what an order comes to before it has a number.
type planned struct {
	note     invoice.Invoice
	dispatch NewDispatch
}

// plan decides what credit notes are made, and which dispatches of invoices must not go out any more: those that carry
// nothing of which something is left.
func plan(work []NoteWork, orders []Order, now time.Time) (plans []planned, moves []delivery.Move, err error) {
	var bad problem.List
	plans = make([]planned, len(orders))
	closed, seen := map[int64]bool{}, map[int64]bool{}
	for i, o := range orders {
		p, err := o.plan(work[i], now)
		if err == nil && seen[o.Invoice] {
			err = problem.New("note.twice", "number", work[i].Invoices[0].NumberText())
		}
		bad.Add(err)
		plans[i], seen[o.Invoice] = p, true
		closed[o.Invoice] = err == nil && p.note.Credit.Closes
	}
	if err := bad.Err(); err != nil {
		return nil, nil, err
	}
	revoked := map[int64]bool{}
	for i, o := range orders {
		w := work[i]
		rest := slices.ContainsFunc(w.Others, func(id int64) bool { return !closed[id] })
		mv, stops := delivery.Revoke(w.Dispatch, now)
		if closed[o.Invoice] && !rest && stops && !revoked[mv.ID] {
			revoked[mv.ID] = true
			moves = append(moves, mv)
		}
	}
	return plans, moves, nil
}

// plan decides what credit note is made of an invoice, and how it travels.
func (o Order) plan(w NoteWork, now time.Time) (p planned, err error) {
	v := w.Invoices[0]
	if o.Seen != nil && *o.Seen != len(w.Notes) {
		return p, problem.New("note.changed", "number", v.NumberText(), "count", strconv.Itoa(len(w.Notes)))
	}
	lines, c, err := invoice.TakeBack(v, w.Notes, o.Lines)
	if err != nil {
		return p, err
	}
	if s := w.Dispatch.State; s == delivery.Claimed || s == delivery.Submitting {
		return p, problem.New("note.being_sent", "number", v.NumberText())
	}
	text := party.TidyText(o.Text)
	if len([]rune(text)) > maxText {
		return p, problem.New("field.too_long", "field", "text", "limit", strconv.Itoa(maxText)).At("text")
	}
	today := cal.Of(now)
	p.note = invoice.Invoice{
		BatchID: v.BatchID, PartyID: v.PartyID, InvoiceDate: today, DueDate: today, Currency: v.Currency, Lines: lines,
		TheirReference: v.TheirReference, OurReference: v.OurReference, AdditionalInformation: text,
		Total: c.Totals.Total, VAT: c.Totals.VAT, Credit: &c,
	}
	p.dispatch = w.travels(c.Closes, now)
	if o.Keep {
		p.dispatch.stay(delivery.ReasonKept, now)
	}
	return p, nil
}

// maxText is how many letters may say why something is credited.
const maxText = 2000

// travels is the dispatch of a credit note: by the ways of its invoice, today. Of an invoice that has never left and is
// not to any more, nobody needs a credit note: it is kept, and can be sent by hand.
func (w NoteWork) travels(closes bool, now time.Time) NewDispatch {
	d := NewDispatch{
		State: delivery.Retrying, Chain: w.Dispatch.Chain, Short: w.Dispatch.Short, Due: cal.Of(now).In(now.Location()),
	}
	if len(d.Chain) == 0 {
		d.Chain = []delivery.Method{delivery.Draft}
	}
	if closes && w.Dispatch.ID != 0 && !w.Dispatch.Left() {
		d.stay(delivery.ReasonNeverLeft, now)
	}
	return d
}

// stay keeps a credit note from being sent, until a person says so.
func (d *NewDispatch) stay(reason string, now time.Time) {
	d.State = delivery.Cancelled
	d.Attempts = []delivery.Attempt{{At: now, Round: 1, Outcome: delivery.OutcomeKept, Reason: reason}}
}
