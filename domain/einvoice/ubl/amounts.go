package ubl

import (
	"slices"
	"strconv"

	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
)

// category writes a VAT category; category O has no rate at all (BR-O-05), the others have one even when it is 0.
func (w *writer) category(name string, v invoice.VAT, reasonCode, reason string) {
	m := w.open(name)
	w.text("cbc:ID", string(v.Category))
	if v.Category != invoice.OutsideScope {
		w.text("cbc:Percent", v.Rate.String())
	}
	w.text("cbc:TaxExemptionReasonCode", reasonCode)
	w.text("cbc:TaxExemptionReason", reason)
	w.vatScheme()
	w.end(name, m)
}

func (w *writer) vatScheme() {
	m := w.open("cac:TaxScheme")
	w.text("cbc:ID", "VAT")
	w.end("cac:TaxScheme", m)
}

// adjustment writes an allowance or a charge.
func (w *writer) adjustment(a einvoice.Adjustment, currency string) {
	m := w.open("cac:AllowanceCharge")
	w.text("cbc:ChargeIndicator", strconv.FormatBool(a.Charge))
	w.text("cbc:AllowanceChargeReason", a.Reason)
	w.amount("cbc:Amount", a.Amount, currency)
	w.category("cac:TaxCategory", a.VAT, "", "")
	w.end("cac:AllowanceCharge", m)
}

func (w *writer) taxes(d einvoice.Document) {
	total := w.open("cac:TaxTotal")
	w.amount("cbc:TaxAmount", d.Totals.VAT, d.Currency)
	for _, t := range d.Taxes {
		m := w.open("cac:TaxSubtotal")
		w.amount("cbc:TaxableAmount", t.Base, d.Currency)
		w.amount("cbc:TaxAmount", t.Tax, d.Currency)
		w.category("cac:TaxCategory", t.VAT, t.ReasonCode, t.Reason)
		w.end("cac:TaxSubtotal", m)
	}
	w.end("cac:TaxTotal", total)
}

func (w *writer) totals(d einvoice.Document) {
	m := w.open("cac:LegalMonetaryTotal")
	w.amount("cbc:LineExtensionAmount", d.Totals.Lines, d.Currency)
	w.amount("cbc:TaxExclusiveAmount", d.Totals.Net, d.Currency)
	w.amount("cbc:TaxInclusiveAmount", d.Totals.Payable, d.Currency)
	is := func(charge bool) bool {
		return slices.ContainsFunc(d.Adjustments, func(a einvoice.Adjustment) bool { return a.Charge == charge })
	}
	if is(false) {
		w.amount("cbc:AllowanceTotalAmount", d.Totals.Allowances, d.Currency)
	}
	if is(true) {
		w.amount("cbc:ChargeTotalAmount", d.Totals.Charges, d.Currency)
	}
	w.amount("cbc:PayableAmount", d.Totals.Payable, d.Currency)
	w.end("cac:LegalMonetaryTotal", m)
}

func (w *writer) line(n names, number int, l einvoice.Line, currency string) {
	m := w.open(n.line)
	w.text("cbc:ID", strconv.Itoa(number))
	w.text(n.quantity, l.Quantity.String(), "unitCode", l.Unit)
	w.amount("cbc:LineExtensionAmount", l.Net, currency)
	item := w.open("cac:Item")
	w.text("cbc:Description", l.Description)
	w.text("cbc:Name", l.Name)
	product := w.open("cac:SellersItemIdentification")
	w.text("cbc:ID", l.Product)
	w.end("cac:SellersItemIdentification", product)
	w.category("cac:ClassifiedTaxCategory", l.VAT, "", "")
	w.end("cac:Item", item)
	price := w.open("cac:Price")
	w.text("cbc:PriceAmount", l.Price.String(), "currencyID", currency)
	w.end("cac:Price", price)
	w.end(n.line, m)
}
