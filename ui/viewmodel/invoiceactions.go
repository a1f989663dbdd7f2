package viewmodel

import (
	"context"
	"slices"
)

// Actions with a planned invoice. Deleting is asked about first: DeleteQuestion.
const (
	ActionSend    = "send"
	ActionSendNow = "send_now"
	ActionDelete  = "delete"
)

// Attempts is the log of the invoice's dispatch.
func (v *InvoiceView) Attempts() []Attempt {
	if v.found == nil {
		return nil
	}
	return v.env.attempts(v.found.item)
}

// Waits says when it goes, while it waits.
func (v *InvoiceView) Waits() string {
	if v.found == nil {
		return ""
	}
	row := SentRow{v.found.row, v.found.item, v.found.setUp, v.env}
	return row.Waits()
}

// Actions are what a person can do with the invoice as it stands.
func (v *InvoiceView) Actions() []Action {
	if v.found == nil {
		return nil
	}
	row := SentRow{v.found.row, v.found.item, v.found.setUp, v.env}
	out := row.Actions()
	if !row.Issued() && row.Item.ID == 0 {
		out = append(out,
			Action{ActionSend, v.env.say("view.action.send")}, Action{ActionSendNow, v.env.say("view.action.send_now")})
	}
	if i := slices.IndexFunc(out, func(a Action) bool { return a.ID == ActionSave }); v.found.electronic {
		out = slices.Insert(out, i+1, Action{ActionShowEHF, v.env.say("view.action.show_ehf")})
	}
	if i := slices.IndexFunc(out, func(a Action) bool { return a.ID == ActionCredit }); i >= 0 {
		out = slices.Insert(out, i+1, Action{ActionCorrect, v.env.say("note.action.correct")})
	}
	if !row.Issued() {
		out = append(out, Action{ActionDelete, v.env.say("view.action.delete")})
	}
	return out
}

// Do carries out one of the actions.
func (v *InvoiceView) Do(action string) {
	if v.found == nil {
		return
	}
	switch action {
	case ActionShow:
		v.env.showDocument(v.found.row)
	case ActionShowEHF:
		v.env.showElectronic(v.found.row)
	case ActionCredit:
		v.env.open(Route{Page: CreditPage, ID: v.id})
	case ActionSend:
		v.shell.sendInvoice(v.id, false)
	case ActionSendNow:
		v.shell.sendInvoice(v.id, true)
	case ActionDelete:
		v.env.act(func(ctx context.Context) error { return v.env.Club.DeleteInvoice(ctx, v.id) }, func() {
			v.env.Feed.Touch(Batches | Invoices | Dispatches)
			v.shell.Back()
		})
	default:
		v.shell.handle(v.found.item, action)
	}
}

// sendInvoice puts a planned invoice on the dispatch list. What is due goes at once.
func (s *Shell) sendInvoice(id int64, now bool) {
	s.Env.act(func(ctx context.Context) error { return s.Env.Club.SendInvoices(ctx, []int64{id}, now) }, func() {
		s.Env.Feed.Touch(Invoices | Dispatches)
		s.Sending.Start(0)
	})
}

// DeleteQuestion asks whether the invoice is to be deleted.
func (v *InvoiceView) DeleteQuestion() string { return v.env.say("view.invoice.delete.ask") }

// FileName is what the document is called as a file.
func (v *InvoiceView) FileName() string {
	if v.found == nil {
		return ""
	}
	return documentName(v.found.row)
}

// SaveDocument writes the document to a file.
func (v *InvoiceView) SaveDocument(path string) { v.env.saveDocument(v.id, path) }

// Close ends listening.
func (v *InvoiceView) Close() {
	v.stop()
	v.reading.close()
}
