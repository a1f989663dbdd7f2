package einvoice

import (
	"strings"

	"kontingent/domain/invoice"
	"kontingent/domain/problem"
)

// countryRules are those of one country's sellers alone. Norway's and Finland's are met by the numbers themselves.
var countryRules = []Rule{
	{[]string{"SE-R-006"}, "einvoice.vat.se_rate", swedishRates},
	{[]string{"DK-R-010", "DK-R-011"}, "einvoice.payment.slip", danishSlip},
	{[]string{"DK-R-016"}, "einvoice.credit.negative", func(d *Document) problem.List {
		return when(d.Kind == CreditNote && d.Totals.Payable.Sign() < 0,
			problem.New("einvoice.credit.negative", "total", d.Totals.Payable.String()).Of(d.Buyer.Number))
	}},
}

var swedishRates = eachVAT(func(d *Document, v invoice.VAT) *problem.Problem {
	if d.Seller.Address.Country != "SE" || v.Category != invoice.Standard {
		return nil
	}
	switch v.Rate.String() {
	case "25", "12", "6":
		return nil
	}
	return problem.New("einvoice.vat.se_rate", "value", v.Rate.String())
})

// danishSlip looks at the payment id: 15 digits of type 71, none of type 73. Before issue there is none yet.
func danishSlip(d *Document) problem.List {
	if d.Payment.Code != codeFIK || d.Number == "" {
		return nil
	}
	id, long := strings.CutPrefix(d.Payment.Reference, "71#")
	id = strings.Trim(id, "0123456789")
	fits := long && id == "" && len(d.Payment.Reference) == len("71#")+15 || d.Payment.Reference == "73#"
	return when(!fits || len(d.Payment.Account) != 8,
		problem.New("einvoice.payment.slip", "value", d.Payment.Reference).At("payment_reference"))
}
