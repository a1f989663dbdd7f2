package einvoice

import "kontingent/domain/problem"

// referenceRules: what the receiver's system sends the document on by.
var referenceRules = []Rule{
	{[]string{"PEPPOL-EN16931-R003"}, "einvoice.reference.missing", func(d *Document) problem.List {
		return when(d.BuyerReference == "" && d.OrderReference == "",
			problem.New("einvoice.reference.missing", "name", d.Buyer.Name).At("their_reference").Of(d.Buyer.Number))
	}},
	{nil, "einvoice.reference.borrowed", func(d *Document) problem.List {
		return when(d.borrowed, problem.New("einvoice.reference.borrowed", "name", d.Buyer.Name).
			At("their_reference").Of(d.Buyer.Number).AsWarning())
	}},
	{[]string{"BR-55"}, "einvoice.credit.invoice", func(d *Document) problem.List {
		missing := d.Kind == CreditNote && len(d.Credits) == 0
		for _, c := range d.Credits {
			missing = missing || c.Number == ""
		}
		return when(missing, problem.New("einvoice.credit.invoice").Of(d.Buyer.Number))
	}},
}
