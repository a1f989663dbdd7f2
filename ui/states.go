package ui

import (
	"kontingent/domain/invoice"
	"kontingent/ui/widgets"
)

// standingTone is the tone that where an invoice stands is shown in. A credit note that was not to be sent is no trouble.
func standingTone(r invoice.Row) widgets.Tone {
	if r.Unsent() {
		return widgets.Ink
	}
	return invoiceTone(r.State)
}

// invoiceTone is the tone that the state of an invoice is shown in.
func invoiceTone(s invoice.State) widgets.Tone {
	switch s {
	case invoice.StateSent:
		return widgets.Good
	case invoice.StateHeld, invoice.StateInDoubt, invoice.StateNeedsAttention:
		return widgets.Warn
	case invoice.StateUndelivered:
		return widgets.Bad
	case invoice.StateSending, invoice.StateReady:
		return widgets.Accent
	}
	return widgets.Ink
}
