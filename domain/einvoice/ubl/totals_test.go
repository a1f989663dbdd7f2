package ubl_test

import (
	"encoding/xml"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"kontingent/domain/cal"
	"kontingent/domain/document"
	"kontingent/domain/einvoice"
	"kontingent/domain/einvoice/ubl"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/money"
)

// read is what a receiver's program takes from the XML to check the sums.
type read struct {
	Adjustments []readAdjustment `xml:"AllowanceCharge"`
	Tax         struct {
		Amount string `xml:"TaxAmount"`
		Rows   []struct {
			Base     string       `xml:"TaxableAmount"`
			Tax      string       `xml:"TaxAmount"`
			Category readCategory `xml:"TaxCategory"`
		} `xml:"TaxSubtotal"`
	} `xml:"TaxTotal"`
	Totals struct {
		Lines      string `xml:"LineExtensionAmount"`
		Net        string `xml:"TaxExclusiveAmount"`
		Gross      string `xml:"TaxInclusiveAmount"`
		Allowances string `xml:"AllowanceTotalAmount"`
		Charges    string `xml:"ChargeTotalAmount"`
		Payable    string `xml:"PayableAmount"`
	} `xml:"LegalMonetaryTotal"`
	Lines []struct {
		Quantity string       `xml:"InvoicedQuantity"`
		Net      string       `xml:"LineExtensionAmount"`
		Category readCategory `xml:"Item>ClassifiedTaxCategory"`
		Price    string       `xml:"Price>PriceAmount"`
	} `xml:"InvoiceLine"`
}

type readAdjustment struct {
	Charge   bool         `xml:"ChargeIndicator"`
	Amount   string       `xml:"Amount"`
	Category readCategory `xml:"TaxCategory"`
}

type readCategory struct {
	ID      string `xml:"ID"`
	Percent string `xml:"Percent"`
}

func (a readAdjustment) signed() *big.Rat {
	if a.Charge {
		return rat(a.Amount)
	}
	return neg(rat(a.Amount))
}

// TestTotals: for invoices of any kind the sums in the XML follow every sum rule of EN 16931, to the hundredth, and
// what is to be paid is what the PDF says.
//
// spec: C3
func TestTotals(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := rapid.SampledFrom(clubs).Draw(r, "club")
		registered := rapid.Bool().Draw(r, "registered")
		s := einvoice.Source{
			Organisation: organisation(t, c, registered), Party: cleaned(t, buyers["NO"], c.country), Say: say(t, "nb"),
			Invoice: invoice.Invoice{
				Number: 7, InvoiceDate: cal.MustParse("2027-01-15"), DueDate: cal.MustParse("2027-01-29"), Currency: "NOK",
			},
		}
		for range rapid.IntRange(1, 20).Draw(r, "lines") {
			pair := category(r, registered)
			s.Invoice.Lines = append(s.Invoice.Lines, line(t, "x",
				rapid.StringMatching(`-?[1-9][0-9]{0,2}(\.[0-9]{1,4})?`).Draw(r, "quantity"), "stk",
				rapid.StringMatching(`[0-9]{1,5}(\.[0-9]{1,4})?`).Draw(r, "price"), pair[0], pair[1]))
		}
		for range rapid.IntRange(0, 3).Draw(r, "adjustments") {
			pair := category(r, registered)
			s.Adjustments = append(s.Adjustments, einvoice.Adjustment{
				Charge: rapid.Bool().Draw(r, "charge"), Reason: "x",
				Amount: money.Minor(rapid.Int64Range(0, 100_000).Draw(r, "amount")), VAT: vatOf(t, pair[0], pair[1]),
			})
		}
		d, err := einvoice.New(s)
		if err != nil {
			r.Fatal(err)
		}
		if all := einvoice.Check(d); all.Err() != nil {
			r.Fatal(all)
		}
		b, err := ubl.Encode(d)
		if err != nil {
			r.Fatal(err)
		}
		var x read
		if err := xml.Unmarshal(b, &x); err != nil {
			r.Fatal(err)
		}
		sumRules(r, x)
		if len(s.Adjustments) == 0 {
			asOnPaper(r, s, x)
		}
	})
}

// asOnPaper compares with what stands on the PDF.
func asOnPaper(t *rapid.T, s einvoice.Source, x read) {
	d, err := issue.Compose(s.Organisation, issue.Work{Party: s.Party}, s.Invoice, document.Words(s.Say))
	if err != nil {
		t.Fatal(err)
	}
	if x.Totals.Net != d.Net.String() || x.Tax.Amount != d.Tax.String() || x.Totals.Payable != d.Total.String() {
		t.Fatalf("EHF %+v, PDF %s + %s = %s", x.Totals, d.Net, d.Tax, d.Total)
	}
	if len(x.Tax.Rows) != len(d.VAT) {
		t.Fatalf("EHF has %d rows of VAT, the PDF %d", len(x.Tax.Rows), len(d.VAT))
	}
}

func category(t *rapid.T, registered bool) []string {
	if !registered {
		return []string{"O", "0"}
	}
	return rapid.SampledFrom([][]string{{"S", "25"}, {"S", "12"}, {"S", "6"}, {"E", "0"}, {"Z", "0"}}).Draw(t, "category")
}

func sumRules(t *rapid.T, x read) {
	same := func(rule string, got, want *big.Rat) {
		if got.Cmp(want) != 0 {
			t.Fatalf("%s: %s, want %s in %+v", rule, got.FloatString(4), want.FloatString(4), x)
		}
	}
	lines, allowances, charges, taxes := new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)
	bases := map[readCategory]*big.Rat{}
	to := func(c readCategory, a *big.Rat) {
		if bases[c] == nil {
			bases[c] = new(big.Rat)
		}
		bases[c].Add(bases[c], a)
	}
	for _, l := range x.Lines {
		same("PEPPOL-EN16931-R120", rat(l.Net), rounded(mul(rat(l.Quantity), rat(l.Price))))
		lines.Add(lines, rat(l.Net))
		to(l.Category, rat(l.Net))
	}
	for _, a := range x.Adjustments {
		if a.Charge {
			charges.Add(charges, rat(a.Amount))
		} else {
			allowances.Add(allowances, rat(a.Amount))
		}
		to(a.Category, a.signed())
	}
	for _, row := range x.Tax.Rows {
		want := bases[row.Category]
		if want == nil {
			t.Fatalf("BR-S-01: a row for %+v, which no line has", row.Category)
		}
		same("BR-S-08, BR-E-08, BR-Z-08, BR-O-08", rat(row.Base), want)
		same("BR-CO-17, BR-S-09, BR-E-09, BR-O-09", rat(row.Tax),
			rounded(mul(rat(row.Base), mul(rat(row.Category.Percent), big.NewRat(1, 100)))))
		taxes.Add(taxes, rat(row.Tax))
		delete(bases, row.Category)
	}
	if len(bases) > 0 {
		t.Fatalf("BR-S-01: no row for %v", bases)
	}
	same("BR-CO-10", rat(x.Totals.Lines), lines)
	same("BR-CO-11", rat(x.Totals.Allowances), allowances)
	same("BR-CO-12", rat(x.Totals.Charges), charges)
	same("BR-CO-13", rat(x.Totals.Net), lines.Add(lines.Sub(lines, allowances), charges))
	same("BR-CO-14", rat(x.Tax.Amount), taxes)
	same("BR-CO-15", rat(x.Totals.Gross), taxes.Add(taxes, rat(x.Totals.Net)))
	same("BR-CO-16", rat(x.Totals.Payable), rat(x.Totals.Gross))
}

// rat reads a decimal; nothing is zero.
func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString("0" + s)
	if s != "" && s[0] == '-' {
		r, ok = new(big.Rat).SetString(s)
	}
	if !ok {
		panic(s + " is no number")
	}
	return r
}

func neg(r *big.Rat) *big.Rat    { return new(big.Rat).Neg(r) }
func mul(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

// rounded is to the hundredth, half away from zero; FloatString does just that.
func rounded(r *big.Rat) *big.Rat { return rat(r.FloatString(2)) }
