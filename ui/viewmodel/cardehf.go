package viewmodel

import (
	"kontingent/domain/einvoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// CardReach is what EHF can do with a card.
type CardReach struct {
	Address string // in the network, "0192:974760673"; empty: EHF can't reach it
	Text    string // where it goes and by what, or what is missing
	Person  bool   // a private person's, whom EHF is not for
}

// Reach says whether EHF can reach the card as it stands. It does not say whether the receiver is registered for EHF.
func (c *CardEditor) Reach() CardReach {
	card := c.value
	if clean, err := card.Clean(c.country); err == nil {
		card = clean
	}
	if card.Kind != party.Company && card.OrganisationNumber == "" && card.PeppolID == "" {
		return CardReach{Text: c.env.say("view.ehf.reach.person"), Person: true}
	}
	address, err := einvoice.Reach(card, c.country)
	if err != nil {
		list := problem.All(err)
		return CardReach{Text: c.env.Words.Problem(list[0])}
	}
	key := "view.ehf.reach.number"
	if card.PeppolID != "" {
		key = "view.ehf.reach.own"
	}
	return CardReach{Address: address, Text: c.env.say(key, "address", address)}
}
