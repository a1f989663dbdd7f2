package einvoice

import (
	"slices"

	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Rule finds one thing that a receiver or the network would refuse.
type Rule struct {
	IDs  []string // of the official rules it stands for: EN 16931 (BR-…), Peppol 2026.5; empty: custom of receivers
	Code string   // of its problem
	Find func(d *Document) problem.List
}

// Rules are all of them. What the constructor can't do wrong (order, empty elements, code lists it picks from) has no
// rule: the tests hold that against the official ones.
func Rules() []Rule {
	return slices.Concat(partyRules, referenceRules, vatRules, countryRules, paymentRules, amountRules, fileRules)
}

// Check is the pre-flight: everything that stands in the way of the document, and what is worth knowing (warnings).
// A document without a number is looked at as far as it goes.
func Check(d Document) problem.List {
	var found problem.List
	for _, r := range Rules() {
		found = append(found, r.Find(&d)...)
	}
	return found
}

// when is the problem if there is one.
func when(there bool, p *problem.Problem) problem.List {
	if !there {
		return nil
	}
	return problem.List{p}
}

// sellerCodes are the problems that only the organisation can have.
var sellerCodes = []string{
	"organisation.name.missing", "organisation.country.unknown", "einvoice.seller.number", "einvoice.seller.number_wrong",
	"einvoice.seller.vat_number", "einvoice.payment.account",
}

// CheckSeller is the pre-flight of the organisation alone: without what it lacks nobody gets an electronic invoice.
func CheckSeller(o party.Organisation) problem.List {
	d := Document{Kind: Invoice, Seller: seller(o, ""), Currency: o.Currency}
	d.Buyer.Address.Country = o.Country
	d.Totals.Payable = money.Minor(1) // so that an account is asked for
	d.Payment = pay(o, d, "")
	var found problem.List
	for _, p := range Check(d) {
		if slices.Contains(sellerCodes, p.Code) {
			found = append(found, p)
		}
	}
	return found
}
