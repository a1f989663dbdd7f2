package einvoice

import (
	"strings"

	"kontingent/domain/problem"
)

// paymentRules: a transfer needs an account that the payer's bank can reach.
var paymentRules = []Rule{
	{[]string{"BR-50", "BR-61", "DK-R-006"}, "einvoice.payment.account", func(d *Document) problem.List {
		p := d.Payment
		return when(p.Code != "" && p.Code != codeNone && p.Account == "", problem.New("einvoice.payment.account").At("account"))
	}},
	{nil, "einvoice.payment.abroad", func(d *Document) problem.List {
		p := d.Payment
		abroad := d.Buyer.Address.Country != d.Seller.Address.Country
		return when(abroad && p.Account != "" && !isIBAN(p.Account), problem.New("einvoice.payment.abroad",
			"name", d.Buyer.Name).At("account").Of(d.Buyer.Number).AsWarning())
	}},
}

// isIBAN tells an IBAN from the national numbers, which have digits alone.
func isIBAN(account string) bool { return strings.Trim(account, "0123456789") != "" }
