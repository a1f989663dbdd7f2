package einvoice_test

import (
	"strings"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// spec: A6: what a treasurer sets for EHF goes before the invoice, the invoice before the card.
func TestBuyerReference(t *testing.T) {
	for _, c := range []struct {
		option, invoice, card, order, want string
	}{
		{"Avd. 7", "Ola", "Kari", "", "Avd. 7"},
		{"", "Ola", "Kari", "", "Ola"},
		{"", " ", "Kari", "", "Kari"},
		{"", "", "", "4711", ""},
		{"", "", "", "", "Fjellheim AS"},
	} {
		s := good(t, "NO", "O")
		s.Options.BuyerReference, s.Options.OrderReference = c.option, c.order
		s.Invoice.TheirReference, s.Party.TheirReference = c.invoice, c.card
		d := made(t, s)
		if d.BuyerReference != c.want || einvoice.Check(d).Err() != nil {
			t.Errorf("%+v: got %q, %v", c, d.BuyerReference, codes(d))
		}
	}
}

// spec: B7: one document for each due date, with its own number, all with the same reference, each naming the others.
func TestCollective(t *testing.T) {
	s := good(t, "NO", "O")
	var invoices []invoice.Invoice
	for i, due := range []string{"2027-01-29", "2027-04-29", "2027-07-29"} {
		v := s.Invoice
		v.Number, v.DueDate = int64(1042+i), cal.MustParse(due)
		invoices = append(invoices, v)
	}
	docs, err := einvoice.Collective(s, invoices)
	if err != nil || len(docs) != 3 {
		t.Fatalf("got %d, %v", len(docs), err)
	}
	for i, d := range docs {
		if d.Number != invoices[i].NumberText() || d.Due != invoices[i].DueDate || d.Payment.Reference != s.Invoice.Reference {
			t.Errorf("document %d is %s, due %s, reference %s", i, d.Number, d.Due, d.Payment.Reference)
		}
		if d.Totals.Payable.String() != "450.00" || einvoice.Check(d).Err() != nil {
			t.Errorf("%s over %s: %s", d.Number, d.Totals.Payable, codes(d))
		}
	}
	if want := "faktura 1042, 1044, som"; !strings.Contains(docs[1].Note, want) {
		t.Errorf("the second says %q, not %q", docs[1].Note, want)
	}
}

// spec: C2, A11: the pre-flight works before there is a number, so that none is used for what can't go.
func TestBeforeIssue(t *testing.T) {
	for country := range clubs {
		s := good(t, country, "O")
		s.Party.Address.Country, s.Party.OrganisationNumber = country, clubs[country].OrganisationNumber
		s.Invoice.Number, s.Invoice.Reference = 0, ""
		if d := made(t, s); len(einvoice.Check(d)) > 0 {
			t.Errorf("%s: %s", country, codes(d))
		}
	}
}

// spec: C10: a credit note gives back what the lines say, asks for no payment, and says what it takes back.
func TestCreditNote(t *testing.T) {
	s := good(t, "NO", "S")
	s.Credits = []einvoice.Preceding{{Number: "1041", Date: cal.MustParse("2027-01-02")}}
	d := made(t, s)
	if d.Kind != einvoice.CreditNote || d.Payment.Account != "" || d.Payment.Reference != "" {
		t.Errorf("got a %s that is paid to %+v", d.Kind, d.Payment)
	}
	if d.Totals.Payable.String() != "562.50" || len(einvoice.Check(d)) > 0 {
		t.Errorf("got %s, %s", d.Totals.Payable, codes(d))
	}
}

// TestNothingToPay: an invoice of nothing asks for no payment.
func TestNothingToPay(t *testing.T) {
	s := good(t, "NO", "O")
	s.Invoice.Lines = append(s.Invoice.Lines, line(t, "Rabatt", "-1", "450", "O"))
	if d := made(t, s); d.Payment != (einvoice.Payment{}) || len(einvoice.Check(d)) > 0 {
		t.Errorf("got %+v, %s", d.Payment, codes(d))
	}
}

// TestPayment: how each country is paid, at home and from abroad.
func TestPayment(t *testing.T) {
	for _, c := range []struct{ country, account, bic, buyer, want string }{
		{"NO", "", "", "NO", "30 00000000010421 86011117947 "},
		{"NO", "", "DNBANOKK", "SE", "30 00000000010421 NO9386011117947 DNBANOKK"},
		{"DK", "", "", "DK", "93 71#000000000010421 81234567 "},
		{"DK", "", "", "NO", "42 000000000010421 0012345678 1234"},
		{"DK", "DK5000400440116243", "NDEADKKK", "NO", "30 000000000010421 DK5000400440116243 NDEADKKK"},
		{"SE", "", "", "SE", "30 10421 54029681 SE:BANKGIRO"},
		{"SE", "28 65 43-4", "", "SE", "30 10421 2865434 SE:PLUSGIRO"},
		{"FI", "", "NDEAFIHH", "FI", "58 1010426 FI2112345600000785 NDEAFIHH"},
	} {
		s := good(t, c.country, "O")
		if c.account != "" {
			s.Organisation.Account = c.account
		}
		s.Organisation.BIC, s.Party.Address.Country = c.bic, c.buyer
		p := made(t, s).Payment
		if got := strings.Join([]string{p.Code, p.Reference, p.Account, p.Branch}, " "); got != c.want {
			t.Errorf("%s to %s: got %q, want %q", c.buyer, c.country, got, c.want)
		}
	}
}

// TestLongAndOddLines: nothing of a line is lost, whatever its length and unit.
func TestLongAndOddLines(t *testing.T) {
	s := good(t, "NO", "O")
	long := strings.Repeat("Korweekend på Sjællands Odde, ", 9)
	s.Invoice.Lines = []invoice.Line{
		line(t, long, "1", "450", "O"), line(t, "Ved", "3", "90", "O"), line(t, strings.Repeat("x", 300), "1", "1", "O"),
	}
	s.Invoice.Lines[0].Unit, s.Invoice.Lines[1].Unit = "Døgn", "sekker"
	d := made(t, s)
	l := d.Lines[0]
	if n := len([]rune(l.Name)); n > 100 || n < 60 || !strings.HasSuffix(l.Name, "…") || l.Description != strings.TrimSpace(long) || l.Unit != "DAY" {
		t.Errorf("got %q, %q in %s", l.Name, l.Description, l.Unit)
	}
	if l = d.Lines[1]; l.Name != "Ved (sekker)" || l.Unit != "C62" || l.Description != "" {
		t.Errorf("got %q in %s", l.Name, l.Unit)
	}
	if l = d.Lines[2]; len([]rune(l.Name)) != 100 || len(l.Description) != 300 {
		t.Errorf("got %q", l.Name)
	}
}

// TestSameTotals: without adjustments the sums are those of the PDF and the lists.
func TestSameTotals(t *testing.T) {
	s := good(t, "NO", "S")
	s.Invoice.Lines = append(s.Invoice.Lines, line(t, "x", "3", "0.335", "S"), line(t, "y", "1", "9.99", "E"))
	d := made(t, s)
	want, err := invoice.Sum(s.Invoice.Lines)
	if err != nil || d.Totals.Payable != want.Total || d.Totals.VAT != want.VAT || len(d.Taxes) != 2 {
		t.Errorf("got %+v, want %+v, %v", d.Totals, want, err)
	}
	s.Adjustments = []einvoice.Adjustment{{Reason: "Dugnad", Amount: money.Minor(10_00), VAT: s.Invoice.Lines[0].VAT}}
	if d = made(t, s); d.Totals.Payable != want.Total.Sub(money.Minor(12_50)) || len(einvoice.Check(d)) > 0 {
		t.Errorf("got %+v, %s", d.Totals, codes(d))
	}
	s.Invoice.Lines[0].UnitPrice, s.Invoice.Lines[0].Quantity = line(t, "", "9999999999", "99999999999", "S").UnitPrice, line(t, "", "99999999999", "1", "S").Quantity
	if _, err := einvoice.New(s); err == nil {
		t.Error("an amount beyond all reason was taken")
	}
}

// TestNote: title, information, the option's note, in lines; nothing that XML can't hold.
func TestNote(t *testing.T) {
	s := good(t, "NO", "O")
	s.Title, s.Invoice.AdditionalInformation, s.Options.Note = "Kontingent\t2027", "Hei\x00\r\nder \uFFFE", "\n"
	s.Invoice.SellersNotes = "secret"
	if got, want := made(t, s).Note, "Kontingent 2027\nHei\nder"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestEndpoints: who is reached where, by the number on the card or by the address on it.
func TestEndpoints(t *testing.T) {
	for _, c := range []struct{ country, number, peppol, endpoint, legal string }{
		{"NO", "974760673", "", "0192:974760673", "0192:974760673"},
		{"DK", "13585628", "", "0184:13585628", "0184:13585628"},
		{"DK", "13585628", "5798000000001", "0088:5798000000001", "0184:13585628"},
		{"SE", "556047-3521", "", "0007:5560473521", "0007:5560473521"},
		{"FI", "2077474-0", "", "0216:003720774740", "0212:2077474-0"},
		{"DE", "HRB 1", "0204:991-1", "0204:991-1", ":HRB 1"},
	} {
		s := good(t, "NO", "O")
		card := s.Party
		card.OrganisationNumber, card.PeppolID, card.Address = c.number, c.peppol, party.Address{Country: c.country}
		var err error
		if s.Party, err = card.Clean("NO"); err != nil {
			t.Fatal(err)
		}
		b := made(t, s).Buyer
		if got := b.Endpoint.Scheme + ":" + b.Endpoint.Value; got != c.endpoint {
			t.Errorf("%s %s: the endpoint is %s", c.country, c.number, got)
		}
		if got := b.LegalID.Scheme + ":" + b.LegalID.Value; got != c.legal {
			t.Errorf("%s %s: the number is %s", c.country, c.number, got)
		}
	}
}

// spec: A2: whether a card has an address for EHF, before there is any invoice.
func TestReach(t *testing.T) {
	firm := good(t, "NO", "O").Party
	if got, err := einvoice.Reach(firm, "NO"); got != "0192:974760673" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	firm.PeppolID = "0088:5798000000001"
	if got, err := einvoice.Reach(firm, "NO"); got != firm.PeppolID || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	firm.PeppolID, firm.OrganisationNumber = "", ""
	if got, err := einvoice.Reach(firm, "NO"); got != "" || !problem.Is(err, "einvoice.buyer.number") {
		t.Errorf("got %q, %v", got, err)
	}
	firm.Kind = party.Person
	if got, err := einvoice.Reach(firm, "NO"); got != "" || !problem.Is(err, "einvoice.buyer.person") {
		t.Errorf("got %q, %v", got, err)
	}
}
