package issue_test

import (
	"strings"
	"testing"

	"kontingent/domain/document"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
)

func say(key string, _ ...string) string { return key }

func compose(t *testing.T, o party.Organisation, p party.Party) document.Document {
	t.Helper()
	o, err := o.Clean()
	if err != nil {
		t.Fatal(err)
	}
	price, _ := money.ParsePrice("450")
	v := invoice.Invoice{
		Number: 42, Currency: o.Currency,
		Lines: []invoice.Line{{Description: "Dues", Quantity: money.One(), UnitPrice: price, VAT: invoice.VAT{Category: "O"}}},
	}
	if v.Reference, err = payment.Make(o.Reference, v.Number); err != nil {
		t.Fatal(err)
	}
	if v.Lines[0].VAT, _ = invoice.DefaultVAT(o); o.VATRegistered && o.Country != "NO" {
		v.Lines[0].VAT.Category = invoice.Exempt
	}
	d, err := issue.Compose(o, issue.Work{Party: p, Batch: "2027"}, v, say)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Each country pays in its own way.
func TestPaymentPart(t *testing.T) {
	for _, c := range []struct {
		name string
		o    party.Organisation
		home string // the payer's country
		want string
	}{
		{
			"Norwegian account and KID",
			party.Organisation{Country: "NO", Account: "86011117947", Reference: payment.Options{Scheme: payment.KID10, Length: 14}},
			"", "issue.account.no 8601.11.17947 issue.reference.kid10 00000000000422",
		},
		{
			"a payer abroad gets the IBAN",
			party.Organisation{Country: "NO", Account: "86011117947"},
			"DE", "issue.account.iban NO93 8601 1117 947",
		},
		{
			"Danish FIK",
			party.Organisation{Country: "DK", Account: "DK5000400440116243", Reference: payment.Options{Scheme: payment.FIK71, CreditorNumber: "81234567"}},
			"", "issue.account.fik 81234567 issue.reference.fik71 000000000000422 +71<000000000000422+81234567<",
		},
		{
			"a Danish slip is of no use abroad",
			party.Organisation{Country: "DK", Account: "DK5000400440116243", Reference: payment.Options{Scheme: payment.FIK71, CreditorNumber: "81234567"}},
			"SE", "issue.account.iban DK50 0040 0440 1162 43 issue.reference.fik71 000000000000422",
		},
		{
			"Swedish bankgiro and OCR",
			party.Organisation{Country: "SE", Account: "BG 5402-9681", Reference: payment.Options{Scheme: payment.OCR}},
			"", "issue.account.bankgiro 5402-9681 issue.reference.ocr 422",
		},
		{
			"Finnish IBAN and viite",
			party.Organisation{Country: "FI", Account: "FI2112345600000785", Reference: payment.Options{Scheme: payment.Viite}},
			"", "issue.account.iban FI21 1234 5600 0007 85 issue.reference.viite " + viite(42),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.o.Name = "Club"
			p := compose(t, c.o, party.Party{Number: "1", Name: "x", Address: party.Address{Country: c.home}}).Payment
			got := strings.Join(strings.Fields(strings.Join([]string{
				p.AccountLabel, p.Account, p.ReferenceLabel, p.Reference, p.CodeLine,
			}, " ")), " ")
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func viite(n int64) string {
	ref, err := payment.Make(payment.Options{Scheme: payment.Viite}, n)
	if err != nil {
		return err.Error()
	}
	return payment.Print(payment.Viite, ref)
}

// spec: C3: what a seller's registration puts on the page.
func TestSellerMarks(t *testing.T) {
	no := party.Organisation{Name: "Club", Country: "NO", Account: "86011117947", OrganisationNumber: "991825827"}
	d := compose(t, no, party.Party{Name: "x"})
	if d.Seller.VATMark != "" || d.Seller.OrganisationNumber != "991 825 827" {
		t.Errorf("not registered: %+v", d.Seller)
	}
	no.VATRegistered = true
	d = compose(t, no, party.Party{Name: "x"})
	if d.Seller.VATMark != "MVA" || d.VAT[0].Reason != "issue.vat.E" {
		t.Errorf("registered: %+v, %+v", d.Seller, d.VAT)
	}
	se := party.Organisation{Name: "Club", Country: "SE", Account: "BG 5402-9681", OrganisationNumber: "802002-0015", VATRegistered: true}
	if d = compose(t, se, party.Party{Name: "x"}); d.Seller.VATNumber != "SE802002001501" {
		t.Errorf("Swedish: %+v", d.Seller)
	}
}

// spec: B8, C6: the language is the card's, else the club's; a foreign address has its country.
func TestRecipient(t *testing.T) {
	o := party.Organisation{Name: "Club", Country: "NO", Account: "86011117947"}
	d := compose(t, o, party.Party{Name: "Åsa", Language: "sv", Address: party.Address{
		Street: "Gatan 1", PostalCode: "11122", City: "Stockholm", Country: "SE",
	}})
	if got := d.Language + "|" + strings.Join(d.Buyer.Address, "|"); got != "sv|Gatan 1||111 22 Stockholm|SWEDEN" {
		t.Errorf("got %s", got)
	}
	if d = compose(t, o, party.Party{Name: "x"}); d.Language != "nb" {
		t.Errorf("language %s", d.Language)
	}
}
