package issue

import (
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/document"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
)

// Compose says what stands on the document of an invoice. The same is drawn in the preview and on what is sent.
func Compose(o party.Organisation, w Work, v invoice.Invoice, say document.Words) (document.Document, error) {
	t, err := v.Sums()
	if err != nil {
		return document.Document{}, err
	}
	d := document.Document{
		Kind:                  document.Invoice,
		Number:                v.NumberText(),
		Language:              LanguageOf(o, w.Party),
		Currency:              v.Currency,
		Title:                 w.Batch,
		Seller:                seller(o),
		Logo:                  o.Logo,
		Buyer:                 buyer(o, w.Party),
		InvoiceDate:           v.InvoiceDate,
		DueDate:               v.DueDate,
		TheirReference:        v.TheirReference,
		OurReference:          v.OurReference,
		AdditionalInformation: v.AdditionalInformation,
		Net:                   t.Net,
		Tax:                   t.VAT,
		Total:                 t.Total,
		Issued:                v.IssuedAt,
	}
	for i, l := range v.Lines {
		d.Lines = append(d.Lines, document.Item{
			Description: l.Description, Quantity: l.Quantity, Unit: l.Unit, UnitPrice: l.UnitPrice,
			VAT: string(l.VAT.Category), VATRate: l.VAT.Rate, Net: t.Lines[i],
		})
	}
	for _, s := range t.Subtotals {
		tax := document.Tax{Category: string(s.VAT.Category), Rate: s.VAT.Rate, Base: s.Base, Tax: s.Tax}
		if s.VAT.Category != invoice.Standard {
			tax.Reason = say("issue.vat." + string(s.VAT.Category))
		}
		d.VAT = append(d.VAT, tax)
	}
	if c := v.Credit; c != nil { // nothing to pay, and so no day to pay it
		d.Kind, d.DueDate = document.CreditNote, cal.Date{}
		d.Credits, d.CreditsDate = strconv.FormatInt(c.Number, 10), c.Date
		return d, nil
	}
	d.Payment, err = pay(o, w.Party, v.Reference, t.Total, say)
	return d, err
}

// pay is where and with what reference to pay. A negative or zero invoice asks for nothing. A payer abroad gets the
// account's international number where it is known: another country's banks take no other.
func pay(
	o party.Organisation, to party.Party, reference string, total money.Amount, say document.Words,
) (document.Payment, error) {
	var p document.Payment
	if total.Sign() <= 0 {
		return p, nil
	}
	account, err := payment.ParseAccount(o.Country, o.Account)
	if err != nil {
		return p, err
	}
	abroad := to.Address.In(o.Country) != o.Country
	if iban := account.IBAN(); iban != "" && abroad {
		if account, err = payment.ParseAccount(o.Country, iban); err != nil {
			return p, err
		}
	}
	p.AccountLabel, p.Account, p.BIC = say("issue.account."+string(account.Kind)), account.Print(), o.BIC
	if reference == "" {
		return p, nil
	}
	scheme := o.Reference.Scheme
	p.ReferenceLabel = say("issue.reference." + string(scheme))
	p.Reference = payment.Print(scheme, reference)
	if scheme == payment.FIK71 && !abroad {
		p.CodeLine = payment.CodeLine(reference, o.Reference.CreditorNumber)
		p.AccountLabel, p.Account = say("issue.account.fik"), o.Reference.CreditorNumber
	}
	return p, nil
}

func seller(o party.Organisation) document.Seller {
	s := document.Seller{
		Name:               o.Name,
		Country:            o.Country,
		OrganisationNumber: payment.PrintOrganisationNumber(o.Country, o.OrganisationNumber),
		VATRegistered:      o.VATRegistered,
		Address:            postal(o.Address, o.Country),
		Email:              party.PrintEmail(o.Email),
		Phone:              o.Phone,
		Web:                o.Web,
	}
	if !o.VATRegistered {
		return s
	}
	switch o.Country {
	case "NO":
		s.VATMark = "MVA" // bokføringsforskriften § 5-1-2
	case "SE":
		s.VATNumber = "SE" + o.OrganisationNumber + "01"
	case "FI":
		s.VATNumber = "FI" + strings.ReplaceAll(o.OrganisationNumber, "-", "")
	}
	return s
}

func buyer(o party.Organisation, p party.Party) document.Buyer {
	return document.Buyer{
		Number:             p.Number,
		Name:               p.Name,
		OrganisationNumber: payment.PrintOrganisationNumber(p.Address.In(o.Country), p.OrganisationNumber),
		Address:            postal(p.Address, o.Country),
	}
}

// postal is an address as it stands on an envelope; the country only where it is another than the sender's.
func postal(a party.Address, home string) []string {
	code := a.PostalCode
	if a.In(home) == "SE" && len(code) == 5 {
		code = code[:3] + " " + code[3:]
	}
	out := []string{a.Street, a.Street2, strings.TrimSpace(code + " " + a.City)}
	if a.Country != "" && a.Country != home {
		out = append(out, document.CountryName(a.Country))
	}
	return out
}
