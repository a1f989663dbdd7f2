package einvoice

import (
	"strconv"

	"kontingent/domain/invoice"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// vatRules: the category of each line must fit the seller. A club may have been registered for VAT, or have ceased to
// be, after the lines were approved.
var vatRules = []Rule{
	{[]string{"BR-CO-04", "BR-CL-18"}, "vat.unknown", unknownVAT},
	{[]string{"BR-O-02"}, "vat.registered_outside", eachVAT(func(d *Document, v invoice.VAT) *problem.Problem {
		if v.Category == invoice.OutsideScope && d.Seller.VATNumber != "" {
			return problem.New("vat.registered_outside")
		}
		return nil
	})},
	{
		[]string{"BR-S-02", "BR-E-02", "BR-Z-02", "BR-AE-02", "BR-G-02"},
		"vat.not_registered",
		eachVAT(func(d *Document, v invoice.VAT) *problem.Problem {
			if v.Category != invoice.OutsideScope && known(v) && d.Seller.VATNumber == "" {
				return problem.New("vat.not_registered", "value", string(v.Category))
			}
			return nil
		}),
	},
	{[]string{"BR-O-11", "BR-O-12", "BR-O-13", "BR-O-14"}, "einvoice.vat.mixed", mixedVAT},
	{[]string{"BR-S-05"}, "vat.rate.missing", eachVAT(func(_ *Document, v invoice.VAT) *problem.Problem {
		if v.Category == invoice.Standard && v.Rate.IsZero() {
			return problem.New("vat.rate.missing")
		}
		return nil
	})},
	{
		[]string{"BR-O-05", "BR-E-05", "BR-Z-05", "BR-AE-05", "BR-G-05"},
		"vat.rate.unwanted",
		eachVAT(func(_ *Document, v invoice.VAT) *problem.Problem {
			if v.Category != invoice.Standard && known(v) && !v.Rate.IsZero() {
				return problem.New("vat.rate.unwanted", "value", string(v.Category))
			}
			return nil
		}),
	},
	{[]string{"BR-AE-02"}, "einvoice.vat.reverse_buyer", reverseBuyer},
	{[]string{"BR-CO-09", "NO-R-001", "SE-R-001", "SE-R-002"}, "einvoice.seller.vat_number", func(d *Document) problem.List {
		n := d.Seller.VATNumber
		got, err := payment.VATNumber(d.Seller.Address.Country, n)
		return when(n != "" && (err != nil || got != n),
			problem.New("einvoice.seller.vat_number", "value", n).At("organisation_number"))
	}},
}

// eachVAT looks at the lines and at what is taken off or added, one by one.
func eachVAT(find func(*Document, invoice.VAT) *problem.Problem) func(*Document) problem.List {
	return func(d *Document) problem.List {
		var found problem.List
		for i, l := range d.Lines {
			if p := find(d, l.VAT); p != nil {
				found = append(found, p.At("document.lines["+strconv.Itoa(i+1)+"].vat"))
			}
		}
		for _, a := range d.Adjustments {
			if p := find(d, a.VAT); p != nil {
				found = append(found, p.At("document.lines"))
			}
		}
		return found
	}
}

func known(v invoice.VAT) bool {
	switch v.Category {
	case invoice.OutsideScope, invoice.Exempt, invoice.Standard, invoice.ZeroRated, invoice.Reverse, invoice.Export:
		return true
	}
	return false
}

var unknownVAT = eachVAT(func(_ *Document, v invoice.VAT) *problem.Problem {
	if !known(v) {
		return problem.New("vat.unknown", "value", string(v.Category))
	}
	return nil
})

func mixedVAT(d *Document) problem.List {
	outside := false
	for _, t := range d.Taxes {
		outside = outside || t.VAT.Category == invoice.OutsideScope
	}
	return when(outside && len(d.Taxes) > 1, problem.New("einvoice.vat.mixed").At("document.lines"))
}

func reverseBuyer(d *Document) problem.List {
	for _, t := range d.Taxes {
		if t.VAT.Category == invoice.Reverse && d.Buyer.LegalID.Value == "" {
			return problem.List{problem.New("einvoice.vat.reverse_buyer", "name", d.Buyer.Name).
				At("organisation_number").Of(d.Buyer.Number)}
		}
	}
	return nil
}
