package party

import "kontingent/domain/cal"

// Reception is whether a party can receive EHF, as far as anybody has looked it up.
type Reception string

// What a look-up says. Empty: it is not known, and EHF is tried.
const (
	CanReceive    Reception = "yes"
	CannotReceive Reception = "no"
)

// RefusesEHF is the day on which a look-up said that the party can't receive EHF; zero: none has.
func (p Party) RefusesEHF() cal.Date {
	if p.EHFReceives != CannotReceive {
		return cal.Date{}
	}
	return p.EHFLookedUp
}

// KeepReception gives the card with what was looked up for it as it was before, whatever the caller made of that: an
// import and a form know nothing of it. Where the card has another address in the network now, nothing is known.
func (p Party) KeepReception(before Party) Party {
	p.EHFReceives, p.EHFLookedUp = before.EHFReceives, before.EHFLookedUp
	if p.Kind != before.Kind || p.OrganisationNumber != before.OrganisationNumber || p.PeppolID != before.PeppolID ||
		p.Address.Country != before.Address.Country {
		p.EHFReceives, p.EHFLookedUp = "", cal.Date{}
	}
	return p
}
