package viewmodel

import (
	"strings"

	"kontingent/domain/invoice"
)

// invoiceStates are all states of an invoice, in the order of its life.
func invoiceStates() []string { return strings.Split(invoice.StateNames(), ", ") }

// figures are the states of invoices with their counts, in the order of an invoice's life, without those that are nowhere.
func (e *Env) figures(counts map[string]int) []Figure {
	var out []Figure
	for _, s := range invoiceStates() {
		if n := counts[s]; n > 0 {
			out = append(out, Figure{ID: s, Label: e.invoiceState(s), Count: n, Bad: needsPerson(invoice.State(s))})
		}
	}
	return out
}

// needsPerson reports whether an invoice in this state waits for somebody.
func needsPerson(s invoice.State) bool {
	switch s {
	case invoice.StateDraft, invoice.StateInDoubt, invoice.StateNeedsAttention, invoice.StateUndelivered:
		return true
	}
	return false
}
