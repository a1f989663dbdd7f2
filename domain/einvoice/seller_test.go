package einvoice_test

import (
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
)

var today = cal.MustParse("2027-01-12")

// spec: A2: what the club itself lacks is told without any invoice.
func TestCheckSeller(t *testing.T) {
	whole := party.Organisation{
		Name: "Korpset", Country: "NO", Currency: "NOK", OrganisationNumber: "991825827", Account: "86011117947",
	}
	for want, change := range map[string]func(*party.Organisation){
		"":                             func(*party.Organisation) {},
		"einvoice.seller.number":       func(o *party.Organisation) { o.OrganisationNumber = "" },
		"einvoice.seller.number_wrong": func(o *party.Organisation) { o.OrganisationNumber = "123456789" },
		"einvoice.payment.account":     func(o *party.Organisation) { o.Account = "" },
		"organisation.name.missing":    func(o *party.Organisation) { o.Name = "" },
	} {
		o := whole
		change(&o)
		found := einvoice.CheckSeller(o)
		if want == "" && len(found) > 0 || want != "" && (len(found) != 1 || found[0].Code != want) {
			t.Errorf("got %v, want %q", found, want)
		}
	}
}

// spec: C3, C10: three credit notes for a third each come to the invoice to the last cent, so one of them is off by a
// rounding: what EHF says is what stands on the PDF, and no rule is against it.
func TestCreditNoteSumsAreExact(t *testing.T) {
	price, _ := money.ParsePrice("33.35")
	rate, _ := money.ParseRate("25")
	three, _ := money.ParseQuantity("3")
	v := invoice.Invoice{
		Number: 7, Currency: "NOK", InvoiceDate: today, DueDate: today,
		Lines: []invoice.Line{{
			Description: "Reklame", Quantity: three, UnitPrice: price, VAT: invoice.VAT{Category: invoice.Standard, Rate: rate},
		}},
	}
	whole, err := v.Sums()
	if err != nil {
		t.Fatal(err)
	}
	var notes []invoice.Invoice
	var sum money.Amount
	for n := range 3 {
		lines, c, err := invoice.TakeBack(v, notes, []invoice.Taken{{Quantity: money.One()}})
		if err != nil {
			t.Fatal(err)
		}
		note := v
		note.Number, note.Lines, note.Credit, note.Total, note.VAT = int64(8+n), lines, &c, c.Totals.Total, c.Totals.VAT
		notes = append(notes, note)
		d, err := einvoice.New(einvoice.Source{
			Organisation: party.Organisation{
				Name: "Korpset", Country: "NO", Currency: "NOK", OrganisationNumber: "991825827", Account: "86011117947", VATRegistered: true,
			},
			Party:   party.Party{Number: "1", Kind: party.Company, Name: "Firma", OrganisationNumber: "310918857", TheirReference: "x"},
			Invoice: note, Credits: []einvoice.Preceding{{Number: "7", Date: today}},
			Say: func(key string, _ ...string) string { return key },
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := einvoice.Check(d).Err(); err != nil {
			t.Errorf("credit note %d: %v", n+1, err)
		}
		if d.Totals.Payable != note.Total || d.Totals.VAT != note.VAT {
			t.Errorf("credit note %d says %s, the PDF %s", n+1, d.Totals.Payable, note.Total)
		}
		sum = sum.Add(d.Totals.Payable)
	}
	if sum != whole.Total {
		t.Errorf("together %s, want %s", sum, whole.Total)
	}
}
