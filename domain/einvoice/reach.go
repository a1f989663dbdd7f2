package einvoice

import (
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Reach is the address in the network, "0192:974760673", at which a card can be reached; else what is missing on the
// card. home is the organisation's country. It says nothing of whether the receiver is registered there.
func Reach(c party.Party, home string) (address string, err error) {
	d := Document{Buyer: buyer(c, home)}
	for _, find := range []func(*Document) problem.List{buyerNumber, buyerPerson, buyerAbroad, buyerAddressWrong} {
		if found := find(&d); found != nil {
			return "", found
		}
	}
	return d.Buyer.Endpoint.Scheme + ":" + d.Buyer.Endpoint.Value, nil
}
