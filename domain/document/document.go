// Package document decides what an invoice looks like: where on A4 pages each word, line and picture stands.
//
// It takes what others have decided and calculated, a Document, and a Template, and returns pages of drawing operations
// in millimetres. It refuses to know how a page becomes a PDF, a picture or a web page (its leaves do), where the words
// of a language come from (Words is injected), and what any amount should be: it adds up nothing but the carried-over
// totals of a long table. Issue calls it for what is sent, the window for its preview.
package document

import (
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/money"
)

// Kind is what the document is.
type Kind string

// The kinds of document. A credit note has no payment part.
const (
	Invoice    Kind = "invoice"
	CreditNote Kind = "credit_note"
)

// Document is everything that stands on the pages, already decided. Empty fields leave no trace.
type Document struct {
	Kind                  Kind
	Number                string // as printed; with several due dates "1042–1045"
	Credits               string // the number of the invoice a credit note reverses
	CreditsDate           cal.Date
	Language              string // nb, nn, da, sv, fi, en
	Currency              string // ISO 4217
	Title                 string // what it is about, as a rule the name of the batch
	Seller                Seller
	Logo                  []byte // as CleanLogo returned it
	Buyer                 Buyer
	InvoiceDate           cal.Date
	DueDate               cal.Date
	DeliveryDate          cal.Date
	TheirReference        string
	OurReference          string
	Details               []Detail // more rows beside the dates, such as the order reference
	AdditionalInformation string   // of any length; line breaks are kept
	Lines                 []Item
	VAT                   []Tax // by category and rate; drawn only for a seller registered for VAT
	Net                   money.Amount
	Tax                   money.Amount
	Total                 money.Amount
	DueDates              []DueDate // more than one: a collective invoice. Then Total is the sum of them all, while the
	// lines, VAT and Net are of each of the invoices (or of all together, where they have been divided)
	Payment Payment
	Issued  time.Time // the moment of issue: the file's own date. Stands on no page
}

// Seller is the club.
type Seller struct {
	Name               string
	Country            string // ISO 3166: which name its number goes by
	OrganisationNumber string // as printed: "987 654 325"
	VATRegistered      bool   // false: nothing about VAT on the pages
	VATMark            string // printed after the number: "MVA" in Norway
	VATNumber          string // printed on a row of its own where the country asks for it (SE, FI)
	Address            []string
	Email              string
	Phone              string
	Web                string
}

// Buyer is who is invoiced.
type Buyer struct {
	Number             string // the customer number
	Name               string
	OrganisationNumber string // as printed
	Address            []string
}

// Detail is a labelled value, both as printed.
type Detail struct{ Label, Value string }

// Item is one invoiced line.
type Item struct {
	Heading     string // stands above this line and those after it
	Description string
	Quantity    money.Quantity
	Unit        string
	UnitPrice   money.Price // without VAT
	VAT         string      // EN 16931 category: S, Z, E, AE, K, G, O
	VATRate     money.Rate
	Net         money.Amount
}

// Tax is one row of the VAT breakdown.
type Tax struct {
	Category string // EN 16931
	Rate     money.Rate
	Base     money.Amount
	Tax      money.Amount
	Reason   string // why there is none, as printed
}

// DueDate is one of the claims of a collective invoice.
type DueDate struct {
	Number string
	Date   cal.Date
	Amount money.Amount
}

// Payment is where to pay and what to write, all as printed. Without an account there is no payment part.
type Payment struct {
	AccountLabel   string // "Kontonummer", "IBAN", "Bankgiro"
	Account        string
	BIC            string
	ReferenceLabel string // "KID", "Betalings-id", "Viitenumero", "OCR"
	Reference      string // empty: the payer is asked to give the invoice number
	CodeLine       string // the Danish "+71<…+…<"
}

// collective reports whether there are several due dates to list.
func (d Document) collective() bool { return len(d.DueDates) > 1 }

// cleaned is the document with every text fit to be printed (Clean), and single lines without breaks.
func (d Document) cleaned() Document {
	for _, p := range []*string{
		&d.Number, &d.Credits, &d.Currency, &d.Title, &d.TheirReference, &d.OurReference,
		&d.Seller.Name, &d.Seller.OrganisationNumber, &d.Seller.VATMark, &d.Seller.VATNumber,
		&d.Seller.Email, &d.Seller.Phone, &d.Seller.Web, &d.Buyer.Number, &d.Buyer.Name, &d.Buyer.OrganisationNumber,
		&d.Payment.AccountLabel, &d.Payment.Account, &d.Payment.BIC,
		&d.Payment.ReferenceLabel, &d.Payment.Reference, &d.Payment.CodeLine,
	} {
		*p = oneLine(*p)
	}
	d.AdditionalInformation = Clean(d.AdditionalInformation)
	d.Seller.Address, d.Buyer.Address = cleanLines(d.Seller.Address), cleanLines(d.Buyer.Address)
	d.Details = append([]Detail(nil), d.Details...)
	for i, f := range d.Details {
		d.Details[i] = Detail{oneLine(f.Label), oneLine(f.Value)}
	}
	d.Lines = append([]Item(nil), d.Lines...)
	for i := range d.Lines {
		l := &d.Lines[i]
		l.Heading, l.Unit, l.Description = oneLine(l.Heading), oneLine(l.Unit), Clean(l.Description)
	}
	d.VAT = append([]Tax(nil), d.VAT...)
	for i := range d.VAT {
		d.VAT[i].Reason = oneLine(d.VAT[i].Reason)
	}
	d.DueDates = append([]DueDate(nil), d.DueDates...)
	for i := range d.DueDates {
		d.DueDates[i].Number = oneLine(d.DueDates[i].Number)
	}
	return d
}

// cleanLines cleans an address and drops its empty rows.
func cleanLines(in []string) []string {
	var out []string
	for _, s := range in {
		if s = oneLine(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
